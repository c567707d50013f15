import { hash } from 'node:crypto'
import { foldAlphanumeric } from '../../../shared/values/fold.ts'
import type { BankLine, StatementAccount } from './types.ts'

/** Fillers that banks write where a reference is mandatory and they have none. */
const fillers = new Set(['notprovided', 'nonref', 'noref', 'none', 'na'])

/**
 * Tells whether two lines are the same booking when periods overlap or a file comes twice: 32 hexadecimal digits
 * over account, booking day, signed minor units, currency and
 * - the bank's reference, where it has one that can tell bookings apart (four letters or digits, no filler, not
 *   one digit repeated) and stands for this line alone, else
 * - end-to-end id, other account and the payer's words, reduced to folded letters and digits, with the bank's
 *   reference of the batch before them.
 *
 * Two truly equal bookings have the same fingerprint: the caller counts how often it stands in a file, and stores
 * as many as the file with most of them has. Status is left out, so that a pending line is known again when booked.
 * The value is stored: a change of this rule needs a migration.
 */
export function lineFingerprint(account: StatementAccount, line: BankLine): string {
  const head = bookingKey(account, line)
  const reference = tellingReference(line.bankReference)
  const tail =
    reference !== '' && line.detailCount === 1 ? `r|${reference}` : `t|${reference}|${wordsOf(line)}`
  return hash('sha256', `${head}|${tail}`, 'hex').slice(0, 32)
}

/**
 * Where the same booking must stand in whatever format it comes: account, booking day, signed minor units and
 * currency. Lines of one key are candidates; `similarity` tells whether two of them are one booking.
 */
export function bookingKey(account: StatementAccount, line: BankLine): string {
  const accountKey = account.iban ?? account.other ?? ''
  return `${accountKey}|${line.bookingDay}|${line.amountCents}|${line.currency}`
}

/** Letters and digits of a reference that tells bookings apart, else nothing. */
export function tellingReference(text: string | null): string {
  if (text === null) return ''
  const reference = foldAlphanumeric(text)
  if (reference.length < 4 || fillers.has(reference)) return ''
  return /^(.)\1*$/u.test(reference) ? '' : reference
}

function wordsOf(line: BankLine): string {
  const other = line.counterpartyIban ?? line.counterpartyAccount ?? ''
  const words = line.remittanceText ?? line.additionalInfo ?? line.counterpartyName ?? ''
  const reference = line.endToEndId ?? line.creditorReference ?? ''
  return `${foldAlphanumeric(reference)}|${foldAlphanumeric(other)}|${foldAlphanumeric(words)}`
}
