import { sql } from 'kysely'
import type { Day } from '../../../../shared/values/day.ts'
import type { ReadTx } from '../../store/store.ts'
import type { DueCard, Service } from './service.ts'
import { serviceOfRow } from './store.ts'

export interface DueSearch {
  /** Services whose next billing day is on or before it. */
  untilDay: Day
  customerN?: number
  /** Only cards after this one, for reading them in portions. */
  afterCustomerN?: number
  /** At most so many cards; all of them unless given. */
  customerLimit?: number
}

/** A period that would begin after the last day of a service is not billed. */
function isDue(search: DueSearch) {
  const parts = [
    sql`state = 'active' and next_billing_day is not null and next_billing_day <= ${search.untilDay}`,
    sql`(end_day is null or next_billing_day <= end_day)`,
  ]
  if (search.customerN !== undefined) parts.push(sql`customer_n = ${search.customerN}`)
  if (search.afterCustomerN !== undefined) parts.push(sql`customer_n > ${search.afterCustomerN}`)
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}

/** The cards that have services due, in the order they were made. */
export async function dueCustomers(tx: ReadTx, search: DueSearch): Promise<number[]> {
  let query = tx.db
    .selectFrom('service')
    .select('customer_n')
    .distinct()
    .where(isDue(search))
    .orderBy('customer_n')
  if (search.customerLimit !== undefined) query = query.limit(search.customerLimit)
  const rows = await query.execute()
  return rows.map((row) => row.customer_n)
}

/** Services that fall due, card by card, each card's oldest billing day first. */
export async function dueServices(tx: ReadTx, search: DueSearch): Promise<DueCard[]> {
  const customerNs = await dueCustomers(tx, search)
  const cards = new Map<number, Service[]>(customerNs.map((customerN) => [customerN, []]))
  for (let start = 0; start < customerNs.length; start += 500) {
    const rows = await tx.db
      .selectFrom('service')
      .selectAll()
      .where('customer_n', 'in', customerNs.slice(start, start + 500))
      .where(isDue(search))
      .orderBy('customer_n')
      .orderBy('next_billing_day')
      .orderBy('n')
      .execute()
    for (const row of rows) cards.get(row.customer_n)?.push(serviceOfRow(row))
  }
  return [...cards].map(([customerN, services]) => ({ customerN, services }))
}

/** How much is due in all: services grouped by price, since decimals are multiplied outside the database. */
export async function dueTotals(tx: ReadTx, search: DueSearch) {
  const prices = await tx.db
    .selectFrom('service')
    .select(['quantity', 'unit_price', 'currency', sql<number>`count(*)`.as('count')])
    .where(isDue(search))
    .groupBy(['quantity', 'unit_price', 'currency'])
    .execute()
  const cards = await tx.db
    .selectFrom('service')
    .select(sql<number>`count(distinct customer_n)`.as('count'))
    .where(isDue(search))
    .executeTakeFirstOrThrow()
  return {
    customerCount: Number(cards.count),
    prices: prices.map((row) => ({
      quantity: row.quantity,
      unitPrice: row.unit_price,
      currency: row.currency,
      count: Number(row.count),
    })),
  }
}
