import type { EvidenceKind } from '../../../../shared/contract/evidence.ts'
import { minimumPassphraseLength } from '../../../../shared/contract/evidence.ts'
import { addDays, type Day, day, yearOf } from '../../../../shared/values/day.ts'

/** Days that a copy of an identity document is kept at most, when nobody removed it sooner. */
const identityCopyDays = 30
/** Years after the end of the year that papers beside the books are kept. */
const bookYears = 7

/**
 * The last day a piece of evidence is kept.
 *
 * A copy of an identity document goes when its purpose has ended (Autoriteit Persoonsgegevens): it is removed by
 * hand then, and after 30 days in any case. Signed forms and extracts of the trade register support what stands in
 * the books: seven years from the end of the year (AWR art. 52).
 */
export function keptUntil(kind: EvidenceKind, addedOn: Day): Day {
  if (kind === 'identity-copy') return addDays(addedOn, identityCopyDays)
  return day(`${yearOf(addedOn) + bookYears}-12-31`)
}

/** What a file's cipher text is bound to, so that one record's bytes never open as another's. */
export function boundTo(id: string, kind: string): string {
  return `openpost evidence file 1\n${id}\n${kind}`
}

/** What a file's wrapped key is bound to. */
export function keyBoundTo(id: string, kind: string, generation: number): string {
  return `openpost evidence key 1\n${id}\n${kind}\n${generation}`
}

export function vaultKeyBoundTo(generation: number): string {
  return `openpost vault key, wrapped by a passphrase 1\n${generation}`
}

/** What is wrong with a recovery passphrase, or null. */
export function passphraseProblem(passphrase: string): 'passphrase-short' | 'passphrase-simple' | null {
  if ([...passphrase].length < minimumPassphraseLength) return 'passphrase-short'
  return new Set(passphrase.toLowerCase()).size < 8 ? 'passphrase-simple' : null
}
