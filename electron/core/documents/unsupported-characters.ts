import type { DocumentFacts } from './facts.ts'
import { supportedCodePoints } from './fonts.ts'
import { printable } from './freezing/format.ts'
import { freezeDocument } from './freeze.ts'
import type { FrozenDocument } from './frozen.ts'

/** A character that the document font cannot print, and the text it stands in. */
export interface UnsupportedCharacter {
  character: string
  /** `U+4E2D`. */
  codePoint: string
  /** The first text it was found in. */
  text: string
}

function* printedTexts(value: unknown, key = ''): Generator<string> {
  if (key === 'qrText' || key === 'qrAlternative' || key === 'metadata') return
  if (typeof value === 'string') yield value
  else if (value !== null && typeof value === 'object') {
    for (const [name, part] of Object.entries(value)) yield* printedTexts(part, name)
  }
}

const ascii = Array.from({ length: 0x7f - 0x20 }, (_, index) => 0x20 + index)
const plainBySet = new WeakMap<ReadonlySet<number>, RegExp>()

/** Texts of supported characters alone that one look tells: those of ASCII, where the font has all of them. */
function plainTexts(supported: ReadonlySet<number>): RegExp {
  const known = plainBySet.get(supported)
  if (known !== undefined) return known
  const plain = ascii.every((code) => supported.has(code)) ? /^[\n\x20-\x7e]*$/u : /^$/u
  plainBySet.set(supported, plain)
  return plain
}

/**
 * Characters of a document that would print as nothing: the font has no substitute and says nothing. To be asked
 * before issue; an empty list means that every character prints. `resources` as for `renderPdf`.
 */
export function findUnsupportedCharacters(facts: DocumentFacts, resources?: string): UnsupportedCharacter[] {
  return unsupportedCharactersOf(freezeDocument(facts), resources)
}

/** As `findUnsupportedCharacters`, of a document that is frozen already. */
export function unsupportedCharactersOf(frozen: FrozenDocument, resources?: string): UnsupportedCharacter[] {
  return unsupportedIn(printedTexts(frozen), resources)
}

/** As `findUnsupportedCharacters`, of texts that are to be printed some day. */
export function unsupportedInTexts(texts: readonly string[], resources?: string): UnsupportedCharacter[] {
  return unsupportedIn(texts.map(printable), resources)
}

function unsupportedIn(texts: Iterable<string>, resources?: string): UnsupportedCharacter[] {
  const supported = supportedCodePoints(resources)
  const plain = plainTexts(supported)
  const found = new Map<string, UnsupportedCharacter>()
  for (const text of texts) {
    if (plain.test(text)) continue
    for (const character of text) {
      const code = character.codePointAt(0) ?? 0
      if (character === '\n' || supported.has(code) || found.has(character)) continue
      found.set(character, {
        character,
        codePoint: `U+${code.toString(16).toUpperCase().padStart(4, '0')}`,
        text,
      })
    }
  }
  return [...found.values()]
}

/** The text without the characters that the document font cannot print: for words of others, which must not stop a document. */
export function printableOnly(text: string, resources?: string): string {
  const supported = supportedCodePoints(resources)
  return [...text.normalize('NFC')]
    .filter((character) => supported.has(character.codePointAt(0) ?? 0))
    .join('')
}
