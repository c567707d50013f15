import type { DataSource } from '../core/open-core.ts'

/** What the main process hands to the core process when it starts it. */
export interface CoreStart {
  data: Exclude<DataSource, { kind: 'pglite' }>
  /** Whether this computer can be asked for a fingerprint. */
  hasPresence: boolean
}

/** Main process → core process. `port` comes with one end of a channel to the window. */
export type ToCore =
  | { type: 'port' }
  | { type: 'close' }
  /** The answer to `confirm-presence` of the same id. */
  | { type: 'presence'; id: number; isConfirmed: boolean }

/** Core process → main process. */
export type FromCore =
  | { type: 'open' }
  | { type: 'cannot-open'; message: string }
  /** Asks for the finger of whoever sits at this computer. */
  | { type: 'confirm-presence'; id: number }
