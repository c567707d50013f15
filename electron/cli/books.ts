import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Contract } from '../../shared/contract/index.ts'
import type { DataSource } from '../core/open-core.ts'
import { StoreRefusal } from '../core/store/store.ts'
import { defaultDataFolder, socketAddress } from '../host/data-folder.ts'
import type { Credentials } from './credentials.ts'
import { CannotOpen } from './exit-codes.ts'
import { fetchThrough } from './socket-fetch.ts'

export type Client = ContractRouterClient<Contract>

/** Options that every command knows. */
export interface GlobalOptions {
  data?: string
  database?: string
  json?: boolean
}

/** The books as the command line uses them: opened here, or through the process that holds their folder. */
export interface Books {
  client: Client
  /** Calls from now on are this operator's. Refused as in any client. */
  signIn(credentials: Credentials): Promise<void>
  /** A session that may read everything and write nothing, for whoever can open the files anyway; else false. */
  readAsOwner(): boolean
  /** Signs out where somebody signed in, and lets go. */
  close(): Promise<void>
}

/** Where the options say the books are. */
export function dataSource(options: GlobalOptions): Exclude<DataSource, { kind: 'pglite' }> {
  const url = options.database ?? process.env['OPENPOST_DATABASE']
  if (url !== undefined && options.data === undefined) return { kind: 'postgres', url }
  return { kind: 'folder', folder: path.resolve(options.data ?? defaultDataFolder()) }
}

export interface OpenBooksOptions {
  /** Whether a data folder may be begun; a mistyped one is refused otherwise. */
  mayCreate: boolean
}

/** Opens the books, through the local socket where another process holds their folder. */
export async function openBooks(options: GlobalOptions, { mayCreate }: OpenBooksOptions): Promise<Books> {
  const source = dataSource(options)
  if (source.kind === 'folder' && !mayCreate && !existsSync(path.join(source.folder, 'openpost.db'))) {
    throw new CannotOpen(`There are no books in ${source.folder}. Name their folder with --data DIR.`)
  }
  try {
    return await openHere(source)
  } catch (error) {
    const isHeld = error instanceof StoreRefusal && error.code === 'folder-in-use' && source.kind === 'folder'
    if (!isHeld) throw error
    return openThrough(socketAddress(source.folder))
  }
}

async function openHere(data: DataSource): Promise<Books> {
  const { openCore } = await import('../core/open-core.ts')
  const { core, router, close } = await openCore({ data })
  let token: string | null = null
  let isSignedIn = false
  const client: Client = createRouterClient(router, { context: () => ({ core, token }) })
  return {
    client,
    signIn: async (credentials) => {
      token = (await client.operators.login({ requestId: randomUUID(), ...credentials })).token
      isSignedIn = true
    },
    readAsOwner: () => {
      const startedAt = core.clock.now()
      const owner = { operatorN: 0, operatorId: '', login: '', name: 'Openpost', language: 'en' } as const
      token = core.sessions.start({ ...owner, role: 'auditor', client: 'command-line', startedAt })
      return true
    },
    close: async () => {
      if (isSignedIn) await client.operators.logout({ requestId: randomUUID() }).catch(() => undefined)
      await close()
    },
  }
}

/** @throws CannotOpen when nobody answers at the socket */
async function openThrough(address: string): Promise<Books> {
  let token: string | null = null
  const link = new RPCLink({
    url: 'http://openpost/rpc',
    headers: () => (token === null ? {} : { authorization: `Bearer ${token}` }),
    fetch: fetchThrough(address),
  })
  const client: Client = createORPCClient(link)
  try {
    await client.operators.state()
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error
    throw new CannotOpen(
      `Another Openpost holds the data folder and does not answer at ${address}. Close it first.`,
    )
  }
  return {
    client,
    signIn: async (credentials) => {
      token = (await client.operators.login({ requestId: randomUUID(), ...credentials })).token
    },
    readAsOwner: () => false,
    close: async () => {
      if (token !== null) await client.operators.logout({ requestId: randomUUID() }).catch(() => undefined)
    },
  }
}
