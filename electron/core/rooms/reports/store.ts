import { sql } from 'kysely'
import { addDays, day, type Day } from '../../../../shared/values/day.ts'
import { cents } from '../../../../shared/values/money.ts'
import type { ReadTx } from '../../store/store.ts'

/**
 * Figures over the whole books. Reports read the tables of every room, because a sum over a million rows belongs
 * into the database; they never write.
 */
export async function documentTotals(tx: ReadTx, today: Day) {
  const rows = await tx.db
    .selectFrom('document_state')
    .select([
      'kind',
      'state',
      sql<number>`count(*)`.as('count'),
      sql<number>`cast(coalesce(sum(open_cents), 0) as bigint)`.as('open'),
      sql<number>`cast(sum(case when due_day < ${today} then 1 else 0 end) as bigint)`.as('overdue_count'),
      sql<number>`cast(coalesce(sum(case when due_day < ${today} then open_cents else 0 end), 0) as bigint)`.as(
        'overdue',
      ),
    ])
    .where('state', 'in', ['open', 'part-paid', 'to-check'])
    .groupBy(['kind', 'state'])
    .execute()
  return rows.map((row) => ({
    kind: row.kind,
    state: row.state,
    count: Number(row.count),
    openCents: Number(row.open),
    overdueCount: Number(row.overdue_count),
    overdueCents: Number(row.overdue),
  }))
}

export const buckets = ['not-due', '1-30', '31-60', '61-90', 'over-90'] as const

/** Open invoices by days overdue; proformas are no debts and stand apart. */
export async function ageing(tx: ReadTx, today: Day) {
  const since = (days: number) => addDays(today, -days)
  const bucket = sql<string>`case when due_day >= ${today} then 'not-due' when due_day >= ${since(30)} then '1-30'
    when due_day >= ${since(60)} then '31-60' when due_day >= ${since(90)} then '61-90' else 'over-90' end`
  const rows = await tx.db
    .selectFrom('document_state')
    .select([
      bucket.as('bucket'),
      sql<number>`count(*)`.as('count'),
      sql<number>`cast(sum(open_cents) as bigint)`.as('open'),
    ])
    .where('kind', '=', 'invoice')
    .where('state', 'in', ['open', 'part-paid'])
    .groupBy(sql`1`)
    .execute()
  return buckets.map((name) => {
    const row = rows.find((found) => found.bucket === name)
    return { bucket: name, count: Number(row?.count ?? 0), openCents: cents(Number(row?.open ?? 0)) }
  })
}

/** Money in that is not allocated yet; what went out waits for no document. */
export async function lineTotals(tx: ReadTx) {
  const rows = await tx.db
    .selectFrom('bank_line_state')
    .select([
      'state',
      sql<number>`count(*)`.as('count'),
      sql<number>`cast(coalesce(sum(remaining_cents), 0) as bigint)`.as('remaining'),
    ])
    .where('state', 'in', ['open', 'parked'])
    .where('amount_cents', '>', 0)
    .groupBy('state')
    .execute()
  const of = (state: string) => rows.find((row) => row.state === state)
  return {
    open: Number(of('open')?.count ?? 0),
    openCents: cents(Number(of('open')?.remaining ?? 0)),
    parked: Number(of('parked')?.count ?? 0),
  }
}

export async function otherTotals(tx: ReadTx, today: Day) {
  const credit = await tx.db
    .selectFrom('customer')
    .select(sql<number>`cast(coalesce(sum(credit_cents), 0) as bigint)`.as('credit'))
    .where('credit_cents', '>', 0)
    .executeTakeFirstOrThrow()
  const services = await tx.db
    .selectFrom('service')
    .select(sql<number>`count(*)`.as('count'))
    .where('state', '=', 'active')
    .where('next_billing_day', 'is not', null)
    .where('next_billing_day', '<=', today)
    .executeTakeFirstOrThrow()
  const pdfs = await tx.db
    .selectFrom('document_state')
    .select(sql<number>`count(*)`.as('count'))
    .where('pdf_state', '<>', 'stored')
    .executeTakeFirstOrThrow()
  const accounts = await tx.db
    .selectFrom('bank_account')
    .selectAll()
    .orderBy('is_default', 'desc')
    .orderBy('n')
    .execute()
  const days = accounts.flatMap((account) =>
    account.last_statement_day === null ? [] : [account.last_statement_day],
  )
  return {
    customerCreditCents: cents(Number(credit.credit)),
    servicesDue: Number(services.count),
    pdfPending: Number(pdfs.count),
    lastImportDay: days.length === 0 ? null : day([...days].sort().at(-1) ?? today),
    bankAccounts: accounts.map((account) => ({
      name: account.name,
      iban: account.iban,
      balanceCents: cents(account.balance_cents),
      lastStatementDay: account.last_statement_day === null ? null : day(account.last_statement_day),
    })),
  }
}

/** Open bank lines and documents of exactly this amount, for a caller who only knows what was paid. */
export async function findByAmount(tx: ReadTx, amountCents: number, limit: number) {
  const lines = await tx.db
    .selectFrom('bank_line')
    .select(['id', 'counterparty_name', 'remittance', 'booking_day', 'amount_cents'])
    .where('amount_cents', '=', amountCents)
    .orderBy('n', 'desc')
    .limit(limit)
    .execute()
  const documents = await tx.db
    .selectFrom('document_state as s')
    .innerJoin('document as d', 'd.n', 's.document_n')
    .select(['d.id', 'd.number', 'd.customer_name', 's.open_cents'])
    .where('s.open_cents', '=', amountCents)
    .limit(limit)
    .execute()
  return { lines, documents }
}

/** Documents whose number, reference or recipient holds every word. */
export async function findDocuments(tx: ReadTx, condition: ReturnType<typeof sql<boolean>>, limit: number) {
  return tx.db
    .selectFrom('document')
    .select(['id', 'number', 'customer_name', 'gross_cents', 'issue_day'])
    .where(condition)
    .orderBy('n', 'desc')
    .limit(limit)
    .execute()
}

export async function findServices(tx: ReadTx, condition: ReturnType<typeof sql<boolean>>, limit: number) {
  return tx.db
    .selectFrom('service')
    .innerJoin('customer', 'customer.n', 'service.customer_n')
    .select(['service.id', 'service.label', 'service.kind', 'customer.legal_name'])
    .where(condition)
    .limit(limit)
    .execute()
}
