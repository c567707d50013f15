import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { ListInput } from '../../../../shared/contract/base.ts'
import type { serviceListFields, zServiceRow } from '../../../../shared/contract/services.ts'
import { day, type Day } from '../../../../shared/values/day.ts'
import { fold } from '../../../../shared/values/fold.ts'
import { type ListColumns, listCondition, listOrder, searchCondition } from '../../store/list.ts'
import type { ReadTx } from '../../store/store.ts'

type Field = (typeof serviceListFields)[number]
export type ServiceRow = z.output<typeof zServiceRow>

/** The state on a day: a service whose last day has passed is ended, whether or not somebody said so. */
function stateSql(today: Day): RawBuilder<string> {
  return sql<string>`case when s.end_day is not null and s.end_day < ${today} then 'ended' else s.state end`
}

function columnsOf(today: Day): ListColumns<Field> {
  return {
    label: { sql: sql.ref('s.label_key'), type: 'folded' },
    kind: { sql: sql.ref('s.kind'), type: 'text' },
    state: { sql: stateSql(today), type: 'text' },
    ownerName: { sql: sql.ref('c.sort_key'), type: 'folded' },
    unitPrice: { sql: sql`cast(s.unit_price as numeric)`, type: 'number' },
    periodMonths: { sql: sql.ref('s.period_months'), type: 'number' },
    nextBillingDay: {
      sql: sql.ref('s.next_billing_day'),
      type: 'day',
      // Services that are billed no more stand last in both directions of the default order of days.
      sortSql: sql`coalesce(s.next_billing_day, '9999-12-31')`,
    },
    customerId: { sql: sql.ref('c.id'), type: 'text' },
  }
}

/** Whether a query needs the owner's row to filter or sort; without it one index answers. */
function needsOwner(input: ListInput<Field>): boolean {
  const ownerFields: readonly Field[] = ['ownerName', 'customerId']
  return (
    ownerFields.some((field) => input.filters[field] !== undefined) ||
    input.sort.some((term) => ownerFields.includes(term.field))
  )
}

/** One page of the services, and how many there are under the same filters. */
export async function listServices(
  tx: ReadTx,
  input: ListInput<Field>,
  today: Day,
): Promise<{ rows: ServiceRow[]; total: number }> {
  const columns = columnsOf(today)
  const source = sql`${sourceOf(tx, input.search)}${
    needsOwner(input) ? sql` join customer as c on c.n = s.customer_n` : sql``
  }`
  const filtered = Object.keys(input.filters).length > 0
  // A count without any condition is the cheapest one the database has.
  const where = filtered ? sql` where ${listCondition(columns, input)}` : sql``
  const counted = await sql<{ total: number }>`select count(*) as total from ${source}${where}`.execute(tx.db)
  const order = listOrder(columns, input, sql.ref('s.label_key'), sql.ref('s.n'))
  const keys = await sql<{
    n: number
  }>`select s.n as n from ${source}${where} order by ${order} limit ${input.limit} offset ${input.offset}`.execute(
    tx.db,
  )
  const rows = await readServiceRows(
    tx,
    keys.rows.map((row) => Number(row.n)),
    today,
  )
  return { rows, total: Number(counted.rows[0]?.total ?? 0) }
}

function sourceOf(tx: ReadTx, search: string): RawBuilder<unknown> {
  const text = fold(search)
  if (text === '') return sql`service as s`
  if (text.split(' ').some((word) => [...word].length >= 3)) {
    return sql`(
      select n from service where ${searchCondition(tx.flavour, 'service', search)}
    ) as hit join service as s on s.n = hit.n`
  }
  return sql`(
    select n from service where label_key >= ${text} and label_key < ${`${text}\u{10ffff}`}
  ) as hit join service as s on s.n = hit.n`
}

/** The rows of these keys, in their order. */
export async function readServiceRows(tx: ReadTx, ns: readonly number[], today: Day): Promise<ServiceRow[]> {
  const byKey = new Map<number, ServiceRow>()
  for (let start = 0; start < ns.length; start += 500) {
    const rows = await tx.db
      .selectFrom('service as s')
      .innerJoin('customer as c', 'c.n', 's.customer_n')
      .select(['s.n', 's.id', 's.kind', 's.label', 's.description', 's.quantity', 's.unit_price'])
      .select(['s.currency', 's.period_months', 's.next_billing_day'])
      .select(['c.id as owner_id', 'c.legal_name as owner_name', 'c.card_number as owner_card_number'])
      .select(stateSql(today).as('state'))
      .where('s.n', 'in', ns.slice(start, start + 500))
      .execute()
    for (const row of rows) {
      byKey.set(row.n, {
        id: row.id,
        kind: row.kind as ServiceRow['kind'],
        label: row.label,
        description: row.description,
        state: row.state as ServiceRow['state'],
        ownerId: row.owner_id,
        ownerName: row.owner_name,
        ownerCardNumber: row.owner_card_number,
        quantity: row.quantity,
        unitPrice: row.unit_price,
        currency: row.currency,
        periodMonths: row.period_months,
        nextBillingDay: row.next_billing_day === null ? null : day(row.next_billing_day),
      })
    }
  }
  return ns.flatMap((n) => byKey.get(n) ?? [])
}
