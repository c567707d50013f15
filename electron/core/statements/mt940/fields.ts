import { dayOfParts, daysBetween } from '../../../../shared/values/day.ts'
import type { Day } from '../../../../shared/values/day.ts'
import { cents, negateCents } from '../../../../shared/values/money.ts'
import type { Cents } from '../../../../shared/values/money.ts'
import { parseIban } from '../../../../shared/values/iban.ts'
import { compactCode, excerpt, minorUnitsOf, readDecimal } from '../field-values.ts'
import type { Refuse } from '../field-values.ts'
import type { StatementAccount, StatementBalance } from '../types.ts'

/** `:61:`, the statement line, taken apart but not yet interpreted. */
export interface TransactionLine {
  valueDay: Day
  bookingDay: Day
  /** Booked on the account: a reversed credit (RC) takes money out, a reversed debit (RD) brings it back. */
  isCredit: boolean
  isReversal: boolean
  /** Expected (EC, ED), as interim reports have it. */
  isPending: boolean
  amountCents: Cents
  typeCode: string
  ownerReference: string
  bankReference: string
  /** What stands behind the sixteen characters of the reference: Rabobank's name of the other side. */
  trailingName: string
}

/*
 * Value date, entry date (optional; some banks leave four blanks), mark, funds code (third letter of the currency),
 * amount, type and references. Banks write a blank before the type, and Knab an amount without a comma.
 * Source: SWIFT MT940, field 61.
 */
const transactionPattern =
  /^(\d{6})(\d{4}| {4})?(R[CD]|E[CD]|[CD])([A-Z])?(\d+(?:,\d*)?) ?([SNF][A-Z0-9 ]{3})(.*)$/u

/** Reads the first line of a `:61:` in the currency of its statement. Throws a refusal that quotes it. */
export function readTransaction(text: string, currency: string, refuse: Refuse): TransactionLine {
  const match = transactionPattern.exec(text)
  if (match === null) throw refuse('line-malformed', { tag: '61', text: excerpt(text) })
  const [, date = '', entryDate = '', mark = '', , amount = '', typeCode = '', rest = ''] = match
  const valueDay = readShortDay(date, refuse)
  const separator = rest.indexOf('//')
  const reference = separator < 0 ? rest : rest.slice(0, separator)
  return {
    valueDay,
    bookingDay: entryDayOf(entryDate, valueDay, refuse),
    isCredit: mark === 'C' || mark === 'RD' || mark === 'EC',
    isReversal: mark.startsWith('R'),
    isPending: mark.startsWith('E'),
    amountCents: readCommaAmount(amount, currency, refuse),
    typeCode: typeCode.trim(),
    ownerReference: separator < 0 ? rest.slice(0, 16).trim() : reference.trim(),
    bankReference: separator < 0 ? '' : rest.slice(separator + 2).trim(),
    trailingName: separator < 0 ? rest.slice(16).trim() : '',
  }
}

/** `YYMMDD`; statements are of this century. */
function readShortDay(text: string, refuse: Refuse): Day {
  const day = dayOfParts({
    year: 2000 + Number(text.slice(0, 2)),
    month: Number(text.slice(2, 4)),
    dayOfMonth: Number(text.slice(4, 6)),
  })
  if (day === undefined) throw refuse('day-malformed', { text })
  return day
}

/** The entry date has no year: it is the one nearest to the value date, so that both may lie around New Year. */
function entryDayOf(text: string, valueDay: Day, refuse: Refuse): Day {
  if (text.trim() === '' || text === '0000') return valueDay
  const year = Number(valueDay.slice(0, 4))
  let nearest: Day | undefined
  for (const candidateYear of [year, year - 1, year + 1]) {
    const month = Number(text.slice(0, 2))
    const candidate = dayOfParts({ year: candidateYear, month, dayOfMonth: Number(text.slice(2, 4)) })
    if (candidate === undefined) continue
    if (nearest === undefined || distance(candidate, valueDay) < distance(nearest, valueDay))
      nearest = candidate
  }
  if (nearest === undefined) throw refuse('day-malformed', { text })
  return nearest
}

function distance(one: Day, other: Day): number {
  return Math.abs(daysBetween(one, other))
}

/** An unsigned amount with a decimal comma, also `500` and `79,7`, in minor units. Throws a refusal. */
export function readCommaAmount(text: string, currency: string, refuse: Refuse): Cents {
  const value = readDecimal(text, minorUnitsOf(currency, refuse), 44)
  if (typeof value === 'string') throw refuse(value, { text: excerpt(text), currency })
  return cents(value)
}

const balancePattern = /^([CD])(\d{6})([A-Z]{3})(\d+(?:,\d*)?)$/u

/** A balance field (`:60F:`, `:62M:`, `:64:`, …). Throws a refusal that quotes it. */
export function readBalance(tag: string, code: string, text: string, refuse: Refuse): StatementBalance {
  const match = balancePattern.exec(text.trim())
  if (match === null) throw refuse('line-malformed', { tag, text: excerpt(text) })
  const [, mark = '', date = '', currency = '', amount = ''] = match
  const amountCents = readCommaAmount(amount, currency, refuse)
  return {
    code,
    amountCents: mark === 'D' ? negateCents(amountCents) : amountCents,
    currency,
    day: readShortDay(date, refuse),
  }
}

/**
 * `:25:` as banks write it: an IBAN, a bank code and number with a slash, a number with dots, each perhaps with the
 * currency behind it. Throws a refusal where it is empty.
 */
export function readAccount(text: string, refuse: Refuse): StatementAccount {
  const [first = '', second = ''] = text.split('\n').map((line) => line.trim())
  const currency = /[\d ]([A-Z]{3})$/u.exec(first)?.[1] ?? null
  const number = currency === null ? first : first.slice(0, -3).trim()
  if (number === '') throw refuse('account-missing')
  const servicerBic = /^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/u.test(second) ? second : null
  const parsed = parseIban(number.split('/').at(-1) ?? '')
  const isIban = parsed.ok || parsed.reason === 'checksum'
  const iban = isIban ? compactCode(number.split('/').at(-1) ?? '') : null
  const other = iban === null ? number.replace(/[.\s]/gu, '') : null
  return { iban, other, currency, ownerName: null, servicerBic }
}
