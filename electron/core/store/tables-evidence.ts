import type { Generated } from 'kysely'

/** Rows of the evidence vault; see tables.ts. */

export interface VaultKeyTable {
  n: Generated<number>
  generation: number
  wrapper: string
  wrapped: string
  salt: string | null
  cost: number | null
  key_check: string
  created_at: string
  created_by_name: string
  ended_at: string | null
}

export interface EvidenceTable {
  n: Generated<number>
  id: string
  version: number
  kind: string
  customer_n: number
  change_request_n: number | null
  file_sha256: string
  key_generation: number
  wrapped_key: string | null
  iv: string | null
  tag: string | null
  content_type: string
  size: number
  page_count: number
  is_masked: number
  keep_until_day: string
  removed_at: string | null
  removed_by_name: string | null
  removed_reason: string
  file_gone_at: string | null
  operator_n: number | null
  operator_name: string
  created_at: string
}
