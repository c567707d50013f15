import { hash } from 'node:crypto'
import { fold } from '../../../../shared/values/fold.ts'
import { ByteDecoder, encodingOf } from '../decode.ts'
import type { FileEncoding } from '../decode.ts'
import { StatementRefusal } from '../types.ts'
import { firstRecords } from './csv-records.ts'
import type { CsvDialect } from './csv-records.ts'
import { detectBankCsv, tableDialect } from './detect-csv.ts'
import { guessMapping, headerIndexOf } from './guess-mapping.ts'
import type { GuessedMapping } from './guess-mapping.ts'

/** Enough to see how a file is made without reading all of it. */
const previewBytes = 65_536
const previewRows = 20
const recordsForHeader = 10

export interface CsvPreview {
  /** As the Encoding Standard names it; `windows-1252` where the bytes were no UTF-8. */
  encoding: FileEncoding
  dialect: CsvDialect
  /** Names of the columns; null where the file has none. */
  header: readonly string[] | null
  columnCount: number
  /** The first transactions, at most twenty. */
  rows: readonly (readonly string[])[]
  /** The same for every file with these columns: 32 hexadecimal digits under which a mapping is remembered. */
  headerFingerprint: string
  /** The known bank that writes this file, as `formatVersion` names it: it needs no mapping. */
  bank: string | null
  guess: GuessedMapping
}

/** What the operator knows better than the guess; what is left out is found out. */
export interface PreviewStyle {
  encoding?: FileEncoding
  dialect?: CsvDialect
  recordsToSkip?: number
}

/**
 * What a CSV of any bank holds and how it most likely is to be read, for the dialog that maps its columns.
 * Throws a refusal `format-unknown` where it is no table, and those of the encoding.
 */
export function previewCsv(bytes: Uint8Array, style: PreviewStyle = {}): CsvPreview {
  const { text, encoding } = decode(bytes.subarray(0, previewBytes), style.encoding)
  const dialect = style.dialect ?? tableDialect(text)
  if (dialect === null) throw new StatementRefusal(text.trim() === '' ? 'file-empty' : 'format-unknown')
  const records = firstRecords(text, dialect, recordsForHeader + previewRows).map((record) => record.fields)
  const columnCount = columnCountOf(records)
  const headerIndex = headerIndexOf(records.slice(0, recordsForHeader), columnCount)
  const foundSkip =
    headerIndex >= 0 ? headerIndex + 1 : records.findIndex((fields) => fields.length === columnCount)
  const recordsToSkip = style.recordsToSkip ?? Math.max(foundSkip, 0)
  const headerAt = style.recordsToSkip === undefined ? headerIndex : recordsToSkip - 1
  const header = headerAt < 0 ? null : (records[headerAt] ?? null)
  const rows = records.slice(recordsToSkip, recordsToSkip + previewRows)
  return {
    encoding,
    dialect,
    header,
    columnCount,
    rows,
    headerFingerprint: headerFingerprint(header, columnCount),
    bank: detectBankCsv(text)?.formatVersion ?? null,
    guess: guessMapping(dialect, { header, rows, recordsToSkip, columnCount }),
  }
}

/**
 * A key for remembering a mapping: the names of the columns without case, accents, blanks and quotation marks, or
 * their number where they have no names. It does not depend on delimiter and encoding. The value is stored.
 */
export function headerFingerprint(header: readonly string[] | null, columnCount: number): string {
  const names =
    header === null ? `#${columnCount}` : header.map((name) => fold(name).replace(/\s+/gu, '')).join('|')
  return hash('sha256', names, 'hex').slice(0, 32)
}

function decode(bytes: Uint8Array, wanted?: FileEncoding): { text: string; encoding: FileEncoding } {
  const encoding = wanted ?? encodingOf(bytes)
  const decoder = new ByteDecoder(encoding)
  const text = decoder.decode(bytes)
  return { text: text.trimStart(), encoding: decoder.isMended ? 'windows-1252' : encoding }
}

/** The most frequent number of fields; the larger one where two are as frequent. */
function columnCountOf(records: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>()
  for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1)
  let best = { length: 0, times: 0 }
  for (const [length, times] of counts) {
    if (times > best.times || (times === best.times && length > best.length)) best = { length, times }
  }
  return best.length
}
