type Amounts = { before: string; after: string }

export interface MigrationTexts {
  reportTitle: string
  letterTitle: string
  forTheFile: string
  meta: { day: string; oldCard: string; newCard: string; operator: string }
  heading: {
    cards: string
    services: string
    proformas: string
    invoices: string
    credit: string
    mandate: string
    contacts: string
    domains: string
  }
  column: {
    what: string
    old: string
    new: string
    service: string
    description: string
    nextBilling: string
    goes: string
    proforma: string
    amount: string
    becomes: string
    newAmount: string
    invoice: string
    due: string
    open: string
    name: string
    access: string
  }
  row: { cardNumber: string; name: string; taxId: string }
  noTaxId: string
  moves: string
  stays: string
  staysPayable: string
  none: string
  reason: (reason: string) => string
  /** In the report. */
  report: {
    intro: (day: string) => string
    noServices: string
    noProformas: string
    noInvoices: string
    invoices: string
    creditMoved: (amount: string) => string
    creditStays: (amount: string) => string
    noCredit: string
    consent: (by: string, day: string) => string
    consentNote: (note: string) => string
    signature: string
    noMandate: string
    contactsCopied: string
    contactsNotCopied: string
    noContacts: string
    domains: (names: string) => string
    noDomains: string
  }
  access: Record<'full' | 'billing' | 'contact-only', string>
  letter: {
    greeting: string
    intro: (day: string, cards: { old: string; new: string }) => string
    services: string
    reissued: (amounts: Amounts & { old: string; new: string }) => string
    changedAmount: string
    left: (number: string, amount: string) => string
    lateMoney: string
    invoices: string
    credit: (amount: string) => string
    signature: string
    domains: (names: string) => string
    closing: string
    signOff: string
  }
  takenBackMark: string
}
