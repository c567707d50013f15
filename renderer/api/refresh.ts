import type { ClientContext } from '@orpc/client'
import type { StandardLinkInterceptorOptions } from '@orpc/client/standard'
import { contract } from '../../shared/contract/index.ts'
import type { ProcedureMeta, Topic } from '../../shared/contract/base.ts'
import { queryClient } from './query-client.ts'

/** A room of the contract, which is also the first part of its query keys. */
export type Room = keyof typeof contract

/** A request says what card and document say now, and which migration was done for it. */
const roomsByTopic: Record<Topic, readonly Room[]> = {
  customers: ['customers', 'changes'],
  services: ['services'],
  documents: ['billing', 'changes'],
  'bank-lines': ['payments'],
  imports: ['payments'],
  refunds: ['payments'],
  promises: ['payments'],
  receipts: ['payments'],
  declines: ['payments'],
  mail: ['mail'],
  migrations: ['migrations', 'changes'],
  evidence: ['evidence'],
  changes: ['changes'],
  ledger: ['ledger'],
  operators: ['operators'],
  settings: ['settings'],
  audit: ['audit'],
}

type Listener = (rooms: ReadonlySet<Room>) => void
const listeners = new Set<Listener>()

/** Calls back with the rooms whose data changed, after every command; answers the way to stop. */
export function onRoomsChanged(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Marks the data of rooms as old: queries on screen load again, lists refresh their rows. */
export function refreshRooms(rooms: ReadonlySet<Room>): void {
  void queryClient.invalidateQueries({
    predicate: ({ queryKey }) => {
      const path: unknown = queryKey[0]
      return Array.isArray(path) && [...rooms].some((room) => room === path[0])
    },
  })
  for (const listener of listeners) listener(rooms)
}

function metaOf(path: readonly string[]): ProcedureMeta | undefined {
  const [room, name] = path
  const procedures: Record<string, Record<string, { '~orpc': { meta: ProcedureMeta } }>> = contract
  return procedures[room ?? '']?.[name ?? '']?.['~orpc'].meta
}

function refreshTouched(touches: readonly Topic[]): void {
  const rooms = new Set(touches.flatMap((topic) => roomsByTopic[topic]))
  // Every command writes an audit event and may move a figure of the overview.
  rooms.add('audit').add('reports')
  refreshRooms(rooms)
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}

async function* relay(events: AsyncIterable<unknown>, atEnd: () => void) {
  try {
    yield* events
  } finally {
    atEnd()
  }
}

/** Refreshes what the contract says a command touches, once it succeeded; a job with progress, once it ended. */
export async function refreshAfterCommand({
  next,
  path,
}: StandardLinkInterceptorOptions<ClientContext> & { next(): Promise<unknown> }): Promise<unknown> {
  const meta = metaOf(path)
  const output = await next()
  if (meta === undefined || meta.kind === 'query' || meta.touches.length === 0) return output
  const refresh = () => refreshTouched(meta.touches)
  if (isAsyncIterable(output)) return relay(output, refresh)
  refresh()
  return output
}
