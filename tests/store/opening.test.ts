import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { databaseOver, openConnection } from '../../electron/core/store/dialects/sqlite.ts'
import { migrations } from '../../electron/core/store/migrate.ts'
import { openSqliteStore } from '../../electron/core/store/open-sqlite.ts'
import { testClock } from '../support/test-core.ts'

const clock = testClock()
const broken = {
  name: '0002-broken',
  statements: () => ['create table half (n integer) strict', 'create table ('],
}
const second = { name: '0002-second', statements: () => ['create table extra (n integer) strict'] }

describe('opening a data folder', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'openpost-store-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('refuses a folder that another process or host has open, and frees it when closed', async () => {
    const store = await openSqliteStore(folder, clock)
    await expect(openSqliteStore(folder, clock)).rejects.toMatchObject({ code: 'folder-in-use' })
    await store.close()
    const again = await openSqliteStore(folder, clock)
    await again.close()
  })

  it('runs with WAL, full synchronisation and foreign keys', async () => {
    const store = await openSqliteStore(folder, clock)
    const read = async (name: string) =>
      store.write(
        async (tx) => Object.values((await sql`pragma ${sql.raw(name)}`.execute(tx.db)).rows[0] ?? {})[0],
      )
    expect(await read('journal_mode')).toBe('wal')
    expect(await read('synchronous')).toBe(2)
    expect(await read('foreign_keys')).toBe(1)
    expect(await read('recursive_triggers')).toBe(1)
    expect(await read('trusted_schema')).toBe(0)
    await store.close()
  })

  it('refuses data of a newer program and leaves it as it is', async () => {
    const newer = await openSqliteStore(folder, clock, [...migrations, second])
    await newer.close()
    await expect(openSqliteStore(folder, clock)).rejects.toMatchObject({ code: 'newer-data' })
    const again = await openSqliteStore(folder, clock, [...migrations, second])
    await again.close()
  })

  it('keeps a verified copy before it migrates data that is there', async () => {
    const old = await openSqliteStore(folder, clock)
    await old.close()
    const store = await openSqliteStore(folder, clock, [...migrations, second])
    await store.close()
    expect(readdirSync(path.join(folder, 'backups'))).toEqual([
      expect.stringMatching(/^before-0002-second-.*\.db$/),
    ])
  })

  it('leaves the data as it was when a step fails half way', async () => {
    const old = await openSqliteStore(folder, clock)
    await old.close()
    await expect(openSqliteStore(folder, clock, [...migrations, broken])).rejects.toMatchObject({
      code: 'migration-failed',
    })
    const connection = openConnection(path.join(folder, 'openpost.db'), 'read')
    const tables = await sql<{ name: string }>`select name from sqlite_master where name = 'half'`.execute(
      databaseOver(connection).db,
    )
    expect(tables.rows).toEqual([])
    connection.close()
    const store = await openSqliteStore(folder, clock)
    await store.close()
  })

  it('refuses a file that is no database, and says what to do', async () => {
    const { writeFileSync } = await import('node:fs')
    writeFileSync(
      path.join(folder, 'openpost.db'),
      'not a database at all, but long enough to be looked at'.repeat(100),
    )
    await expect(openSqliteStore(folder, clock)).rejects.toMatchObject({
      code: 'not-a-database',
      message: expect.stringContaining('backup'),
    })
  })

  it('lets reads go on while a write transaction is open', async () => {
    const store = await openSqliteStore(folder, clock)
    let release = (): void => undefined
    const gate = new Promise<void>((resolve) => {
      release = resolve
    })
    const writing = store.write(async (tx) => {
      await tx.db
        .insertInto('job_lease')
        .values({ name: 'a', holder: 'b', fence: 1, leased_until: '' })
        .execute()
      await gate
    })
    const seen = await store.read((tx) => tx.db.selectFrom('job_lease').selectAll().execute())
    expect(seen).toEqual([])
    release()
    await writing
    expect(await store.read((tx) => tx.db.selectFrom('job_lease').selectAll().execute())).toHaveLength(1)
    await store.close()
  })
})
