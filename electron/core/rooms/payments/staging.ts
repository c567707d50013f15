import { fold, foldAlphanumeric } from '../../../../shared/values/fold.ts'
import type { Day } from '../../../../shared/values/day.ts'
import type { BulkRow } from '../../store/bulk-insert.ts'
import {
  type BankLine,
  lineFingerprint,
  type StatementHeader,
  type StatementEvent,
  type StatementWarning,
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

/** The columns of a staged line after its key; `rowOf` writes them in this order. */
export const stagedColumns = [
  'n',
  'id',
  'statement_position',
  'position',
  'fingerprint',
  'occurrence',
  'repeats',
  'booking_day',
  'value_day',
  'amount_cents',
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

/** Room for the lines of one file among the staged lines: more than a file of the largest size can hold. */
export const linesPerStage = 10_000_000
const searchTextLength = 1000

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
  take(event: StatementEvent): BulkRow[] {
    if (event.type === 'lines') return this.takeLines(event.lines)
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

  private takeLines(lines: readonly BankLine[]): BulkRow[] {
    const current = this.current
    if (current === null) throw new Error('lines outside of a statement')
    const { statement, again } = current
    const rows: BulkRow[] = []
    for (const line of lines) {
      this.lineCount += 1
      statement.lineCount += 1
      if (line.status === 'pending') {
        statement.pendingCount += 1
        continue
      }
      countLine(statement, line)
      const identity = this.identify(statement.header, line, again)
      const n = this.firstN + this.bookedCount
      this.bookedCount += 1
      rows.push(rowOf(n, this.makeId(), statement, line, identity))
    }
    return rows
  }

  private identify(header: StatementHeader, line: BankLine, again: Map<string, number> | null): Identity {
    const fingerprint = lineFingerprint(header.account, line)
    const before = this.seen.get(fingerprint) ?? 0
    const occurrence = (again ?? this.seen).get(fingerprint) ?? 0
    again?.set(fingerprint, occurrence + 1)
    if (occurrence >= before) this.seen.set(fingerprint, occurrence + 1)
    return { fingerprint, occurrence: occurrence + 1, repeats: occurrence < before ? 1 : 0 }
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
  fingerprint: string
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

function countLine(statement: ReadStatement, line: BankLine): void {
  if (statement.currency === '') statement.currency = line.currency
  statement.bookedCount += 1
  statement.sumCents += line.amountCents
  if (line.amountCents > 0) statement.creditCents += line.amountCents
  else statement.debitCents -= line.amountCents
  const { bookingDay } = line
  if (statement.fromDay === null || bookingDay < statement.fromDay) statement.fromDay = bookingDay
  if (statement.toDay === null || bookingDay > statement.toDay) statement.toDay = bookingDay
}

function rowOf(n: number, id: string, statement: ReadStatement, line: BankLine, identity: Identity): BulkRow {
  const name = line.counterpartyName ?? ''
  const remittance = line.remittanceText ?? line.additionalInfo ?? ''
  const iban = line.counterpartyIban ?? ''
  return [
    n,
    id,
    statement.header.index,
    statement.bookedCount,
    identity.fingerprint,
    identity.occurrence,
    identity.repeats,
    line.bookingDay,
    line.valueDay,
    line.amountCents,
    line.currency,
    name,
    foldAlphanumeric(name),
    iban,
    line.counterpartyBic ?? '',
    remittance,
    line.bankReference ?? '',
    line.endToEndId ?? '',
    line.creditorReference ?? '',
    line.mandateId ?? '',
    line.transactionCode ?? '',
    line.returnReason?.code ?? '',
    detailsOf(line),
    searchTextOf([name, iban, remittance, line.creditorReference ?? '', line.endToEndId ?? '']),
  ]
}

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
