import type { Generated } from 'kysely'

/**
 * The rows as the database holds them: `n` keys are integers, booleans are 0 or 1, days and instants are text,
 * JSON is text. Only `store.ts` files see these; they map them once.
 */

export interface CommandGateTable {
  n: number
}

export interface CompanyTable {
  n: number
  version: number
  is_sample: number
  fields_json: string
  created_at: string
}

export interface OperatorTable {
  n: Generated<number>
  id: string
  version: number
  name: string
  login: string
  email: string
  role: string
  language: string
  password_hash: string
  active: number
  last_login_at: string | null
  created_at: string
}

export interface RequestTable {
  request_id: string
  procedure: string
  input_hash: string
  reply_json: string
  operator_n: number | null
  at: string
}

export interface AuditEventTable {
  seq: number
  at: string
  operator_n: number | null
  operator_name: string
  action: string
  record_kind: string
  record_id: string
  record_label: string
  request_id: string | null
  public_json: string
  private_json: string | null
  salt: string | null
  private_hash: string
  previous_hash: string
  hash: string
}

export interface BankAccountTable {
  n: Generated<number>
  id: string
  version: number
  name: string
  iban: string
  bic: string
  currency: string
  is_default: number
  balance_cents: number
  last_statement_day: string | null
  created_at: string
}

export interface NumberSeriesTable {
  n: Generated<number>
  id: string
  version: number
  kind: string
  pattern: string
  first_number: number
  first_year: number
}

export interface VatRateTable {
  n: Generated<number>
  id: string
  country: string
  category: string
  rate_permyriad: number
  valid_from: string
  source: string
}

export interface CustomerTable {
  n: Generated<number>
  id: string
  version: number
  card_number: string
  card_sequence: number
  tax_id_kind: string
  tax_id_country: string
  tax_id_value: string
  kind: string
  legal_name: string
  trade_name: string
  former_names: string
  address_line: string
  address_extra: string
  postcode: string
  city: string
  country: string
  email: string
  phone: string
  vat_number: string
  registration_number: string
  language: string
  term_days: number | null
  payment_method: string
  iban: string
  purchase_reference: string
  price_mode: string | null
  use_credit_automatically: number
  note: string
  state: string
  successor_n: number | null
  vat_confirmation_json: string | null
  credit_cents: number
  open_cents: number
  sort_key: string
  city_key: string
  search_text: string
  duplicate_key: string
  created_at: string
  updated_at: string
}

export interface CustomerVersionTable {
  customer_n: number
  version: number
  at: string
  operator_name: string
  card_json: string
}

export interface ContactPersonTable {
  n: Generated<number>
  id: string
  version: number
  customer_n: number
  name: string
  email: string
  phone: string
  job_title: string
  access: string
  removed_at: string | null
}

export interface ServiceTable {
  n: Generated<number>
  id: string
  version: number
  customer_n: number
  kind: string
  label: string
  label_key: string
  description: string
  quantity: string
  unit_price: string
  currency: string
  vat_category: string
  period_months: number
  next_billing_day: string | null
  state: string
  start_day: string
  end_day: string | null
  anchor_day: string | null
  registrant_json: string | null
  search_text: string
  created_at: string
}

export interface ServiceOwnerTable {
  n: Generated<number>
  service_n: number
  customer_n: number
  from_day: string
  to_day: string | null
}

export interface JobLeaseTable {
  name: string
  holder: string
  fence: number
  leased_until: string
}

export interface StoredFileTable {
  sha256: string
  size: number
  bytes: Uint8Array | null
  stored_at: string
}

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

export interface ImportBatchTable {
  n: Generated<number>
  id: string
  version: number
  file_name: string
  file_sha256: string
  format: string
  state: string
  line_count: number
  new_count: number
  known_count: number
  notices_json: string
  operator_n: number | null
  operator_name: string
  created_at: string
}

export interface StatementTable {
  n: Generated<number>
  id: string
  batch_n: number
  position: number
  bank_account_n: number | null
  account_text: string
  currency: string
  identification: string
  kind: string
  from_day: string | null
  to_day: string | null
  opening_cents: number | null
  closing_cents: number | null
  closing_day: string | null
  sum_cents: number
  imbalance_cents: number | null
  line_count: number
  new_count: number
  known_count: number
  pending_count: number
  suspicious_count: number
  notices_json: string
}

export interface StagedLineTable {
  batch_n: number
  statement_position: number
  position: number
  bank_account_n: number | null
  fingerprint: string
  occurrence: number
  status: string
  booking_day: string
  value_day: string | null
  amount_cents: number
  currency: string
  counterparty_name: string
  counterparty_iban: string
  counterparty_bic: string
  remittance: string
  bank_reference: string
  end_to_end_id: string
  creditor_reference: string
  mandate_id: string
  transaction_code: string
  return_code: string
  details_json: string
}

export interface BankLineTable {
  n: Generated<number>
  id: string
  bank_account_n: number
  fingerprint: string
  occurrence: number
  booking_day: string
  value_day: string | null
  amount_cents: number
  currency: string
  counterparty_name: string
  counterparty_iban: string
  counterparty_bic: string
  remittance: string
  bank_reference: string
  end_to_end_id: string
  creditor_reference: string
  mandate_id: string
  transaction_code: string
  return_code: string
  details_json: string
  search_text: string
  created_at: string
}

export interface BankLineStateTable {
  bank_line_n: number
  version: number
  state: string
  amount_cents: number
  remaining_cents: number
  booking_day: string
  note: string
  changed_at: string
}

export interface SightingTable {
  batch_n: number
  bank_line_n: number
  statement_n: number
  position: number
}

export interface AllocationTable {
  n: Generated<number>
  id: string
  kind: string
  bank_line_n: number | null
  document_n: number | null
  customer_n: number | null
  amount_cents: number
  entry_n: number
  undoes_n: number | null
  batch_id: string | null
  reason: string
  operator_n: number | null
  operator_name: string
  created_at: string
}

export interface Tables {
  command_gate: CommandGateTable
  company: CompanyTable
  operator: OperatorTable
  request: RequestTable
  audit_event: AuditEventTable
  bank_account: BankAccountTable
  number_series: NumberSeriesTable
  vat_rate: VatRateTable
  customer: CustomerTable
  customer_version: CustomerVersionTable
  contact_person: ContactPersonTable
  service: ServiceTable
  service_owner: ServiceOwnerTable
  job_lease: JobLeaseTable
  stored_file: StoredFileTable
  document: DocumentTable
  document_line: DocumentLineTable
  document_vat: DocumentVatTable
  document_state: DocumentStateTable
  document_pdf: DocumentPdfTable
  ledger_entry: LedgerEntryTable
  ledger_line: LedgerLineTable
  import_batch: ImportBatchTable
  statement: StatementTable
  staged_line: StagedLineTable
  bank_line: BankLineTable
  bank_line_state: BankLineStateTable
  sighting: SightingTable
  allocation: AllocationTable
  migration: { name: string; applied_at: string }
}
