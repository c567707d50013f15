import type { Day } from '../../../../shared/values/day.ts'
import type { Cents } from '../../../../shared/values/money.ts'
import { newBankLine } from '../bank-line.ts'
import { excerpt } from '../field-values.ts'
import type { Refuse } from '../field-values.ts'
import { limits } from '../limits.ts'
import { StatementSink } from '../statement-sink.ts'
import type { TextReader } from '../text-reader.ts'
import { StatementRefusal } from '../types.ts'
import type {
  BankLine,
  FilePosition,
  StatedTotal,
  StatementAccount,
  StatementBalance,
  StatementEvent,
  StatementHeader,
} from '../types.ts'
import { FixedRecord } from './records.ts'

const recordCharacters = 80
const endOfFileMark = '\u001a'

interface OpenStatement {
  account: StatementAccount
  currency: string
  fromDay: Day
  toDay: Day
  opening: StatementBalance
  closing: StatementBalance | null
  credits: StatedTotal | null
  debits: StatedTotal | null
  entryCount: number
}

interface OpenEntry {
  known: { bookingDay: Day; amountCents: Cents; currency: string; position: FilePosition }
  parts: Partial<BankLine>
  concepts: string[]
  characters: number
}

/**
 * Reads Norma 43 of the Spanish banks (AEB Cuaderno 43, 2012), record by record: 11 begins an account, 22 a
 * transaction with its 23 (words) and 24 (other currency), 33 ends the account with its totals, 88 ends the file
 * with the number of records. A missing end is refused, because the lines behind a cut are missing too.
 */
export class Norma43Reader implements TextReader {
  private readonly sink: StatementSink
  private rest = ''
  private lineNumber = 0
  private recordCount = 0
  private statementCount = 0
  private statement: OpenStatement | null = null
  private entry: OpenEntry | null = null
  private hasEnded = false

  constructor() {
    this.sink = new StatementSink('norma43', this.refuseAt(1))
  }

  write(text: string): StatementEvent[] {
    const lines = (this.rest + text).split('\n')
    this.rest = lines.pop() ?? ''
    if (this.rest.length > limits.textCharacters) throw this.tooLong()
    for (const line of lines) this.readLine(line)
    return this.sink.take()
  }

  close(): StatementEvent[] {
    if (this.rest !== '') this.readLine(this.rest)
    this.rest = ''
    if (!this.hasEnded) throw this.refuseAt(1)('file-truncated')
    this.sink.finish()
    return this.sink.take()
  }

  /** The format names no encoding, so there is nothing to warn of. */
  warnOfEncoding(): void {}

  private refuseAt(column: number): Refuse {
    return (code, params = {}) =>
      new StatementRefusal(code, params, { line: Math.max(this.lineNumber, 1), column })
  }

  private readLine(raw: string): void {
    this.lineNumber += 1
    if (raw.length > limits.textCharacters) throw this.tooLong()
    if (raw.includes('\0')) throw this.refuseAt(1)('file-is-binary')
    // The mark of the end of a file (SUB) stands behind the last record of older programs.
    const text = raw.replaceAll('\r', '').replaceAll(endOfFileMark, '')
    if (text.trim() === '') return
    if (text.trimEnd().length > recordCharacters || this.hasEnded) throw this.malformed(text)
    const record = new FixedRecord(text, (column) => this.refuseAt(column))
    const type = record.field(1, 2)
    if (type !== '88') this.recordCount += 1
    if (type === '00' && this.recordCount === 1) return
    if (type === '11') this.beginStatement(record)
    else if (type === '22') this.beginEntry(record)
    else if (type === '23') this.addConcepts(record)
    else if (type === '24') this.addOrderedAmount(record)
    else if (type === '33') this.endStatement(record)
    else if (type === '88') this.endFile(record)
    else throw this.malformed(text)
  }

  private beginStatement(record: FixedRecord): void {
    if (this.statement !== null) throw this.malformed(record.text)
    if (this.statementCount >= limits.statementsPerFile) {
      throw this.refuseAt(1)('too-many-statements', { limit: limits.statementsPerFile })
    }
    const currency = record.currency(48)
    const fromDay = record.day(21)
    this.statement = {
      account: record.account(currency),
      currency,
      fromDay,
      toDay: record.day(27),
      opening: { code: 'OPBD', amountCents: record.signed(33, currency), currency, day: fromDay },
      closing: null,
      credits: null,
      debits: null,
      entryCount: 0,
    }
    this.sink.begin(this.headerOf(this.statement))
  }

  private beginEntry(record: FixedRecord): void {
    const statement = this.openStatement(record)
    this.endEntry()
    const references = [record.field(53, 12), record.field(65, 16)].map(referenceOf)
    const code = [record.field(23, 2).trim(), record.field(25, 3).trim()]
      .filter((part) => part !== '')
      .join('/')
    this.entry = {
      known: {
        bookingDay: record.day(11),
        amountCents: record.signed(28, statement.currency),
        currency: statement.currency,
        position: { line: this.lineNumber, column: 1 },
      },
      parts: {
        valueDay: record.day(17),
        entryReference: referenceOf(record.field(43, 10)),
        transactionCode: code === '' ? null : `proprietary:${code}`,
        additionalInfo: references.filter((reference) => reference !== null).join(' ') || null,
      },
      concepts: [],
      characters: 0,
    }
  }

  private addConcepts(record: FixedRecord): void {
    const { entry } = this
    if (entry === null) throw this.malformed(record.text)
    entry.characters += record.text.length
    if (entry.characters > limits.lineCharacters) throw this.tooLong()
    entry.concepts.push(record.field(5, 38).padEnd(38), record.field(43, 38).padEnd(38))
  }

  /** The amount as it was ordered; one in a currency that is not known is left out, for it books nothing. */
  private addOrderedAmount(record: FixedRecord): void {
    const { entry } = this
    if (entry === null) throw this.malformed(record.text)
    const currency = record.currency(5)
    if (currency === entry.known.currency) return
    entry.parts.instructedAmount = { amountCents: record.amount(8, currency), currency, exchangeRate: null }
  }

  private endEntry(): void {
    const { entry, statement } = this
    if (entry === null || statement === null) return
    this.entry = null
    const words = joinConcepts(entry.concepts)
    const place = { statementIndex: this.statementCount, entryIndex: statement.entryCount }
    statement.entryCount += 1
    this.sink.addEntry([
      newBankLine({ ...place, ...entry.known }, { ...entry.parts, remittancePieces: [words] }),
    ])
  }

  private endStatement(record: FixedRecord): void {
    const statement = this.openStatement(record)
    this.endEntry()
    const { currency } = statement
    const own = record.account(record.currency(74))
    if (own.iban !== statement.account.iban || own.currency !== currency) throw this.malformed(record.text)
    statement.debits = { count: Number(record.digits(21, 5)), sumCents: record.amount(26, currency) }
    statement.credits = { count: Number(record.digits(40, 5)), sumCents: record.amount(45, currency) }
    const amountCents = record.signed(59, currency)
    statement.closing = { code: 'CLBD', amountCents, currency, day: statement.toDay }
    this.sink.end(this.headerOf(statement))
    this.statement = null
    this.statementCount += 1
  }

  /** Some banks count the last record too, and some none of the others of the file but their own. */
  private endFile(record: FixedRecord): void {
    if (this.statement !== null) throw this.refuseAt(1)('file-truncated')
    this.hasEnded = true
    const stated = record.field(21, 6).trim()
    if (stated === '') return
    const count = Number(record.digits(21, 6))
    if (count !== this.recordCount && count !== this.recordCount + 1) {
      this.sink.warn('stated-count-differs', { of: 'records', stated: count, found: this.recordCount })
    }
  }

  private openStatement(record: FixedRecord): OpenStatement {
    if (this.statement === null) throw this.malformed(record.text)
    return this.statement
  }

  private headerOf(statement: OpenStatement): StatementHeader {
    const { account, opening, closing, credits, debits, fromDay, toDay } = statement
    return {
      index: this.statementCount,
      kind: 'statement',
      formatVersion: 'norma43',
      identification: null,
      sequenceNumber: null,
      copyOrDuplicate: null,
      account,
      periodFromDay: fromDay,
      periodToDay: toDay,
      openingBalance: opening,
      closingBalance: closing,
      balances: closing === null ? [opening] : [opening, closing],
      statedTotals: { entries: null, credits, debits, netCents: null },
    }
  }

  private malformed(text: string): StatementRefusal {
    return this.refuseAt(1)('line-malformed', { tag: text.slice(0, 2), text: excerpt(text) })
  }

  private tooLong(): StatementRefusal {
    return this.refuseAt(1)('text-too-long', { limit: limits.textCharacters })
  }
}

/** Zeros and blanks fill a reference that there is not. */
function referenceOf(text: string): string | null {
  const reference = text.trim()
  return /^0*$/u.test(reference) ? null : reference
}

/** A concept of all 38 characters goes on in the next without a blank between. */
function joinConcepts(concepts: readonly string[]): string {
  let text = ''
  for (const concept of concepts) {
    const trimmed = concept.trimEnd()
    text += trimmed.length === concept.length ? trimmed : `${trimmed} `
  }
  return text.replace(/\s+/gu, ' ').trim()
}
