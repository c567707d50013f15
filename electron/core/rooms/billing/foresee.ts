import type { Day } from '../../../../shared/values/day.ts'
import { Refusal } from '../../api/context.ts'
import type { ReadTx } from '../../store/store.ts'
import { refuseUnissuable, requireCompany } from './compute.ts'
import { readDocument, type StoredDocument } from './document-store.ts'
import { planInvoice } from './invoice.ts'

/** What a payment would do: leave something open, settle an invoice, or complete a proforma. */
export type PaymentEffect = 'part-paid' | 'settled' | 'invoice' | 'to-check'

/**
 * What `recordPayment` would do with the money, for a review before it. Writes nothing; the money must be accepted by
 * the document, which the caller has looked at.
 *
 * @param payment cents of the document's currency, and the booking day
 * @throws Missing document
 */
export async function foreseePayment(
  tx: ReadTx,
  payment: { documentN: number; amountCents: number; paidDay: Day },
): Promise<PaymentEffect> {
  const document = await readDocument(tx, { n: payment.documentN })
  if (payment.amountCents < document.openCents) return 'part-paid'
  return document.kind === 'invoice' ? 'settled' : foreseeInvoice(tx, document, payment.paidDay)
}

async function foreseeInvoice(
  tx: ReadTx,
  proforma: StoredDocument,
  paidDay: Day,
): Promise<'invoice' | 'to-check'> {
  const company = await requireCompany(tx)
  if (company.invoiceOnPayment === 'by-clerk') return 'to-check'
  try {
    const plan = await planInvoice(tx, company, proforma, paidDay)
    refuseUnissuable(plan.computation)
    return plan.differences.length > 0 ? 'to-check' : 'invoice'
  } catch (error) {
    if (error instanceof Refusal) return 'to-check'
    throw error
  }
}
