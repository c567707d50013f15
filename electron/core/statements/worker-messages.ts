import type { CsvMapping } from './csv/csv-mapping.ts'
import type { PackedEvent } from './packed-lines.ts'
import type { FilePosition, MessageParams, RefusalCode, StatementEvent } from './types.ts'

/** What the worker is to read: a path it opens itself, or bytes that were handed over. */
export type WorkerSource = ({ path: string } | { bytes: Uint8Array }) & {
  /** For a CSV of no known bank. */
  mapping?: CsvMapping
}

export type WorkerEvent = StatementEvent | PackedEvent

/** From the worker, for each file: events in order, then exactly one of the other three. */
export type FromWorker =
  | { type: 'events'; events: WorkerEvent[]; bytesRead: number }
  | { type: 'refused'; code: RefusalCode; params: MessageParams; position: FilePosition | null }
  | { type: 'failed'; message: string }
  | { type: 'done' }

/** To the worker: a file to read, with its lines packed or not; and that a message of events has been taken. */
export type ToWorker = { type: 'read'; source: WorkerSource; isPacked: boolean } | { type: 'taken' }

/** Messages of events that may wait to be taken, so that reading goes on while the last lines are stored. */
export const messagesAhead = 8
