import { wordIfKnown } from '../app/i18n.ts'
import { useFormat } from './format.ts'
import type { Format } from './format.ts'
import { isCents } from '../../shared/values/money.ts'
import { isDay } from '../../shared/values/day.ts'

type Params = Readonly<Record<string, unknown>>

/**
 * Parameters of a coded text as people read them: `…Cents` become amounts of `currency` (or the company's),
 * days become written days; everything else stays as it is.
 */
export function readableParams(params: Params, format: Format): Record<string, unknown> {
  const currency = typeof params.currency === 'string' ? params.currency : format.companyCurrency
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (typeof value === 'number' && name.endsWith('Cents') && isCents(value)) {
        return [name, format.amount(value, currency)]
      }
      if (typeof value === 'string' && isDay(value)) return [name, format.day(value)]
      return [name, value ?? '']
    }),
  )
}

/** The words of a code in a namespace: `refusals`, `evidence`, `verify`, `audit`; the bare code where unknown. */
export function wordCode(namespace: string, code: string, params: Params, format: Format): string {
  return wordIfKnown(`${namespace}:${code}`, readableParams(params, format)) ?? code
}

/** A refusal or warning of the core in the reader's language. */
export function CodedText({
  coded,
  namespace = 'refusals',
}: {
  coded: { code: string; params: Params }
  namespace?: string
}) {
  const format = useFormat()
  return <>{wordCode(namespace, coded.code, coded.params, format)}</>
}
