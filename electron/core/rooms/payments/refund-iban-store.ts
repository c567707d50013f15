import { sql } from 'kysely'
import type { ReadTx } from '../../store/store.ts'

const shownIbans = 20

export interface PaidFrom {
  iban: string
  lastDay: string
  amountCents: number
  count: number
}

/**
 * The IBANs that money of this card came from, last one first: other accounts of incoming bank lines whose
 * allocations to its documents or its credit still stand.
 */
export async function ibansThatPaid(tx: ReadTx, customerN: number): Promise<PaidFrom[]> {
  const { rows } = await sql<PaidFrom>`
    select a.payer_iban as iban, max(b.booking_day) as "lastDay", count(*) as count,
      cast(sum(a.amount_cents) as bigint) as "amountCents"
    from allocation a join bank_line b on b.n = a.bank_line_n
    where a.customer_n = ${customerN} and a.payer_iban <> '' and a.undoes_n is null
      and a.kind in ('document', 'credit') and b.amount_cents > 0
      and not exists (select 1 from allocation u where u.undoes_n = a.n)
    group by a.payer_iban order by max(b.booking_day) desc, a.payer_iban limit ${shownIbans}`.execute(tx.db)
  return rows.map((row) => ({
    ...row,
    amountCents: Number(row.amountCents),
    count: Number(row.count),
  }))
}

/**
 * What this IBAN paid on this card and still stands, less what went back to it: as returned, and as refunds that no
 * second operator approved, but for one.
 */
export async function paidFromCents(
  tx: ReadTx,
  of: { customerN: number; iban: string; exceptRefundN?: number },
): Promise<number> {
  const { customerN, iban, exceptRefundN = 0 } = of
  const { rows } = await sql<{ paid: number; refunded: number }>`
    select (
      select cast(coalesce(sum(a.amount_cents), 0) as bigint) from allocation a join bank_line b on b.n = a.bank_line_n
      where a.customer_n = ${customerN} and a.undoes_n is null
        and not exists (select 1 from allocation u where u.undoes_n = a.n)
        and ((a.kind in ('document', 'credit') and a.payer_iban = ${iban} and b.amount_cents > 0)
          or (a.kind = 'return' and b.counterparty_iban = ${iban}))) as paid, (
      select cast(coalesce(sum(amount_cents), 0) as bigint) from refund
      where customer_n = ${customerN} and iban = ${iban} and iban_basis = 'paid-from' and state <> 'cancelled'
        and n <> ${exceptRefundN}) as refunded`.execute(tx.db)
  return Number(rows[0]?.paid ?? 0) - Number(rows[0]?.refunded ?? 0)
}

/** The payer's name on the last incoming line of this IBAN that was matched, on any card; empty when never seen. */
export async function holderLastSeen(tx: ReadTx, iban: string): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select b.counterparty_name as name from allocation a join bank_line b on b.n = a.bank_line_n
    where a.payer_iban = ${iban} and a.payer_iban <> '' and b.counterparty_name <> '' and b.amount_cents > 0
    order by b.booking_day desc, b.n desc limit 1`.execute(tx.db)
  return rows[0]?.name ?? ''
}
