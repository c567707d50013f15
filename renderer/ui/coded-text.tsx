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
      const places = listPlaces[name]
      if (places !== undefined && typeof value === 'string') return [name, listWords(places, value)]
      return [name, value ?? '']
    }),
  )
}

/** Where codes that stand in a parameter, divided by spaces, are worded. */
const listPlaces: Readonly<Record<string, readonly string[]>> = {
  fields: ['changes:words', 'customers:field'],
  field: ['changes:words', 'customers:field'],
  papers: ['vault:kind'],
  checks: ['changes:checkName'],
  access: ['customers:contacts.accessLevel'],
}

/** Codes divided by spaces as people read them; of a path such as `contact.email` its last part. */
function listWords(places: readonly string[], codes: string): string {
  return codes
    .split(' ')
    .map((code) => {
      const path = code.split('.')
      const position = path[1] ?? ''
      const known = places.flatMap((place) => wordIfKnown(`${place}.${path.at(-1)}`, { position }) ?? [])
      return known[0] ?? code
    })
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
  const readable = readableParams(params, format)
  if (code === 'changes.state') readable.state = wordIfKnown(`changes:state.${String(params.state)}`)
  return wordIfKnown(`${namespace}:${code}`, readable) ?? code
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
