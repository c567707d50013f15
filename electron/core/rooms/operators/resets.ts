import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { api, onJob } from '../../api/implementer.ts'
import { type Core, type JobContext, Missing, refuse } from '../../api/context.ts'
import { acceptPassword, throttleOf } from './credentials.ts'
import { endResets, findReset, insertReset } from './reset-store.ts'
import { codeKey, codeOf, loginKey, resetHours } from './rules.ts'
import { selfOf, startSession } from './self.ts'
import { findOperator, type OperatorRow, updateOperator } from './store.ts'

/** A code has 80 random bits: unlike a password it needs no slow hash. */
const hashOf = (code: string) => createHash('sha256').update(codeKey(code)).digest('base64url')

const secrets = new WeakMap<Core, Buffer>()

/**
 * The code of a request: the same when the request is repeated, so that a lost answer loses no code, and not to be
 * found from what is stored, since the secret is in memory only.
 */
function codeFor(core: Core, requestId: string): string {
  const secret = secrets.get(core) ?? randomBytes(32)
  secrets.set(core, secret)
  return codeOf(createHmac('sha256', secret).update(requestId).digest().subarray(0, 10))
}

async function createResetCode(job: JobContext, input: { requestId: string; id: string }) {
  const resetCode = codeFor(job.core, input.requestId)
  const made = await job.command(input.requestId, async (command) => {
    const operator = await findOperator(command.tx, { id: input.id })
    if (operator === null) throw new Missing('operator')
    const madeByN = command.actor.n
    if (madeByN === null || operator.n === madeByN) refuse('operators.own-account')
    if (!operator.active) refuse('operators.inactive')
    const expiresAt = new Date(Date.parse(command.now) + resetHours * 3600_000).toISOString()
    await endResets(command.tx, operator.n, command.now)
    const reset = { id: command.newId(), operatorN: operator.n, madeByN, at: command.now, expiresAt }
    await insertReset(command.tx, { ...reset, codeHash: hashOf(resetCode) })
    await updateOperator(command.tx, operator.n, { passwordHash: '', pinHash: '', touchUnlock: false })
    await command.audit({
      action: 'operators.reset-code-made',
      recordKind: 'operator',
      recordId: operator.id,
      recordLabel: operator.login,
      public: { expiresAt },
    })
    return { n: operator.n, expiresAt }
  })
  job.core.sessions.endAllOf(made.n)
  return { resetCode, expiresAt: made.expiresAt }
}

/** The operator whose live code this is; says no in one way whatever is wrong. */
async function checkCode(core: Core, login: string, code: string): Promise<OperatorRow> {
  const found = await core.store.read(async (tx) => {
    const operator = await findOperator(tx, { login: loginKey(login) })
    return { operator, reset: operator === null ? null : await findReset(tx, operator.n) }
  })
  const { operator, reset } = found
  const given = Buffer.from(hashOf(code))
  const wanted = Buffer.from(reset?.codeHash ?? hashOf(''))
  const matches = given.length === wanted.length && timingSafeEqual(given, wanted)
  if (operator === null || reset === null || !matches || !operator.active) refuse('operators.reset-wrong')
  if (reset.expiresAt <= core.clock.now()) refuse('operators.reset-wrong')
  return operator
}

async function redeemResetCode(
  job: JobContext,
  input: { requestId: string; login: string; resetCode: string; newPassword: string },
) {
  const { core } = job
  const throttle = throttleOf(core)
  const key = loginKey(input.login)
  throttle.begin(key, Date.parse(core.clock.now()))
  const operator = await checkCode(core, input.login, input.resetCode)
  throttle.succeeded(key)
  const passwordHash = await acceptPassword(core, input.newPassword, operator.login)
  await job.command(
    input.requestId,
    async (command) => {
      // Somebody else may have used it while the new password was hashed.
      const live = await findReset(command.tx, operator.n)
      if (live === null || live.codeHash !== hashOf(input.resetCode)) refuse('operators.reset-wrong')
      await endResets(command.tx, operator.n, command.now)
      await updateOperator(command.tx, operator.n, { passwordHash, lastLoginAt: command.now })
      await command.audit({
        action: 'operators.password-reset',
        recordKind: 'operator',
        recordId: operator.id,
        recordLabel: operator.login,
      })
      return {}
    },
    operator,
  )
  core.sessions.endAllOf(operator.n)
  return { token: startSession(job, operator), operator: selfOf(operator) }
}

export const resets = {
  createResetCode: api.operators.createResetCode.handler(onJob(createResetCode)),
  redeemResetCode: api.operators.redeemResetCode.handler(onJob(redeemResetCode)),
}
