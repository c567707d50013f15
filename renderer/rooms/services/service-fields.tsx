import { Button, TextInput } from '@mantine/core'
import { serviceKinds } from '../../../shared/contract/services.ts'
import { vatCategories } from '../../../shared/contract/settings.ts'
import type { Outputs } from '../../api/types.ts'
import { useWords } from '../../app/i18n.ts'
import { ChoiceSelect } from '../../ui/choice-select.tsx'
import { DecimalInput } from '../../ui/decimal-input.tsx'
import { Cell, FormSection } from '../../ui/form-layout.tsx'
import { CountrySelect, DayInput } from '../../ui/index.ts'
import type { Fields } from '../../ui/index.ts'
import { usePeriodWords } from './period-words.ts'
import { emptyRegistrant, usualPeriods } from './service-values.ts'
import type { Registrant, ServiceValues } from './service-values.ts'

/** What the customer has. */
export function ServiceSection({ fields }: { fields: Fields<ServiceValues> }) {
  const t = useWords()
  const isDomain = fields.values.kind === 'domain'
  return (
    <FormSection title={t('services:section.service')} hint={t('services:section.serviceHint')}>
      <Cell span={2}>
        <ChoiceSelect
          label={t('services:field.kind')}
          choices={serviceKinds.map((kind) => [kind, t(`services:kind.${kind}`)] as const)}
          {...fields.value('kind')}
        />
      </Cell>
      <Cell span={4}>
        <TextInput
          label={t(isDomain ? 'services:field.domainName' : 'services:field.label')}
          withAsterisk
          autoComplete="off"
          spellCheck={false}
          maxLength={253}
          {...fields.text('label')}
        />
      </Cell>
      <Cell span={6}>
        <TextInput
          label={t('services:field.description')}
          description={t('services:field.descriptionHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autoComplete="off"
          maxLength={200}
          {...fields.text('description')}
        />
      </Cell>
    </FormSection>
  )
}

/** What the billing run takes, and when. */
export function PriceSection({ fields }: { fields: Fields<ServiceValues> }) {
  const t = useWords()
  const periodWords = usePeriodWords()
  const own = Number(fields.values.periodMonths)
  const months = usualPeriods.includes(own) ? usualPeriods : [...usualPeriods, own].sort((a, b) => a - b)
  return (
    <FormSection title={t('services:section.billing')} hint={t('services:section.billingHint')}>
      <Cell span={1}>
        <DecimalInput label={t('services:field.quantity')} withAsterisk {...fields.value('quantity')} />
      </Cell>
      <Cell span={2}>
        <DecimalInput
          label={t('services:field.unitPrice')}
          withAsterisk
          minimumDecimals={2}
          {...fields.value('unitPrice')}
        />
      </Cell>
      <Cell span={2}>
        <ChoiceSelect
          label={t('services:field.vatCategory')}
          choices={vatCategories.map(
            (category) => [category, t(`services:vatCategory.${category}`)] as const,
          )}
          {...fields.value('vatCategory')}
        />
      </Cell>
      <Cell span={3}>
        <ChoiceSelect
          label={t('services:field.period')}
          choices={months.map((count) => [String(count), periodWords(count)] as const)}
          {...fields.value('periodMonths')}
        />
      </Cell>
      <Cell span={2}>
        <DayInput
          label={t('services:field.nextBillingDay')}
          description={t('services:field.nextBillingDayHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...fields.value('nextBillingDay')}
        />
      </Cell>
    </FormSection>
  )
}

/** A registrant out of the card's own data. */
export function registrantOf(customer: Outputs['customers']['get']): Registrant {
  const isPerson = customer.kind === 'person'
  return {
    name: isPerson ? customer.legalName : (customer.contacts[0]?.name ?? ''),
    organisation: isPerson ? '' : customer.legalName,
    addressLine: customer.addressLine,
    postcode: customer.postcode,
    city: customer.city,
    country: customer.country,
    email: customer.email,
    phone: customer.phone,
  }
}

const textFields = ['name', 'organisation', 'addressLine', 'postcode', 'city', 'email', 'phone'] as const

/** The contact registered with a domain: its own data, whatever the card says. */
export function RegistrantSection({
  fields,
  onCopy,
}: {
  fields: Fields<ServiceValues>
  /** Takes the card's data over; missing where no card is known yet. */
  onCopy: (() => void) | undefined
}) {
  const t = useWords()
  const { registrant } = fields.values
  const set = (change: Partial<Registrant>) =>
    fields.set('registrant', { ...(registrant ?? emptyRegistrant), ...change })
  return (
    <FormSection title={t('services:section.registrant')} hint={t('services:section.registrantHint')}>
      <Cell span={6}>
        <Button.Group>
          {registrant === null && <Button onClick={() => set({})}>{t('services:registrant.add')}</Button>}
          {onCopy !== undefined && <Button onClick={onCopy}>{t('services:registrant.copy')}</Button>}
          {registrant !== null && (
            <Button onClick={() => fields.set('registrant', null)}>{t('services:registrant.remove')}</Button>
          )}
        </Button.Group>
      </Cell>
      {registrant !== null &&
        textFields.map((field) => (
          <Cell key={field} span={field === 'postcode' ? 1 : field === 'city' ? 2 : 3}>
            <TextInput
              label={registrantLabel(t, field)}
              autoComplete="off"
              maxLength={field === 'postcode' ? 12 : field === 'phone' ? 40 : field === 'city' ? 80 : 160}
              value={registrant[field]}
              onChange={(event) => set({ [field]: event.currentTarget.value })}
            />
          </Cell>
        ))}
      {registrant !== null && (
        <Cell span={3}>
          <CountrySelect
            label={t('country')}
            value={registrant.country}
            onChange={(country) => set({ country })}
          />
        </Cell>
      )}
    </FormSection>
  )
}

function registrantLabel(t: ReturnType<typeof useWords>, field: (typeof textFields)[number]): string {
  switch (field) {
    case 'organisation':
      return t('services:field.organisation')
    case 'addressLine':
      return t('customers:field.addressLine')
    default:
      return t(field)
  }
}
