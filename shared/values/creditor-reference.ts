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
  const start = /R[\s\-./]?F(?=[\s\-./]*\d[\s\-./]*\d)/giu
  for (let match = start.exec(text); match !== null; match = start.exec(text)) {
    const ends = referenceEnds(text.slice(start.lastIndex, start.lastIndex + 120))
    const whole = ends.filter((end) => end.atWordEnd)
    for (const end of whole.length > 0 ? whole : ends) found.add(end.reference)
  }
  return [...found]
}

function referenceEnds(rest: string): { reference: CreditorReference; atWordEnd: boolean }[] {
  const characters = readCharacters(rest)
  const check = characters.slice(0, 2).map((each) => each.character)
  const ends: { reference: CreditorReference; atWordEnd: boolean }[] = []
  let base = ''
  for (const { character, atWordEnd } of characters.slice(2, 2 + maximumBaseLength)) {
    base += character
    const reference = `RF${check.join('')}${base}`
    if (base.length >= minimumFoundBaseLength && isCreditorReference(reference))
      ends.unshift({ reference, atWordEnd })
  }
  return ends
}

/** Letters and digits up to the first sign that cannot stand inside a reference. */
function readCharacters(rest: string): { character: string; atWordEnd: boolean }[] {
  const characters: { character: string; atWordEnd: boolean }[] = []
  for (let index = 0; index < rest.length && characters.length < 2 + maximumBaseLength; index += 1) {
    const character = rest.charAt(index)
    if (/[\s\-./]/u.test(character)) continue
    if (!/[A-Za-z0-9]/u.test(character)) break
    characters.push({
      character: character.toUpperCase(),
      atWordEnd: !/[A-Za-z0-9]/u.test(rest.charAt(index + 1)),
    })
  }
  return characters
}
