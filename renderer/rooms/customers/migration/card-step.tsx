import { Alert, Checkbox, TextInput } from '@mantine/core'
import { useWords } from '../../../app/i18n.ts'
import { Cell, FormSection } from '../../../ui/form-layout.tsx'
import { DayInput } from '../../../ui/index.ts'
import type { Fields } from '../../../ui/index.ts'
import {
  AddressSection,
  BillingSection,
  ContactSection,
  KindField,
  NameFields,
  NoteSection,
  RegisterFields,
} from '../card-fields.tsx'
import { usualTaxKind } from '../card-values.ts'
import type { Customer } from '../customer-page.tsx'
import { TaxIdFields } from '../tax-id-fields.tsx'
import type { MigrationValues } from './use-migration.ts'

/** The new identity and its card, which starts with the data of the old one. */
export function CardStep({ customer, fields }: { customer: Customer; fields: Fields<MigrationValues> }) {
  const t = useWords()
  const { values } = fields
  const setKind = (kind: MigrationValues['kind']) => {
    fields.set('kind', kind)
    fields.set('taxKind', usualTaxKind(values.taxCountry, kind))
    fields.set('taxValue', '')
    if (kind === 'person') fields.set('tradeName', '')
  }
  return (
    <>
      <p>{t('migrations:copied', { number: customer.cardNumber })}</p>
      <FormSection title={t('migrations:section.move')} hint={t('migrations:section.moveHint')}>
        <Cell span={2}>
          <DayInput label={t('migrations:day')} withAsterisk {...fields.value('day')} />
        </Cell>
        <Cell span={4}>
          <TextInput
            label={t('migrations:reason')}
            description={t('migrations:reasonHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            maxLength={300}
            autoComplete="off"
            {...fields.text('reason')}
          />
        </Cell>
      </FormSection>
      <FormSection title={t('customers:section.identity')} hint={t('customers:section.identityHint')}>
        <Cell span={6}>
          <KindField value={values.kind} onChange={setKind} />
        </Cell>
        <NameFields fields={fields} />
        <TaxIdFields fields={fields} />
        {(values.kind === 'company' || values.vatNumber !== '') && <RegisterFields fields={fields} />}
        {values.vatNumber.trim() !== '' && <VatAnswer fields={fields} />}
      </FormSection>
      <AddressSection fields={fields} />
      <ContactSection fields={fields} />
      {customer.paymentMethod === 'direct-debit' && (
        <Alert mb="sm">{t('migrations:mandate', { number: customer.cardNumber })}</Alert>
      )}
      <BillingSection fields={fields} />
      <NoteSection fields={fields} />
    </>
  )
}

/** What VIES or the authority answered: without it a business abroad is charged the seller's VAT. */
function VatAnswer({ fields }: { fields: Fields<MigrationValues> }) {
  const t = useWords()
  const { values } = fields
  return (
    <>
      <Cell span={6}>
        <Checkbox
          label={t('migrations:vat.answer')}
          description={t('migrations:vat.hint')}
          checked={values.vatConfirmed}
          onChange={(event) => fields.set('vatConfirmed', event.currentTarget.checked)}
        />
      </Cell>
      {values.vatConfirmed && (
        <>
          <Cell span={2}>
            <DayInput label={t('migrations:vat.day')} withAsterisk {...fields.value('vatDay')} />
          </Cell>
          <Cell span={4}>
            <TextInput
              label={t('migrations:vat.consultation')}
              maxLength={40}
              autoComplete="off"
              {...fields.text('vatConsultation')}
            />
          </Cell>
        </>
      )}
    </>
  )
}
