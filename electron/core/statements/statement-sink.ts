import { addUp } from './field-values.ts'
import type { Refuse } from './field-values.ts'
import { LINES_PER_BATCH } from './types.ts'
import type {
  BankLine,
  FilePosition,
  MessageParams,
  StatementEvent,
  StatementFormat,
  StatementHeader,
  StatementSummary,
  StatementWarning,
  WarningCode,
} from './types.ts'
import { zeroCents } from '../../../shared/values/money.ts'
import type { Cents } from '../../../shared/values/money.ts'

/** More warnings of one kind in one statement tell a clerk nothing new; the rest is counted. */
const warningsPerCode = 50

/** What has been counted of the statement being read. Sums are signed where not said otherwise. */
class StatementCounts {
  lineCount = 0
  entryCount = 0
  bookedLineCount = 0
  bookedSum: Cents = zeroCents
  allSum: Cents = zeroCents
  creditEntries = 0
  debitEntries = 0
  creditSum: Cents = zeroCents
  debitSum: Cents = zeroCents
  warnings = new Map<WarningCode, number>()
}

/**
 * Takes what a reader of any format finds, hands it out as events in batches, and checks each statement against
 * what it says of itself: its balances, counts and sums. Knows nothing of formats.
 */
export class StatementSink {
  private events: StatementEvent[] = []
  private lines: BankLine[] = []
  private counts = new StatementCounts()
  private current: StatementHeader | null = null
  private statementCount = 0
  private lineTotal = 0
  private readonly seenStatements = new Set<string>()
  private readonly format: StatementFormat
  private readonly refuse: Refuse

  constructor(format: StatementFormat, refuse: Refuse) {
    this.format = format
    this.refuse = refuse
  }

  /** What has been found since the last call. */
  take(): StatementEvent[] {
    const events = this.events
    this.events = []
    return events
  }

  /** The header is known as far as it stands before the first entry. */
  begin(header: StatementHeader): void {
    this.current = header
    this.counts = new StatementCounts()
    this.events.push({ type: 'statement', statement: header })
    const { identification, account, periodFromDay, sequenceNumber } = header
    if (identification === null) return
    const key = JSON.stringify([identification, account.iban ?? account.other, periodFromDay, sequenceNumber])
    if (this.seenStatements.has(key)) this.warn('duplicate-statement', { identification })
    this.seenStatements.add(key)
  }

  /** The lines of one entry; they share entry index, status and currency. */
  addEntry(lines: readonly BankLine[]): void {
    const { counts } = this
    let entrySum: Cents = zeroCents
    for (const line of lines) {
      entrySum = addUp(entrySum, line.amountCents, this.refuse)
      this.lines.push(line)
      if (line.status === 'booked') counts.bookedLineCount += 1
      if (this.lines.length >= LINES_PER_BATCH) this.flushLines()
    }
    counts.lineCount += lines.length
    counts.entryCount += 1
    counts.allSum = addUp(counts.allSum, entrySum, this.refuse)
    if (lines[0]?.status === 'booked') counts.bookedSum = addUp(counts.bookedSum, entrySum, this.refuse)
    if (entrySum < 0) {
      counts.debitEntries += 1
      counts.debitSum = addUp(counts.debitSum, -entrySum, this.refuse)
    } else {
      counts.creditEntries += 1
      counts.creditSum = addUp(counts.creditSum, entrySum, this.refuse)
    }
  }

  warn(
    code: WarningCode,
    params: MessageParams = {},
    entryIndex: number | null = null,
    position: FilePosition | null = null,
  ): void {
    const soFar = this.counts.warnings.get(code) ?? 0
    this.counts.warnings.set(code, soFar + 1)
    if (soFar >= warningsPerCode) return
    const statementIndex = this.current?.index ?? null
    const warning: StatementWarning = { code, params, statementIndex, entryIndex, position }
    this.events.push({ type: 'warning', warning })
  }

  /** The statement is complete: checks it against itself. */
  end(header: StatementHeader): void {
    this.flushLines()
    const { counts } = this
    if (counts.lineCount === 0) this.warn('no-lines')
    this.checkTotals(header)
    const differenceCents = this.checkBalances(header)
    for (const [code, count] of counts.warnings) {
      if (count > warningsPerCode) this.tellRest(code, count - warningsPerCode)
    }
    const summary: StatementSummary = {
      statementIndex: header.index,
      lineCount: counts.lineCount,
      entryCount: counts.entryCount,
      bookedLineCount: counts.bookedLineCount,
      bookedSumCents: counts.bookedSum,
      differenceCents,
    }
    this.events.push({ type: 'statement-end', statement: header, summary })
    this.statementCount += 1
    this.lineTotal += counts.lineCount
    this.counts = new StatementCounts()
    this.current = null
  }

  /** The file is complete. Throws a refusal where it held no statement. */
  finish(): void {
    if (this.statementCount === 0) throw this.refuse('no-statement')
    const { format, statementCount, lineTotal } = this
    this.events.push({ type: 'end', format, statementCount, lineCount: lineTotal })
  }

  private flushLines(): void {
    if (this.lines.length === 0) return
    this.events.push({ type: 'lines', lines: this.lines })
    this.lines = []
  }

  private tellRest(code: WarningCode, count: number): void {
    const statementIndex = this.current?.index ?? null
    const warning: StatementWarning = {
      code: 'more-warnings',
      params: { code, count },
      statementIndex,
      entryIndex: null,
      position: null,
    }
    this.events.push({ type: 'warning', warning })
  }

  /** Closing − opening − booked lines; null where it cannot be said. */
  private checkBalances(header: StatementHeader): Cents | null {
    const { openingBalance: opening, closingBalance: closing, account } = header
    if (opening === null || closing === null) {
      const missing = opening === null ? (closing === null ? 'both' : 'opening') : 'closing'
      if (header.kind === 'statement') this.warn('balance-missing', { missing })
      return null
    }
    const currency = account.currency ?? opening.currency
    if (opening.currency !== currency || closing.currency !== currency) {
      const found = opening.currency === currency ? closing.currency : opening.currency
      this.warn('balance-in-other-currency', { found, currency })
      return null
    }
    const expected = addUp(opening.amountCents, this.counts.bookedSum, this.refuse)
    const differenceCents = addUp(closing.amountCents, -expected, this.refuse)
    if (differenceCents !== 0) {
      this.warn('does-not-balance', {
        differenceCents,
        openingCents: opening.amountCents,
        bookedCents: this.counts.bookedSum,
        closingCents: closing.amountCents,
        currency,
      })
    }
    return differenceCents
  }

  /** Banks count entries or, in batches, transactions: either is right. */
  private checkTotals(header: StatementHeader): void {
    const { counts } = this
    const { entries, credits, debits, netCents } = header.statedTotals
    const wrongCount = (of: string, stated: number | null | undefined, found: number): void => {
      if (stated === null || stated === undefined || stated === found) return
      if (of === 'entries' && stated === counts.lineCount) return
      this.warn('stated-count-differs', { of, stated, found })
    }
    const wrongSum = (of: string, stated: number | null | undefined, found: number): void => {
      if (stated === null || stated === undefined || stated === found) return
      const currency = header.account.currency ?? ''
      this.warn('stated-sum-differs', { of, statedCents: stated, foundCents: found, currency })
    }
    wrongCount('entries', entries?.count, counts.entryCount)
    wrongCount('credits', credits?.count, counts.creditEntries)
    wrongCount('debits', debits?.count, counts.debitEntries)
    wrongSum('entries', entries?.sumCents, counts.creditSum + counts.debitSum)
    wrongSum('credits', credits?.sumCents, counts.creditSum)
    wrongSum('debits', debits?.sumCents, counts.debitSum)
    wrongSum('net', netCents, counts.allSum)
  }
}
