import type { PGlite } from '@electric-sql/pglite'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { systemClock } from '../../electron/core/platform/clock.ts'
import { migrations } from '../../electron/core/store/migrate.ts'
import { createPgliteImage, openPgliteEngine } from '../../electron/core/store/open-postgres.ts'

/**
 * Embedded servers are lent and given back empty, never closed: starting one costs a second, and ending many in one
 * process makes V8 stumble over the code of WebAssembly it frees (nodejs/node issue 64500).
 */
const idle: PGlite[] = []

export async function borrowPglite(): Promise<{ engine: PGlite; giveBack: () => Promise<void> }> {
  const engine = idle.pop() ?? (await openPgliteEngine(await pgliteImage()))
  const guards = await guardsOf(engine)
  return {
    engine,
    giveBack: async () => {
      // A test that took a guard away keeps its server: the next one shall find all of them.
      if ((await guardsOf(engine)) !== guards) return
      await empty(engine)
      idle.push(engine)
    },
  }
}

async function guardsOf(engine: PGlite): Promise<number> {
  const { rows } = await engine.query<{ count: number }>(
    `select count(*)::int as count from pg_trigger where not tgisinternal and tgenabled = 'O'`,
  )
  return rows[0]?.count ?? 0
}

/** Empties every table although the books' guards refuse it: a replica's session runs no triggers. */
async function empty(engine: PGlite): Promise<void> {
  const { rows } = await engine.query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename <> 'migration'`,
  )
  const tables = rows.map((row) => row.name).join(', ')
  await engine.exec(`set session_replication_role = replica;
    truncate ${tables} restart identity cascade;
    set session_replication_role = origin;
    insert into command_gate (n) values (1);`)
}

/** An embedded database that is up to date, kept between runs under the hash of what it was made from. */
async function pgliteImage(): Promise<Blob> {
  const statements = migrations.flatMap((migration) => migration.statements('postgres')).join('\n')
  const folder = path.resolve(import.meta.dirname, '../../node_modules/.cache/openpost')
  const file = path.join(
    folder,
    `pglite-${createHash('sha256').update(statements).digest('hex').slice(0, 16)}.tar`,
  )
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true })
    for (const old of readdirSync(folder))
      if (/^pglite-\w+\.tar$/.test(old)) rmSync(path.join(folder, old), { force: true })
    const image = await createPgliteImage(systemClock)
    const temporary = `${file}.${process.pid}`
    writeFileSync(temporary, new Uint8Array(await image.arrayBuffer()))
    renameSync(temporary, file)
  }
  return new Blob([readFileSync(file)])
}
