import { cents } from '../../../../shared/values/money.ts'
import { cleanText, excerpt, readAmount } from '../field-values.ts'
import type { Refuse } from '../field-values.ts'
import { limits } from '../limits.ts'
import type { StatementSink } from '../statement-sink.ts'
import { StatementRefusal } from '../types.ts'
import type { FilePosition, MessageParams, RefusalCode, StatementKind } from '../types.ts'
import { BalanceFields, DetailFields, EntryFields, StatementFields } from './camt-fields.ts'
import type { CurrencyAmount } from './camt-fields.ts'
import { assumedBookingDay, currencyOfStatement, headerOf } from './camt-header.ts'
import { linesOfEntry } from './camt-lines.ts'

/** What is being read: the open statement, balance, entry and detail. The path tree fills it, the sink empties it. */
export class CamtState {
  statement = new StatementFields('statement', 0, { line: 1, column: 1 })
  balance = new BalanceFields()
  entry = new EntryFields({ line: 1, column: 1 })
  detail = new DetailFields()
  /** `Ccy` of the amount element being read. */
  amountCurrency = ''
  formatVersion = ''
  statementCount = 0
  readonly refuse: Refuse
  private entryCount = 0
  private hasBegun = false
  private assumedDays = 0
  private assumedStatuses = 0
  private readonly sink: StatementSink
  private readonly where: () => FilePosition

  constructor(sink: StatementSink, where: () => FilePosition, refuse: Refuse) {
    this.sink = sink
    this.where = where
    this.refuse = refuse
  }

  here(): FilePosition {
    return this.where()
  }

  beginStatement(kind: StatementKind): void {
    if (this.statementCount >= limits.statementsPerFile) {
      throw this.refuse('too-many-statements', { limit: limits.statementsPerFile })
    }
    this.statement = new StatementFields(kind, this.statementCount, this.here())
    this.statementCount += 1
    this.entryCount = 0
    this.hasBegun = false
    this.assumedDays = 0
    this.assumedStatuses = 0
  }

  endBalance(): void {
    const { amount, code, day, isCredit } = this.balance
    if (amount === null) throw this.refuse('amount-missing', { text: code })
    if (this.statement.balances.length >= limits.balancesPerStatement) {
      throw this.refuse('too-many-balances', { limit: limits.balancesPerStatement })
    }
    // Some banks leave out the direction of a balance that is not overdrawn.
    const amountCents = cents(isCredit === false ? -amount.amountCents : amount.amountCents)
    this.statement.balances.push({ code, amountCents, currency: amount.currency, day })
  }

  beginEntry(entry: EntryFields): void {
    this.entry = entry
  }

  beginDetail(detail: DetailFields): void {
    if (this.entry.details.length >= limits.detailsPerEntry) {
      throw this.refuse('too-many-details', { limit: limits.detailsPerEntry })
    }
    this.entry.details.push(detail)
    this.detail = detail
  }

  endEntry(): void {
    const { entry, statement } = this
    const { amount, isCredit } = entry
    const refuse = this.refuseAt(entry.position)
    if (amount === null) throw refuse('amount-missing')
    if (isCredit === null) throw refuse('direction-missing')
    const currency = currencyOfStatement(statement) ?? amount.currency
    if (amount.currency !== currency) {
      throw refuse('currency-not-of-account', { found: amount.currency, currency })
    }
    statement.currency = currency
    this.begin()
    const entryIndex = this.entryCount
    this.entryCount += 1
    const bookingDay = entry.bookingDay ?? assumedBookingDay(entry, statement)
    if (bookingDay === null) throw refuse('booking-day-missing')
    if (entry.bookingDay === null) this.assumedDays += 1
    const lines = linesOfEntry(entry, {
      statement,
      entryIndex,
      amountCents: cents(isCredit ? amount.amountCents : -amount.amountCents),
      currency,
      bookingDay,
      status: this.statusOf(entry, entryIndex),
      warn: (code, params) => this.sink.warn(code, params, entryIndex, entry.position),
    })
    this.sink.addEntry(lines)
  }

  endStatement(): void {
    this.begin()
    if (this.assumedDays > 0) this.sink.warn('booking-day-assumed', { count: this.assumedDays })
    if (this.assumedStatuses > 0) this.sink.warn('status-assumed', { count: this.assumedStatuses })
    const { pageNumber, lastPage } = this.statement
    if (pageNumber !== '' && (pageNumber !== '1' || lastPage === 'false')) {
      this.sink.warn('page-missing', { page: pageNumber, isLast: lastPage === 'true' ? 1 : 0 })
    }
    this.sink.end(headerOf(this.statement, this.formatVersion, this.refuse))
  }

  /** The header goes out before the first entry, or at the end of a statement without entries. */
  private begin(): void {
    if (this.hasBegun) return
    this.hasBegun = true
    const { statement } = this
    if (statement.iban === '' && statement.otherAccount === '') {
      throw this.refuseAt(statement.position)('account-missing')
    }
    this.sink.begin(headerOf(statement, this.formatVersion, this.refuse))
  }

  private statusOf(entry: EntryFields, entryIndex: number): 'booked' | 'pending' {
    const { status } = entry
    if (status === 'BOOK') return 'booked'
    if (status === 'PDNG' || status === 'INFO' || status === 'FUTR') return 'pending'
    if (status === '') {
      this.assumedStatuses += 1
      return 'booked'
    }
    this.sink.warn('status-unknown', { text: excerpt(status) }, entryIndex, entry.position)
    return 'pending'
  }

  private refuseAt(position: FilePosition): Refuse {
    return (code, params = {}) => new StatementRefusal(code, params, position)
  }
}

/** A refusal at the place the reader stands. */
export function refuseNow(state: CamtState, code: RefusalCode, params: MessageParams): StatementRefusal {
  return state.refuse(code, params)
}

/** The amount of the element just read, with the currency of its attribute. */
export function readMoney(state: CamtState, text: string): CurrencyAmount {
  const currency = state.amountCurrency
  return { amountCents: readAmount(text, currency, state.refuse), currency }
}

/** An amount that only informs: one that cannot be read is left out, since nothing is computed with it. */
export function readInformativeMoney(state: CamtState, text: string): CurrencyAmount | null {
  try {
    return readMoney(state, text)
  } catch (error) {
    if (error instanceof StatementRefusal) return null
    throw error
  }
}

/** Counts a text toward what one bank line may hold, and returns it. */
export function addText(state: CamtState, text: string): string {
  state.detail.characters += text.length
  if (state.detail.characters > limits.lineCharacters) {
    throw state.refuse('text-too-long', { limit: limits.lineCharacters })
  }
  return cleanText(text)
}
