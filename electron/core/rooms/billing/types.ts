import type { DocumentKind, DocumentState } from '../../../../shared/contract/billing.ts'
import type { Account } from '../../../../shared/contract/ledger.ts'
import type { Cents } from '../../../../shared/values/money.ts'
import type { Day } from '../../../../shared/values/day.ts'

/** A document as the rooms that bring money see it. Amounts are minor units of `currency`. */
export interface PayableDocument {
  n: number
  id: string
  number: string
  kind: DocumentKind
  state: DocumentState
  version: number
  customerN: number
  customerId: string
  /** The name printed on the document. */
  customerName: string
  cardNumber: string
  openCents: Cents
  grossCents: Cents
  currency: string
  issueDay: Day
  dueDay: Day
  /** ISO 11649 in electronic form. */
  reference: string
  /** Its first line in a few words, and how many more there are. */
  summary: string
  /** The final invoice that stands for a settled proforma, or the invoice that a corrective document restates. */
  invoice: { n: number; id: string; number: string } | null
}

/** What is looked for; a document that answers to any of the given lists is found. */
export interface PayableSearch {
  /** Exact document numbers. Settled, cancelled and replaced ones are found too, so that a contradiction shows. */
  numbers?: readonly string[]
  /** ISO 11649 references without spaces; as `numbers`. */
  references?: readonly string[]
  /** Documents of which exactly this much is open. */
  amountCents?: number
  /** As `amountCents`, for several amounts. */
  amounts?: readonly number[]
  /** Open documents of these cards. */
  customerNs?: readonly number[]
  /** Open documents whose number, customer or reference holds every word. */
  search?: string
  /** Exact keys, in whatever state. */
  ns?: readonly number[]
  limit: number
}

export interface PaymentInput {
  documentN: number
  /** More than 0, at most what is open. */
  amountCents: number
  /** Booking day of the money: the VAT day of the invoice it completes. */
  paidDay: Day
  /** How it is shown on the final invoice; a transfer unless said otherwise. */
  kind?: 'transfer' | 'customer-credit' | 'cash' | 'card'
  /** What the payer wrote, for the final invoice. */
  reference?: string
  /**
   * Leaves the final invoice of a proforma that it completes to a clerk, since its batch may still be undone, or since
   * it only takes something back.
   */
  holdInvoice?: boolean
  /** Why it is held back, for the story of the proforma. */
  holdReason?: 'batch' | 'undo'
}

export interface PaymentResult {
  /** The final invoice that this payment completed, where the company issues at once. */
  issuedInvoice: { id: string; number: string } | null
  /** The proforma is paid, and its invoice waits for a clerk. */
  toCheck: boolean
}

export interface TakeBackInput {
  documentN: number
  amountCents: number
  /** What becomes of a final invoice that rests on the money; null refuses where there is one. */
  decision: 'leave-open' | 'credit-and-reopen' | null
}

export interface TakeBackResult {
  /** What the caller's counter-entry debits against suspense (or customer credit). */
  debit: { account: Extract<Account, 'prepayments' | 'receivable'>; documentN: number; customerN: number }
  creditNote: { id: string; number: string } | null
}

/** One finding of `openpost verify`, worded by the reader's client. */
export interface Proof {
  examined: number
  problems: { code: string; params: Record<string, string | number> }[]
}
