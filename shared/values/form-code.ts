import type { Parsed } from './parsed.ts'

/**
 * The code on a form to sign, in groups as printed: `K7F3-9Q2M-XT4W`. Ten random characters of Crockford's base 32
 * (50 bits) and two that check them.
 */
export type FormCode = string & { readonly brand: 'FormCode' }

/** Why a typed text is no form code. */
export type FormCodeReason = 'empty' | 'length' | 'characters' | 'check'

/** Crockford's base 32: no I, L, O (read as 1, 1, 0) and no U. https://www.crockford.com/base32.html */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const randomLength = 10
const codeLength = 12
/**
 * The largest prime that two characters can hold. All twelve, read as one number of base 32, leave 1: a single wrong
 * character changes the number by `d · 32^k` and two neighbours swapped by `d · 31 · 32^k` with `0 < |d| < 32`, and
 * neither is a multiple of a prime over 31 · 31. A row of zeros leaves 0 and is no code.
 */
const modulus = 1021
const qrPrefix = 'OPENPOST-FORM:'

/** A code of ten random bytes, of which five bits each are used. Throws RangeError for another number of bytes. */
export function makeFormCode(random: Uint8Array): FormCode {
  if (random.length !== randomLength) throw new RangeError('a form code takes ten random bytes')
  const values = Array.from(random, (byte) => byte & 31)
  const check = checkOf(values)
  return grouped([...values, check >> 5, check & 31].map((value) => alphabet.charAt(value)).join(''))
}

/**
 * Reads a code as people type it: in small letters, with or without dashes and blanks, O for 0, I or L for 1. What a
 * hand scanner types in from the QR code is read too.
 */
export function parseFormCode(text: string): Parsed<FormCode, FormCodeReason> {
  const typed = text.normalize('NFKC').trim().toUpperCase()
  const bare = (typed.startsWith(qrPrefix) ? typed.slice(qrPrefix.length) : typed)
    .replace(/[\s\p{Dash_Punctuation}\u2212._]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/gu, '1')
  if (bare === '') return { ok: false, reason: 'empty' }
  const values = Array.from(bare, (character) => alphabet.indexOf(character))
  if (values.includes(-1)) return { ok: false, reason: 'characters' }
  if (values.length !== codeLength) return { ok: false, reason: 'length' }
  const check = checkOf(values.slice(0, randomLength))
  const [high, low] = values.slice(randomLength)
  if (high !== check >> 5 || low !== (check & 31)) return { ok: false, reason: 'check' }
  return { ok: true, value: grouped(bare) }
}

/** What the QR code of a form holds: capitals, digits, colon and dash only, which need the smallest code. */
export function formCodeQrText(code: FormCode): string {
  return `${qrPrefix}${code.replaceAll('-', '')}`
}

/** The form code in the text of a QR code; null for every other QR code. */
export function formCodeFromQr(text: string): FormCode | null {
  if (!text.startsWith(qrPrefix)) return null
  const parsed = parseFormCode(text.slice(qrPrefix.length))
  return parsed.ok && formCodeQrText(parsed.value) === text ? parsed.value : null
}

/** What has to follow ten values so that the number of all leaves 1; below the modulus, so two characters hold it. */
function checkOf(values: readonly number[]): number {
  const remainder = values.reduce((sum, value) => (sum * 32 + value) % modulus, 0)
  return (modulus + 1 - ((remainder * 1024) % modulus)) % modulus
}

function grouped(bare: string): FormCode {
  return bare.replace(/.{4}(?=.)/gu, '$&-') as FormCode
}
