import { formatCreditorReference, isCreditorReference } from '../../../../shared/values/creditor-reference.ts'
import { epcQrText } from '../../../../shared/values/epc-qr.ts'
import { formatIban, parseIban } from '../../../../shared/values/iban.ts'
import { cents } from '../../../../shared/values/money.ts'
import type { DocumentFacts, PaymentFacts } from '../facts.ts'
import type { FrozenDocument } from '../frozen.ts'
import type { Wording } from './format.ts'
import { labelled, present } from './format.ts'

/** EPC069-12 allows 70 characters for the beneficiary. */
const qrNameLength = 70

function paymentText(payment: PaymentFacts, wording: Wording): string {
  const reference = present(payment.reference)
  const kind = wording.texts.payments.kinds[payment.kind]
  return reference === null ? kind : `${kind} · ${reference}`
}

/** Payments as the payer will recognise them; null where nothing was received. */
export function frozenPayments(facts: DocumentFacts, wording: Wording): FrozenDocument['payments'] {
  if (facts.payments.length === 0) return null
  const lastDay = facts.payments.map((payment) => payment.day).reduce((a, b) => (a > b ? a : b))
  return {
    heading: wording.texts.payments.heading,
    rows: facts.payments.map((payment) => ({
      day: wording.day(payment.day),
      text: paymentText(payment, wording),
      amount: wording.money(payment.amountCents),
    })),
    paidNote: facts.openCents > 0 ? null : wording.texts.payments.paidOn(wording.day(lastDay)),
  }
}

/** What the payer is asked to quote: the structured reference, or the number of the document. */
export function quotedReference(facts: DocumentFacts, title: string): string {
  const reference = facts.paymentReference
  if (reference === null) return title
  return isCreditorReference(reference) ? formatCreditorReference(reference) : reference
}

function qrText(facts: DocumentFacts, iban: string, title: string): string | null {
  if (facts.number === null) return null
  const bic = present(facts.company.bic)
  const reference = facts.paymentReference
  const content = epcQrText({
    name: [...facts.company.legalName.normalize('NFC')].slice(0, qrNameLength).join(''),
    iban,
    ...(bic === null ? {} : { bic }),
    amountCents: cents(facts.openCents),
    currency: facts.currency,
    ...(reference === null ? { text: title.slice(0, 140) } : { reference }),
  })
  return content.ok ? content.text : null
}

/**
 * How to pay what is open; null where nothing is, on a credit note, and while the company has no account. The code
 * is left out where the scheme cannot carry the payment (not euro) and on the preview of a draft.
 */
export function frozenPaymentBlock(
  facts: DocumentFacts,
  title: string,
  wording: Wording,
): FrozenDocument['paymentBlock'] {
  const typed = present(facts.company.iban)
  if (typed === null || facts.openCents <= 0 || facts.kind === 'credit-note') return null
  const parsed = parseIban(typed)
  const iban = parsed.ok ? parsed.iban : null
  const texts = wording.texts.paymentBlock
  const bic = present(facts.company.bic)
  const code = iban === null ? null : qrText(facts, iban, title)
  const amount = wording.money(facts.openCents)
  return {
    heading: texts.heading,
    rows: [
      labelled(texts.amount, amount, true),
      ...(facts.dueDay === null ? [] : [labelled(texts.dueDay, wording.day(facts.dueDay), true)]),
      labelled('IBAN', iban === null ? typed : formatIban(iban), true),
      ...(bic === null ? [] : [labelled('BIC', bic)]),
      labelled(texts.accountHolder, facts.company.legalName),
      labelled(texts.reference, quotedReference(facts, title), true),
    ],
    qrText: code,
    qrAlternative: code === null ? null : texts.qrAlternative(amount, facts.company.legalName),
    hint: code === null ? null : texts.hint,
  }
}
