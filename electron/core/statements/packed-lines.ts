import { fold, foldAlphanumeric } from '../../../shared/values/fold.ts'
import { lineFingerprint } from './fingerprint.ts'
import type { BankLine, StatementAccount, StatementEvent } from './types.ts'

/** What is kept of a booked line as text, by the names of the columns; absent texts are empty. */
export const lineTextColumns = [
  'fingerprint',
  'booking_day',
  'value_day',
  'currency',
  'counterparty_name',
  'counterparty_key',
  'counterparty_iban',
  'counterparty_bic',
  'remittance',
  'bank_reference',
  'end_to_end_id',
  'creditor_reference',
  'mandate_id',
  'transaction_code',
  'return_code',
  'details_json',
  'search_text',
] as const

/** Where the texts stand that are looked at before they are stored. */
export const lineText = { fingerprint: 0, bookingDay: 1, valueDay: 2, currency: 3 } as const

/**
 * Booked lines on their way between threads: all their texts in one string, which is copied at once where objects are
 * walked through name by name.
 */
export interface PackedLines {
  /** Booked lines, and pending ones, of which nothing but their number is kept. */
  count: number
  pendingCount: number
  /** The texts of the first line in the order of `lineTextColumns`, then those of the second, with nothing between. */
  text: string
  /** Where each of these texts ends, in UTF-16 code units. */
  ends: Uint32Array<ArrayBuffer>
  /** Signed minor units, a line each. */
  amountsCents: Float64Array<ArrayBuffer>
}

/** Lines as they are stored, in place of the lines as they were read. */
export interface PackedEvent {
  type: 'packed-lines'
  lines: PackedLines
}

/** Packs the lines among the events of a file for the account of the statement they stand in. */
export function eventPacker(): (
  event: StatementEvent,
) => Exclude<StatementEvent, { type: 'lines' }> | PackedEvent {
  let account: StatementAccount | null = null
  return (event) => {
    if (event.type === 'statement') account = event.statement.account
    if (event.type !== 'lines') return event
    if (account === null) throw new Error('lines outside of a statement')
    return { type: 'packed-lines', lines: packLines(account, event.lines) }
  }
}

/** Works out what is kept of each booked line of an account, and packs it. */
export function packLines(account: StatementAccount, lines: readonly BankLine[]): PackedLines {
  const booked = lines.filter((line) => line.status === 'booked')
  const ends = new Uint32Array(booked.length * lineTextColumns.length)
  const amountsCents = new Float64Array(booked.length)
  const texts: string[] = []
  let length = 0
  for (const [index, line] of booked.entries()) {
    amountsCents[index] = line.amountCents
    for (const text of textsOf(account, line)) {
      length += text.length
      ends[texts.length] = length
      texts.push(text)
    }
  }
  const pendingCount = lines.length - booked.length
  return { count: booked.length, pendingCount, text: texts.join(''), ends, amountsCents }
}

/** The texts of each line, in the order of `lineTextColumns`. */
export function unpackTexts(packed: PackedLines): string[][] {
  const { count, text, ends } = packed
  const lines: string[][] = []
  let start = 0
  let at = 0
  for (let index = 0; index < count; index += 1) {
    const texts: string[] = []
    for (let column = 0; column < lineTextColumns.length; column += 1) {
      const end = ends[at] ?? start
      texts.push(text.slice(start, end))
      start = end
      at += 1
    }
    lines.push(texts)
  }
  return lines
}

function textsOf(account: StatementAccount, line: BankLine): string[] {
  const name = line.counterpartyName ?? ''
  const remittance = line.remittanceText ?? line.additionalInfo ?? ''
  const iban = line.counterpartyIban ?? ''
  const creditorReference = line.creditorReference ?? ''
  const endToEndId = line.endToEndId ?? ''
  return [
    lineFingerprint(account, line),
    line.bookingDay,
    line.valueDay ?? '',
    line.currency,
    name,
    foldAlphanumeric(name),
    iban,
    line.counterpartyBic ?? '',
    remittance,
    line.bankReference ?? '',
    endToEndId,
    creditorReference,
    line.mandateId ?? '',
    line.transactionCode ?? '',
    line.returnReason?.code ?? '',
    detailsOf(line),
    searchTextOf([name, iban, remittance, creditorReference, endToEndId]),
  ]
}

const searchTextLength = 1000

function searchTextOf(parts: string[]): string {
  const text = parts.filter((part) => part !== '').join(' ')
  return fold(text.length > searchTextLength ? text.slice(0, searchTextLength) : text)
}

/** What has no column of its own and was said by the bank; absent fields are left out. */
function detailsOf(line: BankLine): string {
  const details: Record<string, unknown> = {}
  for (const key of detailKeys) if (line[key] !== null) details[key] = line[key]
  if (line.isReversal) details['isReversal'] = true
  if (line.remittancePieces.length > 1) details['remittancePieces'] = line.remittancePieces
  if (line.remittanceText !== null && line.additionalInfo !== null)
    details['additionalInfo'] = line.additionalInfo
  if (line.remittanceText === null && line.additionalInfo !== null) details['remittanceIsInfo'] = true
  return JSON.stringify(details)
}

const detailKeys = [
  'entryReference',
  'instructionId',
  'transactionId',
  'creditorId',
  'counterpartyAccount',
  'counterpartyAddress',
  'ultimateName',
  'purpose',
  'returnReason',
  'instructedAmount',
  'batch',
] as const
