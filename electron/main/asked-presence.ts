import type { Presence } from '../core/platform/presence.ts'

/** The computer's fingerprint reader as the core process sees it: it stands in the main process, and is asked there. */
export interface AskedPresence extends Presence {
  /** The main process answered a question. */
  answer(id: number, isConfirmed: boolean): void
}

/** @param ask sends a question to the main process */
export function createAskedPresence(ask: (id: number) => void): AskedPresence {
  const waiting = new Map<number, (isConfirmed: boolean) => void>()
  let lastId = 0
  return {
    confirm: () =>
      new Promise((resolve) => {
        lastId += 1
        waiting.set(lastId, resolve)
        ask(lastId)
      }),
    answer(id, isConfirmed) {
      waiting.get(id)?.(isConfirmed)
      waiting.delete(id)
    },
  }
}
