import type { Cents } from '../../../../shared/values/money.ts'
import type { Day } from '../../../../shared/values/day.ts'
import { cleanText, minorUnitsOf } from '../field-values.ts'
import { limits } from '../limits.ts'
import { StatementRefusal } from '../types.ts'
import type { MessageParams, RefusalCode } from '../types.ts'
import type { CsvLayout } from './csv-layout.ts'
import { fieldColumn } from './csv-records.ts'
import type { CsvRecord } from './csv-records.ts'
import { readSignedAmount, readStyledDay } from './csv-values.ts'
import { referenceOf } from './keyed-text.ts'

/** The fields of one record after the other, as values. Throws refusals with line and column of the field. */
export class CsvCells {
  readonly layout: CsvLayout
  private record: CsvRecord = { fields: [], line: 1, raw: '' }
  private fields: string[] = []

  constructor(layout: CsvLayout) {
    this.layout = layout
  }

  /** Goes on to the next record. */
  take(record: CsvRecord): void {
    const { mend } = this.layout
    this.record = record
    this.fields = mend === null ? record.fields : mend(record.fields)
    this.checkWidth()
  }

  /** A refusal at the record that was taken last. */
  refusal(code: RefusalCode, params: MessageParams = {}, fieldIndex: number | null = null): StatementRefusal {
    const { raw, line } = this.record
    const column = fieldIndex === null ? 1 : fieldColumn(raw, fieldIndex, this.layout.mapping)
    return new StatementRefusal(code, params, { line, column })
  }

  text(index: number | null): string {
    const text = cleanText(index === null ? '' : (this.fields[index] ?? ''))
    if (text.length > limits.textCharacters) {
      throw this.refusal('text-too-long', { limit: limits.textCharacters }, index)
    }
    return text
  }

  day(index: number): Day {
    const text = this.text(index)
    if (text === '') throw this.refusal('booking-day-missing', {}, index)
    return readStyledDay(text, this.layout.mapping.dayStyle, (code, params) =>
      this.refusal(code, params, index),
    )
  }

  /** An amount with its sign, in minor units. */
  signed(index: number, currency: string): Cents {
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

  /** As `signed`; null where there is no such column or nothing in it. */
  signedOrNull(index: number | null, currency: string): Cents | null {
    return index === null || this.text(index) === '' ? null : this.signed(index, currency)
  }

  /** A reference where there is one; what banks write where they have none is none. */
  reference(index: number | null): string | null {
    return referenceOf(this.text(index))
  }

  refuseUnknownCurrency(currency: string, index: number | null): void {
    minorUnitsOf(currency, (code, params) => this.refusal(code, params, index))
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
}
