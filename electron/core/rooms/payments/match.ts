import { day } from '../../../../shared/values/day.ts'
import { assertVersion, type CommandContext, refuse } from '../../api/context.ts'
import { recordPayment } from '../billing/index.ts'
import { allocate } from './allocate.ts'
import { changeLine, markGradesOf } from './allocation-store.ts'
import { type Line, readLine } from './line-store.ts'
import { lineRefusal, type MatchPlan, planMatch, type Target } from './match-rules.ts'
import { limitsOf, readTargets, type TargetInput } from './read-targets.ts'

export type Numbered = { id: string; number: string }

interface MatchInput {
  bankLineId: string
  version: number
  targets: readonly TargetInput[]
}

export interface MatchOptions {
  /** The batch of matches that the allocations are made in. */
  batchN?: number
  /** Leaves final invoices to a clerk until the batch can no longer be undone. */
  holdInvoices?: boolean
}

/**
 * Allocates money of one bank line to what the clerk says it is: an entry and an allocation for each, and the final
 * invoice of each proforma that is paid with it.
 *
 * @throws Refusal payments.line-withdrawn, line-spent, line-outgoing, line-incoming, amount-zero, amount-exceeds-line,
 *   amount-exceeds-document, amount-exceeds-received, document-not-payable, document-expired, document-currency,
 *   credit-currency, rounding-exceeds-tolerance, fee-exceeds-limit, fee-without-payment, transfer-mismatch, credit-insufficient
 * @throws Stale when the line changed since the clerk saw it
 */
export async function match(command: CommandContext, input: MatchInput, options: MatchOptions = {}) {
  const { tx } = command
  const line = await readLine(tx, { id: input.bankLineId })
  const refusal = lineRefusal(line, input.targets)
  if (line.state === 'withdrawn' && refusal !== null) refuse(refusal.code, refusal.params)
  assertVersion('bank-line', line.version, input.version)
  if (refusal !== null) refuse(refusal.code, refusal.params)
  const planned = planMatch(line, await readTargets(command, line.n, input.targets), await limitsOf(command))
  if (!planned.ok) refuse(planned.refusal.code, planned.refusal.params)
  const { plan } = planned
  const allocationIds: string[] = []
  const creditNotes: Numbered[] = []
  for (const step of plan.steps) {
    const { allocationId, creditNote } = await allocate(command, line, step, options.batchN ?? null)
    allocationIds.push(allocationId)
    if (creditNote !== null) creditNotes.push(creditNote)
  }
  const paid = await payDocuments(command, line, plan, options)
  const state = plan.remainingCents === 0 ? 'done' : line.state
  await changeLine(tx, line.n, { remainingCents: plan.remainingCents, state, now: command.now })
  await markGradesOf(tx, documentsOf(plan.steps))
  await command.audit({
    action: 'payments.line-matched',
    recordKind: 'bank-line',
    recordId: line.id,
    recordLabel: lineLabel(line),
    public: {
      targets: plan.steps.map(describe),
      invoices: paid.issuedInvoices.map(({ number }) => number),
      ...(creditNotes.length === 0 ? {} : { creditNotes: creditNotes.map(({ number }) => number) }),
    },
  })
  return {
    allocationIds,
    ...paid,
    creditNotes,
    remainingCents: plan.remainingCents,
    version: line.version + 1,
  }
}

/** What a line is called in the audit trail: day and amount, nothing of a person. */
export function lineLabel(line: Pick<Line, 'bookingDay' | 'amountCents' | 'currency'>): string {
  return `${line.bookingDay} ${(line.amountCents / 100).toFixed(2)} ${line.currency}`
}

function documentsOf(steps: readonly Target[]): number[] {
  return [...new Set(steps.flatMap((step) => ('document' in step ? [step.document.n] : [])))]
}

function describe(step: Target): Record<string, string | number> {
  const { kind, amountCents } = step
  if (kind === 'outside' || kind === 'costs') return { kind, amountCents }
  if (kind === 'takings') return { kind, of: step.method, amountCents, feeCents: step.feeCents }
  if (kind === 'credit') return { kind, of: step.cardNumber, amountCents }
  if (kind === 'transfer') return { kind, of: step.other.id, amountCents }
  if (kind === 'refund') return { kind, of: step.refundId, amountCents }
  return { kind, of: step.document.number, amountCents }
}

async function payDocuments(
  command: CommandContext,
  line: Line,
  plan: MatchPlan,
  { holdInvoices }: MatchOptions,
): Promise<{ issuedInvoices: Numbered[]; toCheck: Numbered[] }> {
  const issuedInvoices: Numbered[] = []
  const toCheck: Numbered[] = []
  for (const { document, amountCents } of plan.payments) {
    const result = await recordPayment(command, {
      documentN: document.n,
      amountCents,
      paidDay: day(line.bookingDay),
      kind: 'transfer',
      reference: line.remittance.slice(0, 140),
      holdInvoice: holdInvoices,
    })
    if (result.issuedInvoice !== null) issuedInvoices.push(result.issuedInvoice)
    if (result.toCheck) toCheck.push({ id: document.id, number: document.number })
  }
  return { issuedInvoices, toCheck }
}
