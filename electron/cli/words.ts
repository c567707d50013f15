import type { ORPCError } from '@orpc/client'
import { z } from 'zod'
import { errors } from '../../shared/contract/errors.ts'
import { formatAmount, isCents } from '../../shared/values/money.ts'
import { en } from '../../shared/locales/en/index.ts'

type Params = Readonly<Record<string, string | number | boolean | null>>

/**
 * The English wording of a code, as `code` or `room.code` of a table; the code itself where there is none.
 * Parameters that end in `Cents` are written as amounts of the parameter `currency`.
 */
export function wordCode(table: unknown, code: string, params: Params): string {
  const at = code.indexOf('.')
  const words = at < 0 ? table : entry(table, code.slice(0, at))
  const key = code.slice(at + 1)
  const plural = `${key}_${params['count'] === 1 ? 'one' : 'other'}`
  const text = entry(words, key) ?? entry(words, plural)
  if (typeof text !== 'string') return code
  return text.replaceAll(/\{\{(\w+)\}\}/g, (place, name: string) => readable(name, params) ?? place)
}

function readable(name: string, params: Params): string | null {
  const value = params[name]
  if (value === undefined || value === null) return null
  const isAmount = name.endsWith('Cents') && typeof value === 'number' && isCents(value)
  return isAmount ? formatAmount(value, String(params['currency'] ?? 'EUR'), 'en') : String(value)
}

function entry(table: unknown, key: string): unknown {
  return typeof table === 'object' && table !== null ? Reflect.get(table, key) : undefined
}

/** A refusal of the core, in English with its code, since a script looks for that. */
export function wordRefusal(code: string, params: Params): string {
  const text = wordCode(en.refusals, code, params)
  return text === code ? code : `${text} (${code})`
}

const zIssues = z.object({
  issues: z.array(z.object({ path: z.array(z.unknown()).optional(), message: z.string() })),
})

/** Any answer of a call other than its result, in one English sentence. */
export function wordError(error: ORPCError<string, unknown>): string {
  if (error.code === 'REFUSED') {
    const { code, params } = errors.REFUSED.data.parse(error.data)
    return wordRefusal(code, params)
  }
  if (error.code === 'CONFIRM') {
    const { warnings } = errors.CONFIRM.data.parse(error.data)
    const said = warnings.map(({ code, params }) => wordRefusal(code, params)).join('\n')
    return `${said}\nTo do it all the same, confirm: ${warnings.map(({ code }) => code).join(', ')}`
  }
  const issues = zIssues.safeParse(error.data)
  if (issues.success) {
    return issues.data.issues
      .map(({ path, message }) => `${(path ?? []).join('.') || 'input'}: ${message}`)
      .join('\n')
  }
  return sentences[error.code] ?? `${error.code}: ${error.message}`
}

const sentences: Readonly<Record<string, string>> = {
  UNAUTHENTICATED: 'This needs an operator: give --credentials FILE.',
  STALE: 'The record was changed in between. Read it again.',
  MISSING: 'There is no such record.',
  REQUEST_REUSED: 'This request id was used for another input.',
  THROTTLED: 'Too many attempts. Wait a little.',
}
