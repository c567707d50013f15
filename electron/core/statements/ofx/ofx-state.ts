import { dayOfParts } from '../../../../shared/values/day.ts'
import type { Day } from '../../../../shared/values/day.ts'
import { cents } from '../../../../shared/values/money.ts'
import type { Cents } from '../../../../shared/values/money.ts'
import { newBankLine } from '../bank-line.ts'
import { accountOfText } from '../csv/csv-values.ts'
import { cleanText, excerpt, minorUnitsOf, readDecimal } from '../field-values.ts'
import { limits } from '../limits.ts'
import type { StatementSink } from '../statement-sink.ts'
import { StatementRefusal } from '../types.ts'
import type {
  BankLine,
  FilePosition,
  MessageParams,
  RefusalCode,
  StatementBalance,
  StatementHeader,
} from '../types.ts'

interface Value {
  text: string
  position: FilePosition
}

/** The values of one aggregate by their name, inner aggregates with a dot before (`PAYEE.NAME`). */
type Values = Map<string, Value>

interface OpenStatement {
  values: Values
  position: FilePosition
  entryCount: number
  header: StatementHeader | null
}

/** What has been read of the statement and the transaction that are open. */
export class OfxState {
  private readonly sink: StatementSink
  private statement: OpenStatement | null = null
  private transaction: { values: Values; position: FilePosition; characters: number } | null = null
  private statementCount = 0

  constructor(sink: StatementSink) {
    this.sink = sink
  }

  begin(name: string, open: readonly string[], position: FilePosition): void {
    if (name === 'STMTRS' || name === 'CCSTMTRS') {
      if (this.statement !== null) throw new StatementRefusal('xml-malformed', { reason: name }, position)
      if (this.statementCount >= limits.statementsPerFile) {
        throw new StatementRefusal('too-many-statements', { limit: limits.statementsPerFile }, position)
      }
      this.statement = { values: new Map(), position, entryCount: 0, header: null }
    } else if (name === 'STMTTRN' && this.isInList(open)) {
      if (this.transaction !== null) throw new StatementRefusal('xml-malformed', { reason: name }, position)
      this.transaction = { values: new Map(), position, characters: 0 }
    }
  }

  value(name: string, text: string, open: readonly string[], position: FilePosition): void {
    const { transaction, statement } = this
    const value = { text: cleanText(text), position }
    if (transaction !== null) {
      transaction.characters += value.text.length
      if (transaction.characters > limits.lineCharacters) {
        throw new StatementRefusal('text-too-long', { limit: limits.lineCharacters }, position)
      }
      transaction.values.set(keyOf(name, open, 'STMTTRN'), value)
    } else if (statement !== null) {
      statement.values.set(keyOf(name, open, open.includes('CCSTMTRS') ? 'CCSTMTRS' : 'STMTRS'), value)
    }
  }

  end(name: string, open: readonly string[]): void {
    const { statement } = this
    if (statement === null) return
    if (name === 'STMTTRN' && this.isInList(open)) this.endTransaction(statement)
    else if (name === 'STMTRS' || name === 'CCSTMTRS') {
      statement.header ??= this.beginStatement(statement)
      this.sink.end(this.headerOf(statement))
      this.statement = null
      this.statementCount += 1
    }
  }

  /** Pending transactions (`BANKTRANLISTP`) have no final amount and are passed over. */
  private isInList(open: readonly string[]): boolean {
    return this.statement !== null && open.includes('BANKTRANLIST')
  }

  private beginStatement(statement: OpenStatement): StatementHeader {
    const header = this.headerOf(statement)
    this.sink.begin(header)
    return header
  }

  private endTransaction(statement: OpenStatement): void {
    const { transaction } = this
    if (transaction === null) return
    this.transaction = null
    statement.header ??= this.beginStatement(statement)
    const entryIndex = statement.entryCount
    statement.entryCount += 1
    const currency = statement.header.account.currency ?? ''
    const { values, position } = transaction
    const refuse = refusalAt(position)
    const own = values.get('CURRENCY.CURSYM')
    if (own !== undefined && own.text !== currency) {
      throw refuse('currency-not-of-account', { found: excerpt(own.text), currency })
    }
    const posted = values.get('DTPOSTED')
    if (posted === undefined) throw refuse('booking-day-missing')
    const amount = values.get('TRNAMT')
    if (amount === undefined) throw refuse('amount-missing', { currency })
    const known = {
      statementIndex: this.statementCount,
      entryIndex,
      bookingDay: dayOf(posted),
      amountCents: amountOf(amount, currency),
      currency,
      position,
    }
    this.sink.addEntry([newBankLine(known, partsOf(values))])
  }

  private headerOf(statement: OpenStatement): StatementHeader {
    const { values } = statement
    const refuse = refusalAt(statement.position)
    const currency = values.get('CURDEF')?.text ?? ''
    minorUnitsOf(currency, (code, params) => refuse(code, params))
    const number = (values.get('BANKACCTFROM.ACCTID') ?? values.get('CCACCTFROM.ACCTID'))?.text ?? ''
    if (number === '') throw refuse('account-missing')
    const closing = balanceOf(values, 'LEDGERBAL', 'CLBD', currency)
    const available = balanceOf(values, 'AVAILBAL', 'CLAV', currency)
    const bank = values.get('BANKACCTFROM.BANKID')?.text ?? ''
    const from = values.get('BANKTRANLIST.DTSTART')
    const to = values.get('BANKTRANLIST.DTEND')
    return {
      index: this.statementCount,
      kind: 'statement',
      formatVersion: 'ofx',
      identification: null,
      sequenceNumber: null,
      copyOrDuplicate: null,
      account: {
        ...accountOfText(number),
        currency,
        ownerName: null,
        servicerBic: /^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/u.test(bank) ? bank : null,
      },
      periodFromDay: from === undefined ? null : dayOf(from),
      periodToDay: to === undefined ? null : dayOf(to),
      openingBalance: null,
      closingBalance: closing,
      balances: [closing, available].filter((balance) => balance !== null),
      statedTotals: { entries: null, credits: null, debits: null, netCents: null },
    }
  }
}

/** `NAME` directly in the aggregate, `PAYEE.NAME` in one within it. */
function keyOf(name: string, open: readonly string[], aggregate: string): string {
  const inner = open.at(-1) ?? ''
  return inner === aggregate ? name : `${inner}.${name}`
}

function refusalAt(position: FilePosition): (code: RefusalCode, params?: MessageParams) => StatementRefusal {
  return (code, params = {}) => new StatementRefusal(code, params, position)
}

/** Signed, with a point or a comma, never grouped (OFX 2.2, 3.2.9.2). */
function amountOf({ text, position }: Value, currency: string): Cents {
  const refuse = refusalAt(position)
  const minorUnits = minorUnitsOf(currency, refuse)
  const isDebit = text.startsWith('-')
  // Three decimals are as likely a group of thousands as a precision that no account has.
  const isAmbiguous = /[.,]\d*[.,]/u.test(text) || (minorUnits !== 3 && /[.,]\d{3}$/u.test(text))
  if (isAmbiguous) throw refuse('amount-malformed', { text: excerpt(text), currency })
  const value = readDecimal(text.replace(/^[+-]/u, ''), minorUnits, text.includes(',') ? 44 : 46)
  if (typeof value === 'string') throw refuse(value, { text: excerpt(text), currency })
  return cents(isDebit ? -value : value)
}

/** `YYYYMMDD` with perhaps a time and a zone. The day is taken as the bank wrote it, not moved to another zone. */
function dayOf({ text, position }: Value): Day {
  const match =
    /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?:\d{2,6}(?:\.\d{1,6})?)?\s*(?:\[[^\]]{0,20}\])?$/u.exec(
      text,
    )
  const { year, month, day } = match?.groups ?? {}
  const found =
    match === null
      ? undefined
      : dayOfParts({ year: Number(year), month: Number(month), dayOfMonth: Number(day) })
  if (found === undefined) throw new StatementRefusal('day-malformed', { text: excerpt(text) }, position)
  return found
}

function balanceOf(values: Values, name: string, code: string, currency: string): StatementBalance | null {
  const amount = values.get(`${name}.BALAMT`)
  if (amount === undefined) return null
  const day = values.get(`${name}.DTASOF`)
  return {
    code,
    amountCents: amountOf(amount, currency),
    currency,
    day: day === undefined ? null : dayOf(day),
  }
}

/** `FITID` is the bank's own number of the booking (OFX 2.2, 11.4.4.1: unique within the account). */
function partsOf(values: Values): Partial<BankLine> {
  const text = (name: string): string | null => values.get(name)?.text ?? null
  const other = accountOfText(text('BANKACCTTO.ACCTID') ?? text('CCACCTTO.ACCTID') ?? '')
  const day = values.get('DTAVAIL')
  const address = ['ADDR1', 'ADDR2', 'ADDR3', 'POSTALCODE', 'CITY', 'COUNTRY']
    .map((name) => text(`PAYEE.${name}`))
    .filter((part) => part !== null)
  const type = text('TRNTYPE')
  const checkNumber = text('CHECKNUM')
  return {
    bankReference: text('FITID'),
    entryReference: text('REFNUM') ?? checkNumber,
    counterpartyName: text('PAYEE.NAME') ?? text('NAME'),
    counterpartyAddress: address.length === 0 ? null : address.join(', '),
    counterpartyIban: other.iban,
    counterpartyAccount: other.other,
    valueDay: day === undefined ? null : dayOf(day),
    transactionCode: type === null ? null : `proprietary:${type}`,
    remittancePieces: [text('MEMO') ?? ''],
    additionalInfo: text('EXTDNAME'),
  }
}
