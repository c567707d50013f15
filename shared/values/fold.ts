const expansions: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ħ', 'h'],
  ['ŧ', 't'],
  ['ŋ', 'n'],
  ['ĸ', 'k'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ı', 'i'],
  ['ς', 'σ'],
  ['’', "'"],
  ['‘', "'"],
  ['ʼ', "'"],
  ['–', '-'],
  ['—', '-'],
  ['‐', '-'],
  ['−', '-'],
])
const expandable = new RegExp(`[${[...expansions.keys()].join('')}]`, 'gu')
const printableAscii = /^[\x20-\x7e]*$/u

/**
 * Folds text for search and sorting: compatibility forms decomposed, marks and invisible characters stripped,
 * lower case, letters that do not decompose written out (ß → ss, ø → o, æ → ae), whitespace collapsed and trimmed.
 * Folding twice gives the same. Writes `search_text` and `sort_key`; what a clerk types goes through it too.
 */
export function fold(text: string): string {
  // Most text of banks is plain ASCII, in which there is nothing to decompose or to strip.
  if (printableAscii.test(text)) {
    const lower = text.toLowerCase().trim()
    return lower.includes('  ') ? lower.replace(/ +/gu, ' ') : lower
  }
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]+/gu, '')
    .replace(expandable, (letter) => expansions.get(letter) ?? letter)
    .replace(/\s+/gu, ' ')
    .trim()
}

/** Folded text without anything but letters and digits: `RF18 5390-0754` → `rf1853900754`, for lookups of numbers and names. */
export function foldAlphanumeric(text: string): string {
  if (printableAscii.test(text)) return text.toLowerCase().replace(/[^a-z0-9]+/gu, '')
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, '')
}
