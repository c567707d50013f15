import { Throttled } from '../../api/context.ts'
import { throttleSeconds } from './rules.ts'

/** Counts failed sign-ins per login, in memory; the wait grows with each. */
export interface Throttle {
  /** Seconds until this login may try again; 0 when it may. */
  waitSeconds(login: string, nowMilliseconds: number): number
  /**
   * Counts a try before it is looked at, so that many at the same moment do not all pass; `succeeded` forgets it.
   *
   * @throws Throttled when this login may not try yet
   */
  begin(login: string, nowMilliseconds: number): void
  succeeded(login: string): void
}

export function createThrottle(): Throttle {
  const tries = new Map<string, { count: number; until: number }>()
  const mostLogins = 10_000
  const waitSeconds = (login: string, now: number): number =>
    Math.max(0, Math.ceil(((tries.get(login)?.until ?? 0) - now) / 1000))
  return {
    waitSeconds,
    begin(login, now) {
      const wait = waitSeconds(login, now)
      if (wait > 0) throw new Throttled(wait)
      const count = (tries.get(login)?.count ?? 0) + 1
      if (tries.size >= mostLogins) tries.delete(tries.keys().next().value ?? '')
      tries.set(login, { count, until: now + throttleSeconds(count) * 1000 })
    },
    succeeded: (login) => void tries.delete(login),
  }
}
