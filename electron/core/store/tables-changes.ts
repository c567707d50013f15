import type { Generated } from 'kysely'

/** Rows of authorised change requests; see tables.ts. */

export interface ChangeRequestTable {
  n: Generated<number>
  id: string
  version: number
  sequence: number
  number: string
  form_code: string
  kind: string
  state: string
  customer_n: number
  document_n: number | null
  right_customer_n: number | null
  verdict: string
  rule: string
  asked_by: string
  identified_by: string
  note: string
  asked_json: string
  rows_json: string
  needs_json: string
  signer_json: string
  signed_by_json: string | null
  signed_day: string | null
  refusal_json: string | null
  maker_n: number
  maker_name: string
  checker_n: number | null
  checker_name: string | null
  decided_at: string | null
  checks_json: string
  decision_reason: string
  sent_back_reason: string
  foreseen_json: string | null
  applied_at: string | null
  result_json: string | null
  created_at: string
}

export interface ChangeRequestHandTable {
  request_n: number
  operator_n: number
  operator_name: string
  first_at: string
}
