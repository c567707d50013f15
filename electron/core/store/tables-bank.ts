import type { Generated } from 'kysely'

/** Rows of imports, bank lines and allocations; see tables.ts. */

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
  /** Where its rows stand among the staged lines. */
  stage: number
  staged_count: number
  /** The state of all imports when its lines were compared with the stored ones; null before. */
  examined_version: Generated<number | null>
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
  format: string
  /** Which file of a zip; 0 outside of one. */
  entry: number
  from_day: string | null
  to_day: string | null
  opening_cents: number | null
  closing_cents: number | null
  closing_day: string | null
  sum_cents: number
  credit_cents: number
  debit_cents: number
  imbalance_cents: number | null
  line_count: number
  new_count: number
  known_count: number
  pending_count: number
  suspicious_count: number
  notices_json: string
}

export interface StagedLineTable {
  n: number
  id: string
  statement_position: number
  position: number
  fingerprint: string
  occurrence: number
  repeats: number
  booking_day: string
  value_day: string | null
  amount_cents: number
  currency: string
  counterparty_name: string
  counterparty_key: string
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
}

/** The line that a staged one is, or may be, though it came under another fingerprint. */
export interface StagedTwinTable {
  staged_n: number
  /** A stored line, or a staged one of an earlier file of the same zip. */
  line_id: string
  is_doubt: number
  decision: 'open' | 'same' | 'two'
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
  counterparty_key: string
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
  best_grade: string | null
  best_document_n: number | null
  grade_due: number
  /** Of a parked line: whose queue it stands in; null for everybody's. */
  assignee_n: number | null
}

export interface SightingTable {
  batch_n: number
  bank_line_n: number
  statement_n: number
  position: number
  /** What the file called the line where that is not the fingerprint it is stored under. */
  fingerprint: string | null
  occurrence: number | null
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
  /** The other IBAN and the folded name of the line, to know its payer again; empty on a counter-row. */
  payer_iban: Generated<string>
  payer_key: Generated<string>
  batch_n: number | null
  /** The receipt by hand that it spends, and the refund that it pays out. */
  receipt_n: number | null
  refund_n: number | null
  reason: string
  operator_n: number | null
  operator_name: string
  created_at: string
}
