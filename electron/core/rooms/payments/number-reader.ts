import { formatSeriesNumber } from '../../../../shared/values/series.ts'

/** A document number read in a payer's words. */
export interface ReadNumber {
  /** As the document carries it. */
  number: string
  /** As the payer wrote it. */
  written: string
  /**
   * `exact`: letter for letter; `noisy`: blanks, dots or dashes moved, letters small, O for 0 or I for 1;
   * `bare`: its prefix left out, or letters of somebody else's before it; `slip`: with noughts before it, but not as
   * many as its series writes; `tail`: only its last part.
   */
  how: 'exact' | 'noisy' | 'bare' | 'slip' | 'tail'
}

/** Reads numbers out of a text; last parts alone are completed with each of the given years. */
export type NumberReader = (text: string, years?: readonly number[]) => ReadNumber[]

const gap = '[\\s\\-./_:;,#*+]{0,3}'
const perText = 40
const tailsPerText = 8

/**
 * A reader for numbers of the given series patterns (`PF-{year}-{number:5}`). It finds them through blanks, dashes
 * and dots that were moved, in small letters, with a year of two digits, and without their prefix. A bare number
 * needs its year, since a few digits alone may be anything; digits behind the prefix of one series are no number of
 * another.
 */
export function numberReader(patterns: readonly string[]): NumberReader {
  const scanners = [...new Set(patterns)].flatMap(scannersOf)
  const withPrefix = scanners.filter((one) => one.hasPrefix)
  const without = scanners.filter((one) => !one.hasPrefix)
  const read = (text: string): Hit[] => {
    const named = withPrefix.flatMap((scanner) => scan(scanner, text))
    const others = without
      .flatMap((scanner) => scan(scanner, text))
      .filter((hit) => !named.some((one) => overlap(hit, one)))
    return [...named, ...others]
  }
  return (text, years = []) => {
    const hits = read(text)
    const mended = mendedDigits(text)
    if (mended !== text) {
      for (const hit of read(mended)) {
        const how = hit.how === 'exact' ? 'noisy' : hit.how
        hits.push({ ...hit, how, written: text.slice(hit.from, hit.to) })
      }
    }
    return bestReadings([...hits, ...tailsOf(text, hits, { patterns, years })])
  }
}

const labels = new Set(['nr', 'no', 'num', 'fact', 'nota'])

/** A few letters right before digits are the prefix of somebody's series, unless they are a word for *number*. */
function hasForeignPrefix(before: string): boolean {
  const word = /(?<!\p{L})(\p{L}{1,4})[-./]?$/u.exec(before)?.[1]
  return word !== undefined && !labels.has(word.toLowerCase())
}

function overlap(one: Hit, other: Hit): boolean {
  return one.from < other.to && other.from < one.to
}

/** Letters that stand for a digit inside a run of digits (`2O26`, `0093I`); the text keeps its length. */
function mendedDigits(text: string): string {
  return text.replace(/[0-9oil|]{3,}/giu, (run) =>
    (run.match(/[0-9]/gu) ?? []).length < 2 ? run : run.replace(/o/giu, '0').replace(/[il|]/giu, '1'),
  )
}

/** Digits that stand alone, as the last part of a number of each series and year; amounts, days and years are none. */
function tailsOf(
  text: string,
  hits: readonly Hit[],
  { patterns, years }: { patterns: readonly string[]; years: readonly number[] },
): Hit[] {
  if (years.length === 0) return []
  const tails: Hit[] = []
  let count = 0
  for (const match of text.matchAll(/(?<![\p{L}\p{N}.,]|\d[-/])\d{3,7}(?![\p{L}\p{N}]|[.,:]\d|[-/]\d)/gu)) {
    const [written] = match
    const value = Number(written)
    const span = { from: match.index, to: match.index + written.length }
    const isYear = written.length === 4 && value >= 1990 && value <= 2060
    if (value === 0 || isYear || hits.some((hit) => span.from >= hit.from && span.to <= hit.to)) continue
    count += 1
    if (count > tailsPerText) break
    for (const pattern of new Set(patterns)) {
      if (!/\{(?:year|yy)\}/u.test(pattern)) continue
      for (const year of years) {
        const number = formatSeriesNumber(pattern, { year, number: value })
        tails.push({ number, written, how: 'tail', ...span })
      }
    }
  }
  return tails
}

interface Scanner {
  expression: RegExp
  hasPrefix: boolean
  how: (match: RegExpExecArray) => 'noisy' | 'bare' | 'slip'
  build: (match: RegExpExecArray) => string | null
}

interface Hit extends ReadNumber {
  from: number
  to: number
}

const rank = { exact: 0, noisy: 1, bare: 2, slip: 3, tail: 4 } as const

function bestReadings(hits: readonly Hit[]): ReadNumber[] {
  const found = new Map<string, ReadNumber>()
  for (const { number, written, how } of hits) {
    const known = found.get(number)
    if (known === undefined || rank[how] < rank[known.how]) found.set(number, { number, written, how })
    if (found.size >= perText) break
  }
  return [...found.values()]
}

function scan(scanner: Scanner, text: string): Hit[] {
  const { expression, how, build } = scanner
  const hits: Hit[] = []
  expression.lastIndex = 0
  for (let match = expression.exec(text); match !== null; match = expression.exec(text)) {
    const [written] = match
    const number = build(match)
    if (number !== null) {
      const from = match.index
      const isAttached = !scanner.hasPrefix && hasForeignPrefix(text.slice(Math.max(0, from - 8), from))
      const reading = isAttached ? 'bare' : written === number ? 'exact' : how(match)
      hits.push({ number, written, how: reading, from, to: from + written.length })
    }
    // The next may begin inside this one: `2026 00931 00932`.
    expression.lastIndex = match.index + 1
    if (hits.length >= perText) break
  }
  return hits
}

/** Prefix, year and number of a pattern, in this order, as the programme offers them. */
function scannersOf(pattern: string): Scanner[] {
  const parts = /^(.*?)\{(year|yy)\}(.*?)\{number(?::(\d))?\}(.*)$/u.exec(pattern)
  if (parts === null) return withoutYear(pattern)
  const [, prefix = '', , , width = '1', suffix = ''] = parts
  const year = `(?:2${gap}0${gap})?(\\d${gap}\\d)`
  const digits = Number(width)
  // In pieces it ends with its word: in `8857 1x` the last digit is none of the number.
  const spaced = `\\d{${digits}}|\\d(?:${gap}\\d){${digits - 1}}(?!\\p{L})`
  // A number of another length than its padding is told from the year only by its prefix or by what stands between.
  const apart = `${gap}(${spaced})|[\\s\\-./_]{1,2}(\\d{1,9})`
  const tail = letters(suffix) === '' ? '' : `${gap}${spread(suffix)}`
  const end = `${tail}(?![0-9])`
  const build = (match: RegExpExecArray): string | null => {
    const yearDigits = (match[1] ?? '').replace(/\D/gu, '')
    const value = Number(numberDigitsOf(match))
    return value === 0
      ? null
      : formatSeriesNumber(pattern, { year: 2000 + Number(yearDigits), number: value })
  }
  const bare = new RegExp(`(?<![0-9])${year}(?:${apart})${end}`, 'giu')
  if (letters(prefix) === '')
    return [{ expression: bare, hasPrefix: false, how: (match) => withoutPrefix(match, digits), build }]
  const start = `(?<![a-z0-9])${spread(prefix)}${gap}`
  const named = new RegExp(`${start}${year}(?:${apart}|(\\d{${digits},9}))${end}`, 'giu')
  return [
    {
      expression: named,
      hasPrefix: true,
      how: (match) => (hasOddNoughts(match, digits) ? 'slip' : 'noisy'),
      build,
    },
    { expression: bare, hasPrefix: false, how: () => 'bare', build },
  ]
}

/**
 * Where numbers have no prefix, digits may be a day, an amount or anything: they are the number where all of its
 * digits stand behind a whole year, or behind one sign after two digits of it.
 */
function withoutPrefix(match: RegExpExecArray, digits: number): 'noisy' | 'bare' {
  const [written] = match
  const isWholeNumber = numberDigitsOf(match).length === digits
  const isWholeYear = written.replace(/\D/gu, '').length === digits + 4
  const isOneSign = /^\d\d[-./ ]\d+$/u.test(written)
  return isWholeNumber && (isWholeYear || isOneSign) ? 'noisy' : 'bare'
}

function numberDigitsOf(match: RegExpExecArray): string {
  return (match[2] ?? match[3] ?? match[4] ?? '').replace(/\D/gu, '')
}

/** `0931` for `00931` may as well be `09310` or `10931`; `931` is how people write it. */
function hasOddNoughts(match: RegExpExecArray, digits: number): boolean {
  const written = numberDigitsOf(match)
  return written.startsWith('0') && written.length !== digits
}

/** A pattern without a year: prefix and number must stand together, and digits alone say nothing. */
function withoutYear(pattern: string): Scanner[] {
  const parts = /^(.*?)\{number(?::(\d))?\}(.*)$/u.exec(pattern)
  const [, prefix = ''] = parts ?? []
  if (parts === null || letters(prefix) === '') return []
  const expression = new RegExp(`(?<![a-z0-9])${spread(prefix)}${gap}(\\d{1,9})(?![0-9])`, 'giu')
  const build = (match: RegExpExecArray): string | null => {
    const value = Number(match[1] ?? '0')
    return value === 0 ? null : formatSeriesNumber(pattern, { year: 2000, number: value })
  }
  return [{ expression, hasPrefix: true, how: () => 'noisy', build }]
}

function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '')
}

/** The letters of a literal with gaps allowed between them. */
function spread(text: string): string {
  return [...letters(text)].map((letter) => letter.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&')).join(gap)
}
