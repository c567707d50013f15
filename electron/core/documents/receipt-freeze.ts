import { mapTexts, senderOf } from './freeze.ts'
import { recipientLines, returnLine } from './freezing/address.ts'
import { labelled, present, printable, type Wording, wordingOf } from './freezing/format.ts'
import type { ReceiptFacts } from './receipt-facts.ts'
import type { FrozenReceipt } from './receipt-frozen.ts'
import { type ReceiptTexts, receiptTexts } from './receipt-texts.ts'
import { printableOnly } from './unsupported-characters.ts'

/**
 * Words a receipt once and for all, in its language. Characters that the font lacks are left out: money that lies on
 * the table is not refused for a letter. Pure.
 */
export function freezeReceipt(facts: ReceiptFacts): FrozenReceipt {
  const wording = wordingOf(facts)
  const texts = receiptTexts[facts.language]
  const title = `${texts.title} ${facts.number}`
  const frozen: FrozenReceipt = {
    format: 1,
    kind: 'receipt',
    language: facts.language,
    mark: null,
    title,
    notice: texts.notice,
    intro: texts.intro,
    meta: metaOf(facts, texts, wording),
    sender: { ...senderOf(facts.company, wording), addressLine: returnLine(facts.company) },
    recipient: { lines: recipientLines(facts.recipient, facts.company.country) },
    columns: texts.columns,
    lines: linesOf(facts, texts, wording),
    totals: [labelled(texts.total, wording.money(facts.amountCents), true)],
    closing: closingOf(facts, texts),
    pageLabel: wording.texts.pageLabel,
    metadata: {
      title,
      author: facts.company.legalName,
      subject: `${title} – ${facts.recipient.name}`,
      languageTag: facts.language,
    },
    createdAt: facts.recordedAt,
  }
  return mapTexts(frozen, (text) => printedText(printable(text)))
}

/** Line breaks are no characters of the font. */
function printedText(text: string): string {
  return text
    .split('\n')
    .map((line) => printableOnly(line))
    .join('\n')
}

function metaOf(facts: ReceiptFacts, texts: ReceiptTexts, wording: Wording): FrozenReceipt['meta'] {
  const reference = present(facts.reference)
  return [
    labelled(texts.numberLabel, facts.number, true),
    labelled(texts.meta.day, wording.day(facts.day)),
    labelled(texts.meta.method, texts.methods[facts.method]),
    ...(reference === null ? [] : [labelled(texts.meta.reference, reference)]),
    labelled(texts.meta.cardNumber, facts.recipient.cardNumber),
  ]
}

function linesOf(facts: ReceiptFacts, texts: ReceiptTexts, wording: Wording): FrozenReceipt['lines'] {
  const lines = facts.documents.map((document) => ({
    document: texts.documentOf[document.kind](document.number, wording.day(document.day)),
    details: [
      ...(document.roundingCents === 0 ? [] : [texts.rounding(wording.money(document.roundingCents))]),
      ...(document.invoiceNumber === null ? [] : [texts.invoice(document.invoiceNumber)]),
    ],
    amount: wording.money(document.amountCents),
    remaining: document.remainingCents === 0 ? texts.paidInFull : wording.money(document.remainingCents),
  }))
  if (facts.creditCents === 0) return lines
  const credit = {
    document: texts.credit,
    details: [texts.creditDetail],
    amount: wording.money(facts.creditCents),
    remaining: '',
  }
  return [...lines, credit]
}

function closingOf(facts: ReceiptFacts, texts: ReceiptTexts): string[] {
  const numbers = facts.documents.flatMap((document) =>
    document.invoiceNumber === null
      ? document.kind === 'invoice'
        ? [document.number]
        : []
      : [document.invoiceNumber],
  )
  const waiting = facts.documents.filter(
    (document) => document.kind === 'proforma' && document.invoiceNumber === null,
  )
  const isPartPaid = waiting.some((document) => document.remainingCents > 0)
  const isPaid = waiting.some((document) => document.remainingCents === 0)
  return [
    ...(numbers.length === 0 ? [] : [texts.invoiceFollows(numbers.join(', '))]),
    ...(isPaid ? [texts.invoiceLater] : []),
    ...(isPartPaid ? [texts.proformaOpen] : []),
    texts.thanks,
  ]
}
