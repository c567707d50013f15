import type { Generated } from 'kysely'

/** Rows of notes and imports of cards; see tables.ts. */

export interface CardNoteTable {
  n: Generated<number>
  id: string
  version: number
  customer_n: number
  kind: string
  text: string
  contact_n: number | null
  identified_by: string
  follow_up_day: string | null
  assignee_n: number | null
  done_at: string | null
  done_by_name: string | null
  /** What came of the follow-up; '' while it waits. */
  outcome: string
  operator_n: number | null
  operator_name: string
  created_at: string
}

export interface CardImportTable {
  n: Generated<number>
  id: string
  version: number
  file_name: string
  file_sha256: string
  state: string
  mapping_json: string
  row_count: number
  new_count: number
  known_count: number
  problem_count: number
  operator_n: number | null
  operator_name: string
  created_at: string
  undone_at: string | null
  undone_by_name: string | null
}

export interface CardImportRowTable {
  import_n: number
  position: number
  customer_n: number
}
