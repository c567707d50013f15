import { z } from 'zod'
import { documentLanguages, frozenDocumentSchema } from './frozen.ts'

const { sender, meta, totals, metadata, createdAt } = frozenDocumentSchema.shape

/** What a receipt says, word for word, as `FrozenDocument` is for documents that are owed. */
export const frozenReceiptSchema = z.object({
  format: z.literal(1),
  kind: z.literal('receipt'),
  language: z.enum(documentLanguages),
  /** Printed across the page once the receipt was taken back; frozen receipts have none. */
  mark: z.string().nullable(),
  title: z.string(),
  notice: z.string(),
  intro: z.string(),
  meta,
  sender,
  recipient: z.object({ lines: z.array(z.string()).min(1) }),
  columns: z.object({ document: z.string(), amount: z.string(), remaining: z.string() }),
  lines: z.array(
    z.object({
      document: z.string(),
      details: z.array(z.string()),
      amount: z.string(),
      remaining: z.string(),
    }),
  ),
  totals,
  closing: z.array(z.string()),
  /** Contains `{page}` and `{pages}`. */
  pageLabel: z.string(),
  metadata,
  createdAt,
})

export type FrozenReceipt = z.infer<typeof frozenReceiptSchema>

/** Reads a stored receipt of any released format. Throws a ZodError for damage. */
export function readFrozenReceipt(stored: unknown): FrozenReceipt {
  return frozenReceiptSchema.parse(stored)
}
