import { Worker } from 'node:worker_threads'
import { workerUrl } from '../platform/worker-url.ts'
import { StatementRefusal } from './types.ts'
import type { StatementEvent } from './types.ts'
import type { PackedEvent } from './packed-lines.ts'
import type { FromWorker, ToWorker, WorkerEvent, WorkerSource } from './worker-messages.ts'

export interface WorkerReadOptions {
  signal?: AbortSignal
  /** Is told how many bytes were read for the events that follow. */
  onProgress?: (bytesRead: number) => void
}

/**
 * Reads a statement file in a worker thread and yields what `readStatementFile` yields, at most 500 lines at a time.
 * The worker waits while its events are not taken. Leaving the loop or aborting `signal` ends it at once.
 * Bytes that fill their whole buffer are moved to the worker, not copied: the caller has them no longer.
 * Throws `StatementRefusal` for a file that cannot be read, the signal's reason when aborted, and an `Error` where
 * the file cannot be opened or the worker dies.
 */
export async function* readInWorker(
  source: WorkerSource,
  options: WorkerReadOptions = {},
): AsyncGenerator<StatementEvent, void, undefined> {
  const start = { type: 'read', source, isPacked: false } as const
  for await (const event of readEvents(start, options)) if (event.type !== 'packed-lines') yield event
}

/** As `readInWorker`, but booked lines come as they are stored, and pending ones as their number. */
export async function* readPackedInWorker(
  source: WorkerSource,
  options: WorkerReadOptions = {},
): AsyncGenerator<Exclude<StatementEvent, { type: 'lines' }> | PackedEvent, void, undefined> {
  const start = { type: 'read', source, isPacked: true } as const
  for await (const event of readEvents(start, options)) if (event.type !== 'lines') yield event
}

async function* readEvents(
  start: Extract<ToWorker, { type: 'read' }>,
  options: WorkerReadOptions,
): AsyncGenerator<WorkerEvent, void, undefined> {
  const { signal } = options
  signal?.throwIfAborted()
  const worker = takeWorker()
  const inbox = new Inbox(worker, signal)
  let isFinished = false
  try {
    worker.postMessage(start, transfersOf(start.source))
    for (;;) {
      const message = await inbox.next()
      isFinished = message.type !== 'events'
      if (message.type === 'done') return
      if (message.type === 'refused')
        throw new StatementRefusal(message.code, message.params, message.position)
      if (message.type === 'failed') throw new Error(message.message)
      options.onProgress?.(message.bytesRead)
      yield* message.events
      worker.postMessage({ type: 'taken' } satisfies ToWorker)
    }
  } finally {
    inbox.close()
    if (isFinished) keepWorker(worker)
    else await worker.terminate()
  }
}

/** Starting a thread costs as much as reading some thousand lines, so one waits a while for the next file. */
const idleMilliseconds = 30_000
let idle: { worker: Worker; forget: () => void; timer: NodeJS.Timeout } | null = null

/** Starts the thread for the next file, if none waits, so that it is there when the bytes are. */
export function prepareWorker(): void {
  if (idle === null) keepWorker(startWorker())
}

function startWorker(): Worker {
  const worker = new Worker(workerUrl('statement-worker'))
  // Who reads hears of an error himself; one that comes when nobody does must not end the program.
  worker.on('error', () => undefined)
  return worker
}

function takeWorker(): Worker {
  if (idle === null) return startWorker()
  const { worker, forget, timer } = idle
  idle = null
  clearTimeout(timer)
  worker.off('exit', forget)
  worker.ref()
  return worker
}

/** A thread that waits does not keep the program from ending. */
function keepWorker(worker: Worker): void {
  if (idle !== null) {
    void worker.terminate()
    return
  }
  const forget = (): void => {
    if (idle?.worker === worker) idle = null
    clearTimeout(timer)
    void worker.terminate()
  }
  const timer = setTimeout(forget, idleMilliseconds)
  timer.unref()
  worker.unref()
  worker.on('exit', forget)
  idle = { worker, forget, timer }
}

function transfersOf(source: WorkerSource): ArrayBuffer[] {
  if (!('bytes' in source)) return []
  const { buffer, byteLength } = source.bytes
  // A small Buffer is a window on a pool that others use: only a buffer of its own may be moved.
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : []
}

/** Messages of the worker in order, as something that can be awaited. */
class Inbox {
  private readonly messages: FromWorker[] = []
  private failure: unknown = null
  private wake: (() => void) | null = null
  private readonly worker: Worker
  private readonly signal: AbortSignal | undefined
  private readonly onAbort = (): void => this.fail(this.signal?.reason)
  private readonly onError = (error: unknown): void => this.fail(error)
  private readonly onExit = (): void => this.fail(new Error('the statement worker ended before its file'))
  private readonly onMessage = (message: FromWorker): void => {
    this.messages.push(message)
    this.rouse()
  }

  constructor(worker: Worker, signal: AbortSignal | undefined) {
    this.worker = worker
    this.signal = signal
    worker.on('message', this.onMessage)
    worker.on('error', this.onError)
    worker.on('exit', this.onExit)
    signal?.addEventListener('abort', this.onAbort, { once: true })
  }

  async next(): Promise<FromWorker> {
    for (;;) {
      this.signal?.throwIfAborted()
      const message = this.messages.shift()
      if (message !== undefined) return message
      if (this.failure !== null) throw this.failure
      await new Promise<void>((resolve) => (this.wake = resolve))
    }
  }

  close(): void {
    this.worker.off('message', this.onMessage)
    this.worker.off('error', this.onError)
    this.worker.off('exit', this.onExit)
    this.signal?.removeEventListener('abort', this.onAbort)
  }

  private fail(failure: unknown): void {
    this.failure ??= failure
    this.rouse()
  }

  private rouse(): void {
    this.wake?.()
    this.wake = null
  }
}
