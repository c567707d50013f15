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

/** Wrong PINs that end a session. */
export const mostPinTries = 5

/** Whether a PIN is among the first that anybody tries: one digit, digits in a row up or down, or a pair repeated. */
export function isCommonPin(pin: string): boolean {
  const digits = [...pin].map(Number)
  const steps = digits.slice(1).map((digit, index) => digit - (digits[index] ?? 0))
  const isRow = steps.every((step) => step === steps[0] && Math.abs(step) <= 1)
  const isPair = /^(\d\d)\1+$/.test(pin)
  return isRow || isPair
}

/** Letters and digits of a one-time code; none that is read as another. 32 of them, so that each tells five bits. */
const codeSigns = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** Sixteen signs (80 bits) in groups of four, from ten random bytes. */
export function codeOf(bytes: Uint8Array): string {
  let bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  let code = ''
  for (; bits.length >= 5; bits = bits.slice(5))
    code += codeSigns.charAt(Number.parseInt(bits.slice(0, 5), 2))
  return code.replace(/(.{4})(?=.)/g, '$1-')
}

/** A code as it was meant, however it was typed. */
export function codeKey(typed: string): string {
  return typed.toUpperCase().replace(/[^0-9A-Z]/g, '')
}

/** How long a one-time code is good for. */
export const resetHours = 24
