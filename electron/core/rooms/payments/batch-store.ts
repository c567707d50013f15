import { sql } from 'kysely'
import { Missing } from '../../api/context.ts'
import type { ReadTx, WriteTx } from '../../store/store.ts'
import { type Line, lineColumns } from './line-store.ts'

/** Open lines that stand as certain, oldest first, and how many there are in all. */
export async function certainLines(tx: ReadTx, limit: number): Promise<{ lines: Line[]; total: number }> {
  const { rows: lines } = await sql<Line>`
    select ${lineColumns} from bank_line_state t join bank_line b on b.n = t.bank_line_n
    where t.state = 'open' and t.best_grade = 'certain' and t.remaining_cents > 0
    order by t.booking_day, t.bank_line_n limit ${limit}`.execute(tx.db)
  if (lines.length < limit) return { lines, total: lines.length }
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from bank_line_state
    where state = 'open' and best_grade = 'certain' and remaining_cents > 0`.execute(tx.db)
  return { lines, total: Number(rows[0]?.count ?? 0) }
}

/** Present versions of documents, by key. */
export async function documentVersions(tx: ReadTx, ns: readonly number[]): Promise<Map<number, number>> {
  const versions = new Map<number, number>()
  for (let from = 0; from < ns.length; from += 500) {
    const rows = await tx.db
      .selectFrom('document_state')
      .select(['document_n', 'version'])
      .where('document_n', 'in', ns.slice(from, from + 500))
      .execute()
    for (const row of rows) versions.set(row.document_n, row.version)
  }
  return versions
}

export interface NewBatch {
  id: string
  lineCount: number
  totalCents: number
  currency: string
  invoicesDueAt: string | null
  operatorN: number | null
  operatorName: string
  createdAt: string
}

/** Answers its key. */
export async function insertBatch(tx: WriteTx, batch: NewBatch): Promise<number> {
  const row = await tx.db
    .insertInto('match_batch')
    .values({
      id: batch.id,
      line_count: batch.lineCount,
      total_cents: batch.totalCents,
      currency: batch.currency,
      state: 'accepted',
      invoices_due_at: batch.invoicesDueAt,
      operator_n: batch.operatorN,
      operator_name: batch.operatorName,
      created_at: batch.createdAt,
      undone_at: null,
      undone_by_name: null,
    })
    .returning('n')
    .executeTakeFirstOrThrow()
  return row.n
}

export interface StoredBatch {
  n: number
  id: string
  state: 'accepted' | 'undone'
  lineCount: number
  totalCents: number
  currency: string
  invoicesDueAt: string | null
  operatorName: string
  createdAt: string
  undoneAt: string | null
  undoneByName: string | null
}

const batchRows = (tx: ReadTx) =>
  tx.db
    .selectFrom('match_batch')
    .select([
      'n',
      'id',
      'state',
      'line_count as lineCount',
      'total_cents as totalCents',
      'currency',
      'invoices_due_at as invoicesDueAt',
      'operator_name as operatorName',
      'created_at as createdAt',
      'undone_at as undoneAt',
      'undone_by_name as undoneByName',
    ])

function batchOf(row: Omit<StoredBatch, 'state'> & { state: string }): StoredBatch {
  return { ...row, state: row.state === 'undone' ? 'undone' : 'accepted' }
}

/** @throws Missing when there is no such batch */
export async function readBatch(tx: ReadTx, id: string): Promise<StoredBatch> {
  const row = await batchRows(tx).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Missing('match-batch')
  return batchOf(row)
}

/** Newest first. */
export async function findBatches(
  tx: ReadTx,
  page: { offset: number; limit: number },
): Promise<{ batches: StoredBatch[]; total: number }> {
  const rows = await batchRows(tx).orderBy('n', 'desc').limit(page.limit).offset(page.offset).execute()
  const count = await tx.db
    .selectFrom('match_batch')
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return { batches: rows.map(batchOf), total: Number(count.count) }
}

/** Batches whose invoices go out by themselves at this instant or before, oldest first. */
export async function dueBatches(tx: ReadTx, now: string): Promise<StoredBatch[]> {
  const rows = await batchRows(tx).where('invoices_due_at', '<=', now).orderBy('n').execute()
  return rows.map(batchOf)
}

/** When the next invoices of a batch go out by themselves. */
export async function nextDueAt(tx: ReadTx): Promise<string | null> {
  const row = await tx.db
    .selectFrom('match_batch')
    .select((select) => select.fn.min('invoices_due_at').as('at'))
    .executeTakeFirst()
  return row?.at ?? null
}

/** Its invoices had their turn: what still waits, waits for a clerk. */
export async function clearDue(tx: WriteTx, n: number): Promise<void> {
  await tx.db.updateTable('match_batch').set({ invoices_due_at: null }).where('n', '=', n).execute()
}

export async function markUndone(tx: WriteTx, n: number, by: { name: string; at: string }): Promise<void> {
  await tx.db
    .updateTable('match_batch')
    .set({ state: 'undone', undone_at: by.at, undone_by_name: by.name, invoices_due_at: null })
    .where('n', '=', n)
    .execute()
}

/** A match of a batch that stands. */
export interface Standing {
  batchN: number
  allocationId: string
  bankLineN: number
  documentN: number
}

/** Matches of these batches that nobody took back, in the order they were made. */
export async function standingOf(tx: ReadTx, batchNs: readonly number[]): Promise<Standing[]> {
  if (batchNs.length === 0) return []
  const { rows } = await sql<Standing>`
    select a.batch_n as "batchN", a.id as "allocationId", a.bank_line_n as "bankLineN", a.document_n as "documentN"
    from allocation a
    where a.batch_n in (${sql.join(batchNs)}) and a.undoes_n is null
      and not exists (select 1 from allocation u where u.undoes_n = a.n)
    order by a.n`.execute(tx.db)
  return rows
}

export interface BatchFigures {
  standingCount: number
  invoicesWaiting: number
  invoicesToCheck: number
  invoicesIssued: number
}

/** What became of batches, by their key: of what stands, each line and each proforma counted once. */
export async function figuresOf(tx: ReadTx, batchNs: readonly number[]): Promise<Map<number, BatchFigures>> {
  if (batchNs.length === 0) return new Map()
  const { rows } = await sql<BatchFigures & { batchN: number }>`
    select a.batch_n as "batchN", count(distinct a.bank_line_n) as "standingCount",
      count(distinct case when s.state = 'to-check' and s.check_json is null then s.document_n end) as "invoicesWaiting",
      count(distinct case when s.state = 'to-check' and s.check_json is not null then s.document_n end) as "invoicesToCheck",
      count(distinct case when s.state = 'settled' then s.document_n end) as "invoicesIssued"
    from allocation a
    left join document_state s on s.document_n = a.document_n and s.kind = 'proforma'
    where a.batch_n in (${sql.join(batchNs)}) and a.undoes_n is null
      and not exists (select 1 from allocation u where u.undoes_n = a.n)
    group by a.batch_n`.execute(tx.db)
  return new Map(
    rows.map((row) => [
      row.batchN,
      {
        standingCount: Number(row.standingCount),
        invoicesWaiting: Number(row.invoicesWaiting),
        invoicesToCheck: Number(row.invoicesToCheck),
        invoicesIssued: Number(row.invoicesIssued),
      },
    ]),
  )
}

/** Final invoices that rest on what stands of a batch: how many, and the first one's number. */
export async function invoicesLeft(
  tx: ReadTx,
  batchN: number,
): Promise<{ count: number; number: string } | null> {
  const { rows } = await sql<{ number: string }>`
    select distinct i.n, i.number from allocation a
    join document_state s on s.document_n = a.document_n and s.kind = 'proforma' and s.state = 'settled'
    join document i on i.origin_n = a.document_n and i.kind = 'invoice'
      and i.n = (select max(l.n) from document l where l.origin_n = a.document_n and l.kind = 'invoice')
    where a.batch_n = ${batchN} and a.undoes_n is null
      and not exists (select 1 from allocation u where u.undoes_n = a.n)
    order by i.n`.execute(tx.db)
  const [first] = rows
  return first === undefined ? null : { count: rows.length, number: first.number }
}
