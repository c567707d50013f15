import { type Core, refuse } from '../../api/context.ts'
import type { Session } from '../../platform/sessions.ts'
import { hashPassword, passwordMatches } from './password.ts'
import { loginKey, minimumPasswordLength, passwordProblem } from './rules.ts'
import { findOperator, type OperatorRow } from './store.ts'
import { createThrottle, type Throttle } from './throttle.ts'

const throttles = new WeakMap<Core, Throttle>()

/** The one count of failed tries of a running application. */
export function throttleOf(core: Core): Throttle {
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
  throttle.begin(key, Date.parse(core.clock.now()))
  const operator = await core.store.read((tx) => findOperator(tx, { login: key }))
  // An operator whose password was reset has none until the code is used.
  const stored =
    operator === null || operator.passwordHash === '' ? await nobodyOf(core) : operator.passwordHash
  const matches = await passwordMatches(password, stored)
  if (operator === null || !matches || !operator.active) refuse('operators.login-wrong')
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
  throttle.begin(session.login, Date.parse(core.clock.now()))
  const operator = await core.store.read((tx) => findOperator(tx, { n: session.operatorN }))
  if (operator === null || !(await passwordMatches(password, operator.passwordHash)))
    refuse('operators.password-wrong')
  throttle.succeeded(session.login)
}

/** The hash of a new password; refuses one that is short or common. */
export async function acceptPassword(core: Core, password: string, login: string): Promise<string> {
  const problem = passwordProblem(password, login)
  if (problem !== null) refuse(problem, { minimum: minimumPasswordLength })
  return hashPassword(password, core.passwordCost)
}
