import { checkDomain } from '../services/index.ts'

/** A domain that a text may mean. */
export interface ReadDomain {
  /** ASCII form, lower case: a service's label key. */
  labelKey: string
  written: string
  /** `written` with its dot, or put together from words (`spaced`). */
  how: 'written' | 'spaced'
}

/** Endings that are looked for where the dot is missing; with its dot any ending is read. */
const endings = new Set(
  'nl de es be eu com net org info fr it at ch lu uk pt dk se pl ie frl amsterdam shop online biz io app cat gal dev nu me tv site store cloud tech gent brussels vlaanderen berlin koeln hamburg bayern'.split(
    ' ',
  ),
)
const dotWords = new Set(['dot', 'punt', 'punkt', 'punto', 'point'])
const shortestLabel = 3
const longestRun = 5
const perText = 64
const dotted =
  /[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?)+/gu

/**
 * Domains as payers write them: `www.Bäckerei-Hoekstra.nl/x`, capitals, punycode, broken over two lines, spaced out
 * (`bakkerij hoekstra nl`), without the dot (`bakkerijhoekstranl`), with a dash or a word for the dot. These are
 * guesses: only one that is a service's label means anything.
 */
export function readDomains(text: string): ReadDomain[] {
  const found = new Map<string, ReadDomain>()
  const add = (name: string, written: string, how: ReadDomain['how']): void => {
    if (found.size >= perText) return
    for (const spelling of spellings(name)) {
      const key = keyOf(spelling)
      if (key !== null && !found.has(key)) found.set(key, { labelKey: key, written, how })
    }
  }
  for (const source of new Set([
    text,
    text.replace(/-?\s*\n\s*/gu, ''),
    text.replace(/\s*([.-])\s*/gu, '$1'),
  ])) {
    for (const [written] of source.matchAll(dotted)) {
      const labels = written.split('.')
      for (const length of [2, 3]) {
        if (labels.length >= length) add(labels.slice(-length).join('.'), written, 'written')
      }
    }
  }
  addSpaced(text, add)
  return [...found.values()]
}

type Add = (name: string, written: string, how: ReadDomain['how']) => void

function addSpaced(text: string, add: Add): void {
  const words = text
    .toLowerCase()
    .split(/[^\p{L}\p{N}-]+/u)
    .map((word) => word.replace(/^-+|-+$/gu, ''))
    .filter((word) => word !== '')
  for (const [index, word] of words.entries()) {
    if (endings.has(word)) {
      const end = dotWords.has(words[index - 1] ?? '') ? index - 1 : index
      addRuns(words.slice(Math.max(0, end - longestRun), end), word, add)
    }
    const cut = endingOf(word)
    if (cut === null) continue
    const before = words.slice(Math.max(0, index - longestRun + 1), index)
    addRuns([...before, cut.label], cut.ending, add)
  }
}

/** `hoekstranl` and `hoekstra-nl` as label and ending. */
function endingOf(word: string): { label: string; ending: string } | null {
  for (const length of [2, 3, 4]) {
    const ending = word.slice(-length)
    const label = word.slice(0, -length).replace(/-$/u, '')
    if (label.length >= shortestLabel && endings.has(ending)) return { label, ending }
  }
  return null
}

/** The last words before an ending, joined with and without dashes. */
function addRuns(words: readonly string[], ending: string, add: Add): void {
  for (let length = 1; length <= words.length; length += 1) {
    const run = words.slice(-length)
    const written = `${run.join(' ')} ${ending}`
    for (const label of joinings(run)) {
      if (label.length >= shortestLabel && label.length <= 63) add(`${label}.${ending}`, written, 'spaced')
    }
  }
}

function joinings(words: readonly string[]): string[] {
  if (words.length > 3) return [words.join(''), words.join('-')]
  let joined = [words[0] ?? '']
  for (const word of words.slice(1))
    joined = joined.flatMap((start) => [`${start}${word}`, `${start}-${word}`])
  return joined
}

const written: readonly (readonly [RegExp, string])[] = [
  [/ae/gu, 'ä'],
  [/oe/gu, 'ö'],
  [/ue/gu, 'ü'],
]

/** A bank that knows no umlauts writes them out, in the name of a domain too; `oe` may as well be meant as it stands. */
function spellings(name: string): string[] {
  return written.reduce<string[]>(
    (names, [letters, umlaut]) => {
      const others = names.flatMap((one) => {
        const other = one.replace(letters, umlaut)
        return other === one ? [] : [other]
      })
      return [...names, ...others]
    },
    [name],
  )
}

function keyOf(name: string): string | null {
  const lower = name.toLowerCase()
  if (/^[a-z0-9]+(?:-+[a-z0-9]+)*(?:\.[a-z0-9]+(?:-+[a-z0-9]+)*)+$/u.test(lower)) {
    return /[a-z]$/u.test(lower) ? lower : null
  }
  const checked = checkDomain(lower)
  return checked.ok && /[a-z0-9]$/u.test(checked.labelKey) ? checked.labelKey : null
}
