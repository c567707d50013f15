import { createReadStream } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import { eventPacker } from './packed-lines.ts'
import { readStatementFile } from './read-statements.ts'
import { StatementRefusal } from './types.ts'
import type { StatementEvent } from './types.ts'
import { messagesAhead } from './worker-messages.ts'
import type { FromWorker, ToWorker, WorkerEvent, WorkerSource } from './worker-messages.ts'

/*
 * The worker thread that reads statement files, one after the other, and hands out their events. It stops reading
 * while `messagesAhead` messages wait, and is ended from outside when nobody wants the rest.
 */

const port = parentPort
if (port === null) throw new Error('the statement worker runs as a worker thread only')

const chunkBytes = 262_144
let waiting = 0
let bytesRead = 0
let wake: (() => void) | null = null

port.on('message', (message: ToWorker) => {
  if (message.type === 'read') {
    void read(message.source, message.isPacked)
    return
  }
  waiting -= 1
  wake?.()
  wake = null
})

async function send(events: WorkerEvent[]): Promise<void> {
  while (waiting >= messagesAhead) await new Promise<void>((resolve) => (wake = resolve))
  waiting += 1
  const moved = events.flatMap((event) =>
    event.type === 'packed-lines' ? [event.lines.ends.buffer, event.lines.amountsCents.buffer] : [],
  )
  post({ type: 'events', events, bytesRead }, moved)
}

function post(message: FromWorker, moved: ArrayBuffer[] = []): void {
  port?.postMessage(message, moved)
}

function* chunksOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < bytes.byteLength; from += chunkBytes)
    yield bytes.subarray(from, from + chunkBytes)
}

/** Notes how far the reader has come, for the progress that is shown. */
async function* counted(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    bytesRead += chunk.byteLength
    yield chunk
  }
}

async function readAll(source: WorkerSource, isPacked: boolean): Promise<void> {
  const chunks =
    'path' in source ? createReadStream(source.path, { highWaterMark: chunkBytes }) : chunksOf(source.bytes)
  const mapping = source.mapping === undefined ? {} : { mapping: source.mapping }
  const toSend = isPacked ? eventPacker() : (event: StatementEvent): WorkerEvent => event
  let events: WorkerEvent[] = []
  for await (const event of readStatementFile({ bytes: counted(chunks), ...mapping })) {
    events.push(toSend(event))
    if (event.type !== 'lines' && events.length < 100) continue
    await send(events)
    events = []
  }
  if (events.length > 0) await send(events)
  post({ type: 'done' })
}

async function read(source: WorkerSource, isPacked: boolean): Promise<void> {
  waiting = 0
  bytesRead = 0
  try {
    await readAll(source, isPacked)
  } catch (error) {
    if (error instanceof StatementRefusal) {
      const { code, params, position } = error
      post({ type: 'refused', code, params, position })
    } else {
      post({ type: 'failed', message: error instanceof Error ? error.message : String(error) })
    }
  }
}
