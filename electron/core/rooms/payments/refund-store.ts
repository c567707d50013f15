import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { ListInput } from '../../../../shared/contract/base.ts'
import {
  refundBases,
  type refundListFields,
  type RefundState,
  refundStates,
  type zRefund,
} from '../../../../shared/contract/payments-refunds.ts'
import { cents } from '../../../../shared/values/money.ts'
import { Missing } from '../../api/context.ts'
import { listCondition, type ListColumns, listOrder, searchCondition } from '../../store/list.ts'
import type { ReadTx, WriteTx } from '../../store/store.ts'

type Field = (typeof refundListFields)[number]

/** A refund as commands see it: what its page shows, and its inner keys. */
export interface Refund extends Omit<z.output<typeof zRefund>, 'isOwn'> {
  n: number
  customerN: number
  entryN: number
  fileN: number | null
  bic: string
  requestedByN: number
}

const refundRows = (rest: RawBuilder<unknown>) => sql<RefundRow>`
  select r.n, r.id, r.version, r.end_to_end_id as "endToEndId", r.state, r.iban_basis as basis,
    r.customer_n as "customerN", c.id as "customerId", c.legal_name as "customerName", c.card_number as "cardNumber",
    r.amount_cents as "amountCents", r.currency, r.iban, r.bic, r.holder_name as "holderName", r.remittance, r.reason,
    r.entry_n as "entryN", r.requested_at as "requestedAt", r.requested_by_n as "requestedByN",
    r.requested_by_name as "requestedBy", r.approved_at as "approvedAt", r.approved_by_name as "approvedBy",
    r.file_n as "fileN", f.id as "fileId", f.file_name as "fileName", r.closed_at as "closedAt",
    r.closed_by_name as "closedBy", r.close_reason as "closeReason"
  from refund r join customer c on c.n = r.customer_n left join refund_file f on f.n = r.file_n ${rest}`

type RefundRow = Omit<Refund, 'amountCents' | 'state' | 'basis'> & {
  amountCents: number
  state: string
  basis: string
}

export const stateOf = (text: string): RefundState =>
  refundStates.find((state) => state === text) ?? 'to-approve'

function refundOf(row: RefundRow): Refund {
  const basis = refundBases.find((one) => one === row.basis) ?? 'other'
  return { ...row, amountCents: cents(row.amountCents), state: stateOf(row.state), basis }
}

/** @throws Missing when there is no such refund */
export async function readRefund(tx: ReadTx, key: { id: string } | { n: number }): Promise<Refund> {
  const condition = 'id' in key ? sql`r.id = ${key.id}` : sql`r.n = ${key.n}`
  const { rows } = await refundRows(sql`where ${condition}`).execute(tx.db)
  const [row] = rows
  if (row === undefined) throw new Missing('refund')
  return refundOf(row)
}

/** The refunds of these ids in the order they were requested; those that are not there are left out. */
export async function readRefunds(tx: ReadTx, ids: readonly string[]): Promise<Refund[]> {
  if (ids.length === 0) return []
  const { rows } = await refundRows(sql`where r.id in (${sql.join([...ids])}) order by r.n`).execute(tx.db)
  return rows.map(refundOf)
}

/** The refunds that came to a file and are still in it, in the order of the file. */
export async function refundsOfFile(tx: ReadTx, fileN: number): Promise<Refund[]> {
  const { rows } = await refundRows(sql`where r.file_n = ${fileN} order by r.n`).execute(tx.db)
  return rows.map(refundOf)
}

/** The bank line that paid a refund out, while that stands. */
export async function lineThatPaid(tx: ReadTx, refundN: number): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select b.id from allocation a join bank_line b on b.n = a.bank_line_n
    where a.refund_n = ${refundN} and a.undoes_n is null
      and not exists (select 1 from allocation u where u.undoes_n = a.n) limit 1`.execute(tx.db)
  return rows[0]?.id ?? null
}

const columns: ListColumns<Field> = {
  requestedAt: { sql: sql.ref('r.requested_at'), type: 'day', sortSql: sql.ref('r.n') },
  state: { sql: sql.ref('r.state'), type: 'text' },
  customerName: { sql: sql.ref('c.legal_name'), type: 'text', sortSql: sql.ref('c.sort_key') },
  customerId: { sql: sql.ref('c.id'), type: 'text' },
  holderName: { sql: sql.ref('r.holder_name'), type: 'text' },
  amountCents: { sql: sql.ref('r.amount_cents'), type: 'number' },
  iban: { sql: sql.ref('r.iban'), type: 'text' },
  endToEndId: { sql: sql.ref('r.end_to_end_id'), type: 'text' },
  fileId: { sql: sql.ref('f.id'), type: 'text' },
}

/** One page of refunds, newest first unless sorted otherwise; searched by customer, IBAN and what the bank calls it. */
export async function listRefundRows(
  tx: ReadTx,
  input: ListInput<Field>,
): Promise<{ rows: Refund[]; total: number }> {
  const order =
    input.sort.length === 0 ? sql`r.n desc` : listOrder(columns, input, sql`r.n desc`, sql.ref('r.n'))
  const typed = input.search.trim()
  const code = `%${typed
    .replace(/\s/gu, '')
    .toUpperCase()
    .replace(/[\\%_]/gu, '\\$&')}%`
  const found = sql`(${searchCondition(tx.flavour, 'customer', typed, 'c')}
    or r.iban like ${code} escape '\\' or r.end_to_end_id like ${code} escape '\\')`
  const condition = sql`${listCondition(columns, input)} and ${typed === '' ? sql`1 = 1` : found}`
  const { rows } = await refundRows(
    sql`where ${condition} order by ${order} limit ${input.limit} offset ${input.offset}`,
  ).execute(tx.db)
  const count = await sql<{ count: number }>`
    select count(*) as count from refund r join customer c on c.n = r.customer_n
      left join refund_file f on f.n = r.file_n where ${condition}`.execute(tx.db)
  return { rows: rows.map(refundOf), total: Number(count.rows[0]?.count ?? 0) }
}

export async function refundFigures(
  tx: ReadTx,
): Promise<{ state: RefundState; count: number; totalCents: number }[]> {
  const { rows } = await sql<{ state: string; count: number; cents: number }>`
    select state, count(*) as count, cast(sum(amount_cents) as bigint) as cents from refund group by state`.execute(
    tx.db,
  )
  return rows.map((row) => ({
    state: stateOf(row.state),
    count: Number(row.count),
    totalCents: Number(row.cents),
  }))
}

export interface NewRefund {
  id: string
  customerN: number
  amountCents: number
  currency: string
  iban: string
  holderName: string
  remittance: string
  reason: string
  basis: 'paid-from' | 'other'
  state: 'to-approve' | 'ordered'
  entryN: number
  endToEndId: string
  requestedByN: number
  requestedBy: string
  requestedAt: string
}

export async function insertRefund(tx: WriteTx, refund: NewRefund): Promise<void> {
  await tx.db
    .insertInto('refund')
    .values({
      id: refund.id,
      version: 1,
      end_to_end_id: refund.endToEndId,
      customer_n: refund.customerN,
      amount_cents: refund.amountCents,
      currency: refund.currency,
      iban: refund.iban,
      bic: '',
      holder_name: refund.holderName,
      remittance: refund.remittance,
      reason: refund.reason,
      iban_basis: refund.basis,
      state: refund.state,
      entry_n: refund.entryN,
      file_n: null,
      requested_by_n: refund.requestedByN,
      requested_by_name: refund.requestedBy,
      requested_at: refund.requestedAt,
      approved_by_n: null,
      approved_by_name: null,
      approved_at: null,
      closed_by_name: null,
      closed_at: null,
      close_reason: '',
    })
    .execute()
}

/** The number after the last refund's: keys only grow, so that no two refunds are called the same. */
export async function nextRefundNumber(tx: ReadTx): Promise<number> {
  const row = await tx.db.selectFrom('refund').select('n').orderBy('n', 'desc').limit(1).executeTakeFirst()
  return (row?.n ?? 0) + 1
}

interface RefundChange {
  state: RefundState
  fileN?: number | null
  approved?: { n: number; name: string; at: string }
  /** Null opens it again. */
  closed?: { name: string; at: string; reason: string } | null
}

/** Answers the new version. */
export async function changeRefund(tx: WriteTx, n: number, change: RefundChange): Promise<number> {
  const { approved, closed, fileN } = change
  const row = await tx.db
    .updateTable('refund')
    .set({
      version: sql`version + 1`,
      state: change.state,
      ...(fileN === undefined ? {} : { file_n: fileN }),
      ...(approved === undefined
        ? {}
        : { approved_by_n: approved.n, approved_by_name: approved.name, approved_at: approved.at }),
      ...(closed === undefined
        ? {}
        : {
            closed_by_name: closed?.name ?? null,
            closed_at: closed?.at ?? null,
            close_reason: closed?.reason ?? '',
          }),
    })
    .where('n', '=', n)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

/** The last refund of this amount to this card since an instant that was not cancelled. */
export async function sameRefundSince(
  tx: ReadTx,
  refund: { customerN: number; amountCents: number; since: string },
): Promise<{ endToEndId: string; requestedAt: string } | null> {
  const row = await tx.db
    .selectFrom('refund')
    .select(['end_to_end_id as endToEndId', 'requested_at as requestedAt'])
    .where('customer_n', '=', refund.customerN)
    .where('amount_cents', '=', refund.amountCents)
    .where('requested_at', '>=', refund.since)
    .where('state', '<>', 'cancelled')
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}
