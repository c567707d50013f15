import { cents, zeroCents } from '../../../../shared/values/money.ts'
import type { Cents } from '../../../../shared/values/money.ts'
import type { Day } from '../../../../shared/values/day.ts'
import { cleanText, excerpt, minorUnitsOf } from '../field-values.ts'
import { limits } from '../limits.ts'
import { StatementRefusal } from '../types.ts'
import type { BankLine, FilePosition, MessageParams, RefusalCode } from '../types.ts'
import type { CsvLayout } from './csv-layout.ts'
import { fieldColumn } from './csv-records.ts'
import type { CsvRecord } from './csv-records.ts'
import { accountOfText, readSignedAmount, readStyledDay } from './csv-values.ts'
import { referenceOf } from './keyed-text.ts'

/** One transaction as its record holds it, before it is put into a statement. */
export interface CsvRow {
  account: { iban: string | null; other: string | null }
  currency: string
  bookingDay: Day
  amountCents: Cents
  balanceBefore: Cents | null
  balanceAfter: Cents | null
  parts: Partial<BankLine>
  position: FilePosition
}

/** Reads the records of one file in one layout. Throws refusals with line and column of the field. */
export class CsvRowReader {
  private readonly layout: CsvLayout
  private record: CsvRecord = { fields: [], line: 1, raw: '' }
  private fields: string[] = []
  /** Debits with a minus and without it in one column cannot both be debits. */
  private areDebitsSigned: boolean | null = null

  constructor(layout: CsvLayout) {
    this.layout = layout
  }

  read(record: CsvRecord): CsvRow {
    const { layout } = this
    const { mapping } = layout
    const { columns } = mapping
    this.record = record
    this.fields = layout.mend === null ? record.fields : layout.mend(record.fields)
    this.checkWidth()
    const currency = this.text(columns.currency) || (mapping.currency ?? '')
    const own = this.text(columns.ownAccount) || (mapping.ownAccount ?? '')
    const account = (layout.accountOf ?? accountOfText)(own)
    if (account.iban === null && account.other === null) {
      throw this.refusal('account-missing', {}, columns.ownAccount)
    }
    this.refuseUnknownCurrency(currency)
    return {
      account,
      currency,
      bookingDay: this.day(columns.bookingDay),
      amountCents: this.amountOf(currency),
      balanceBefore: this.balance(columns.balanceBefore, currency),
      balanceAfter: this.balance(columns.balanceAfter, currency),
      parts: this.partsOf(),
      position: { line: record.line, column: 1 },
    }
  }

  /** A refusal at the record that was read last. */
  refusal(code: RefusalCode, params: MessageParams = {}, fieldIndex: number | null = null): StatementRefusal {
    const { raw, line } = this.record
    const column = fieldIndex === null ? 1 : fieldColumn(raw, fieldIndex, this.layout.mapping)
    return new StatementRefusal(code, params, { line, column })
  }

  /** More fields are accepted where they are empty: some banks end every record with a delimiter. */
  private checkWidth(): void {
    const { fields } = this
    const { columnCount } = this.layout.mapping
    const surplus = fields.slice(columnCount).findIndex((field) => field.trim() !== '')
    if (fields.length >= columnCount && surplus < 0) return
    const fieldIndex = surplus < 0 ? fields.length - 1 : columnCount + surplus
    const params = { expected: columnCount, found: fields.length }
    throw this.refusal('csv-columns-differ', params, fieldIndex)
  }

  private text(index: number | null): string {
    const text = cleanText(index === null ? '' : (this.fields[index] ?? ''))
    if (text.length > limits.textCharacters) {
      throw this.refusal('text-too-long', { limit: limits.textCharacters }, index)
    }
    return text
  }

  private refuseUnknownCurrency(currency: string): void {
    minorUnitsOf(currency, (code, params) => this.refusal(code, params, this.layout.mapping.columns.currency))
  }

  private day(index: number): Day {
    const text = this.text(index)
    if (text === '') throw this.refusal('booking-day-missing', {}, index)
    return readStyledDay(text, this.layout.mapping.dayStyle, (code, params) =>
      this.refusal(code, params, index),
    )
  }

  private signed(index: number, currency: string): Cents {
    const { layout } = this
    const { decimalSign } = layout.mapping
    const { isGrouped, hasAllDecimals } = layout
    return readSignedAmount(
      this.text(index),
      currency,
      { decimalSign, isGrouped, hasAllDecimals },
      (code, params) => this.refusal(code, params, index),
    )
  }

  private balance(index: number | null, currency: string): Cents | null {
    return index === null || this.text(index) === '' ? null : this.signed(index, currency)
  }

  private amountOf(currency: string): Cents {
    const { amount, sign } = this.layout.mapping.columns
    if (amount === null) return this.twoColumns(currency)
    const value = this.signed(amount, currency)
    if (sign === null) return value
    if (value < 0)
      throw this.refusal('amount-negative', { text: excerpt(this.text(amount)), currency }, amount)
    return this.isDebit(sign) ? cents(-value) : value
  }

  private isDebit(sign: number): boolean {
    const { debitWords, creditWords } = this.layout.mapping
    const word = this.text(sign).toLowerCase()
    if (debitWords.some((debit) => debit.toLowerCase() === word)) return true
    if (creditWords.some((credit) => credit.toLowerCase() === word)) return false
    throw this.refusal('direction-missing', { text: excerpt(word) }, sign)
  }

  private twoColumns(currency: string): Cents {
    const { debit, credit } = this.layout.mapping.columns
    const out = debit === null || this.text(debit) === '' ? null : this.signed(debit, currency)
    const incoming = credit === null || this.text(credit) === '' ? null : this.signed(credit, currency)
    if (out === null && incoming === null) throw this.refusal('amount-missing', { currency }, debit ?? credit)
    if (out !== null && incoming !== null && out !== 0 && incoming !== 0) {
      throw this.refusal('direction-missing', { text: excerpt(this.text(credit)) }, credit)
    }
    if (incoming !== null && incoming < 0) throw this.negative(credit, currency)
    if (out === null || out === 0) return incoming ?? zeroCents
    this.areDebitsSigned ??= out < 0
    if (this.areDebitsSigned !== out < 0) throw this.negative(debit, currency)
    return cents(-Math.abs(out))
  }

  private negative(index: number | null, currency: string): StatementRefusal {
    return this.refusal('amount-negative', { text: excerpt(this.text(index)), currency }, index)
  }

  private partsOf(): Partial<BankLine> {
    const { mapping, describe } = this.layout
    const { columns } = mapping
    const pieces = columns.descriptions.map((index) => this.text(index))
    const described = describe === null ? { remittancePieces: pieces } : describe(pieces.join(' '))
    const other = accountOfText(this.text(columns.counterpartyAccount))
    const code = this.text(columns.transactionCode)
    const reason = this.text(columns.returnReason)
    return {
      ...described,
      ...present({
        valueDay:
          columns.valueDay === null || this.text(columns.valueDay) === '' ? null : this.day(columns.valueDay),
        bankReference: this.reference(columns.bankReference),
        endToEndId: this.reference(columns.endToEndId),
        mandateId: this.reference(columns.mandateId),
        creditorId: this.reference(columns.creditorId),
        creditorReference: this.reference(columns.creditorReference)?.replace(/\s/gu, '') ?? null,
        counterpartyName: this.text(columns.counterpartyName) || null,
        counterpartyIban: other.iban,
        counterpartyAccount: other.other,
        counterpartyBic: this.text(columns.counterpartyBic) || null,
        ultimateName: this.text(columns.ultimateName) || null,
        transactionCode: code === '' ? null : `proprietary:${code}`,
        returnReason: reason === '' ? null : returnReasonOf(reason),
      }),
    }
  }

  private reference(index: number | null): string | null {
    return referenceOf(this.text(index))
  }
}

/** ISO codes have four signs (AC04, MS03); everything else is told in words. */
function returnReasonOf(reason: string): { code: string | null; text: string | null } {
  return /^[A-Z]{2}\d{2}$/u.test(reason) ? { code: reason, text: null } : { code: null, text: reason }
}

/** A column that is empty does not take away what the description says. */
function present(parts: Partial<BankLine>): Partial<BankLine> {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== null))
}
