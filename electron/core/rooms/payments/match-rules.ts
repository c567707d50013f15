import type { RefusalCode } from '../../../../shared/contract/refusals.ts'
import type { RefusalParams } from '../../../../shared/contract/errors.ts'
import { type Cents, cents } from '../../../../shared/values/money.ts'
import type { PayableDocument } from '../billing/index.ts'

/** A bank line as matching sees it; amounts are signed minor units of its currency. */
export interface MatchableLine {
  id: string
  state: string
  amountCents: number
  remainingCents: number
  currency: string
  bankAccountN: number
}

/** What the clerk put into the tray, with its records read. Amounts are signed as the line. */
export type Target =
  | { kind: 'document'; document: PayableDocument; amountCents: number }
  | BesideTarget
  | { kind: 'return'; document: PayableDocument; decision: InvoiceDecision; amountCents: number }
  | { kind: 'credit'; customerN: number; cardNumber: string; currency: string; amountCents: number }
  | { kind: 'transfer'; other: MatchableLine & { n: number }; amountCents: number }
  | { kind: 'refund'; refundId: string; amountCents: number }
  | TakingsTarget
  | { kind: 'outside'; amountCents: number }
  | { kind: 'costs'; amountCents: number }

export type TakingsMethod = 'cash' | 'card'

export interface TakingsTarget {
  kind: 'takings'
  method: TakingsMethod
  amountCents: number
  feeCents: number
  /** What the books hold of these takings, and in which currency. */
  heldCents: number
  currency: string
}

export interface BesideTarget {
  kind: 'rounding' | 'fee'
  document: PayableDocument
  amountCents: number
  /** What stands already towards the same limit: rounding of the document, fees that this line paid it less. */
  bookedBeforeCents: number
}

export type InvoiceDecision = 'leave-open' | 'credit-and-reopen'

export interface MatchPlan {
  /** One allocation each; two for a transfer. */
  steps: Target[]
  /** What each document receives in all. */
  payments: { document: PayableDocument; amountCents: Cents }[]
  remainingCents: Cents
}

/** What the operator may book without having it paid. */
export interface MatchLimits {
  /** To rounding, for each document. */
  toleranceCents: number
  /** As kept back by a bank from one transfer, for each document; null for no limit. */
  feeLimitCents: number | null
  /** What the roles may book to rounding, to say so in a refusal. */
  clerkToleranceCents: number
  supervisorToleranceCents: number
}

export interface PlanRefusal {
  code: RefusalCode
  params: RefusalParams
}

const incomingKinds: readonly Target['kind'][] = [
  'document',
  'credit',
  'rounding',
  'fee',
  'transfer',
  'takings',
  'outside',
]
const outgoingKinds: readonly Target['kind'][] = [
  'outside',
  'costs',
  'return',
  'transfer',
  'refund',
  'takings',
]
/** Allocations that raise what a document receives above the line, of whose money they take nothing. */
export const besideLineKinds = ['rounding', 'fee'] as const

/** Whether an allocation of the kind lowers what remains of its line. */
export function takesFromLine(kind: string): boolean {
  return !besideLineKinds.some((one) => one === kind)
}

/**
 * Plans the allocations of one bank line, or says why not. Money that came in goes to documents, customer credit or
 * another own account; a difference (`rounding`) and a fee that a bank kept back (`fee`) raise what a document
 * receives, within what the operator may book. Money that went out is a cost, a payment that was returned, a refund or
 * a transfer.
 */
export function planMatch(
  line: MatchableLine,
  targets: readonly Target[],
  limits: MatchLimits,
): { ok: true; plan: MatchPlan } | { ok: false; refusal: PlanRefusal } {
  const steps = merged(targets)
  const refusal = lineRefusal(line, steps) ?? stepsRefusal(line, steps, limits)
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
  line: Pick<MatchableLine, 'state' | 'amountCents' | 'remainingCents'>,
  targets: readonly { kind: Target['kind'] }[],
): PlanRefusal | null {
  if (line.state === 'withdrawn') return { code: 'payments.line-withdrawn', params: {} }
  const isOutgoing = line.amountCents < 0
  const possible = isOutgoing ? outgoingKinds : incomingKinds
  if (!targets.every((target) => possible.includes(target.kind)))
    return { code: isOutgoing ? 'payments.line-outgoing' : 'payments.line-incoming', params: {} }
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
  const foreign = currencyRefusal(document, currency)
  if (foreign !== null) return foreign
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

function currencyRefusal(document: PayableDocument, found: string): PlanRefusal | null {
  const { number, currency } = document
  if (currency === found) return null
  return { code: 'payments.document-currency', params: { number, found, currency } }
}

function stepsRefusal(
  line: MatchableLine,
  steps: readonly Target[],
  limits: MatchLimits,
): PlanRefusal | null {
  const sign = line.amountCents < 0 ? -1 : 1
  if (steps.some((step) => step.amountCents * sign <= 0)) return { code: 'payments.amount-zero', params: {} }
  const amountCents = spentBy(steps)
  if (amountCents * sign > line.remainingCents * sign) {
    const { remainingCents } = line
    return { code: 'payments.amount-exceeds-line', params: { remainingCents, amountCents } }
  }
  for (const step of steps) {
    const refusal = stepRefusal(line, step, steps, limits)
    if (refusal !== null) return refusal
  }
  return null
}

function stepRefusal(
  line: MatchableLine,
  step: Target,
  steps: readonly Target[],
  limits: MatchLimits,
): PlanRefusal | null {
  if (step.kind === 'transfer') return transferRefusal(line, step.other, step.amountCents)
  if (step.kind === 'takings') return takingsRefusal(step, line.currency, limits)
  if (step.kind === 'return') return currencyRefusal(step.document, line.currency)
  if (step.kind === 'credit' && step.currency !== line.currency) {
    const { cardNumber, currency } = step
    return { code: 'payments.credit-currency', params: { cardNumber, found: line.currency, currency } }
  }
  if (step.kind !== 'rounding' && step.kind !== 'fee') return null
  const { n, number } = step.document
  const isPaid = steps.some((one) => one.kind === 'document' && one.document.n === n)
  const amountCents = step.bookedBeforeCents + step.amountCents
  if (step.kind === 'rounding') {
    if (isPaid && amountCents <= limits.toleranceCents) return null
    const { toleranceCents, clerkToleranceCents, supervisorToleranceCents } = limits
    const params = { number, amountCents, toleranceCents, clerkToleranceCents, supervisorToleranceCents }
    return { code: 'payments.rounding-exceeds-tolerance', params }
  }
  if (!isPaid) return { code: 'payments.fee-without-payment', params: { number } }
  const { feeLimitCents } = limits
  if (feeLimitCents === null || amountCents <= feeLimitCents) return null
  return { code: 'payments.fee-exceeds-limit', params: { number, amountCents, limitCents: feeLimitCents } }
}

/** Why two lines are no transfer between own accounts of this much, signed as the first of them, or null. */
function transferRefusal(line: MatchableLine, other: MatchableLine, amountCents: number): PlanRefusal | null {
  const isOpposite = other.amountCents * line.amountCents < 0
  const isElsewhere = other.bankAccountN !== line.bankAccountN
  if (!isOpposite || !isElsewhere || other.currency !== line.currency || other.state !== 'open')
    return { code: 'payments.transfer-mismatch', params: {} }
  if (Math.abs(amountCents) <= Math.abs(other.remainingCents)) return null
  const { remainingCents } = other
  return { code: 'payments.amount-exceeds-line', params: { remainingCents, amountCents: -amountCents } }
}

/** The bank cannot get more of what was taken by hand than was taken; only cash is fetched, and without a fee. */
function takingsRefusal(step: TakingsTarget, found: string, limits: MatchLimits): PlanRefusal | null {
  const { method, amountCents, feeCents, heldCents, currency } = step
  if (currency !== found) return { code: 'payments.takings-currency', params: { found, currency } }
  const takenCents = amountCents + feeCents
  const isFetched = amountCents < 0 && method === 'cash' && feeCents === 0
  const isPaidIn = amountCents > 0 && feeCents >= 0 && (method === 'card' || feeCents === 0)
  const { feeLimitCents } = limits
  if (feeLimitCents !== null && feeCents > feeLimitCents)
    return { code: 'payments.takings-fee', params: { amountCents: feeCents, limitCents: feeLimitCents } }
  if (isFetched || (isPaidIn && takenCents <= heldCents)) return null
  return { code: 'payments.takings-exceed', params: { method, amountCents: takenCents, heldCents } }
}

/** The same target named twice is one allocation. */
function merged(targets: readonly Target[]): Target[] {
  const byKey = new Map<string, Target>()
  for (const target of targets) {
    const key = `${target.kind} ${recordOf(target)}`
    const known = byKey.get(key)
    const amountCents = (known?.amountCents ?? 0) + target.amountCents
    const fees =
      target.kind === 'takings'
        ? { feeCents: target.feeCents + (known?.kind === 'takings' ? known.feeCents : 0) }
        : {}
    byKey.set(key, { ...target, amountCents, ...fees })
  }
  return [...byKey.values()]
}

function recordOf(target: Target): string | number {
  if (target.kind === 'outside' || target.kind === 'costs') return ''
  if (target.kind === 'takings') return target.method
  if (target.kind === 'credit') return target.customerN
  if (target.kind === 'transfer') return target.other.id
  if (target.kind === 'refund') return target.refundId
  return target.kind === 'return' ? `${target.document.n} ${target.decision}` : target.document.n
}

function paymentsOf(steps: readonly Target[]): MatchPlan['payments'] {
  const byDocument = new Map<number, { document: PayableDocument; amountCents: Cents }>()
  for (const step of steps) {
    if (step.kind !== 'document' && step.kind !== 'rounding' && step.kind !== 'fee') continue
    const before = byDocument.get(step.document.n)?.amountCents ?? 0
    byDocument.set(step.document.n, {
      document: step.document,
      amountCents: cents(before + step.amountCents),
    })
  }
  return [...byDocument.values()]
}

/** What the steps take from the line. */
function spentBy(steps: readonly Target[]): number {
  return steps.reduce((sum, step) => sum + (takesFromLine(step.kind) ? step.amountCents : 0), 0)
}
