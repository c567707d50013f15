import type { Candidate } from './tray.ts'

export interface TextPart {
  text: string
  isFound: boolean
}

/** What the suggestions read in the payer's words: numbers as they were written, and references. */
export function foundWords(candidates: readonly Pick<Candidate, 'evidence'>[]): string[] {
  const words = candidates
    .flatMap((candidate) => candidate.evidence)
    .filter((evidence) => evidence.weight === 'for')
    .flatMap(({ params }) => [params.written, params.reference])
    .filter((word): word is string => typeof word === 'string' && word !== '')
  return [...new Set(words)]
}

/** Finds a word also where blanks were put between its letters. */
function looseExpression(word: string): RegExp {
  const letters = [...word.replaceAll(/\s+/gu, '')].map((letter) =>
    letter.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'),
  )
  return new RegExp(letters.join('\\s{0,2}'), 'giu')
}

/** Cuts a text where it holds one of the words, so that these can be marked. Joined again, it is the same text. */
export function markedParts(text: string, words: readonly string[]): TextPart[] {
  const isFound = new Uint8Array(text.length)
  for (const word of words.slice(0, 40)) {
    for (const match of text.matchAll(looseExpression(word))) {
      isFound.fill(1, match.index, match.index + match[0].length)
    }
  }
  const parts: TextPart[] = []
  let from = 0
  for (let index = 1; index <= text.length; index += 1) {
    if (index < text.length && isFound[index] === isFound[from]) continue
    parts.push({ text: text.slice(from, index), isFound: isFound[from] === 1 })
    from = index
  }
  return parts
}
