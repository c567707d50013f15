import { type RawBuilder, sql } from 'kysely'
import type { ListInput } from '../../../../shared/contract/base.ts'
import type { customerListFields } from '../../../../shared/contract/customers.ts'
import { fold } from '../../../../shared/values/fold.ts'
import { type ListColumns, listCondition, listOrder, searchCondition } from '../../store/list.ts'
import type { ReadTx } from '../../store/store.ts'
import type { CardRow } from './card.ts'
import { readCardRows } from './search-store.ts'

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

/**
 * One page of the cards, and how many there are under the same filters. The page's keys come from an index first,
 * then only its rows; a page in the second half is read from the other end.
 */
export async function listCards(
  tx: ReadTx,
  input: ListInput<Field>,
): Promise<{ rows: CardRow[]; total: number }> {
  const source = sourceOf(tx, input.search)
  const condition = listCondition(columns, input)
  const counted = await sql<{
    total: number
  }>`select count(*) as total from ${source} where ${condition}`.execute(tx.db)
  const total = Number(counted.rows[0]?.total ?? 0)
  const sort: ListInput<Field>['sort'] =
    input.sort.length === 0 ? [{ field: 'legalName', direction: 'ascending' }] : input.sort
  const length = Math.max(0, Math.min(input.limit, total - input.offset))
  if (length === 0) return { rows: [], total }
  const backwards = input.offset > total / 2
  const offset = backwards ? total - input.offset - length : input.offset
  const order = listOrder(
    columns,
    { sort: backwards ? sort.map(reversed) : sort },
    sql.ref('c.sort_key'),
    sql.ref('c.n'),
  )
  const keys = await sql<{
    n: number
  }>`select c.n as n from ${source} where ${condition} order by ${order} limit ${length} offset ${offset}`.execute(
    tx.db,
  )
  const ns = keys.rows.map((row) => Number(row.n))
  return { rows: await readCardRows(tx, backwards ? ns.reverse() : ns), total }
}

function reversed(term: ListInput<Field>['sort'][number]): ListInput<Field>['sort'][number] {
  return { field: term.field, direction: term.direction === 'ascending' ? 'descending' : 'ascending' }
}

/** All cards, or those that a search finds by their own text or by a service of theirs. */
function sourceOf(tx: ReadTx, search: string): RawBuilder<unknown> {
  const text = fold(search)
  if (text === '') return sql`customer as c`
  if (!text.split(' ').some((word) => [...word].length >= 3)) {
    const upper = search.trim().toUpperCase()
    return sql`(
      select n from customer where sort_key >= ${text} and sort_key < ${`${text}\u{10ffff}`}
      union select n from customer where card_number >= ${upper} and card_number < ${`${upper}\u{10ffff}`}
    ) as hit join customer as c on c.n = hit.n`
  }
  return sql`(
    select n from customer where ${searchCondition(tx.flavour, 'customer', search)}
    union select customer_n as n from service where ${searchCondition(tx.flavour, 'service', search)}
  ) as hit join customer as c on c.n = hit.n`
}
