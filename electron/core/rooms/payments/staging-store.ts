import { sql } from 'kysely'
import { insertRows, type BulkRow } from '../../store/bulk-insert.ts'
import type { ReadTx, WriteTx } from '../../store/store.ts'
import { lineColumnNames, linesPerStage, stagedColumns } from './staging.ts'
import type { Twin } from './twin-rules.ts'

/** Staged lines `from` (inclusive) to `to` (exclusive) of one file. */
export interface StageRange {
  batchN: number
  from: number
  to: number
}

export async function insertStaged(tx: WriteTx, rows: readonly BulkRow[]): Promise<void> {
  await insertRows(tx, 'staged_line', stagedColumns, rows)
}

/** Removes a piece of what a file staged. */
export async function deleteStaged(tx: WriteTx, stage: number, from: number, to: number): Promise<void> {
  const first = stage * linesPerStage
  await deleteTwins(tx, { from: first + from, to: first + to })
  await tx.db
    .deleteFrom('staged_line')
    .where('n', '>=', first + from)
    .where('n', '<', first + to)
    .execute()
}

/** Forgets which lines of a range are or may be stored ones; answers what it knew. */
export async function deleteTwins(
  tx: WriteTx,
  range: { from: number; to: number },
): Promise<(Twin & { decision: 'open' | 'same' | 'two' })[]> {
  const rows = await tx.db
    .deleteFrom('staged_twin')
    .where('staged_n', '>=', range.from)
    .where('staged_n', '<', range.to)
    .returningAll()
    .execute()
  return rows.map((row) => ({
    n: row.staged_n,
    lineId: row.line_id,
    isDoubt: row.is_doubt === 1,
    decision: row.decision,
  }))
}

export async function countStaged(tx: ReadTx, stage: number): Promise<number> {
  const row = await tx.db
    .selectFrom('staged_line')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('n', '>=', stage * linesPerStage)
    .where('n', '<', (stage + 1) * linesPerStage)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Each staged line with its statement. */
export const stagedLines = (range: StageRange) => sql`
  staged_line g join statement s on s.batch_n = ${range.batchN} and s.position = g.statement_position`
export const inRange = (range: { from: number; to: number }) =>
  sql`g.n >= ${range.from} and g.n < ${range.to}`
/** A stored line under the fingerprint of a staged one. */
export const named = sql`b.fingerprint = g.fingerprint and b.bank_account_n = s.bank_account_n
  and b.occurrence = g.occurrence`
/** Set where a staged line is one that is stored under another fingerprint: the id of that. */
const twinId = sql`(select w.line_id from staged_twin w where w.staged_n = g.n and w.decision = 'same')`
/** The stored line that a staged one is: what it was found to be, before what it is called. */
const stored = sql`b.n = coalesce((select k.n from bank_line k where k.id = ${twinId}),
  (select k.n from bank_line k where k.fingerprint = g.fingerprint and k.bank_account_n = s.bank_account_n
    and k.occurrence = g.occurrence))`

/** Whether an account has lines at all: an empty one needs no look for known or doubtful lines. */
export async function hasLines(tx: ReadTx, bankAccountNs: readonly number[]): Promise<boolean> {
  if (bankAccountNs.length === 0) return false
  const row = await tx.db
    .selectFrom('bank_line')
    .select('n')
    .where('bank_account_n', 'in', [...bankAccountNs])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export interface KnownCount {
  statementPosition: number
  count: number
}

/** How many staged lines of each statement are stored and live already, or stand twice in the file. */
export async function countKnown(tx: ReadTx, range: StageRange): Promise<KnownCount[]> {
  const { rows } = await sql<{ position: number; count: number }>`
    select g.statement_position as position, count(*) as count from ${stagedLines(range)}
    where ${inRange(range)} and (g.repeats = 1
      or exists (
        select 1 from bank_line b join bank_line_state t on t.bank_line_n = b.n
        where ${named} and t.state <> 'withdrawn')
      or exists (select 1 from staged_twin w where w.staged_n = g.n and w.decision = 'same' and not exists (
        select 1 from bank_line k join bank_line_state t on t.bank_line_n = k.n
        where k.id = w.line_id and t.state = 'withdrawn')))
    group by g.statement_position`.execute(tx.db)
  return rows.map((row) => ({ statementPosition: row.position, count: Number(row.count) }))
}

/** How many staged lines of each statement nobody has decided about. */
export async function countOpenDoubts(tx: ReadTx, range: StageRange): Promise<KnownCount[]> {
  const { rows } = await sql<{ position: number; count: number }>`
    select g.statement_position as position, count(*) as count
    from staged_twin w join staged_line g on g.n = w.staged_n
    where w.staged_n >= ${range.from} and w.staged_n < ${range.to} and w.decision = 'open'
    group by g.statement_position`.execute(tx.db)
  return rows.map((row) => ({ statementPosition: row.position, count: Number(row.count) }))
}

const lineColumns = sql.raw(lineColumnNames.join(', '))
const stagedValues = sql.raw(lineColumnNames.map((name) => `g.${name}`).join(', '))

export async function lastLineN(tx: ReadTx): Promise<number> {
  const last = await tx.db
    .selectFrom('bank_line')
    .select((select) => select.fn.max('n').as('n'))
    .executeTakeFirst()
  return last?.n ?? 0
}

/**
 * Stores the staged lines of a range that are new. In accounts without lines each is new that the file has not
 * repeated; the key of a line stands behind that.
 */
export async function storeNewLines(
  tx: WriteTx,
  range: StageRange,
  now: string,
  isFirst: boolean,
): Promise<void> {
  const isNew = isFirst
    ? sql`1 = 1`
    : sql`${twinId} is null and not exists (select 1 from bank_line b where ${named})`
  await sql`
    insert into bank_line (id, bank_account_n, ${lineColumns}, created_at)
    select g.id, s.bank_account_n, ${stagedValues}, ${sql.lit(now)} from ${stagedLines(range)}
    where ${inRange(range)} and g.repeats = 0 and ${isNew}
    order by g.n`.execute(tx.db)
}

/** Opens the lines that were stored after one. */
export async function openNewLines(tx: WriteTx, lastN: number, now: string): Promise<void> {
  await sql`
    insert into bank_line_state
      (bank_line_n, version, state, amount_cents, remaining_cents, booking_day, note, changed_at, best_grade,
        best_document_n, grade_due)
    select n, 1, case when amount_cents = 0 then 'done' else 'open' end, amount_cents, amount_cents, booking_day, '',
      ${sql.lit(now)}, null, null, case when amount_cents > 0 then 1 else 0 end
    from bank_line where n > ${lastN}`.execute(tx.db)
}

/** What the staged lines of a range come to, per statement, that were new. */
export async function sumNewLines(tx: ReadTx, range: StageRange): Promise<StoredSum[]> {
  const { rows } = await sql<SumRow>`
    select g.statement_position as position, ${sums} from staged_line g join bank_line b on b.id = g.id
    where ${inRange(range)} group by g.statement_position`.execute(tx.db)
  return rows.map(sumOf)
}

/**
 * Opens the withdrawn lines again that a range has seen; answers what that comes to per statement, each once though
 * several files of a zip hold it.
 */
export async function reviveLines(tx: WriteTx, range: StageRange, now: string): Promise<StoredSum[]> {
  const withdrawn = sql`${stagedLines(range)} join bank_line b on ${stored}
    join bank_line_state t on t.bank_line_n = b.n
    where ${inRange(range)} and g.repeats = 0 and t.state = 'withdrawn'`
  const { rows } = await sql<SumRow>`
    select g.statement_position as position, ${sums}
    from (select b.n, b.amount_cents, min(g.n) as staged_n from ${withdrawn} group by b.n, b.amount_cents) b
      join staged_line g on g.n = b.staged_n
    group by g.statement_position`.execute(tx.db)
  if (rows.length === 0) return []
  await sql`
    update bank_line_state set version = version + 1, remaining_cents = amount_cents, changed_at = ${now},
      state = case when amount_cents = 0 then 'done' else 'open' end,
      grade_due = case when amount_cents > 0 then 1 else 0 end
    where bank_line_n in (select b.n from ${withdrawn})`.execute(tx.db)
  return rows.map(sumOf)
}

/**
 * Notes for every line of a range that the batch has seen it, and what the file called it where that is another
 * fingerprint than its own. The lines just stored are found by their ids, which stand side by side in their index, and
 * only the others by what they are.
 */
export async function storeSightings(tx: WriteTx, range: StageRange, isFirst: boolean): Promise<void> {
  const own = sql`(select b.n from bank_line b where b.id = g.id)`
  const called = sql`(select b.n from bank_line b where ${named})`
  const lineN = isFirst
    ? sql`coalesce(${own}, ${called}), null, null`
    : sql`coalesce(${own}, (select b.n from bank_line b where b.id = ${twinId}), ${called}),
        case when ${twinId} is null then null else g.fingerprint end,
        case when ${twinId} is null then null else g.occurrence end`
  await sql`
    insert into sighting (batch_n, statement_n, position, bank_line_n, fingerprint, occurrence)
    select ${sql.lit(range.batchN)}, s.n, g.position, ${lineN}
    from ${stagedLines(range)} where ${inRange(range)}`.execute(tx.db)
}

/** Lines that came alive with an import, per statement: count, money in, and money out (positive). */
export interface StoredSum {
  statementPosition: number
  count: number
  inCents: number
  outCents: number
}

interface SumRow {
  position: number
  count: number
  in_cents: number
  out_cents: number
}

const sums = sql`count(*) as count,
  cast(coalesce(sum(case when b.amount_cents > 0 then b.amount_cents else 0 end), 0) as bigint) as in_cents,
  cast(coalesce(sum(case when b.amount_cents < 0 then -b.amount_cents else 0 end), 0) as bigint) as out_cents`

function sumOf(row: SumRow): StoredSum {
  return {
    statementPosition: row.position,
    count: Number(row.count),
    inCents: Number(row.in_cents),
    outCents: Number(row.out_cents),
  }
}
