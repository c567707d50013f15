import { isEuMember } from './countries.ts'
import { compactNumber, validateVatNumber, vatPrefixOf } from './eu-vat.ts'
import type { CardKind, TaxIdKind, TaxIdReason, TaxIdRefusal, TaxIdResult } from './tax-id-kinds.ts'
import { badFormat, refused } from './tax-id-kinds.ts'
import { germanRegister, germanTaxNumber, isDutchElevenTest, spanishNumber } from './national-tax-ids.ts'

export { validateVatNumber, vatPrefixOf } from './eu-vat.ts'
export type { CardKind, TaxIdKind, TaxIdReason, TaxIdRefusal, TaxIdResult } from './tax-id-kinds.ts'
export { isTaxIdKind, taxIdExamples, taxIdKindNames } from './tax-id-kinds.ts'

/**
 * The kinds a card of this country may have, the usual one first. A Dutch, German or Belgian consumer has no tax
 * number a seller may keep (BSN: Wabb art. 10–11; Steuer-ID: AO § 139b; rijksregisternummer), so `none` comes first.
 */
export function taxIdKinds(country: string, cardKind: CardKind): readonly TaxIdKind[] {
  const person = cardKind === 'person'
  switch (country) {
    case 'ES':
      return person
        ? ['es-dni', 'es-nie', 'es-nif-klm', 'none']
        : ['es-cif', 'es-dni', 'es-nie', 'es-nif-klm']
    case 'NL':
      return person ? ['none'] : ['nl-kvk', 'nl-vat', 'nl-rsin']
    case 'DE':
      return person ? ['none', 'de-tax-number'] : ['de-vat', 'de-hrb', 'de-tax-number']
    case 'BE':
      return person ? ['none'] : ['be-enterprise', 'be-vat']
    default: {
      if (person) return ['none', 'other']
      return isEuMember(country) ? ['eu-vat', 'other'] : ['other']
    }
  }
}

/**
 * Checks a tax identity and gives its one normalised form (capitals, no separators; VAT numbers with their prefix).
 * `country` is the issuing country, ISO 3166 alpha-2. With `cardKind` the kind must also be one such a card may have.
 * A Dutch BSN is refused as `bsn-forbidden` wherever it could be a person's: it may be neither asked nor stored.
 */
export function validateTaxId(identity: {
  country: string
  kind: TaxIdKind
  value: string
  cardKind?: CardKind
}): TaxIdResult {
  const { country, kind, value, cardKind } = identity
  const compact = compactNumber(value)
  if (isForbiddenBsn({ country, kind, compact, cardKind })) return refused('bsn-forbidden')
  const allowed = cardKind === undefined ? kindsOfCountry(country) : taxIdKinds(country, cardKind)
  if (!allowed.includes(kind)) return refused('kind-not-for-country', { country, kind })
  if (kind === 'none') return compact === '' ? { ok: true, kind, value: '' } : refused('value-not-allowed')
  if (compact === '') return refused('empty')
  return checkKind(kind, country, value, compact)
}

function kindsOfCountry(country: string): readonly TaxIdKind[] {
  return [...taxIdKinds(country, 'company'), ...taxIdKinds(country, 'person'), 'none']
}

function isForbiddenBsn(asked: {
  country: string
  kind: TaxIdKind
  compact: string
  cardKind: CardKind | undefined
}): boolean {
  if (asked.country !== 'NL') return false
  // A sole trader's VAT number of before 2020 is the BSN with a suffix.
  const digits = /^(?:NL)?(\d{8,9})(?:B\d{2})?$/u.exec(asked.compact)?.[1]
  if (digits === undefined || !isDutchElevenTest(digits.padStart(9, '0'))) return false
  if (asked.cardKind === 'person') return true
  // Eight digits are a KvK number; nine are an RSIN, which only legal entities have, or else a BSN.
  return digits.length === 9 && (asked.kind === 'none' || asked.kind === 'other')
}

function checkKind(
  kind: Exclude<TaxIdKind, 'none'>,
  country: string,
  value: string,
  compact: string,
): TaxIdResult {
  switch (kind) {
    case 'es-dni':
    case 'es-nie':
    case 'es-cif':
    case 'es-nif-klm':
      return spanishNumber(kind, compact)
    case 'nl-kvk':
      return /^(?!0{8})\d{8}$/u.test(compact) ? { ok: true, kind, value: compact } : badFormat(kind)
    case 'nl-rsin': {
      if (!/^(?!0{9})\d{9}$/u.test(compact)) return badFormat(kind)
      return isDutchElevenTest(compact) ? { ok: true, kind, value: compact } : refused('checksum')
    }
    case 'de-tax-number':
      return germanTaxNumber(compact)
    case 'de-hrb':
      return germanRegister(value)
    case 'be-enterprise': {
      if (!/^\d{9,10}$/u.test(compact)) return badFormat(kind)
      const vat = vatOfCountry('be-vat', 'BE', compact)
      return vat.ok ? { ok: true, kind, value: vat.value.slice(2) } : vat
    }
    case 'nl-vat':
    case 'de-vat':
    case 'be-vat':
    case 'eu-vat':
      return vatOfCountry(kind, country, compact)
    case 'other':
      return otherNumber(value)
  }
}

/** A VAT number with or without its prefix; a prefix of another member state is a mismatch, not a typing error. */
function vatOfCountry(kind: TaxIdKind, country: string, compact: string): TaxIdResult {
  const prefix = vatPrefixOf(country) ?? country
  const typed = compact.startsWith(prefix) ? compact.slice(prefix.length) : compact
  // Belgian numbers of before 2008 are written without their leading 0.
  const body = prefix === 'BE' && /^\d{9}$/u.test(typed) ? `0${typed}` : typed
  const own = validateVatNumber(`${prefix}${body}`)
  if (own.ok) return { ok: true, kind, value: own.value }
  const other = validateVatNumber(compact)
  if (other.ok) return refused('country-mismatch', { prefix: other.prefix, expected: prefix })
  if (other.reason === 'prefix' && other.params.expected === prefix)
    return refused('format', { expected: prefix })
  return own.reason === 'checksum' ? refused('checksum') : badFormat(kind)
}

function otherNumber(value: string): TaxIdResult {
  const text = value.normalize('NFKC').replace(/\s+/gu, ' ').trim().toUpperCase()
  if (!/^[\p{L}\p{N}](?:[\p{L}\p{N} ./\-&]{0,38}[\p{L}\p{N}])?$/u.test(text)) return badFormat('other')
  return /\d/u.test(text) ? { ok: true, kind: 'other', value: text } : badFormat('other')
}

/**
 * Finds the kind of a typed tax identity among those a card of this country may have. Where none fits, the refusal is
 * the most telling one: a wrong check digit ends the search, another country's prefix is told before a wrong shape.
 */
export function detectTaxId(country: string, text: string, cardKind: CardKind): TaxIdResult {
  const refusals: TaxIdRefusal[] = []
  for (const kind of taxIdKinds(country, cardKind)) {
    const result = validateTaxId({ country, kind, value: text, cardKind })
    if (result.ok) return result
    // A number with a slip in it must not pass as `other`.
    if (result.reason === 'bsn-forbidden' || result.reason === 'checksum') return result
    refusals.push(result)
  }
  const byHelpfulness: readonly TaxIdReason[] = [
    'checksum',
    'country-mismatch',
    'empty',
    'format',
    'value-not-allowed',
  ]
  for (const reason of byHelpfulness) {
    const refusal = refusals.find((each) => each.reason === reason)
    if (refusal !== undefined) return refusal
  }
  return refused('format')
}
