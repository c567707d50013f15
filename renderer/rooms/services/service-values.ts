import type { ServiceFields } from '../../../shared/contract/services.ts'
import { isDay } from '../../../shared/values/day.ts'
import type { Day } from '../../../shared/values/day.ts'
import { decimal, isDecimal } from '../../../shared/values/decimal.ts'
import type { Decimal } from '../../../shared/values/decimal.ts'
import type { useWords } from '../../app/i18n.ts'
import type { FieldErrors } from '../../ui/index.ts'

type Words = ReturnType<typeof useWords>

export type Registrant = NonNullable<ServiceFields['registrant']>

/** A service as a form holds it. */
export interface ServiceValues {
  kind: ServiceFields['kind']
  label: string
  description: string
  quantity: Decimal | null
  unitPrice: Decimal | null
  vatCategory: ServiceFields['vatCategory']
  periodMonths: string
  nextBillingDay: Day | null
  registrant: Registrant | null
}

/** The months that are offered; another number stays as it is. */
export const usualPeriods = [0, 1, 3, 6, 12, 24, 36]

export const emptyRegistrant: Registrant = {
  name: '',
  organisation: '',
  addressLine: '',
  postcode: '',
  city: '',
  country: '',
  email: '',
  phone: '',
}

/** What the form of a new service starts with: a domain, billed yearly from its first day. */
export function emptyService(today: Day): ServiceValues {
  return {
    kind: 'domain',
    label: '',
    description: '',
    quantity: decimal('1'),
    unitPrice: null,
    vatCategory: 'standard',
    periodMonths: '12',
    nextBillingDay: today,
    registrant: null,
  }
}

function decimalOf(text: string): Decimal | null {
  return isDecimal(text) ? text : decimal(text)
}

export function serviceValuesOf(service: ServiceFields): ServiceValues {
  return {
    kind: service.kind,
    label: service.label,
    description: service.description,
    quantity: decimalOf(service.quantity),
    unitPrice: decimalOf(service.unitPrice),
    vatCategory: service.vatCategory,
    periodMonths: String(service.periodMonths),
    nextBillingDay:
      service.nextBillingDay !== null && isDay(service.nextBillingDay) ? service.nextBillingDay : null,
    registrant: service.registrant,
  }
}

/** What the contract takes. The values must have been validated. */
export function serviceFieldsOf(values: ServiceValues): ServiceFields {
  return {
    kind: values.kind,
    label: values.label,
    description: values.description,
    quantity: values.quantity ?? '1',
    unitPrice: values.unitPrice ?? '0',
    vatCategory: values.vatCategory,
    periodMonths: Number(values.periodMonths),
    nextBillingDay: values.nextBillingDay,
    registrant: values.registrant,
  }
}

/** The errors of a service, one worded error per field that has one. */
export function validateService(t: Words, values: ServiceValues): FieldErrors<ServiceValues> {
  const errors: FieldErrors<ServiceValues> = {}
  if (values.label.trim() === '') errors.label = t('required')
  if (values.quantity === null) errors.quantity = t('required')
  if (values.unitPrice === null) errors.unitPrice = t('required')
  return errors
}
