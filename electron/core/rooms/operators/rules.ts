import type { RefusalCode } from '../../../../shared/contract/refusals.ts'
import { fold } from '../../../../shared/values/fold.ts'

/** Length over composition (NIST SP 800-63B § 5.1.1.2): no rules about digits, no forced changes. */
export const minimumPasswordLength = 12

const common = [
  'password',
  'wachtwoord',
  'passwort',
  'contraseña',
  'openpost',
  '123456789',
  'qwertyuiop',
  'welkom',
  'geheim',
  'iloveyou',
  'administrator',
  'letmein',
  'azertyuiop',
].map(fold)

/** Why this password is not accepted, or null. A common word is refused also when padded with digits. */
export function passwordProblem(password: string, login: string): RefusalCode | null {
  if ([...password].length < minimumPasswordLength) return 'operators.password-short'
  const letters = fold(password).replace(/[^\p{L}]/gu, '')
  const repeated = new Set(password).size < 4
  const digitsOnly = /^\d+$/.test(password)
  if (repeated || digitsOnly || letters === fold(login) || common.includes(letters))
    return 'operators.password-common'
  return null
}

/** Seconds to wait before another try: nothing for the first four, then doubling up to fifteen minutes. */
export function throttleSeconds(failedTries: number): number {
  return failedTries < 5 ? 0 : Math.min(900, 2 ** (failedTries - 3))
}

/** Login names compare without case, marks and outer blanks. */
export function loginKey(login: string): string {
  return fold(login.trim())
}
