import { addDays, type Day } from '../../../../shared/values/day.ts'
import { type Cents, cents, subtractCents, sumCents } from '../../../../shared/values/money.ts'
import { todayIn } from '../../platform/clock.ts'
import { askConfirmation, type CommandContext, refuse } from '../../api/context.ts'
import { type PaymentFacts, printableOnly } from '../../documents/index.ts'
import type { ReadTx } from '../../store/store.ts'
import { addToCredit, addToOpen, type Card, readCard } from '../customers/index.ts'
import { post } from '../ledger/index.ts'
import type { Company } from '../settings/index.ts'
import { type Difference, differencesOf } from './check-rules.ts'
import { type Computation, computeLines, refuseUnissuable, requireCompany } from './compute.ts'
import {
  readLines,
  readVatGroups,
  type StoredDocument,
  type StoredLine,
  updateState,
} from './document-store.ts'
import { recipientFacts } from './facts.ts'
import { issueDocument, type IssuedDocument } from './issue.ts'
import { type Received, readReceived } from './received-store.ts'
import { invoiceState } from './state-rules.ts'

/** The final invoice of a proforma as it would be issued now, and what it says differently. */
export interface InvoicePlan {
  company: Company
  card: Card
  proforma: StoredDocument
  vatDay: Day
  computation: Computation<StoredLine>
  differences: Difference[]
}

/**
 * Computes the final invoice anew from the proforma's lines, with the card as it is now and the rates of the VAT day.
 *
 * @throws Refusal as `computeLines`
 */
export async function planInvoice(
  tx: ReadTx,
  company: Company,
  proforma: StoredDocument,
  vatDay: Day,
): Promise<InvoicePlan> {
  const card = await readCard(tx, { n: proforma.customerN })
  const sources = await readLines(tx, proforma.n)
  const mode = proforma.priceMode
  const computation = await computeLines(tx, { company, card, mode, on: vatDay }, sources)
  const differences = differencesOf(
    {
      treatment: proforma.treatment,
      grossCents: proforma.grossCents,
      vatGroups: await readVatGroups(tx, proforma.n),
      legalName: proforma.recipient.facts.name,
      taxIdentity: proforma.recipient.taxIdentity,
    },
    {
      treatment: computation.treatment,
      grossCents: computation.totals.grossCents,
      vatGroups: computation.totals.vatGroups,
      legalName: card.legalName,
      taxIdentity: card.taxIdentity,
    },
  )
  return { company, card, proforma, vatDay, computation, differences }
}

/**
 * Issues the planned invoice over what was prepaid: books the debt and the revenue, and settles the debt from the
 * prepayments. A total above what was paid stays open; one below it leaves the rest as customer credit.
 */
export async function issueFinalInvoice(
  command: CommandContext,
  plan: InvoicePlan,
  payments: readonly PaymentFacts[],
): Promise<IssuedDocument> {
  const { company, card, proforma, computation } = plan
  const { totals } = computation
  refuseUnissuable(computation)
  const today = todayIn(command.core.clock, company.timeZone)
  const paidCents = proforma.grossCents
  const settledCents = cents(Math.min(paidCents, totals.grossCents))
  const openCents = subtractCents(totals.grossCents, settledCents)
  const creditCents = subtractCents(paidCents, settledCents)
  const term = card.termDays ?? company.proformaTermDays
  const invoice = await issueDocument(command, {
    kind: 'invoice',
    company,
    customer: card,
    recipient: { facts: recipientFacts(card), taxIdentity: card.taxIdentity },
    language: card.language,
    issueDay: today,
    dueDay: openCents > 0 ? addDays(today, term) : today,
    vatDay: plan.vatDay,
    priceMode: proforma.priceMode,
    treatment: computation.treatment,
    lines: computation.lines,
    totals,
    payments,
    openCents,
    state: invoiceState(totals.grossCents, openCents, 0),
    purchaseReference: proforma.purchaseReference,
    note: proforma.note,
    refersTo: { kind: 'proforma', number: proforma.number, day: proforma.issueDay },
    originN: proforma.n,
    replacesN: null,
  })
  await postInvoice(command, plan, invoice, { today, paidCents, settledCents, creditCents })
  await addToOpen(command.tx, card.n, openCents)
  await addToCredit(command.tx, card.n, creditCents)
  await updateState(command.tx, proforma, {
    state: 'settled',
    openCents: 0,
    differences: [],
    at: command.now,
  })
  return invoice
}

async function postInvoice(
  command: CommandContext,
  { card, proforma, computation: { totals } }: InvoicePlan,
  invoice: IssuedDocument,
  money: { today: Day; paidCents: Cents; settledCents: Cents; creditCents: Cents },
): Promise<void> {
  const mine = { customerN: card.n, documentN: invoice.n }
  const entry = { day: money.today, documentN: invoice.n, customerN: card.n }
  await post(command, {
    ...entry,
    kind: 'invoice',
    lines: [
      { account: 'receivable', debitCents: totals.grossCents, ...mine },
      { account: 'revenue', creditCents: totals.netCents, ...mine },
      { account: 'vat', creditCents: totals.vatCents, ...mine },
    ],
  })
  await post(command, {
    ...entry,
    kind: 'invoice-settled',
    lines: [
      { account: 'prepayments', debitCents: money.paidCents, customerN: card.n, documentN: proforma.n },
      { account: 'receivable', creditCents: money.settledCents, ...mine },
      { account: 'customer-credit', creditCents: money.creditCents, customerN: card.n },
    ],
  })
}

/** How much of a payer's words is printed. */
const referenceLength = 80

/** A payment as the invoice shows it. The payer's words lose what the document font cannot print. */
export function paymentFacts(payment: {
  day: string
  kind: PaymentFacts['kind']
  reference: string
  amountCents: number
}): PaymentFacts {
  const words = printableOnly(payment.reference).replace(/\s+/gu, ' ').trim()
  return { ...payment, reference: [...words].slice(0, referenceLength).join('') }
}

function kindShown(kind: string, method: Received['method']): PaymentFacts['kind'] {
  if (kind === 'receipt' && method !== null) return method
  return kind === 'credit-use' ? 'customer-credit' : kind === 'document' ? 'transfer' : 'other'
}

/**
 * The day on which the last of the money came that a proforma still has, or null: that day it was paid, and its VAT is
 * due (Directive 2006/112/EC art. 65). In which order the money was matched says nothing about that.
 */
export function lastDayOf(received: readonly Pick<Received, 'day' | 'amountCents' | 'undone'>[]): Day | null {
  const days = received.filter((one) => !one.undone && one.amountCents > 0).map((one) => one.day)
  return days.reduce<Day | null>((last, one) => (last === null || one > last ? one : last), null)
}

/** What a document received and still has, as its invoice shows it. */
export function paymentsShown(received: readonly Received[]): PaymentFacts[] {
  return received
    .filter((payment) => !payment.undone)
    .map(({ day, kind, method, remittance, amountCents }) =>
      paymentFacts({
        day,
        kind: kindShown(kind, method),
        reference: remittance,
        amountCents,
      }),
    )
}

/**
 * A clerk issues the final invoice of a paid proforma that waits.
 *
 * @throws Refusal billing.not-a-proforma, billing.proforma-invoiced, billing.proforma-not-paid; Unconfirmed
 *   billing.differs-from-proforma
 */
export async function issueWaitingInvoice(
  command: CommandContext,
  proforma: StoredDocument,
  confirm: readonly string[],
): Promise<IssuedDocument> {
  const { number, kind, state } = proforma
  if (kind !== 'proforma') refuse('billing.not-a-proforma', { number })
  if (state === 'settled') refuse('billing.proforma-invoiced', { number })
  if (state !== 'to-check') refuse('billing.proforma-not-paid', { number })
  const company = await requireCompany(command.tx)
  const received = (await readReceived(command.tx, [proforma.n])).filter((payment) => !payment.undone)
  const vatDay = lastDayOf(received) ?? todayIn(command.core.clock, company.timeZone)
  const plan = await planInvoice(command.tx, company, proforma, vatDay)
  askConfirmation(
    plan.differences.map((difference) => ({
      code: 'billing.differs-from-proforma' as const,
      params: { number, ...difference },
    })),
    confirm,
  )
  return issueFinalInvoice(command, plan, paymentsThatSettle(proforma, paymentsShown(received)))
}

/**
 * The payments of a proforma, made to come to its total: what a credited invoice left behind when the proforma was
 * opened again was received on other papers, and is shown as one sum set off.
 */
export function paymentsThatSettle(
  proforma: StoredDocument,
  payments: readonly PaymentFacts[],
): PaymentFacts[] {
  const shown = sumCents(payments.map((payment) => cents(payment.amountCents)))
  return shown === proforma.grossCents ? [...payments] : []
}
