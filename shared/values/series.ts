/**
 * Writes a number by the pattern of its series: `{year}` and `{yy}` stand for the year, `{number:5}` for the number
 * padded to so many digits, `{number}` for the bare number. A number with more digits than the pattern pads to is
 * written whole.
 */
export function formatSeriesNumber(pattern: string, value: { year: number; number: number }): string {
  const year = String(value.year).padStart(4, '0')
  return pattern.replace(/\{(year|yy|number)(?::(\d))?\}/gu, (_, word: string, width: string | undefined) => {
    if (word === 'year') return year
    if (word === 'yy') return year.slice(-2)
    return String(value.number).padStart(Number(width ?? 1), '0')
  })
}
