import type { DataSource } from '../core/open-core.ts'

/** What the main process hands to the core process when it starts it. */
export interface CoreStart {
  data: Exclude<DataSource, { kind: 'pglite' }>
  /** Whether this computer can be asked for a fingerprint. */
  hasPresence: boolean
}

/** What the core asks the keychain of the system, which only the main process reaches. Keys travel in base64. */
export type KeychainTask =
  { task: 'available' } | { task: 'encrypt'; plain: string } | { task: 'decrypt'; encrypted: string }

/** Main process → core process. `port` comes with one end of a channel to the window. */
export type ToCore =
  | { type: 'port' }
  | { type: 'close' }
  /** The answer to `confirm-presence` of the same id. */
  | { type: 'presence'; id: number; isConfirmed: boolean }
  | { type: 'keychain-answer'; id: number; text: string | null }

/** Core process → main process. */
export type FromCore =
  | { type: 'open' }
  | { type: 'cannot-open'; message: string }
  /** Asks for the finger of whoever sits at this computer. */
  | { type: 'confirm-presence'; id: number }
  | ({ type: 'keychain'; id: number } & KeychainTask)
