import { cents, isCents } from '../../shared/values/money.ts'
import { isDay } from '../../shared/values/day.ts'
import { wordIfKnown } from '../app/i18n.ts'
import type { Format } from './format.ts'

function nameWords(name: string): string {
  return wordIfKnown(`audit:value.${name}`) ?? name
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A value as people read it; what stands inside it is named and written in the same way. */
function written(name: string, value: unknown, format: Format): string {
  if (value === null || value === undefined || value === '') return '–'
  if (Array.isArray(value)) return value.map((one: unknown) => written(name, one, format)).join('; ')
  if (isRecord(value)) {
    return Object.entries(value)
      .map(([inner, one]) => `${nameWords(inner)} ${written(inner, one, format)}`)
      .join(', ')
  }
  if (typeof value === 'boolean') return wordIfKnown(value ? 'common:yes' : 'common:no') ?? String(value)
  if (typeof value === 'number' && name.endsWith('Cents') && isCents(value))
    return format.amount(cents(value))
  if (typeof value === 'number' && name === 'ratePermyriad') return format.rate(value)
  if (typeof value === 'number' && name.endsWith('Count')) return format.count(value)
  if (typeof value === 'string' && isDay(value)) return format.day(value)
  return String(value)
}

/** The values an audit event carries, named and written for people. */
export function eventValues(
  values: Readonly<Record<string, unknown>>,
  format: Format,
): (readonly [string, string])[] {
  return Object.entries(values)
    .filter(([name]) => name !== 'id')
    .map(([name, value]) => [nameWords(name), written(name, value, format)] as const)
}

/** What was done, in words; the bare action where it has none. */
export function actionWords(action: string): string {
  return wordIfKnown(`audit:action.${action}`) ?? action
}
