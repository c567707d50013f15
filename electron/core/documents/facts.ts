import type { DocumentKind, DocumentLanguage } from './frozen.ts'

/** Decides the wording and the VAT label of a line; the rate stands beside it. */
export type VatCode = 'standard' | 'reduced' | 'zero' | 'reverse-charge' | 'outside-eu' | 'exempt' | 'oss'

/** Days are `YYYY-MM-DD`, cents are integer minor units of `currency`, decimals are plain strings like `0.0045`. */
export interface DocumentFacts {
  kind: DocumentKind
  /** Null for the preview of a draft: no number is taken, and a mark is printed across the page. */
  number: string | null
  language: DocumentLanguage
  issueDay: string
  dueDay: string | null
  /** Day of supply, or of the payment received in advance; printed where it differs from the issue day. */
  vatDay: string | null
  currency: string
  company: CompanyFacts
  recipient: RecipientFacts
  lines: LineFacts[]
  priceMode: 'net' | 'gross'
  vatGroups: VatGroupFacts[]
  totals: { netCents: number; vatCents: number; grossCents: number }
  /** Received so far, oldest first. */
  payments: PaymentFacts[]
  /** Still to be paid. Nothing is due on a settled document. */
  openCents: number
  /** ISO 11649 text without spaces (`RF…`); null where the payer is to quote the number only. */
  paymentReference: string | null
  /** The invoice that a credit note or corrective document belongs to, or the proforma behind a final invoice. */
  refersTo?: { kind: DocumentKind; number: string; day: string } | null
  /** The buyer's own reference. */
  purchaseReference?: string | null
  /** Free text of the clerk, printed under the totals. */
  notes?: string | null
  /** For a document in another currency than the company's: what VAT comes to at home. */
  exchange?: { companyCurrency: string; rate: string; rateDay: string } | null
  /** On a corrective document: what was corrected on the invoice, printed as a list (ES: RD 1619/2012 art. 15). */
  corrections?: CorrectionFacts[] | null
  /** The earlier corrective document of the same invoice, which counts no more. */
  takesPlaceOf?: { number: string; day: string } | null
  /** UTC instant of issue (of the preview, for a draft), ISO 8601 with `Z`. */
  issuedAt: string
}

export interface CompanyFacts {
  legalName: string
  tradeName?: string | null
  /** Street lines, without postcode and city. */
  addressLines: string[]
  postcode: string
  city: string
  /** ISO 3166-1 alpha-2. */
  country: string
  vatNumber: string | null
  /** `KvK`, `HRB`, `Registro Mercantil`; printed before the number. */
  registrationLabel?: string | null
  registrationNumber?: string | null
  iban: string | null
  bic?: string | null
  email?: string | null
  phone?: string | null
  website?: string | null
  tagline?: string | null
  /** `#rrggbb`; a default stands in for null. */
  accentColour?: string | null
}

export interface RecipientFacts {
  name: string
  attention?: string | null
  addressLines: string[]
  postcode: string
  city: string
  /** Province or state, where the country prints it (ES, US, IT). */
  region?: string | null
  /** ISO 3166-1 alpha-2. */
  country: string
  vatNumber?: string | null
  /** National tax identity (NIF, KvK); printed where there is no VAT number. */
  taxId?: string | null
  cardNumber: string
}

export interface LineFacts {
  description: string
  detail?: string | null
  /** Decimal text. */
  quantity: string
  unit?: string | null
  /** Decimal text in currency units, net or gross as `priceMode` says. */
  unitPrice: string
  /** 2100 is 21 %. */
  vatRatePermyriad: number
  vatCode: VatCode
  /** Net or gross as `priceMode` says. */
  amountCents: number
  periodFrom?: string | null
  /** Inclusive. */
  periodTo?: string | null
}

export interface VatGroupFacts {
  vatCode: VatCode
  ratePermyriad: number
  netCents: number
  vatCents: number
  /** VAT in the company's currency, for a foreign-currency document. */
  companyVatCents?: number | null
}

export interface PaymentFacts {
  day: string
  kind: 'transfer' | 'direct-debit' | 'cash' | 'card' | 'customer-credit' | 'other'
  /** What the payer wrote or the bank's reference; may be empty. */
  reference: string
  amountCents: number
}

/** One thing that a document said wrongly; empty where it said nothing. */
export type CorrectionFacts =
  | {
      /** The address is its street lines; the country its ISO 3166-1 code. */
      field:
        | 'name'
        | 'address'
        | 'postcode'
        | 'city'
        | 'country'
        | 'purchase-reference'
        | 'note'
        | 'line-description'
        | 'line-detail'
      /** Of the line; null for what is said of the whole document. */
      position: number | null
      was: string
      is: string
    }
  | { field: 'line-period'; position: number; was: CorrectedPeriod; is: CorrectedPeriod }

interface CorrectedPeriod {
  from: string | null
  /** Inclusive. */
  to: string | null
}
