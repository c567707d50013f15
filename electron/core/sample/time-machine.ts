import { createRouterClient } from '@orpc/server'
import { randomUUID } from 'node:crypto'
import { type Day, daysBetween } from '../../../shared/values/day.ts'
import type { Core, HostContext } from '../api/context.ts'
import type { Clock } from '../platform/clock.ts'
import { billing } from '../rooms/billing/procedures.ts'
import { changes } from '../rooms/changes/procedures.ts'
import { customers } from '../rooms/customers/procedures.ts'
import { operators } from '../rooms/operators/procedures.ts'
import { payments } from '../rooms/payments/procedures.ts'
import { services } from '../rooms/services/procedures.ts'
import { settings } from '../rooms/settings/procedures.ts'
import type { WriteTx } from '../store/store.ts'

const rooms = { billing, changes, customers, operators, payments, services, settings }
const clientOf = (context: () => HostContext) => createRouterClient(rooms, { context })

/** The same procedures that every host serves, called at a time of one's own. */
export interface TimeMachine {
  /** A core whose clock is the machine's; its writes join the running batch. */
  readonly core: Core
  readonly client: ReturnType<typeof clientOf>
  /** Calls from now on are made at this day's office hours; days only go forward. */
  moveTo(day: Day): void
  /** Everything called inside is one transaction: what is generated needs no durability call by call. */
  batch<T>(work: () => Promise<T>): Promise<T>
  /** Calls from now on are this operator's. */
  signIn(credentials: { login: string; password: string }): Promise<void>
  close(): void
  requestId(): string
}

const openingSeconds = 7 * 3600 + 1800
const officeSeconds = 8 * 3600

/** Opens the past of a core. Its clock never passes the real one, and no commit is announced before `close`. */
export function openTimeMachine(real: Core, firstDay: Day): TimeMachine {
  let day = firstDay
  let calls = 0
  const clock: Clock = {
    now: () => {
      const seconds = openingSeconds + Math.min(calls, officeSeconds)
      const instant = new Date(Date.parse(`${day}T00:00:00.000Z`) + seconds * 1000).toISOString()
      const now = real.clock.now()
      return instant < now ? instant : now
    },
  }
  let running: WriteTx | null = null
  const join = <T>(tx: WriteTx, work: (tx: WriteTx) => Promise<T>): Promise<T> => work(tx)
  const core: Core = {
    ...real,
    clock,
    locksIdle: false,
    announce: () => undefined,
    store: {
      ...real.store,
      read: (work) => (running === null ? real.store.read(work) : join(running, work)),
      write: (work) => (running === null ? real.store.write(work) : join(running, work)),
    },
  }
  let token: string | null = null
  const client = clientOf(() => ({ core, token }))
  const requestId = (): string => {
    calls += 1
    return randomUUID()
  }
  return {
    core,
    client,
    requestId,
    moveTo: (next) => {
      if (daysBetween(day, next) < 0) throw new RangeError('time only goes forward')
      if (next !== day) calls = 0
      day = next
    },
    batch: (work) =>
      running !== null
        ? work()
        : real.store.write(async (tx) => {
            running = tx
            try {
              return await work()
            } finally {
              running = null
            }
          }),
    signIn: async (credentials) => {
      real.sessions.end(token)
      token = (await client.operators.login({ requestId: requestId(), ...credentials })).token
    },
    close: () => {
      real.sessions.end(token)
      real.announce('operators.setUpSample')
    },
  }
}
