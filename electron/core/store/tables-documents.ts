/** Rows of documents and the ledger; see tables.ts. */

export interface DocumentTable {
  n: number
  id: string
  kind: string
  series_n: number
  year: number
  number_in_series: number
  number: string
  customer_n: number
  customer_name: string
  customer_key: string
  issue_day: string
  due_day: string
  vat_day: string | null
  currency: string
  price_mode: string
  language: string
  treatment: string
  net_cents: number
  vat_cents: number
  gross_cents: number
  reference: string
  purchase_reference: string
  note: string
  recipient_json: string
  origin_n: number | null
  replaces_n: number | null
  frozen_format: number
  frozen_json: string
  frozen_sha256: string
  search_text: string
  operator_n: number | null
  operator_name: string
  issued_at: string
}

export interface DocumentLineTable {
  document_n: number
  position: number
  description: string
  detail: string
  quantity: string
  unit_price: string
  vat_category: string
  vat_code: string
  rate_permyriad: number
  amount_cents: number
  service_n: number | null
  period_from: string | null
  period_to: string | null
  credits_position: number | null
}

export interface DocumentVatTable {
  document_n: number
  vat_code: string
  country: string
  rate_permyriad: number
  net_cents: number
  vat_cents: number
}

export interface DocumentStateTable {
  document_n: number
  version: number
  kind: string
  state: string
  open_cents: number
  due_day: string
  check_json: string | null
  pdf_state: string
  pdf_attempts: number
  pdf_error: string | null
  changed_at: string
}

export interface DocumentPdfTable {
  document_n: number
  sha256: string
  size: number
  stored_at: string
}

export interface LedgerEntryTable {
  n: number
  id: string
  day: string
  kind: string
  at: string
  operator_n: number | null
  operator_name: string
  document_n: number | null
  bank_line_n: number | null
  customer_n: number | null
  statement_n: number | null
  reverses_n: number | null
}

export interface LedgerLineTable {
  entry_n: number
  position: number
  account: string
  debit_cents: number
  credit_cents: number
  customer_n: number | null
  document_n: number | null
  bank_account_n: number | null
}
