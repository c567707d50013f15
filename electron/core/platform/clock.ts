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

const bytesPerId = 10
const drawnBytes = 400 * bytesPerId
let drawn = randomBytes(drawnBytes)
let used = 0

/** A new record id whose order follows the clock. Random bytes are drawn for many ids at once, and each used once. */
export function newId(clock: Clock): Uuid {
  if (used === drawnBytes) {
    drawn = randomBytes(drawnBytes)
    used = 0
  }
  used += bytesPerId
  return uuidv7(Date.parse(clock.now()), drawn.subarray(used - bytesPerId, used))
}
