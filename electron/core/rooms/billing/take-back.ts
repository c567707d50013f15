import { type Cents, cents, negateCents, subtractCents } from '../../../../shared/values/money.ts'
import { todayIn } from '../../platform/clock.ts'
import { type CommandContext, refuse } from '../../api/context.ts'
import { addToCredit, addToOpen, readCard } from '../customers/index.ts'
import { post, type PostingLine } from '../ledger/index.ts'
import { planCredit } from './amount-rules.ts'
import { requireCompany } from './compute.ts'
import { issueCreditNote, postCredit, readCreditable } from './credit.ts'
import { readInvoiceN, readReissued, readSettledCents } from './credit-store.ts'
import { readDocument, type StoredDocument, updateState } from './document-store.ts'
import type { IssuedDocument } from './issue.ts'
import { reopenDebt } from './payment.ts'
import { proformaState } from './state-rules.ts'
import type { TakeBackInput, TakeBackResult } from './types.ts'

/**
 * Takes money away from a document again. Call it before posting Dr the answered account / Cr where the money goes.
 *
 * Money on a proforma whose final invoice stands needs a decision: *leave open* makes the payer owe the invoice
 * again; *credit and reopen* credits it whole, gives what is left of the money back to the proforma, and opens that.
 *
 * @throws Refusal payments.invoice-decision-needed where there is no decision, payments.document-not-payable where
 *   the document holds no money, payments.credit-insufficient where part of the money became customer credit that
 *   is spent; Missing document
 */
export async function takeBackPayment(
  command: CommandContext,
  input: TakeBackInput,
): Promise<TakeBackResult> {
  if (input.amountCents <= 0) refuse('payments.amount-zero')
  const amountCents = cents(input.amountCents)
  const document = await readDocument(command.tx, { n: input.documentN })
  if (document.kind === 'invoice') {
    const origin = await abandonedFor(command, document)
    if (origin === null) return leaveOpen(command, document, amountCents)
    return takeBackFromProforma(command, origin, amountCents, input.decision)
  }
  return takeBackFromProforma(command, document, amountCents, input.decision)
}

/** The proforma that an invoice's money went back to, when the invoice was credited and the proforma opened again. */
async function abandonedFor(
  command: CommandContext,
  invoice: StoredDocument,
): Promise<StoredDocument | null> {
  if (invoice.originN === null) return null
  const proforma = await readDocument(command.tx, { n: invoice.originN })
  const stands = proforma.state === 'settled' && (await readInvoiceN(command.tx, proforma.n)) === invoice.n
  return stands ? null : proforma
}

async function takeBackFromProforma(
  command: CommandContext,
  proforma: StoredDocument,
  amountCents: Cents,
  decision: TakeBackInput['decision'],
): Promise<TakeBackResult> {
  const { number, state } = proforma
  if (proforma.kind !== 'proforma' || state === 'cancelled' || state === 'replaced' || state === 'expired')
    refuse('payments.document-not-payable', { number, state })
  if (state !== 'settled') return openAgain(command, proforma, amountCents)
  const invoiceN = await readInvoiceN(command.tx, proforma.n)
  if (invoiceN === null) throw new Error(`${number} is settled without an invoice`)
  const invoice = await readDocument(command.tx, { n: invoiceN })
  if (decision === null) refuse('payments.invoice-decision-needed', { invoiceNumber: invoice.number })
  // What was credited and issued anew is claimed by the new invoice: its proforma is not opened beside that.
  const isReissued = (await readReissued(command.tx, invoiceN)) !== null
  if (decision === 'leave-open' || isReissued) return leaveOpen(command, invoice, amountCents)
  return creditAndReopen(command, proforma, invoice, amountCents)
}

/** Money leaves a proforma that is not invoiced. */
async function openAgain(
  command: CommandContext,
  proforma: StoredDocument,
  amountCents: Cents,
): Promise<TakeBackResult> {
  const { n: documentN, customerN, grossCents } = proforma
  const paidCents = subtractCents(grossCents, proforma.openCents)
  const fromPaid = cents(Math.min(amountCents, paidCents))
  await takeFromCredit(command, proforma, 'prepayments', subtractCents(amountCents, fromPaid))
  const openCents = cents(proforma.openCents + fromPaid)
  const state = proformaState(grossCents, openCents)
  await updateState(command.tx, proforma, { state, openCents, differences: [], at: command.now })
  return { debit: { account: 'prepayments', documentN, customerN }, creditNote: null }
}

/**
 * The invoice stands, and is owed again. One that was credited and issued anew is never owed again: its money settled
 * the new invoice of the same card, which is owed in its place, or became credit where the new one is another card's.
 */
async function leaveOpen(
  command: CommandContext,
  paid: StoredDocument,
  amountCents: Cents,
): Promise<TakeBackResult> {
  let invoice = paid
  let next = await readReissued(command.tx, invoice.n)
  while (next !== null && next.customerN === invoice.customerN) {
    invoice = await readDocument(command.tx, { n: next.n })
    next = await readReissued(command.tx, invoice.n)
  }
  const settledCents = next === null ? await readSettledCents(command.tx, invoice.n) : 0
  const fromSettled = cents(Math.min(amountCents, settledCents))
  await takeFromCredit(command, invoice, 'receivable', subtractCents(amountCents, fromSettled))
  await reopenDebt(command, invoice, fromSettled)
  const { n: documentN, customerN } = invoice
  return { debit: { account: 'receivable', documentN, customerN }, creditNote: null }
}

/**
 * What the payer's money had become beyond the document (an overpaid total, a credit note of a paid invoice) is
 * taken back from the customer's credit.
 */
async function takeFromCredit(
  command: CommandContext,
  document: StoredDocument,
  account: 'prepayments' | 'receivable',
  amountCents: Cents,
): Promise<void> {
  if (amountCents === 0) return
  const { customerN, n: documentN } = document
  const card = await readCard(command.tx, { n: customerN })
  if (card.creditCents < amountCents)
    refuse('payments.credit-insufficient', { cardNumber: card.cardNumber, creditCents: card.creditCents })
  await postMove(command, document, [
    { account: 'customer-credit', debitCents: amountCents, customerN },
    { account, creditCents: amountCents, customerN, documentN },
  ])
  await addToCredit(command.tx, customerN, negateCents(amountCents))
}

async function postMove(
  command: CommandContext,
  { n: documentN, customerN }: StoredDocument,
  lines: PostingLine[],
): Promise<void> {
  const company = await requireCompany(command.tx)
  const day = todayIn(command.core.clock, company.timeZone)
  await post(command, { kind: 'invoice-settled', day, documentN, customerN, lines })
}

/** It was the wrong customer: the invoice is credited whole, and the proforma waits for money again. */
async function creditAndReopen(
  command: CommandContext,
  proforma: StoredDocument,
  invoice: StoredDocument,
  amountCents: Cents,
): Promise<TakeBackResult> {
  const creditNote = await creditWhole(command, proforma, invoice)
  // What of the invoice was settled by other money than the one that leaves now.
  const keptCents = creditNote.grossCents - invoice.openCents - amountCents
  if (keptCents < 0) await takeFromCredit(command, invoice, 'receivable', cents(-keptCents))
  const prepaidCents = cents(Math.min(Math.max(keptCents, 0), proforma.grossCents))
  if (keptCents > 0) await giveBack(command, proforma, invoice, cents(keptCents), prepaidCents)
  await addToOpen(command.tx, invoice.customerN, negateCents(invoice.openCents))
  await updateState(command.tx, invoice, {
    state: 'credited',
    openCents: 0,
    differences: [],
    at: command.now,
  })
  const openCents = subtractCents(proforma.grossCents, prepaidCents)
  const state = proformaState(proforma.grossCents, openCents)
  await updateState(command.tx, proforma, { state, openCents, differences: [], at: command.now })
  await command.audit({
    action: 'billing.proforma-reopened',
    recordKind: 'document',
    recordId: proforma.id,
    recordLabel: proforma.number,
    public: { invoice: invoice.number, creditNote: creditNote.issued?.number ?? null, openCents },
  })
  const { n: documentN, customerN } = invoice
  const { issued } = creditNote
  return {
    debit: { account: 'receivable', documentN, customerN },
    creditNote: issued === null ? null : { id: issued.id, number: issued.number },
  }
}

/** Credits all that is left of an invoice against its own debt, which the caller then brings to zero. */
async function creditWhole(
  command: CommandContext,
  proforma: StoredDocument,
  invoice: StoredDocument,
): Promise<{ issued: IssuedDocument | null; grossCents: Cents }> {
  const creditable = await readCreditable(command.tx, invoice.n)
  const plan = planCredit(invoice.priceMode, creditable, creditable.creditedGroups, null)
  if (!plan.ok) return { issued: null, grossCents: cents(0) }
  const issued = await issueCreditNote(command, invoice, creditable, plan, proforma.number)
  const { grossCents } = plan.totals
  await postCredit(command, invoice, issued, plan.totals, {
    receivableCents: grossCents,
    creditCents: cents(0),
  })
  return { issued, grossCents }
}

/** Money that stays with the payer: prepaid on the proforma again, and customer credit beyond its total. */
async function giveBack(
  command: CommandContext,
  proforma: StoredDocument,
  invoice: StoredDocument,
  keptCents: Cents,
  prepaidCents: Cents,
): Promise<void> {
  const { customerN } = invoice
  const creditCents = subtractCents(keptCents, prepaidCents)
  await postMove(command, invoice, [
    { account: 'receivable', debitCents: keptCents, customerN, documentN: invoice.n },
    { account: 'prepayments', creditCents: prepaidCents, customerN, documentN: proforma.n },
    { account: 'customer-credit', creditCents, customerN },
  ])
  await addToCredit(command.tx, customerN, creditCents)
}
