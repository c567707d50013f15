import { addDays, type Day } from '../../../../shared/values/day.ts'
import {
  type Cents,
  cents,
  currencyMinorUnits,
  negateCents,
  subtractCents,
} from '../../../../shared/values/money.ts'
import { todayIn } from '../../platform/clock.ts'
import { type CommandContext, Refusal, refuse, type Warning } from '../../api/context.ts'
import type { ReadTx } from '../../store/store.ts'
import { addToCredit, addToOpen, type Card, requireActiveCard } from '../customers/index.ts'
import { post } from '../ledger/index.ts'
import { readService } from '../services/index.ts'
import type { Company } from '../settings/index.ts'
import { planCredit, type Totals } from './amount-rules.ts'
import { type Computation, computeLines, refuseUnissuable, requireCompany } from './compute.ts'
import { type Correction, correctedWords } from './corrective-rules.ts'
import { creditInvoice, creditLine, readCreditable } from './credit.ts'
import { type NewLine, readDocument, type StoredDocument } from './document-store.ts'
import { recipientFacts } from './facts.ts'
import { issueDocument, type IssuedDocument } from './issue.ts'
import { type PrintedDocument, printedOf, withWords } from './printed.ts'
import { invoiceState } from './state-rules.ts'
import type { VatReason, VatTreatment } from './vat-rules.ts'

export interface ReinvoiceInput {
  /** The invoice that goes to the wrong recipient or says what no corrective document can put right. */
  documentN: number
  /** Who the new invoice goes to; the invoice's own card, where that is right now. */
  customerN: number
  /** What the new invoice says otherwise; its recipient is always the card's. */
  words?: Omit<Correction, 'recipient'>
}

/** What crediting and invoicing anew comes to; amounts are minor units of the company's currency. */
export interface ReinvoiceFigures {
  credited: Totals
  invoiced: Totals
  treatment: VatTreatment
  /** Why the treatment is what it is, as a draft says it. */
  reasons: VatReason[]
  /** Taken off what is open on the old invoice. */
  receivableCents: Cents
  /** What was paid on the old invoice and settles the new one at once. */
  settledCents: Cents
  /** What is to be paid on the new invoice. */
  openCents: Cents
  dueDay: Day
  /** What stays as credit on the old invoice's card. */
  creditLeftCents: Cents
}

interface ReinvoicePlan {
  company: Company
  card: Card
  old: StoredDocument
  printed: PrintedDocument
  today: Day
  computation: Computation<NewLine>
  figures: ReinvoiceFigures
}

async function planReinvoice(
  tx: ReadTx,
  input: ReinvoiceInput,
  now: { now(): string },
): Promise<ReinvoicePlan> {
  const company = await requireCompany(tx)
  const today = todayIn(now, company.timeZone)
  const standing = await printedOf(tx, { n: input.documentN })
  const printed = { ...standing, ...correctedWords(standing, input.words ?? {}) }
  const old = await readDocument(tx, { n: printed.n })
  const { number } = old
  if (old.kind !== 'invoice') refuse('billing.not-an-invoice', { number })
  const creditable = await readCreditable(tx, old.n)
  const credit = planCredit(old.priceMode, creditable, creditable.creditedGroups, null)
  if (!credit.ok) refuse('billing.already-credited', { number })
  const card = await requireActiveCard(tx, { n: input.customerN })
  const isSameCard = card.n === old.customerN
  const worded = { ...creditable, lines: withWords(creditable.lines, printed) }
  const minorUnits = currencyMinorUnits(old.currency)
  const lines: NewLine[] = []
  for (const left of credit.lines) {
    const line = creditLine(worded, left, minorUnits)
    lines.push({ ...line, serviceN: await serviceOf(tx, line.serviceN, card), creditsPosition: null })
  }
  const on = old.vatDay ?? old.issueDay
  const computation = await computeLines(tx, { company, card, mode: old.priceMode, on }, lines)
  refuseUnissuable(computation)
  const receivableCents = cents(Math.min(credit.totals.grossCents, old.openCents))
  const creditCents = subtractCents(credit.totals.grossCents, receivableCents)
  const settledCents = cents(isSameCard ? Math.min(creditCents, computation.totals.grossCents) : 0)
  const openCents = subtractCents(computation.totals.grossCents, settledCents)
  const term = card.termDays ?? company.proformaTermDays
  const figures: ReinvoiceFigures = {
    credited: credit.totals,
    invoiced: computation.totals,
    treatment: computation.treatment,
    reasons: computation.reasons,
    receivableCents,
    settledCents,
    openCents,
    dueDay: openCents > 0 ? addDays(today, term) : today,
    creditLeftCents: subtractCents(creditCents, settledCents),
  }
  return { company, card, old, printed, today, computation, figures }
}

/** A line names a service only on an invoice to the card that has it. */
async function serviceOf(tx: ReadTx, serviceN: number | null, card: Card): Promise<number | null> {
  if (serviceN === null) return null
  return (await readService(tx, { n: serviceN })).customerN === card.n ? serviceN : null
}

export type ForeseenReinvoice = ({ ok: true } & ReinvoiceFigures) | { ok: false; refusal: Warning }

/** What `creditAndReinvoice` would come to, or why it would refuse. Writes nothing. @throws Missing document, customer */
export async function foreseeReinvoice(
  tx: ReadTx,
  input: ReinvoiceInput,
  now: { now(): string },
): Promise<ForeseenReinvoice> {
  try {
    const { figures } = await planReinvoice(tx, input, now)
    return { ok: true, ...figures }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, refusal: { code: error.code, params: error.params } }
    throw error
  }
}

export interface Reinvoiced {
  creditNote: { id: string; number: string }
  invoice: { id: string; number: string }
  /** What stays as credit on the card of the old invoice, in minor units. */
  creditLeftCents: Cents
}

/**
 * Credits all that is left of an invoice and issues it anew to a card, with its VAT decided for that card at the rates
 * of the old day of supply (ES: RD 1619/2012 art. 15: a wrong recipient takes a negative invoice to the same and a new
 * one to the right). Credit note and new invoice count for VAT today, so that what was declared stays as it was.
 * Money received on the old invoice settles the new one where both are of one card, and is left as credit otherwise.
 *
 * @throws Refusal billing.not-an-invoice, billing.already-credited, customers.moved, customers.withdrawn, and as
 *   `computeLines` and `issueDocument`; Missing document, customer
 */
export async function creditAndReinvoice(
  command: CommandContext,
  input: ReinvoiceInput & { reason: string },
): Promise<Reinvoiced> {
  const plan = await planReinvoice(command.tx, input, command.core.clock)
  const note = await creditInvoice(command, plan.old, input.reason, null)
  const invoice = await issueNewInvoice(command, plan)
  await postNewInvoice(command, plan, invoice)
  await command.audit({
    action: 'billing.invoice-reissued',
    recordKind: 'document',
    recordId: plan.old.id,
    recordLabel: plan.old.number,
    public: {
      creditNote: note.number,
      invoice: invoice.number,
      cardNumber: plan.card.cardNumber,
      creditCents: plan.figures.creditLeftCents,
    },
    private: { reason: input.reason },
  })
  const { creditLeftCents } = plan.figures
  return {
    creditNote: { id: note.id, number: note.number },
    invoice: { id: invoice.id, number: invoice.number },
    creditLeftCents,
  }
}

function issueNewInvoice(command: CommandContext, plan: ReinvoicePlan): Promise<IssuedDocument> {
  const { company, card, old, printed, today, computation, figures } = plan
  const { settledCents, openCents } = figures
  return issueDocument(command, {
    kind: 'invoice',
    company,
    customer: card,
    recipient: { facts: recipientFacts(card), taxIdentity: card.taxIdentity },
    language: card.language,
    issueDay: today,
    dueDay: figures.dueDay,
    vatDay: today,
    priceMode: old.priceMode,
    treatment: computation.treatment,
    lines: computation.lines,
    totals: computation.totals,
    payments:
      settledCents === 0
        ? []
        : [{ day: today, kind: 'customer-credit', reference: old.number, amountCents: settledCents }],
    openCents,
    state: invoiceState(computation.totals.grossCents, openCents, 0),
    purchaseReference: card.n === old.customerN ? printed.purchaseReference : card.purchaseReference,
    note: printed.note,
    refersTo: { kind: 'invoice', number: old.number, day: old.issueDay },
    originN: null,
    replacesN: old.n,
    printed: { vatDay: old.vatDay },
  })
}

async function postNewInvoice(
  command: CommandContext,
  { card, today, figures }: ReinvoicePlan,
  invoice: IssuedDocument,
): Promise<void> {
  const { invoiced, settledCents, openCents } = figures
  const mine = { customerN: card.n, documentN: invoice.n }
  const entry = { day: today, ...mine }
  await post(command, {
    ...entry,
    kind: 'invoice',
    lines: [
      { account: 'receivable', debitCents: invoiced.grossCents, ...mine },
      { account: 'revenue', creditCents: invoiced.netCents, ...mine },
      { account: 'vat', creditCents: invoiced.vatCents, ...mine },
    ],
  })
  await addToOpen(command.tx, card.n, openCents)
  if (settledCents === 0) return
  await post(command, {
    ...entry,
    kind: 'invoice-settled',
    lines: [
      { account: 'customer-credit', debitCents: settledCents, customerN: card.n },
      { account: 'receivable', creditCents: settledCents, ...mine },
    ],
  })
  await addToCredit(command.tx, card.n, negateCents(settledCents))
}
