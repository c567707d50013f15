import { Worker } from 'node:worker_threads'
import type { PdfRenderer, Printable } from '../platform/pdf-renderer.ts'
import { workerUrl } from '../platform/worker-url.ts'
import type { RenderReply, RenderRequest, RenderWorkerData } from './render-messages.ts'

export interface RenderedPdf {
  bytes: Uint8Array
  /** Lower-case hexadecimal. */
  sha256: string
}

export interface RenderPool extends PdfRenderer {
  /** Renders in turn; rejects when the document cannot be printed, its worker dies or the pool is closed. */
  render: (frozen: Printable) => Promise<RenderedPdf>
  /** Ends the threads; what was not finished rejects. */
  close: () => Promise<void>
}

export interface RenderPoolOptions {
  /** Threads; two by default. They start with the first documents, not with the application. */
  workers?: number
  /** The application's resources folder, where the running file does not stand below it (a packaged application). */
  resources?: string | null
  /** The worker's entry file; found by itself when left out. */
  worker?: URL
}

interface Job {
  frozen: Printable
  resolve: (pdf: RenderedPdf) => void
  reject: (error: Error) => void
}

/** A pool of threads that turn frozen documents into PDF bytes. A thread that dies fails its own document only. */
export function createRenderPool(options: RenderPoolOptions = {}): RenderPool {
  const pool = new ThreadPool(options)
  return { render: (frozen) => pool.render(frozen), close: () => pool.close() }
}

class ThreadPool {
  private readonly size: number
  private readonly workerData: RenderWorkerData
  private readonly worker: URL | undefined
  private readonly waiting: Job[] = []
  private readonly idle: Worker[] = []
  private readonly busy = new Map<Worker, Job>()
  private readonly alive = new Set<Worker>()
  private jobs = 0
  private closed = false

  constructor(options: RenderPoolOptions) {
    this.size = options.workers ?? 2
    this.workerData = { resources: options.resources ?? null }
    this.worker = options.worker
  }

  render(frozen: Printable): Promise<RenderedPdf> {
    if (this.closed) return Promise.reject(new Error('The render pool is closed'))
    return new Promise((resolve, reject) => {
      this.waiting.push({ frozen, resolve, reject })
      this.next()
    })
  }

  async close(): Promise<void> {
    this.closed = true
    const ended = new Error('The render pool was closed')
    const workers = [...this.alive]
    this.alive.clear()
    for (const job of [...this.waiting.splice(0), ...this.busy.values()]) job.reject(ended)
    this.busy.clear()
    await Promise.all(workers.map((worker) => worker.terminate()))
  }

  private next(): void {
    while (this.waiting.length > 0 && (this.idle.length > 0 || this.alive.size < this.size)) {
      const job = this.waiting.shift()
      if (job === undefined) return
      try {
        const worker = this.idle.pop() ?? this.start()
        this.busy.set(worker, job)
        worker.ref()
        this.jobs += 1
        worker.postMessage({ job: this.jobs, frozen: job.frozen } satisfies RenderRequest)
      } catch (error) {
        job.reject(asError(error))
      }
    }
  }

  private start(): Worker {
    const worker = new Worker(this.worker ?? workerUrl('render-worker'), { workerData: this.workerData })
    this.alive.add(worker)
    worker.on('message', (reply: RenderReply) => this.settle(worker, reply))
    worker.on('error', (error) => this.lose(worker, asError(error)))
    worker.on('exit', (code) => this.lose(worker, new Error(`The render thread ended with code ${code}`)))
    return worker
  }

  private settle(worker: Worker, reply: RenderReply): void {
    const job = this.busy.get(worker)
    if (job === undefined) return
    this.busy.delete(worker)
    // A thread that waits for work does not keep the process alive.
    worker.unref()
    this.idle.push(worker)
    if (reply.ok) job.resolve({ bytes: reply.bytes, sha256: reply.sha256 })
    else job.reject(new Error(reply.message))
    this.next()
  }

  private lose(worker: Worker, error: Error): void {
    if (!this.alive.delete(worker)) return
    const at = this.idle.indexOf(worker)
    if (at >= 0) this.idle.splice(at, 1)
    const job = this.busy.get(worker)
    this.busy.delete(worker)
    job?.reject(error)
    this.next()
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
