/** The digits of a text. */
export function digitsOf(text: string): string {
  return text.replace(/\D/gu, '')
}

/**
 * Whether one slip of the pen tells two digit strings apart: a digit wrong, missing, too many, or two neighbours
 * swapped (Damerau). Equal strings are no slip.
 */
export function isOneSlip(one: string, other: string): boolean {
  const difference = one.length - other.length
  if (one === other || Math.abs(difference) > 1) return false
  let start = 0
  const shortest = Math.min(one.length, other.length)
  while (start < shortest && one.charAt(start) === other.charAt(start)) start += 1
  if (difference === 1) return one.slice(start + 1) === other.slice(start)
  if (difference === -1) return one.slice(start) === other.slice(start + 1)
  if (one.slice(start + 1) === other.slice(start + 1)) return true
  const isSwap =
    one.charAt(start) === other.charAt(start + 1) && one.charAt(start + 1) === other.charAt(start)
  return isSwap && one.slice(start + 2) === other.slice(start + 2)
}

const runsPerText = 12

/** Runs of digits as long as a document number, gaps left out: what a slip may be hidden in. */
export function digitRuns(text: string): string[] {
  const runs = new Set<string>()
  for (const [run] of text.matchAll(/\d(?:[\s\-./_]{0,3}[\doOiIl]){5,13}(?!\d)/gu)) {
    const digits = digitsOf(run.replace(/o/giu, '0').replace(/[il]/giu, '1'))
    if (digits.length >= 6) runs.add(digits)
    if (runs.size >= runsPerText) break
  }
  return [...runs]
}
