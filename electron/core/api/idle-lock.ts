import { randomUUID } from 'node:crypto'
import { autoLockMinutes } from '../rooms/settings/index.ts'
import type { HostContext } from './context.ts'
import { runCommand } from './transaction.ts'

/** A client in use calls at least this often; a lock that is due waits so much longer for its own timer. */
export const graceSeconds = 60

/**
 * Locks the session of a call when no call came for longer than the company allows: the client locks by its own timer,
 * but one that was closed and opened again, or stopped, cannot.
 */
export async function lockWhenIdle({ core, token }: HostContext): Promise<void> {
  const session = core.sessions.find(token)
  if (session === null || session.locked || !core.locksIdle) return
  const now = core.clock.now()
  const idleSeconds = (Date.parse(now) - Date.parse(session.lastUsedAt)) / 1000
  session.lastUsedAt = now
  if (idleSeconds <= graceSeconds) return
  const minutes = await core.store.read((tx) => autoLockMinutes(tx))
  if (minutes === null || idleSeconds <= minutes * 60 + graceSeconds || session.locked) return
  session.locked = true
  const { operatorN, operatorId, login, name } = session
  const call = { path: 'operators.lock', requestId: randomUUID(), input: { automatic: true }, session }
  await runCommand(core, { ...call, actor: { n: operatorN, name } }, async (command) => {
    await command.audit({
      action: 'operators.locked',
      recordKind: 'session',
      recordId: operatorId,
      recordLabel: login,
      public: { automatic: true },
    })
  })
}
