import { sql } from 'kysely'
import type { ReadTx } from '../../store/store.ts'

const shown = 20

/** Requests that one of their own hands decided, oldest first. */
export async function decidedByOwnHand(tx: ReadTx): Promise<string[]> {
  const { rows } = await sql<{ number: string }>`
    select r.number from change_request r
    where r.checker_n = r.maker_n
      or exists (select 1 from change_request_hand h where h.request_n = r.n and h.operator_n = r.checker_n
        and h.first_at <= r.decided_at)
    order by r.n limit ${shown}`.execute(tx.db)
  return rows.map(({ number }) => number)
}

/** Requests that were applied to documents of which one is not there. */
export async function documentsOfRequests(tx: ReadTx): Promise<{ number: string; resultJson: string }[]> {
  const rows = await tx.db
    .selectFrom('change_request')
    .select(['number', 'result_json'])
    .where('state', '=', 'applied')
    .where('verdict', 'in', ['corrective', 'credit-and-invoice'])
    .orderBy('n')
    .execute()
  return rows.map((row) => ({ number: row.number, resultJson: row.result_json ?? '{}' }))
}

/** Ids among these that are documents. */
export async function existingDocuments(tx: ReadTx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await tx.db.selectFrom('document').select('id').where('id', 'in', ids).execute()
  return new Set(rows.map(({ id }) => id))
}

/** Corrective documents whose invoice no approved request was about: nobody authorised them. */
export async function unauthorisedCorrectives(tx: ReadTx): Promise<string[]> {
  const { rows } = await sql<{ number: string }>`
    select d.number from document d where d.kind = 'corrective' and not exists (
      select 1 from change_request r where r.document_n = d.origin_n and r.state = 'applied'
        and r.verdict = 'corrective' and r.result_json like '%' || d.id || '%')
    order by d.n limit ${shown}`.execute(tx.db)
  return rows.map(({ number }) => number)
}

export async function countAllRequests(tx: ReadTx): Promise<number> {
  const row = await tx.db
    .selectFrom('change_request')
    .select(sql<number>`count(*)`.as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
