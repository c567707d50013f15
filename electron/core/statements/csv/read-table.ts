import { ByteDecoder, encodingOf } from '../decode.ts'
import type { FileEncoding } from '../decode.ts'
import { StatementRefusal } from '../types.ts'
import { CsvRecords } from './csv-records.ts'
import { tableDialect } from './detect-csv.ts'

/** A CSV that is a table under one line of column names. */
export interface CsvTable {
  encoding: FileEncoding
  header: readonly string[]
  /** The records under the names, each with the line it begins in. */
  rows: readonly { fields: readonly string[]; line: number }[]
}

/**
 * Reads a whole CSV whose first line names its columns; encoding and dialect are found out. For files that hold no
 * bank lines.
 *
 * @throws StatementRefusal `file-empty`, `format-unknown` where it is no table, and those of encoding and quotation marks
 */
export function readCsvTable(bytes: Uint8Array): CsvTable {
  const wanted = encodingOf(bytes)
  const decoder = new ByteDecoder(wanted)
  const text = decoder.decode(bytes) + decoder.finish()
  if (text.trim() === '') throw new StatementRefusal('file-empty')
  const dialect = tableDialect(text.slice(0, 65_536))
  if (dialect === null) throw new StatementRefusal('format-unknown')
  const records = new CsvRecords(dialect)
  const found = [...records.write(text), ...records.close()]
  const [header, ...rows] = found
  if (header === undefined) throw new StatementRefusal('file-empty')
  return {
    encoding: decoder.isMended ? 'windows-1252' : wanted,
    header: header.fields.map((name) => name.trim()),
    rows: rows.map(({ fields, line }) => ({ fields, line })),
  }
}
