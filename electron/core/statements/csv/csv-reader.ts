import { isCents } from '../../../../shared/values/money.ts'
import type { Cents } from '../../../../shared/values/money.ts'
import type { Day } from '../../../../shared/values/day.ts'
import { newBankLine } from '../bank-line.ts'
import { addUp } from '../field-values.ts'
import type { Refuse } from '../field-values.ts'
import { limits } from '../limits.ts'
import { StatementSink } from '../statement-sink.ts'
import type { TextReader } from '../text-reader.ts'
import { StatementRefusal } from '../types.ts'
import type { BankLine, StatementBalance, StatementEvent, StatementHeader } from '../types.ts'
import type { CsvLayout } from './csv-layout.ts'
import { CsvRecords } from './csv-records.ts'
import type { CsvRecord } from './csv-records.ts'
import { CsvRowReader } from './csv-rows.ts'
import type { CsvRow } from './csv-rows.ts'
import { RunningBalance } from './running-balance.ts'
import type { BalanceRun } from './running-balance.ts'

/** The lines of one account and currency: a CSV has no statements of its own. */
interface OpenAccount {
  index: number
  header: StatementHeader
  running: RunningBalance
  fromDay: Day
  toDay: Day
  lineCount: number
  /** Lines of the accounts behind the first wait until the first is complete. */
  waiting: BankLine[]
}

/**
 * Reads one CSV in a known layout: one statement per account and currency, in the order of their first lines. The
 * lines of the first account are handed out while the text comes in.
 */
export class CsvReader implements TextReader {
  private readonly layout: CsvLayout
  private readonly records: CsvRecords
  private readonly rows: CsvRowReader
  private readonly sink: StatementSink
  private readonly accounts = new Map<string, OpenAccount>()
  private toSkip: number
  private lastLine = 1
  private readonly refuse: Refuse = (code, params = {}) => this.rows.refusal(code, params)

  constructor(layout: CsvLayout) {
    this.layout = layout
    this.records = new CsvRecords(layout.mapping)
    this.rows = new CsvRowReader(layout)
    this.sink = new StatementSink('csv', this.refuse)
    this.toSkip = layout.mapping.recordsToSkip
  }

  write(text: string): StatementEvent[] {
    for (const record of this.records.write(text)) this.addRecord(record)
    return this.sink.take()
  }

  close(): StatementEvent[] {
    for (const record of this.records.close()) this.addRecord(record)
    if (this.accounts.size === 0) {
      throw new StatementRefusal('csv-no-lines', {}, { line: this.lastLine, column: 1 })
    }
    for (const account of this.accounts.values()) {
      if (account.index > 0) this.sink.begin(account.header)
      for (const line of account.waiting) this.sink.addEntry([line])
      this.endAccount(account)
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
    const row = this.rows.read(record)
    const account = this.accountOf(row)
    const { bookingDay, amountCents, currency, position } = row
    const line = newBankLine(
      {
        statementIndex: account.index,
        entryIndex: account.lineCount,
        bookingDay,
        amountCents,
        currency,
        position,
      },
      row.parts,
    )
    account.lineCount += 1
    account.running.add({
      amountCents,
      day: bookingDay,
      position,
      before: row.balanceBefore,
      after: row.balanceAfter,
    })
    if (bookingDay < account.fromDay) account.fromDay = bookingDay
    if (bookingDay > account.toDay) account.toDay = bookingDay
    if (account.index === 0) this.sink.addEntry([line])
    else account.waiting.push(line)
  }

  private accountOf(row: CsvRow): OpenAccount {
    const { accounts, layout } = this
    const key = `${row.account.iban ?? row.account.other ?? ''}|${row.currency}`
    const known = accounts.get(key)
    if (known !== undefined) return known
    const [first] = accounts.values()
    if (first !== undefined && !layout.hasSeveralAccounts) throw this.secondAccount(first, row)
    if (accounts.size >= limits.statementsPerFile) {
      throw this.refuse('too-many-statements', { limit: limits.statementsPerFile })
    }
    const account: OpenAccount = {
      index: accounts.size,
      header: this.headerOf(row, accounts.size),
      running: new RunningBalance(),
      fromDay: row.bookingDay,
      toDay: row.bookingDay,
      lineCount: 0,
      waiting: [],
    }
    accounts.set(key, account)
    if (account.index === 0) this.sink.begin(account.header)
    return account
  }

  private secondAccount(first: OpenAccount, row: CsvRow): StatementRefusal {
    const { columns } = this.layout.mapping
    const { iban, other, currency } = first.header.account
    const account = iban ?? other ?? ''
    const found = row.account.iban ?? row.account.other ?? ''
    return account === found
      ? this.rows.refusal(
          'currency-not-of-account',
          { found: row.currency, currency: currency ?? '' },
          columns.currency,
        )
      : this.rows.refusal('several-accounts', { account, found }, columns.ownAccount)
  }

  private headerOf(row: CsvRow, index: number): StatementHeader {
    return {
      index,
      kind: 'statement',
      formatVersion: this.layout.formatVersion,
      identification: null,
      sequenceNumber: null,
      copyOrDuplicate: null,
      account: { ...row.account, currency: row.currency, ownerName: null, servicerBic: null },
      periodFromDay: row.bookingDay,
      periodToDay: row.bookingDay,
      openingBalance: null,
      closingBalance: null,
      balances: [],
      statedTotals: { entries: null, credits: null, debits: null, netCents: null },
    }
  }

  private endAccount({ header, running, fromDay, toDay }: OpenAccount): void {
    const run = running.finish()
    const opening = run === null ? null : this.balanceOf('OPBD', run.openingCents, run.openingDay, header)
    const closing = run === null ? null : this.balanceOf('CLBD', run.closingCents, run.closingDay, header)
    if (run !== null) this.warnOfBreaks(run, header)
    this.sink.end({
      ...header,
      periodFromDay: fromDay,
      periodToDay: toDay,
      openingBalance: opening,
      closingBalance: closing,
      balances: opening === null || closing === null ? [] : [opening, closing],
    })
  }

  private balanceOf(code: string, amount: number, day: Day, header: StatementHeader): StatementBalance {
    return { code, amountCents: this.checked(amount), currency: header.account.currency ?? '', day }
  }

  private checked(amount: number): Cents {
    return isCents(amount) ? amount : addUp(amount, 0, this.refuse)
  }

  private warnOfBreaks({ broken }: BalanceRun, { account }: StatementHeader): void {
    for (const { entryIndex, position, ...figures } of broken) {
      this.sink.warn(
        'does-not-balance',
        { ...figures, currency: account.currency ?? '' },
        entryIndex,
        position,
      )
    }
  }
}
