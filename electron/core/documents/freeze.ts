import { countryName } from '../../../shared/values/countries.ts'
import { formatIban, parseIban } from '../../../shared/values/iban.ts'
import type { CompanyFacts, DocumentFacts } from './facts.ts'
import type { FrozenDocument, FrozenLabelledValue } from './frozen.ts'
import { companyLines, recipientLines, returnLine } from './freezing/address.ts'
import { frozenColumns, frozenLines, frozenTotals, frozenVatSummary } from './freezing/amounts.ts'
import { frozenCorrections } from './freezing/corrections.ts'
import type { Wording } from './freezing/format.ts'
import { isUntaxed, labelled, present, printable, wordingOf } from './freezing/format.ts'
import { frozenPaymentBlock, frozenPayments } from './freezing/payment.ts'

const defaultAccent = '#0b6e5f'

function footerColumns(company: CompanyFacts, wording: Wording): FrozenDocument['sender']['footer'] {
  const texts = wording.texts.footer
  const registration = present(company.registrationNumber)
  const iban = present(company.iban)
  const parsed = iban === null ? null : parseIban(iban)
  const bic = present(company.bic)
  const contact = [company.phone, company.email, company.website].map(present).filter((line) => line !== null)
  const particulars = [
    registration === null ? null : `${present(company.registrationLabel) ?? ''} ${registration}`.trim(),
    company.vatNumber === null ? null : `${texts.vatNumber} ${company.vatNumber}`,
    iban === null ? null : `IBAN ${parsed?.ok === true ? formatIban(parsed.iban) : iban}`,
    bic === null ? null : `BIC ${bic}`,
  ].filter((line) => line !== null)
  return [
    { heading: company.legalName, lines: companyLines(company, wording.language) },
    ...(contact.length === 0 ? [] : [{ heading: texts.contact, lines: contact }]),
    ...(particulars.length === 0 ? [] : [{ heading: texts.registration, lines: particulars }]),
  ]
}

export function senderOf(company: CompanyFacts, wording: Wording): FrozenDocument['sender'] {
  const name = present(company.tradeName) ?? company.legalName
  const accent = present(company.accentColour)?.toLowerCase() ?? defaultAccent
  return {
    name,
    tagline: present(company.tagline),
    addressLine: returnLine(company),
    accentColour: /^#[0-9a-f]{6}$/u.test(accent) ? accent : defaultAccent,
    initial: [...name.trim().normalize('NFC')][0]?.toLocaleUpperCase(wording.language) ?? '',
    footer: footerColumns(company, wording),
  }
}

/** The day of supply, or of the payment received in advance, where it is not the day of issue (art. 226(7)). */
function supplyRow(facts: DocumentFacts, wording: Wording): FrozenLabelledValue[] {
  const { vatDay } = facts
  if (vatDay === null || vatDay === facts.issueDay || facts.kind === 'proforma') return []
  const paidThen = facts.payments.some((payment) => payment.day === vatDay)
  const { paymentDay, supplyDay } = wording.texts.meta
  return [labelled(paidThen ? paymentDay : supplyDay, wording.day(vatDay))]
}

function metaRows(facts: DocumentFacts, wording: Wording): FrozenLabelledValue[] {
  const texts = wording.texts.meta
  const { recipient, refersTo = null } = facts
  const purchaseReference = present(facts.purchaseReference)
  const vatNumber = present(recipient.vatNumber)
  const taxId = present(recipient.taxId)
  const owed = facts.dueDay !== null && facts.openCents > 0 && facts.kind !== 'credit-note'
  return [
    labelled(wording.texts.numberLabels[facts.kind], facts.number ?? wording.texts.draftNumber, true),
    labelled(texts.issueDay, wording.day(facts.issueDay)),
    ...supplyRow(facts, wording),
    ...(owed && facts.dueDay !== null
      ? [
          labelled(
            facts.kind === 'proforma' ? texts.validUntil : texts.dueDay,
            wording.day(facts.dueDay),
            true,
          ),
        ]
      : []),
    ...(refersTo === null ? [] : [labelled(texts.refersTo[refersTo.kind], refersTo.number)]),
    ...(purchaseReference === null ? [] : [labelled(texts.purchaseReference, purchaseReference)]),
    labelled(texts.cardNumber, recipient.cardNumber),
    ...(vatNumber === null ? [] : [labelled(texts.vatNumber, vatNumber)]),
    ...(vatNumber === null && taxId !== null ? [labelled(texts.taxId, taxId)] : []),
  ]
}

function noticeOf(facts: DocumentFacts, { texts, day }: Wording): string | null {
  const { refersTo = null } = facts
  if (facts.kind === 'proforma') return texts.proformaNotice
  if (refersTo === null) return null
  const document = `${texts.kindInText[refersTo.kind]} ${refersTo.number}`
  if (facts.kind === 'credit-note') return texts.creditNotice(document, day(refersTo.day))
  if (facts.kind === 'invoice' && refersTo.kind === 'invoice')
    return texts.replacementNotice(document, day(refersTo.day))
  if (facts.kind !== 'corrective') return null
  const { takesPlaceOf = null } = facts
  const notice = texts.correctiveNotice(document, day(refersTo.day))
  if (takesPlaceOf === null) return notice
  return `${notice} ${texts.takesPlaceOf(takesPlaceOf.number, day(takesPlaceOf.day))}`
}

/** Words that the law asks for where no VAT, or another country's VAT, is charged (Directive 2006/112/EC, art. 226). */
function legalNotes(facts: DocumentFacts, { texts, language }: Wording): string[] {
  const codes = new Set([...facts.lines, ...facts.vatGroups].map((part) => part.vatCode))
  const notes = [...codes].filter(isUntaxed).map((code) => texts.legal[code])
  if (codes.has('oss')) notes.push(texts.legal.oss(countryName(facts.recipient.country, language)))
  if (facts.kind === 'proforma') notes.push(texts.legal.proforma)
  return notes
}

function closingTexts(facts: DocumentFacts, hasPaymentBlock: boolean, { texts, day }: Wording): string[] {
  const notes = present(facts.notes)
  const written = notes === null ? [] : [notes]
  if (facts.kind === 'credit-note') return [...written, texts.closing.credit]
  if (facts.openCents <= 0) return facts.kind === 'proforma' ? written : [...written, texts.closing.paid]
  // The block says it all; without an account there is none.
  if (hasPaymentBlock || facts.dueDay === null) return written
  return [...written, texts.closing.payBy(day(facts.dueDay))]
}

export function mapTexts<T>(value: T, change: (text: string) => string): T
export function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((item: unknown) => mapTexts(item, change))
  if (value === null || typeof value !== 'object') return value
  const mapped: Record<string, unknown> = {}
  for (const [key, item] of Object.entries(value)) mapped[key] = mapTexts(item, change)
  return mapped
}

/**
 * Words a document once and for all, in its language: the result is stored by the issuing transaction and printed as
 * it stands. Pure. Days are `YYYY-MM-DD`, cents are minor units of `facts.currency`.
 * Throws RangeError for a day, decimal, amount or currency that does not exist: those are checked long before.
 */
export function freezeDocument(facts: DocumentFacts): FrozenDocument {
  const wording = wordingOf(facts)
  const { texts } = wording
  const title = `${texts.titles[facts.kind]} ${facts.number ?? `(${texts.draftNumber})`}`
  const paymentBlock = frozenPaymentBlock(facts, title, wording)
  const corrections = frozenCorrections(facts, wording)
  const frozen: FrozenDocument = {
    format: 1,
    kind: facts.kind,
    language: facts.language,
    draftMark: facts.number === null ? texts.draftMark : null,
    title,
    notice: noticeOf(facts, wording),
    meta: metaRows(facts, wording),
    sender: senderOf(facts.company, wording),
    recipient: { lines: recipientLines(facts.recipient, facts.company.country) },
    intro: texts.intros[facts.kind],
    ...(corrections === null ? {} : { corrections }),
    columns: frozenColumns(facts, wording),
    lines: frozenLines(facts, wording),
    vatSummary: frozenVatSummary(facts, wording),
    totals: frozenTotals(facts, wording),
    payments: frozenPayments(facts, wording),
    paymentBlock: paymentBlock === null ? null : { ...paymentBlock, qrText: null },
    legalNotes: legalNotes(facts, wording),
    closing: closingTexts(facts, paymentBlock !== null, wording),
    pageLabel: texts.pageLabel,
    metadata: {
      title,
      author: facts.company.legalName,
      subject: `${title} – ${facts.recipient.name}`,
      languageTag: facts.language,
    },
    createdAt: facts.issuedAt,
  }
  const cleaned = mapTexts(frozen, printable)
  // The text of a code is not printed: it keeps its line breaks and bytes as the scheme has them.
  if (cleaned.paymentBlock !== null) cleaned.paymentBlock.qrText = paymentBlock?.qrText ?? null
  return cleaned
}
