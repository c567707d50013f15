import { Checkbox, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import type { TextInputProps } from '@mantine/core'
import { formatIban, isIban } from '../../../shared/values/iban.ts'
import { languages } from '../../../shared/values/languages.ts'
import { useWords } from '../../app/i18n.ts'
import { ChoiceSelect } from '../../ui/choice-select.tsx'
import { Cell, FormSection } from '../../ui/form-layout.tsx'
import { CountrySelect } from '../../ui/index.ts'
import type { Fields } from '../../ui/index.ts'
import { checkIban, checkVatNumber } from './card-values.ts'
import type { CardValues, Check } from './card-values.ts'
import classes from './customers.module.css'

/** An IBAN in groups of four; what is none as it stands. */
export function writeIban(text: string): string {
  return isIban(text) ? formatIban(text) : text
}

/** A text field with what is right or wrong about it, said while it is typed. */
export function CheckedInput({ check, error, ...props }: TextInputProps & { check: Check }) {
  const isWrong = check?.ok === false
  return (
    <TextInput
      {...props}
      error={error ?? (isWrong ? check.words : undefined)}
      description={
        check?.ok === true ? <span className={classes.right}>{check.words}</span> : props.description
      }
      inputWrapperOrder={['label', 'input', 'description', 'error']}
    />
  )
}

/** Company or person. */
export function KindField({
  value,
  onChange,
  disabled = false,
}: {
  value: CardValues['kind']
  onChange(kind: CardValues['kind']): void
  disabled?: boolean
}) {
  const t = useWords()
  return (
    <SegmentedControl
      aria-label={t('customers:field.kind')}
      disabled={disabled}
      data={[
        { value: 'company', label: t('customers:kind.company') },
        { value: 'person', label: t('customers:kind.person') },
      ]}
      value={value}
      onChange={(kind) => onChange(kind === 'person' ? 'person' : 'company')}
    />
  )
}

/** Names: what the identity is called. */
export function NameFields({ fields }: { fields: Fields<CardValues> }) {
  const t = useWords()
  const isPerson = fields.values.kind === 'person'
  return (
    <>
      <Cell span={isPerson ? 6 : 3}>
        <TextInput
          label={t(isPerson ? 'customers:field.fullName' : 'customers:field.legalName')}
          withAsterisk
          autoComplete="off"
          maxLength={160}
          {...fields.text('legalName')}
        />
      </Cell>
      {!isPerson && (
        <Cell span={3}>
          <TextInput
            label={t('customers:field.tradeName')}
            autoComplete="off"
            maxLength={160}
            {...fields.text('tradeName')}
          />
        </Cell>
      )}
    </>
  )
}

/** VAT and register number: dated attributes, not the identity. */
export function RegisterFields({ fields }: { fields: Fields<CardValues> }) {
  const t = useWords()
  const { values } = fields
  return (
    <>
      <Cell span={3}>
        <CheckedInput
          label={t('customers:field.vatNumber')}
          autoComplete="off"
          maxLength={20}
          check={checkVatNumber(t, values.country, values.vatNumber)}
          {...fields.text('vatNumber')}
        />
      </Cell>
      <Cell span={3}>
        <TextInput
          label={t('customers:field.registrationNumber')}
          autoComplete="off"
          maxLength={40}
          {...fields.text('registrationNumber')}
        />
      </Cell>
    </>
  )
}

/** Where the letters go. */
export function AddressSection({
  fields,
  onCountry,
}: {
  fields: Fields<CardValues>
  onCountry?(country: string): void
}) {
  const t = useWords()
  const setCountry = (country: string) => {
    fields.set('country', country)
    onCountry?.(country)
  }
  return (
    <FormSection title={t('customers:section.address')} hint={t('customers:section.addressHint')}>
      <Cell span={4}>
        <TextInput
          label={t('customers:field.addressLine')}
          withAsterisk
          maxLength={160}
          autoComplete="off"
          {...fields.text('addressLine')}
        />
      </Cell>
      <Cell span={2}>
        <TextInput
          label={t('customers:field.addressExtra')}
          maxLength={160}
          autoComplete="off"
          {...fields.text('addressExtra')}
        />
      </Cell>
      <Cell span={1}>
        <TextInput label={t('postcode')} maxLength={12} autoComplete="off" {...fields.text('postcode')} />
      </Cell>
      <Cell span={3}>
        <TextInput
          label={t('city')}
          withAsterisk
          maxLength={80}
          autoComplete="off"
          {...fields.text('city')}
        />
      </Cell>
      <Cell span={2}>
        <CountrySelect label={t('country')} withAsterisk {...fields.value('country')} onChange={setCountry} />
      </Cell>
    </FormSection>
  )
}

/** How to reach the customer. */
export function ContactSection({ fields }: { fields: Fields<CardValues> }) {
  const t = useWords()
  return (
    <FormSection title={t('customers:section.contact')} hint={t('customers:section.contactHint')}>
      <Cell span={3}>
        <TextInput label={t('email')} maxLength={254} autoComplete="off" {...fields.text('email')} />
      </Cell>
      <Cell span={3}>
        <TextInput label={t('phone')} maxLength={40} autoComplete="off" {...fields.text('phone')} />
      </Cell>
      <Cell span={3}>
        <ChoiceSelect
          label={t('customers:field.language')}
          choices={languages.map((language) => [language, t(`languages.${language}`)] as const)}
          {...fields.value('language')}
        />
      </Cell>
    </FormSection>
  )
}

/** How the customer is billed and pays. */
export function BillingSection({ fields }: { fields: Fields<CardValues> }) {
  const t = useWords()
  const { values } = fields
  return (
    <FormSection title={t('customers:section.billing')} hint={t('customers:section.billingHint')}>
      <Cell span={2}>
        <ChoiceSelect
          label={t('customers:field.paymentMethod')}
          choices={[
            ['transfer', t('customers:paymentMethod.transfer')],
            ['direct-debit', t('customers:paymentMethod.direct-debit')],
          ]}
          {...fields.value('paymentMethod')}
        />
      </Cell>
      <Cell span={4}>
        <CheckedInput
          label={t('customers:field.iban')}
          autoComplete="off"
          maxLength={42}
          check={checkIban(t, values.iban, writeIban)}
          {...fields.text('iban')}
        />
      </Cell>
      <Cell span={2}>
        <TextInput
          label={t('customers:field.termDays')}
          inputMode="numeric"
          maxLength={3}
          description={t('customers:field.termDaysHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...fields.text('termDays')}
        />
      </Cell>
      <Cell span={2}>
        <ChoiceSelect
          label={t('customers:field.priceMode')}
          choices={[
            ['company', t('customers:priceMode.company')],
            ['net', t('customers:priceMode.net')],
            ['gross', t('customers:priceMode.gross')],
          ]}
          {...fields.value('priceMode')}
        />
      </Cell>
      <Cell span={2}>
        <TextInput
          label={t('customers:field.purchaseReference')}
          maxLength={60}
          autoComplete="off"
          description={t('customers:field.purchaseReferenceHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...fields.text('purchaseReference')}
        />
      </Cell>
      <Cell span={6}>
        <Checkbox
          label={t('customers:field.useCreditAutomatically')}
          checked={values.useCreditAutomatically}
          onChange={(event) => fields.set('useCreditAutomatically', event.currentTarget.checked)}
        />
      </Cell>
    </FormSection>
  )
}

/** What colleagues should know. */
export function NoteSection({ fields }: { fields: Fields<CardValues> }) {
  const t = useWords()
  return (
    <FormSection title={t('customers:section.note')} hint={t('customers:section.noteHint')}>
      <Cell span={3}>
        <Textarea
          label={t('customers:field.note')}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={4000}
          {...fields.text('note')}
        />
      </Cell>
      <Cell span={3}>
        <Textarea
          label={t('customers:field.formerNames')}
          description={t('customers:field.formerNamesHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={500}
          {...fields.text('formerNames')}
        />
      </Cell>
    </FormSection>
  )
}
