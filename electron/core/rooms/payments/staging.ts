import { type Day, parseDay } from '../../../../shared/values/day.ts'
import type { BulkRow } from '../../store/bulk-insert.ts'
import {
  lineText,
  lineTextColumns,
  type PackedEvent,
  type PackedLines,
  type StatementEvent,
  type StatementHeader,
  type StatementWarning,
  unpackTexts,
} from '../../statements/index.ts'

/** What is found out about a statement while its file is read. Amounts are signed minor units of its currency. */
export interface ReadStatement {
  header: StatementHeader
  currency: string
  fromDay: Day | null
  toDay: Day | null
  openingCents: number | null
  closingCents: number | null
  closingDay: Day | null
  lineCount: number
  pendingCount: number
  bookedCount: number
  sumCents: number
  creditCents: number
  debitCents: number
  imbalanceCents: number | null
  warnings: StatementWarning[]
}

/** The columns of a staged line; `rowOf` writes them in this order. */
export const stagedColumns = [
  'n',
  'id',
  'statement_position',
  'position',
  'occurrence',
  'repeats',
  'amount_cents',
  ...lineTextColumns,
] as const

/** The columns that a staged line and a stored one share, besides the id. */
export const lineColumnNames = ['occurrence', 'amount_cents', ...lineTextColumns] as const

/** Room for the lines of one file among the staged lines: more than a file of the largest size can hold. */
export const linesPerStage = 10_000_000

/**
 * Turns the events of one file into statements and rows to stage. Pending lines are counted, never kept.
 *
 * The identity of a line is account, fingerprint and *occurrence*: the how-manieth line with this fingerprint it is
 * within the file, over all its statements. A statement that the file holds twice counts from the start again, so
 * that its second copy adds nothing; and so does each file of a zip, because two of them may hold the same days.
 */
export class FileStaging {
  readonly statements: ReadStatement[] = []
  fileWarnings: StatementWarning[] = []
  format = ''
  bookedCount = 0
  lineCount = 0
  private readonly firstN: number
  private readonly makeId: () => string
  private readonly seen = new Map<string, number>()
  private entry: { number: number; counts: Map<string, number> } | null = null
  private current: { statement: ReadStatement; again: Map<string, number> | null } | null = null

  constructor(stage: number, makeId: () => string) {
    this.firstN = stage * linesPerStage
    this.makeId = makeId
  }

  /** Takes the next event; answers the rows it brought. */
  take(event: Exclude<StatementEvent, { type: 'lines' }> | PackedEvent): BulkRow[] {
    if (event.type === 'packed-lines') return this.takeLines(event.lines)
    if (event.type === 'statement') {
      const statement = emptyStatement(event.statement)
      this.current = { statement, again: this.countsOfEntry(event.statement) }
      this.statements.push(statement)
    } else if (event.type === 'warning') this.takeWarning(event.warning)
    else if (event.type === 'statement-end') this.endStatement(event.statement, event.summary.differenceCents)
    else this.format = event.format
    return []
  }

  /** What has been counted in this file of a zip; null outside of one. */
  private countsOfEntry({ entryNumber }: StatementHeader): Map<string, number> | null {
    if (entryNumber === undefined) return null
    if (this.entry?.number !== entryNumber) this.entry = { number: entryNumber, counts: new Map() }
    return this.entry.counts
  }

  private takeWarning(warning: StatementWarning): void {
    if (this.current === null || warning.statementIndex === null) {
      this.fileWarnings.push(warning)
      return
    }
    this.current.statement.warnings.push(warning)
    if (warning.code === 'duplicate-statement') this.current.again = new Map()
  }

  private takeLines(lines: PackedLines): BulkRow[] {
    const current = this.current
    if (current === null) throw new Error('lines outside of a statement')
    const { statement, again } = current
    this.lineCount += lines.count + lines.pendingCount
    statement.lineCount += lines.count + lines.pendingCount
    statement.pendingCount += lines.pendingCount
    return unpackTexts(lines).map((texts, index) => {
      const amountCents = lines.amountsCents[index] ?? 0
      countLine(statement, texts, amountCents)
      const identity = this.identify(texts[lineText.fingerprint] ?? '', again)
      const n = this.firstN + this.bookedCount
      this.bookedCount += 1
      return rowOf({ n, id: this.makeId(), statement, identity, amountCents }, texts)
    })
  }

  private identify(fingerprint: string, again: Map<string, number> | null): Identity {
    const before = this.seen.get(fingerprint) ?? 0
    const occurrence = again === null ? before : (again.get(fingerprint) ?? 0)
    again?.set(fingerprint, occurrence + 1)
    if (occurrence >= before) this.seen.set(fingerprint, occurrence + 1)
    return { occurrence: occurrence + 1, repeats: occurrence < before ? 1 : 0 }
  }

  private endStatement(header: StatementHeader, differenceCents: number | null): void {
    const statement = this.current?.statement
    if (statement === undefined) return
    statement.header = header
    const { openingBalance: opening, closingBalance: closing, account } = header
    statement.currency = account.currency ?? opening?.currency ?? statement.currency
    const inCurrency = opening?.currency === statement.currency && closing?.currency === statement.currency
    if (inCurrency) {
      statement.openingCents = opening.amountCents
      statement.closingCents = closing.amountCents
      statement.imbalanceCents = differenceCents
    }
    statement.closingDay = closing?.day ?? header.periodToDay ?? statement.toDay
    statement.fromDay = header.periodFromDay ?? statement.fromDay ?? opening?.day ?? statement.closingDay
    statement.toDay = header.periodToDay ?? statement.toDay ?? statement.closingDay
  }
}

interface Identity {
  occurrence: number
  repeats: number
}

function emptyStatement(header: StatementHeader): ReadStatement {
  return {
    header,
    currency: header.account.currency ?? '',
    fromDay: null,
    toDay: null,
    openingCents: null,
    closingCents: null,
    closingDay: null,
    lineCount: 0,
    pendingCount: 0,
    bookedCount: 0,
    sumCents: 0,
    creditCents: 0,
    debitCents: 0,
    imbalanceCents: null,
    warnings: [],
  }
}

function countLine(statement: ReadStatement, texts: readonly string[], amountCents: number): void {
  if (statement.currency === '') statement.currency = texts[lineText.currency] ?? ''
  statement.bookedCount += 1
  statement.sumCents += amountCents
  if (amountCents > 0) statement.creditCents += amountCents
  else statement.debitCents -= amountCents
  const bookingDay = texts[lineText.bookingDay] ?? ''
  if (statement.fromDay === null || bookingDay < statement.fromDay) statement.fromDay = parseDay(bookingDay)
  if (statement.toDay === null || bookingDay > statement.toDay) statement.toDay = parseDay(bookingDay)
}

interface StagedLine {
  n: number
  id: string
  statement: ReadStatement
  identity: Identity
  amountCents: number
}

function rowOf(line: StagedLine, texts: readonly (string | null)[]): BulkRow {
  const { n, id, statement, identity, amountCents } = line
  const { occurrence, repeats } = identity
  const row = [
    n,
    id,
    statement.header.index,
    statement.bookedCount,
    occurrence,
    repeats,
    amountCents,
    ...texts,
  ]
  if (texts[lineText.valueDay] === '') row[valueDayAt] = null
  return row
}

const valueDayAt = stagedColumns.indexOf('value_day')
