import type { Language } from './languages.ts'
import { numberSigns } from './languages.ts'
import type { Parsed } from './parsed.ts'
import type { NumberReason } from './typed-number.ts'
import { groupDigits, readTypedNumber } from './typed-number.ts'

/**
 * An exact decimal in canonical text, for quantities and unit prices (`0.0045`): no leading zeros, no trailing
 * zeros, no `-0`, at most 8 decimals and 13 whole digits.
 */
export type Decimal = string & { readonly brand: 'Decimal' }

/** The most decimals a quantity or unit price may have. */
export const decimalPlaces = 8
const scale = 10n ** BigInt(decimalPlaces)
const limit = 10n ** 13n * scale

/** Why a typed decimal was not understood. */
export type DecimalReason = NumberReason | 'too-many-decimals' | 'out-of-range'

/**
 * Reads machine text (`-12.50`) or an integer and makes it canonical.
 * Throws RangeError on anything else, on more than 8 decimals and outside ±10^13.
 */
export function decimal(value: string | number): Decimal {
  const text = typeof value === 'number' ? String(value) : value
  const match = /^(-?)(\d{1,14})(?:\.(\d{1,20}))?$/u.exec(text)
  if (match === null) throw new RangeError('not a decimal')
  const fraction = (match[3] ?? '').replace(/0+$/u, '')
  if (fraction.length > decimalPlaces) throw new RangeError('a decimal has at most 8 decimals')
  const units = BigInt(`${match[2] ?? '0'}${fraction.padEnd(decimalPlaces, '0')}`)
  return decimalFromUnits(match[1] === '-' ? -units : units)
}

/** True for canonical text only: `1.5`, not `1.50`. */
export function isDecimal(text: string): text is Decimal {
  try {
    return decimal(text) === text
  } catch {
    return false
  }
}

/** The decimal as a count of 10^-8. */
export function decimalUnits(value: Decimal): bigint {
  const negative = value.startsWith('-')
  const [whole = '0', fraction = ''] = (negative ? value.slice(1) : value).split('.')
  const units = BigInt(`${whole}${fraction.padEnd(decimalPlaces, '0')}`)
  return negative ? -units : units
}

/** The decimal of a count of 10^-8. Throws RangeError outside ±10^13. */
export function decimalFromUnits(units: bigint): Decimal {
  if (units >= limit || units <= -limit) throw new RangeError('decimal out of range')
  const digits = (units < 0n ? -units : units).toString().padStart(decimalPlaces + 1, '0')
  const fraction = digits.slice(-decimalPlaces).replace(/0+$/u, '')
  const text = `${units < 0n ? '-' : ''}${digits.slice(0, -decimalPlaces)}${fraction === '' ? '' : `.${fraction}`}`
  return text as Decimal
}

/** Divides and rounds half away from zero. The divisor is positive. */
export function divideHalfAway(dividend: bigint, divisor: bigint): bigint {
  const half = dividend < 0n ? -divisor : divisor
  return (dividend * 2n + half) / (divisor * 2n)
}

/** Sum of two decimals. Throws RangeError outside the range. */
export function addDecimals(left: Decimal, right: Decimal): Decimal {
  return decimalFromUnits(decimalUnits(left) + decimalUnits(right))
}

/** Product, rounded half away from zero to 8 decimals. Throws RangeError outside the range. */
export function multiplyDecimals(left: Decimal, right: Decimal): Decimal {
  return decimalFromUnits(divideHalfAway(decimalUnits(left) * decimalUnits(right), scale))
}

/** The decimal with the other sign. */
export function negateDecimal(value: Decimal): Decimal {
  return decimalFromUnits(-decimalUnits(value))
}

/** −1, 0 or 1, for sorting. */
export function compareDecimals(left: Decimal, right: Decimal): -1 | 0 | 1 {
  const difference = decimalUnits(left) - decimalUnits(right)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/**
 * Reads a quantity or unit price as people type it (`0,0045`, `1.234,5`). A sign before exactly three digits is
 * read the way the language writes numbers.
 */
export function parseDecimal(text: string, language: Language): Parsed<Decimal, DecimalReason> {
  const number = readTypedNumber(text, numberSigns(language).decimal)
  if (!number.ok) return number
  const { negative, whole, fraction } = number.value
  if (fraction.length > decimalPlaces) return { ok: false, reason: 'too-many-decimals' }
  if (whole.length > 13) return { ok: false, reason: 'out-of-range' }
  return { ok: true, value: decimal(`${negative ? '-' : ''}${whole}.${fraction === '' ? '0' : fraction}`) }
}

/** Writes a decimal as the language does, with at least `minimumDecimals` decimals (a price: `12,00`, `0,0045`). */
export function formatDecimal(
  value: Decimal,
  language: Language,
  { minimumDecimals = 0, grouping = true }: { minimumDecimals?: number; grouping?: boolean } = {},
): string {
  const signs = numberSigns(language)
  const negative = value.startsWith('-')
  const [whole = '0', fraction = ''] = (negative ? value.slice(1) : value).split('.')
  const digits = fraction.padEnd(minimumDecimals, '0')
  const head = grouping ? groupDigits(whole, signs.group) : whole
  return `${negative ? '-' : ''}${head}${digits === '' ? '' : `${signs.decimal}${digits}`}`
}
