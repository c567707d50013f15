import { sql } from 'kysely'
import { preparedWrite, type Slots } from '../../store/prepared.ts'
import type { ReadTx, WriteTx } from '../../store/store.ts'
import { payableNow } from '../billing/index.ts'
import { lineColumns, type Line } from './line-store.ts'

const cardsOfPayers = 20_000

/** Cards that carry one of these IBANs; withdrawn ones are no payers. */
export async function cardsByIban(
  tx: ReadTx,
  ibans: readonly string[],
): Promise<{ n: number; iban: string }[]> {
  if (ibans.length === 0) return []
  const { rows } = await sql<{ n: number; iban: string }>`
    select n, iban from customer where iban <> '' and iban in (${sql.join(ibans)}) and state <> 'withdrawn'
    limit ${cardsOfPayers}`.execute(tx.db)
  return rows
}

/** Cards whose folded name is one of these; withdrawn ones are no payers. */
export async function cardsByName(
  tx: ReadTx,
  sortKeys: readonly string[],
): Promise<{ n: number; sortKey: string }[]> {
  if (sortKeys.length === 0) return []
  const { rows } = await sql<{ n: number; sortKey: string }>`
    select n, sort_key as "sortKey" from customer where sort_key in (${sql.join(sortKeys)}) and state <> 'withdrawn'
    limit ${cardsOfPayers}`.execute(tx.db)
  return rows
}

const cardsPerStart = 1000
const cardsOfStarts = 5000
const startsPerRead = 100

/**
 * Cards whose folded name begins as one of these does: a bank cuts names. Starts that very many cards share are asked
 * for one by one, so that they do not push out what the others find.
 */
export async function cardsByNameStart(
  tx: ReadTx,
  starts: readonly string[],
  pause: () => Promise<void> | void,
): Promise<{ n: number; legalName: string }[]> {
  const found: { n: number; legalName: string }[] = []
  for (let from = 0; from < starts.length; from += startsPerRead) {
    const some = starts.slice(from, from + startsPerRead)
    const cards = await cardsBetween(tx, some, cardsOfStarts)
    await pause()
    if (cards.length < cardsOfStarts) {
      found.push(...cards)
      continue
    }
    for (const start of some) {
      found.push(...(await cardsBetween(tx, [start], cardsPerStart)))
      await pause()
    }
  }
  return found
}

async function cardsBetween(
  tx: ReadTx,
  starts: readonly string[],
  limit: number,
): Promise<{ n: number; legalName: string }[]> {
  const ranges = starts.map((start) => sql`(${start}, ${`${start}\u{10ffff}`})`)
  const { rows } = await sql<{ n: number; legalName: string }>`
    with wanted (low, high) as (values ${sql.join(ranges)})
    select c.n, c.legal_name as "legalName" from wanted
    cross join customer c where c.sort_key >= wanted.low and c.sort_key < wanted.high and c.state <> 'withdrawn'
    limit ${limit}`.execute(tx.db)
  return rows
}

/** Documents of these cards that can be paid, of each card so many of those due first. */
export async function keysByCards(
  tx: ReadTx,
  customerNs: readonly number[],
  perCard: number,
): Promise<number[]> {
  if (customerNs.length === 0) return []
  const { rows } = await sql<{ n: number }>`
    select n from (
      select d.n, row_number() over (partition by d.customer_n order by s.due_day, d.n) as place
      from document d join document_state s on s.document_n = d.n
      where d.customer_n in (${sql.join(customerNs)}) and ${payableNow}) as placed
    where place <= ${perCard}`.execute(tx.db)
  return rows.map((row) => row.n)
}

/** Documents that can be paid and are open for one of these amounts. */
export async function keysByAmounts(tx: ReadTx, amounts: readonly number[]): Promise<number[]> {
  if (amounts.length === 0) return []
  const { rows } = await sql<{ n: number }>`
    select s.document_n as n from document_state s
    where s.open_cents in (${sql.join(amounts)}) and ${payableNow}`.execute(tx.db)
  return rows.map((row) => row.n)
}

/** Services whose label in its ASCII form begins as one of these does. */
export async function servicesByLabelStart(
  tx: ReadTx,
  starts: readonly string[],
  limit: number,
): Promise<{ serviceN: number; customerN: number }[]> {
  const found: { serviceN: number; customerN: number }[] = []
  for (const start of starts) {
    const { rows } = await sql<{ serviceN: number; customerN: number }>`
      select n as "serviceN", customer_n as "customerN" from service
      where label_key >= ${start} and label_key < ${`${start}\u{10ffff}`}
      order by label_key, n limit ${limit}`.execute(tx.db)
    found.push(...rows)
  }
  return found
}

/** How many documents are open for exactly each of these amounts. */
export async function countOpenAmounts(tx: ReadTx, amounts: readonly number[]): Promise<Map<number, number>> {
  if (amounts.length === 0) return new Map()
  const { rows } = await sql<{ openCents: number; count: number }>`
    select open_cents as "openCents", count(*) as count from document_state
    where open_cents > 0 and open_cents in (${sql.join(amounts)}) group by open_cents`.execute(tx.db)
  return new Map(rows.map((row) => [row.openCents, Number(row.count)]))
}

/**
 * Documents that a payment of exactly one of these amounts was announced for and not received yet: what is open is
 * more than would be left of it then.
 */
export async function promisesOf(
  tx: ReadTx,
  amounts: readonly number[],
): Promise<{ documentN: number; amountCents: number; promisedDay: string }[]> {
  if (amounts.length === 0) return []
  const { rows } = await sql<{ documentN: number; amountCents: number; promisedDay: string }>`
    select p.document_n as "documentN", p.amount_cents as "amountCents", p.promised_day as "promisedDay"
    from promise p join document_state s on s.document_n = p.document_n
    where p.state = 'open' and p.amount_cents in (${sql.join(amounts)}) and ${payableNow}
      and s.open_cents > p.open_cents - p.amount_cents
    order by p.promised_day, p.n limit 2000`.execute(tx.db)
  return rows
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

const keepGrade = preparedWrite((db, { key, value }: Slots<LineGrade & { due: number }>) =>
  db
    .updateTable('bank_line_state')
    .set({ best_grade: value('grade'), best_document_n: value('documentN'), grade_due: value('due') })
    .where('bank_line_n', '=', key('n', 'integer'))
    .where('version', '=', key('version', 'integer')),
)

/** Keeps grades, but not of a line that changed since it was read: that one is due again anyway. */
export async function keepGrades(
  tx: WriteTx,
  grades: readonly LineGrade[],
  { isSettled, pause }: { isSettled: boolean; pause: () => Promise<void> | void },
): Promise<void> {
  for (const [index, { n, version, grade, documentN }] of grades.entries()) {
    if (index % 64 === 0) await pause()
    await keepGrade(tx, { n, version, grade, documentN, due: isSettled ? 0 : 1 })
  }
}
