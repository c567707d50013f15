/**
 * What banks in SEPA agree to carry: Latin letters without marks, digits, and `/ - ? : ( ) . , ' +` and space
 * (EPC217-08, SEPA requirements for an extended character set: the basic set).
 */
const carried = /^[A-Za-z0-9/\-?:().,'+ ]$/u

/** Signs with one of the basic set in their place, as EPC217-08 recommends, and letters that do not decompose. */
const replacements: ReadonlyMap<string, string> = new Map([
  ['&', '+'],
  ['_', '-'],
  ['–', '-'],
  ['—', '-'],
  ['‐', '-'],
  ['−', '-'],
  ['~', '-'],
  ['@', '.'],
  ['!', '.'],
  ['"', '.'],
  ['#', '.'],
  ['$', '.'],
  ['%', '.'],
  ['*', '.'],
  ['=', '.'],
  ['<', '.'],
  ['>', '.'],
  ['^', '.'],
  [';', ','],
  ['[', '('],
  ['{', '('],
  [']', ')'],
  ['}', ')'],
  ['\\', '/'],
  ['|', '/'],
  ['`', "'"],
  ['’', "'"],
  ['‘', "'"],
  ['“', '.'],
  ['”', '.'],
  ['„', '.'],
  ['€', 'E'],
  ['ß', 'ss'],
  ['ẞ', 'SS'],
  ['Æ', 'AE'],
  ['æ', 'ae'],
  ['Œ', 'OE'],
  ['œ', 'oe'],
  ['Ø', 'O'],
  ['ø', 'o'],
  ['Ł', 'L'],
  ['ł', 'l'],
  ['Đ', 'D'],
  ['đ', 'd'],
  ['Ð', 'D'],
  ['ð', 'd'],
  ['Þ', 'TH'],
  ['þ', 'th'],
  ['ı', 'i'],
])

/**
 * Text as a SEPA file carries it: marks stripped, signs replaced, blanks collapsed, no slash at either end and no two
 * in a row (EPC rule for names and references). Letters of other scripts are not guessed at: they are answered, so
 * that a clerk types the text in Latin letters.
 */
export function sepaText(text: string): { ok: true; text: string } | { ok: false; characters: string } {
  const foreign = new Set<string>()
  let carriedText = ''
  for (const character of text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]+/gu, '')
    .replace(/\s/gu, ' ')) {
    const replaced = replacements.get(character) ?? character
    if ([...replaced].every((one) => carried.test(one))) carriedText += replaced
    else foreign.add(character)
  }
  if (foreign.size > 0) return { ok: false, characters: [...foreign].join('') }
  const collapsed = carriedText.replace(/\/{2,}/gu, '/').replace(/ +/gu, ' ')
  return { ok: true, text: collapsed.replace(/^[/ ]+|[/ ]+$/gu, '') }
}
