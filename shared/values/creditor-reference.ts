import type { Parsed } from './parsed.ts'

/** An ISO 11649 creditor reference in electronic form: `RF`, two check digits, up to 21 capitals and digits. */
export type CreditorReference = string & { readonly brand: 'CreditorReference' }

/** Why a base gives no creditor reference. */
export type CreditorReferenceReason = 'empty' | 'too-long' | 'characters'

const maximumBaseLength = 21
/** Shorter bases are not looked for in running text: they pass the check by chance too often. */
const minimumFoundBaseLength = 3

/** Remainder mod 97 of a number extended by one letter (A = 10 … Z = 35) or digit. */
function extend(remainder: number, character: string): number {
  const value = Number.parseInt(character, 36)
  return (remainder * (value > 9 ? 100 : 10) + value) % 97
}

function remainderOf(text: string): number {
  let remainder = 0
  for (const character of text) remainder = extend(remainder, character)
  return remainder
}

/**
 * The ISO 11649 reference of a base: spaces and signs are dropped, letters capitalised; check digits are
 * 98 − (base + `RF00` mod 97). `2348231` → `RF712348231`. Throws RangeError where `parseCreditorBase` refuses.
 */
export function creditorReference(base: string): CreditorReference {
  const parsed = parseCreditorBase(base)
  if (!parsed.ok) throw new RangeError(`no creditor reference of this base: ${parsed.reason}`)
  const check = 98 - remainderOf(`${parsed.value}RF00`)
  const reference = `RF${String(check).padStart(2, '0')}${parsed.value}`
  return reference as CreditorReference
}

/** Makes a document number fit for a creditor reference: letters and digits only, at most 21. */
export function parseCreditorBase(base: string): Parsed<string, CreditorReferenceReason> {
  const value = base.replace(/[\s\-/._]/gu, '').toUpperCase()
  if (value === '') return { ok: false, reason: 'empty' }
  if (!/^[A-Z0-9]+$/u.test(value)) return { ok: false, reason: 'characters' }
  if (value.length > maximumBaseLength) return { ok: false, reason: 'too-long' }
  return { ok: true, value }
}

/** True for an ISO 11649 reference in electronic form with right check digits. */
export function isCreditorReference(text: string): text is CreditorReference {
  if (!/^RF\d{2}[A-Z0-9]{1,21}$/u.test(text)) return false
  return remainderOf(`${text.slice(4)}${text.slice(0, 4)}`) === 1
}

/** A creditor reference in groups of four, as printed. */
export function formatCreditorReference(reference: CreditorReference): string {
  return reference.replace(/.{4}(?=.)/gu, '$& ')
}

/**
 * Finds ISO 11649 references in a payer's words, wherever spaces, line breaks, hyphens or dots were moved. A
 * reference that ends where a word ends is preferred to one glued to more text; where two ends pass the check both
 * are given, the longer first. Time is linear in the text.
 */
export function findCreditorReferences(text: string): CreditorReference[] {
  const found = new Set<CreditorReference>()
  const start = /R[\s\-./]?F(?=[\s\-./]{0,3}\d[\s\-./]{0,3}\d)/giu
  for (let match = start.exec(text); match !== null; match = start.exec(text)) {
    for (const reference of referencesAt(text, start.lastIndex)) found.add(reference)
  }
  return [...found]
}

/** The references whose check digits begin at an index, longest first. */
function referencesAt(text: string, from: number): CreditorReference[] {
  const endings: { length: number; atWordEnd: boolean }[] = []
  let compact = ''
  let remainder = 0
  const last = Math.min(text.length, from + 120)
  for (let index = from; index < last && compact.length < 2 + maximumBaseLength; index += 1) {
    const value = alphanumericValue(text.charCodeAt(index))
    if (value === -1) {
      if (separators.includes(text.charAt(index))) continue
      break
    }
    if (compact.length < 2 && value > 9) break
    compact += text.charAt(index)
    if (compact.length <= 2) continue
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
    const baseLength = compact.length - 2
    if (baseLength < minimumFoundBaseLength) continue
    if ((remainder * 1_000_000 + prefixValue + Number(compact.slice(0, 2))) % 97 !== 1) continue
    const atWordEnd = index + 1 === text.length || alphanumericValue(text.charCodeAt(index + 1)) === -1
    endings.unshift({ length: compact.length, atWordEnd })
  }
  const whole = endings.filter((ending) => ending.atWordEnd)
  return (whole.length > 0 ? whole : endings).map(
    ({ length }) => `RF${compact.slice(0, length).toUpperCase()}` as CreditorReference,
  )
}

/** `RF00` as a number, which the check adds after the base. */
const prefixValue = 271_500
const separators = ' -./\n\r\t\u00a0'

/** 0–9 for digits, 10–35 for letters of either case, −1 for any other UTF-16 unit. */
function alphanumericValue(unit: number): number {
  if (unit >= 48 && unit <= 57) return unit - 48
  const capital = unit & ~32
  return capital >= 65 && capital <= 90 && unit < 128 ? capital - 55 : -1
}
