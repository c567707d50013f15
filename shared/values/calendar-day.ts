/** A calendar day `YYYY-MM-DD` of the years 1900 to 9999, without time or zone. Days sort as text. */
export type Day = string & { readonly brand: 'Day' }

const dayMilliseconds = 86_400_000
const firstEpochDay = Date.UTC(1900, 0, 1) / dayMilliseconds
const lastEpochDay = Date.UTC(9999, 11, 31) / dayMilliseconds

/** Year, month (1–12) and day of the month. */
export type DayParts = { year: number; month: number; dayOfMonth: number }

/** True for an existing day between 1900-01-01 and 9999-12-31 in the form YYYY-MM-DD. */
export function isDay(text: string): text is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false
  return dayOfParts(partsOfText(text)) === text
}

/** Brands a day. Throws RangeError for text that is not an existing day. */
export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError('not a calendar day')
  return text
}

/** The day of text in the form YYYY-MM-DD, null where it is not an existing day. */
export function parseDay(text: string): Day | null {
  return isDay(text) ? text : null
}

function partsOfText(text: string): DayParts {
  return {
    year: Number(text.slice(0, 4)),
    month: Number(text.slice(5, 7)),
    dayOfMonth: Number(text.slice(8, 10)),
  }
}

/** Year, month and day of the month of a day. */
export function partsOf(value: Day): DayParts {
  return partsOfText(value)
}

/** The day of its parts, or undefined where the calendar has no such day. */
export function dayOfParts({ year, month, dayOfMonth }: DayParts): Day | undefined {
  if (year < 1900 || year > 9999 || month < 1 || month > 12) return undefined
  if (dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) return undefined
  const text = `${year}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`
  return text as Day
}

/** Number of days in a month (1–12). */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Days since 1970-01-01, for arithmetic. */
export function epochDayOf(value: Day): number {
  const { year, month, dayOfMonth } = partsOfText(value)
  return Date.UTC(year, month - 1, dayOfMonth) / dayMilliseconds
}

/** The day of a count of days since 1970-01-01. Throws RangeError outside 1900–9999. */
export function dayOfEpochDay(epochDay: number): Day {
  if (!Number.isInteger(epochDay) || epochDay < firstEpochDay || epochDay > lastEpochDay) {
    throw new RangeError('day out of range')
  }
  return day(new Date(epochDay * dayMilliseconds).toISOString().slice(0, 10))
}

/** The day so many calendar days later, or earlier for a negative count. Throws RangeError outside 1900–9999. */
export function addDays(value: Day, days: number): Day {
  return dayOfEpochDay(epochDayOf(value) + days)
}

/** The same day of a later (or earlier) month, at most that month's last: 31 January + 1 = 28 or 29 February. */
export function addMonths(value: Day, months: number): Day {
  const { year, month, dayOfMonth } = partsOfText(value)
  const index = year * 12 + month - 1 + months
  const targetYear = Math.floor(index / 12)
  const targetMonth = index - targetYear * 12 + 1
  const result = dayOfParts({
    year: targetYear,
    month: targetMonth,
    dayOfMonth: Math.min(dayOfMonth, daysInMonth(targetYear, targetMonth)),
  })
  if (result === undefined) throw new RangeError('day out of range')
  return result
}

/** Calendar days from the first to the second; negative where the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return epochDayOf(to) - epochDayOf(from)
}

/** −1, 0 or 1, for sorting. */
export function compareDays(left: Day, right: Day): -1 | 0 | 1 {
  return left < right ? -1 : left > right ? 1 : 0
}

/** The year of a day. */
export function yearOf(value: Day): number {
  return Number(value.slice(0, 4))
}

/** The month of a day as `YYYY-MM`. */
export function monthOf(value: Day): string {
  return value.slice(0, 7)
}

/** The first day of the day's month. */
export function startOfMonth(value: Day): Day {
  return day(`${monthOf(value)}-01`)
}

/** The last day of the day's month. */
export function endOfMonth(value: Day): Day {
  const { year, month } = partsOfText(value)
  return day(`${monthOf(value)}-${daysInMonth(year, month)}`)
}

/** Day of the week as ISO 8601 counts: 1 Monday to 7 Sunday. */
export function weekdayOf(value: Day): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  const fromMonday = (((epochDayOf(value) + 3) % 7) + 7) % 7
  const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
  return weekdays[fromMonday] ?? 1
}

const formatterByZone = new Map<string, Intl.DateTimeFormat>()

/** Since 1980 every zone is a whole number of quarters of an hour from UTC, so that no day begins within one. */
const quarterMilliseconds = 15 * 60 * 1000
const quartersSince = Date.parse('1980-01-01T00:00:00Z')
const lastByZone = new Map<string, { quarter: number; day: Day }>()

/**
 * The calendar day of an instant (ISO 8601, UTC) in an IANA time zone. Throws RangeError for an unreadable instant
 * or an unknown zone.
 */
export function dayInZone(instantIso: string, timeZone: string): Day {
  const milliseconds = Date.parse(instantIso)
  if (Number.isNaN(milliseconds)) throw new RangeError('not an instant')
  const quarter = Math.floor(milliseconds / quarterMilliseconds)
  const last = lastByZone.get(timeZone)
  if (last?.quarter === quarter && milliseconds >= quartersSince) return last.day
  let formatter = formatterByZone.get(timeZone)
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    })
    formatterByZone.set(timeZone, formatter)
  }
  const parts = formatter.formatToParts(milliseconds)
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? ''
  const found = day(`${part('year')}-${part('month')}-${part('day')}`)
  lastByZone.set(timeZone, { quarter, day: found })
  return found
}
