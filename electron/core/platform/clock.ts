import { randomBytes } from 'node:crypto'
import { type Day, dayInZone } from '../../../shared/values/day.ts'
import { type Uuid, uuidv7 } from '../../../shared/values/ids.ts'

/** Time, injected: nothing else in the core may ask the process what time it is. */
export interface Clock {
  /** The instant, UTC, ISO 8601 with milliseconds. */
  now(): string
}

export const systemClock: Clock = { now: () => new Date().toISOString() }

/** "Today" is a day in the company's time zone, never in the process's. */
export function todayIn(clock: Clock, timeZone: string): Day {
  return dayInZone(clock.now(), timeZone)
}

/** A new record id whose order follows the clock. */
export function newId(clock: Clock): Uuid {
  return uuidv7(Date.parse(clock.now()), randomBytes(10))
}
