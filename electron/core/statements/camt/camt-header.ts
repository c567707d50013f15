import { parseIban } from '../../../../shared/values/iban.ts'
import type { Cents } from '../../../../shared/values/money.ts'
import { negateCents } from '../../../../shared/values/money.ts'
import type { Day } from '../../../../shared/values/day.ts'
import { compactCode, readAmount } from '../field-values.ts'
import type { Refuse } from '../field-values.ts'
import type { StatedTotal, StatementBalance, StatementHeader } from '../types.ts'
import type { EntryFields, StatementFields } from './camt-fields.ts'

const bookedCodes = ['OPBD', 'PRCD', 'CLBD', 'ITBD']

/** The currency of the account: stated, else that of its first booked balance; null where nothing says it. */
export function currencyOfStatement(statement: StatementFields): string | null {
  if (statement.currency !== '') return statement.currency
  return statement.balances.find((balance) => bookedCodes.includes(balance.code))?.currency ?? null
}

/**
 * The day of an entry without `BookgDt`, which the schemas allow: its value day, else the day of a statement that
 * covers only one, else, for reports and notifications, the day they were made. Null where a statement of several
 * days leaves it open.
 */
export function assumedBookingDay(entry: EntryFields, statement: StatementFields): Day | null {
  if (entry.valueDay !== null) return entry.valueDay
  const { fromDay, toDay, createdDay, kind } = statement
  if (fromDay !== null && fromDay === toDay) return fromDay
  const opening = openingOf(statement.balances, null)
  const closing = closingOf(statement.balances, null)
  if (opening !== null && closing !== null && opening.day === closing.day && closing.day !== null)
    return closing.day
  return kind === 'statement' ? null : createdDay
}

/** The header as far as it has been read. Throws a refusal for stated sums that are no amounts. */
export function headerOf(statement: StatementFields, formatVersion: string, refuse: Refuse): StatementHeader {
  const currency = currencyOfStatement(statement)
  const account = accountNumberOf(statement)
  return {
    index: statement.index,
    kind: statement.kind,
    formatVersion,
    identification: orNull(statement.identification),
    sequenceNumber: orNull(statement.electronicSequence) ?? orNull(statement.legalSequence),
    copyOrDuplicate: orNull(statement.copyOrDuplicate),
    account: {
      ...account,
      currency,
      ownerName: orNull(statement.ownerName) ?? orNull(statement.accountName),
      servicerBic: orNull(statement.servicerBic),
    },
    periodFromDay: statement.fromDay,
    periodToDay: statement.toDay,
    openingBalance: openingOf(statement.balances, currency),
    closingBalance: closingOf(statement.balances, currency),
    balances: statement.balances.slice(),
    statedTotals: {
      entries: totalOf(statement.entriesCount, statement.entriesSum, currency, refuse),
      credits: totalOf(statement.creditCount, statement.creditSum, currency, refuse),
      debits: totalOf(statement.debitCount, statement.debitSum, currency, refuse),
      netCents: netOf(statement, currency, refuse),
    },
  }
}

/** Banks also write the IBAN in `Othr/Id`; its shape tells, since our own account is known to exist. */
function accountNumberOf(statement: StatementFields): { iban: string | null; other: string | null } {
  if (statement.iban !== '') return { iban: statement.iban, other: orNull(statement.otherAccount) }
  const parsed = parseIban(statement.otherAccount)
  if (parsed.ok) return { iban: parsed.iban, other: null }
  if (parsed.reason === 'checksum') return { iban: compactCode(statement.otherAccount), other: null }
  return { iban: null, other: orNull(statement.otherAccount) }
}

/** OPBD, else the previous closing (PRCD), else the first interim balance where a second one follows it. */
function openingOf(balances: readonly StatementBalance[], currency: string | null): StatementBalance | null {
  const opening = balanceOf(balances, 'OPBD', currency) ?? balanceOf(balances, 'PRCD', currency)
  if (opening !== null) return opening
  const interim = balances.filter((balance) => balance.code === 'ITBD')
  const hasClosing = balances.some((balance) => balance.code === 'CLBD')
  return interim.length > (hasClosing ? 0 : 1) ? (interim[0] ?? null) : null
}

/** CLBD, else the last interim balance (which closes a page or a report of the running day). */
function closingOf(balances: readonly StatementBalance[], currency: string | null): StatementBalance | null {
  const closing = balanceOf(balances, 'CLBD', currency)
  if (closing !== null) return closing
  return balances.findLast((balance) => balance.code === 'ITBD') ?? null
}

/** A file may repeat a balance in another currency: the account's own comes first. */
function balanceOf(
  balances: readonly StatementBalance[],
  code: string,
  currency: string | null,
): StatementBalance | null {
  const found = balances.filter((balance) => balance.code === code)
  return found.find((balance) => balance.currency === currency) ?? found[0] ?? null
}

function totalOf(
  count: number | null,
  sum: string,
  currency: string | null,
  refuse: Refuse,
): StatedTotal | null {
  if (count === null && sum === '') return null
  return { count, sumCents: sum === '' || currency === null ? null : readAmount(sum, currency, refuse) }
}

function netOf(statement: StatementFields, currency: string | null, refuse: Refuse): Cents | null {
  if (statement.netSum === '' || currency === null || statement.netIsCredit === null) return null
  const amount = readAmount(statement.netSum, currency, refuse)
  return statement.netIsCredit ? amount : negateCents(amount)
}

function orNull(text: string): string | null {
  return text === '' ? null : text
}
