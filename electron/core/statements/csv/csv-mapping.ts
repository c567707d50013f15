import type { FileEncoding } from '../decode.ts'
import type { CsvDelimiter, CsvQuote } from './csv-records.ts'
import type { DayStyle, DecimalSign } from './csv-values.ts'

/** Which column, from 0, holds what; null where the file has none. Several columns of words are joined in order. */
export interface CsvColumns {
  bookingDay: number
  valueDay: number | null
  /** One signed amount, or an unsigned one with `sign`; null where `debit` and `credit` hold it. */
  amount: number | null
  sign: number | null
  debit: number | null
  credit: number | null
  currency: number | null
  ownAccount: number | null
  balanceBefore: number | null
  balanceAfter: number | null
  counterpartyName: number | null
  counterpartyAccount: number | null
  counterpartyBic: number | null
  descriptions: readonly number[]
  bankReference: number | null
  endToEndId: number | null
  mandateId: number | null
  creditorId: number | null
  creditorReference: number | null
  ultimateName: number | null
  transactionCode: number | null
  returnReason: number | null
}

/** How one kind of CSV is read: plain data, so that it can be kept for the next file with the same header. */
export interface CsvMapping {
  /** Null finds it out from the bytes. */
  encoding: FileEncoding | null
  delimiter: CsvDelimiter
  quote: CsvQuote | null
  /** Records before the first transaction: preamble and header. Blank lines do not count. */
  recordsToSkip: number
  /** Fields of every record; one more or less and each behind it would stand for something else. */
  columnCount: number
  columns: CsvColumns
  dayStyle: DayStyle
  decimalSign: DecimalSign
  /** What the column `sign` says, in any case: debit takes money out. */
  debitWords: readonly string[]
  creditWords: readonly string[]
  /** ISO 4217, where no column says it. */
  currency: string | null
  /** IBAN or number, where no column says it. */
  ownAccount: string | null
}

export const noColumns: Omit<CsvColumns, 'bookingDay'> = {
  valueDay: null,
  amount: null,
  sign: null,
  debit: null,
  credit: null,
  currency: null,
  ownAccount: null,
  balanceBefore: null,
  balanceAfter: null,
  counterpartyName: null,
  counterpartyAccount: null,
  counterpartyBic: null,
  descriptions: [],
  bankReference: null,
  endToEndId: null,
  mandateId: null,
  creditorId: null,
  creditorReference: null,
  ultimateName: null,
  transactionCode: null,
  returnReason: null,
}
