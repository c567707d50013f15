import { throttleSeconds } from './rules.ts'

/** Counts failed sign-ins per login, in memory; the wait grows with each. */
export interface Throttle {
  /** Seconds until this login may try again; 0 when it may. */
  waitSeconds(login: string, nowMilliseconds: number): number
  failed(login: string, nowMilliseconds: number): void
  succeeded(login: string): void
}

export function createThrottle(): Throttle {
  const tries = new Map<string, { count: number; until: number }>()
  const mostLogins = 10_000
  return {
    waitSeconds: (login, now) => Math.max(0, Math.ceil(((tries.get(login)?.until ?? 0) - now) / 1000)),
    failed(login, now) {
      const count = (tries.get(login)?.count ?? 0) + 1
      if (tries.size >= mostLogins) tries.delete(tries.keys().next().value ?? '')
      tries.set(login, { count, until: now + throttleSeconds(count) * 1000 })
    },
    succeeded: (login) => void tries.delete(login),
  }
}
