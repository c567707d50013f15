import { type RawBuilder, sql } from 'kysely'
import type { ListInput } from '../../../../shared/contract/base.ts'
import type { customerListFields } from '../../../../shared/contract/customers.ts'
import { fold } from '../../../../shared/values/fold.ts'
import { type ListColumns, listCondition, listOrder, searchCondition } from '../../store/list.ts'
import type { ReadTx } from '../../store/store.ts'
import type { CardRow } from './card.ts'
import { afterPrefix, readCardRows } from './search-store.ts'

type Field = (typeof customerListFields)[number]

const columns: ListColumns<Field> = {
  cardNumber: { sql: sql.ref('c.card_number'), type: 'text', sortSql: sql.ref('c.card_sequence') },
  legalName: { sql: sql.ref('c.sort_key'), type: 'folded' },
  kind: { sql: sql.ref('c.kind'), type: 'text' },
  taxId: { sql: sql.ref('c.tax_id_value'), type: 'text' },
  city: { sql: sql.ref('c.city_key'), type: 'folded' },
  country: { sql: sql.ref('c.country'), type: 'text' },
  email: { sql: sql.ref('c.email'), type: 'folded' },
  state: { sql: sql.ref('c.state'), type: 'text' },
  openCents: { sql: sql.ref('c.open_cents'), type: 'number' },
  creditCents: { sql: sql.ref('c.credit_cents'), type: 'number' },
  // Cards are numbered in the order they are made, so that no index of its own is needed.
  createdAt: { sql: sql`substr(c.created_at, 1, 10)`, type: 'day', sortSql: sql.ref('c.n') },
}

type Page = { rows: CardRow[]; total: number }

/** One page of the cards, and how many there are under the same filters. Equal states, countries and kinds go by name. */
export async function listCards(tx: ReadTx, input: ListInput<Field>): Promise<Page> {
  const [first] = input.sort
  const sort: ListInput<Field>['sort'] =
    first === undefined
      ? [{ field: 'legalName', direction: 'ascending' }]
      : input.sort.length === 1 && ['state', 'country', 'kind'].includes(first.field)
        ? [first, { field: 'legalName', direction: first.direction }]
        : input.sort
  return fold(input.search) === '' ? pageOfAll(tx, { ...input, sort }) : pageOfHits(tx, { ...input, sort })
}

/**
 * A page without a search: its keys come from an index first, then only its rows; a page in the second half is read
 * from the other end.
 */
async function pageOfAll(tx: ReadTx, input: ListInput<Field>): Promise<Page> {
  const filtered = Object.keys(input.filters).length > 0
  // A count without any condition is the cheapest one the database has.
  const where = filtered ? sql` where ${listCondition(columns, input)}` : sql``
  const counted = await sql<{ total: number }>`select count(*) as total from customer as c${where}`.execute(
    tx.db,
  )
  const total = Number(counted.rows[0]?.total ?? 0)
  const length = Math.max(0, Math.min(input.limit, total - input.offset))
  if (length === 0) return { rows: [], total }
  const backwards = input.offset > total / 2
  const offset = backwards ? total - input.offset - length : input.offset
  const order = orderOf(backwards ? input.sort.map(reversed) : input.sort)
  const keys = await sql<{
    n: number
  }>`select c.n as n from customer as c${where} order by ${order} limit ${length} offset ${offset}`.execute(
    tx.db,
  )
  const ns = keys.rows.map((row) => Number(row.n))
  return { rows: await readCardRows(tx, backwards ? ns.reverse() : ns), total }
}

/** A page of what a search finds, counted in the same pass, since looking twice costs twice. */
async function pageOfHits(tx: ReadTx, input: ListInput<Field>): Promise<Page> {
  const from = sql`${hitsOf(tx, input.search)} as hit join customer as c on c.n = hit.n where ${listCondition(columns, input)}`
  const keys = await sql<{ n: number; total: number }>`
    select c.n as n, count(*) over () as total from ${from}
    order by ${orderOf(input.sort)} limit ${input.limit} offset ${input.offset}`.execute(tx.db)
  const [first] = keys.rows
  const rows = await readCardRows(
    tx,
    keys.rows.map((row) => Number(row.n)),
  )
  if (first !== undefined || input.offset === 0) return { rows, total: Number(first?.total ?? 0) }
  const counted = await sql<{ total: number }>`select count(*) as total from ${from}`.execute(tx.db)
  return { rows, total: Number(counted.rows[0]?.total ?? 0) }
}

function orderOf(sort: ListInput<Field>['sort']): RawBuilder<unknown> {
  return listOrder(columns, { sort }, sql.ref('c.sort_key'), sql.ref('c.n'))
}

function reversed(term: ListInput<Field>['sort'][number]): ListInput<Field>['sort'][number] {
  return { field: term.field, direction: term.direction === 'ascending' ? 'descending' : 'ascending' }
}

/** Keys of the cards that a search finds by their own text or by a service of theirs. */
function hitsOf(tx: ReadTx, search: string): RawBuilder<unknown> {
  const text = fold(search)
  if (!text.split(' ').some((word) => [...word].length >= 3)) {
    const upper = search.trim().toUpperCase()
    return sql`(
      select n from customer where sort_key >= ${text} and sort_key < ${afterPrefix(text)}
      union select n from customer where card_number >= ${upper} and card_number < ${afterPrefix(upper)}
    )`
  }
  return sql`(
    select n from customer where ${searchCondition(tx.flavour, 'customer', search)}
    union select customer_n as n from service where ${searchCondition(tx.flavour, 'service', search)}
  )`
}
