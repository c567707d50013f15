import Database from 'better-sqlite3'
import { createRouterClient } from '@orpc/server'
import type { ContractRouterClient } from '@orpc/contract'
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type { contract } from '../../shared/contract/index.ts'
import { openCore } from '../../electron/core/open-core.ts'
import type { Core } from '../../electron/core/api/context.ts'
import { todayIn } from '../../electron/core/platform/clock.ts'
import { enterCompany, openTimeMachine, sampleCompany } from '../../electron/core/sample/index.ts'

export type Client = ContractRouterClient<typeof contract>

export interface BenchBooks {
  core: Core
  client: Client
  close(): Promise<void>
}

export const requestId = (): string => randomUUID()

/** Books of a new sample company without cards, and its administrator signed in, all in this process. */
export async function openBenchBooks(folder: string): Promise<BenchBooks> {
  const data = { kind: 'folder', folder: path.join(folder, 'books') } as const
  const { core, router, close } = await openCore({ data, backgroundJobs: false, passwordCost: 10 })
  const machine = openTimeMachine(core, todayIn(core.clock, sampleCompany.timeZone))
  await enterCompany(machine, core, 'en')
  machine.close()
  const anonymous: Client = createRouterClient(router, { context: { core, token: null } })
  const credentials = { login: 'sample', password: 'explore openpost' }
  const { token } = await anonymous.operators.login({ requestId: requestId(), ...credentials })
  return { core, client: createRouterClient(router, { context: { core, token } }), close }
}

/** A bare connection with the same durability as the books': write-ahead log, synced at every commit. */
export function openBareDatabase(folder: string): InstanceType<typeof Database> {
  const database = new Database(path.join(folder, 'bare.db'))
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  return database
}

export const booksFile = (folder: string): string => path.join(folder, 'books', 'openpost.db')
