import type { Format } from '../format.ts'
import type { CsvValue } from './csv.ts'
import type { GridColumn } from './grid-types.ts'
import { numberSigns } from '../../../shared/values/languages.ts'
import { cents, currencyMinorUnits, formatAmount } from '../../../shared/values/money.ts'

/** The raw value of a column in a row. */
export function rawValue<Row extends object>(column: GridColumn<Row>, row: Row): unknown {
  if (column.value !== undefined) return column.value(row)
  const value: unknown = Reflect.get(row, column.field)
  return value
}

/** The value as the reader's language writes it. */
export function writtenValue<Row extends object>(column: GridColumn<Row>, row: Row, format: Format): string {
  const value = rawValue(column, row)
  if (value === null || value === undefined) return ''
  if (column.kind === 'amount' && typeof value === 'number')
    return format.amount(value, column.currency?.(row))
  if (column.kind === 'count' && typeof value === 'number') return format.count(value)
  if (typeof value !== 'string') return String(value)
  if (column.kind === 'day') return format.day(value)
  if (column.kind === 'instant') return format.instant(value)
  if (column.kind === 'choice') return column.choices?.[value] ?? value
  return value
}

/** The value as a spreadsheet of that language reads it: amounts without thousands signs, days as ISO 8601. */
export function csvValue<Row extends object>(column: GridColumn<Row>, row: Row, format: Format): CsvValue {
  const value = rawValue(column, row)
  if (typeof value === 'number' && column.kind === 'amount') {
    const currency = column.currency?.(row) ?? format.companyCurrency
    const signs = numberSigns(format.language)
    const text = formatAmount(cents(value), currency, format.language).replaceAll(signs.group, '')
    return { text: currencyMinorUnits(currency) === 0 ? text.replace(signs.decimal, '') : text, plain: true }
  }
  if (typeof value === 'number') return { text: String(value), plain: true }
  if (column.kind === 'day' && typeof value === 'string') return { text: value }
  return { text: writtenValue(column, row, format) }
}
