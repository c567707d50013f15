import { currencyMinorUnits, currencySymbol } from './currencies.ts'
import type { Decimal } from './decimal.ts'
import { decimalPlaces, decimalUnits, divideHalfAway } from './decimal.ts'
import type { Language } from './languages.ts'
import { numberSigns } from './languages.ts'
import type { Parsed } from './parsed.ts'
import type { NumberReason } from './typed-number.ts'
import { groupDigits, readTypedNumber } from './typed-number.ts'

export { currencyCodes, currencyMinorUnits, currencySymbol, isCurrency } from './currencies.ts'

/** An amount in integer minor units of its currency (cents for EUR, yen for JPY), within ±9·10^12. */
export type Cents = number & { readonly brand: 'Cents' }

/** The largest amount; sums of many such amounts still fit a 64-bit column. */
export const maximumCents = 9_000_000_000_000

/** Why a typed amount was not understood. */
export type AmountReason = NumberReason | 'too-many-decimals' | 'out-of-range'

/** Brands an integer count of minor units. Throws RangeError for fractions, NaN and amounts outside ±9·10^12. */
export function cents(value: number): Cents {
  if (!Number.isInteger(value)) throw new RangeError('an amount is a whole number of minor units')
  if (value > maximumCents || value < -maximumCents) throw new RangeError('amount out of range')
  // Minus zero would survive JSON and comparison by identity as a second kind of nothing.
  return (value === 0 ? 0 : value) as Cents
}

/** True for a number that `cents` accepts. */
export function isCents(value: number): value is Cents {
  return Number.isInteger(value) && Math.abs(value) <= maximumCents
}

/** Nothing, as an amount. */
export const zeroCents: Cents = cents(0)

/** Sum of two amounts of one currency. Throws RangeError outside the range. */
export function addCents(left: Cents, right: Cents): Cents {
  return cents(left + right)
}

/** Difference of two amounts of one currency. Throws RangeError outside the range. */
export function subtractCents(left: Cents, right: Cents): Cents {
  return cents(left - right)
}

/** The amount with the other sign. */
export function negateCents(amount: Cents): Cents {
  return cents(-amount)
}

/** Sum of amounts of one currency; 0 for none. Throws RangeError as soon as a partial sum is out of range. */
export function sumCents(amounts: Iterable<Cents>): Cents {
  let total = zeroCents
  for (const amount of amounts) total = addCents(total, amount)
  return total
}

/**
 * Line amount in minor units: quantity × unit price (in whole currency units), half away from zero, so that a
 * credit mirrors its invoice. `minorUnits` is the currency's number of decimals. Throws RangeError out of range.
 */
export function lineAmount(quantity: Decimal, unitPrice: Decimal, minorUnits: number): Cents {
  const product = decimalUnits(quantity) * decimalUnits(unitPrice) * 10n ** BigInt(minorUnits)
  return cents(Number(divideHalfAway(product, 10n ** BigInt(2 * decimalPlaces))))
}

/** A share of an amount in hundredths of a percent (2100 = 21 %), half away from zero. */
export function percentageOf(amount: Cents, permyriad: number): Cents {
  return cents(Number(divideHalfAway(BigInt(amount) * BigInt(permyriad), 10_000n)))
}

/**
 * VAT on a net amount; the rate in hundredths of a percent (2100 = 21 %). Half away from zero, per rate group.
 * Throws RangeError for a rate that is negative or not whole.
 */
export function vatOf(netCents: Cents, ratePermyriad: number): Cents {
  return percentageOf(netCents, checkedRate(ratePermyriad))
}

/** Net amount contained in a gross amount at a rate in hundredths of a percent, half away from zero. */
export function netOfGross(grossCents: Cents, ratePermyriad: number): Cents {
  const divisor = 10_000n + BigInt(checkedRate(ratePermyriad))
  return cents(Number(divideHalfAway(BigInt(grossCents) * 10_000n, divisor)))
}

function checkedRate(ratePermyriad: number): number {
  if (!Number.isInteger(ratePermyriad) || ratePermyriad < 0 || ratePermyriad > 1_000_000) {
    throw new RangeError('a rate is a whole number of hundredths of a percent')
  }
  return ratePermyriad
}

/**
 * Splits a total by weights so that the parts add up to it exactly. The remainder goes by largest remainder,
 * ties to the earlier part; a negative total is the mirror of its positive one.
 * Throws RangeError for negative or fractional weights and where all weights are 0.
 */
export function splitByLargestRemainder(total: Cents, weights: readonly number[]): Cents[] {
  if (!weights.every((weight) => Number.isSafeInteger(weight) && weight >= 0)) {
    throw new RangeError('weights are whole numbers of 0 or more')
  }
  const weightSum = weights.reduce((sum, weight) => sum + BigInt(weight), 0n)
  if (weightSum === 0n) throw new RangeError('some weight must be above 0')
  const size = BigInt(Math.abs(total))
  const shares = weights.map((weight, index) => {
    const exact = size * BigInt(weight)
    return { index, part: exact / weightSum, remainder: exact % weightSum }
  })
  let left = Number(size - shares.reduce((sum, share) => sum + share.part, 0n))
  const byRemainder = [...shares].sort((one, other) =>
    one.remainder === other.remainder ? one.index - other.index : one.remainder > other.remainder ? -1 : 1,
  )
  for (const share of byRemainder) {
    if (left === 0) break
    share.part += 1n
    left -= 1
  }
  return shares.map((share) => cents(total < 0 ? -Number(share.part) : Number(share.part)))
}

/**
 * Reads an amount as people type it: `1.234,56`, `1,234.56`, `1234.5`, `1 234,56`, `€ 12`, `12,-`, `-12,00`.
 * `decimalSeparator` is the one of the reader's language: `1.234` is then 1234 units where it is a comma, and
 * refused for its three decimals where it is a point; without it such text is `ambiguous`.
 */
export function parseAmount(
  text: string,
  { decimalSeparator, minorUnits = 2 }: { decimalSeparator?: '.' | ','; minorUnits?: number } = {},
): Parsed<Cents, AmountReason> {
  const number = readTypedNumber(text, decimalSeparator)
  if (!number.ok) return number
  const { negative, whole, fraction } = number.value
  if (fraction.length > minorUnits) return { ok: false, reason: 'too-many-decimals' }
  if (whole.length > 13) return { ok: false, reason: 'out-of-range' }
  const value = Number(`${whole}${fraction.padEnd(minorUnits, '0')}`)
  if (value > maximumCents) return { ok: false, reason: 'out-of-range' }
  return { ok: true, value: cents(negative ? -value : value) }
}

/**
 * Writes an amount as the language does (`1.234,56`; English `1,234.56`), with the same bytes on every runtime.
 * `withCurrency` adds the symbol or code: nl `€ 1.234,56`, en `€1,234.56`, de and es `1.234,56 €` (spaces are
 * no-break). Throws RangeError for an unknown currency.
 */
export function formatAmount(
  amount: Cents,
  currency: string,
  language: Language,
  { withCurrency = false }: { withCurrency?: boolean } = {},
): string {
  const minorUnits = currencyMinorUnits(currency)
  const signs = numberSigns(language)
  const digits = String(Math.abs(amount)).padStart(minorUnits + 1, '0')
  const whole = groupDigits(digits.slice(0, digits.length - minorUnits), signs.group)
  const number = minorUnits === 0 ? whole : `${whole}${signs.decimal}${digits.slice(-minorUnits)}`
  const minus = amount < 0 ? '-' : ''
  if (!withCurrency) return `${minus}${number}`
  const mark = currencySymbol(currency)
  if (language === 'de' || language === 'es') return `${minus}${number}\u00a0${mark}`
  if (language === 'nl') return `${mark}\u00a0${minus}${number}`
  return mark.length === 1 ? `${minus}${mark}${number}` : `${minus}${mark}\u00a0${number}`
}

/** Writes a rate in hundredths of a percent: 2100 → `21%`, 550 → `5,5%`; German and Spanish put a space before the sign. */
export function formatRate(ratePermyriad: number, language: Language): string {
  const rate = checkedRate(ratePermyriad)
  const fraction = String(rate % 100)
    .padStart(2, '0')
    .replace(/0+$/u, '')
  const number = `${Math.floor(rate / 100)}${fraction === '' ? '' : `${numberSigns(language).decimal}${fraction}`}`
  return language === 'de' || language === 'es' ? `${number}\u00a0%` : `${number}%`
}
