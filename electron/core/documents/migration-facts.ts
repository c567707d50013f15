import type { CompanyFacts, RecipientFacts } from './facts.ts'
import type { DocumentLanguage } from './frozen.ts'

/** What the papers of a migration tell. Days are `YYYY-MM-DD`, cents are integer minor units of `currency`. */
export interface MigrationFacts {
  /** Of the paper: the company's for the report, the customer's for the letter. */
  language: DocumentLanguage
  currency: string
  company: CompanyFacts
  /** The new card's holder. */
  recipient: RecipientFacts
  oldCard: { cardNumber: string; legalName: string; taxId: string }
  newCard: { cardNumber: string; legalName: string; taxId: string }
  day: string
  reason: string
  services: { label: string; description: string; nextBillingDay: string | null; moves: boolean }[]
  /** Domains whose registrant contact stays as it is. */
  domains: string[]
  proformas: {
    number: string
    grossCents: number
    /** Null where it stays payable on the old card. */
    reissued: { number: string; grossCents: number } | null
  }[]
  invoices: { number: string; dueDay: string; openCents: number }[]
  creditMovedCents: number
  creditStayingCents: number
  consent: { by: string; day: string; note: string } | null
  needsSignature: boolean
  contacts: { name: string; access: 'full' | 'billing' | 'contact-only' }[]
  contactsCopied: boolean
  operatorName: string
  /** UTC instant, ISO 8601 with `Z`. */
  recordedAt: string
}
