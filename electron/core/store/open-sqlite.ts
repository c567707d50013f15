import { mkdirSync, existsSync } from 'node:fs'
import path from 'node:path'
import type { Clock } from '../platform/clock.ts'
import { openFolderVault } from '../platform/file-vault.ts'
import { assertSettings, databaseOver, openConnection, type SqliteConnection } from './dialects/sqlite.ts'
import { lockFolder } from './folder-lock.ts'
import { applyMigration, type Migration, migrations, pendingMigrations } from './migrate.ts'
import { createPool, createQueue } from './queue.ts'
import { type ReadTx, type Store, StoreRefusal, type WriteTx } from './store.ts'

const readConnections = 3

/**
 * Opens the data folder, creating it when needed: takes the lock, brings the database up to date after a verified
 * backup, and removes what an interrupted import left staged.
 *
 * @throws StoreRefusal when the folder is in use, written by a newer program, or no database
 */
export async function openSqliteStore(
  folder: string,
  clock: Clock,
  known: readonly Migration[] = migrations,
): Promise<Store> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const unlock = lockFolder(folder)
  try {
    return await openLocked(folder, clock, known, unlock)
  } catch (error) {
    unlock()
    throw error
  }
}

async function openLocked(
  folder: string,
  clock: Clock,
  known: readonly Migration[],
  unlock: () => void,
): Promise<Store> {
  const file = path.join(folder, 'openpost.db')
  const isNew = !existsSync(file)
  const writer = openWriter(file)
  const database = databaseOver(writer)
  await migrateFile(writer, folder, clock, known, isNew)
  writer.exec('delete from staged_twin')
  writer.exec('delete from staged_line')
  assertSettings(writer)

  const readers = Array.from({ length: readConnections }, () => openConnection(file, 'read'))
  const withReader = createPool(
    readers.map((connection) => ({
      begin: connection.prepare('begin'),
      commit: connection.prepare('commit'),
      database: databaseOver(connection),
    })),
  )
  const enqueue = createQueue()
  const files = openFolderVault(path.join(folder, 'files'))

  return {
    flavour: 'sqlite',
    files,
    read: (work) =>
      withReader(async (reader) => {
        reader.begin.run()
        try {
          return await work({ flavour: 'sqlite', ...reader.database } satisfies ReadTx)
        } finally {
          reader.commit.run()
        }
      }),
    write: (work) =>
      enqueue(() =>
        inTransaction(writer, () => work({ flavour: 'sqlite', ...database, writes: true } satisfies WriteTx)),
      ),
    backup: (target) => enqueue(() => backupVerified(writer, target)),
    close: async () => {
      await enqueue(async () => undefined)
      for (const reader of readers) reader.close()
      writer.pragma('optimize')
      writer.close()
      unlock()
    },
  }
}

function openWriter(file: string): SqliteConnection {
  try {
    return openConnection(file, 'write')
  } catch (error) {
    throw new StoreRefusal(
      'not-a-database',
      `${file} cannot be opened as a database: ${describe(error)}. Restore it from a backup.`,
    )
  }
}

async function inTransaction<T>(connection: SqliteConnection, work: () => Promise<T>): Promise<T> {
  connection.exec('begin immediate')
  try {
    const result = await work()
    connection.exec('commit')
    return result
  } catch (error) {
    if (connection.inTransaction) connection.exec('rollback')
    throw error
  }
}

async function migrateFile(
  writer: SqliteConnection,
  folder: string,
  clock: Clock,
  known: readonly Migration[],
  isNew: boolean,
): Promise<void> {
  const { db } = databaseOver(writer)
  const pending = await pendingMigrations(db, known)
  for (const migration of pending) {
    const stamp = clock.now().replace(/[:.]/g, '-')
    const backup = path.join(folder, 'backups', `before-${migration.name}-${stamp}.db`)
    if (!isNew) {
      mkdirSync(path.dirname(backup), { recursive: true, mode: 0o700 })
      await backupVerified(writer, backup)
    }
    try {
      await inTransaction(writer, () => applyMigration(db, 'sqlite', migration, clock.now()))
    } catch (error) {
      throw new StoreRefusal(
        'migration-failed',
        `Step ${migration.name} failed (${describe(error)}); the data is as it was${isNew ? '' : `, and a copy stands in ${backup}`}.`,
      )
    }
  }
}

/** Copies the database and proves the copy readable and whole before it counts. */
async function backupVerified(connection: SqliteConnection, target: string): Promise<void> {
  await connection.backup(target)
  const copy = openConnection(target, 'lock')
  try {
    copy.pragma('journal_mode = delete')
    const verdict = copy.pragma('integrity_check', { simple: true })
    if (verdict !== 'ok')
      throw new StoreRefusal('backup-failed', `The copy ${target} is not whole: ${String(verdict)}`)
  } finally {
    copy.close()
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
