import { Kysely, PGliteDialect, PostgresDialect, sql } from 'kysely'
import type { PGlite } from '@electric-sql/pglite'
import type { Clock } from '../platform/clock.ts'
import { openTableVault } from './table-vault.ts'
import { applyMigration, pendingMigrations } from './migrate.ts'
import { createQueue } from './queue.ts'
import { type Store, StoreRefusal, type WriteTx } from './store.ts'
import type { Tables } from './tables.ts'

const int8 = 20
const numeric = 1700
const retried = new Set(['40001', '40P01', '08006', '08003', '57P01'])
const tries = 5

/** An eight-byte integer as a number; sums of cents beyond 2^53 are a bug, not a rounding. */
function parseInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit a safe integer`)
  return value
}

/** Opens the books on a PostgreSQL server. One serializable transaction per command, behind the command gate. */
export async function openPostgresStore(url: string, clock: Clock): Promise<Store> {
  const { default: pg } = await import('pg')
  const types = {
    getTypeParser: (oid: number, format?: 'text' | 'binary') =>
      oid === int8 ? parseInteger : oid === numeric ? Number : pg.types.getTypeParser(oid, format),
  }
  const pool = new pg.Pool({ connectionString: url, max: 8, types })
  // A connection that breaks while idle is replaced by the pool; the next call that needs the server says so itself.
  pool.on('error', () => undefined)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  await migrate(db, clock)
  return postgresStore(db, {
    begin: async (work) =>
      db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(work),
    write: async (work) =>
      db
        .transaction()
        .setIsolationLevel('serializable')
        .execute(async (transaction) => {
          await sql`lock table command_gate in exclusive mode`.execute(transaction)
          return work(transaction)
        }),
  })
}

/** An embedded PGlite with what the store needs of it; whoever opens it closes it. */
export async function openPgliteEngine(image?: Blob): Promise<PGlite> {
  const { PGlite: Engine } = await import('@electric-sql/pglite')
  const { pg_trgm: trigrams } = await import('@electric-sql/pglite/contrib/pg_trgm')
  return Engine.create({
    extensions: { pg_trgm: trigrams },
    parsers: { [int8]: parseInteger, [numeric]: Number },
    ...(image === undefined ? {} : { loadDataDir: image }),
  })
}

const kyselyOverEngine = (pglite: PGlite) => new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) })

/** An embedded database brought up to date, as a file: loading it is ten times quicker than starting anew. */
export async function createPgliteImage(clock: Clock): Promise<Blob> {
  const engine = await openPgliteEngine()
  await migrate(kyselyOverEngine(engine), clock)
  const image = await engine.dumpDataDir('none')
  await engine.close()
  return image
}

/** Opens the books in an embedded PGlite, for tests of the PostgreSQL dialect. One connection serves all. */
export async function openPgliteStore(clock: Clock, engine: PGlite): Promise<Store> {
  const db = kyselyOverEngine(engine)
  await migrate(db, clock)
  const enqueue = createQueue()
  const inTurn = <T>(work: (transaction: Kysely<Tables>) => Promise<T>) =>
    enqueue(() => db.transaction().execute(work))
  return {
    ...postgresStore(db, { begin: inTurn, write: inTurn }),
    close: () => enqueue(async () => undefined),
  }
}

interface Transactions {
  begin<T>(work: (transaction: Kysely<Tables>) => Promise<T>): Promise<T>
  write<T>(work: (transaction: Kysely<Tables>) => Promise<T>): Promise<T>
}

function postgresStore(db: Kysely<Tables>, transactions: Transactions): Store {
  const store: Store = {
    flavour: 'postgres',
    files: openTableVault(() => store),
    read: (work) => transactions.begin((transaction) => work({ flavour: 'postgres', db: transaction })),
    write: (work) =>
      withRetries(() =>
        transactions.write((transaction) =>
          work({ flavour: 'postgres', db: transaction, writes: true } satisfies WriteTx),
        ),
      ),
    backup: () => {
      throw new StoreRefusal(
        'backup-failed',
        'On PostgreSQL the server makes the copy: use pg_dump and confirm it.',
      )
    },
    close: () => db.destroy(),
  }
  return store
}

async function migrate(db: Kysely<Tables>, clock: Clock): Promise<void> {
  const pending = await pendingMigrations(db)
  for (const migration of pending) {
    await db
      .transaction()
      .execute((transaction) => applyMigration(transaction, 'postgres', migration, clock.now()))
  }
  await sql`delete from staged_twin`.execute(db)
  await sql`delete from staged_line`.execute(db)
}

/** A command that lost to another, or whose connection went, is done again; its request id keeps that safe. */
async function withRetries<T>(attempt: () => Promise<T>): Promise<T> {
  for (let round = 1; ; round += 1) {
    try {
      return await attempt()
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : ''
      if (!retried.has(code) || round === tries) throw error
    }
  }
}
