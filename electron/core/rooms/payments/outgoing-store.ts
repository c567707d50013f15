import { sql } from 'kysely'
import type { ReadTx } from '../../store/store.ts'
import type { OpenRefund, OppositeLine } from './outgoing-rules.ts'

/** Documents that this IBAN, or a payer of this folded name, paid; the last ones first. */
export async function documentsPaidBy(
  tx: ReadTx,
  payer: { iban: string; key: string },
  limit: number,
): Promise<number[]> {
  const found: number[] = []
  const traits = [
    [sql`a.payer_iban`, payer.iban],
    [sql`a.payer_key`, payer.key],
  ] as const
  for (const [column, value] of traits) {
    if (value === '') continue
    const { rows } = await sql<{ n: number }>`
      select a.document_n as n from allocation a
      where ${column} = ${value} and ${column} <> '' and a.document_n is not null and a.undoes_n is null
        and a.kind = 'document' and not exists (select 1 from allocation u where u.undoes_n = a.n)
      group by a.document_n order by max(a.n) desc limit ${limit}`.execute(tx.db)
    found.push(...rows.map((row) => row.n))
  }
  return [...new Set(found)]
}

export interface LivePayment {
  documentN: number
  kind: string
  amountCents: number
  payerIban: string
  payerKey: string
  day: string
}

/** What stands on documents: payments, fees and differences, and what went back (negative), oldest first. */
export async function livePaymentsOf(tx: ReadTx, documentNs: readonly number[]): Promise<LivePayment[]> {
  if (documentNs.length === 0) return []
  const { rows } = await sql<LivePayment>`
    select a.document_n as "documentN", a.kind, a.amount_cents as "amountCents", a.payer_iban as "payerIban",
      a.payer_key as "payerKey", coalesce(b.booking_day, e.day) as day
    from allocation a join ledger_entry e on e.n = a.entry_n left join bank_line b on b.n = a.bank_line_n
    where a.document_n in (${sql.join([...documentNs])}) and a.undoes_n is null
      and not exists (select 1 from allocation u where u.undoes_n = a.n) order by a.n`.execute(tx.db)
  return rows
}

/** Refunds that wait for their bank line and that an amount, an IBAN or a reference may point to. */
export async function openRefunds(
  tx: ReadTx,
  wanted: { amountCents: number; iban: string; endToEndId: string },
  limit: number,
): Promise<OpenRefund[]> {
  const { rows } = await sql<OpenRefund>`
    select r.id, r.end_to_end_id as "endToEndId", c.legal_name as "customerName", r.amount_cents as "amountCents",
      r.currency, r.iban, substr(r.requested_at, 1, 10) as "orderedDay"
    from refund r join customer c on c.n = r.customer_n
    where r.state in ('ordered', 'in-file')
      and (r.amount_cents = ${wanted.amountCents} or (r.iban <> '' and r.iban = ${wanted.iban})
        or r.end_to_end_id = ${wanted.endToEndId})
    order by r.n desc limit ${limit}`.execute(tx.db)
  return rows
}

/** Open lines of other own accounts for the opposite amount, booked in a period. */
export async function oppositeLines(
  tx: ReadTx,
  line: { remainingCents: number; currency: string; bankAccountN: number },
  period: { fromDay: string; toDay: string },
  limit: number,
): Promise<OppositeLine[]> {
  const { rows } = await sql<OppositeLine>`
    select b.id, k.name as "accountName", k.iban as "accountIban", b.counterparty_name as "counterpartyName",
      b.counterparty_iban as "counterpartyIban", t.remaining_cents as "remainingCents", b.booking_day as "bookingDay"
    from bank_line_state t join bank_line b on b.n = t.bank_line_n join bank_account k on k.n = b.bank_account_n
    where t.state = 'open' and t.remaining_cents = ${-line.remainingCents}
      and b.bank_account_n <> ${line.bankAccountN} and b.currency = ${line.currency}
      and t.booking_day between ${period.fromDay} and ${period.toDay}
    order by t.booking_day, t.bank_line_n limit ${limit}`.execute(tx.db)
  return rows
}
