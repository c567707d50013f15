import { isCents, zeroCents } from '../../../../shared/values/money.ts'
import type { Cents } from '../../../../shared/values/money.ts'
import type { Day } from '../../../../shared/values/day.ts'
import { newBankLine } from '../bank-line.ts'
import { addUp } from '../field-values.ts'
import type { Refuse } from '../field-values.ts'
import { limits } from '../limits.ts'
import { StatementSink } from '../statement-sink.ts'
import type { TextReader } from '../text-reader.ts'
import { StatementRefusal } from '../types.ts'
import type { BankLine, FilePosition, StatementBalance, StatementEvent, StatementHeader } from '../types.ts'
import { CsvCells } from './csv-cells.ts'
import type { CsvLayout } from './csv-layout.ts'
import { CsvRecords } from './csv-records.ts'
import type { CsvRecord } from './csv-records.ts'
import { RunningBalance } from './running-balance.ts'
import type { SettlementEntry, SettlementService } from './settlement-service.ts'

type PlacedEntry = SettlementEntry & { position: FilePosition }

/** What one payout holds, or, where a file knows no payouts, what it holds in one currency. */
interface Payout {
  reference: string
  currency: string
  entries: PlacedEntry[]
}

/**
 * Reads a settlement file of a payment service: one statement per payout and currency, in which each payment, refund,
 * chargeback and fee is a line, and the payout an outgoing line that empties it. What the service kept of a payment
 * is a line of its own, so that the document is paid in full. A file is of few payouts, which may be mixed: it is
 * held until its end.
 */
export class SettlementReader implements TextReader {
  private readonly service: SettlementService
  private readonly layout: CsvLayout
  private readonly records: CsvRecords
  private readonly cells: CsvCells
  private readonly sink: StatementSink
  private readonly payouts = new Map<string, Payout>()
  private toSkip: number
  private lastLine = 1
  private readonly refuse: Refuse = (code, params = {}) => this.cells.refusal(code, params)

  constructor(layout: CsvLayout, service: SettlementService) {
    this.layout = layout
    this.service = service
    this.records = new CsvRecords(layout.mapping)
    this.cells = new CsvCells(layout)
    this.sink = new StatementSink('csv', this.refuse)
    this.toSkip = layout.mapping.recordsToSkip
  }

  write(text: string): StatementEvent[] {
    for (const record of this.records.write(text)) this.addRecord(record)
    return []
  }

  close(): StatementEvent[] {
    for (const record of this.records.close()) this.addRecord(record)
    if (this.payouts.size === 0) {
      throw new StatementRefusal('csv-no-lines', {}, { line: this.lastLine, column: 1 })
    }
    let index = 0
    for (const payout of this.payouts.values()) {
      this.endPayout(payout, index)
      index += 1
    }
    this.sink.finish()
    return this.sink.take()
  }

  /** The format names no encoding, so there is nothing to warn of. */
  warnOfEncoding(): void {}

  private addRecord(record: CsvRecord): void {
    this.lastLine = record.line
    if (this.toSkip > 0) {
      this.toSkip -= 1
      return
    }
    this.cells.take(record)
    const entry = this.service.read(this.cells)
    const key = `${entry.payout}|${entry.currency}`
    const payout = this.payouts.get(key) ?? { reference: entry.payout, currency: entry.currency, entries: [] }
    if (payout.entries.length === 0 && this.payouts.size >= limits.statementsPerFile) {
      throw this.refuse('too-many-statements', { limit: limits.statementsPerFile })
    }
    payout.entries.push({ ...entry, position: { line: record.line, column: 1 } })
    this.payouts.set(key, payout)
  }

  private endPayout(payout: Payout, index: number): void {
    const { entries } = payout
    const days = entries.map((entry) => entry.bookingDay).sort()
    const [first] = days
    const last = days.at(-1)
    if (first === undefined || last === undefined) return
    const header = this.headerOf(payout, index, { first, last })
    this.sink.begin(header)
    let sum: Cents = zeroCents
    entries.forEach((entry, entryIndex) => {
      if (entry.isBooked) sum = addUp(sum, entry.netCents, this.refuse)
      this.sink.addEntry(this.linesOf(entry, index, entryIndex))
    })
    const isComputed = this.addPayout(payout, sum, { index, last })
    const isPaidOut = isComputed || entries.some((entry) => entry.kind === 'payout') || sum === 0
    const isEmptied = this.service.arePayoutsWhole && payout.reference !== '' && isPaidOut
    this.sink.end({ ...header, ...(isEmptied ? this.emptied(header) : this.running(entries, header)) })
  }

  /** Gross, and what was kept of it; one line where the two and the net amount contradict each other. */
  private linesOf(entry: PlacedEntry, statementIndex: number, entryIndex: number): BankLine[] {
    const { kind, netCents, feeCents, grossCents, bookingDay, currency, position, parts } = entry
    const known = { statementIndex, entryIndex, bookingDay, currency, position }
    const status = entry.isBooked ? ('booked' as const) : ('pending' as const)
    const counterpartyName = parts.counterpartyName ?? (kind === 'payout' ? this.service.name : null)
    const own = { ...parts, counterpartyName, transactionCode: `proprietary:${kind}`, status }
    const gross = addUp(netCents, feeCents, this.refuse)
    if (grossCents !== null && grossCents !== gross) {
      const params = { netCents, feeCents, grossCents, currency }
      this.sink.warn('fee-unclear', params, entryIndex, position)
      return [newBankLine({ ...known, amountCents: netCents }, own)]
    }
    if (feeCents === 0) return [newBankLine({ ...known, amountCents: netCents }, own)]
    const fee = { ...this.feeParts(parts), status }
    const amountCents = addUp(0, -feeCents, this.refuse)
    if (gross === 0) return [newBankLine({ ...known, amountCents }, fee)]
    return [
      newBankLine({ ...known, amountCents: gross }, { ...own, detailCount: 2 }),
      newBankLine({ ...known, amountCents }, { ...fee, detailIndex: 1, detailCount: 2 }),
    ]
  }

  private feeParts({ bankReference = null }: Partial<BankLine>): Partial<BankLine> {
    return {
      bankReference,
      counterpartyName: this.service.name,
      remittancePieces: bankReference === null ? [] : [bankReference],
      transactionCode: 'proprietary:fee',
    }
  }

  /** The payout that the file leaves out. Nothing is paid out of a settlement that comes to less than nothing. */
  private addPayout(payout: Payout, sum: Cents, { index, last }: { index: number; last: Day }): boolean {
    const { reference, currency, entries } = payout
    const isStated = entries.some((entry) => entry.kind === 'payout')
    if (!this.service.isPayoutLeftOut || reference === '' || isStated || sum <= 0) return false
    const day = entries.find((entry) => entry.payoutDay !== null)?.payoutDay ?? last
    const line = newBankLine(
      {
        statementIndex: index,
        entryIndex: entries.length,
        bookingDay: day,
        amountCents: addUp(0, -sum, this.refuse),
        currency,
        position: entries.at(-1)?.position ?? { line: this.lastLine, column: 1 },
      },
      {
        bankReference: reference,
        endToEndId: reference,
        counterpartyName: this.service.name,
        remittancePieces: [reference],
        transactionCode: 'proprietary:payout',
      },
    )
    this.sink.addEntry([line])
    this.sink.warn('payout-computed', { amountCents: sum, currency })
    return true
  }

  private headerOf(payout: Payout, index: number, days: { first: Day; last: Day }): StatementHeader {
    return {
      index,
      kind: 'statement',
      formatVersion: this.layout.formatVersion,
      identification: payout.reference === '' ? null : payout.reference,
      sequenceNumber: null,
      copyOrDuplicate: null,
      account: {
        iban: null,
        other: this.service.accountText,
        currency: payout.currency,
        ownerName: null,
        servicerBic: null,
      },
      periodFromDay: days.first,
      periodToDay: days.last,
      openingBalance: null,
      closingBalance: null,
      balances: [],
      statedTotals: { entries: null, credits: null, debits: null, netCents: null },
    }
  }

  private emptied(header: StatementHeader): Balances {
    return this.balances(header, {
      openingCents: 0,
      openingDay: header.periodFromDay,
      closingCents: 0,
      closingDay: header.periodToDay,
    })
  }

  private running(entries: readonly PlacedEntry[], header: StatementHeader): Balances {
    const running = new RunningBalance()
    for (const { netCents, bookingDay, position, balanceAfterCents, isBooked } of entries) {
      if (!isBooked) continue
      running.add({
        amountCents: netCents,
        day: bookingDay,
        position,
        before: null,
        after: balanceAfterCents,
      })
    }
    const run = running.finish()
    if (run === null) return { openingBalance: null, closingBalance: null, balances: [] }
    for (const { entryIndex, position, ...figures } of run.broken) {
      this.sink.warn(
        'does-not-balance',
        { ...figures, currency: header.account.currency ?? '' },
        entryIndex,
        position,
      )
    }
    return this.balances(header, run)
  }

  private balances(
    { account }: StatementHeader,
    run: { openingCents: number; openingDay: Day | null; closingCents: number; closingDay: Day | null },
  ): Balances {
    const currency = account.currency ?? ''
    const balanceOf = (code: string, amount: number, day: Day | null): StatementBalance => ({
      code,
      amountCents: isCents(amount) ? amount : addUp(amount, 0, this.refuse),
      currency,
      day,
    })
    const openingBalance = balanceOf('OPBD', run.openingCents, run.openingDay)
    const closingBalance = balanceOf('CLBD', run.closingCents, run.closingDay)
    return { openingBalance, closingBalance, balances: [openingBalance, closingBalance] }
  }
}

type Balances = Pick<StatementHeader, 'openingBalance' | 'closingBalance' | 'balances'>
