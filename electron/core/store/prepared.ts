import {
  type CompiledQuery,
  type Insertable,
  type Kysely,
  type QueryExecutorProvider,
  type RawBuilder,
  sql,
} from 'kysely'
import { insertRows } from './bulk-insert.ts'
import type { Flavour } from './dialects/ddl.ts'
import type { ReadTx, WriteTx } from './store.ts'
import type { Tables } from './tables.ts'

// Building and compiling a query costs several times what SQLite needs to run it. The statements of the commands that
// clerks wait for are therefore written once with names in place of values, compiled at their first use, and only
// bound from then on.

type Value = string | number | null
type Kind = 'integer' | 'text'

/** Places for values, by name. */
export interface Slots<Params> {
  /** A value to be written: the bare placeholder, so that the column's own checks see it as it comes. */
  value<Name extends keyof Params & string>(name: Name): RawBuilder<Params[Name]>
  /**
   * A value to compare with. Its cast keeps SQLite from planning the statement anew for every value, as it does
   * where a bare placeholder stands in a comparison or a limit.
   */
  key<Name extends keyof Params & string>(name: Name, kind: Kind): RawBuilder<Params[Name]>
}

/** What Kysely builds: a query, or a template of SQL. */
interface Query<Row> {
  compile(provider: QueryExecutorProvider): CompiledQuery<Row>
}

/** Stands in a compiled statement where a value goes. */
class Slot {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

const types: Readonly<Record<Kind, RawBuilder<unknown>>> = {
  integer: sql.raw('bigint'),
  text: sql.raw('text'),
}

function slots<Params>(): Slots<Params> {
  return {
    value: (name) => sql`${new Slot(name)}`,
    key: (name, kind) => sql`cast(${new Slot(name)} as ${types[kind]})`,
  }
}

interface Statement<Row> {
  query: CompiledQuery<Row>
  /** What is bound, in order: a name to look up, or a value that never changes. */
  bound: readonly unknown[]
}

/**
 * A read whose text never changes.
 *
 * @param build writes the query once per flavour; it must not depend on anything but its arguments
 */
export function preparedRead<Params extends Record<keyof Params, Value>, Row>(
  build: (db: ReadTx['db'], slots: Slots<Params>) => Query<Row>,
): (tx: ReadTx, params: Params) => Promise<Row[]> {
  const statements = new Map<Flavour, Statement<Row>>()
  return (tx, params) => execute(tx, statements, () => build(tx.db, slots()), params)
}

/** A change whose text never changes; answers the rows that it returns. As `preparedRead`. */
export function preparedWrite<Params extends Record<keyof Params, Value>, Row>(
  build: (db: Kysely<Tables>, slots: Slots<Params>) => Query<Row>,
): (tx: WriteTx, params: Params) => Promise<Row[]> {
  const statements = new Map<Flavour, Statement<Row>>()
  return (tx, params) => execute(tx, statements, () => build(tx.db, slots()), params)
}

async function execute<Params extends Record<keyof Params, Value>, Row>(
  tx: ReadTx,
  statements: Map<Flavour, Statement<Row>>,
  build: () => Query<Row>,
  params: Params,
): Promise<Row[]> {
  let statement = statements.get(tx.flavour)
  if (statement === undefined) {
    const query = build().compile(tx.db)
    statement = { query, bound: query.parameters }
    statements.set(tx.flavour, statement)
  }
  const values: Readonly<Record<string, Value>> = params
  const parameters = statement.bound.map((part) => (part instanceof Slot ? values[part.name] : part))
  if (tx.run !== undefined) return tx.run(statement.query.sql, parameters)
  const { rows } = await tx.db.getExecutor().executeQuery<Row>({ ...statement.query, parameters })
  return rows
}

/** Inserts rows that all have the same columns, by a text that is built once for the table and their number. */
export async function insertInto<Table extends keyof Tables>(
  tx: WriteTx,
  table: Table,
  rows: readonly (Insertable<Tables[Table]> & Partial<Record<keyof Insertable<Tables[Table]>, Value>>)[],
): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const columns = Object.keys(first)
  await insertRows(
    tx,
    table,
    columns,
    rows.map((row: Readonly<Record<string, Value>>) => columns.map((column) => row[column] ?? null)),
  )
}
