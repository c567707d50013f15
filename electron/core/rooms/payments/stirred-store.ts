import { sql } from 'kysely'
import { preparedRead, type Slots } from '../../store/prepared.ts'
import type { ReadTx, WriteTx } from '../../store/store.ts'

/** How far the books were looked through for what stirs suggestions. */
export interface Cursor {
  eventSeq: number
  allocationN: number
  documentN: number
  promiseN: number
}

const cursorRow = preparedRead(
  () => sql<Cursor>`
    select coalesce((select max(seq) from audit_event), 0) as "eventSeq",
      coalesce((select max(n) from allocation), 0) as "allocationN",
      coalesce((select max(n) from document), 0) as "documentN",
      coalesce((select max(n) from promise), 0) as "promiseN"`,
)

export async function readCursor(tx: ReadTx): Promise<Cursor> {
  const [row] = await cursorRow(tx, {})
  return {
    eventSeq: Number(row?.eventSeq ?? 0),
    allocationN: Number(row?.allocationN ?? 0),
    documentN: Number(row?.documentN ?? 0),
    promiseN: Number(row?.promiseN ?? 0),
  }
}

export interface StirredCards {
  /** Cards that were changed, whose services were, or whose documents were or are new. */
  cardNs: number[]
  documents: { number: string; numberInSeries: number; reference: string }[]
}

/** Cards with something new since the cursor; more than `limit` of them are not all told. */
export async function cardsSince(
  tx: ReadTx,
  { eventSeq, documentN }: Cursor,
  limit: number,
): Promise<StirredCards> {
  const changed = (kind: string) => sql`
    select record_id from audit_event where seq > ${eventSeq} and record_kind = ${kind}`
  const documents = await sql<{
    customerN: number
    number: string
    numberInSeries: number
    reference: string
  }>`
    select customer_n as "customerN", number, number_in_series as "numberInSeries", reference from document
    where n > ${documentN} or id in (${changed('document')}) limit ${limit}`.execute(tx.db)
  const cards = await sql<{ n: number }>`
    select n from customer where id in (${changed('customer')})
    union select o.customer_n as n from service s join service_owner o on o.service_n = s.n
      where s.id in (${changed('service')})
    limit ${limit}`.execute(tx.db)
  const cardNs = [...cards.rows.map(({ n }) => n), ...documents.rows.map(({ customerN }) => customerN)]
  return { cardNs: [...new Set(cardNs)], documents: documents.rows }
}

/** Payers that were learned or forgotten since the cursor, by allocations and counter-rows, with their cards. */
export async function payersSince(
  tx: ReadTx,
  { allocationN }: Cursor,
): Promise<{ iban: string; key: string; customerN: number | null }[]> {
  const { rows } = await sql<{ iban: string; key: string; customerN: number | null }>`
    select coalesce(o.payer_iban, a.payer_iban) as iban, coalesce(o.payer_key, a.payer_key) as key,
      a.customer_n as "customerN"
    from allocation a left join allocation o on o.n = a.undoes_n where a.n > ${allocationN}`.execute(tx.db)
  return rows
}

/** The cards with those that they took over from. */
export async function withPredecessors(tx: ReadTx, cardNs: readonly number[]): Promise<number[]> {
  if (cardNs.length === 0) return []
  const { rows } = await sql<{ n: number }>`
    with recursive earlier (n, step) as (
      select n, 0 from customer where n in (${sql.join(cardNs)})
      union select c.n, e.step + 1 from customer c join earlier e on c.successor_n = e.n where e.step < 12)
    select distinct n from earlier`.execute(tx.db)
  return rows.map(({ n }) => n)
}

export interface CardTraits {
  cards: { iban: string; sortKey: string; cardNumber: string }[]
  payers: { iban: string; key: string }[]
  labels: { label: string; labelKey: string }[]
}

/** What a line may say of these cards. */
export async function traitsOfCards(tx: ReadTx, cardNs: readonly number[]): Promise<CardTraits> {
  if (cardNs.length === 0) return { cards: [], payers: [], labels: [] }
  const list = sql.join(cardNs)
  const cards = await sql<CardTraits['cards'][number]>`
    select iban, sort_key as "sortKey", card_number as "cardNumber" from customer where n in (${list})`.execute(
    tx.db,
  )
  const payers = await sql<CardTraits['payers'][number]>`
    select distinct payer_iban as iban, payer_key as key from allocation where customer_n in (${list})`.execute(
    tx.db,
  )
  const labels = await sql<CardTraits['labels'][number]>`
    select distinct s.label, s.label_key as "labelKey" from service s
    where s.n in (select service_n from service_owner where customer_n in (${list})) or s.customer_n in (${list})`.execute(
    tx.db,
  )
  return { cards: cards.rows, payers: payers.rows, labels: labels.rows }
}

/** A line whose grade is kept, with what it may be due again for. */
export interface KeptLine {
  n: number
  bookingDay: string
  iban: string
  key: string
  name: string
  text: string
  /** The card of its best document, and whether that document can be paid no more. */
  cardN: number | null
  isGone: number
}

const keptLines = preparedRead(
  (_, { key }: Slots<{ state: string; day: string; n: number; limit: number }>) => sql<KeptLine>`
    select t.bank_line_n as n, t.booking_day as "bookingDay", b.counterparty_iban as iban,
      b.counterparty_key as key, b.counterparty_name as name, b.search_text as text, d.customer_n as "cardN",
      case when s.document_n is not null and (s.open_cents = 0 or s.state not in ('open', 'part-paid'))
        then 1 else 0 end as "isGone"
    from bank_line_state t join bank_line b on b.n = t.bank_line_n
      left join document d on d.n = t.best_document_n
      left join document_state s on s.document_n = t.best_document_n
    where t.state = ${key('state', 'text')} and t.remaining_cents > 0 and t.grade_due = 0
      and (t.booking_day, t.bank_line_n) > (${key('day', 'text')}, ${key('n', 'integer')})
    order by t.booking_day, t.bank_line_n limit ${key('limit', 'integer')}`,
)

/** The next lines of a state with money left and a grade that is kept, in the order of their booking day. */
export async function keptLinesAfter(
  tx: ReadTx,
  state: 'open' | 'parked',
  after: { day: string; n: number },
  limit: number,
): Promise<KeptLine[]> {
  return keptLines(tx, { state, ...after, limit })
}

export async function markDue(tx: WriteTx, ns: readonly number[]): Promise<void> {
  if (ns.length === 0) return
  await tx.db
    .updateTable('bank_line_state')
    .set({ grade_due: 1 })
    .where('bank_line_n', 'in', [...ns])
    .execute()
}

/** Has open lines graded anew of exactly the amount that documents issued since are open for, or that was announced. */
export async function markDueByAmount(tx: WriteTx, { documentN, promiseN }: Cursor): Promise<void> {
  await sql`
    update bank_line_state set grade_due = 1
    where state = 'open' and grade_due = 0 and remaining_cents in (
      select s.open_cents from document d join document_state s on s.document_n = d.n
      where d.n > ${documentN} and s.open_cents > 0
      union select amount_cents from promise where n > ${promiseN})`.execute(tx.db)
}
