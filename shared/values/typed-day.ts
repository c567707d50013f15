import type { Day } from './calendar-day.ts'
import { addDays, addMonths, dayOfParts, partsOf } from './calendar-day.ts'
import { fold } from './fold.ts'
import type { Language } from './languages.ts'
import { languages } from './languages.ts'
import { monthNames } from './month-names.ts'
import type { Parsed } from './parsed.ts'

/** Why a typed day was not understood: `no-such-day` is a date the calendar lacks, such as 31-4. */
export type DayReason = 'empty' | 'not-a-day' | 'no-such-day' | 'out-of-range'

/** Words for days around today; `morgen` is tomorrow in Dutch and German alike. */
const offsetByWord: ReadonlyMap<string, number> = new Map(
  (
    [
      [0, 'vandaag today heute hoy nu now'],
      [1, 'morgen tomorrow manana'],
      [2, 'overmorgen ubermorgen uebermorgen'],
      [-1, 'gisteren yesterday gestern ayer'],
      [-2, 'eergisteren vorgestern anteayer antier'],
    ] as const
  ).flatMap(([offset, words]) => words.split(' ').map((word) => [word, offset] as const)),
)

/** Abbreviations that are not the beginning of the month's name. */
const irregularMonths: ReadonlyMap<string, number> = new Map([
  ['mrt', 3],
  ['mrz', 3],
  ['maerz', 3],
  ['sept', 9],
])

const maximumOffsetDays = 36_525

/**
 * Reads a day as people type it, day before month in every language: `15-3`, `15/3/26`, `15.3.`, `15`, `150326`,
 * `15 mrt`, `15. März 2026`, `15 de marzo`, `March 15, 2026`, `2026-03-15`, words such as `vandaag`, `ayer`, and
 * offsets `+14`, `-3`, `+2w`, `+1m`. What is missing is taken from `today`; a year of two digits is of this century.
 * The language's own month names win over those of the others.
 */
export function parseTypedDay(text: string, today: Day, language: Language): Parsed<Day, DayReason> {
  if (text.length > 64) return { ok: false, reason: 'not-a-day' }
  const typed = fold(text)
  if (typed === '') return { ok: false, reason: 'empty' }
  if (typed === 'pasado manana') return { ok: true, value: addDays(today, 2) }
  const wordOffset = offsetByWord.get(typed)
  if (wordOffset !== undefined) return { ok: true, value: addDays(today, wordOffset) }
  return readOffset(typed, today) ?? readNumbers(typed, today) ?? readMonthName(typed, today, language)
}

function readOffset(typed: string, today: Day): Parsed<Day, DayReason> | undefined {
  const match = /^([+-]) ?(\d{1,6}) ?([dwm]?)$/u.exec(typed)
  if (match === null) return undefined
  const count = Number(match[2]) * (match[1] === '-' ? -1 : 1)
  const unit = match[3]
  const roughDays = Math.abs(count) * (unit === 'm' ? 31 : unit === 'w' ? 7 : 1)
  if (roughDays > maximumOffsetDays) return { ok: false, reason: 'out-of-range' }
  try {
    return {
      ok: true,
      value: unit === 'm' ? addMonths(today, count) : addDays(today, unit === 'w' ? count * 7 : count),
    }
  } catch {
    return { ok: false, reason: 'out-of-range' }
  }
}

function readNumbers(typed: string, today: Day): Parsed<Day, DayReason> | undefined {
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/u.exec(typed)
  if (iso !== null) return dayFrom(Number(iso[4]), Number(iso[3]), iso[1], today)
  const european = /^(\d{1,2})(?:[-/. ]{1,2}(\d{1,2}))?(?:[-/. ]{1,2}(\d{4}|\d{2}))?[-/. ]?$/u.exec(typed)
  if (european !== null && (european[2] !== undefined || european[3] === undefined)) {
    const month = european[2] === undefined ? partsOf(today).month : Number(european[2])
    return dayFrom(Number(european[1]), month, european[3], today)
  }
  const compact = /^(?:((?:19|20)\d\d)(\d\d)(\d\d)|(\d\d)(\d\d)(\d{4}|\d\d))$/u.exec(typed)
  if (compact === null) return undefined
  const yearFirst =
    compact[1] !== undefined ? dayFrom(Number(compact[3]), Number(compact[2]), compact[1], today) : undefined
  if (yearFirst?.ok === true) return yearFirst
  const dayFirst =
    typed.length === 8 ? [typed.slice(0, 2), typed.slice(2, 4), typed.slice(4)] : compact.slice(4)
  return dayFrom(Number(dayFirst[0]), Number(dayFirst[1]), dayFirst[2], today)
}

function readMonthName(typed: string, today: Day, language: Language): Parsed<Day, DayReason> {
  const dayFirst =
    /^(\d{1,2})(?:st|nd|rd|th)?[-/. ]*(?:de |of )?([a-z]{3,})[-/., ]*(?:del? )?(\d{4}|\d{2})?$/u.exec(typed)
  const monthFirst = /^([a-z]{3,})[. ]*(\d{1,2})(?:st|nd|rd|th)?(?:[, ]+(\d{4}))?$/u.exec(typed)
  const dayText = dayFirst?.[1] ?? monthFirst?.[2]
  const monthText = dayFirst?.[2] ?? monthFirst?.[1]
  const month = monthText === undefined ? undefined : monthNumber(monthText, language)
  if (dayText === undefined || month === undefined) return { ok: false, reason: 'not-a-day' }
  return dayFrom(Number(dayText), month, dayFirst?.[3] ?? monthFirst?.[3], today)
}

function monthNumber(folded: string, language: Language): number | undefined {
  const irregular = irregularMonths.get(folded)
  if (irregular !== undefined) return irregular
  for (const candidate of [language, ...languages]) {
    const index = monthNames[candidate].findIndex((name) => fold(name).startsWith(folded))
    if (index !== -1) return index + 1
  }
  return undefined
}

function dayFrom(
  dayOfMonth: number,
  month: number,
  yearText: string | undefined,
  today: Day,
): Parsed<Day, DayReason> {
  const typedYear = yearText === undefined ? partsOf(today).year : Number(yearText)
  const year = yearText?.length === 2 ? Math.floor(partsOf(today).year / 100) * 100 + typedYear : typedYear
  if (year < 1900) return { ok: false, reason: 'out-of-range' }
  const value = dayOfParts({ year, month, dayOfMonth })
  return value === undefined ? { ok: false, reason: 'no-such-day' } : { ok: true, value }
}
