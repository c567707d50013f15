import type { Day } from '../../../../shared/values/day.ts'
import { newBankLine } from '../bank-line.ts'
import { ByteDecoder, encodingOf } from '../decode.ts'
import { StatementRefusal } from '../types.ts'
import type { FilePosition, MessageParams, RefusalCode } from '../types.ts'
import type { CsvMapping } from './csv-mapping.ts'
import { CsvRecords } from './csv-records.ts'
import type { CsvRecord } from './csv-records.ts'
import { CsvRowReader } from './csv-rows.ts'
import type { CsvRow } from './csv-rows.ts'
import { layoutOfMapping } from './mapped-csv.ts'
import { RunningBalance } from './running-balance.ts'

const rowsShown = 20
const problemsShown = 50

/** One transaction as a mapping reads it. Amounts are signed minor units of `currency`. */
export interface TriedRow {
  position: FilePosition
  bookingDay: Day
  valueDay: Day | null
  amountCents: number
  currency: string
  account: string
  counterpartyName: string
  counterpartyIban: string
  remittance: string
  reference: string
}

export interface TriedProblem {
  code: RefusalCode
  params: MessageParams
  position: FilePosition | null
}

/** What a mapping makes of a file. Sums are signed minor units, of the lines that can be read. */
export interface TriedMapping {
  rows: TriedRow[]
  problems: TriedProblem[]
  problemCount: number
  count: number
  totals: { account: string; currency: string; count: number; sumCents: number }[]
  /** Null where no column holds a balance, or not every line has one; else how many lines it does not follow for. */
  brokenBalances: number | null
}

/**
 * Reads as much of a CSV as a mapping can, line after line, and tells of each line that it cannot read; the reader of
 * an import stops at the first. `isWhole` is false for the beginning of a file, whose last line may be cut off.
 */
export function tryMapping(bytes: Uint8Array, mapping: CsvMapping, isWhole: boolean): TriedMapping {
  const trial = new Trial()
  try {
    const reader = new CsvRowReader(layoutOfMapping(mapping))
    const text = textOf(bytes, mapping, isWhole)
    for (const record of recordsOf(text, mapping, isWhole, trial)) trial.add(reader, record)
  } catch (error) {
    trial.fail(error)
  }
  return trial.result()
}

function textOf(bytes: Uint8Array, mapping: CsvMapping, isWhole: boolean): string {
  const decoder = new ByteDecoder(mapping.encoding ?? encodingOf(bytes))
  const text = decoder.decode(bytes)
  return (isWhole ? text + decoder.finish() : text).trimStart()
}

/** The records behind those to skip, as far as the quotation marks pair. */
function recordsOf(text: string, mapping: CsvMapping, isWhole: boolean, trial: Trial): CsvRecord[] {
  const reader = new CsvRecords(mapping)
  const records: CsvRecord[] = []
  try {
    for (const line of text.split(/(?<=\n)|(?<=\r)(?!\n)/u))
      for (const one of reader.write(line)) records.push(one)
    if (isWhole) for (const one of reader.close()) records.push(one)
  } catch (error) {
    records.push(...reader.taken())
    trial.fail(error)
  }
  return records.slice(mapping.recordsToSkip)
}

class Trial {
  private readonly rows: TriedRow[] = []
  private readonly problems: TriedProblem[] = []
  private problemCount = 0
  private count = 0
  private readonly totals = new Map<string, TriedMapping['totals'][number]>()
  private readonly balances = new Map<string, RunningBalance>()

  add(reader: CsvRowReader, record: CsvRecord): void {
    try {
      this.take(reader.read(record))
    } catch (error) {
      this.fail(error)
    }
  }

  fail(error: unknown): void {
    if (!(error instanceof StatementRefusal)) throw error
    this.problemCount += 1
    const { code, params, position } = error
    if (this.problems.length < problemsShown) this.problems.push({ code, params, position })
  }

  result(): TriedMapping {
    const { rows, problems, problemCount, count } = this
    if (count === 0 && problemCount === 0) this.fail(new StatementRefusal('csv-no-lines'))
    return {
      rows,
      problems,
      problemCount: this.problemCount,
      count,
      totals: [...this.totals.values()],
      brokenBalances: this.brokenBalances(),
    }
  }

  private take(row: CsvRow): void {
    const { bookingDay, amountCents, currency, position, balanceBefore, balanceAfter } = row
    const account = row.account.iban ?? row.account.other ?? ''
    const key = `${account}|${currency}`
    const total = this.totals.get(key) ?? { account, currency, count: 0, sumCents: 0 }
    const running = this.balances.get(key) ?? new RunningBalance()
    running.add({ amountCents, day: bookingDay, position, before: balanceBefore, after: balanceAfter })
    this.count += 1
    this.totals.set(key, { ...total, count: total.count + 1, sumCents: total.sumCents + amountCents })
    this.balances.set(key, running)
    if (this.rows.length >= rowsShown) return
    const known = { statementIndex: 0, entryIndex: 0, bookingDay, amountCents, currency, position }
    const line = newBankLine(known, row.parts)
    this.rows.push({
      position,
      bookingDay,
      valueDay: line.valueDay,
      amountCents,
      currency,
      account,
      counterpartyName: line.counterpartyName ?? '',
      counterpartyIban: line.counterpartyIban ?? line.counterpartyAccount ?? '',
      remittance: line.remittanceText ?? '',
      reference: line.endToEndId ?? line.bankReference ?? '',
    })
  }

  private brokenBalances(): number | null {
    const runs = [...this.balances.values()].map((running) => running.finish())
    if (runs.length === 0 || runs.includes(null)) return null
    return runs.reduce((sum, run) => sum + (run?.broken.length ?? 0), 0)
  }
}
