import { excerpt } from '../field-values.ts'
import type { Refuse } from '../field-values.ts'
import { limits } from '../limits.ts'
import { StatementSink } from '../statement-sink.ts'
import type { TextReader } from '../text-reader.ts'
import { StatementRefusal } from '../types.ts'
import type {
  FilePosition,
  StatedTotal,
  StatementAccount,
  StatementBalance,
  StatementEvent,
  StatementHeader,
} from '../types.ts'
import { readAccount, readBalance, readCommaAmount, readTransaction } from './fields.ts'
import { lineOfTransaction } from './mt940-lines.ts'
import type { TransactionFields } from './mt940-lines.ts'

const balanceCodes: ReadonlyMap<string, string> = new Map([
  ['60F', 'OPBD'],
  ['60M', 'ITBD'],
  ['62F', 'CLBD'],
  ['62M', 'ITBD'],
])

/** What has been read of the statement that is open. */
class OpenStatement {
  identification = ''
  sequence = ''
  account: StatementAccount | null = null
  opening: StatementBalance | null = null
  closing: StatementBalance | null = null
  balances: StatementBalance[] = []
  currency = ''
  isInterim = false
  credits: StatedTotal | null = null
  debits: StatedTotal | null = null
  entryCount = 0
  hasBegun = false
  readonly position: FilePosition

  constructor(startsAt: FilePosition) {
    this.position = startsAt
  }
}

/**
 * Reads MT940 (and MT942 as a report of the running day), line by line. A statement begins with `:20:`; whatever
 * stands before one (a bank's preamble, SWIFT's header blocks) is passed over; it ends with `-`, `-}` or the next.
 */
export class Mt940Reader implements TextReader {
  private readonly sink: StatementSink
  private rest = ''
  private lineNumber = 0
  private statement: OpenStatement | null = null
  private statementCount = 0
  private tag = ''
  private field: string[] = []
  private fieldCharacters = 0
  private fieldLine = 0
  private transaction: TransactionFields | null = null
  private isInBlock = false
  private readonly refuse: Refuse = (code, params = {}) =>
    new StatementRefusal(code, params, { line: Math.max(this.fieldLine, 1), column: 1 })

  constructor() {
    this.sink = new StatementSink('mt940', this.refuse)
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
    if (this.isInBlock) throw this.refuse('file-truncated')
    this.endStatement()
    this.sink.finish()
    return this.sink.take()
  }

  /** The format names no encoding, so there is nothing to warn of. */
  warnOfEncoding(): void {}

  private readLine(raw: string): void {
    this.lineNumber += 1
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw
    if (line.length > limits.textCharacters) throw this.tooLong()
    // No database keeps a zero character in a text, and no bank writes one.
    if (line.includes('\0'))
      throw new StatementRefusal('file-is-binary', {}, { line: this.lineNumber, column: 1 })
    const tag = /^:(\d{2}[A-Z]?):/u.exec(line)?.[1]
    if (tag === '20') this.beginStatement()
    else if (line.includes('{4:')) this.isInBlock = true
    if (line === '-' || line.startsWith('-}')) {
      this.endStatement()
      this.isInBlock = line.includes('{4:')
      return
    }
    if (this.statement === null) return
    if (tag === undefined) {
      this.fieldCharacters += line.length
      if (this.fieldCharacters > limits.lineCharacters) throw this.tooLong()
      this.field.push(line)
      return
    }
    this.endField()
    this.tag = tag
    this.fieldLine = this.lineNumber
    this.field = [line.slice(tag.length + 2)]
    this.fieldCharacters = line.length
  }

  private beginStatement(): void {
    this.endStatement()
    if (this.statementCount >= limits.statementsPerFile) {
      throw this.refuse('too-many-statements', { limit: limits.statementsPerFile })
    }
    this.fieldLine = this.lineNumber
    this.statement = new OpenStatement({ line: this.lineNumber, column: 1 })
  }

  private endField(): void {
    const { statement, tag, field } = this
    this.tag = ''
    if (statement === null || tag === '') return
    const [first = ''] = field
    if (tag === '61') this.beginTransaction(statement, field)
    else if (tag === '86') this.addInformation(statement, field)
    else {
      this.endTransaction(statement)
      if (tag === '20') statement.identification = first.trim()
      else if (tag === '25' || tag === '25P') statement.account = readAccount(field.join('\n'), this.refuse)
      else if (tag === '28C' || tag === '28') statement.sequence = first.trim()
      else if (balanceCodes.has(tag)) this.addBalance(statement, tag, first)
      else if (tag === '34F') readFloorLimit(statement, first)
      else if (tag === '90C' || tag === '90D') this.addTotal(statement, tag, first)
    }
  }

  private addBalance(statement: OpenStatement, tag: string, text: string): void {
    const balance = readBalance(tag, balanceCodes.get(tag) ?? tag, text, this.refuse)
    if (statement.currency === '') statement.currency = balance.currency
    statement.balances.push(balance)
    if (statement.balances.length > limits.balancesPerStatement) {
      throw this.refuse('too-many-balances', { limit: limits.balancesPerStatement })
    }
    if (tag.startsWith('60')) statement.opening = balance
    else statement.closing = balance
  }

  /** MT942: `:90D:3EUR123,45`. */
  private addTotal(statement: OpenStatement, tag: string, text: string): void {
    const match = /^(\d{1,5})([A-Z]{3})(\d+(?:,\d*)?)$/u.exec(text.trim())
    if (match === null) throw this.refuse('line-malformed', { tag, text: excerpt(text) })
    const [, count = '', currency = '', amount = ''] = match
    const total = { count: Number(count), sumCents: readCommaAmount(amount, currency, this.refuse) }
    if (tag === '90C') statement.credits = total
    else statement.debits = total
  }

  private beginTransaction(statement: OpenStatement, field: readonly string[]): void {
    this.endTransaction(statement)
    const [first = '', ...more] = field
    this.transaction = {
      transaction: readTransaction(first, statement.currency, this.refuse),
      supplementary: more
        .map((line) => line.trim())
        .join(' ')
        .trim(),
      information: [],
      position: { line: this.fieldLine, column: 1 },
    }
  }

  private addInformation(statement: OpenStatement, field: string[]): void {
    if (this.transaction !== null) this.transaction.information.push(field)
    else if (statement.closing !== null) this.readStatedTotals(statement, field[0] ?? '')
  }

  /** ING closes with `:86:D000004C000002D25,24C28,71`: counts and sums of debits and credits. */
  private readStatedTotals(statement: OpenStatement, text: string): void {
    const match = /^D(\d{6})C(\d{6})D(\d+,\d*)C(\d+,\d*)$/u.exec(text.trim())
    if (match === null) return
    const [, debitCount = '', creditCount = '', debitSum = '', creditSum = ''] = match
    const { currency } = statement
    statement.debits = {
      count: Number(debitCount),
      sumCents: readCommaAmount(debitSum, currency, this.refuse),
    }
    statement.credits = {
      count: Number(creditCount),
      sumCents: readCommaAmount(creditSum, currency, this.refuse),
    }
  }

  private endTransaction(statement: OpenStatement): void {
    const { transaction } = this
    if (transaction === null) return
    this.transaction = null
    this.begin(statement)
    const { currency, isInterim, entryCount: entryIndex } = statement
    statement.entryCount += 1
    this.sink.addEntry([
      lineOfTransaction(transaction, {
        statementIndex: this.statementCount,
        entryIndex,
        currency,
        isInterim,
      }),
    ])
  }

  private begin(statement: OpenStatement): void {
    if (statement.hasBegun) return
    statement.hasBegun = true
    this.sink.begin(this.headerOf(statement))
  }

  private endStatement(): void {
    this.endField()
    const { statement } = this
    if (statement === null) return
    this.endTransaction(statement)
    this.begin(statement)
    this.sink.end(this.headerOf(statement))
    this.statementCount += 1
    this.statement = null
  }

  private headerOf(statement: OpenStatement): StatementHeader {
    const { account, opening, closing, isInterim } = statement
    if (account === null) throw new StatementRefusal('account-missing', {}, statement.position)
    return {
      index: this.statementCount,
      kind: isInterim ? 'report' : 'statement',
      formatVersion: isInterim ? 'mt942' : 'mt940',
      identification: statement.identification === '' ? null : statement.identification,
      sequenceNumber: statement.sequence === '' ? null : statement.sequence,
      copyOrDuplicate: null,
      account: { ...account, currency: statement.currency === '' ? account.currency : statement.currency },
      periodFromDay: opening?.day ?? null,
      periodToDay: closing?.day ?? null,
      openingBalance: opening,
      closingBalance: closing,
      balances: statement.balances.slice(),
      statedTotals: { entries: null, credits: statement.credits, debits: statement.debits, netCents: null },
    }
  }

  private tooLong(): StatementRefusal {
    this.fieldLine = this.lineNumber
    return this.refuse('text-too-long', { limit: limits.textCharacters })
  }
}

/** MT942 names its currency with the floor limit (`:34F:EURD0,`) and has no balances. */
function readFloorLimit(statement: OpenStatement, text: string): void {
  statement.isInterim = true
  if (statement.currency === '') statement.currency = text.slice(0, 3)
}
