import { Checkbox, TextInput } from '@mantine/core'
import type { AskableField } from '../../../shared/contract/changes-asked.ts'
import { languages } from '../../../shared/values/languages.ts'
import { isTaxIdKind, taxIdExamples, taxIdKinds } from '../../../shared/values/tax-id.ts'
import { useWords } from '../../app/i18n.ts'
import { ChoiceSelect } from '../../ui/choice-select.tsx'
import { Cell, FormSection } from '../../ui/form-layout.tsx'
import { CountrySelect } from '../../ui/index.ts'
import type { Fields } from '../../ui/index.ts'
import { checkTaxId, fieldName, useFieldWords } from '../customers/index.ts'
import { identityKinds } from './wish.ts'
import type { Customer, WishValues } from './wish.ts'

/** Fields with their width of six and their longest text. */
const sections: readonly {
  section: 'identity' | 'address' | 'contact' | 'billing'
  fields: readonly (readonly [field: AskableField, span: 2 | 3 | 4, most: number])[]
}[] = [
  {
    section: 'identity',
    fields: [
      ['legalName', 3, 160],
      ['tradeName', 3, 160],
      ['vatNumber', 3, 20],
      ['registrationNumber', 3, 40],
    ],
  },
  {
    section: 'address',
    fields: [
      ['addressLine', 3, 160],
      ['addressExtra', 3, 160],
      ['postcode', 2, 12],
      ['city', 4, 80],
      ['country', 3, 2],
    ],
  },
  {
    section: 'contact',
    fields: [
      ['email', 3, 254],
      ['phone', 3, 40],
      ['language', 3, 2],
    ],
  },
  {
    section: 'billing',
    fields: [
      ['paymentMethod', 3, 20],
      ['iban', 3, 42],
      ['purchaseReference', 3, 60],
    ],
  },
]

/** The card's data as they are, to be typed over where they shall change. */
export function CardPart({
  customer,
  fields,
  withIdentity,
}: {
  customer: Customer
  fields: Fields<WishValues>
  withIdentity: boolean
}) {
  const t = useWords()
  return (
    <>
      {withIdentity && <IdentitySection customer={customer} fields={fields} />}
      {sections.map(({ section, fields: shown }) => (
        <FormSection
          key={section}
          title={t(`customers:section.${section}`)}
          hint={section === 'identity' ? t('changes:new.cardHint') : undefined}
        >
          {shown
            .filter(([field]) => field !== 'tradeName' || customer.kind === 'company')
            .map(([field, span, most]) => (
              <Cell key={field} span={span}>
                <AskedField
                  field={field}
                  most={most}
                  now={customer[field]}
                  typed={fields.values.card[field]}
                  onChange={(text) => fields.set('card', { ...fields.values.card, [field]: text })}
                />
              </Cell>
            ))}
        </FormSection>
      ))}
    </>
  )
}

function AskedField({
  field,
  most,
  now,
  typed,
  onChange,
}: {
  field: AskableField
  most: number
  now: string
  typed: string | undefined
  onChange(text: string): void
}) {
  const t = useWords()
  const words = useFieldWords()
  const value = typed ?? now
  const shared = {
    label: fieldName(field),
    // What stood there stays in sight once it is typed over.
    description: value.trim() === now ? undefined : t('changes:new.now', { value: words(field, now) }),
    inputWrapperOrder: ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description')[],
  }
  if (field === 'country') return <CountrySelect {...shared} value={value} onChange={onChange} />
  if (field === 'language') {
    const choices = languages.map((language) => [language, t(`languages.${language}`)] as const)
    return <ChoiceSelect<string> {...shared} choices={choices} value={value} onChange={onChange} />
  }
  if (field === 'paymentMethod') {
    const choices = (['transfer', 'direct-debit'] as const).map(
      (method) => [method, t(`customers:paymentMethod.${method}`)] as const,
    )
    return <ChoiceSelect<string> {...shared} choices={choices} value={value} onChange={onChange} />
  }
  return (
    <TextInput
      {...shared}
      maxLength={most}
      autoComplete="off"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

/** The tax identity, which is never edited: asked for beside the fields, since it makes another customer. */
function IdentitySection({ customer, fields }: { customer: Customer; fields: Fields<WishValues> }) {
  const t = useWords()
  const { values } = fields
  const { value } = customer.taxIdentity
  return (
    <FormSection
      title={fieldName('taxId')}
      hint={t('changes:new.identityHint', { value: value === '' ? t('customers:tax.kinds.none') : value })}
    >
      <Cell span={6}>
        <Checkbox
          label={t('changes:new.identityChanged')}
          checked={values.identityChanged}
          onChange={(event) => {
            fields.set('identityChanged', event.currentTarget.checked)
            setIdentityCountry(fields, customer.taxIdentity.country)
          }}
        />
      </Cell>
      {values.identityChanged && <IdentityFields fields={fields} />}
    </FormSection>
  )
}

function setIdentityCountry(fields: Fields<WishValues>, country: string): void {
  fields.set('taxCountry', country)
  fields.set('taxKind', identityKinds(country)[0] ?? 'other')
  fields.set('taxValue', '')
}

function IdentityFields({ fields }: { fields: Fields<WishValues> }) {
  const t = useWords()
  const { taxCountry, taxKind, taxValue } = fields.values
  const kind = taxIdKinds(taxCountry, 'company').includes(taxKind) ? 'company' : 'person'
  const check = checkTaxId(t, { kind, taxKind, taxCountry, taxValue })
  const isWrong = taxValue.trim() !== '' && !check.ok
  return (
    <>
      <Cell span={3}>
        <CountrySelect
          label={t('customers:tax.country')}
          value={taxCountry}
          onChange={(country) => setIdentityCountry(fields, country)}
        />
      </Cell>
      <Cell span={3}>
        <ChoiceSelect<string>
          label={t('customers:tax.kind')}
          choices={identityKinds(taxCountry).map((one) => [one, t(`customers:tax.kinds.${one}`)] as const)}
          value={taxKind}
          onChange={(one) => isTaxIdKind(one) && fields.set('taxKind', one)}
        />
      </Cell>
      <Cell span={6}>
        <TextInput
          label={t('customers:tax.value')}
          withAsterisk
          autoComplete="off"
          maxLength={40}
          description={
            check.ok ? check.words : t('customers:tax.example', { example: taxIdExamples[taxKind] })
          }
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...fields.text('taxValue')}
          error={fields.errors.taxValue ?? (isWrong ? check.words : undefined)}
        />
      </Cell>
    </>
  )
}
