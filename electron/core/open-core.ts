import type { PGlite } from '@electric-sql/pglite'
import path from 'node:path'
import { createSessionRegistry } from './platform/sessions.ts'
import { type Clock, systemClock } from './platform/clock.ts'
import type { Presence } from './platform/presence.ts'
import { keyFileWrapper } from './platform/key-file.ts'
import type { PdfRenderer } from './platform/pdf-renderer.ts'
import { createVaultKeys, type KeyWrapper } from './platform/secret-vault.ts'
import { createRenderPool } from './documents/render-pool.ts'
import { openPgliteStore, openPostgresStore } from './store/open-postgres.ts'
import { openSqliteStore } from './store/open-sqlite.ts'
import type { Store } from './store/store.ts'
import type { Core, LogEntry } from './api/context.ts'
import { router } from './api/router.ts'
import { startEvidenceJobs } from './rooms/evidence/index.ts'
import { startRenderJobs } from './rooms/billing/index.ts'
import { startBatchJobs, startGradeJobs } from './rooms/payments/index.ts'

export type DataSource =
  | { kind: 'folder'; folder: string }
  | { kind: 'postgres'; url: string }
  /** An embedded PostgreSQL in memory, for tests. */
  | { kind: 'pglite'; engine: PGlite }

export interface OpenCoreOptions {
  data: DataSource
  clock?: Clock
  log?: (entry: LogEntry) => void
  /** Tests that look at no PDF bring their own. */
  pdf?: PdfRenderer
  /** The keychain of this machine, asked when the vault is first needed; without one a key file serves. */
  keychain?: () => Promise<KeyWrapper | null>
  /** Whether pending PDFs are made and bank lines graded in the background; on by default. */
  backgroundJobs?: boolean
  /** log2 of scrypt's N; only tests lower it. */
  passwordCost?: number
  /** What the operating system knows its user by, where the host can ask it. */
  presence?: Presence
}

export interface OpenCore {
  core: Core
  router: typeof router
  close(): Promise<void>
}

/**
 * Opens the books and everything around them: the one place where parts are put together.
 *
 * @throws StoreRefusal when the data cannot be opened; its message is for the user
 */
export async function openCore(options: OpenCoreOptions): Promise<OpenCore> {
  const clock = options.clock ?? systemClock
  const store = await openStore(options.data, clock)
  const pdf = options.pdf ?? createRenderPool()
  const log = options.log ?? logToStderr
  const listeners = new Set<(path: string) => void>()
  const core: Core = {
    store,
    clock,
    sessions: createSessionRegistry(),
    pdf,
    presence: options.presence ?? null,
    locksIdle: true,
    vault: createVaultKeys(() => keyWrappers(options, log)),
    passwordCost: options.passwordCost ?? 17,
    log,
    onCommit: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    announce: (path) => listeners.forEach((listener) => listener(path)),
  }
  const stops =
    options.backgroundJobs === false
      ? []
      : [startRenderJobs(core), startGradeJobs(core), startBatchJobs(core), startEvidenceJobs(core)]
  return {
    core,
    router,
    close: async () => {
      for (const stop of stops) await stop()
      await pdf.close()
      await store.close()
    },
  }
}

/**
 * A data folder has its key file beside the database. An office on PostgreSQL has no folder: its hosts name a file, or
 * have the vault opened by its passphrase after each start.
 */
async function keyWrappers({ data, keychain }: OpenCoreOptions, log: Core['log']): Promise<KeyWrapper[]> {
  const named = data.kind === 'postgres' ? (process.env['OPENPOST_VAULT_KEY_FILE'] ?? '') : ''
  const file = data.kind === 'folder' ? path.join(data.folder, 'vault.key') : named
  const byFile = file === '' ? null : keyFileWrapper(file, (message) => log({ level: 'warning', message }))
  return [(await keychain?.()) ?? null, byFile].filter((wrapper) => wrapper !== null)
}

function openStore(data: DataSource, clock: Clock): Promise<Store> {
  if (data.kind === 'folder') return openSqliteStore(data.folder, clock)
  if (data.kind === 'postgres') return openPostgresStore(data.url, clock)
  return openPgliteStore(clock, data.engine)
}

function logToStderr(entry: LogEntry): void {
  const incident = entry.incidentId === undefined ? '' : ` [incident ${entry.incidentId}]`
  const stack = entry.error instanceof Error ? `\n${entry.error.stack ?? entry.error.message}` : ''
  process.stderr.write(`${entry.level}: ${entry.message}${incident}${stack}\n`)
}
