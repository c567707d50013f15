import type { Core } from '../../api/context.ts'
import { readFrozenDocument } from '../../documents/index.ts'
import { appendEvent, type NewAuditEvent } from '../audit/index.ts'
import type { WriteTx } from '../../store/store.ts'
import { findPending, insertPdf, noteFailure, type PdfJob } from './pdf-store.ts'

/** So many documents are rendered side by side and noted in one transaction. */
const batchSize = 8
/** After so many attempts a document waits until somebody asks again. */
const maximumAttempts = 3
/** Under this path the commits of the render queue are announced. */
const ownPath = 'billing.renderPending'

type Rendered =
  | { job: PdfJob; sha256: string; size: number }
  | { job: PdfJob; reason: string }
  | { job: PdfJob; stopped: true }

export interface BatchResult {
  rendered: number
  failed: number
}

/** Documents that are being rendered now, so that the background queue and a call do not make the same one. */
const claimed = new WeakMap<Core, Set<number>>()

function claim(core: Core, jobs: readonly PdfJob[], limit: number): PdfJob[] {
  const busy = claimed.get(core) ?? new Set<number>()
  claimed.set(core, busy)
  const free = jobs.filter((job) => !busy.has(job.documentN)).slice(0, limit)
  for (const job of free) busy.add(job.documentN)
  return free
}

/**
 * Makes the PDFs of one batch: renders and stores the files outside of any transaction, then notes them in one.
 * Null when nothing waits.
 */
export async function renderBatch(
  core: Core,
  options: { limit: number; withFailed: boolean; stop?: AbortSignal },
): Promise<BatchResult | null> {
  const limit = Math.min(options.limit, batchSize)
  const waiting = await core.store.read((tx) =>
    findPending(tx, { limit: limit * 2, withFailed: options.withFailed }),
  )
  const jobs = claim(core, waiting, limit)
  if (jobs.length === 0) return null
  try {
    const results = await Promise.all(jobs.map((job) => renderOne(core, job, options.stop)))
    return await noteResults(core, results)
  } finally {
    const busy = claimed.get(core)
    for (const job of jobs) busy?.delete(job.documentN)
  }
}

/** A document whose rendering takes longer than the program wants to run is left for the next start. */
function renderOne(core: Core, job: PdfJob, stop: AbortSignal | undefined): Promise<Rendered> {
  const work = renderAndStore(core, job)
  if (stop === undefined) return work
  return new Promise((resolve) => {
    const leave = () => resolve({ job, stopped: true })
    if (stop.aborted) leave()
    stop.addEventListener('abort', leave)
    void work.then(resolve).finally(() => stop.removeEventListener('abort', leave))
  })
}

async function renderAndStore(core: Core, job: PdfJob): Promise<Rendered> {
  try {
    const { bytes } = await core.pdf.render(readFrozenDocument(JSON.parse(job.frozenJson)))
    const sha256 = await core.store.files.put(bytes, core.clock.now())
    return { job, sha256, size: bytes.byteLength }
  } catch (error) {
    return { job, reason: error instanceof Error ? error.message.slice(0, 300) : 'unknown' }
  }
}

async function noteResults(core: Core, results: readonly Rendered[]): Promise<BatchResult> {
  const finished = results.filter((result) => !('stopped' in result))
  if (finished.length === 0) return { rendered: 0, failed: 0 }
  const counts = await core.store.write(async (tx) => {
    const batch = { rendered: 0, failed: 0 }
    for (const result of finished) {
      if ('sha256' in result) batch.rendered += await noteStored(core, tx, result)
      else if ('reason' in result) batch.failed += await noteFailed(core, tx, result)
    }
    return batch
  })
  core.announce(ownPath)
  return counts
}

async function noteStored(
  core: Core,
  tx: WriteTx,
  { job, sha256, size }: Extract<Rendered, { sha256: string }>,
): Promise<number> {
  const at = core.clock.now()
  if (!(await insertPdf(tx, { documentN: job.documentN, sha256, size, at }))) return 0
  await record(core, tx, { ...labelled(job), action: 'billing.pdf-stored', public: { sha256, size } })
  return 1
}

async function noteFailed(
  core: Core,
  tx: WriteTx,
  { job, reason }: Extract<Rendered, { reason: string }>,
): Promise<number> {
  const failure = await noteFailure(tx, { documentN: job.documentN, reason, maximumAttempts })
  if (failure === null) return 0
  const { attempts, final } = failure
  await record(core, tx, {
    ...labelled(job),
    action: 'billing.pdf-failed',
    public: { reason, attempts, final },
  })
  if (final) core.log({ level: 'error', message: `the PDF of ${job.number} failed: ${reason}` })
  return 1
}

function labelled(job: PdfJob) {
  return { recordKind: 'document', recordId: job.id, recordLabel: job.number } as const
}

async function record(core: Core, tx: WriteTx, event: NewAuditEvent): Promise<void> {
  await appendEvent(tx, { n: null, name: 'Openpost', at: core.clock.now(), requestId: null }, event)
}

/**
 * Makes pending PDFs in the background: at start what an earlier run left, then after every commit. The answered
 * function stops it; it waits for a transaction that is under way, never for a document that is being rendered.
 */
export function startRenderJobs(core: Core): () => Promise<void> {
  const stop = new AbortController()
  let wanted = false
  let running: Promise<void> | null = null

  const drain = async () => {
    while (wanted && !stop.signal.aborted) {
      wanted = false
      let batch: BatchResult | null = { rendered: 0, failed: 0 }
      while (batch !== null && !stop.signal.aborted)
        batch = await renderBatch(core, { limit: batchSize, withFailed: false, stop: stop.signal })
    }
  }
  const wake = () => {
    wanted = true
    if (stop.signal.aborted || running !== null) return
    running = drain()
      .catch((error: unknown) => core.log({ level: 'error', message: 'the render queue failed', error }))
      .finally(() => {
        running = null
      })
  }
  const forget = core.onCommit((path) => {
    if (path !== ownPath) wake()
  })
  wake()
  return async () => {
    forget()
    stop.abort()
    await running
  }
}
