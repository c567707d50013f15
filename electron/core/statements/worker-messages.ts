import type { CsvMapping } from './csv/csv-mapping.ts'
import type { FilePosition, MessageParams, RefusalCode, StatementEvent } from './types.ts'

/** What the worker is started with: a path it opens itself, or bytes that were handed over. */
export type WorkerSource = ({ path: string } | { bytes: Uint8Array }) & {
  /** For a CSV of no known bank. */
  mapping?: CsvMapping
}

/** From the worker: events in order, then exactly one of the other three. */
export type FromWorker =
  | { type: 'events'; events: StatementEvent[]; bytesRead: number }
  | { type: 'refused'; code: RefusalCode; params: MessageParams; position: FilePosition | null }
  | { type: 'failed'; message: string }
  | { type: 'done' }

/** To the worker: a message of events has been taken. */
export type ToWorker = { type: 'taken' }

/** Messages of events that may wait to be taken, so that reading goes on while the last lines are stored. */
export const messagesAhead = 3
