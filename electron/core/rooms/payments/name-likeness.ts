import { fold, foldAlphanumeric } from '../../../../shared/values/fold.ts'

/*
 * A bank prints a payer's name as it likes: capitals, without marks, cut after 20 to 35 letters, the surname first,
 * given names as initials, with a title, with both holders of an account.
 */

/** `equal` up to case, marks and signs; `alike` where every word of the shorter one is found in the other. */
export type NameLikeness = 'equal' | 'alike' | null

export interface NameParts {
  /** The first letters of the folded name. */
  start: string
  key: string
  words: readonly string[]
}

const legalForms = new Set(
  'bv nv vof cv gmbh ug ag kg ohg ek ev eg mbh co sl sa slu sau sll scoop bvba srl sprl asbl vzw ltd limited llc inc plc sarl sas spa stichting'.split(
    ' ',
  ),
)
const titles = new Set(
  'hr heer dhr mw mevr mevrouw fam familie drs ing ir mr dr prof herr frau sr sra don dona senor senora mrs ms en eo und oder y e o the de het der die das van von den ten ter del la el los las'.split(
    ' ',
  ),
)
const shortestKey = 4
const shortestWord = 3

/** A name taken apart once, since it is compared with many. */
export function nameParts(name: string): NameParts {
  const folded = fold(name)
  const words = folded
    .replace(/(?<=\b\p{L})\.(?=\p{L}\b)/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !legalForms.has(word) && !titles.has(word))
  return { start: folded.slice(0, 9), key: foldAlphanumeric(folded), words }
}

export function likeness(one: NameParts, other: NameParts): NameLikeness {
  if (one.key.length < shortestKey || other.key.length < shortestKey) return null
  if (one.key === other.key) return 'equal'
  const shorter = one.words.length <= other.words.length ? one : other
  const longer = shorter === one ? other : one
  if (shorter.words.length === 0) return null
  if (isCut(one, other)) return 'alike'
  const isSingle = shorter.words.length === 1
  let whole = 0
  for (const word of shorter.words) {
    if (longer.words.includes(word)) {
      if (word.length >= shortestWord) whole += 1
      continue
    }
    const isInitial = word.length <= 2 && longer.words.some((longWord) => longWord.startsWith(word.charAt(0)))
    const isCutWord = word.length >= 4 && longer.words.some((longWord) => longWord.startsWith(word))
    const isInitialOfLong =
      word.length > 2 && longer.words.some((longWord) => longWord.length <= 2 && word.startsWith(longWord))
    if (!isInitial && !isCutWord && !isInitialOfLong) return null
  }
  // One word says enough only where it is all that tells the name: a surname alone is many people's.
  if (isSingle) return whole === 1 && longer.words.length === 1 ? 'alike' : null
  return whole > 0 ? 'alike' : null
}

/** The longer name begins with the shorter one, which is long enough to have been cut by a bank. */
function isCut(one: NameParts, other: NameParts): boolean {
  const [shorter, longer] = one.key.length < other.key.length ? [one.key, other.key] : [other.key, one.key]
  return shorter.length >= 14 && longer.startsWith(shorter)
}
