import type { Generated } from 'kysely'

export interface MatchBatchTable {
  n: Generated<number>
  id: string
  line_count: number
  total_cents: number
  currency: string
  state: string
  invoices_due_at: string | null
  operator_n: number | null
  operator_name: string
  created_at: string
  undone_at: string | null
  undone_by_name: string | null
}

export interface RefundFileTable {
  n: Generated<number>
  id: string
  message_id: string
  file_name: string
  bank_account_n: number
  execution_day: string
  refund_count: number
  total_cents: number
  currency: string
  file_text: string
  sha256: string
  state: string
  operator_n: number | null
  operator_name: string
  created_at: string
}

export interface RefundTable {
  n: Generated<number>
  id: string
  version: number
  end_to_end_id: string
  customer_n: number
  amount_cents: number
  currency: string
  iban: string
  bic: string
  holder_name: string
  remittance: string
  reason: string
  iban_basis: string
  state: string
  entry_n: number
  file_n: number | null
  requested_by_n: number
  requested_by_name: string
  requested_at: string
  approved_by_n: number | null
  approved_by_name: string | null
  approved_at: string | null
  closed_by_name: string | null
  closed_at: string | null
  close_reason: string
}

export interface ReceiptTable {
  n: Generated<number>
  id: string
  version: number
  number: string
  method: string
  customer_n: number
  day: string
  amount_cents: number
  currency: string
  reference: string
  note: string
  state: string
  frozen_json: string
  operator_n: number | null
  operator_name: string
  created_at: string
  reversed_at: string | null
  reversed_day: string | null
  reversed_by_name: string | null
  reverse_reason: string
}

export interface PromiseTable {
  n: Generated<number>
  id: string
  version: number
  document_n: number
  customer_n: number
  amount_cents: number
  open_cents: number
  announced_day: string
  promised_day: string
  hold_until_day: string
  channel: string
  note: string
  state: string
  closed_at: string | null
  operator_n: number | null
  operator_name: string
  created_at: string
}

export interface DeclinedPaymentTable {
  n: Generated<number>
  id: string
  version: number
  customer_n: number
  document_n: number | null
  day: string
  method: string
  amount_cents: number
  currency: string
  reason_code: string
  note: string
  next_step: string
  state: string
  closed_at: string | null
  closed_by_name: string | null
  outcome: string
  operator_n: number | null
  operator_name: string
  created_at: string
}

export interface ForgottenPayerTable {
  n: Generated<number>
  customer_n: number
  payer_iban: string
  payer_key: string
  until_allocation_n: number
  operator_n: number | null
  operator_name: string
  created_at: string
}

export interface CsvMappingTable {
  n: Generated<number>
  id: string
  version: number
  name: string
  header_fingerprint: string
  account_text: string
  mapping_json: string
  operator_n: number | null
  operator_name: string
  changed_at: string
}

export interface MailMessageTable {
  n: Generated<number>
  id: string
  version: number
  kind: string
  customer_n: number | null
  record_kind: string
  record_id: string
  record_label: string
  to_address: string
  subject: string
  body_text: string
  attachments_json: string
  language: string
  state: string
  operator_n: number | null
  operator_name: string
  created_at: string
  exported_at: string | null
  sent_at: string | null
  sent_by_name: string | null
}
