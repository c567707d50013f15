import { type Kysely, sql } from 'kysely'
import type { Flavour } from './dialects/ddl.ts'
import { mainLine } from './migrations/0001-main-line.ts'
import { StoreRefusal } from './store.ts'
import type { Tables } from './tables.ts'

/** One step forward. Released steps are never changed, and never rebuild a table whose rows are immutable. */
export interface Migration {
  name: string
  statements: (flavour: Flavour) => string[]
}

export const migrations: readonly Migration[] = [{ name: '0001-main-line', statements: mainLine }]

/** The steps this database still needs. Refuses a database that a newer program has written. */
export async function pendingMigrations(
  db: Kysely<Tables>,
  known: readonly Migration[] = migrations,
): Promise<Migration[]> {
  await sql`create table if not exists migration (name text primary key, applied_at text not null)`.execute(
    db,
  )
  const applied = await db.selectFrom('migration').select('name').execute()
  const names = new Set(applied.map((row) => row.name))
  const unknown = [...names].filter((name) => !known.some((migration) => migration.name === name))
  if (unknown.length > 0) {
    throw new StoreRefusal(
      'newer-data',
      `The data was written by a newer Openpost (it knows step ${unknown.join(', ')}). Install the newer program; nothing was changed.`,
    )
  }
  return known.filter((migration) => !names.has(migration.name))
}

/** Applies one step inside the transaction it is given. */
export async function applyMigration(
  db: Kysely<Tables>,
  flavour: Flavour,
  migration: Migration,
  at: string,
): Promise<void> {
  for (const statement of migration.statements(flavour)) await sql.raw(statement).execute(db)
  await db.insertInto('migration').values({ name: migration.name, applied_at: at }).execute()
}
