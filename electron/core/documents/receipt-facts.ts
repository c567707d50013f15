import type { CompanyFacts, RecipientFacts } from './facts.ts'
import type { DocumentLanguage } from './frozen.ts'

/** What one receipt says. Days are `YYYY-MM-DD`, cents are integer minor units of `currency`. */
export interface ReceiptFacts {
  number: string
  language: DocumentLanguage
  day: string
  method: 'cash' | 'card'
  currency: string
  company: CompanyFacts
  recipient: RecipientFacts
  /** Of the slip or the terminal; may be empty. */
  reference: string
  /** The documents that were paid, in the order they were named. */
  documents: {
    kind: 'proforma' | 'invoice'
    number: string
    day: string
    amountCents: number
    /** Given in to the payer, beside the amount. */
    roundingCents: number
    remainingCents: number
    /** The final invoice that the payment completed. */
    invoiceNumber: string | null
  }[]
  /** Kept for the payer. */
  creditCents: number
  amountCents: number
  /** UTC instant, ISO 8601 with `Z`. */
  recordedAt: string
}
