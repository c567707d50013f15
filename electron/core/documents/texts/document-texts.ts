import type { CorrectionFacts, PaymentFacts, VatCode } from '../facts.ts'
import type { DocumentKind } from '../frozen.ts'

/** VAT codes that bear no tax and need words in place of a rate. */
export type UntaxedVatCode = Extract<VatCode, 'reverse-charge' | 'outside-eu' | 'exempt'>

/** Every fixed word of a printed document in one language. Days and amounts arrive already formatted. */
export interface DocumentTexts {
  titles: Record<DocumentKind, string>
  /** Label of the number, by kind. */
  numberLabels: Record<DocumentKind, string>
  /** In running text: "factuur 2026-00001". */
  kindInText: Record<DocumentKind, string>
  draftMark: string
  draftNumber: string
  /** What the document is not, under its title. */
  proformaNotice: string
  creditNotice: (document: string, day: string) => string
  correctiveNotice: (document: string, day: string) => string
  /** Of a second corrective document: the first one counts no more. */
  takesPlaceOf: (number: string, day: string) => string
  /** Of an invoice that was issued in the place of a credited one. */
  replacementNotice: (document: string, day: string) => string
  corrections: {
    heading: string
    what: string
    was: string
    is: string
    nothing: string
    fields: Record<CorrectionFacts['field'], string>
    /** A field of a line. */
    ofLine: (field: string, position: number) => string
  }
  intros: Record<DocumentKind, string>
  meta: {
    issueDay: string
    dueDay: string
    validUntil: string
    supplyDay: string
    paymentDay: string
    purchaseReference: string
    cardNumber: string
    vatNumber: string
    taxId: string
    refersTo: Record<DocumentKind, string>
  }
  columns: {
    description: string
    quantity: string
    price: string
    priceGross: string
    vat: string
    amount: string
    amountGross: string
  }
  period: {
    between: (from: string, to: string) => string
    from: (day: string) => string
    to: (day: string) => string
  }
  /** Short, in the VAT column and the summary. */
  untaxed: Record<UntaxedVatCode, string>
  vatSummary: { rate: string; base: string; vat: string; companyVat: (currency: string) => string }
  exchangeNote: (company: string, document: string, day: string) => string
  totals: {
    subtotal: string
    vat: (rate: string) => string
    vatUntaxed: Record<UntaxedVatCode, string>
    total: string
    totalCredited: string
    toPay: string
    paid: string
    settledOtherwise: string
    stillToPay: string
  }
  payments: { heading: string; kinds: Record<PaymentFacts['kind'], string>; paidOn: (day: string) => string }
  paymentBlock: {
    heading: string
    amount: string
    dueDay: string
    accountHolder: string
    reference: string
    hint: string
    qrAlternative: (amount: string, holder: string) => string
  }
  legal: Record<UntaxedVatCode | 'proforma', string> & { oss: (country: string) => string }
  closing: {
    payBy: (day: string) => string
    paid: string
    credit: string
  }
  footer: { contact: string; registration: string; vatNumber: string }
  pageLabel: string
}
