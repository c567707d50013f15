import type { Day } from './calendar-day.ts'
import { addDays, dayOfEpochDay, epochDayOf, weekdayOf, yearOf } from './calendar-day.ts'

/** Epoch day of Easter Sunday in the Gregorian calendar (the "anonymous" computus, Meeus/Jones/Butcher). */
function easterEpochDay(year: number): number {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  const dayOfMonth = ((h + l - 7 * m + 114) % 31) + 1
  return Date.UTC(year, month - 1, dayOfMonth) / 86_400_000
}

/** Easter Sunday of a year. */
export function easterSunday(year: number): Day {
  return dayOfEpochDay(easterEpochDay(year))
}

const fixedClosingDays = new Set(['01-01', '05-01', '12-25', '12-26'])

/**
 * True where TARGET settles: not at weekends, 1 January, Good Friday, Easter Monday, 1 May, 25 and 26 December
 * (ECB, TARGET calendar of closing days since 2002).
 */
export function isBankDay(value: Day): boolean {
  if (weekdayOf(value) > 5 || fixedClosingDays.has(value.slice(5))) return false
  const afterEaster = epochDayOf(value) - easterEpochDay(yearOf(value))
  return afterEaster !== -2 && afterEaster !== 1
}

/** The day itself where it is a bank day, otherwise the next one. */
export function nextBankDay(value: Day): Day {
  let candidate = value
  while (!isBankDay(candidate)) candidate = addDays(candidate, 1)
  return candidate
}

/** The day itself where it is a bank day, otherwise the one before. */
export function previousBankDay(value: Day): Day {
  let candidate = value
  while (!isBankDay(candidate)) candidate = addDays(candidate, -1)
  return candidate
}

/** The bank day so many bank days after the day (before it for a negative count); for 0 the same as `nextBankDay`. */
export function addBankDays(value: Day, bankDays: number): Day {
  if (!Number.isInteger(bankDays)) throw new RangeError('bank days are counted whole')
  if (bankDays === 0) return nextBankDay(value)
  const step = bankDays > 0 ? 1 : -1
  let candidate = value
  for (let left = Math.abs(bankDays); left > 0; left -= 1) {
    candidate = addDays(candidate, step)
    candidate = step > 0 ? nextBankDay(candidate) : previousBankDay(candidate)
  }
  return candidate
}
