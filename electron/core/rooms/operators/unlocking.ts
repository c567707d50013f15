import { api, onCommand, onJob } from '../../api/implementer.ts'
import { type JobContext, refuse, Unauthenticated } from '../../api/context.ts'
import type { Session } from '../../platform/sessions.ts'
import { checkCredentials, throttleOf, verifyOwnPassword } from './credentials.ts'
import { hashPassword, passwordMatches } from './password.ts'
import { isCommonPin, mostPinTries } from './rules.ts'
import { auditSession, operatorRecord, selfOf } from './self.ts'
import { findOperator, type OperatorRow, updateOperator } from './store.ts'

/** The session of the call, which must be locked: these calls open nothing else. */
function lockedSession(job: JobContext): Session {
  const { session } = job
  if (session === null) throw new Unauthenticated('no-session')
  if (!session.locked) refuse('operators.not-locked')
  return session
}

/** Opens the session again, unless it was ended while the secret was being examined. */
async function open(
  job: JobContext,
  session: Session,
  operator: OperatorRow,
  by: { requestId: string; means: 'password' | 'pin' | 'touch' },
) {
  const isLive = () => !session.ended && operator.active
  if (!isLive()) throw new Unauthenticated('ended')
  const { operatorId: id, login } = session
  await auditSession(job, by.requestId, 'operators.unlocked', { id, login }, { unlockedBy: by.means })
  if (!isLive()) throw new Unauthenticated('ended')
  session.locked = false
  session.pinTries = 0
  session.lastUsedAt = job.core.clock.now()
  return { operator: selfOf(operator) }
}

async function operatorOf(job: JobContext, session: Session): Promise<OperatorRow> {
  const operator = await job.core.store.read((tx) => findOperator(tx, { n: session.operatorN }))
  if (operator === null) throw new Unauthenticated('ended')
  return operator
}

/**
 * A PIN has few digits, so that a session takes five of them and then is over; the password begins a new one. Tries
 * are counted before they are looked at, for each session, and over all sessions of the operator by the throttle.
 */
async function unlockWithPin(job: JobContext, input: { requestId: string; pin: string }) {
  const session = lockedSession(job)
  const operator = await operatorOf(job, session)
  if (operator.pinHash === '') refuse('operators.pin-none')
  const throttle = throttleOf(job.core)
  const key = `pin ${session.login}`
  throttle.begin(key, Date.parse(job.core.clock.now()))
  session.pinTries += 1
  const tries = session.pinTries
  if (tries <= mostPinTries && (await passwordMatches(input.pin, operator.pinHash))) {
    throttle.succeeded(key)
    return open(job, session, operator, { requestId: input.requestId, means: 'pin' })
  }
  if (tries < mostPinTries) refuse('operators.pin-wrong', { left: mostPinTries - tries })
  if (!session.ended) {
    job.endSession()
    job.keepToken(null)
    const { operatorId: id, login } = session
    await auditSession(job, input.requestId, 'operators.session-ended', { id, login }, { why: 'pin' })
  }
  refuse('operators.pin-session-ended')
}

export const unlocking = {
  lock: api.operators.lock.handler(
    onJob(async (job, input) => {
      const { session } = job
      if (session === null) return {}
      const { operatorId: id, login } = session
      session.locked = true
      await auditSession(job, input.requestId, 'operators.locked', { id, login })
      return {}
    }),
  ),
  unlock: api.operators.unlock.handler(
    onJob(async (job, input) => {
      const session = lockedSession(job)
      const operator = await checkCredentials(job.core, session.login, input.password)
      return open(job, session, operator, { requestId: input.requestId, means: 'password' })
    }),
  ),
  unlockWithPin: api.operators.unlockWithPin.handler(onJob(unlockWithPin)),
  unlockWithTouch: api.operators.unlockWithTouch.handler(
    onJob(async (job, input) => {
      const session = lockedSession(job)
      const { presence } = job.core
      // The finger lies on the computer where the core runs; a browser elsewhere proves nothing by it.
      if (presence === null || session.client !== 'desktop') refuse('operators.touch-not-offered')
      const before = await operatorOf(job, session)
      if (!before.touchUnlock) refuse('operators.touch-not-allowed')
      if (!(await presence.confirm())) refuse('operators.touch-failed')
      const operator = await operatorOf(job, session)
      return open(job, session, operator, { requestId: input.requestId, means: 'touch' })
    }),
  ),
  setPin: api.operators.setPin.handler(
    onJob(async (job, input) => {
      const { session } = job
      await verifyOwnPassword(job.core, session, input.password)
      if (session === null) refuse('operators.password-wrong')
      if (isCommonPin(input.pin)) refuse('operators.pin-common')
      const pinHash = await hashPassword(input.pin, job.core.passwordCost)
      return job.command(input.requestId, async (command) => {
        await updateOperator(command.tx, session.operatorN, { pinHash })
        await command.audit({ action: 'operators.pin-set', ...operatorRecord(session) })
        return {}
      })
    }),
  ),
  removePin: api.operators.removePin.handler(
    onCommand(async (command) => {
      const { session } = command
      if (session === null) throw new Unauthenticated('no-session')
      await updateOperator(command.tx, session.operatorN, { pinHash: '' })
      await command.audit({ action: 'operators.pin-removed', ...operatorRecord(session) })
      return {}
    }),
  ),
  setTouchUnlock: api.operators.setTouchUnlock.handler(
    onJob(async (job, input) => {
      const { session } = job
      await verifyOwnPassword(job.core, session, input.password)
      if (session === null) refuse('operators.password-wrong')
      if (input.allowed && job.core.presence === null) refuse('operators.touch-not-offered')
      return job.command(input.requestId, async (command) => {
        await updateOperator(command.tx, session.operatorN, { touchUnlock: input.allowed })
        const action = input.allowed ? 'operators.touch-allowed' : 'operators.touch-ended'
        await command.audit({ action, ...operatorRecord(session) })
        return {}
      })
    }),
  ),
}
