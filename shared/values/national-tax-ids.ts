import { calcCheckDigit } from 'stdnum/lib/cjs/es/dni.js'
import { validate as validateCif } from 'stdnum/lib/cjs/es/cif.js'
import type { TaxIdResult } from './tax-id-kinds.ts'
import { badFormat, refused } from './tax-id-kinds.ts'

/** The Spanish kinds of NIF. */
export type SpanishKind = 'es-dni' | 'es-nie' | 'es-cif' | 'es-nif-klm'

const spanishShapes: Readonly<Record<SpanishKind, RegExp>> = {
  'es-dni': /^\d{8}[A-Z]$/u,
  'es-nie': /^[XYZ]\d{7}[A-Z]$/u,
  'es-cif': /^[ABCDEFGHJNPQRSUVW]\d{7}[0-9A-J]$/u,
  'es-nif-klm': /^[KLM]\d{7}[A-Z]$/u,
}

/**
 * Checks a Spanish NIF (RD 1065/2007 art. 19–22), with or without the VAT prefix `ES`: DNI, NIE and K/L/M by the
 * letter of the number mod 23, CIF by its Luhn digit or letter, either of which is accepted.
 */
export function spanishNumber(kind: SpanishKind, compact: string): TaxIdResult {
  const value = compact.length === 11 && compact.startsWith('ES') ? compact.slice(2) : compact
  if (!spanishShapes[kind].test(value)) return badFormat(kind)
  if (kind === 'es-cif') {
    return validateCif(value).isValid ? { ok: true, kind, value } : refused('checksum')
  }
  const expected = calcCheckDigit(numberOf(kind, value))
  if (value.endsWith(expected)) return { ok: true, kind, value }
  return refused('checksum', { expected })
}

/** The eight digits the letter is made of: X, Y, Z count as 0, 1, 2 and K, L, M as nothing. */
function numberOf(kind: Exclude<SpanishKind, 'es-cif'>, value: string): string {
  if (kind === 'es-dni') return value.slice(0, 8)
  const first = kind === 'es-nie' ? String('XYZ'.indexOf(value.charAt(0))) : '0'
  return `${first}${value.slice(1, 8)}`
}

/** The Dutch 11-test of BSN and RSIN on nine digits: weights 9 to 2 and −1, sum divisible by 11 (and not all zero). */
export function isDutchElevenTest(nineDigits: string): boolean {
  if (!/^\d{9}$/u.test(nineDigits) || /^0+$/u.test(nineDigits)) return false
  let sum = 0
  for (let index = 0; index < 9; index += 1)
    sum += Number(nineDigits.charAt(index)) * (index === 8 ? -1 : 9 - index)
  return sum % 11 === 0
}

/** First digits of the unified 13-digit number by Land, with the fifth digit 0 (ELSTER, Steuernummernformat). */
const unifiedTaxNumber =
  /^(?:28|11|24|22|23|27|21)\d{2}0\d{8}$|^(?:9\d{3}|5\d{3}|30\d{2}|26\d{2}|40\d{2}|10\d{2}|32\d{2}|31\d{2}|41\d{2})0\d{8}$/u

/**
 * Checks a German tax number by shape: 10 or 11 digits as the tax office writes it, or 13 digits unified. Its check
 * digit differs by Land and is not public for all, so it is not checked. (The stdnum package applies a rule of the
 * Steuer-ID here and would refuse good numbers.)
 */
export function germanTaxNumber(compact: string): TaxIdResult {
  const plausible = /^(?!0{10})\d{10}$/u.test(compact) || /^[0-3]\d{10}$/u.test(compact)
  if (plausible || unifiedTaxNumber.test(compact)) return { ok: true, kind: 'de-tax-number', value: compact }
  return badFormat('de-tax-number')
}

/**
 * Reads an entry of a German register: `HRB 12345`, `AG München, HRB 12345 B`. Numbers are unique per court only, so
 * the court is kept before the number where it is given: `München HRB 12345 B`.
 */
export function germanRegister(text: string): TaxIdResult {
  const match = /^(.*?)[ ,:-]*\b(HRA|HRB|GNR|PR|VR)[ .:-]*0*(\d{1,6})(?: ?([A-Z]{1,3}))?[ ,]*(.*)$/iu.exec(
    text.normalize('NFKC').replace(/\s+/gu, ' ').trim(),
  )
  const [, before = '', register = '', number = '', suffix = '', after = ''] = match ?? []
  const court = (before === '' ? after : before)
    .replace(/^[(\s]+|[)\s]+$/gu, '')
    .replace(/^(?:Amtsgericht|AG|Registergericht)[ :.]+/iu, '')
  const bothSides = before !== '' && after !== ''
  if (match === null || bothSides || number === '' || !/^[\p{L} .()-]{0,24}$/u.test(court)) {
    return badFormat('de-hrb')
  }
  const kind = register.toUpperCase() === 'GNR' ? 'GnR' : register.toUpperCase()
  const value = [court, kind, number, suffix.toUpperCase()].filter((part) => part !== '').join(' ')
  return { ok: true, kind: 'de-hrb', value }
}
