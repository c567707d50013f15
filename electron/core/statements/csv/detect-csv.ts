import { layoutByHeader, layoutWithoutHeader } from './banks.ts'
import type { CsvHead } from './banks.ts'
import type { CsvLayout } from './csv-layout.ts'
import { firstRecords } from './csv-records.ts'
import type { CsvDelimiter, CsvDialect, CsvQuote, CsvRecord } from './csv-records.ts'
import { serviceByHeader } from './payment-services.ts'

const delimiters: readonly CsvDelimiter[] = [';', ',', '\t', '|']
/** Names of accounts and periods that stand before the header in some files. */
const preambleRecords = 3

/**
 * The layout of a known bank's CSV by the beginning of its text, whatever its name; null where it is of no known
 * bank.
 */
export function detectBankCsv(text: string): CsvLayout | null {
  for (const delimiter of delimiters) {
    const records = firstRecords(text, { delimiter, quote: '"' }, preambleRecords + 2)
    for (let index = 0; index <= preambleRecords && index < records.length; index += 1) {
      const header = records[index]?.fields ?? []
      const head: CsvHead = {
        delimiter,
        header,
        recordsToSkip: index + 1,
        first: records[index + 1],
        isQuoted: hasQuotedField(text, delimiter),
      }
      const layout = layoutByHeader(head) ?? serviceByHeader(head, text)
      if (layout !== null) return layout
    }
    // A first record is enough; a quotation mark further down that is a letter must not hide it.
    const [first] = firstRecords(text, { delimiter, quote: delimiter === '\t' ? null : '"' }, 1)
    const layout = first === undefined ? null : layoutWithoutHeader(first, delimiter)
    if (layout !== null) return layout
  }
  return null
}

function hasQuotedField(text: string, delimiter: CsvDelimiter): boolean {
  return text.startsWith('"') || ['\n', '\r', delimiter].some((before) => text.includes(`${before}"`))
}

/** Whether a text begins with the preamble of a Knab file, which then lacks its header. */
export function isKnabWithoutHeader(text: string): boolean {
  return /^"?KNAB EXPORT/u.test(text)
}

/** The dialect in which the first lines of a text are a table of at least three columns; null where none is. */
export function tableDialect(text: string): CsvDialect | null {
  let best: { dialect: CsvDialect; columns: number; rows: number } | null = null
  for (const delimiter of delimiters) {
    for (const quote of ['"', null] satisfies (CsvQuote | null)[]) {
      const dialect = { delimiter, quote }
      const { columns, rows } = shapeOf(firstRecords(text, dialect, 30))
      if (columns < 3 || rows < 2) continue
      const isBetter = best === null || rows > best.rows || (rows === best.rows && columns > best.columns)
      if (isBetter) best = { dialect, columns, rows }
    }
  }
  return best?.dialect ?? null
}

/** The most frequent number of columns, and how many records have it. */
function shapeOf(records: readonly CsvRecord[]): { columns: number; rows: number } {
  const counts = new Map<number, number>()
  for (const { fields } of records) counts.set(fields.length, (counts.get(fields.length) ?? 0) + 1)
  let shape = { columns: 0, rows: 0 }
  for (const [columns, rows] of counts) {
    if (columns >= 3 && rows > shape.rows) shape = { columns, rows }
  }
  return shape
}
