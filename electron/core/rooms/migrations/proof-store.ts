import type { ReadTx } from '../../store/store.ts'
import type { CheckResult } from '../audit/index.ts'
import { type Card, readCard } from '../customers/index.ts'
import { linesOfEntry } from '../ledger/index.ts'
import { type Migration, readMigration } from './store.ts'

type Problem = CheckResult['problems'][number]

const page = 200
const mostProblems = 50

/**
 * Proves of every migration that it still stands: the old card points to the new one, what moved is on the new card or
 * on one that took over from it, and the entry of the ledger moved the credit that the plan says. One that was taken
 * back left nothing on the new card.
 */
export async function checkMigrations(tx: ReadTx): Promise<CheckResult> {
  const problems: Problem[] = []
  let examined = 0
  let after = 0
  for (;;) {
    const rows = await tx.db
      .selectFrom('card_migration')
      .select(['n', 'id'])
      .where('n', '>', after)
      .orderBy('n')
      .limit(page)
      .execute()
    for (const { id } of rows) problems.push(...(await problemsOf(tx, await readMigration(tx, id))))
    examined += rows.length
    after = rows.at(-1)?.n ?? after
    if (rows.length < page || problems.length > mostProblems) {
      return { examined, problems: problems.slice(0, mostProblems) }
    }
    // A long proof lets other calls through between its pages.
    await new Promise((resolve) => setImmediate(resolve))
  }
}

async function problemsOf(tx: ReadTx, migration: Migration): Promise<Problem[]> {
  const params = { old: migration.oldCard.cardNumber, new: migration.newCard.cardNumber }
  const codes = [
    ...(await cardsDiffer(tx, migration)),
    ...(await servicesDiffer(tx, migration)),
    ...(await creditDiffers(tx, migration)),
  ]
  return codes.map((code) => ({ code: `migrations.${code}`, params }))
}

async function cardsDiffer(tx: ReadTx, migration: Migration): Promise<string[]> {
  const old = await readCard(tx, { n: migration.oldCustomerN })
  const taker = await readCard(tx, { n: migration.newCustomerN })
  if (migration.state === 'done') {
    return old.state === 'moved' && old.successorN === taker.n ? [] : ['card-not-moved']
  }
  const isRestored = old.successorN !== taker.n
  return isRestored && taker.state === 'withdrawn' && taker.successorN === old.n ? [] : ['card-not-restored']
}

/** Services stay with the holder: on the card they came to, or on one that took over from it since. */
async function servicesDiffer(tx: ReadTx, migration: Migration): Promise<string[]> {
  const { made, plan, state } = migration
  const planned = plan.services.filter(({ moves }) => moves).length
  if (planned !== made.serviceNs.length) return ['services-not-planned']
  const home = state === 'done' ? migration.newCustomerN : migration.oldCustomerN
  const allowed = await withSuccessors(tx, home)
  const owners = await ownersNow(tx, made.serviceNs)
  const isThere = made.serviceNs.every((n) => allowed.has(owners.get(n) ?? 0))
  return isThere ? [] : [state === 'done' ? 'services-not-moved' : 'services-not-restored']
}

/** A card and those that took over from it; one made for a move that was taken back points to the card before it. */
async function withSuccessors(tx: ReadTx, n: number): Promise<Set<number>> {
  const known = new Set<number>()
  let next: number | null = n
  while (next !== null && !known.has(next)) {
    known.add(next)
    const card: Card = await readCard(tx, { n: next })
    next = card.successorN
  }
  return known
}

async function ownersNow(tx: ReadTx, serviceNs: readonly number[]): Promise<Map<number, number>> {
  const owners = new Map<number, number>()
  for (let first = 0; first < serviceNs.length; first += 500) {
    const rows = await tx.db
      .selectFrom('service')
      .select(['n', 'customer_n'])
      .where('n', 'in', serviceNs.slice(first, first + 500))
      .execute()
    for (const row of rows) owners.set(row.n, row.customer_n)
  }
  return owners
}

async function creditDiffers(tx: ReadTx, migration: Migration): Promise<string[]> {
  const { made, plan, state, oldCustomerN, newCustomerN } = migration
  const movedCents = plan.credit.movedCents
  if (made.creditCents !== movedCents) return ['credit-not-moved']
  if (made.creditEntryN === null) return movedCents === 0 ? [] : ['credit-not-moved']
  if (!(await movesCredit(tx, made.creditEntryN, { from: oldCustomerN, to: newCustomerN, movedCents }))) {
    return ['credit-not-moved']
  }
  const reversal = await tx.db
    .selectFrom('ledger_entry')
    .select('n')
    .where('reverses_n', '=', made.creditEntryN)
    .executeTakeFirst()
  if (state === 'done') return reversal === undefined ? [] : ['credit-not-moved']
  const isBack =
    reversal !== undefined &&
    (await movesCredit(tx, reversal.n, { from: newCustomerN, to: oldCustomerN, movedCents }))
  return isBack ? [] : ['credit-not-restored']
}

/** True where an entry takes this much credit from one card to another and does nothing else. */
async function movesCredit(
  tx: ReadTx,
  entryN: number,
  { from, to, movedCents }: { from: number; to: number; movedCents: number },
): Promise<boolean> {
  const lines = await linesOfEntry(tx, entryN)
  const taken = lines.filter((line) => line.customerN === from && line.debitCents === movedCents)
  const given = lines.filter((line) => line.customerN === to && line.creditCents === movedCents)
  const isCredit = lines.every(({ account }) => account === 'customer-credit')
  return isCredit && lines.length === 2 && taken.length === 1 && given.length === 1
}
