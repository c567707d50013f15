import { type CommandContext, askConfirmation, refuse, type Warning } from '../../api/context.ts'
import { settleAccount, type StatementMovement } from './bank-balance.ts'
import { settleTwins } from './doubts.ts'
import { storeSumSightings } from './batch-sum-store.ts'
import { type Access, batchSums, examineAgain, othersTurn, stepRows, stepsOf } from './examine.ts'
import { listBankAccounts } from '../settings/index.ts'
import { accountFinder } from './import-accounts.ts'
import {
  type Batch,
  type Import,
  listStatements,
  readBatch,
  readImport,
  type StatementRow,
  updateBatch,
  updateStatement,
} from './import-store.ts'
import {
  countStaged,
  deleteStaged,
  hasLines,
  lastLineN,
  openNewLines,
  reviveLines,
  storeNewLines,
  storeSightings,
  sumNewLines,
  type StoredSum,
} from './staging-store.ts'

/**
 * Makes a previewed file part of the books: new lines, sightings of all its lines, one ledger entry per statement,
 * and the balance of each account (see `rules.ts`). It all happens in one transaction; between its pieces the reads
 * of others go on. Lines are compared anew where other imports came or went since the preview.
 *
 * @throws Refusal payments.batch-not-staged, payments.account-unknown, payments.account-currency
 * @throws Unconfirmed payments.does-not-balance, payments.possible-duplicate
 */
export async function commitImport(
  command: CommandContext,
  input: { id: string; confirm: readonly string[]; accountId: string | null },
): Promise<Import> {
  const { tx } = command
  const batch = await readBatch(tx, input.id)
  if (batch.state !== 'staged' || (await countStaged(tx, batch.stage)) !== batch.stagedCount) {
    refuse('payments.batch-not-staged', { state: batch.state })
  }
  const before = await listStatements(tx, batch.n)
  await withAccounts(command, before, input.accountId)
  const isUnknown = before.some((row) => row.bank_account_n === null)
  const access: Access = { read: (work) => work(tx), write: (work) => work(tx) }
  await examineAgain(access, batch, isUnknown)
  const statements = await withAccounts(command, await listStatements(tx, batch.n), input.accountId)
  askConfirmation([...imbalancesOf(statements), ...doubtsOf(statements)], input.confirm)
  const hasTwins = await settleTwins(tx, batch)
  const accountNs = statements.map((row) => row.bank_account_n)
  const isFirst = !hasTwins && !(await hasLines(tx, accountNs))
  const booked = isFirst ? [] : await batchSums(access, batch)
  const sums = await storeLines(command, batch, isFirst)
  await storeSumSightings(tx, batch.n, booked)
  await updateBatch(tx, batch.n, { state: 'committed', ...(await keepCounts(command, statements, sums)) })
  const balances = await settleAccounts(command, statements, sums, input.confirm)
  for (let from = 0; from < batch.stagedCount; from += stepRows) {
    await deleteStaged(tx, batch.stage, from, from + stepRows)
    await othersTurn()
  }
  await command.audit({
    action: 'payments.import-committed',
    recordKind: 'import',
    recordId: batch.id,
    recordLabel: batch.sha256.slice(0, 12),
    public: { newLines: [...sums.values()].reduce((sum, one) => sum + one.count, 0), balances },
  })
  return readImport(tx, batch.id)
}

type KnownStatement = StatementRow & { bank_account_n: number }

/** Every statement with its bank account, which may have been made after the preview. */
async function withAccounts(
  command: CommandContext,
  rows: StatementRow[],
  accountId: string | null,
): Promise<KnownStatement[]> {
  const accounts = await listBankAccounts(command.tx)
  const findAccount = await accountFinder(command.tx, accountId)
  const known: KnownStatement[] = []
  for (const row of rows) {
    const account =
      row.bank_account_n === null
        ? await findAccount(row.account_text, row.currency)
        : (accounts.find((one) => one.n === row.bank_account_n) ?? null)
    if (account === null) refuse('payments.account-unknown', { iban: row.account_text })
    if (row.currency !== '' && account.currency !== row.currency) {
      const params = { iban: row.account_text, found: row.currency, currency: account.currency }
      refuse('payments.account-currency', params)
    }
    if (row.bank_account_n === null) await updateStatement(command.tx, row.n, { bankAccountN: account.n })
    known.push({ ...row, bank_account_n: account.n })
  }
  return known
}

function imbalancesOf(statements: readonly KnownStatement[]): Warning[] {
  return statements
    .filter((row) => row.imbalance_cents !== null && row.imbalance_cents !== 0 && row.new_count > 0)
    .map((row) => ({
      code: 'payments.does-not-balance',
      params: {
        iban: row.account_text,
        statement: row.identification,
        differenceCents: row.imbalance_cents,
        currency: row.currency,
      },
    }))
}

/** Doubts that nobody has decided about: confirmed, they are bookings of their own. */
function doubtsOf(statements: readonly KnownStatement[]): Warning[] {
  const count = statements.reduce((sum, row) => sum + row.suspicious_count, 0)
  return count === 0 ? [] : [{ code: 'payments.possible-duplicate', params: { count } }]
}

/** Stores lines and sightings piece by piece; answers what came alive per statement. */
async function storeLines(
  command: CommandContext,
  batch: Batch,
  isFirst: boolean,
): Promise<Map<number, StoredSum>> {
  const { tx, now } = command
  const sums = new Map<number, StoredSum>()
  for (const range of stepsOf(batch)) {
    if (!isFirst) for (const sum of await reviveLines(tx, range, now)) addSum(sums, sum)
    const lastN = await lastLineN(tx)
    await storeNewLines(tx, range, now, isFirst)
    await othersTurn()
    await openNewLines(tx, lastN, now)
    await othersTurn()
    await storeSightings(tx, range, isFirst)
    await othersTurn()
    for (const sum of await sumNewLines(tx, range)) addSum(sums, sum)
  }
  return sums
}

function addSum(sums: Map<number, StoredSum>, sum: StoredSum): void {
  const before = sums.get(sum.statementPosition)
  sums.set(sum.statementPosition, {
    statementPosition: sum.statementPosition,
    count: (before?.count ?? 0) + sum.count,
    inCents: (before?.inCents ?? 0) + sum.inCents,
    outCents: (before?.outCents ?? 0) + sum.outCents,
  })
}

async function keepCounts(
  command: CommandContext,
  statements: readonly KnownStatement[],
  sums: Map<number, StoredSum>,
): Promise<{ newCount: number; knownCount: number }> {
  const total = { newCount: 0, knownCount: 0 }
  for (const row of statements) {
    const newCount = sums.get(row.position)?.count ?? 0
    const knownCount = row.line_count - row.pending_count - newCount
    if (newCount !== row.new_count || knownCount !== row.known_count || row.suspicious_count > 0)
      await updateStatement(command.tx, row.n, { newCount, knownCount, suspiciousCount: 0 })
    total.newCount += newCount
    total.knownCount += knownCount
  }
  return total
}

async function settleAccounts(
  command: CommandContext,
  statements: readonly KnownStatement[],
  sums: Map<number, StoredSum>,
  confirm: readonly string[],
): Promise<Record<string, number>> {
  const byAccount = new Map<number, KnownStatement[]>()
  for (const row of statements) {
    byAccount.set(row.bank_account_n, [...(byAccount.get(row.bank_account_n) ?? []), row])
  }
  const today = await command.today()
  const balances: Record<string, number> = {}
  for (const [bankAccountN, rows] of byAccount) {
    const movements: StatementMovement[] = rows.map((row) => ({
      statementN: row.n,
      day: row.closing_day ?? row.to_day ?? today,
      inCents: sums.get(row.position)?.inCents ?? 0,
      outCents: sums.get(row.position)?.outCents ?? 0,
    }))
    const iban = rows[0]?.account_text ?? ''
    const settled = await settleAccount(command, { bankAccountN, kind: 'statement', movements })
    balances[iban] = settled.balanceCents
    const grew = settled.differenceDeltaCents !== 0 && settled.differenceCents !== 0
    if (!grew) continue
    const params = { iban, differenceCents: settled.differenceCents, currency: rows[0]?.currency ?? '' }
    askConfirmation([{ code: 'payments.does-not-balance', params }], confirm)
  }
  return balances
}
