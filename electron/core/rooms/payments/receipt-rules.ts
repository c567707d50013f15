import type { RefusalCode } from '../../../../shared/contract/refusals.ts'
import type { Account } from '../../../../shared/contract/ledger.ts'
import { type Day, daysBetween } from '../../../../shared/values/day.ts'
import { addCents, type Cents, cents, zeroCents } from '../../../../shared/values/money.ts'
import type { Warning } from '../../api/context.ts'
import type { PayableDocument } from '../billing/index.ts'
import { type BesideTarget, documentRefusal, type MatchLimits, type PlanRefusal } from './match-rules.ts'

export type ReceiptMethod = 'cash' | 'card'

/** Money of a card's till lies in the drawer; money of its terminal is with the card company until that pays out. */
export function receiptAccount(method: ReceiptMethod): Extract<Account, 'cash' | 'card-clearing'> {
  return method === 'cash' ? 'cash' : 'card-clearing'
}

/** A receipt is recorded at most so many days late without asking. */
export const usualDelayDays = 60

/** What the clerk put together, with its documents read. Cents are minor units of the company's currency. */
export type ReceiptTarget =
  | { kind: 'document'; document: PayableDocument; amountCents: number }
  | (BesideTarget & { kind: 'rounding' })
  | { kind: 'credit'; amountCents: number }

export interface ReceiptPlan {
  documents: { document: PayableDocument; amountCents: Cents; roundingCents: Cents }[]
  creditCents: Cents
}

/**
 * Spreads money over documents of one card and its credit, or says why not. All of it has a place: nothing becomes
 * credit by itself. Rounding comes on top of the money, within what the operator may book a document.
 */
export function planReceipt(
  receipt: { amountCents: number; customerN: number; currency: string },
  targets: readonly ReceiptTarget[],
  limits: MatchLimits,
): { ok: true; plan: ReceiptPlan } | { ok: false; refusal: PlanRefusal } {
  const refused = (code: RefusalCode, params: PlanRefusal['params'] = {}) =>
    ({ ok: false, refusal: { code, params } }) as const
  if (receipt.amountCents <= 0 || targets.some((target) => target.amountCents <= 0))
    return refused('payments.amount-zero')
  const plan = collect(targets)
  for (const { document, amountCents, roundingCents } of plan.documents) {
    const { number } = document
    if (document.customerN !== receipt.customerN)
      return refused('payments.receipt-other-card', { number, cardNumber: document.cardNumber })
    const { toleranceCents, clerkToleranceCents, supervisorToleranceCents } = limits
    const roundedCents = roundingCents + roundedBefore(targets, document)
    if (amountCents === 0 || (roundingCents > 0 && roundedCents > toleranceCents)) {
      const may = { toleranceCents, clerkToleranceCents, supervisorToleranceCents }
      return refused('payments.rounding-exceeds-tolerance', { number, amountCents: roundedCents, ...may })
    }
    const reason = documentRefusal(document, amountCents + roundingCents, receipt.currency)
    if (reason !== null) return { ok: false, refusal: reason }
  }
  const spreadCents = plan.documents.reduce((sum, one) => addCents(sum, one.amountCents), plan.creditCents)
  if (spreadCents !== receipt.amountCents)
    return refused('payments.receipt-not-spread', { amountCents: receipt.amountCents, spreadCents })
  return { ok: true, plan }
}

function roundedBefore(targets: readonly ReceiptTarget[], { n }: PayableDocument): number {
  const found = targets.find((target) => target.kind === 'rounding' && target.document.n === n)
  return found?.kind === 'rounding' ? found.bookedBeforeCents : 0
}

/** The same document named twice is paid once. */
function collect(targets: readonly ReceiptTarget[]): ReceiptPlan {
  const byDocument = new Map<number, ReceiptPlan['documents'][number]>()
  let creditCents = zeroCents
  for (const target of targets) {
    const amountCents = cents(target.amountCents)
    if (target.kind === 'credit') {
      creditCents = addCents(creditCents, amountCents)
      continue
    }
    const { document, kind } = target
    const known = byDocument.get(document.n) ?? { document, amountCents: zeroCents, roundingCents: zeroCents }
    byDocument.set(document.n, {
      document,
      amountCents: kind === 'document' ? addCents(known.amountCents, amountCents) : known.amountCents,
      roundingCents: kind === 'rounding' ? addCents(known.roundingCents, amountCents) : known.roundingCents,
    })
  }
  return { documents: [...byDocument.values()], creditCents }
}

/** What a clerk should look at before the money is booked. */
export function receiptWarnings(
  receipt: { day: Day; amountCents: number; method: ReceiptMethod },
  today: Day,
  sameNumbers: readonly string[],
): Warning[] {
  const lateDays = daysBetween(receipt.day, today)
  const [first] = sameNumbers
  return [
    ...(lateDays > usualDelayDays
      ? [{ code: 'payments.receipt-day-old' as const, params: { day: receipt.day, days: lateDays } }]
      : []),
    ...(first === undefined
      ? []
      : [
          {
            code: 'payments.receipt-possible-duplicate' as const,
            params: { number: first, amountCents: receipt.amountCents, day: receipt.day },
          },
        ]),
  ]
}

/** The number of a receipt: the year in which it was recorded, and its place in it. */
export function receiptNumber(year: number, place: number): string {
  return `R-${year}-${String(place).padStart(5, '0')}`
}

/** The place of a number of that year, or the error that the books hold a number which no release wrote. */
export function placeOf(number: string): number {
  const found = /^R-\d{4}-(\d{5,})$/u.exec(number)
  if (found === null) throw new Error(`${number} is no receipt number`)
  return Number(found[1])
}
