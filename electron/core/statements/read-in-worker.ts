import { Worker } from 'node:worker_threads'
import { workerUrl } from '../platform/worker-url.ts'
import { StatementRefusal } from './types.ts'
import type { StatementEvent } from './types.ts'
import type { FromWorker, ToWorker, WorkerSource } from './worker-messages.ts'

/**
 * Reads a statement file in a worker thread and yields what `readStatementFile` yields, at most 500 lines at a time.
 * The worker waits while its events are not taken; `onProgress` is told how many bytes were read for them. Leaving
 * the loop or aborting `signal` ends it at once.
 * Bytes that fill their whole buffer are moved to the worker, not copied: the caller has them no longer.
 * Throws `StatementRefusal` for a file that cannot be read, the signal's reason when aborted, and an `Error` where
 * the file cannot be opened or the worker dies.
 */
export async function* readInWorker(
  source: WorkerSource,
  options: { signal?: AbortSignal; onProgress?: (bytesRead: number) => void } = {},
): AsyncGenerator<StatementEvent, void, undefined> {
  const { signal } = options
  signal?.throwIfAborted()
  const worker = new Worker(workerUrl('statement-worker'), {
    workerData: source,
    transferList: transfersOf(source),
  })
  const inbox = new Inbox(worker, signal)
  try {
    for (;;) {
      const message = await inbox.next()
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
    await worker.terminate()
  }
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
  private readonly signal: AbortSignal | undefined
  private readonly onAbort = (): void => this.fail(this.signal?.reason)

  constructor(worker: Worker, signal: AbortSignal | undefined) {
    this.signal = signal
    worker.on('message', (message: FromWorker) => {
      this.messages.push(message)
      this.rouse()
    })
    worker.on('error', (error) => this.fail(error))
    worker.on('exit', () => this.fail(new Error('the statement worker ended before its file')))
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
