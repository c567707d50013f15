import { z } from 'zod'
import { query, zCents, zDay, zUuid } from './base.ts'

export const outgoingKinds = ['return', 'refund', 'transfer'] as const

/** What money that went out may be, or, for a transfer, money that came from another own account. */
export const zOutgoingCandidate = z.object({
  kind: z.enum(outgoingKinds),
  /** The document whose money went back, the refund, or the bank line on the other account. */
  id: zUuid,
  /** The document's number, the refund's end-to-end id, or the name of the other account. */
  label: z.string(),
  partyName: z.string(),
  /** When the document was last paid, the refund was ordered, the other line was booked. */
  day: zDay,
  /** What of the line it takes, signed as the line. */
  amountCents: zCents,
  /** The final invoice that rests on the money of the document, and is owed again. */
  invoiceNumber: z.string().nullable(),
  /** Worded by the client as `evidence.<code>`. */
  evidence: z.array(
    z.object({
      code: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
      weight: z.enum(['for', 'against', 'neutral']),
    }),
  ),
})
export type OutgoingCandidate = z.output<typeof zOutgoingCandidate>

export const outgoing = {
  /** What an outgoing line may be, best first; for an incoming line only transfers from other own accounts. */
  suggestOutgoing: query('payments.read')
    .input(z.object({ bankLineId: zUuid }))
    .output(z.array(zOutgoingCandidate)),
}
