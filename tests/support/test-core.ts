import { createRouterClient } from '@orpc/server'
import type { ContractRouterClient } from '@orpc/contract'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { contract } from '../../shared/contract/index.ts'
import { openCore, type OpenCore, type OpenCoreOptions } from '../../electron/core/open-core.ts'
import type { Clock } from '../../electron/core/platform/clock.ts'
import { borrowPglite } from './embedded-server.ts'

export type Client = ContractRouterClient<typeof contract>

/** The databases every api scenario runs on; `postgres` only where a server is given (CI does). */
export const flavours: readonly ('sqlite' | 'pglite' | 'postgres')[] =
  process.env['OPENPOST_TEST_POSTGRES'] === undefined ? ['sqlite', 'pglite'] : ['postgres']

/** A clock that stands still until it is told to move. */
export interface TestClock extends Clock {
  set(instant: string): void
  advanceSeconds(seconds: number): void
}

export function testClock(start = '2026-11-20T09:00:00.000Z'): TestClock {
  let instant = start
  return {
    now: () => instant,
    set: (next) => {
      instant = next
    },
    advanceSeconds: (seconds) => {
      instant = new Date(Date.parse(instant) + seconds * 1000).toISOString()
    },
  }
}

export interface TestCore extends OpenCore {
  clock: TestClock
  folder: string
  /** Of a PostgreSQL server only. */
  databaseUrl: string | null
  /** A client without a session. */
  anonymous: Client
  clientFor(token: string | null): Client
  dispose(): Promise<void>
}

/** Opens a core on a database of its own; `dispose` leaves nothing behind. */
export async function openTestCore(
  flavour: (typeof flavours)[number] = 'sqlite',
  options: Partial<OpenCoreOptions> & { folder?: string; clock?: TestClock } = {},
): Promise<TestCore> {
  const folder = options.folder ?? mkdtempSync(path.join(tmpdir(), 'openpost-test-'))
  const clock = options.clock ?? testClock()
  const database = flavour === 'postgres' ? await freshDatabase() : null
  const embedded = flavour === 'pglite' ? await borrowPglite() : null
  const data =
    flavour === 'sqlite'
      ? ({ kind: 'folder', folder } as const)
      : embedded !== null
        ? ({ kind: 'pglite', engine: embedded.engine } as const)
        : ({ kind: 'postgres', url: database?.url ?? '' } as const)
  const open = await openCore({ data, backgroundJobs: false, passwordCost: 10, ...options, clock })
  const clientFor = (token: string | null): Client =>
    createRouterClient(open.router, { context: { core: open.core, token } })
  return {
    ...open,
    clock,
    folder,
    databaseUrl: database?.url ?? null,
    anonymous: clientFor(null),
    clientFor,
    dispose: async () => {
      await open.close()
      await database?.drop()
      await embedded?.giveBack()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A request id; every command of a test takes a new one unless it repeats on purpose. */
export const requestId = (): string => randomUUID()

async function freshDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const { default: pg } = await import('pg')
  const base = new URL(process.env['OPENPOST_TEST_POSTGRES'] ?? '')
  const name = `openpost_test_${randomUUID().replaceAll('-', '')}`
  const admin = new pg.Client({ connectionString: base.href })
  await admin.connect()
  await admin.query(`create database ${name}`)
  await admin.end()
  const url = new URL(base)
  url.pathname = `/${name}`
  return {
    url: url.href,
    drop: async () => {
      const again = new pg.Client({ connectionString: base.href })
      await again.connect()
      await again.query(`drop database ${name} with (force)`)
      await again.end()
    },
  }
}
