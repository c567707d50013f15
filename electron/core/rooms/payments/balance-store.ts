import { sql } from 'kysely'
import type { ReadTx, WriteTx } from '../../store/store.ts'
import type { MoneyAccount } from '../settings/index.ts'
import { type AccountFigures, type BalancedStatement, earliestStatement, latestStatement } from './rules.ts'

/** What the ledger holds of one bank account or payment service, in signed minor units. */
export interface LedgerFigures {
  moneyCents: number
  handOpeningCents: number
  postedOpeningCents: number
  postedDifferenceCents: number
}

/** `money` is the ledger account in which the money of this bank account stands. */
export async function ledgerFigures(
  tx: ReadTx,
  bankAccountN: number,
  money: MoneyAccount,
): Promise<LedgerFigures> {
  const { rows } = await sql<{ account: string; kind: string; cents: number }>`
    select l.account, case when e.kind = 'opening' then 'opening' else 'other' end as kind,
      cast(coalesce(sum(l.debit_cents - l.credit_cents), 0) as bigint) as cents
    from ledger_line l join ledger_entry e on e.n = l.entry_n
    where l.account in (${money}, 'opening-balance', 'statement-difference') and l.bank_account_n = ${bankAccountN}
    group by l.account, case when e.kind = 'opening' then 'opening' else 'other' end`.execute(tx.db)
  const figure = (account: string, kind: string): number =>
    Number(rows.find((row) => row.account === account && row.kind === kind)?.cents ?? 0)
  const handOpeningCents = figure(money, 'opening')
  return {
    moneyCents: handOpeningCents + figure(money, 'other'),
    handOpeningCents,
    postedOpeningCents: handOpeningCents - figure('opening-balance', 'other'),
    postedDifferenceCents: -figure('statement-difference', 'other'),
  }
}

/** What the balance rule needs to know; `linesCents` is the sum of the live lines, which the caller has. */
export async function accountFigures(
  tx: ReadTx,
  bankAccountN: number,
  ledger: LedgerFigures,
  linesCents: number,
): Promise<AccountFigures> {
  const latest = latestStatement(await balancedStatements(tx, bankAccountN, 'last'))
  const earliest = earliestStatement(await balancedStatements(tx, bankAccountN, 'first'))
  return {
    handOpeningCents: ledger.handOpeningCents,
    postedOpeningCents: ledger.postedOpeningCents,
    postedDifferenceCents: ledger.postedDifferenceCents,
    linesCents,
    earliest:
      earliest === null
        ? null
        : {
            openingCents: earliest.openingCents,
            linesBeforeCents: await looseLines(tx, bankAccountN, sql`b.booking_day < ${earliest.fromDay}`),
          },
    latest:
      latest === null
        ? null
        : {
            closingCents: latest.closingCents,
            linesAfterCents: await looseLines(tx, bankAccountN, sql`b.booking_day > ${latest.closingDay}`),
          },
  }
}

export async function lastStatementDay(tx: ReadTx, bankAccountN: number): Promise<string | null> {
  const row = await tx.db
    .selectFrom('statement as s')
    .innerJoin('import_batch as i', 'i.n', 's.batch_n')
    .select((select) => select.fn.max('s.closing_day').as('day'))
    .where('s.bank_account_n', '=', bankAccountN)
    .where('s.closing_cents', 'is not', null)
    .where('i.state', '=', 'committed')
    .executeTakeFirst()
  return row?.day ?? null
}

/** The statements with balances of the first or of the last day that has any. */
async function balancedStatements(
  tx: ReadTx,
  bankAccountN: number,
  which: 'first' | 'last',
): Promise<BalancedStatement[]> {
  const balanced = sql`from statement s join import_batch i on i.n = s.batch_n
    where s.bank_account_n = ${bankAccountN} and i.state = 'committed' and s.opening_cents is not null
      and s.closing_cents is not null and s.closing_day is not null and s.from_day is not null`
  const ofDay =
    which === 'last'
      ? sql`and s.closing_day = (select max(s.closing_day) ${balanced})`
      : sql`and s.from_day = (select min(s.from_day) ${balanced})`
  const { rows } = await sql<BalancedStatement>`
    select s.n, s.kind, s.from_day as "fromDay", s.closing_day as "closingDay", s.opening_cents as "openingCents",
      s.closing_cents as "closingCents" ${balanced} ${ofDay}`.execute(tx.db)
  return rows
}

/** Sum of live lines under a condition that no statement with balances has brought. */
async function looseLines(
  tx: ReadTx,
  bankAccountN: number,
  condition: ReturnType<typeof sql>,
): Promise<number> {
  const { rows } = await sql<{ cents: number }>`
    select cast(coalesce(sum(b.amount_cents), 0) as bigint) as cents
    from bank_line b join bank_line_state t on t.bank_line_n = b.n
    where b.bank_account_n = ${bankAccountN} and ${condition} and t.state <> 'withdrawn'
      and not exists (
        select 1 from sighting g join import_batch i on i.n = g.batch_n join statement s on s.n = g.statement_n
        where g.bank_line_n = b.n and i.state = 'committed' and s.opening_cents is not null
          and s.closing_cents is not null and s.closing_day is not null and s.from_day is not null)`.execute(
    tx.db,
  )
  return Number(rows[0]?.cents ?? 0)
}

/** Keeps on the account what its page shows; `ledger` is where it is true. */
export async function keepBalance(
  tx: WriteTx,
  bankAccountN: number,
  balanceCents: number,
  lastDay: string | null,
): Promise<void> {
  await tx.db
    .updateTable('bank_account')
    .set({ balance_cents: balanceCents, last_statement_day: lastDay })
    .where('n', '=', bankAccountN)
    .execute()
}

/** The sum of all live lines of an account, read from the lines themselves: for proofs. */
export async function sumOfLiveLines(tx: ReadTx, bankAccountN: number): Promise<number> {
  const { rows } = await sql<{ cents: number }>`
    select cast(coalesce(sum(b.amount_cents), 0) as bigint) as cents
    from bank_line b join bank_line_state t on t.bank_line_n = b.n
    where b.bank_account_n = ${bankAccountN} and t.state <> 'withdrawn'`.execute(tx.db)
  return Number(rows[0]?.cents ?? 0)
}
