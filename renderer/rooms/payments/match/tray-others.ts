import type { z } from 'zod'
import type { zAllocationTarget } from '../../../../shared/contract/payments.ts'
import type { OutgoingCandidate } from '../../../../shared/contract/payments-outgoing.ts'
import { type Cents, cents, negateCents } from '../../../../shared/values/money.ts'

export type InvoiceDecision = 'leave-open' | 'credit-and-reopen'

/** A part of a line that is for no document. Amounts are signed as the line; null while what is typed is no amount. */
export type TrayOther =
  | { kind: 'outside'; amountCents: Cents | null }
  | { kind: 'costs'; amountCents: Cents | null }
  | {
      kind: 'return'
      candidate: OutgoingCandidate
      /** What becomes of the final invoice that rests on the money. */
      decision: InvoiceDecision
      amountCents: Cents | null
    }
  | { kind: 'transfer'; candidate: OutgoingCandidate; amountCents: Cents | null }
  | { kind: 'refund'; candidate: OutgoingCandidate; amountCents: Cents | null }

/** Tells one part of a tray from another. */
export function keyOf(other: TrayOther): string {
  return 'candidate' in other ? `${other.kind} ${other.candidate.id}` : other.kind
}

export function absolute(amountCents: Cents | null): Cents | null {
  return amountCents !== null && amountCents < 0 ? negateCents(amountCents) : amountCents
}

/** The most that it can take, without a sign; null where nothing but the line limits it. */
export function limitOf(other: TrayOther): Cents | null {
  return 'candidate' in other ? absolute(other.candidate.amountCents) : null
}

/** A candidate as a part of the tray, with as much of what is left as it takes. */
export function otherOf(candidate: OutgoingCandidate, restCents: Cents): TrayOther {
  const most = Math.min(Math.abs(candidate.amountCents), Math.abs(restCents))
  const amountCents = cents(restCents < 0 ? -most : most)
  const { kind } = candidate
  if (kind === 'return') return { kind, candidate, decision: 'leave-open', amountCents }
  return { kind, candidate, amountCents }
}

/** The amount that was typed without a sign, signed as the line. */
export function signedAs(lineCents: number, amountCents: Cents | null): Cents | null {
  if (amountCents === null || amountCents === 0) return amountCents
  return cents(lineCents < 0 ? -Math.abs(amountCents) : Math.abs(amountCents))
}

/** A part as the contract takes it; nothing while its amount is missing. */
export function targetOfOther(other: TrayOther): z.input<typeof zAllocationTarget>[] {
  const { amountCents } = other
  if (amountCents === null) return []
  if (other.kind === 'outside' || other.kind === 'costs') return [{ kind: other.kind, amountCents }]
  const { id } = other.candidate
  if (other.kind === 'transfer') return [{ kind: 'transfer', bankLineId: id, amountCents }]
  if (other.kind === 'refund') return [{ kind: 'refund', refundId: id, amountCents }]
  return [{ kind: 'return', documentId: id, amountCents, invoiceDecision: other.decision }]
}
