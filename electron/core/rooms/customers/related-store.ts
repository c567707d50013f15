import { sql } from 'kysely'
import { cents, type Cents } from '../../../../shared/values/money.ts'
import type { Day } from '../../../../shared/values/day.ts'
import type { ReadTx } from '../../store/store.ts'

// A card shows what hangs on it. The rooms of services and documents come after this one, so their tables are only
// counted here, never written.

export interface CardTotals {
  overdueCents: Cents
  serviceCount: number
  documentCount: number
}

/** What hangs on a card: services that have not ended, documents of any kind, and what is overdue on its invoices. */
export async function readTotals(tx: ReadTx, customerN: number, today: Day): Promise<CardTotals> {
  const services = await tx.db
    .selectFrom('service')
    .select(sql<number>`count(*)`.as('count'))
    .where('customer_n', '=', customerN)
    .where(sql<boolean>`state <> 'ended' and (end_day is null or end_day >= ${today})`)
    .executeTakeFirstOrThrow()
  const documents = await tx.db
    .selectFrom('document')
    .select(sql<number>`count(*)`.as('count'))
    .where('customer_n', '=', customerN)
    .executeTakeFirstOrThrow()
  const overdue = await tx.db
    .selectFrom('document as d')
    .innerJoin('document_state as s', 's.document_n', 'd.n')
    .select(sql<number>`cast(coalesce(sum(s.open_cents), 0) as bigint)`.as('cents'))
    .where('d.customer_n', '=', customerN)
    .where('s.kind', '=', 'invoice')
    .where('s.open_cents', '>', 0)
    .where('s.due_day', '<', today)
    .executeTakeFirstOrThrow()
  return {
    overdueCents: cents(Number(overdue.cents)),
    serviceCount: Number(services.count),
    documentCount: Number(documents.count),
  }
}

/** Whether anything at all was ever sold or billed on the card. */
export async function countHistory(
  tx: ReadTx,
  customerN: number,
): Promise<{ serviceCount: number; documentCount: number }> {
  const services = await tx.db
    .selectFrom('service_owner')
    .select(sql<number>`count(*)`.as('count'))
    .where('customer_n', '=', customerN)
    .executeTakeFirstOrThrow()
  const documents = await tx.db
    .selectFrom('document')
    .select(sql<number>`count(*)`.as('count'))
    .where('customer_n', '=', customerN)
    .executeTakeFirstOrThrow()
  return { serviceCount: Number(services.count), documentCount: Number(documents.count) }
}

/** Proformas whose final invoice is still to come, the invoices that stay as they are, and the card's domains. */
export async function readAffected(tx: ReadTx, customerN: number) {
  const openProformas = await tx.db
    .selectFrom('document as d')
    .innerJoin('document_state as s', 's.document_n', 'd.n')
    .select(['d.id', 'd.number'])
    .where('d.customer_n', '=', customerN)
    .where('s.kind', '=', 'proforma')
    .where('s.state', 'in', ['open', 'part-paid', 'to-check'])
    .orderBy('d.n')
    .execute()
  const invoices = await tx.db
    .selectFrom('document')
    .select(sql<number>`count(*)`.as('count'))
    .where('customer_n', '=', customerN)
    .where('kind', '=', 'invoice')
    .executeTakeFirstOrThrow()
  const domains = await tx.db
    .selectFrom('service')
    .select(['id', 'label'])
    .where('customer_n', '=', customerN)
    .where('kind', '=', 'domain')
    .where('state', '<>', 'ended')
    .orderBy('label_key')
    .execute()
  return {
    openProformas,
    issuedInvoiceCount: Number(invoices.count),
    domains,
  }
}
