import { addCents, cents, negateCents, subtractCents } from '../../../../shared/values/money.ts'
import { type CommandContext, refuse, Refusal } from '../../api/context.ts'
import { addToOpen } from '../customers/index.ts'
import type { Difference } from './check-rules.ts'
import { requireCompany } from './compute.ts'
import { readCreditedCents } from './credit-store.ts'
import { readDocument, type StoredDocument, updateState } from './document-store.ts'
import {
  issueFinalInvoice,
  lastDayOf,
  paymentFacts,
  paymentsShown,
  paymentsThatSettle,
  planInvoice,
} from './invoice.ts'
import { type Received, readReceived } from './received-store.ts'
import { invoiceState, isPayable, proformaState } from './state-rules.ts'
import type { PaymentInput, PaymentResult } from './types.ts'

/**
 * Takes money on a document: lowers what is open, and issues the final invoice of a proforma that it completes
 * (or has it wait for a clerk). The caller posts Dr where the money was / Cr `paymentAccount(document)` with the
 * document's key, and may do so, and insert its allocation, before or after.
 *
 * @throws Refusal payments.amount-zero, payments.amount-exceeds-document, payments.document-not-payable,
 *   payments.document-expired; Missing document
 */
export async function recordPayment(command: CommandContext, input: PaymentInput): Promise<PaymentResult> {
  const document = await readDocument(command.tx, { n: input.documentN })
  refuseUnpayable(document, input.amountCents)
  const openCents = subtractCents(document.openCents, cents(input.amountCents))
  if (document.kind === 'invoice') {
    const creditedCents = await readCreditedCents(command.tx, document.n)
    const state = invoiceState(document.grossCents, openCents, creditedCents)
    await updateState(command.tx, document, { state, openCents, differences: [], at: command.now })
    await addToOpen(command.tx, document.customerN, negateCents(cents(input.amountCents)))
    return { issuedInvoice: null, toCheck: false }
  }
  if (openCents === 0) return completeProforma(command, document, input)
  const state = proformaState(document.grossCents, openCents)
  await updateState(command.tx, document, { state, openCents, differences: [], at: command.now })
  return { issuedInvoice: null, toCheck: false }
}

function refuseUnpayable(document: StoredDocument, amountCents: number): void {
  const { number, kind, state, openCents } = document
  if (amountCents <= 0) refuse('payments.amount-zero')
  if (kind === 'proforma' && (state === 'expired' || state === 'replaced'))
    refuse('payments.document-expired', { number, state })
  if (!isPayable(kind, state)) refuse('payments.document-not-payable', { number, state })
  if (amountCents > openCents) refuse('payments.amount-exceeds-document', { number, openCents })
}

/**
 * The proforma is paid: its invoice goes out, or waits where the company has it so, where it would say something
 * else than the proforma, and where it cannot be issued now (the money is received all the same).
 */
async function completeProforma(
  command: CommandContext,
  proforma: StoredDocument,
  input: PaymentInput,
): Promise<PaymentResult> {
  const company = await requireCompany(command.tx)
  if (input.holdInvoice === true) return waitForClerk(command, proforma, [], input.holdReason ?? 'batch')
  if (company.invoiceOnPayment === 'by-clerk') return waitForClerk(command, proforma, [], 'by-clerk')
  try {
    const received = await readReceived(command.tx, [proforma.n])
    const before = lastDayOf(received) ?? input.paidDay
    const vatDay = before > input.paidDay ? before : input.paidDay
    const plan = await planInvoice(command.tx, company, proforma, vatDay)
    if (plan.differences.length > 0)
      return await waitForClerk(command, proforma, plan.differences, 'billing.differs-from-proforma')
    const { id, number } = await issueFinalInvoice(command, plan, paymentsOf(received, proforma, input))
    return { issuedInvoice: { id, number }, toCheck: false }
  } catch (error) {
    // Nothing of the invoice is written before its last refusal.
    if (error instanceof Refusal) return waitForClerk(command, proforma, [], error.code)
    throw error
  }
}

async function waitForClerk(
  command: CommandContext,
  proforma: StoredDocument,
  differences: Difference[],
  reason: string,
): Promise<PaymentResult> {
  await updateState(command.tx, proforma, { state: 'to-check', openCents: 0, differences, at: command.now })
  await command.audit({
    action: 'billing.proforma-to-check',
    recordKind: 'document',
    recordId: proforma.id,
    recordLabel: proforma.number,
    public: { reason, fields: differences.map((difference) => difference.field) },
  })
  return { issuedInvoice: null, toCheck: true }
}

/** All payments of the proforma with this one, whether or not its allocation is stored yet. */
function paymentsOf(received: readonly Received[], proforma: StoredDocument, input: PaymentInput) {
  const now = paymentFacts({
    day: input.paidDay,
    kind: input.kind ?? 'transfer',
    reference: input.reference ?? '',
    amountCents: input.amountCents,
  })
  const before = paymentsShown(received)
  const known = paymentsThatSettle(proforma, before)
  return known.length > 0 ? known : paymentsThatSettle(proforma, [...before, now])
}

/** Puts money that left an invoice back on it as a debt. */
export async function reopenDebt(
  command: CommandContext,
  invoice: StoredDocument,
  amountCents: number,
): Promise<void> {
  if (amountCents === 0) return
  const openCents = addCents(invoice.openCents, cents(amountCents))
  const creditedCents = await readCreditedCents(command.tx, invoice.n)
  const state = invoiceState(invoice.grossCents, openCents, creditedCents)
  await updateState(command.tx, invoice, { state, openCents, differences: [], at: command.now })
  await addToOpen(command.tx, invoice.customerN, cents(amountCents))
}
