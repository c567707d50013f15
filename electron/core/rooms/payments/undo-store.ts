import { sql } from 'kysely'
import type { ReadTx, WriteTx } from '../../store/store.ts'

/** The lines of a batch that no committed import sees; the batch itself must be marked undone before. */
const aloneLines = (batchN: number) => sql`
  sighting g join bank_line b on b.n = g.bank_line_n join bank_line_state t on t.bank_line_n = g.bank_line_n
  where g.batch_n = ${batchN} and t.state <> 'withdrawn'
    and not exists (
      select 1 from sighting o join import_batch i on i.n = o.batch_n
      where o.bank_line_n = g.bank_line_n and i.state = 'committed')`

export interface AloneLine {
  n: number
  bankAccountN: number
  amountCents: number
  bookingDay: string
}

/** The next such lines after a key, in the order of their keys. */
export async function nextAlone(
  tx: ReadTx,
  batchN: number,
  after: number,
  limit: number,
): Promise<AloneLine[]> {
  const { rows } = await sql<AloneLine>`
    select distinct g.bank_line_n as n, b.bank_account_n as "bankAccountN", b.amount_cents as "amountCents",
      b.booking_day as "bookingDay"
    from ${aloneLines(batchN)} and g.bank_line_n > ${after} order by g.bank_line_n limit ${limit}`.execute(
    tx.db,
  )
  return rows
}

export async function countMatchedAlone(tx: ReadTx, batchN: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct g.bank_line_n) as count
    from ${aloneLines(batchN)} and t.remaining_cents <> t.amount_cents`.execute(tx.db)
  return Number(rows[0]?.count ?? 0)
}

export async function withdrawLines(tx: WriteTx, ns: readonly number[], now: string): Promise<void> {
  for (let from = 0; from < ns.length; from += 500) {
    await tx.db
      .updateTable('bank_line_state')
      .set({
        version: sql`version + 1`,
        state: 'withdrawn',
        changed_at: now,
        best_grade: null,
        best_document_n: null,
        grade_due: 0,
      })
      .where('bank_line_n', 'in', ns.slice(from, from + 500))
      .execute()
  }
}

export async function accountsOfBatch(tx: ReadTx, batchN: number): Promise<number[]> {
  const rows = await tx.db
    .selectFrom('statement')
    .select('bank_account_n')
    .distinct()
    .where('batch_n', '=', batchN)
    .execute()
  return rows.flatMap((row) => (row.bank_account_n === null ? [] : [row.bank_account_n]))
}
