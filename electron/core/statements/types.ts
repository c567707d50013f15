import type { Day } from '../../../shared/values/day.ts'
import type { Cents } from '../../../shared/values/money.ts'

/** The formats a file can be read as; `detectFormat` finds out which one it is. */
export type StatementFormat = 'camt' | 'mt940' | 'csv' | 'norma43' | 'ofx' | 'zip'

/** A statement is final; a report (camt.052) is of the running day; a notification (camt.054) has no balances. */
export type StatementKind = 'statement' | 'report' | 'notification'

/** Where in the file something stands; both count from 1. */
export interface FilePosition {
  line: number
  column: number
}

export interface StatementAccount {
  /** Without blanks, upper case; also taken from `Othr/Id` where that holds a valid IBAN. */
  iban: string | null
  /** The account number where it is no IBAN. */
  other: string | null
  /** ISO 4217; null where the file does not say (then the lines and balances do). */
  currency: string | null
  ownerName: string | null
  servicerBic: string | null
}

/** One balance; `code` is the ISO code (OPBD, PRCD, CLBD, ITBD, OPAV, CLAV, FWAV, …) or the bank's own. */
export interface StatementBalance {
  code: string
  /** Signed, in minor units of `currency`: a debit balance is negative. */
  amountCents: Cents
  currency: string
  day: Day | null
}

/** A sum the statement states itself: how many entries and, where given, how much. */
export interface StatedTotal {
  count: number | null
  /** Minor units of the account currency; for credits and debits unsigned, for `net` signed. */
  sumCents: Cents | null
}

export interface StatedTotals {
  entries: StatedTotal | null
  credits: StatedTotal | null
  debits: StatedTotal | null
  netCents: Cents | null
}

export interface StatementHeader {
  /** Position in the file, from 0. */
  index: number
  kind: StatementKind
  /** The format with its version where the file says one, e.g. `camt.053.001.08`, `mt940`. */
  formatVersion: string
  identification: string | null
  /** Electronic (else legal) sequence number. */
  sequenceNumber: string | null
  /** The bank says that this is a copy or a duplicate (`CpyDplctInd`: COPY, DUPL, CODU). */
  copyOrDuplicate: string | null
  account: StatementAccount
  periodFromDay: Day | null
  periodToDay: Day | null
  /** The booked balance before the first line (OPBD, else PRCD); null where none is stated. */
  openingBalance: StatementBalance | null
  /** The booked balance after the last booked line (CLBD, else ITBD); null where none is stated. */
  closingBalance: StatementBalance | null
  /** Every balance as it stands in the file. */
  balances: StatementBalance[]
  statedTotals: StatedTotals
  /** In a zip the name of the entry that holds the statement, for people only; absent in a file of its own. */
  entryName?: string
  /** Which file of a zip, from 0; two files of one zip may hold the same bookings, as two files of their own may. */
  entryNumber?: number
}

/** What the lines of one statement came to; known at its end. */
export interface StatementSummary {
  statementIndex: number
  lineCount: number
  entryCount: number
  bookedLineCount: number
  /** Signed sum of the booked lines, in minor units of the account currency. */
  bookedSumCents: Cents
  /** Closing − opening − booked sum; null where a balance is missing. Zero when the statement balances. */
  differenceCents: Cents | null
}

export interface InstructedAmount {
  /** Unsigned, in minor units of `currency`. */
  amountCents: Cents
  currency: string
  /** The rate as written in the file: never computed with. */
  exchangeRate: string | null
}

/** One booked (or pending) transaction: what `payments` stores and matches. Absent text is null, never ''. */
export interface BankLine {
  statementIndex: number
  /** The entry within its statement, from 0. */
  entryIndex: number
  /** The transaction within its entry, from 0; 0 where the entry is one line. */
  detailIndex: number
  /** How many lines this entry became. */
  detailCount: number
  status: 'booked' | 'pending'
  bookingDay: Day
  valueDay: Day | null
  /** Signed in the account currency's minor units: credit is positive. Already holds the effect of a reversal. */
  amountCents: Cents
  currency: string
  /** The bank marks the entry as the reversal of an earlier one. The sign needs no further turning. */
  isReversal: boolean
  /** `AcctSvcrRef`: the bank's own reference of this booking. */
  bankReference: string | null
  /** `NtryRef`. */
  entryReference: string | null
  endToEndId: string | null
  instructionId: string | null
  transactionId: string | null
  mandateId: string | null
  /** `CdtrSchmeId` of a direct debit. */
  creditorId: string | null
  /** The structured reference (`CdtrRefInf/Ref`), blanks removed; several are joined with a single blank. */
  creditorReference: string | null
  /** The payer's words: every `Ustrd`, joined with a single blank. Null where there are none. */
  remittanceText: string | null
  /** The same as it stands in the file, piece by piece. */
  remittancePieces: readonly string[]
  /** Who paid (credit) or was paid (debit): the other side, whichever element names it. */
  counterpartyName: string | null
  counterpartyIban: string | null
  /** The other side's account where it is no IBAN. */
  counterpartyAccount: string | null
  counterpartyBic: string | null
  counterpartyAddress: string | null
  /** `UltmtDbtr` (credit) or `UltmtCdtr` (debit). */
  ultimateName: string | null
  /** `PMNT/RCDT/ESCT`, or the bank's own code as `proprietary:<code>`. */
  transactionCode: string | null
  purpose: string | null
  returnReason: { code: string | null; text: string | null } | null
  /** The amount ordered, where it was ordered in another currency. */
  instructedAmount: InstructedAmount | null
  /** `AddtlTxInf` and `AddtlNtryInf`, joined with a single blank. */
  additionalInfo: string | null
  /** For a batch booked as one entry: its ids and stated size. */
  batch: { messageId: string | null; paymentInfoId: string | null; count: number | null } | null
  /** Where the entry begins in the file. */
  position: FilePosition
}

/** Why a file is not read. `params` fill the message, which is worded in the reader's language. */
export type RefusalCode =
  | 'file-empty'
  | 'file-is-pdf'
  | 'file-is-zip'
  | 'file-is-html'
  | 'file-is-binary'
  | 'format-unknown'
  | 'encoding-unknown'
  | 'encoding-broken'
  | 'xml-malformed'
  | 'xml-truncated'
  | 'xml-doctype-forbidden'
  | 'xml-too-deep'
  | 'xml-not-a-statement'
  | 'xml-other-message'
  | 'no-statement'
  | 'account-missing'
  | 'amount-missing'
  | 'amount-malformed'
  | 'amount-negative'
  | 'amount-too-precise'
  | 'amount-out-of-range'
  | 'currency-missing'
  | 'currency-unknown'
  | 'currency-not-of-account'
  | 'direction-missing'
  | 'booking-day-missing'
  | 'day-malformed'
  | 'text-too-long'
  | 'too-many-details'
  | 'too-many-statements'
  | 'too-many-balances'
  | 'line-malformed'
  | 'file-truncated'
  | 'csv-malformed'
  | 'csv-columns-differ'
  | 'csv-header-missing'
  | 'csv-no-lines'
  | 'csv-needs-mapping'
  | 'csv-mapping-wrong'
  | 'several-accounts'
  | 'zip-malformed'
  | 'zip-encrypted'
  | 'zip-method-unknown'
  | 'zip-nested'
  | 'zip-empty'
  | 'zip-too-many-entries'
  | 'zip-too-large'
  | 'zip-too-dense'

/** What a clerk should know about a file that is read all the same. */
export type WarningCode =
  | 'does-not-balance'
  | 'balance-missing'
  | 'balance-in-other-currency'
  | 'stated-count-differs'
  | 'stated-sum-differs'
  | 'details-do-not-add-up'
  | 'details-without-amounts'
  | 'batch-without-details'
  | 'duplicate-statement'
  | 'page-missing'
  | 'no-lines'
  | 'booking-day-assumed'
  | 'status-assumed'
  | 'status-unknown'
  | 'encoding-mended'
  | 'payout-computed'
  | 'fee-unclear'
  | 'more-warnings'

/** Values of a message: texts, counts, and cents with their currency beside them. */
export type MessageParams = Readonly<Record<string, string | number>>

export interface StatementWarning {
  code: WarningCode
  params: MessageParams
  statementIndex: number | null
  entryIndex: number | null
  position: FilePosition | null
}

/**
 * A file that cannot be read as a statement: data, not a crash. Nothing of the file may be kept
 * when one is thrown, also when lines were handed out before it.
 */
export class StatementRefusal extends Error {
  readonly code: RefusalCode
  readonly params: MessageParams
  readonly position: FilePosition | null

  constructor(code: RefusalCode, params: MessageParams = {}, position: FilePosition | null = null) {
    const where = position === null ? '' : ` at line ${position.line}, column ${position.column}`
    super(`${code}${where}`)
    this.name = 'StatementRefusal'
    this.code = code
    this.params = params
    this.position = position
  }
}

/**
 * What a reader hands out, in this order per statement: `statement`, any number of `lines` (at most
 * `LINES_PER_BATCH` each) and `warning`, `statement-end`; after the last statement one `end`. The header
 * in `statement` is complete except where a bank writes balances after the entries: `statement-end`
 * repeats it with everything in it.
 */
export type StatementEvent =
  | { type: 'statement'; statement: StatementHeader }
  | { type: 'lines'; lines: BankLine[] }
  | { type: 'warning'; warning: StatementWarning }
  | { type: 'statement-end'; statement: StatementHeader; summary: StatementSummary }
  | { type: 'end'; format: StatementFormat; statementCount: number; lineCount: number }

export const LINES_PER_BATCH = 500

/** A whole file in memory: for tests, previews and small files. */
export interface StatementFile {
  format: StatementFormat
  statements: StatementHeader[]
  summaries: StatementSummary[]
  lines: BankLine[]
  warnings: StatementWarning[]
}
