import { wordIfKnown } from '../app/i18n.ts'
import { useFormat } from './format.ts'
import type { Format } from './format.ts'
import { isCents } from '../../shared/values/money.ts'
import { isDay } from '../../shared/values/day.ts'
import { isTaxIdKind, taxIdExamples } from '../../shared/values/tax-id.ts'

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
      if (name === 'fields' && typeof value === 'string') return [name, fieldWords(value)]
      if (name === 'access')
        return [name, wordIfKnown(`customers:contacts.accessLevel.${String(value)}`) ?? value]
      return [name, value ?? '']
    }),
  )
}

/** Names of a card's fields, divided by spaces, as people read them. */
function fieldWords(names: string): string {
  return names
    .split(' ')
    .map((name) => wordIfKnown(`customers:field.${name}`) ?? name)
    .join(', ')
}

/** A tax ID that is refused says why by its reason, in the words of the form that checks it while it is typed. */
function taxIdWords(code: string, params: Params): string | null {
  if (code !== 'customers.tax-id-invalid' || typeof params.reason !== 'string') return null
  const { reason, kind, country, expected = country, prefix = country } = params
  const example = params.example ?? (typeof kind === 'string' && isTaxIdKind(kind) ? taxIdExamples[kind] : '')
  const key = reason === 'checksum' && params.expected !== undefined ? 'checksumLetter' : reason
  return wordIfKnown(`customers:tax.reason.${key}`, { example, prefix, expected })
}

/** The words of a code in a namespace: `refusals`, `evidence`, `verify`, `audit`; the bare code where unknown. */
export function wordCode(namespace: string, code: string, params: Params, format: Format): string {
  const taxId = taxIdWords(code, params)
  if (taxId !== null) return taxId
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
