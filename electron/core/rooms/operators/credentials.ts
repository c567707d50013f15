import { type Core, refuse, Throttled } from '../../api/context.ts'
import type { Session } from '../../platform/sessions.ts'
import { hashPassword, passwordMatches } from './password.ts'
import { loginKey, minimumPasswordLength, passwordProblem } from './rules.ts'
import { findOperator, type OperatorRow } from './store.ts'
import { createThrottle, type Throttle } from './throttle.ts'

const throttles = new WeakMap<Core, Throttle>()

function throttleOf(core: Core): Throttle {
  const known = throttles.get(core) ?? createThrottle()
  throttles.set(core, known)
  return known
}

/** A hash that matches no password, so that an unknown login costs the same time as a wrong password. */
const nobodies = new WeakMap<Core, Promise<string>>()

function nobodyOf(core: Core): Promise<string> {
  const known = nobodies.get(core) ?? hashPassword('nobody has this password', core.passwordCost)
  nobodies.set(core, known)
  return known
}

/**
 * The operator with this login and password.
 *
 * @throws Throttled after repeated failures; Refusal `operators.login-wrong` without saying which part was wrong
 */
export async function checkCredentials(core: Core, login: string, password: string): Promise<OperatorRow> {
  const key = loginKey(login)
  const throttle = throttleOf(core)
  const wait = throttle.waitSeconds(key, Date.parse(core.clock.now()))
  if (wait > 0) throw new Throttled(wait)
  const operator = await core.store.read((tx) => findOperator(tx, { login: key }))
  const matches = await passwordMatches(password, operator?.passwordHash ?? (await nobodyOf(core)))
  if (operator === null || !matches || !operator.active) {
    throttle.failed(key, Date.parse(core.clock.now()))
    refuse('operators.login-wrong')
  }
  throttle.succeeded(key)
  return operator
}

/** Asks who is signed in for their password again, before a sensitive change. Throttled like a sign-in. */
export async function verifyOwnPassword(
  core: Core,
  session: Session | null,
  password: string,
): Promise<void> {
  if (session === null) refuse('operators.password-wrong')
  const throttle = throttleOf(core)
  const wait = throttle.waitSeconds(session.login, Date.parse(core.clock.now()))
  if (wait > 0) throw new Throttled(wait)
  const operator = await core.store.read((tx) => findOperator(tx, { n: session.operatorN }))
  if (operator === null || !(await passwordMatches(password, operator.passwordHash))) {
    throttle.failed(session.login, Date.parse(core.clock.now()))
    refuse('operators.password-wrong')
  }
  throttle.succeeded(session.login)
}

/** The hash of a new password; refuses one that is short or common. */
export async function acceptPassword(core: Core, password: string, login: string): Promise<string> {
  const problem = passwordProblem(password, login)
  if (problem !== null) refuse(problem, { minimum: minimumPasswordLength })
  return hashPassword(password, core.passwordCost)
}
