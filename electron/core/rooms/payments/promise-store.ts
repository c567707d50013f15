import { type RawBuilder, sql } from 'kysely'
import type { ListInput } from '../../../../shared/contract/base.ts'
import type { promiseListFields } from '../../../../shared/contract/payments-promises.ts'
import type { Day } from '../../../../shared/values/day.ts'
import { fold } from '../../../../shared/values/fold.ts'
import { Missing } from '../../api/context.ts'
import { type ListColumns, escapeLike, listCondition, listOrder } from '../../store/list.ts'
import type { ReadTx, WriteTx } from '../../store/store.ts'

export type PromiseField = (typeof promiseListFields)[number]

export interface PromiseRow {
  n: number
  id: string
  version: number
  documentN: number
  documentId: string
  documentNumber: string
  customerId: string
  customerName: string
  cardNumber: string
  amountCents: number
  currency: string
  announcedDay: string
  promisedDay: string
  holdUntilDay: string
  channel: string
  note: string
  state: string
  operatorName: string
  createdAt: string
}

/** What became of a promise is read from its document, so that taking a payment back brings it to life again. */
const stateOn = (today: Day): RawBuilder<string> => sql<string>`case
  when p.state <> 'open' then p.state
  when s.open_cents <= p.open_cents - p.amount_cents and s.state not in ('cancelled', 'replaced', 'expired', 'credited')
    then 'kept'
  when s.state not in ('open', 'part-paid') then 'withdrawn'
  when p.hold_until_day < ${today} then 'late'
  else 'waiting' end`

const source = sql`promise p join document d on d.n = p.document_n join document_state s on s.document_n = p.document_n
  join customer c on c.n = p.customer_n`

const shown = (today: Day) => sql`p.n, p.id, p.version, p.document_n as "documentN", d.id as "documentId",
  d.number as "documentNumber", c.id as "customerId", c.legal_name as "customerName", c.card_number as "cardNumber",
  p.amount_cents as "amountCents", d.currency, p.announced_day as "announcedDay", p.promised_day as "promisedDay",
  p.hold_until_day as "holdUntilDay", p.channel, p.note, ${stateOn(today)} as state,
  p.operator_name as "operatorName", p.created_at as "createdAt"`

const columnsOn = (today: Day): ListColumns<PromiseField> => ({
  documentNumber: { sql: sql`d.number`, type: 'text' },
  customerName: { sql: sql`c.sort_key`, type: 'folded' },
  customerId: { sql: sql`c.id`, type: 'text' },
  documentId: { sql: sql`d.id`, type: 'text' },
  amountCents: { sql: sql`p.amount_cents`, type: 'number' },
  promisedDay: { sql: sql`p.promised_day`, type: 'day' },
  holdUntilDay: { sql: sql`p.hold_until_day`, type: 'day' },
  state: { sql: stateOn(today), type: 'text' },
})

export async function listPromiseRows(
  tx: ReadTx,
  input: ListInput<PromiseField>,
  today: Day,
): Promise<{ rows: PromiseRow[]; total: number }> {
  const columns = columnsOn(today)
  const words = fold(input.search)
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => {
      const like = `%${escapeLike(word)}%`
      return sql`(d.search_text like ${like} escape '\\' or c.sort_key like ${like} escape '\\')`
    })
  const condition = sql`${sql.join([listCondition(columns, input), ...words], sql` and `)}`
  const order =
    input.sort.length === 0 ? sql`p.hold_until_day, p.n` : listOrder(columns, input, sql`p.n`, sql`p.n`)
  const { rows } = await sql<PromiseRow>`
    select ${shown(today)} from ${source} where ${condition}
    order by ${order} limit ${input.limit} offset ${input.offset}`.execute(tx.db)
  const count = await sql<{
    count: number
  }>`select count(*) as count from ${source} where ${condition}`.execute(tx.db)
  return { rows, total: Number(count.rows[0]?.count ?? 0) }
}

/** How many promises wait or are late, and for how much, in minor units. */
export async function countPromises(
  tx: ReadTx,
  today: Day,
): Promise<Map<string, { count: number; cents: number }>> {
  const { rows } = await sql<{ state: string; count: number; cents: number }>`
    select state, count(*) as count, cast(sum(amount_cents) as bigint) as cents from (
      select ${stateOn(today)} as state, p.amount_cents from ${source} where p.state = 'open') as told
    group by state`.execute(tx.db)
  return new Map(rows.map((row) => [row.state, { count: Number(row.count), cents: Number(row.cents) }]))
}

/** @throws Missing when there is no such promise */
export async function readPromise(tx: ReadTx, id: string, today: Day): Promise<PromiseRow> {
  const { rows } = await sql<PromiseRow>`select ${shown(today)} from ${source} where p.id = ${id}`.execute(
    tx.db,
  )
  const row = rows[0]
  if (row === undefined) throw new Missing('promise')
  return row
}

export async function insertPromise(
  tx: WriteTx,
  promise: {
    id: string
    documentN: number
    customerN: number
    amountCents: number
    openCents: number
    announcedDay: string
    promisedDay: string
    holdUntilDay: string
    channel: string
    note: string
    operatorN: number | null
    operatorName: string
    at: string
  },
): Promise<void> {
  await tx.db
    .insertInto('promise')
    .values({
      id: promise.id,
      version: 1,
      document_n: promise.documentN,
      customer_n: promise.customerN,
      amount_cents: promise.amountCents,
      open_cents: promise.openCents,
      announced_day: promise.announcedDay,
      promised_day: promise.promisedDay,
      hold_until_day: promise.holdUntilDay,
      channel: promise.channel,
      note: promise.note,
      state: 'open',
      closed_at: null,
      operator_n: promise.operatorN,
      operator_name: promise.operatorName,
      created_at: promise.at,
    })
    .execute()
}

/** Ends what was announced for a document before; answers how many that were. */
export async function replacePromises(tx: WriteTx, documentN: number, at: string): Promise<number> {
  const rows = await tx.db
    .updateTable('promise')
    .set({ state: 'replaced', closed_at: at, version: sql`version + 1` })
    .where('document_n', '=', documentN)
    .where('state', '=', 'open')
    .returning('n')
    .execute()
  return rows.length
}

export async function withdrawPromiseRow(tx: WriteTx, n: number, at: string): Promise<number> {
  const row = await tx.db
    .updateTable('promise')
    .set({ state: 'withdrawn', closed_at: at, version: sql`version + 1` })
    .where('n', '=', n)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}
