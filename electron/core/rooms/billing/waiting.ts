import type { z } from 'zod'
import type { zIssueProgress } from '../../../../shared/contract/billing.ts'
import { todayIn } from '../../platform/clock.ts'
import { type CommandContext, type JobContext, Refusal, refuse } from '../../api/context.ts'
import type { Difference } from './check-rules.ts'
import { requireCompany } from './compute.ts'
import { readDocument, type StoredDocument, updateState } from './document-store.ts'
import { issueFinalInvoice, lastDayOf, paymentsShown, paymentsThatSettle, planInvoice } from './invoice.ts'
import { readReceived } from './received-store.ts'
import { findWaiting, type Waiting } from './waiting-store.ts'

export type IssueProgress = z.output<typeof zIssueProgress>

/** Runs one step as a command of its own, under a key that is the same when the whole is repeated. */
export type RunStep = <T>(key: string, work: (command: CommandContext) => Promise<T>) => Promise<T>

/** Issues the final invoices of waiting proformas; null takes all that wait for nothing else. */
export async function* issueWaiting(
  job: JobContext,
  input: { requestId: string; proformaIds: readonly string[] | null },
  signal: AbortSignal | undefined,
): AsyncGenerator<IssueProgress, void> {
  const ids = input.proformaIds
  const waiting = await job.read(({ tx }) => findWaiting(tx, ids === null ? null : { ids }))
  yield* issueEach((key, work) => job.command(`${input.requestId}/${key}`, work), waiting, signal)
}

/** One after the other, each in its own transaction: what one is refused stops none of the others. */
export async function* issueEach(
  run: RunStep,
  waiting: readonly Waiting[],
  signal: AbortSignal | undefined,
): AsyncGenerator<IssueProgress, void> {
  let done = 0
  for (const { n, id, number } of waiting) {
    if (signal?.aborted === true) return
    const result = await issueStep(run, n)
    done += 1
    yield { done, total: waiting.length, number, documentId: id, ...result }
  }
}

async function issueStep(run: RunStep, n: number): Promise<Pick<IssueProgress, 'invoiceNumber' | 'refusal'>> {
  try {
    return await run(String(n), (command) => issueOrNote(command, n))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { invoiceNumber: null, refusal: { code: error.code, params: error.params } }
  }
}

/**
 * The final invoice of a paid proforma, where it says what the proforma says; else the differences are kept with the
 * proforma, and it goes on waiting for a clerk (BOOKS.md, VAT 5).
 *
 * @throws Refusal billing.proforma-invoiced, billing.proforma-not-paid, and as `planInvoice` and `issueFinalInvoice`
 */
async function issueOrNote(
  command: CommandContext,
  n: number,
): Promise<Pick<IssueProgress, 'invoiceNumber' | 'refusal'>> {
  const proforma = await readDocument(command.tx, { n })
  const { number, state } = proforma
  if (state === 'settled') refuse('billing.proforma-invoiced', { number })
  if (state !== 'to-check') refuse('billing.proforma-not-paid', { number })
  const company = await requireCompany(command.tx)
  const received = (await readReceived(command.tx, [n])).filter((payment) => !payment.undone)
  const vatDay = lastDayOf(received) ?? todayIn(command.core.clock, company.timeZone)
  const plan = await planInvoice(command.tx, company, proforma, vatDay)
  const [first] = plan.differences
  if (first !== undefined) {
    await noteDifferences(command, proforma, plan.differences)
    return {
      invoiceNumber: null,
      refusal: { code: 'billing.differs-from-proforma', params: { number, ...first } },
    }
  }
  const payments = paymentsThatSettle(proforma, paymentsShown(received))
  const invoice = await issueFinalInvoice(command, plan, payments)
  return { invoiceNumber: invoice.number, refusal: null }
}

async function noteDifferences(
  command: CommandContext,
  proforma: StoredDocument,
  differences: readonly Difference[],
): Promise<void> {
  const { tx, now } = command
  await updateState(tx, proforma, { state: 'to-check', openCents: proforma.openCents, differences, at: now })
  await command.audit({
    action: 'billing.proforma-to-check',
    recordKind: 'document',
    recordId: proforma.id,
    recordLabel: proforma.number,
    public: {
      reason: 'billing.differs-from-proforma',
      fields: differences.map((difference) => difference.field),
    },
  })
}
