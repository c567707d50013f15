import type { Generated } from 'kysely'

export interface OperatorAbsenceTable {
  n: Generated<number>
  id: string
  version: number
  operator_n: number
  deputy_n: number
  from_day: string
  to_day: string
  created_at: string
  removed_at: string | null
}

export interface OperatorResetTable {
  n: Generated<number>
  id: string
  operator_n: number
  code_hash: string
  made_by_n: number
  created_at: string
  expires_at: string
  ended_at: string | null
}

export interface ErasureTable {
  n: Generated<number>
  id: string
  customer_n: number | null
  subject_kind: string
  subject_id: string
  what_json: string
  reason: string
  operator_n: number | null
  operator_name: string
  created_at: string
}
