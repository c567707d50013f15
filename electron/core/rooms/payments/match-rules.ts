import type { RefusalCode } from '../../../../shared/contract/refusals.ts'
import type { RefusalParams } from '../../../../shared/contract/errors.ts'
import { type Cents, cents } from '../../../../shared/values/money.ts'
import type { PayableDocument } from '../billing/index.ts'

/** A bank line as matching sees it; amounts are signed minor units of its currency. */
export interface MatchableLine {
  state: string
  amountCents: number
  remainingCents: number
  currency: string
}

/** What the clerk put into the tray, with its records read. */
export type Target =
  | { kind: 'document'; document: PayableDocument; amountCents: number }
  | { kind: 'rounding'; document: PayableDocument; amountCents: number }
  | { kind: 'credit'; customerN: number; customerId: string; cardNumber: string; amountCents: number }
  /** Signed as the line. */
  | { kind: 'outside'; amountCents: number }

export interface MatchPlan {
  /** One allocation each. */
  steps: Target[]
  /** What each document receives in all. */
  payments: { document: PayableDocument; amountCents: Cents }[]
  remainingCents: Cents
}

export interface PlanRefusal {
  code: RefusalCode
  params: RefusalParams
}

/**
 * Plans the allocations of one bank line, or says why not. Money of the line goes to documents and customer credit;
 * a fee deducted on the way (`rounding`) raises what a document receives, within the company's tolerance a document.
 */
export function planMatch(
  line: MatchableLine,
  targets: readonly Target[],
  toleranceCents: number,
): { ok: true; plan: MatchPlan } | { ok: false; refusal: PlanRefusal } {
  const steps = merged(targets)
  const refusal = lineRefusal(line, steps) ?? stepsRefusal(line, steps, toleranceCents)
  if (refusal !== null) return { ok: false, refusal }
  const payments = paymentsOf(steps)
  for (const payment of payments) {
    const reason = documentRefusal(payment.document, payment.amountCents, line.currency)
    if (reason !== null) return { ok: false, refusal: reason }
  }
  return { ok: true, plan: { steps, payments, remainingCents: cents(line.remainingCents - spentBy(steps)) } }
}

/** Why nothing of this line can be allocated to these, or null. Money that went out pays no document. */
export function lineRefusal(
  line: MatchableLine,
  targets: readonly { kind: Target['kind'] }[],
): PlanRefusal | null {
  if (line.state === 'withdrawn') return { code: 'payments.line-withdrawn', params: {} }
  const isOutside = targets.every((target) => target.kind === 'outside')
  if (line.amountCents < 0 && !isOutside) return { code: 'payments.line-outgoing', params: {} }
  if (line.remainingCents === 0) return { code: 'payments.line-spent', params: {} }
  return null
}

/** Why a document cannot take this much, or null. */
export function documentRefusal(
  document: PayableDocument,
  amountCents: number,
  currency: string,
): PlanRefusal | null {
  const { number, state, openCents } = document
  if (document.currency !== currency) {
    return {
      code: 'payments.document-currency',
      params: { number, found: currency, currency: document.currency },
    }
  }
  if (state === 'expired' || state === 'replaced' || state === 'cancelled') {
    return { code: 'payments.document-expired', params: { number, state } }
  }
  const isPayable = document.kind === 'proforma' || document.kind === 'invoice'
  if (!isPayable || (state !== 'open' && state !== 'part-paid')) {
    return { code: 'payments.document-not-payable', params: { number, state } }
  }
  if (amountCents > openCents) {
    return { code: 'payments.amount-exceeds-document', params: { number, openCents, amountCents } }
  }
  return null
}

function stepsRefusal(
  line: MatchableLine,
  steps: readonly Target[],
  toleranceCents: number,
): PlanRefusal | null {
  const sign = line.amountCents < 0 ? -1 : 1
  if (steps.some((step) => step.amountCents * sign <= 0)) return { code: 'payments.amount-zero', params: {} }
  const amountCents = spentBy(steps)
  if (amountCents * sign > line.remainingCents * sign) {
    const { remainingCents } = line
    return { code: 'payments.amount-exceeds-line', params: { remainingCents, amountCents } }
  }
  for (const step of steps) {
    if (step.kind !== 'rounding') continue
    const isPaid = steps.some((one) => one.kind === 'document' && one.document.n === step.document.n)
    if (!isPaid || step.amountCents > toleranceCents) {
      const params = { number: step.document.number, amountCents: step.amountCents, toleranceCents }
      return { code: 'payments.rounding-exceeds-tolerance', params }
    }
  }
  return null
}

/** The same target named twice is one allocation. */
function merged(targets: readonly Target[]): Target[] {
  const byKey = new Map<string, Target>()
  for (const target of targets) {
    const of =
      target.kind === 'outside' ? '' : target.kind === 'credit' ? target.customerN : target.document.n
    const key = `${target.kind} ${of}`
    const known = byKey.get(key)
    const amountCents = (known?.amountCents ?? 0) + target.amountCents
    byKey.set(key, { ...target, amountCents })
  }
  return [...byKey.values()]
}

function paymentsOf(steps: readonly Target[]): MatchPlan['payments'] {
  const byDocument = new Map<number, { document: PayableDocument; amountCents: Cents }>()
  for (const step of steps) {
    if (step.kind === 'credit' || step.kind === 'outside') continue
    const before = byDocument.get(step.document.n)?.amountCents ?? 0
    byDocument.set(step.document.n, {
      document: step.document,
      amountCents: cents(before + step.amountCents),
    })
  }
  return [...byDocument.values()]
}

/** What the steps take from the line: a fee takes nothing. */
function spentBy(steps: readonly Target[]): number {
  return steps.reduce((sum, step) => sum + (step.kind === 'rounding' ? 0 : step.amountCents), 0)
}
