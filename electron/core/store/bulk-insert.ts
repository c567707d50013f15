import { CompiledQuery } from 'kysely'
import type { Flavour } from './dialects/ddl.ts'
import type { WriteTx } from './store.ts'
import type { Tables } from './tables.ts'

/** Values of one row, in the order of the columns. */
export type BulkRow = readonly (string | number | null)[]

/** SQLite takes 32,766 values a statement and PostgreSQL 65,535; beyond some dozens of rows nothing is gained. */
const rowsPerStatement = 50

interface InsertText {
  columns: readonly string[]
  text: string
}

/** By flavour, table and number of rows; a table is filled by one or two lists of columns. */
const texts = new Map<string, InsertText[]>()

/**
 * Inserts many rows. The text of the statement is built once per table and number of rows: building it anew for
 * every piece costs more than the insert.
 */
export async function insertRows(
  tx: WriteTx,
  table: keyof Tables,
  columns: readonly string[],
  rows: readonly BulkRow[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    const piece = rows.slice(from, from + rowsPerStatement)
    const text = statementText(tx.flavour, table, columns, piece.length)
    const values = piece.flat()
    if (tx.run === undefined) await tx.db.executeQuery(CompiledQuery.raw(text, values))
    else tx.run(text, values)
  }
}

function statementText(
  flavour: Flavour,
  table: string,
  columns: readonly string[],
  rowCount: number,
): string {
  const key = `${flavour}|${table}|${rowCount}`
  const known = texts.get(key) ?? []
  const found = known.find(
    (each) =>
      each.columns.length === columns.length &&
      each.columns.every((column, index) => column === columns[index]),
  )
  if (found !== undefined) return found.text
  const row = (index: number): string =>
    columns
      .map((_, column) => (flavour === 'sqlite' ? '?' : `$${index * columns.length + column + 1}`))
      .join(', ')
  const values = Array.from({ length: rowCount }, (_, index) => `(${row(index)})`).join(', ')
  const text = `insert into ${table} (${columns.join(', ')}) values ${values}`
  texts.set(key, [...known, { columns: [...columns], text }])
  return text
}
