import { cents, isCents } from '../../shared/values/money.ts'
import { isDay } from '../../shared/values/day.ts'
import { wordIfKnown } from '../app/i18n.ts'
import { partsOf, requestedFieldWords } from './event-parts.ts'
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

/** The last part of a path, such as `email` of `contact.email`. */
const lastOf = (name: string): string => name.split('.').at(-1) ?? name

function nameWords(name: string): string {
  const requested = requestedFieldWords(name)
  if (requested !== null) return requested
  for (const place of places) {
    const words = wordIfKnown(`${place}.${lastOf(name)}`)
    if (words !== null) return words
  }
  return name
}

/** Where the words of a value are that is one of a closed list, by the name of the value. */
const choices: Readonly<Record<string, readonly string[]>> = {
  kind: [
    'cards:notes.kinds',
    'customers:kind',
    'customers:tax.kinds',
    'services:kind',
    'billing:kind',
    'audit:recordKind',
  ],
  taxIdKind: ['customers:tax.kinds'],
  method: ['receipts:method', 'receipts:declined.method'],
  declineReason: ['receipts:declined.reason'],
  nextStep: ['receipts:declined.step'],
  decision: ['payments:undo'],
  state: ['customers:state', 'services:state', 'billing:state', 'changes:state'],
  changeKind: ['changes:kind'],
  verdict: ['changes:verdict'],
  checks: ['changes:checkName'],
  capacity: ['changes:capacityName'],
  evidenceKind: ['vault:kind'],
  matter: ['changes:new.matters'],
  paymentMethod: ['customers:paymentMethod'],
  priceMode: ['customers:priceMode'],
  access: ['customers:contacts.accessLevel'],
  requesterAccess: ['customers:contacts.accessLevel'],
  vatCategory: ['services:vatCategory'],
  treatment: ['billing:treatment'],
  requestedBy: ['cards:access.by'],
  identifiedBy: ['cards:access.how'],
  role: ['operators:roles'],
  language: ['common:languages'],
  client: ['people:sessions.client'],
  unlockedBy: ['audit:unlockedBy'],
  why: ['audit:why'],
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
    if (isChange(value)) return changed(name, value.before, value.after, format)
    return Object.entries(value)
      .filter(([, one]) => !isEmpty(one))
      .map(([inner, one]) => `${nameWords(inner)} ${written(inner, one, format)}`)
      .join(', ')
  }
  if (typeof value === 'boolean') return wordIfKnown(value ? 'common:yes' : 'common:no') ?? String(value)
  if (typeof value === 'number' && name.endsWith('Cents') && isCents(value))
    return format.amount(cents(value))
  if (typeof value === 'string' && name.endsWith('At')) return format.instant(value)
  if (typeof value === 'number' && name === 'ratePermyriad') return format.rate(value)
  if (typeof value === 'number' && name.endsWith('Count')) return format.count(value)
  if (typeof value === 'string' && isDay(value)) return format.day(value)
  if (typeof value === 'number' && name === 'periodMonths') return periodWords(value) ?? String(value)
  if (typeof value === 'string' && name === 'country') return format.country(value)
  if (name === 'fields') return String(value).split(' ').map(nameWords).join(', ')
  if (name === 'reason') return wordIfKnown(`refusals:${String(value)}`) ?? String(value)
  return choiceWords(name, String(value)) ?? String(value)
}

/** What a value was and became; of a whole record only what differs. */
function changed(name: string, before: unknown, after: unknown, format: Format): string {
  return sentences(name, before, after, format).join('; ')
}

/** Words for a value that has no name of its own where it changed. */
const unnamed: Readonly<Record<string, string>> = { 'services.billing-moved': 'nextBillingDay' }

/** One sentence for each value that differs: *E-mail changed from … to …*. */
function sentences(name: string, before: unknown, after: unknown, format: Format): string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  const [was, is] = [isRecord(before) ? before : {}, isRecord(after) ? after : {}]
  if (isRecord(before) || isRecord(after)) {
    return [...new Set([...Object.keys(was), ...Object.keys(is)])]
      .filter((inner) => !silent.has(inner))
      .flatMap((inner) => sentences(inner, was[inner], is[inner], format))
  }
  if (isEmpty(before) && isEmpty(after)) return []
  const params = {
    field: name === '' ? nameWords('value') : nameWords(name),
    before: written(lastOf(name), before, format),
    after: written(lastOf(name), after, format),
  }
  const kind = isEmpty(before) ? 'entered' : isEmpty(after) ? 'cleared' : 'changed'
  return [wordIfKnown(`audit:sentence.${kind}`, params) ?? '']
}

/** Keys of the program that say nothing to people. */
const silent = new Set(['id', 'version', 'contactId', 'evidenceId', 'rule', 'rows', 'requesterId', 'noteId'])

function requestedSentence(name: string, row: { before: unknown; after: unknown }, format: Format): string {
  const params = {
    field: nameWords(name),
    before: written(lastOf(name), row.before, format),
    after: written(lastOf(name), row.after, format),
  }
  return wordIfKnown('audit:sentence.asked', params) ?? ''
}

/** What a request asks to change, a sentence for each field. */
function requested(rows: unknown, format: Format): string[] {
  const all: unknown[] = Array.isArray(rows) ? rows : []
  return all.flatMap((row) =>
    isChange(row) && 'field' in row ? [requestedSentence(String(row.field), row, format)] : [],
  )
}

export interface EventWords {
  /** A sentence for each value that became another. */
  changes: string[]
  /** What else is known of the event, named. */
  facts: (readonly [name: string, value: string])[]
}

interface ToldEvent {
  action: string
  public: Readonly<Record<string, unknown>>
  private: Readonly<Record<string, unknown>> | null
}

/** What an audit event tells, in words: what is empty is left out. */
export function eventWords(event: ToldEvent, format: Format): EventWords {
  const parts = partsOf(event, format)
  const changes = parts.flatMap(({ before, after, ...others }) => [
    ...(before === undefined || after === undefined
      ? []
      : sentences(unnamed[event.action] ?? '', before, after, format)),
    ...Object.entries(others).flatMap(([name, value]) =>
      name === 'rows'
        ? requested(value, format)
        : isChange(value)
          ? sentences(name, value.before, value.after, format)
          : [],
    ),
  ])
  const facts = parts.flatMap(({ before, after, ...others }) => {
    const isWhole = before === undefined || after === undefined
    const told = isWhole
      ? { ...others, ...(isRecord(before) ? before : {}), ...(isRecord(after) ? after : {}) }
      : others
    return Object.entries(told)
      .filter(([name, value]) => !silent.has(name) && !isEmpty(value) && !isChange(value))
      .filter(([name, value]) => (name !== 'fields' || changes.length === 0) && value !== false)
      .map(([name, value]) => [nameWords(name), written(name, value, format)] as const)
  })
  return { changes, facts }
}

/** The same in one line, for a list and its export. */
export function eventLine(event: ToldEvent, format: Format): string {
  const { changes, facts } = eventWords(event, format)
  return [...changes, ...facts.map(([name, value]) => `${name}: ${value}`)].join(' · ')
}

function isChange(value: unknown): value is { before: unknown; after: unknown } {
  return isRecord(value) && 'before' in value && 'after' in value
}

/** What was done, in words; the bare action where it has none. */
export function actionWords(action: string): string {
  return wordIfKnown(`audit:action.${action}`) ?? action
}
