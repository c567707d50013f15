import { day, type Day } from '../../../../shared/values/day.ts'

/** Years for which books and what belongs to them are kept (AWR art. 52, fourth paragraph). */
const keptYears = 7

/** The last day on which a record has to be kept: seven years after the end of the year it belongs to. */
export function keepUntil(recordDay: string): Day {
  return day(`${Number(recordDay.slice(0, 4)) + keptYears}-12-31`)
}
