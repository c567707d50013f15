import type { z } from 'zod'
import type { zAllocationTarget } from '../../../../shared/contract/payments.ts'
import { type Cents, cents } from '../../../../shared/values/money.ts'
import { day } from '../../../../shared/values/day.ts'
import { assertVersion, type CommandContext, Missing, refuse } from '../../api/context.ts'
import { type PayableDocument, paymentAccount, readPayable, recordPayment } from '../billing/index.ts'
import { addToCredit, requireActiveCard } from '../customers/index.ts'
import { post } from '../ledger/index.ts'
import { readCompany } from '../settings/index.ts'
import { changeLine, insertAllocation, markGradesOf } from './allocation-store.ts'
import { type Line, readLine } from './line-store.ts'
import { lineRefusal, type MatchPlan, planMatch, type Target } from './match-rules.ts'

type TargetInput = z.output<typeof zAllocationTarget>
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
 * Allocates money of one bank line to documents and customer credit: an entry and an allocation for each, and the
 * final invoice of each proforma that is paid with it.
 *
 * @throws Refusal payments.line-withdrawn, line-spent, line-outgoing, amount-zero, amount-exceeds-line,
 *   amount-exceeds-document, document-not-payable, document-expired, document-currency, rounding-exceeds-tolerance
 * @throws Stale when the line changed since the clerk saw it
 */
export async function match(command: CommandContext, input: MatchInput, options: MatchOptions = {}) {
  const { tx } = command
  const line = await readLine(tx, { id: input.bankLineId })
  const refusal = lineRefusal(line, input.targets)
  if (line.state === 'withdrawn' && refusal !== null) refuse(refusal.code, refusal.params)
  assertVersion('bank-line', line.version, input.version)
  if (refusal !== null) refuse(refusal.code, refusal.params)
  const targets = await readTargets(command, input.targets)
  const planned = planMatch(line, targets, await toleranceFor(command, targets))
  if (!planned.ok) refuse(planned.refusal.code, planned.refusal.params)
  const { plan } = planned
  const allocationIds: string[] = []
  for (const step of plan.steps) allocationIds.push(await allocate(command, line, step, options))
  const paid = await payDocuments(command, line, plan, options)
  const state = plan.remainingCents === 0 ? 'done' : line.state
  await changeLine(tx, line.n, { remainingCents: plan.remainingCents, state, now: command.now })
  await markGradesOf(
    tx,
    plan.payments.map((payment) => payment.document.n),
  )
  await command.audit({
    action: 'payments.line-matched',
    recordKind: 'bank-line',
    recordId: line.id,
    recordLabel: lineLabel(line),
    public: { targets: plan.steps.map(describe), invoices: paid.issuedInvoices.map(({ number }) => number) },
  })
  return { allocationIds, ...paid, remainingCents: plan.remainingCents, version: line.version + 1 }
}

/** What a line is called in the audit trail: day and amount, nothing of a person. */
export function lineLabel(line: Pick<Line, 'bookingDay' | 'amountCents' | 'currency'>): string {
  return `${line.bookingDay} ${(line.amountCents / 100).toFixed(2)} ${line.currency}`
}

function describe(step: Target): Record<string, string | number> {
  if (step.kind === 'outside') return { kind: step.kind, amountCents: step.amountCents }
  const of = step.kind === 'credit' ? step.cardNumber : step.document.number
  return { kind: step.kind, of, amountCents: step.amountCents }
}

async function readTargets(command: CommandContext, inputs: readonly TargetInput[]): Promise<Target[]> {
  const documents = new Map<string, PayableDocument>()
  const targets: Target[] = []
  for (const input of inputs) {
    if (input.kind === 'outside') {
      targets.push(input)
      continue
    }
    if (input.kind === 'credit') {
      const card = await requireActiveCard(command.tx, { id: input.customerId })
      const { n: customerN, cardNumber } = card
      targets.push({ ...input, customerN, cardNumber })
      continue
    }
    const document =
      documents.get(input.documentId) ?? (await readPayable(command.tx, { id: input.documentId }))
    if (document === null) throw new Missing('document')
    documents.set(input.documentId, document)
    targets.push({ kind: input.kind, document, amountCents: input.amountCents })
  }
  return targets
}

async function toleranceFor(command: CommandContext, targets: readonly Target[]): Promise<number> {
  if (!targets.some((target) => target.kind === 'rounding')) return 0
  return (await readCompany(command.tx))?.toleranceCents ?? 0
}

/** One entry and one allocation row. */
async function allocate(
  command: CommandContext,
  line: Line,
  step: Target,
  { batchN }: MatchOptions,
): Promise<string> {
  const amountCents = cents(step.amountCents)
  const common = { day: day(line.bookingDay), bankLineN: line.n }
  if (step.kind === 'outside') return allocateOutside(command, line, amountCents, batchN)
  if (step.kind === 'credit') {
    const { customerN } = step
    const entryN = await post(command, {
      ...common,
      kind: 'credit-kept',
      customerN,
      lines: [
        { account: 'suspense', debitCents: amountCents },
        { account: 'customer-credit', creditCents: amountCents, customerN },
      ],
    })
    await addToCredit(command.tx, customerN, amountCents)
    return insertAllocation(command, {
      kind: 'credit',
      bankLineN: line.n,
      documentN: null,
      customerN,
      amountCents,
      entryN,
      payer: line,
      batchN,
    })
  }
  const { n: documentN, customerN } = step.document
  const entryN = await post(command, {
    ...common,
    kind: step.kind === 'rounding' ? 'rounding' : 'match',
    documentN,
    customerN,
    lines: [
      { account: step.kind === 'rounding' ? 'rounding' : 'suspense', debitCents: amountCents },
      { account: paymentAccount(step.document), creditCents: amountCents, customerN, documentN },
    ],
  })
  return insertAllocation(command, {
    kind: step.kind,
    bankLineN: line.n,
    documentN,
    customerN,
    amountCents,
    entryN,
    payer: line,
    batchN,
  })
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

/** Money that is no business of receivables leaves suspense as it came: in or out. */
async function allocateOutside(
  command: CommandContext,
  line: Line,
  amountCents: Cents,
  batchN: number | undefined,
): Promise<string> {
  const entryN = await post(command, {
    kind: 'outside',
    day: day(line.bookingDay),
    bankLineN: line.n,
    lines: [
      { account: 'suspense', debitCents: amountCents },
      { account: 'outside', creditCents: amountCents },
    ],
  })
  const nobody = { documentN: null, customerN: null }
  return insertAllocation(command, {
    kind: 'outside',
    bankLineN: line.n,
    ...nobody,
    amountCents,
    entryN,
    batchN,
  })
}
