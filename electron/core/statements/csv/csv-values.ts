import { dayOfParts } from '../../../../shared/values/day.ts'
import type { Day } from '../../../../shared/values/day.ts'
import { parseIban } from '../../../../shared/values/iban.ts'
import { cents } from '../../../../shared/values/money.ts'
import type { Cents } from '../../../../shared/values/money.ts'
import { compactCode, excerpt, minorUnitsOf, readDecimal } from '../field-values.ts'
import type { Refuse } from '../field-values.ts'

export type DecimalSign = ',' | '.'

/** The order of year, month and day of month; the signs between them do not matter. */
export type DayStyle = 'year-first' | 'day-first' | 'month-first'

/** What stands between groups of three digits: sign of the other language, blanks of all widths, apostrophes. */
const groupSigns = /^[.,'’ \u00a0\u2009\u202f]$/u
const point = 46

export interface NumberStyle {
  decimalSign: DecimalSign
  /** Whether thousands may be grouped; where a bank never does, a second sign is a mistake to be told. */
  isGrouped: boolean
  /** Every amount has all decimals of its currency, so that a sign before three digits can only be a group. */
  hasAllDecimals: boolean
}

/**
 * Reads an amount with its sign before or behind it, a currency sign or code around it, and groups of three, into
 * minor units. Throws a refusal for anything that could be read in two ways: nothing is rounded or guessed.
 */
export function readSignedAmount(text: string, currency: string, style: NumberStyle, refuse: Refuse): Cents {
  const minorUnits = minorUnitsOf(currency, refuse)
  const plain = text.replace(/^(?:[€£$]|[A-Z]{3})\s*|\s*(?:[€£$]|[A-Z]{3})$/gu, '').trim()
  if (plain === '') throw refuse('amount-missing', { text: excerpt(text), currency })
  const match =
    /^(?<before>[+\-−])?\s*(?:[€£$]\s*)?(?<number>\d[\d.,'’ \u00a0\u2009\u202f]*|[.,]\d+)(?<after>[+\-−])?$/u.exec(
      plain,
    )
  const { before, number = '', after } = match?.groups ?? {}
  const isTwice = before !== undefined && after !== undefined
  const digits = isTwice ? null : withoutGroups(number, style, minorUnits)
  if (match === null || digits === null) throw refuse('amount-malformed', { text: excerpt(text), currency })
  const value = readDecimal(digits, minorUnits, point)
  if (typeof value === 'string') throw refuse(value, { text: excerpt(text), currency })
  const sign = before ?? after ?? '+'
  return cents(sign === '+' ? value : -value)
}

/** The number with a point and no groups; null where its groups are not of three digits or its signs are mixed. */
function withoutGroups(number: string, style: NumberStyle, minorUnits: number): string | null {
  const at = number.lastIndexOf(style.decimalSign)
  const whole = at < 0 ? number : number.slice(0, at)
  const fraction = at < 0 ? '' : number.slice(at + 1)
  if (!/^\d*$/u.test(fraction)) return null
  // Three decimals are as likely a group of thousands as a precision that no account has.
  if (fraction.length === 3 && minorUnits !== 3) return null
  if (style.hasAllDecimals && fraction.length !== minorUnits) return null
  if (/^\d*$/u.test(whole)) return `${whole}.${fraction}`
  if (!style.isGrouped) return null
  const sign = whole.replace(/^\d+/u, '').charAt(0)
  if (sign === style.decimalSign || !groupSigns.test(sign)) return null
  const groups = whole.split(sign)
  const isRight = groups.every((group, index) => (index === 0 ? /^\d{1,3}$/u : /^\d{3}$/u).test(group))
  return isRight ? `${groups.join('')}.${fraction}` : null
}

const dayPatterns: Readonly<Record<DayStyle, RegExp>> = {
  'year-first':
    /^(?<year>\d{4})(?:(?<month>\d{2})(?<day>\d{2})|[-/.](?<month2>\d{1,2})[-/.](?<day2>\d{1,2}))$/u,
  'day-first':
    /^(?:(?<day>\d{2})(?<month>\d{2})(?<year>\d{4})|(?<day2>\d{1,2})[-/.](?<month2>\d{1,2})[-/.](?<year2>\d{4}|\d{2}))$/u,
  'month-first':
    /^(?:(?<month>\d{2})(?<day>\d{2})(?<year>\d{4})|(?<month2>\d{1,2})[-/.](?<day2>\d{1,2})[-/.](?<year2>\d{4}|\d{2}))$/u,
}

const knownDays: Readonly<Record<DayStyle, Map<string, Day | undefined>>> = {
  'year-first': new Map(),
  'day-first': new Map(),
  'month-first': new Map(),
}

/**
 * The day of a text in a style, perhaps with a time behind it; undefined where it is none. A file holds few different
 * days, so each is read once.
 */
export function dayOfText(text: string, style: DayStyle): Day | undefined {
  const known = knownDays[style]
  const found = known.get(text)
  if (found !== undefined || known.has(text)) return found
  const day = readDayText(text, style)
  if (known.size > 10_000) known.clear()
  known.set(text, day)
  return day
}

function readDayText(text: string, style: DayStyle): Day | undefined {
  const written = text.trim().replace(/[ T]\d{1,2}:\d{2}.*$/u, '')
  const groups = dayPatterns[style].exec(written)?.groups
  if (groups === undefined) return undefined
  const year = groups.year ?? groups.year2 ?? ''
  return dayOfParts({
    year: Number(year.length === 2 ? `20${year}` : year),
    month: Number(groups.month ?? groups.month2),
    dayOfMonth: Number(groups.day ?? groups.day2),
  })
}

/** As `dayOfText`. Throws a refusal that quotes what is no day. */
export function readStyledDay(text: string, style: DayStyle, refuse: Refuse): Day {
  const day = dayOfText(text, style)
  if (day === undefined) throw refuse('day-malformed', { text: excerpt(text) })
  return day
}

interface AccountText {
  iban: string | null
  other: string | null
}

const knownAccounts = new Map<string, AccountText>()

/**
 * An account as a column holds it: IBAN (also one whose check digits were masked) or another number. The same few
 * accounts stand in most lines of a file, so each is checked once.
 */
export function accountOfText(text: string): AccountText {
  const known = knownAccounts.get(text)
  if (known !== undefined) return known
  const account = checkedAccount(compactCode(text))
  if (knownAccounts.size > 10_000) knownAccounts.clear()
  knownAccounts.set(text, account)
  return account
}

function checkedAccount(code: string): AccountText {
  if (code === '') return { iban: null, other: null }
  const parsed = parseIban(code)
  if (parsed.ok) return { iban: parsed.iban, other: null }
  return parsed.reason === 'checksum' || /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/u.test(code)
    ? { iban: code, other: null }
    : { iban: null, other: code }
}
