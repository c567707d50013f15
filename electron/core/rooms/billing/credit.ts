import {
  type Cents,
  cents,
  currencyMinorUnits,
  negateCents,
  subtractCents,
} from '../../../../shared/values/money.ts'
import { todayIn } from '../../platform/clock.ts'
import { type CommandContext, refuse } from '../../api/context.ts'
import type { ReadTx } from '../../store/store.ts'
import { addToCredit, addToOpen, readCard } from '../customers/index.ts'
import { post } from '../ledger/index.ts'
import {
  type CreditableLine,
  type CreditedLine,
  type CreditPlan,
  planCredit,
  priceOfAmount,
  type Totals,
  type VatGroup,
} from './amount-rules.ts'
import { requireCompany } from './compute.ts'
import { readCreditedGroups, readCreditedLines } from './credit-store.ts'
import {
  type NewLine,
  readLines,
  readVatGroups,
  type StoredDocument,
  type StoredLine,
  updateState,
} from './document-store.ts'
import { issueDocument, type IssuedDocument } from './issue.ts'
import { readLastCorrective, withWords, wordsOf } from './printed.ts'
import { invoiceState } from './state-rules.ts'

/** An invoice with what earlier credit notes left of it. */
export interface Creditable {
  lines: (StoredLine & CreditableLine)[]
  vatGroups: VatGroup[]
  creditedGroups: VatGroup[]
  /** Gross, of all earlier credit notes. */
  creditedCents: Cents
}

export async function readCreditable(tx: ReadTx, invoiceN: number): Promise<Creditable> {
  const vatGroups = await readVatGroups(tx, invoiceN)
  const credited = await readCreditedLines(tx, invoiceN)
  const creditedGroups = await readCreditedGroups(tx, invoiceN)
  const lines = (await readLines(tx, invoiceN)).map((line) => ({
    ...line,
    country: countryOf(vatGroups, line),
    creditedCents: credited.get(line.position) ?? cents(0),
  }))
  const creditedCents = cents(creditedGroups.reduce((sum, group) => sum + group.netCents + group.vatCents, 0))
  return { lines, vatGroups, creditedGroups, creditedCents }
}

/** A document charges the VAT of one country per code. */
function countryOf(groups: readonly VatGroup[], line: StoredLine): string {
  const group = groups.find(
    ({ vatCode, ratePermyriad }) => vatCode === line.vatCode && ratePermyriad === line.ratePermyriad,
  )
  return group?.country ?? ''
}

/** Where the money of a credit note goes; the parts add up to its gross total. */
export interface CreditSettlement {
  /** Takes down what is open on the invoice. */
  receivableCents: Cents
  /** Is kept for the customer. */
  creditCents: Cents
}

export interface CreditNote extends IssuedDocument {
  grossCents: Cents
}

/**
 * Credits an invoice, whole or in part: first against what is open on it, the rest as customer credit.
 *
 * @throws Refusal billing.not-an-invoice, billing.already-credited, billing.credit-exceeds-invoice,
 *   billing.amount-zero
 */
export async function creditInvoice(
  command: CommandContext,
  invoice: StoredDocument,
  reason: string,
  wanted: readonly CreditedLine[] | null,
): Promise<CreditNote> {
  if (invoice.kind !== 'invoice') refuse('billing.not-an-invoice', { number: invoice.number })
  const creditable = await readCreditable(command.tx, invoice.n)
  const plan = planCredit(invoice.priceMode, creditable, creditable.creditedGroups, wanted)
  if (!plan.ok) refuseCredit(invoice, plan)
  const { grossCents } = plan.totals
  if (grossCents <= 0) refuse('billing.amount-zero')
  const note = await issueCreditNote(command, invoice, creditable, plan, reason)
  const receivableCents = cents(Math.min(grossCents, invoice.openCents))
  const creditCents = subtractCents(grossCents, receivableCents)
  await postCredit(command, invoice, note, plan.totals, { receivableCents, creditCents })
  await addToOpen(command.tx, invoice.customerN, negateCents(receivableCents))
  await addToCredit(command.tx, invoice.customerN, creditCents)
  const openCents = subtractCents(invoice.openCents, receivableCents)
  await updateState(command.tx, invoice, {
    state: invoiceState(invoice.grossCents, openCents, creditable.creditedCents + grossCents),
    openCents,
    differences: [],
    at: command.now,
  })
  return { ...note, grossCents }
}

function refuseCredit(invoice: StoredDocument, plan: Extract<CreditPlan, { ok: false }>): never {
  const { number } = invoice
  if (plan.reason === 'nothing-left') refuse('billing.already-credited', { number })
  refuse('billing.credit-exceeds-invoice', { number, position: plan.position })
}

/**
 * The credit note itself, to whom the invoice was addressed and in its language and rates; posts nothing. The words are
 * those of the last corrective document, where the invoice was corrected.
 */
export async function issueCreditNote(
  command: CommandContext,
  invoice: StoredDocument,
  creditable: Creditable,
  plan: Extract<CreditPlan, { ok: true }>,
  reason: string,
): Promise<IssuedDocument> {
  const company = await requireCompany(command.tx)
  const card = await readCard(command.tx, { n: invoice.customerN })
  const today = todayIn(command.core.clock, company.timeZone)
  const corrective = await readLastCorrective(command.tx, invoice)
  const { recipient, purchaseReference } = corrective ?? invoice
  const worded =
    corrective === null
      ? creditable
      : { lines: withWords(creditable.lines, await wordsOf(command.tx, corrective)) }
  return issueDocument(command, {
    kind: 'credit-note',
    company,
    customer: card,
    recipient,
    language: invoice.language,
    issueDay: today,
    dueDay: today,
    vatDay: today,
    priceMode: invoice.priceMode,
    treatment: invoice.treatment,
    lines: plan.lines.map((line) => creditLine(worded, line, currencyMinorUnits(invoice.currency))),
    totals: plan.totals,
    payments: [],
    openCents: cents(0),
    state: 'settled',
    purchaseReference,
    note: reason,
    refersTo: { kind: 'invoice', number: invoice.number, day: invoice.issueDay },
    originN: invoice.n,
    replacesN: null,
  })
}

/** What is left of a line: a whole one keeps its quantity and price; a part of one is a sum. */
export function creditLine(
  { lines }: Pick<Creditable, 'lines'>,
  { position, amountCents }: CreditedLine,
  minorUnits: number,
): NewLine {
  const line = lines.find((candidate) => candidate.position === position)
  if (line === undefined) throw new Error(`line ${position} is not on the invoice`)
  const whole = line.creditedCents === 0 && amountCents === line.amountCents
  return {
    ...line,
    amountCents,
    creditsPosition: position,
    ...(whole ? {} : { quantity: '1', unitPrice: priceOfAmount(amountCents, minorUnits) }),
  }
}

/** Takes the revenue and its VAT back; the other side is the invoice's debt and, beyond it, the customer's credit. */
export async function postCredit(
  command: CommandContext,
  invoice: Pick<StoredDocument, 'n' | 'customerN'>,
  note: IssuedDocument,
  totals: Totals,
  { receivableCents, creditCents }: CreditSettlement,
): Promise<void> {
  const { customerN } = invoice
  const company = await requireCompany(command.tx)
  await post(command, {
    kind: 'credit-note',
    day: todayIn(command.core.clock, company.timeZone),
    documentN: note.n,
    customerN,
    lines: [
      { account: 'revenue', debitCents: totals.netCents, customerN, documentN: note.n },
      { account: 'vat', debitCents: totals.vatCents, customerN, documentN: note.n },
      { account: 'receivable', creditCents: receivableCents, customerN, documentN: invoice.n },
      { account: 'customer-credit', creditCents, customerN },
    ],
  })
}
