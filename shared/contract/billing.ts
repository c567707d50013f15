import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import {
  command,
  job,
  commandInput,
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
  zDecimal,
  zInstant,
  zLanguage,
  zUuid,
  zVersion,
} from './base.ts'
import { vatCategories } from './settings.ts'

export const documentKinds = ['proforma', 'invoice', 'credit-note', 'corrective'] as const
export type DocumentKind = (typeof documentKinds)[number]
/**
 * Proforma: open, part-paid, settled, to-check (paid, but its final invoice waits for a clerk), expired, cancelled, replaced.
 * Invoice: open, part-paid, settled, credited. Credit note: settled once it is set off, else open.
 */
export const documentStates = [
  'open',
  'part-paid',
  'settled',
  'to-check',
  'expired',
  'cancelled',
  'replaced',
  'credited',
] as const
export type DocumentState = (typeof documentStates)[number]
export const vatTreatments = ['domestic', 'one-stop-shop', 'reverse-charge', 'outside-eu', 'exempt'] as const

export const zDraftLine = z.object({
  description: requiredText(300),
  detail: multilineText(1000).default(''),
  quantity: zDecimal,
  unitPrice: zDecimal,
  vatCategory: z.enum(vatCategories).default('standard'),
  serviceId: zUuid.nullable().default(null),
  periodFrom: zDay.nullable().default(null),
  periodTo: zDay.nullable().default(null),
})
export const zDraft = z.object({
  customerId: zUuid,
  priceMode: z.enum(['net', 'gross']).nullable().default(null),
  dueDay: zDay.nullable().default(null),
  purchaseReference: text(60).default(''),
  note: multilineText(1000).default(''),
  lines: z.array(zDraftLine).max(1000),
})
export type Draft = z.infer<typeof zDraft>

export const zVatGroup = z.object({
  vatCode: z.string(),
  treatment: z.enum(vatTreatments),
  country: z.string(),
  ratePermyriad: z.int(),
  netCents: zCents,
  vatCents: zCents,
})

/** A draft with everything decided: what the document would say if it were issued now. */
export const zComputed = z.object({
  currency: zCurrency,
  language: zLanguage,
  priceMode: z.enum(['net', 'gross']),
  issueDay: zDay,
  dueDay: zDay,
  treatment: z.enum(vatTreatments),
  /** Why the treatment is what it is, and what is missing for another one: codes under `vat.reason.*`. */
  treatmentReasons: z.array(
    z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
  ),
  lines: z.array(z.object({ amountCents: zCents, vatCode: z.string(), ratePermyriad: z.int() })),
  vatGroups: z.array(zVatGroup),
  netCents: zCents,
  vatCents: zCents,
  grossCents: zCents,
})

export const documentListFields = [
  'number',
  'kind',
  'state',
  'customerName',
  'customerId',
  'issueDay',
  'dueDay',
  'vatDay',
  'grossCents',
  'openCents',
  'currency',
] as const
export const zDocumentRow = z.object({
  id: zUuid,
  kind: z.enum(documentKinds),
  number: z.string(),
  state: z.enum(documentStates),
  customerId: zUuid,
  customerName: z.string(),
  cardNumber: z.string(),
  issueDay: zDay,
  dueDay: zDay,
  vatDay: zDay.nullable(),
  currency: zCurrency,
  netCents: zCents,
  vatCents: zCents,
  grossCents: zCents,
  openCents: zCents,
  /** Days past the due day; 0 when not overdue or not open. */
  overdueDays: z.int(),
  pdfState: z.enum(['pending', 'stored', 'failed']),
})

const related = z.object({
  id: zUuid,
  kind: z.enum(documentKinds),
  number: z.string(),
  relation: z.enum([
    'proforma-of',
    'invoice-of',
    'credits',
    'credited-by',
    'replaces',
    'replaced-by',
    'corrects',
    'corrected-by',
  ]),
})

export const zDocument = zDocumentRow.extend({
  version: zVersion,
  language: zLanguage,
  priceMode: z.enum(['net', 'gross']),
  treatment: z.enum(vatTreatments),
  reference: z.string(),
  purchaseReference: z.string(),
  note: z.string(),
  recipient: z.array(z.string()),
  recipientTaxId: z.string(),
  lines: z.array(
    zDraftLine.extend({
      position: z.int(),
      amountCents: zCents,
      vatCode: z.string(),
      ratePermyriad: z.int(),
      creditedCents: zCents,
    }),
  ),
  vatGroups: z.array(zVatGroup),
  payments: z.array(
    z.object({
      allocationId: zUuid,
      day: zDay,
      kind: z.string(),
      counterpartyName: z.string(),
      bankLineId: zUuid.nullable(),
      amountCents: zCents,
      undone: z.boolean(),
    }),
  ),
  related: z.array(related),
  issuedAt: zInstant,
  issuedBy: z.string(),
  pdfSha256: z.string().nullable(),
  /** For a proforma in `to-check`: what the invoice would say differently. */
  checkReasons: z.array(
    z.object({
      field: z.enum(['treatment', 'total', 'recipient', 'vat-rate']),
      proforma: z.string(),
      invoice: z.string(),
    }),
  ),
  /** What this operator may do with it now. */
  actions: z.array(
    z.enum(['issue-invoice', 'cancel', 'replace', 'credit', 'credit-and-copy', 'copy', 'reopen']),
  ),
})

/** One proforma whose final invoice was issued, or why it was not. */
export const zIssueProgress = z.object({
  done: z.int(),
  total: z.int(),
  /** Of the proforma. */
  number: z.string(),
  documentId: zUuid,
  invoiceNumber: z.string().nullable(),
  refusal: z
    .object({
      code: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    })
    .nullable(),
})

export const billing = {
  list: query('billing.read').input(listInput(documentListFields)).output(listOutput(zDocumentRow)),
  get: query('billing.read')
    .input(z.object({ id: zUuid }))
    .output(zDocument),
  /** Numbers per state and kind for tabs, and what is open and overdue in company currency. */
  counts: query('billing.read')
    .input(z.object({ customerId: zUuid.optional() }))
    .output(
      z.array(
        z.object({
          kind: z.enum(documentKinds),
          state: z.enum(documentStates),
          count: z.int(),
          openCents: zCents,
          overdueCount: z.int(),
          overdueCents: zCents,
        }),
      ),
    ),
  /** Amounts, VAT and reasons of a draft, without storing anything. */
  computeDraft: query('billing.read').input(zDraft).output(zComputed),
  /** The PDF of a draft, marked as draft, storing nothing. */
  previewPdf: job('billing.read').input(zDraft).output(z.file()),
  /** Stored bytes of an issued document. Refused with `billing.pdf-pending` until they are stored. */
  getPdf: job('billing.read')
    .input(z.object({ id: zUuid }))
    .output(z.file()),
  createProforma: command('billing.write', ['documents', 'customers', 'services'])
    .input(commandInput({ draft: zDraft, confirm: zConfirm }))
    .output(z.object({ id: zUuid, number: z.string() })),
  /** The billing run: one proforma per card for the services due; each card is its own transaction. Reports progress. */
  billServices: job('billing.write', ['documents', 'customers', 'services'])
    .input(commandInput({ untilDay: zDay, customerIds: z.array(zUuid).max(10_000).nullable().default(null) }))
    .output(
      eventIterator(
        z.object({
          done: z.int(),
          total: z.int(),
          customerName: z.string(),
          number: z.string().nullable(),
          refusal: z
            .object({
              code: z.string(),
              params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
            })
            .nullable(),
        }),
      ),
    ),
  /** How many paid proformas wait for nothing but their final invoice. */
  countWaiting: query('billing.read').output(z.object({ count: z.int() })),
  /** The final invoices of these waiting proformas, or of all (null), each in its own transaction. Reports progress. */
  issueWaiting: job('billing.write', ['documents', 'customers', 'ledger'])
    .input(commandInput({ proformaIds: z.array(zUuid).max(10_000).nullable().default(null) }))
    .output(eventIterator(zIssueProgress)),
  /** The final invoice of a fully paid proforma that waits for a clerk. */
  issueInvoice: command('billing.write', ['documents', 'customers', 'ledger'])
    .input(commandInput({ proformaId: zUuid, version: zVersion, confirm: zConfirm }))
    .output(z.object({ id: zUuid, number: z.string() })),
  cancelProforma: command('billing.write', ['documents', 'customers', 'services'])
    .input(commandInput({ id: zUuid, version: zVersion, reason: requiredText(300) }))
    .output(z.object({ version: zVersion })),
  /** Issues a new proforma and marks the old one as replaced by it. */
  replaceProforma: command('billing.write', ['documents', 'customers', 'services'])
    .input(commandInput({ id: zUuid, version: zVersion, draft: zDraft, confirm: zConfirm }))
    .output(z.object({ id: zUuid, number: z.string() })),
  /** A credit note over whole lines or amounts of them; `lines` null credits all that is left. */
  creditInvoice: command('billing.write', ['documents', 'customers', 'ledger', 'services'])
    .input(
      commandInput({
        id: zUuid,
        version: zVersion,
        reason: requiredText(300),
        lines: z.array(z.object({ position: z.int().positive(), amountCents: zCents })).nullable(),
      }),
    )
    .output(z.object({ id: zUuid, number: z.string() })),
  /** The draft a copy starts from: same lines, today's days, the card as it is now. */
  copyDraft: query('billing.read')
    .input(z.object({ id: zUuid }))
    .output(zDraft),
  /** Makes the PDFs that are still pending; resolves when the queue is empty or `limit` were made. */
  renderPending: job('billing.write', ['documents'])
    .input(commandInput({ limit: z.int().min(1).max(100_000).default(1000) }))
    .output(z.object({ rendered: z.int(), failed: z.int(), pending: z.int() })),
}
export const zDocumentAction = zDocument.shape.actions.element
