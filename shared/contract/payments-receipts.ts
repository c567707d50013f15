import { z } from 'zod'
import {
  command,
  commandInput,
  job,
  listInput,
  listOutput,
  multilineText,
  query,
  requiredText,
  text,
  zCents,
  zConfirm,
  zCurrency,
  zDay,
  zInstant,
  zUuid,
  zVersion,
} from './base.ts'

export const receiptMethods = ['cash', 'card'] as const
export const receiptStates = ['recorded', 'reversed'] as const
export const receiptListFields = [
  'number',
  'day',
  'customerName',
  'customerId',
  'method',
  'amountCents',
  'state',
] as const

export const zReceiptRow = z.object({
  id: zUuid,
  number: z.string(),
  day: zDay,
  method: z.enum(receiptMethods),
  customerId: zUuid,
  customerName: z.string(),
  cardNumber: z.string(),
  amountCents: zCents,
  currency: zCurrency,
  reference: z.string(),
  state: z.enum(receiptStates),
  operatorName: z.string(),
  createdAt: zInstant,
})

export const zReceipt = zReceiptRow.extend({
  version: zVersion,
  note: z.string(),
  /** Where the language of the receipt and of its mail come from, and where the mail goes. */
  customerEmail: z.string(),
  parts: z.array(
    z.object({
      kind: z.enum(['receipt', 'credit', 'rounding']),
      documentId: zUuid.nullable(),
      documentNumber: z.string().nullable(),
      amountCents: zCents,
    }),
  ),
  /** Final invoices that rest on it: reversing it then needs a decision. */
  invoices: z.array(z.object({ id: zUuid, number: z.string() })),
  reversedAt: zInstant.nullable(),
  reversedByName: z.string().nullable(),
  reverseReason: z.string(),
})

export const zReceiptTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('document'), documentId: zUuid, amountCents: zCents }),
  /** Kept as credit of the card; the rest never goes there by itself. */
  z.object({ kind: z.literal('credit'), amountCents: zCents }),
  /** Given in to the payer, such as coins that are not in use: raises what the document receives. */
  z.object({ kind: z.literal('rounding'), documentId: zUuid, amountCents: zCents }),
])

const receiptInput = {
  customerId: zUuid,
  method: z.enum(receiptMethods),
  day: zDay,
  amountCents: zCents,
  /** Of the slip or the terminal; printed. */
  reference: text(80).default(''),
  /** For colleagues; not printed. */
  note: multilineText(500).default(''),
  targets: z.array(zReceiptTarget).min(1).max(100),
}

const issued = z.array(z.object({ id: zUuid, number: z.string() }))

export const receipts = {
  listReceipts: query('payments.read').input(listInput(receiptListFields)).output(listOutput(zReceiptRow)),
  /** What came in and was given back on a day, per method: what the till has to hold. */
  receiptTotals: query('payments.read')
    .input(z.object({ day: zDay }))
    .output(
      z.array(
        z.object({
          method: z.enum(receiptMethods),
          receivedCount: z.int(),
          receivedCents: zCents,
          givenBackCount: z.int(),
          givenBackCents: zCents,
        }),
      ),
    ),
  getReceipt: query('payments.read')
    .input(z.object({ id: zUuid }))
    .output(zReceipt),
  /** What `recordReceipt` would do; refuses and warns as that does, the warnings as part of the answer. */
  reviewReceipt: query('payments.read')
    .input(z.object(receiptInput))
    .output(
      z.object({
        documents: z.array(
          z.object({
            id: zUuid,
            number: z.string(),
            kind: z.enum(['proforma', 'invoice']),
            openCents: zCents,
            amountCents: zCents,
            roundingCents: zCents,
            remainingCents: zCents,
            /** part-paid: something remains; settled: an invoice is paid; invoice: its final invoice is issued; to-check: that waits for a clerk. */
            effect: z.enum(['part-paid', 'settled', 'invoice', 'to-check']),
          }),
        ),
        creditCents: zCents,
        creditAfterCents: zCents,
        customerEmail: z.string(),
        warnings: z.array(
          z.object({
            code: z.string(),
            params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
          }),
        ),
      }),
    ),
  /** Money taken by hand for documents of one card. Its number is the next of its year. */
  recordReceipt: command('payments.write', ['receipts', 'documents', 'customers', 'ledger'])
    .input(commandInput({ ...receiptInput, confirm: zConfirm }))
    .output(z.object({ id: zUuid, number: z.string(), issuedInvoices: issued, toCheck: issued })),
  /** Takes a receipt back by counter-entries; it stays in the list. The decision is that of `unmatch`, for all its documents. */
  reverseReceipt: command('payments.write', ['receipts', 'documents', 'customers', 'ledger'])
    .input(
      commandInput({
        id: zUuid,
        version: zVersion,
        reason: requiredText(300),
        invoiceDecision: z.enum(['leave-open', 'credit-and-reopen']).nullable().default(null),
      }),
    )
    .output(z.object({ version: zVersion, creditNotes: issued })),
  /** One page in the language of the card. */
  getReceiptPdf: job('payments.read')
    .input(z.object({ id: zUuid }))
    .output(z.file()),
  /** Puts a message with the receipt into the outbox, in the language of the card. */
  mailReceipt: job('payments.write', ['mail'])
    .input(commandInput({ id: zUuid }))
    .output(z.object({ messageId: zUuid })),
}
