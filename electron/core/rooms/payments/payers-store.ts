import { sql } from 'kysely'
import type { ReadTx, WriteTx } from '../../store/store.ts'

export interface PayerRow {
  iban: string
  nameKey: string
  name: string
  matchCount: number
  firstDay: string
  lastDay: string
}

/**
 * That no clerk had matching forget the payer of allocation `a` for its card since: what was confirmed before does
 * not speak any more, what is confirmed later does.
 */
export const stillKnown = sql`not exists (
  select 1 from forgotten_payer f where f.customer_n = a.customer_n and f.payer_iban = a.payer_iban
    and f.payer_key = a.payer_key and a.n <= f.until_allocation_n)`

/** Allocations of a card that stand, were made of a payer's line, and are not forgotten. */
const learned = (customerN: number) => sql`allocation a join bank_line b on b.n = a.bank_line_n
  where a.customer_n = ${customerN} and a.kind in ('document', 'credit') and a.undoes_n is null
    and (a.payer_iban <> '' or a.payer_key <> '')
    and not exists (select 1 from allocation u where u.undoes_n = a.n) and ${stillKnown}`

/** Who has paid for a card, by account and name as matching knows them; the last first. */
export async function payersOfCard(tx: ReadTx, customerN: number): Promise<PayerRow[]> {
  const { rows } = await sql<PayerRow>`
    select a.payer_iban as iban, a.payer_key as "nameKey", max(b.counterparty_name) as name,
      count(distinct a.bank_line_n) as "matchCount", min(b.booking_day) as "firstDay", max(b.booking_day) as "lastDay"
    from ${learned(customerN)} group by a.payer_iban, a.payer_key
    order by max(b.booking_day) desc, a.payer_iban, a.payer_key limit 200`.execute(tx.db)
  return rows.map((row) => ({ ...row, matchCount: Number(row.matchCount) }))
}

/** Other cards that these IBANs have paid, or, for payers without one, these names. */
export async function otherCardsOf(
  tx: ReadTx,
  customerN: number,
  payers: readonly { iban: string; nameKey: string }[],
): Promise<{ iban: string; nameKey: string; id: string; cardNumber: string; legalName: string }[]> {
  const ibans = payers.flatMap(({ iban }) => (iban === '' ? [] : [iban]))
  const names = payers.flatMap(({ iban, nameKey }) => (iban === '' && nameKey !== '' ? [nameKey] : []))
  const parts = [
    ...(ibans.length === 0 ? [] : [sql`a.payer_iban in (${sql.join(ibans)})`]),
    ...(names.length === 0 ? [] : [sql`(a.payer_key in (${sql.join(names)}) and a.payer_iban = '')`]),
  ]
  if (parts.length === 0) return []
  const { rows } = await sql<{
    iban: string
    nameKey: string
    id: string
    cardNumber: string
    legalName: string
  }>`
    select distinct a.payer_iban as iban, case when a.payer_iban = '' then a.payer_key else '' end as "nameKey", c.id,
      c.card_number as "cardNumber", c.legal_name as "legalName"
    from allocation a join customer c on c.n = a.customer_n
    where (${sql.join(parts, sql` or `)}) and a.customer_n <> ${customerN} and a.kind in ('document', 'credit')
      and a.undoes_n is null and not exists (select 1 from allocation u where u.undoes_n = a.n) and ${stillKnown}
    order by c.card_number limit 200`.execute(tx.db)
  return rows
}

/** Has matching forget a payer for a card up to the newest allocation. */
export async function forgetPayerRow(
  tx: WriteTx,
  forgotten: {
    customerN: number
    iban: string
    nameKey: string
    operatorN: number | null
    operatorName: string
    at: string
  },
): Promise<void> {
  const last = await tx.db
    .selectFrom('allocation')
    .select((select) => select.fn.max('n').as('n'))
    .executeTakeFirst()
  await tx.db
    .insertInto('forgotten_payer')
    .values({
      customer_n: forgotten.customerN,
      payer_iban: forgotten.iban,
      payer_key: forgotten.nameKey,
      until_allocation_n: last?.n ?? 0,
      operator_n: forgotten.operatorN,
      operator_name: forgotten.operatorName,
      created_at: forgotten.at,
    })
    .execute()
}

/** Has open lines of a payer graded again: what is known of it has changed. */
export async function markLinesOfPayer(tx: WriteTx, iban: string, nameKey: string): Promise<void> {
  const parts = [
    ...(iban === '' ? [] : [sql`b.counterparty_iban = ${iban}`]),
    ...(nameKey === '' ? [] : [sql`b.counterparty_key = ${nameKey}`]),
  ]
  if (parts.length === 0) return
  await sql`
    update bank_line_state set grade_due = 1 where state = 'open' and remaining_cents > 0 and bank_line_n in (
      select b.n from bank_line b where ${sql.join(parts, sql` or `)})`.execute(tx.db)
}
