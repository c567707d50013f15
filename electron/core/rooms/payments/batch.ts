import { cents, type Cents } from '../../../../shared/values/money.ts'
import { type CommandContext, type JobContext, Missing, Refusal, refuse, Stale } from '../../api/context.ts'
import { readCompany } from '../settings/index.ts'
import { type PlannedBatch, planToAccept } from './batch-preview.ts'
import {
  documentVersions,
  insertBatch,
  invoicesLeft,
  markUndone,
  readBatch,
  standingOf,
} from './batch-store.ts'
import { match } from './match.ts'
import { unmatch } from './unmatch.ts'

interface Accepted {
  batchId: string
  lineCount: number
  totalCents: Cents
  currency: string
  invoicesWaiting: number
  invoicesDueAt: string | null
}

/**
 * Allocates everything that *accept all certain* previewed, in one transaction; no final invoice is issued. What is
 * certain is computed before that transaction, so that nobody waits for it; in it, each line and each document must
 * still be as it was seen.
 *
 * @throws Refusal payments.batch-changed where it is not what the clerk saw
 */
export async function acceptBatch(
  job: JobContext,
  input: { requestId: string; token: string },
): Promise<Accepted> {
  const planned = await job.read((query) => planToAccept(query, input.token))
  return job.command(input.requestId, (command) => {
    if (planned.token !== input.token || planned.plan.lines.length === 0) refuse('payments.batch-changed')
    return bookBatch(command, planned)
  })
}

async function bookBatch(command: CommandContext, planned: PlannedBatch): Promise<Accepted> {
  const { tx } = command
  const { plan, totalCents, currency } = planned
  await refuseChangedDocuments(command, planned)
  const invoicesDueAt = await dueAt(command)
  const batchId = command.newId()
  const lineCount = plan.lines.length
  const batchN = await insertBatch(tx, {
    id: batchId,
    lineCount,
    totalCents,
    currency,
    invoicesDueAt,
    operatorN: command.actor.n,
    operatorName: command.actor.name,
    createdAt: command.now,
  })
  let invoicesWaiting = 0
  for (const { line, parts } of plan.lines) {
    const targets = parts.map(({ document, amountCents }) => ({
      kind: 'document' as const,
      documentId: document.id,
      amountCents,
    }))
    const done = await matchUnchanged(
      command,
      { bankLineId: line.id, version: line.version, targets },
      batchN,
    )
    invoicesWaiting += done.toCheck.length
  }
  await command.audit({
    action: 'payments.batch-accepted',
    recordKind: 'match-batch',
    recordId: batchId,
    recordLabel: labelOf({ lineCount, totalCents, currency }),
    public: { lineCount, totalCents, currency, invoicesWaiting },
  })
  return { batchId, lineCount, totalCents: cents(totalCents), currency, invoicesWaiting, invoicesDueAt }
}

/** What a batch is called in the audit trail. */
function labelOf(batch: { lineCount: number; totalCents: number; currency: string }): string {
  return `${batch.lineCount} · ${(batch.totalCents / 100).toFixed(2)} ${batch.currency}`
}

async function refuseChangedDocuments({ tx }: CommandContext, { plan }: PlannedBatch): Promise<void> {
  const documents = plan.lines.flatMap(({ parts }) => parts.map(({ document }) => document))
  const versions = await documentVersions(
    tx,
    documents.map(({ n }) => n),
  )
  if (documents.some(({ n, version }) => versions.get(n) !== version)) refuse('payments.batch-changed')
}

/** One line of the batch; that it was matched or withdrawn in between stops the whole batch. */
async function matchUnchanged(
  command: CommandContext,
  input: Parameters<typeof match>[1],
  batchN: number,
): ReturnType<typeof match> {
  try {
    return await match(command, input, { batchN, holdInvoices: true })
  } catch (error) {
    if (error instanceof Stale || error instanceof Refusal || error instanceof Missing) {
      refuse('payments.batch-changed')
    }
    throw error
  }
}

/** When its invoices go out by themselves: where the company set an undo time and leaves no invoice to a clerk. */
async function dueAt(command: CommandContext): Promise<string | null> {
  const company = await readCompany(command.tx)
  const minutes = company?.invoiceOnPayment === 'by-clerk' ? null : (company?.batchUndoMinutes ?? null)
  return minutes === null ? null : new Date(Date.parse(command.now) + minutes * 60_000).toISOString()
}

/**
 * Takes back every match of a batch that still stands, in one transaction, the last first. Lines that were taken back
 * by hand stay as they are.
 *
 * @throws Refusal payments.batch-undone; payments.batch-left where a final invoice rests on one of its matches, which
 *   is then decided line by line; Missing
 */
export async function undoBatch(
  command: CommandContext,
  input: { batchId: string; reason: string },
): Promise<{ undoneCount: number }> {
  const { tx } = command
  const batch = await readBatch(tx, input.batchId)
  if (batch.state === 'undone') refuse('payments.batch-undone')
  const left = await invoicesLeft(tx, batch.n)
  if (left !== null) refuse('payments.batch-left', left)
  const standing = await standingOf(tx, [batch.n])
  for (const { allocationId } of standing.toReversed()) {
    await unmatch(command, { allocationId, reason: input.reason, invoiceDecision: null })
  }
  await markUndone(tx, batch.n, { name: command.actor.name, at: command.now })
  const undoneCount = new Set(standing.map(({ bankLineN }) => bankLineN)).size
  await command.audit({
    action: 'payments.batch-undone',
    recordKind: 'match-batch',
    recordId: batch.id,
    recordLabel: labelOf(batch),
    public: { lineCount: undoneCount },
    ...(input.reason === '' ? {} : { private: { reason: input.reason } }),
  })
  return { undoneCount }
}
