import { sql } from 'kysely'
import type { ReadTx } from '../../store/store.ts'

const shown = 20

/** Per account, what the ledger moved by receipts and their reversals, and what the standing receipts say. */
export async function receiptSums(
  tx: ReadTx,
): Promise<{ account: string; ledgerCents: number; receiptCents: number }[]> {
  const { rows } = await sql<{ account: string; ledgerCents: number; receiptCents: number }>`
    select a.account, cast(sum(a.ledger) as bigint) as "ledgerCents", cast(sum(a.receipt) as bigint) as "receiptCents"
    from (
      select l.account, l.debit_cents - l.credit_cents as ledger, 0 as receipt
      from ledger_entry e join ledger_line l on l.entry_n = e.n
      where e.kind in ('receipt', 'receipt-reversed') and l.account in ('cash', 'card-clearing')
      union all
      select case when method = 'cash' then 'cash' else 'card-clearing' end, 0, amount_cents
      from receipt where state = 'recorded'
    ) a group by a.account order by a.account`.execute(tx.db)
  return rows.map((row) => ({
    account: row.account,
    ledgerCents: Number(row.ledgerCents),
    receiptCents: Number(row.receiptCents),
  }))
}

/** Receipts whose live allocations do not come to their amount (zero, once reversed). */
export async function wrongReceipts(
  tx: ReadTx,
): Promise<{ number: string; expectedCents: number; spentCents: number }[]> {
  const { rows } = await sql<{ number: string; expected: number; spent: number }>`
    select r.number, case when r.state = 'recorded' then r.amount_cents else 0 end as expected,
      coalesce(a.spent, 0) as spent
    from receipt r left join (
      select receipt_n, cast(sum(amount_cents) as bigint) as spent from allocation
      where receipt_n is not null and kind <> 'rounding' group by receipt_n) a on a.receipt_n = r.n
    where coalesce(a.spent, 0) <> case when r.state = 'recorded' then r.amount_cents else 0 end
    order by r.n limit ${shown}`.execute(tx.db)
  return rows.map((row) => ({
    number: row.number,
    expectedCents: Number(row.expected),
    spentCents: Number(row.spent),
  }))
}

/** Years whose receipts are not numbered 1, 2, 3 … without a gap. */
export async function receiptYears(
  tx: ReadTx,
): Promise<{ year: string; count: number; first: string; last: string }[]> {
  const { rows } = await sql<{ year: string; count: number; first: string; last: string }>`
    select y.year, y.count, f.number as first, l.number as last from (
      select substr(number, 3, 4) as year, count(*) as count, min(n) as first_n, max(n) as last_n
      from receipt group by substr(number, 3, 4)) y
    join receipt f on f.n = y.first_n join receipt l on l.n = y.last_n order by y.year`.execute(tx.db)
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}
