import { cents, subtractCents, sumCents } from '../../../../shared/values/money.ts'
import { todayIn } from '../../platform/clock.ts'
import { type CommandContext, Refusal, refuse, type Warning } from '../../api/context.ts'
import type { CorrectionFacts, PaymentFacts } from '../../documents/index.ts'
import type { ReadTx } from '../../store/store.ts'
import { readCard } from '../customers/index.ts'
import type { Company } from '../settings/index.ts'
import { requireCompany } from './compute.ts'
import {
  correctedWords,
  type Correction,
  correctionsOf,
  type PrintedRecipient,
  type PrintedWords,
  sameWords,
  toldCorrections,
  wrongCorrection,
} from './corrective-rules.ts'
import { readCreditedCents, readInvoiceN, readSettledCents } from './credit-store.ts'
import { readDocument, readLines, readVatGroups, type StoredDocument } from './document-store.ts'
import { paymentsShown, paymentsThatSettle } from './invoice.ts'
import { issueDocument, type IssuedDocument } from './issue.ts'
import { readInvoiceOrOther, readLastCorrective, withWords, wordsOf } from './printed.ts'
import { readReceived } from './received-store.ts'
import { decideVat, type VatCustomer } from './vat-rules.ts'

export interface CorrectiveInput {
  /** The invoice, or a corrective document of it. */
  documentN: number
  correction: Correction
}

interface CorrectivePlan {
  company: Company
  invoice: StoredDocument
  /** The one that the new one takes the place of. */
  previous: StoredDocument | null
  now: PrintedWords
  corrections: CorrectionFacts[]
}

async function planCorrective(tx: ReadTx, input: CorrectiveInput): Promise<CorrectivePlan> {
  const invoice = await readInvoiceOrOther(tx, { n: input.documentN })
  const { number } = invoice
  if (invoice.kind === 'proforma') refuse('billing.proforma-not-corrected', { number })
  if (invoice.kind !== 'invoice') refuse('billing.not-an-invoice', { number })
  if ((await readCreditedCents(tx, invoice.n)) >= invoice.grossCents)
    refuse('billing.already-credited', { number })
  const previous = await readLastCorrective(tx, invoice)
  const issued = await wordsOf(tx, invoice)
  const standing = previous === null ? issued : await wordsOf(tx, previous)
  const now = correctedWords(standing, input.correction)
  const wrong = wrongCorrection(now, input.correction)
  if (wrong !== null) refuse(wrong.code, { number, ...wrong.params })
  if (sameWords(standing, now)) refuse('billing.correction-nothing', { number })
  const company = await requireCompany(tx)
  await refuseOtherVat(tx, company, invoice, standing.recipient, now.recipient)
  return { company, invoice, previous, now, corrections: correctionsOf(issued, standing, now) }
}

/** A place where the supply would be taxed otherwise is no slip of the pen: it takes a credit note and a new invoice. */
async function refuseOtherVat(
  tx: ReadTx,
  company: Company,
  invoice: StoredDocument,
  before: PrintedRecipient,
  after: PrintedRecipient,
): Promise<void> {
  if (before.country === after.country && before.postcode === after.postcode) return
  const card = await readCard(tx, { n: invoice.customerN })
  const vatNumber = invoice.recipient.facts.vatNumber ?? ''
  const categories = new Set((await readLines(tx, invoice.n)).map(({ vatCategory }) => vatCategory))
  const decided = (place: PrintedRecipient): string[] => {
    const customer: VatCustomer = {
      kind: card.kind,
      country: place.country,
      postcode: place.postcode,
      vatNumber,
      confirmation: card.vatConfirmation,
    }
    return [...categories].map((category) => {
      const vat = decideVat(company, customer, category, invoice.vatDay ?? invoice.issueDay)
      if (vat === null) return ''
      const liable = vat.treatment === 'reverse-charge' ? vat.country : ''
      return [vat.treatment, vat.vatCode, vat.rateOf?.country ?? '', liable].join(' ')
    })
  }
  const [one, other] = [decided(before), decided(after)]
  if (one.some((text, index) => text !== other[index]))
    refuse('billing.correction-vat', { number: invoice.number, country: after.country })
}

export type ForeseenCorrective =
  { ok: true; corrections: CorrectionFacts[] } | { ok: false; refusal: Warning }

/** What `issueCorrective` would print as corrected, or why it would refuse. Characters are looked at on issue only. */
export async function foreseeCorrective(tx: ReadTx, input: CorrectiveInput): Promise<ForeseenCorrective> {
  try {
    const { corrections } = await planCorrective(tx, input)
    return { ok: true, corrections }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, refusal: { code: error.code, params: error.params } }
    throw error
  }
}

/**
 * Restates an invoice in full with the right words, in a series of its own, naming the invoice and what was wrong
 * (Directive 2006/112/EC art. 219; ES: RD 1619/2012 art. 15). Lines, amounts, rates and the day of supply are those
 * of the invoice; nothing is posted. The invoice stays the debt: while it is open, its reference and code are shown.
 *
 * @throws Refusal billing.proforma-not-corrected, billing.not-an-invoice, billing.already-credited,
 *   billing.correction-blank, billing.correction-line, billing.correction-period, billing.correction-nothing,
 *   billing.correction-vat, and as `issueDocument`; Missing document
 */
export async function issueCorrective(
  command: CommandContext,
  input: CorrectiveInput & { reason: string },
): Promise<IssuedDocument> {
  const { tx } = command
  const { company, invoice, previous, now, corrections } = await planCorrective(tx, input)
  const { recipient } = invoice
  const issued = await issueDocument(command, {
    kind: 'corrective',
    company,
    customer: { n: invoice.customerN, cardNumber: recipient.facts.cardNumber },
    recipient: {
      facts: { ...recipient.facts, ...now.recipient },
      taxIdentity: recipient.taxIdentity,
    },
    language: invoice.language,
    issueDay: todayIn(command.core.clock, company.timeZone),
    dueDay: invoice.dueDay,
    vatDay: invoice.vatDay,
    priceMode: invoice.priceMode,
    treatment: invoice.treatment,
    lines: withWords(await readLines(tx, invoice.n), now),
    totals: {
      vatGroups: await readVatGroups(tx, invoice.n),
      netCents: invoice.netCents,
      vatCents: invoice.vatCents,
      grossCents: invoice.grossCents,
    },
    payments: await paymentsOn(tx, invoice),
    openCents: cents(0),
    state: 'settled',
    purchaseReference: now.purchaseReference,
    note: now.note,
    refersTo: { kind: 'invoice', number: invoice.number, day: invoice.issueDay },
    originN: invoice.n,
    replacesN: null,
    printed: {
      openCents: invoice.openCents,
      reference: invoice.reference,
      corrections,
      takesPlaceOf: previous === null ? null : { number: previous.number, day: previous.issueDay },
    },
  })
  const { fields, before, after } = toldCorrections(corrections)
  await command.audit({
    action: 'billing.invoice-corrected',
    recordKind: 'document',
    recordId: invoice.id,
    recordLabel: invoice.number,
    public: { corrective: issued.number, fields },
    private: { reason: input.reason, before, after },
  })
  return issued
}

/** What was received on an invoice and on the proforma behind it, as far as it stands. */
async function paymentsOn(tx: ReadTx, invoice: StoredDocument): Promise<PaymentFacts[]> {
  const own = paymentsShown(await readReceived(tx, [invoice.n]))
  if (invoice.replacesN !== null) return [...(await setOffOn(tx, invoice, invoice.replacesN, own)), ...own]
  if (invoice.originN === null) return own
  const proforma = await readDocument(tx, { n: invoice.originN })
  const stands = proforma.state === 'settled' && (await readInvoiceN(tx, proforma.n)) === invoice.n
  if (!stands) return own
  const before = paymentsShown(await readReceived(tx, [proforma.n]))
  return [...paymentsThatSettle(proforma, before), ...own]
}

/** What was paid on the invoice that this one took the place of, as far as it still settles this one. */
async function setOffOn(
  tx: ReadTx,
  invoice: StoredDocument,
  replacesN: number,
  own: PaymentFacts[],
): Promise<PaymentFacts[]> {
  const old = await readDocument(tx, { n: replacesN })
  const ownCents = sumCents(own.map(({ amountCents }) => cents(amountCents)))
  const amountCents = subtractCents(await readSettledCents(tx, invoice.n), ownCents)
  if (amountCents <= 0) return []
  return [{ day: invoice.issueDay, kind: 'customer-credit', reference: old.number, amountCents }]
}
