import type { DataSource } from '../core/open-core.ts'

/** What the main process hands to the core process when it starts it. */
export interface CoreStart {
  data: Exclude<DataSource, { kind: 'pglite' }>
}

/** Main process → core process. `port` comes with one end of a channel to the window. */
export type ToCore = { type: 'port' } | { type: 'close' }

/** Core process → main process. */
export type FromCore = { type: 'open' } | { type: 'cannot-open'; message: string }
