import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { command, commandInput, job, query, zCents, zCurrency, zDay, zInstant, zUuid } from './base.ts'
import { zIssueProgress } from './billing.ts'

/**
 * Why a line that stands as certain is not in a batch. not-certain: looked at again, it is not; rest-stays: what came
 * in is more than is open; document-taken: an older line of the batch pays the document; other-currency: a batch has
 * one currency.
 */
export const leftOutReasons = ['not-certain', 'rest-stays', 'document-taken', 'other-currency'] as const

const zBatchDocument = z.object({
  documentId: zUuid,
  number: z.string(),
  kind: z.enum(['proforma', 'invoice']),
  customerName: z.string(),
  cardNumber: z.string(),
  amountCents: zCents,
  /** Worded by the client as `evidence.<code>`. */
  evidence: z.array(
    z.object({
      code: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
      weight: z.enum(['for', 'against', 'neutral']),
    }),
  ),
})

export const zBatchPreview = z.object({
  lineCount: z.int(),
  totalCents: zCents,
  currency: zCurrency,
  documentCount: z.int(),
  /** Proformas among the documents: so many final invoices will wait. */
  invoiceCount: z.int(),
  /** Certain lines beyond what one batch takes. */
  waitingCount: z.int(),
  rows: z.array(
    z.object({
      bankLineId: zUuid,
      bookingDay: zDay,
      payerName: z.string(),
      payerIban: z.string(),
      amountCents: zCents,
      documents: z.array(zBatchDocument),
    }),
  ),
  leftOut: z.array(z.object({ reason: z.enum(leftOutReasons), count: z.int() })),
  /** Stands for lines, documents and amounts as previewed; what is accepted must still be that. */
  token: z.string(),
})

export const zMatchBatch = z.object({
  id: zUuid,
  createdAt: zInstant,
  operatorName: z.string(),
  lineCount: z.int(),
  totalCents: zCents,
  currency: zCurrency,
  state: z.enum(['accepted', 'undone']),
  /** Lines that a match of the batch still stands for. */
  standingCount: z.int(),
  /** Proformas that are paid by it, and wait for nothing but their final invoice. */
  invoicesWaiting: z.int(),
  /** Proformas that wait for a clerk because their invoice would say something else. */
  invoicesToCheck: z.int(),
  invoicesIssued: z.int(),
  /** When the waiting invoices go out by themselves; null where a clerk issues them. */
  invoicesDueAt: zInstant.nullable(),
  undoneAt: zInstant.nullable(),
  undoneByName: z.string().nullable(),
  /** Something stands, and nothing has left. */
  canUndo: z.boolean(),
})

export const batches = {
  /** What *accept all certain* would do now: lines that pay documents in full and leave no rest, oldest first. */
  previewBatch: query('payments.read').input(z.object({})).output(zBatchPreview),
  /** Allocates what was previewed, in one transaction; final invoices wait. Refused when it is not what was previewed. */
  acceptBatch: job('payments.write', ['bank-lines', 'documents', 'customers', 'ledger'])
    .input(commandInput({ token: z.string().min(1).max(100) }))
    .output(
      z.object({
        batchId: zUuid,
        lineCount: z.int(),
        totalCents: zCents,
        currency: zCurrency,
        invoicesWaiting: z.int(),
        invoicesDueAt: zInstant.nullable(),
      }),
    ),
  /** Takes back every match of the batch that stands; refused once a final invoice rests on one of them. */
  undoBatch: command('payments.write', ['bank-lines', 'documents', 'customers', 'ledger'])
    .input(commandInput({ batchId: zUuid, reason: z.string().max(300).default('') }))
    .output(z.object({ undoneCount: z.int() })),
  /** Newest first. */
  listBatches: query('payments.read')
    .input(
      z.object({
        offset: z.int().min(0).max(1_000_000).default(0),
        limit: z.int().min(1).max(100).default(20),
      }),
    )
    .output(z.object({ rows: z.array(zMatchBatch), total: z.int() })),
  /** Final invoices of one batch, or of all (null), each in its own transaction. Reports progress. */
  issueBatchInvoices: job('billing.write', ['bank-lines', 'documents', 'customers', 'ledger'])
    .input(commandInput({ batchId: zUuid.nullable() }))
    .output(eventIterator(zIssueProgress)),
}
