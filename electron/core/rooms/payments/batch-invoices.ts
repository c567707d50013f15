import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { zMatchBatch } from '../../../../shared/contract/payments-batches.ts'
import { cents } from '../../../../shared/values/money.ts'
import type { Core, JobContext, QueryContext } from '../../api/context.ts'
import { runCommand } from '../../api/transaction.ts'
import { holdsLease, takeLease } from '../../store/job-lease.ts'
import type { ReadTx } from '../../store/store.ts'
import { findWaiting, issueEach, type IssueProgress, type Waiting } from '../billing/index.ts'
import {
  clearDue,
  dueBatches,
  figuresOf,
  findBatches,
  nextDueAt,
  readBatch,
  standingOf,
  type StoredBatch,
} from './batch-store.ts'

/** Batches, newest first, with what became of them. */
export async function listBatches(
  { tx }: QueryContext,
  page: { offset: number; limit: number },
): Promise<{ rows: z.output<typeof zMatchBatch>[]; total: number }> {
  const { batches, total } = await findBatches(tx, page)
  const figures = await figuresOf(
    tx,
    batches.map(({ n }) => n),
  )
  const nothing = { standingCount: 0, invoicesWaiting: 0, invoicesToCheck: 0, invoicesIssued: 0 }
  const rows = batches.map(({ n, totalCents, ...batch }) => {
    const own = figures.get(n) ?? nothing
    const canUndo = batch.state === 'accepted' && own.standingCount > 0 && own.invoicesIssued === 0
    return { ...batch, ...own, totalCents: cents(totalCents), canUndo }
  })
  return { rows, total }
}

/** Proformas that matches of these batches completed and that wait for their invoice. */
async function waitingOf(tx: ReadTx, batchNs: readonly number[]): Promise<Waiting[]> {
  const standing = await standingOf(tx, batchNs)
  return findWaiting(tx, { ns: [...new Set(standing.map(({ documentN }) => documentN))] })
}

const batchesPerRead = 100

async function allBatches(tx: ReadTx): Promise<number[]> {
  const ns: number[] = []
  for (let offset = 0; ; offset += batchesPerRead) {
    const { batches } = await findBatches(tx, { offset, limit: batchesPerRead })
    ns.push(...batches.filter(({ state }) => state === 'accepted').map(({ n }) => n))
    if (batches.length < batchesPerRead) return ns
  }
}

/** The final invoices of one batch, or of all batches (null), each in its own transaction. */
export async function* issueBatchInvoices(
  job: JobContext,
  input: { requestId: string; batchId: string | null },
  signal: AbortSignal | undefined,
): AsyncGenerator<IssueProgress, void> {
  const waiting = await job.read(async ({ tx }) => {
    const { batchId } = input
    return waitingOf(tx, batchId === null ? await allBatches(tx) : [(await readBatch(tx, batchId)).n])
  })
  yield* issueEach((key, work) => job.command(`${input.requestId}/${key}`, work), waiting, signal)
}

const leaseName = 'batch-invoices'
const leaseSeconds = 60
const ownPath = 'payments.issueBatchInvoices'

class LeaseLost extends Error {}

/**
 * Issues the invoices of batches whose undo time has passed, on one host only. A host that was away longer than its
 * lease stops at the next invoice. Answers how many were issued.
 */
export async function issueDueBatches(core: Core, holder: string, signal?: AbortSignal): Promise<number> {
  const due = await core.store.read((tx) => dueBatches(tx, core.clock.now()))
  if (due.length === 0) return 0
  const fence = await renewLease(core, holder)
  if (fence === null) return 0
  let issued = 0
  try {
    for (const batch of due) issued += await issueDue(core, batch, { holder, fence }, signal)
  } catch (error) {
    if (!(error instanceof LeaseLost)) throw error
  }
  return issued
}

function renewLease(core: Core, holder: string): Promise<number | null> {
  const now = core.clock.now()
  const until = new Date(Date.parse(now) + leaseSeconds * 1000).toISOString()
  return core.store.write((tx) => takeLease(tx, { name: leaseName, holder, now, until }))
}

async function issueDue(
  core: Core,
  batch: StoredBatch,
  lease: { holder: string; fence: number },
  signal: AbortSignal | undefined,
): Promise<number> {
  const waiting = await core.store.read((tx) => waitingOf(tx, [batch.n]))
  const actor = { n: null, name: 'Openpost' }
  let issued = 0
  const steps = issueEach(
    (key, work) => {
      const requestId = `${batch.id}/${batch.invoicesDueAt ?? ''}/${key}`
      const call = { path: ownPath, requestId, input: { batchId: batch.id }, session: null, actor }
      return runCommand(core, call, async (command) => {
        if (!(await holdsLease(command.tx, leaseName, lease.fence))) throw new LeaseLost()
        return work(command)
      })
    },
    waiting,
    signal,
  )
  for await (const { invoiceNumber } of steps) {
    if (invoiceNumber !== null) issued += 1
    if ((await renewLease(core, lease.holder)) !== lease.fence) throw new LeaseLost()
  }
  if (signal?.aborted !== true) await core.store.write((tx) => clearDue(tx, batch.n))
  return issued
}

/** Undo times are minutes; other hosts accept batches too, and one that held the lease may be gone. */
const longestSleepMilliseconds = 30_000
const shortestSleepMilliseconds = 200

/**
 * Issues invoices of batches in the background once their undo time has passed; at start those of an earlier run.
 * Answers how to stop; the promise it gives waits for the transaction that is under way.
 */
export function startBatchJobs(core: Core): () => Promise<void> {
  const stop = new AbortController()
  const holder = randomUUID()
  let timer: NodeJS.Timeout | null = null
  let running: Promise<void> = Promise.resolve()
  const pass = async (): Promise<void> => {
    if (stop.signal.aborted) return
    let untilNext = 0
    try {
      await issueDueBatches(core, holder, stop.signal)
      const next = await core.store.read(nextDueAt)
      if (next !== null) untilNext = Date.parse(next) - Date.parse(core.clock.now())
    } catch (error) {
      if (!stop.signal.aborted) {
        core.log({ level: 'error', message: 'issuing the invoices of a batch failed', error })
      }
    }
    // What is due and was not issued belongs to another host, or failed: it is tried again, but not at once.
    schedule(untilNext > 0 ? Math.min(untilNext, longestSleepMilliseconds) : longestSleepMilliseconds)
  }
  const schedule = (milliseconds: number): void => {
    if (stop.signal.aborted) return
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(() => {
      timer = null
      running = running.then(pass)
    }, milliseconds)
    timer.unref()
  }
  const forget = core.onCommit((path) => {
    if (path === 'payments.acceptBatch') schedule(shortestSleepMilliseconds)
  })
  schedule(0)
  return async () => {
    forget()
    stop.abort()
    if (timer !== null) clearTimeout(timer)
    await running
  }
}
