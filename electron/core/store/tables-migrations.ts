import type { Generated } from 'kysely'

/** Rows of migrations to a new card; see tables.ts. */
export interface CardMigrationTable {
  n: Generated<number>
  id: string
  version: number
  old_customer_n: number
  new_customer_n: number
  state: string
  day: string
  reason: string
  plan_json: string
  made_json: string
  report_json: string
  letter_json: string
  operator_n: number | null
  operator_name: string
  created_at: string
  taken_back_at: string | null
  taken_back_by_name: string | null
  take_back_reason: string
}
