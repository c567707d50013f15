import { sql } from 'kysely'
import { type Cents, cents } from '../../../../shared/values/money.ts'
import type { ReadTx } from '../../store/store.ts'

/** The account that holds what was taken by hand until it comes to the bank. */
export const takingsAccounts = { cash: 'cash', card: 'card-clearing' } as const

/** What the books hold of takings by hand, in minor units; what a payment service holds is not among it. */
export async function takingsHeld(tx: ReadTx, method: keyof typeof takingsAccounts): Promise<Cents> {
  const { rows } = await sql<{ held: number }>`
    select cast(coalesce(sum(debit_cents - credit_cents), 0) as bigint) as held from ledger_line
    where account = ${takingsAccounts[method]} and bank_account_n is null`.execute(tx.db)
  return cents(Number(rows[0]?.held ?? 0))
}
