import { cents } from '../../../../shared/values/money.ts'
import { type CommandContext, Missing, refuse } from '../../api/context.ts'
import { paymentAccount, readPayable, recordPayment } from '../billing/index.ts'
import { addToCredit, readCard } from '../customers/index.ts'
import { post } from '../ledger/index.ts'
import { readCompany } from '../settings/index.ts'
import { insertAllocation, markGradesOf } from './allocation-store.ts'
import { documentRefusal } from './match-rules.ts'
import type { Numbered } from './match.ts'

/**
 * Pays a document from its card's credit, as of today.
 *
 * @throws Refusal payments.amount-zero, payments.credit-insufficient, payments.document-not-payable (also for a
 *   document of another card), payments.document-expired, payments.amount-exceeds-document
 */
export async function useCredit(
  command: CommandContext,
  input: { customerId: string; documentId: string; amountCents: number },
): Promise<{ allocationId: string; issuedInvoices: Numbered[]; toCheck: Numbered[] }> {
  const { tx } = command
  const amountCents = cents(input.amountCents)
  const card = await readCard(tx, { id: input.customerId })
  const document = await readPayable(tx, { id: input.documentId })
  if (document === null) throw new Missing('document')
  const { number, customerN, n: documentN } = document
  if (amountCents <= 0) refuse('payments.amount-zero')
  if (customerN !== card.n) refuse('payments.document-not-payable', { number, state: 'other-card' })
  const currency = (await readCompany(tx))?.currency ?? document.currency
  const refusal = documentRefusal(document, amountCents, currency)
  if (refusal !== null) refuse(refusal.code, refusal.params)
  if (card.creditCents < amountCents) {
    refuse('payments.credit-insufficient', { creditCents: card.creditCents, amountCents })
  }
  const today = await command.today()
  const entryN = await post(command, {
    kind: 'credit-used',
    day: today,
    documentN,
    customerN,
    lines: [
      { account: 'customer-credit', debitCents: amountCents, customerN },
      { account: paymentAccount(document), creditCents: amountCents, customerN, documentN },
    ],
  })
  await addToCredit(tx, customerN, -amountCents)
  const allocationId = await insertAllocation(command, {
    kind: 'credit-use',
    bankLineN: null,
    documentN,
    customerN,
    amountCents,
    entryN,
  })
  const paid = await recordPayment(command, {
    documentN,
    amountCents,
    paidDay: today,
    kind: 'customer-credit',
  })
  await markGradesOf(tx, [documentN])
  await command.audit({
    action: 'payments.credit-used',
    recordKind: 'document',
    recordId: document.id,
    recordLabel: number,
    public: { cardNumber: card.cardNumber, amountCents, invoice: paid.issuedInvoice?.number ?? null },
  })
  return {
    allocationId,
    issuedInvoices: paid.issuedInvoice === null ? [] : [paid.issuedInvoice],
    toCheck: paid.toCheck ? [{ id: document.id, number }] : [],
  }
}
