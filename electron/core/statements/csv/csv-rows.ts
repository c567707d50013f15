import { cents, zeroCents } from '../../../../shared/values/money.ts'
import type { Cents } from '../../../../shared/values/money.ts'
import type { Day } from '../../../../shared/values/day.ts'
import { excerpt } from '../field-values.ts'
import type { BankLine, FilePosition, StatementRefusal } from '../types.ts'
import { CsvCells } from './csv-cells.ts'
import type { CsvRecord } from './csv-records.ts'
import { accountOfText } from './csv-values.ts'

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
export class CsvRowReader extends CsvCells {
  /** Debits with a minus and without it in one column cannot both be debits. */
  private areDebitsSigned: boolean | null = null

  read(record: CsvRecord): CsvRow {
    const { layout } = this
    const { mapping } = layout
    const { columns } = mapping
    this.take(record)
    const currency = this.text(columns.currency) || (mapping.currency ?? '')
    const own = this.text(columns.ownAccount) || (mapping.ownAccount ?? '')
    const account = (layout.accountOf ?? accountOfText)(own)
    if (account.iban === null && account.other === null) {
      throw this.refusal('account-missing', {}, columns.ownAccount)
    }
    this.refuseUnknownCurrency(currency, columns.currency)
    return {
      account,
      currency,
      bookingDay: this.day(columns.bookingDay),
      amountCents: this.amountOf(currency),
      balanceBefore: this.signedOrNull(columns.balanceBefore, currency),
      balanceAfter: this.signedOrNull(columns.balanceAfter, currency),
      parts: this.partsOf(),
      position: { line: record.line, column: 1 },
    }
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

  /** A column that is empty does not take away what the description says. */
  private partsOf(): Partial<BankLine> {
    const { mapping, describe } = this.layout
    const { columns } = mapping
    const pieces = columns.descriptions.map((index) => this.text(index))
    const said: Partial<BankLine> =
      describe === null ? { remittancePieces: pieces } : describe(pieces.join(' '))
    const other = accountOfText(this.text(columns.counterpartyAccount))
    const code = this.text(columns.transactionCode)
    const creditorReference = this.reference(columns.creditorReference)?.replace(/\s/gu, '')
    return {
      ...said,
      valueDay: this.dayOrNull(columns.valueDay) ?? said.valueDay ?? null,
      bankReference: this.reference(columns.bankReference) ?? said.bankReference ?? null,
      endToEndId: this.reference(columns.endToEndId) ?? said.endToEndId ?? null,
      mandateId: this.reference(columns.mandateId) ?? said.mandateId ?? null,
      creditorId: this.reference(columns.creditorId) ?? said.creditorId ?? null,
      creditorReference: creditorReference ?? said.creditorReference ?? null,
      counterpartyName: this.textOrNull(columns.counterpartyName) ?? said.counterpartyName ?? null,
      counterpartyIban: other.iban ?? said.counterpartyIban ?? null,
      counterpartyAccount: other.other ?? said.counterpartyAccount ?? null,
      counterpartyBic: this.textOrNull(columns.counterpartyBic) ?? said.counterpartyBic ?? null,
      ultimateName: this.textOrNull(columns.ultimateName) ?? said.ultimateName ?? null,
      transactionCode: code === '' ? (said.transactionCode ?? null) : `proprietary:${code}`,
      returnReason: this.returnReason() ?? said.returnReason ?? null,
    }
  }

  private dayOrNull(index: number | null): Day | null {
    return index === null || this.text(index) === '' ? null : this.day(index)
  }

  private textOrNull(index: number | null): string | null {
    return this.text(index) || null
  }

  private returnReason(): BankLine['returnReason'] {
    const reason = this.text(this.layout.mapping.columns.returnReason)
    return reason === '' ? null : returnReasonOf(reason)
  }
}

/** ISO codes have four signs (AC04, MS03); everything else is told in words. */
function returnReasonOf(reason: string): { code: string | null; text: string | null } {
  return /^[A-Z]{2}\d{2}$/u.test(reason) ? { code: reason, text: null } : { code: null, text: reason }
}
