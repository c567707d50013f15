import { wordIfKnown } from '../app/i18n.ts'
import { readableParams } from './coded-text.tsx'
import type { Format } from './format.ts'

function written(value: unknown): string {
  if (value === null || value === undefined) return '–'
  if (Array.isArray(value)) return value.map(written).join(', ')
  if (typeof value === 'object') return JSON.stringify(value)
  return String(value)
}

/** The values an audit event carries, named and written for people. */
export function eventValues(values: Readonly<Record<string, unknown>>, format: Format): [string, string][] {
  return Object.entries(readableParams(values, format))
    .filter(([name]) => name !== 'id')
    .map(([name, value]) => [wordIfKnown(`audit:value.${name}`) ?? name, written(value)])
}

/** What was done, in words; the bare action where it has none. */
export function actionWords(action: string): string {
  return wordIfKnown(`audit:action.${action}`) ?? action
}
