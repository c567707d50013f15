import { sql } from 'kysely'
import type { ReadTx, WriteTx } from '../../store/store.ts'
import { lineColumns, type Line } from './line-store.ts'

/** Cards that carry one of these IBANs or one of these folded names; withdrawn ones are no payers. */
export async function cardsOfPayers(
  tx: ReadTx,
  ibans: readonly string[],
  sortKeys: readonly string[],
): Promise<{ n: number; iban: string; sortKey: string }[]> {
  const parts = [
    ...(ibans.length === 0 ? [] : [sql`iban <> '' and iban in (${sql.join(ibans)})`]),
    ...(sortKeys.length === 0 ? [] : [sql`sort_key in (${sql.join(sortKeys)})`]),
  ]
  const found = new Map<number, { n: number; iban: string; sortKey: string }>()
  for (const condition of parts) {
    const { rows } = await sql<{ n: number; iban: string; sortKey: string }>`
      select n, iban, sort_key as "sortKey" from customer where ${condition} and state <> 'withdrawn' limit 5000`.execute(
      tx.db,
    )
    for (const row of rows) found.set(row.n, row)
  }
  return [...found.values()]
}

/** Cards whose folded name begins as one of these does: a bank cuts names. */
export async function cardsByNameStart(
  tx: ReadTx,
  starts: readonly string[],
): Promise<{ n: number; legalName: string }[]> {
  if (starts.length === 0) return []
  const ranges = starts.map((start) => sql`(${start}, ${`${start}\u{10ffff}`})`)
  const { rows } = await sql<{ n: number; legalName: string }>`
    with wanted (low, high) as (values ${sql.join(ranges)})
    select c.n, c.legal_name as "legalName" from wanted
    cross join customer c where c.sort_key >= wanted.low and c.sort_key < wanted.high and c.state <> 'withdrawn'
    limit 5000`.execute(tx.db)
  return rows
}

/** How many documents are open for exactly each of these amounts. */
export async function countOpenAmounts(tx: ReadTx, amounts: readonly number[]): Promise<Map<number, number>> {
  if (amounts.length === 0) return new Map()
  const { rows } = await sql<{ openCents: number; count: number }>`
    select open_cents as "openCents", count(*) as count from document_state
    where open_cents > 0 and open_cents in (${sql.join(amounts)}) group by open_cents`.execute(tx.db)
  return new Map(rows.map((row) => [row.openCents, Number(row.count)]))
}

/** Cards with one of these numbers. */
export async function cardsOfNumbers(
  tx: ReadTx,
  cardNumbers: readonly string[],
): Promise<{ n: number; cardNumber: string }[]> {
  if (cardNumbers.length === 0) return []
  const rows = await tx.db
    .selectFrom('customer')
    .select(['n', 'card_number'])
    .where('card_number', 'in', [...cardNumbers])
    .where('state', '<>', 'withdrawn')
    .execute()
  return rows.map((row) => ({ n: row.n, cardNumber: row.card_number }))
}

/** Which card took over from each of these, where one did. */
export async function successorsOf(
  tx: ReadTx,
  ns: readonly number[],
): Promise<{ n: number; cardNumber: string; successorN: number }[]> {
  if (ns.length === 0) return []
  const rows = await tx.db
    .selectFrom('customer')
    .select(['n', 'card_number', 'successor_n'])
    .where('n', 'in', [...ns])
    .where('successor_n', 'is not', null)
    .execute()
  return rows.flatMap((row) =>
    row.successor_n === null ? [] : [{ n: row.n, cardNumber: row.card_number, successorN: row.successor_n }],
  )
}

/** The next lines whose grade is due, in the order of their keys. */
export async function dueLines(tx: ReadTx, after: number, limit: number): Promise<Line[]> {
  const { rows } = await sql<Line>`
    select ${lineColumns} from bank_line_state t join bank_line b on b.n = t.bank_line_n
    where t.grade_due = 1 and t.bank_line_n > ${after} order by t.bank_line_n limit ${limit}`.execute(tx.db)
  return rows
}

export interface LineGrade {
  n: number
  version: number
  grade: string | null
  documentN: number | null
}

/** Keeps grades, but not of a line that changed since it was read: that one is due again anyway. */
export async function keepGrades(tx: WriteTx, grades: readonly LineGrade[]): Promise<void> {
  for (const { n, version, grade, documentN } of grades) {
    await tx.db
      .updateTable('bank_line_state')
      .set({ best_grade: grade, best_document_n: documentN, grade_due: 0 })
      .where('bank_line_n', '=', n)
      .where('version', '=', version)
      .execute()
  }
}

/** The last document's key: what comes after it was issued since. */
export async function lastDocumentN(tx: ReadTx): Promise<number> {
  const row = await tx.db
    .selectFrom('document')
    .select((select) => select.fn.max('n').as('n'))
    .executeTakeFirst()
  return row?.n ?? 0
}

/**
 * Has open lines graded anew that documents issued since may belong to (by amount), and those whose best candidate
 * changed since they were graded (it was paid, cancelled or credited).
 */
export async function markStaleGrades(tx: WriteTx, afterDocumentN: number): Promise<void> {
  await sql`
    update bank_line_state set grade_due = 1
    where state = 'open' and grade_due = 0 and remaining_cents in (
      select s.open_cents from document d join document_state s on s.document_n = d.n
      where d.n > ${afterDocumentN} and s.open_cents > 0)`.execute(tx.db)
  await sql`
    update bank_line_state set grade_due = 1
    where best_document_n is not null and grade_due = 0 and exists (
      select 1 from document_state s where s.document_n = bank_line_state.best_document_n
        and (s.open_cents = 0 or s.state not in ('open', 'part-paid')))`.execute(tx.db)
}
