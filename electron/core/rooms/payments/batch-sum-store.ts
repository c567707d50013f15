import { sql } from 'kysely'
import type { ReadTx, WriteTx } from '../../store/store.ts'
import type { SumPart, SumTwin } from './batch-sum-rules.ts'
import { inRange, named, stagedLines, type StageRange } from './staging-store.ts'

interface SumRow {
  key: string | number
  bankAccountN: number
  bookingDay: string
  amountCents: number
  bankReference: string
  detailsJson: string
}

interface Details {
  entryReference?: string
  batch?: { messageId?: string | null; paymentInfoId?: string | null; count?: number | null }
}

function partOf(row: SumRow): SumPart {
  const { key, bankAccountN, bookingDay, amountCents, bankReference, detailsJson } = row
  const { entryReference, batch }: Details = JSON.parse(detailsJson)
  const references = [bankReference, entryReference, batch?.messageId, batch?.paymentInfoId]
  return {
    key: String(key),
    bankAccountN,
    bookingDay,
    amountCents,
    references: references.filter((one): one is string => typeof one === 'string' && one !== ''),
    batchCount: batch?.count ?? 0,
  }
}

/** What `details_json` holds of a line that belongs to a batch. */
const ofBatch = (alias: string) => sql`${sql.ref(`${alias}.details_json`)} like '%"batch":{%'`

/** The staged lines of a range that belong to a batch and are not stored under their own name. */
export async function stagedParts(tx: ReadTx, range: StageRange): Promise<SumPart[]> {
  const { rows } = await sql<SumRow>`
    select g.n as key, s.bank_account_n as "bankAccountN", g.booking_day as "bookingDay",
      g.amount_cents as "amountCents", g.bank_reference as "bankReference", g.details_json as "detailsJson"
    from ${stagedLines(range)}
    where ${inRange(range)} and g.repeats = 0 and s.bank_account_n is not null and ${ofBatch('g')}
      and not exists (select 1 from bank_line b join bank_line_state t on t.bank_line_n = b.n
        where ${named} and t.state <> 'withdrawn')
    order by g.n`.execute(tx.db)
  return rows.map(partOf)
}

/** The stored and live lines of a batch on these days of these accounts. */
export async function storedParts(
  tx: ReadTx,
  places: readonly { bankAccountN: number; bookingDay: string }[],
): Promise<SumPart[]> {
  const parts: SumPart[] = []
  for (const { bankAccountN, bookingDay } of places) {
    const { rows } = await sql<SumRow>`
      select b.id as key, b.bank_account_n as "bankAccountN", b.booking_day as "bookingDay",
        b.amount_cents as "amountCents", b.bank_reference as "bankReference", b.details_json as "detailsJson"
      from bank_line b join bank_line_state t on t.bank_line_n = b.n
      where b.bank_account_n = ${bankAccountN} and b.booking_day = ${bookingDay} and t.state <> 'withdrawn'
        and ${ofBatch('b')} order by b.n`.execute(tx.db)
    for (const row of rows) parts.push(partOf(row))
  }
  return parts
}

/** Notes that a file which books a sum has seen each of its payments: while it stands, so do they. */
export async function storeSumSightings(
  tx: WriteTx,
  batchN: number,
  sums: readonly SumTwin[],
): Promise<void> {
  for (const { staged, otherIds } of sums) {
    for (const id of otherIds) {
      await sql`
        insert into sighting (batch_n, statement_n, position, bank_line_n, fingerprint, occurrence)
        select ${sql.lit(batchN)}, s.n, g.position, b.n, g.fingerprint, g.occurrence
        from staged_line g join statement s on s.batch_n = ${batchN} and s.position = g.statement_position
          join bank_line b on b.id = ${id}
        where g.n = ${Number(staged)}`.execute(tx.db)
    }
  }
}
