import { sql } from 'kysely'
import type { ReadTx } from '../../store/store.ts'

const shown = 20

export async function sumOfEntriesAfter(
  tx: ReadTx,
  n: number,
): Promise<{ lastN: number; differenceCents: number }> {
  const { rows } = await sql<{ last: number | null; difference: number }>`
    select max(entry_n) as last, cast(coalesce(sum(debit_cents - credit_cents), 0) as bigint) as difference
    from ledger_line where entry_n > ${n}`.execute(tx.db)
  return { lastN: rows[0]?.last ?? n, differenceCents: Number(rows[0]?.difference ?? 0) }
}

/** Lines whose remaining amount or state is not what their allocations say. */
export async function wrongLines(tx: ReadTx) {
  const { rows } = await sql<{ id: string; remaining: number; expected: number; state: string }>`
    select b.id, t.remaining_cents as remaining, t.amount_cents - coalesce(a.allocated, 0) as expected, t.state
    from bank_line_state t join bank_line b on b.n = t.bank_line_n
    left join (
      select bank_line_n, cast(sum(amount_cents) as bigint) as allocated from allocation
      where kind not in ('rounding', 'fee') and bank_line_n is not null group by bank_line_n) a on a.bank_line_n = t.bank_line_n
    where t.remaining_cents <> t.amount_cents - coalesce(a.allocated, 0) or t.amount_cents <> b.amount_cents
      or (t.state = 'done') <> (t.remaining_cents = 0 and t.state <> 'withdrawn')
      or (t.state = 'withdrawn' and t.remaining_cents <> t.amount_cents)
    limit ${shown}`.execute(tx.db)
  return rows
}

/** Lines that are withdrawn though an import sees them, or live though none does. */
export async function wronglyLiveLines(tx: ReadTx) {
  const { rows } = await sql<{ id: string; state: string }>`
    select b.id, t.state from bank_line_state t join bank_line b on b.n = t.bank_line_n
    where (t.state = 'withdrawn') = exists (
      select 1 from sighting g join import_batch i on i.n = g.batch_n
      where g.bank_line_n = t.bank_line_n and i.state = 'committed')
    limit ${shown}`.execute(tx.db)
  return rows
}

export async function countLines(tx: ReadTx): Promise<number> {
  const row = await tx.db
    .selectFrom('bank_line_state')
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** What remains of all lines that are not withdrawn, and the balance of suspense: they mirror each other. */
export async function suspenseFigures(
  tx: ReadTx,
): Promise<{ remainingCents: number; suspenseCents: number }> {
  const lines = await sql<{ cents: number }>`
    select cast(coalesce(sum(remaining_cents), 0) as bigint) as cents from bank_line_state
    where state <> 'withdrawn'`.execute(tx.db)
  const ledger = await sql<{ cents: number }>`
    select cast(coalesce(sum(debit_cents - credit_cents), 0) as bigint) as cents from ledger_line
    where account = 'suspense'`.execute(tx.db)
  return { remainingCents: Number(lines.rows[0]?.cents), suspenseCents: Number(ledger.rows[0]?.cents) }
}

/** Cards whose credit is not what the ledger holds for them. */
export async function wrongCredits(tx: ReadTx) {
  const { rows } = await sql<{ card: string; credit: number; expected: number }>`
    select c.card_number as card, c.credit_cents as credit, coalesce(l.cents, 0) as expected
    from customer c left join (
      select customer_n, cast(sum(credit_cents - debit_cents) as bigint) as cents from ledger_line
      where account = 'customer-credit' group by customer_n) l on l.customer_n = c.n
    where c.credit_cents <> coalesce(l.cents, 0) limit ${shown}`.execute(tx.db)
  return rows
}

export async function countCards(tx: ReadTx): Promise<number> {
  const row = await tx.db
    .selectFrom('customer')
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
