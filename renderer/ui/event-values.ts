import { cents, isCents } from '../../shared/values/money.ts'
import { isDay } from '../../shared/values/day.ts'
import { wordIfKnown } from '../app/i18n.ts'
import type { Format } from './format.ts'

/** Where the name of a value is worded: among the events' own words, or as the field of a form. */
const places = [
  'audit:value',
  'customers:field',
  'customers:contacts',
  'services:field',
  'services:column',
  'billing:check.field',
  'settings:company',
  'common',
] as const

function nameWords(name: string): string {
  for (const place of places) {
    const words = wordIfKnown(`${place}.${name}`)
    if (words !== null) return words
  }
  return name
}

/** Where the words of a value are that is one of a closed list, by the name of the value. */
const choices: Readonly<Record<string, readonly string[]>> = {
  kind: ['customers:kind', 'customers:tax.kinds', 'services:kind', 'billing:kind', 'audit:recordKind'],
  taxIdKind: ['customers:tax.kinds'],
  method: ['receipts:method', 'receipts:declined.method'],
  declineReason: ['receipts:declined.reason'],
  nextStep: ['receipts:declined.step'],
  decision: ['payments:undo'],
  state: ['customers:state', 'services:state', 'billing:state'],
  paymentMethod: ['customers:paymentMethod'],
  priceMode: ['customers:priceMode'],
  access: ['customers:contacts.accessLevel'],
  vatCategory: ['services:vatCategory'],
  treatment: ['billing:treatment'],
  role: ['operators:roles'],
  language: ['common:languages'],
}

function choiceWords(name: string, value: string): string | null {
  for (const place of choices[name] ?? []) {
    const words = wordIfKnown(`${place}.${value}`)
    if (words !== null) return words
  }
  return null
}

/** A period of so many months, as the form of a service says it. */
function periodWords(months: number): string | null {
  if (months === 0) return wordIfKnown('services:period.once')
  return months % 12 === 0
    ? wordIfKnown('services:period.years', { count: months / 12 })
    : wordIfKnown('services:period.months', { count: months })
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

/** A value as people read it; what stands inside it is named and written in the same way. */
function written(name: string, value: unknown, format: Format): string {
  if (isEmpty(value)) return '–'
  if (Array.isArray(value)) return value.map((one: unknown) => written(name, one, format)).join('; ')
  if (isRecord(value)) {
    if ('before' in value && 'after' in value) return changed(name, value.before, value.after, format)
    return Object.entries(value)
      .filter(([, one]) => !isEmpty(one))
      .map(([inner, one]) => `${nameWords(inner)} ${written(inner, one, format)}`)
      .join(', ')
  }
  if (typeof value === 'boolean') return wordIfKnown(value ? 'common:yes' : 'common:no') ?? String(value)
  if (typeof value === 'number' && name.endsWith('Cents') && isCents(value))
    return format.amount(cents(value))
  if (typeof value === 'number' && name === 'ratePermyriad') return format.rate(value)
  if (typeof value === 'number' && name.endsWith('Count')) return format.count(value)
  if (typeof value === 'string' && isDay(value)) return format.day(value)
  if (typeof value === 'number' && name === 'periodMonths') return periodWords(value) ?? String(value)
  if (typeof value === 'string' && name === 'country') return format.country(value)
  if (name === 'fields') return nameWords(String(value))
  if (name === 'reason') return wordIfKnown(`refusals:${String(value)}`) ?? String(value)
  return choiceWords(name, String(value)) ?? String(value)
}

/** What a value was and became; of a whole record only what differs. */
function changed(name: string, before: unknown, after: unknown, format: Format): string {
  if (!isRecord(before) || !isRecord(after)) {
    return `${written(name, before, format)} → ${written(name, after, format)}`
  }
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((inner) => JSON.stringify(before[inner]) !== JSON.stringify(after[inner]))
    .map((inner) => `${nameWords(inner)} ${changed(inner, before[inner], after[inner], format)}`)
    .join(', ')
}

/** Keys of the program that say nothing to people. */
const silent = new Set(['id', 'version', 'contactId'])

/** The values an audit event carries, named and written for people: what is empty is left out, a change is an arrow. */
export function eventValues(
  values: Readonly<Record<string, unknown>>,
  format: Format,
): (readonly [string, string])[] {
  const { before, after, ...others } = values
  const hasChange = before !== undefined && after !== undefined
  const told = Object.entries(hasChange ? others : values)
    .filter(([name, value]) => !silent.has(name) && !isEmpty(value))
    .filter(([name]) => name !== 'fields' || !hasChange)
    .map(([name, value]) => [nameWords(name), written(name, value, format)] as const)
  if (!hasChange) return told
  const change = changed('', before, after, format)
  return change === '' ? told : [[nameWords('changes'), change] as const, ...told]
}

/** What was done, in words; the bare action where it has none. */
export function actionWords(action: string): string {
  return wordIfKnown(`audit:action.${action}`) ?? action
}
