import { cents, zeroCents } from '../../../../shared/values/money.ts'
import { day } from '../../../../shared/values/day.ts'
import type { CommandContext } from '../../api/context.ts'
import type { ReadTx } from '../../store/store.ts'
import { post, type PostingLine } from '../ledger/index.ts'
import { listBankAccounts, type MoneyAccount, moneyAccount } from '../settings/index.ts'
import {
  accountFigures,
  keepBalance,
  lastStatementDay,
  ledgerFigures,
  sumOfLiveLines,
} from './balance-store.ts'
import { type BalancePlan, planBalance } from './rules.ts'
import type { Proof } from '../billing/index.ts'

/** What lines came alive with a statement (or were withdrawn), in positive minor units. */
export interface StatementMovement {
  statementN: number | null
  day: string
  inCents: number
  outCents: number
}

/**
 * Posts what an import or its undo moved on one account, an entry per statement, the last one with what the balance
 * rule asks for; then keeps the new balance. Answers what stands now.
 */
export async function settleAccount(
  command: CommandContext,
  change: {
    bankAccountN: number
    kind: 'statement' | 'statement-withdrawn'
    movements: readonly StatementMovement[]
  },
): Promise<BalancePlan> {
  const { tx } = command
  const { bankAccountN, kind, movements } = change
  const sign = kind === 'statement' ? 1 : -1
  const money = await moneyAccountOf(tx, bankAccountN)
  const place = { money, bankAccountN }
  const ledger = await ledgerFigures(tx, bankAccountN, money)
  const before = ledger.moneyCents - ledger.postedOpeningCents - ledger.postedDifferenceCents
  const moved = movements.reduce((sum, one) => sum + sign * (one.inCents - one.outCents), 0)
  const plan = planBalance(await accountFigures(tx, bankAccountN, ledger, before + moved))
  for (const [index, movement] of movements.entries()) {
    const lines = movementLines(place, movement, sign)
    if (index === movements.length - 1) lines.push(...balanceLines(place, plan))
    if (lines.length === 0) continue
    await post(command, { kind, day: day(movement.day), statementN: movement.statementN, lines })
  }
  await keepBalance(tx, bankAccountN, plan.balanceCents, await lastStatementDay(tx, bankAccountN))
  return plan
}

/** What a payment service holds is owed by the service, not by a bank: each kind has its own ledger account. */
interface MoneyPlace {
  money: MoneyAccount
  bankAccountN: number
}

async function moneyAccountOf(tx: ReadTx, bankAccountN: number): Promise<MoneyAccount> {
  const account = (await listBankAccounts(tx)).find((one) => one.n === bankAccountN)
  return moneyAccount(account?.kind ?? 'bank')
}

function movementLines(
  { money, bankAccountN }: MoneyPlace,
  movement: StatementMovement,
  sign: number,
): PostingLine[] {
  const incoming = cents(sign * movement.inCents)
  const outgoing = cents(sign * movement.outCents)
  const lines: PostingLine[] = []
  if (incoming !== 0) {
    lines.push({ account: money, debitCents: incoming, bankAccountN })
    lines.push({ account: 'suspense', creditCents: incoming })
  }
  if (outgoing !== 0) {
    lines.push({ account: 'suspense', debitCents: outgoing })
    lines.push({ account: money, creditCents: outgoing, bankAccountN })
  }
  return lines
}

function balanceLines({ money, bankAccountN }: MoneyPlace, plan: BalancePlan): PostingLine[] {
  const lines: PostingLine[] = []
  const parts = [
    ['opening-balance', plan.openingDeltaCents],
    ['statement-difference', plan.differenceDeltaCents],
  ] as const
  for (const [account, delta] of parts) {
    if (delta === zeroCents) continue
    lines.push({ account: money, debitCents: delta, bankAccountN })
    lines.push({ account, creditCents: delta, bankAccountN })
  }
  return lines
}

/**
 * Proves invariant 5 for every bank account and payment service, from the lines themselves: the ledger's balance is
 * the last imported
 * closing balance plus the booked lines after it, what opening and lines do not explain stands in
 * `statement-difference`, and the balance shown on the account is the ledger's.
 */
export async function checkBankBalance(tx: ReadTx): Promise<Proof> {
  const problems: Proof['problems'] = []
  const accounts = await listBankAccounts(tx)
  for (const account of accounts) {
    const ledger = await ledgerFigures(tx, account.n, moneyAccount(account.kind))
    const linesCents = await sumOfLiveLines(tx, account.n)
    const plan = planBalance(await accountFigures(tx, account.n, ledger, linesCents))
    const { moneyCents: ledgerCents } = ledger
    const { balanceCents: expectedCents } = plan
    const params = { iban: account.iban, ledgerCents, expectedCents, shownCents: account.balanceCents }
    if (ledgerCents !== expectedCents) problems.push({ code: 'payments.bank-balance-differs', params })
    else if (plan.openingDeltaCents !== 0 || plan.differenceDeltaCents !== 0)
      problems.push({ code: 'payments.bank-difference-misplaced', params })
    if (account.balanceCents !== ledgerCents)
      problems.push({ code: 'payments.shown-balance-differs', params })
  }
  return { examined: accounts.length, problems }
}
