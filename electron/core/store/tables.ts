import type { Generated } from 'kysely'
import type {
  ImportBatchTable,
  StatementTable,
  StagedLineTable,
  StagedTwinTable,
  BankLineTable,
  BankLineStateTable,
  SightingTable,
  AllocationTable,
} from './tables-bank.ts'
import type { ChangeRequestHandTable, ChangeRequestTable } from './tables-changes.ts'
import type { CardMigrationTable } from './tables-migrations.ts'
import type { CardImportRowTable, CardImportTable, CardNoteTable } from './tables-cards.ts'
import type {
  MatchBatchTable,
  RefundFileTable,
  RefundTable,
  ReceiptTable,
  PromiseTable,
  DeclinedPaymentTable,
  ForgottenPayerTable,
  CsvMappingTable,
  MailMessageTable,
} from './tables-payments.ts'
import type { ErasureTable, OperatorAbsenceTable, OperatorResetTable } from './tables-operators.ts'
import type { EvidenceTable, VaultKeyTable } from './tables-evidence.ts'
import type {
  DocumentTable,
  DocumentLineTable,
  DocumentVatTable,
  DocumentStateTable,
  DocumentPdfTable,
  LedgerEntryTable,
  LedgerLineTable,
} from './tables-documents.ts'

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
  sample_statement_json: string | null
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
  /** Empty where none is set. */
  pin_hash: Generated<string>
  touch_unlock: Generated<number>
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
  kind: string
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
  /** Who asked for this version and how they were identified, and the evidence of a completed tax identity. */
  request_json: string | null
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

export interface Tables {
  command_gate: CommandGateTable
  company: CompanyTable
  operator: OperatorTable
  operator_absence: OperatorAbsenceTable
  operator_reset: OperatorResetTable
  erasure: ErasureTable
  request: RequestTable
  audit_event: AuditEventTable
  bank_account: BankAccountTable
  match_batch: MatchBatchTable
  refund_file: RefundFileTable
  refund: RefundTable
  receipt: ReceiptTable
  promise: PromiseTable
  declined_payment: DeclinedPaymentTable
  forgotten_payer: ForgottenPayerTable
  csv_mapping: CsvMappingTable
  mail_message: MailMessageTable
  number_series: NumberSeriesTable
  vat_rate: VatRateTable
  customer: CustomerTable
  customer_version: CustomerVersionTable
  contact_person: ContactPersonTable
  card_note: CardNoteTable
  card_import: CardImportTable
  card_import_row: CardImportRowTable
  service: ServiceTable
  service_owner: ServiceOwnerTable
  job_lease: JobLeaseTable
  stored_file: StoredFileTable
  vault_key: VaultKeyTable
  evidence: EvidenceTable
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
  staged_twin: StagedTwinTable
  bank_line: BankLineTable
  bank_line_state: BankLineStateTable
  sighting: SightingTable
  allocation: AllocationTable
  card_migration: CardMigrationTable
  change_request: ChangeRequestTable
  change_request_hand: ChangeRequestHandTable
  migration: { name: string; applied_at: string }
}
