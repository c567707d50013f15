import { sql } from 'kysely'
import type { z } from 'zod'
import type { zDoubt } from '../../../../shared/contract/payments.ts'
import { day } from '../../../../shared/values/day.ts'
import { cents } from '../../../../shared/values/money.ts'
import type { ReadTx, WriteTx } from '../../store/store.ts'
import type { Batch } from './import-store.ts'
import { linesPerStage } from './staging.ts'
import { inRange, named, stagedLines } from './staging-store.ts'

export type Doubt = z.output<typeof zDoubt>
type Side = Doubt['fresh']

const rangeOf = ({ stage, stagedCount }: Batch) => ({
  from: stage * linesPerStage,
  to: stage * linesPerStage + stagedCount,
})
const inBatch = (batch: Batch) => {
  const { from, to } = rangeOf(batch)
  return sql`w.staged_n >= ${from} and w.staged_n < ${to}`
}

interface SideRow {
  id: string
  bookingDay: string
  valueDay: string | null
  amountCents: number
  currency: string
  counterpartyName: string
  counterpartyIban: string
  remittance: string
  bankReference: string
  endToEndId: string
  creditorReference: string
}

const sideColumns = (alias: string) =>
  sql.raw(
    [
      `${alias}.id, ${alias}.booking_day as "bookingDay", ${alias}.value_day as "valueDay"`,
      `${alias}.amount_cents as "amountCents", ${alias}.currency, ${alias}.remittance`,
      `${alias}.counterparty_name as "counterpartyName", ${alias}.counterparty_iban as "counterpartyIban"`,
      `${alias}.bank_reference as "bankReference", ${alias}.end_to_end_id as "endToEndId"`,
      `${alias}.creditor_reference as "creditorReference"`,
    ].join(', '),
  )

interface DoubtRow extends SideRow {
  lineId: string
  decision: 'open' | 'same' | 'two'
}

/** The doubts of a page in the order of the file, with both sides. */
export async function readDoubts(
  tx: ReadTx,
  batch: Batch,
  page: { limit: number; offset: number },
): Promise<Doubt[]> {
  const { rows } = await sql<DoubtRow>`
    select w.line_id as "lineId", w.decision, ${sideColumns('g')}
    from staged_twin w join staged_line g on g.n = w.staged_n
    where ${inBatch(batch)} and w.is_doubt = 1 order by w.staged_n limit ${page.limit} offset ${page.offset}`.execute(
    tx.db,
  )
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.lineId)
  const known = new Map((await readKnown(tx, ids)).map((row) => [row.id, row]))
  if (known.size < new Set(ids).size)
    for (const row of await readStaged(tx, batch, ids))
      if (!known.has(row.id)) known.set(row.id, { ...row, fileName: '', importedAt: null })
  return rows.flatMap((row) => {
    const other = known.get(row.lineId)
    if (other === undefined) return []
    return [
      {
        stagedLineId: row.id,
        decision: row.decision === 'open' ? null : row.decision,
        fresh: sideOf(row, batch.fileName, null),
        known: sideOf(other, other.fileName === '' ? batch.fileName : other.fileName, other.importedAt),
      },
    ]
  })
}

function sideOf(row: SideRow, fileName: string, importedAt: string | null): Side {
  const { id: _id, ...texts } = row
  return {
    counterpartyName: texts.counterpartyName,
    counterpartyIban: texts.counterpartyIban,
    remittance: texts.remittance,
    bankReference: texts.bankReference,
    endToEndId: texts.endToEndId,
    creditorReference: texts.creditorReference,
    currency: texts.currency,
    bookingDay: day(row.bookingDay),
    valueDay: row.valueDay === null ? null : day(row.valueDay),
    amountCents: cents(row.amountCents),
    fileName,
    importedAt,
  }
}

/** Stored lines with the first file that brought them. */
async function readKnown(
  tx: ReadTx,
  ids: readonly string[],
): Promise<(SideRow & { fileName: string; importedAt: string | null })[]> {
  const { rows } = await sql<SideRow & { fileName: string | null; importedAt: string | null }>`
    select ${sideColumns('b')}, i.file_name as "fileName", i.created_at as "importedAt"
    from bank_line b left join import_batch i on i.n = (
      select min(o.batch_n) from sighting o join import_batch c on c.n = o.batch_n
      where o.bank_line_n = b.n and c.state = 'committed')
    where b.id in (${sql.join(ids)})`.execute(tx.db)
  return rows.map((row) => ({ ...row, fileName: row.fileName ?? '' }))
}

/** Lines of the same file by their ids, which no index holds. */
async function readStaged(tx: ReadTx, batch: Batch, ids: readonly string[]): Promise<SideRow[]> {
  const { from, to } = rangeOf(batch)
  const { rows } = await sql<SideRow>`
    select ${sideColumns('g')} from staged_line g
    where g.n >= ${from} and g.n < ${to} and g.id in (${sql.join(ids)})`.execute(tx.db)
  return rows
}

export async function countDoubts(tx: ReadTx, batch: Batch): Promise<{ total: number; open: number }> {
  const { rows } = await sql<{ total: number; open: number }>`
    select count(*) as total, coalesce(sum(case when w.decision = 'open' then 1 else 0 end), 0) as open
    from staged_twin w where ${inBatch(batch)} and w.is_doubt = 1`.execute(tx.db)
  return { total: Number(rows[0]?.total ?? 0), open: Number(rows[0]?.open ?? 0) }
}

/** Keeps a decision about the doubts of some staged lines; answers how many there are. */
export async function decideLines(
  tx: WriteTx,
  batch: Batch,
  decision: 'same' | 'two',
  ids: readonly string[],
): Promise<number> {
  if (ids.length === 0) return 0
  const lines = await readStaged(tx, batch, ids)
  if (lines.length === 0) return 0
  const { from, to } = rangeOf(batch)
  const rows = await sql<{ n: number }>`
    update staged_twin set decision = ${decision} where is_doubt = 1 and staged_n in (
      select g.n from staged_line g where g.n >= ${from} and g.n < ${to} and g.id in (${sql.join(ids)}))
    returning staged_n as n`.execute(tx.db)
  return rows.rows.length
}

/** Decides all that is open. */
export async function decideOpen(tx: WriteTx, batch: Batch, decision: 'same' | 'two'): Promise<number> {
  const { from, to } = rangeOf(batch)
  const { rows } = await sql<{ n: number }>`
    update staged_twin set decision = ${decision}
    where is_doubt = 1 and decision = 'open' and staged_n >= ${from} and staged_n < ${to}
    returning staged_n as n`.execute(tx.db)
  return rows.length
}

export interface SameLine {
  n: number
  id: string
  fingerprint: string
  occurrence: number
  lineId: string
}

/** The staged lines that are known under another fingerprint. */
export async function readSame(tx: ReadTx, batch: Batch): Promise<SameLine[]> {
  const { rows } = await sql<SameLine>`
    select w.staged_n as n, g.id, g.fingerprint, g.occurrence, w.line_id as "lineId"
    from staged_twin w join staged_line g on g.n = w.staged_n
    where ${inBatch(batch)} and w.decision = 'same' order by w.staged_n`.execute(tx.db)
  return rows
}

/** Staged lines that others are the same as and that a stored line bears the name of, with that line. */
export async function readRevivedByName(tx: ReadTx, batch: Batch): Promise<{ id: string; lineId: string }[]> {
  const range = { batchN: batch.n, ...rangeOf(batch) }
  const { rows } = await sql<{ id: string; lineId: string }>`
    select g.id, b.id as "lineId" from ${stagedLines(range)} join bank_line b on ${named}
    where ${inRange(range)} and g.id in (
      select w.line_id from staged_twin w where ${inBatch(batch)} and w.decision = 'same')`.execute(tx.db)
  return rows
}

/** The staged lines whose statement, or another file of the zip, stands in the file before them. */
export async function readRepeats(tx: ReadTx, batch: Batch): Promise<Omit<SameLine, 'lineId'>[]> {
  const { from, to } = rangeOf(batch)
  return tx.db
    .selectFrom('staged_line')
    .select(['n', 'id', 'fingerprint', 'occurrence'])
    .where('n', '>=', from)
    .where('n', '<', to)
    .where('repeats', '=', 1)
    .execute()
}

export async function changeTwin(tx: WriteTx, stagedN: number, lineId: string): Promise<void> {
  await tx.db.updateTable('staged_twin').set({ line_id: lineId }).where('staged_n', '=', stagedN).execute()
}
