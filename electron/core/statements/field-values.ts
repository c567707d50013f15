import type { Day } from '../../../shared/values/day.ts'
import { isDay } from '../../../shared/values/day.ts'
import { currencyMinorUnits, isCurrency } from '../../../shared/values/currencies.ts'
import { cents, isCents, maximumCents } from '../../../shared/values/money.ts'
import type { Cents } from '../../../shared/values/money.ts'
import type { MessageParams, RefusalCode, StatementRefusal } from './types.ts'

/** Makes a refusal that knows where the reader stands. */
export type Refuse = (code: RefusalCode, params?: MessageParams) => StatementRefusal

const zero = 48
const nine = 57

/** Why a written amount is none; the reader adds where it stood. */
type AmountFault =
  'amount-missing' | 'amount-malformed' | 'amount-negative' | 'amount-too-precise' | 'amount-out-of-range'

/**
 * Reads an unsigned decimal number exactly, without floating point, into minor units.
 * Decimals beyond the currency's own are accepted where they are zeros (banks write `8.850` and `5442.09000`)
 * and are a fault otherwise: nothing is ever rounded. A minus is a fault: formats give the direction beside it.
 */
export function readDecimal(text: string, minorUnits: number, separator: number): number | AmountFault {
  if (text.length === 0) return 'amount-missing'
  let value = 0
  let digits = 0
  let decimals = -1
  let index = text.charCodeAt(0) === 43 ? 1 : 0
  for (; index < text.length; index += 1) {
    const character = text.charCodeAt(index)
    if (character === separator && decimals < 0) {
      decimals = 0
      continue
    }
    if (character < zero || character > nine)
      return character === 45 && index === 0 ? 'amount-negative' : 'amount-malformed'
    digits += 1
    if (decimals >= 0) {
      decimals += 1
      if (decimals > minorUnits) {
        if (character !== zero) return 'amount-too-precise'
        continue
      }
    }
    value = value * 10 + character - zero
    if (value > maximumCents) return 'amount-out-of-range'
  }
  if (digits === 0) return 'amount-malformed'
  for (let missing = Math.max(decimals, 0); missing < minorUnits; missing += 1) value *= 10
  return value > maximumCents ? 'amount-out-of-range' : value
}

/** An unsigned amount as camt writes it (`1234.56`), in minor units. Throws a refusal that names the text. */
export function readAmount(text: string, currency: string, refuse: Refuse): Cents {
  const value = readDecimal(text, minorUnitsOf(currency, refuse), 46)
  if (typeof value === 'string') throw refuse(value, { text: excerpt(text), currency })
  return cents(value)
}

/** The currency's decimals. Throws a refusal for a code that is missing or unknown. */
export function minorUnitsOf(currency: string, refuse: Refuse): number {
  if (currency === '') throw refuse('currency-missing')
  if (!isCurrency(currency)) throw refuse('currency-unknown', { currency: excerpt(currency) })
  return currencyMinorUnits(currency)
}

/** A sum of amounts. Throws a refusal where it leaves the range of money. */
export function addUp(left: number, right: number, refuse: Refuse): Cents {
  const sum = left + right
  if (!isCents(sum)) throw refuse('amount-out-of-range', { text: String(sum) })
  return sum
}

const knownDays = new Map<string, Day>()

/**
 * The calendar day of an ISO date or date with time. The day is taken as written, without moving it to another
 * time zone: a bank books on its own day. Throws a refusal for anything else.
 */
export function readIsoDay(text: string, refuse: Refuse): Day {
  const written = text.length > 10 && isAfterDate(text.charCodeAt(10)) ? text.slice(0, 10) : text
  return readDay(written, text, refuse)
}

/** A `YYYY-MM-DD`; statements hold few different days, so each is checked once. */
export function readDay(written: string, text: string, refuse: Refuse): Day {
  const known = knownDays.get(written)
  if (known !== undefined) return known
  if (!isDay(written)) throw refuse('day-malformed', { text: excerpt(text) })
  if (knownDays.size > 10_000) knownDays.clear()
  knownDays.set(written, written)
  return written
}

function isAfterDate(character: number): boolean {
  return character === 84 || character === 90 || character === 43 || character === 45 || character === 32
}

/** Text without blanks at its ends and with line ends and tabs as blanks. */
export function cleanText(text: string): string {
  const trimmed = text.trim()
  for (let index = 0; index < trimmed.length; index += 1) {
    if (trimmed.charCodeAt(index) < 32) return trimmed.replace(/\s+/gu, ' ')
  }
  return trimmed
}

/** The first characters of a text, for a message. */
export function excerpt(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`
}

/** An IBAN or BIC as it is compared: without blanks, upper case. */
export function compactCode(text: string): string {
  return text.replace(/\s+/gu, '').toUpperCase()
}
