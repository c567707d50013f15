import type { CardFields } from '../../../../shared/contract/customers.ts'
import { type Day, dayInZone } from '../../../../shared/values/day.ts'
import type { CardSnapshot, TaxIdentity, VatConfirmation } from './card.ts'

/** Fields whose change asks the operator's password again: who the customer is, where mail goes, whose account pays. */
export const sensitiveFields = [
  'legalName',
  'tradeName',
  'addressLine',
  'addressExtra',
  'postcode',
  'city',
  'country',
  'email',
  'iban',
  'vatNumber',
] as const satisfies readonly (keyof CardFields)[]

type FieldName = keyof CardFields

/** Names of the fields that differ, in the order of the card. */
export function changedFields(before: CardFields, after: CardFields): FieldName[] {
  return fieldNames(before).filter((name) => before[name] !== after[name])
}

function fieldNames(fields: CardFields): FieldName[] {
  const isField = (name: string): name is FieldName => Object.hasOwn(fields, name)
  return Object.keys(fields).filter(isField)
}

/** The changed fields that need the password. */
export function sensitiveChanges(before: CardFields, after: CardFields): FieldName[] {
  const changed = new Set<FieldName>(changedFields(before, after))
  return sensitiveFields.filter((name) => changed.has(name))
}

/** Both sides of a change, for the part of an audit event that can be erased. */
export function beforeAndAfter(before: CardFields, after: CardFields): Record<string, unknown> {
  const changed = changedFields(before, after)
  const pick = (fields: CardFields) => Object.fromEntries(changed.map((name) => [name, fields[name]]))
  return { before: pick(before), after: pick(after) }
}

/** The confirmation that holds after a change: one for another VAT number proves nothing about this one. */
export function confirmationAfter(
  confirmation: VatConfirmation | null,
  vatNumber: string,
): VatConfirmation | null {
  return confirmation !== null && confirmation.vatNumber === vatNumber ? confirmation : null
}

export interface FieldChange {
  field: string
  before: string
  after: string
}

/** What changed from one version of a card to the next, as texts. */
export function changesBetween(before: CardSnapshot, after: CardSnapshot): FieldChange[] {
  const left = textsOf(before)
  const right = textsOf(after)
  return [...right].flatMap(([field, text]) => {
    const old = left.get(field) ?? ''
    return old === text ? [] : [{ field, before: old, after: text }]
  })
}

function textsOf(snapshot: CardSnapshot): Map<string, string> {
  const confirmation = snapshot.vatConfirmation
  const values: Record<string, unknown> = {
    ...snapshot.fields,
    taxId: snapshot.taxIdentity.value,
    state: snapshot.state,
    vatConfirmationDay: confirmation?.day ?? '',
    vatConfirmationValid: confirmation?.valid ?? '',
    vatConfirmationNumber: confirmation?.consultationNumber ?? '',
  }
  return new Map(Object.entries(values).map(([name, value]) => [name, value === null ? '' : String(value)]))
}

/** The last of these versions (oldest first) that was there at the end of the day in the zone; null before the first. */
export function versionAt<Version extends { at: string }>(
  versions: readonly Version[],
  day: Day,
  timeZone: string,
): Version | null {
  return versions.findLast((version) => dayInZone(version.at, timeZone) <= day) ?? null
}

/** Forms in which the same tax ID may stand on another card: with its country's prefix and without. */
export function taxIdForms(identity: TaxIdentity): string[] {
  const { value, country } = identity
  if (value === '') return []
  const prefix = country === 'GR' ? 'EL' : country
  return value.startsWith(prefix) ? [value, value.slice(prefix.length)] : [value, `${prefix}${value}`]
}
