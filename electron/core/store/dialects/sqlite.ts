import Database from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import type { RunStatement } from '../store.ts'
import type { Tables } from '../tables.ts'

export type SqliteConnection = InstanceType<typeof Database>

/** Opens one connection with everything set that the store relies on, and reads back what matters. */
export function openConnection(file: string, mode: 'read' | 'write' | 'lock'): SqliteConnection {
  const nativeBinding = process.env['OPENPOST_SQLITE_BINDING']
  const connection = new Database(file, {
    readonly: mode === 'read',
    timeout: 0,
    ...(nativeBinding === undefined || nativeBinding === '' ? {} : { nativeBinding }),
  })
  if (mode === 'write') connection.pragma('journal_mode = WAL')
  for (const [name, value] of Object.entries(settings)) connection.pragma(`${name} = ${value}`)
  if (process.platform === 'darwin') connection.pragma('fullfsync = 1')
  connection.pragma('temp_store = memory')
  connection.pragma('cache_size = -65536')
  return connection
}

const settings = { synchronous: 2, foreign_keys: 1, recursive_triggers: 1, trusted_schema: 0 } as const

/** Throws when a setting that durability or the guards rest on did not take. Call it after the first write. */
export function assertSettings(connection: SqliteConnection): void {
  const found: Record<string, unknown> = { journal_mode: connection.pragma('journal_mode', { simple: true }) }
  for (const name of Object.keys(settings)) found[name] = connection.pragma(name, { simple: true })
  for (const [name, value] of Object.entries({ journal_mode: 'wal', ...settings })) {
    if (found[name] !== value)
      throw new Error(`SQLite runs with ${name} = ${String(found[name])}, not ${value}`)
  }
}

export interface SqliteDatabase {
  db: Kysely<Tables>
  run: RunStatement
}

/**
 * Kysely over one connection, keeping prepared statements: the stock driver prepares every query anew,
 * which costs more than running it. The cache is bounded, since lists build many different queries.
 */
export function databaseOver(connection: SqliteConnection): SqliteDatabase {
  const statements = new Map<string, ReturnType<SqliteConnection['prepare']>>()
  const limit = 400
  const prepare = (text: string) => {
    const known = statements.get(text)
    if (known !== undefined && !known.busy) return known
    const prepared = connection.prepare(text)
    if (statements.size >= limit) statements.delete(statements.keys().next().value ?? '')
    statements.set(text, prepared)
    return prepared
  }
  const database = { close: () => connection.close(), prepare }
  return {
    db: new Kysely<Tables>({ dialect: new SqliteDialect({ database }) }),
    run: <Row>(text: string, values: readonly unknown[]) => {
      const statement = prepare(text)
      if (statement.reader) return statement.all(values) as Row[]
      statement.run(values)
      return []
    },
  }
}
