import { createReadStream } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { readStatementFile } from './read-statements.ts'
import { StatementRefusal } from './types.ts'
import type { StatementEvent } from './types.ts'
import { messagesAhead } from './worker-messages.ts'
import type { FromWorker, WorkerSource } from './worker-messages.ts'

/*
 * The worker thread that reads one statement file and hands out its events. It stops reading while `messagesAhead`
 * messages wait, and is ended from outside when nobody wants the rest.
 */

const port = parentPort
if (port === null) throw new Error('the statement worker runs as a worker thread only')

const chunkBytes = 262_144
let waiting = 0
let bytesRead = 0
let wake: (() => void) | null = null

port.on('message', () => {
  waiting -= 1
  wake?.()
  wake = null
})

async function send(events: StatementEvent[]): Promise<void> {
  while (waiting >= messagesAhead) await new Promise<void>((resolve) => (wake = resolve))
  waiting += 1
  post({ type: 'events', events, bytesRead })
}

function post(message: FromWorker): void {
  port?.postMessage(message)
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

async function readAll(source: WorkerSource): Promise<void> {
  const chunks =
    'path' in source ? createReadStream(source.path, { highWaterMark: chunkBytes }) : chunksOf(source.bytes)
  const mapping = source.mapping === undefined ? {} : { mapping: source.mapping }
  let events: StatementEvent[] = []
  for await (const event of readStatementFile({ bytes: counted(chunks), ...mapping })) {
    events.push(event)
    if (event.type !== 'lines' && events.length < 100) continue
    await send(events)
    events = []
  }
  if (events.length > 0) await send(events)
  post({ type: 'done' })
}

try {
  await readAll(workerData)
} catch (error) {
  if (error instanceof StatementRefusal) {
    const { code, params, position } = error
    post({ type: 'refused', code, params, position })
  } else {
    post({ type: 'failed', message: error instanceof Error ? error.message : String(error) })
  }
} finally {
  port.close()
}
