import type { z } from 'zod'
import type { zReceiptTarget } from '../../../../shared/contract/payments-receipts.ts'
import { cents, zeroCents } from '../../../../shared/values/money.ts'
import type { Cents } from '../../../../shared/values/money.ts'

export type ReceiptTarget = z.output<typeof zReceiptTarget>

/** What the clerk chose: cents per document that is ticked; null while an amount is not understood. */
export type Chosen = Readonly<Record<string, Cents | null>>

export interface Spread {
  /** What the receipt is for: the typed amount, else what the chosen documents come to. */
  amountCents: Cents
  chosenCents: Cents
  /** Above zero: without a place; below: too little for what is chosen. */
  restCents: Cents
}

/** How the typed amount and the chosen documents compare. */
export function spreadOf(typedCents: Cents | null, chosen: Chosen): Spread {
  const sum = Object.values(chosen).reduce<number>((total, one) => total + (one ?? 0), 0)
  const amountCents = typedCents ?? cents(sum)
  return { amountCents, chosenCents: cents(sum), restCents: cents(amountCents - sum) }
}

/**
 * The targets of a receipt: what is missing goes to rounding of the largest document, what is left to credit, where
 * the clerk wants that. Null while something has no place yet.
 */
export function targetsOf(
  spread: Spread,
  chosen: Chosen,
  wants: { credit: boolean; rounding: boolean },
): ReceiptTarget[] | null {
  const { restCents } = spread
  if (Object.values(chosen).some((amount) => amount === null)) return null
  if (restCents > 0 && !wants.credit) return null
  if (restCents < 0 && !wants.rounding) return null
  const documents = Object.entries(chosen).flatMap(([documentId, amountCents]) =>
    amountCents === null || amountCents <= zeroCents ? [] : [{ documentId, amountCents }],
  )
  const largest = documents.reduce<(typeof documents)[number] | undefined>(
    (best, one) => (best === undefined || one.amountCents > best.amountCents ? one : best),
    undefined,
  )
  const short = restCents < 0 ? -restCents : 0
  if (short > 0 && (largest === undefined || largest.amountCents <= short)) return null
  const targets: ReceiptTarget[] = documents.map(({ documentId, amountCents }) => ({
    kind: 'document',
    documentId,
    amountCents: cents(documentId === largest?.documentId ? amountCents - short : amountCents),
  }))
  if (short > 0 && largest !== undefined)
    targets.push({ kind: 'rounding', documentId: largest.documentId, amountCents: cents(short) })
  if (restCents > 0) targets.push({ kind: 'credit', amountCents: restCents })
  return targets.length === 0 ? null : targets
}
