import { cents } from '../../../../shared/values/money.ts'
import { assertVersion, type CommandContext, refuse } from '../../api/context.ts'
import type { ReadTx } from '../../store/store.ts'
import { standingDocumentsOf, takeReissueBack } from '../billing/index.ts'
import { addToCredit, type Card, readCard, takeCardBack, withdrawSuccessor } from '../customers/index.ts'
import { linesOfEntry, post } from '../ledger/index.ts'
import { moveServices } from '../services/index.ts'
import { type Coded, takeBackObstacles } from './rules.ts'
import { markTakenBack, type Migration, otherServicesOf, readMigration } from './store.ts'

/** What stands in the way of taking a migration back; empty where nothing does. */
export async function obstaclesOf(tx: ReadTx, migration: Migration): Promise<Coded[]> {
  if (migration.state === 'taken-back') return []
  const { made, newCustomerN } = migration
  const card = await readCard(tx, { n: newCustomerN })
  const successor = card.successorN === null ? null : await readCard(tx, { n: card.successorN })
  return takeBackObstacles(
    {
      cardNumber: card.cardNumber,
      state: card.state,
      successorNumber: successor?.cardNumber ?? null,
      creditCents: card.creditCents,
      documents: await standingDocumentsOf(tx, newCustomerN),
      otherServices: await otherServicesOf(tx, newCustomerN, made.serviceNs),
    },
    { creditCents: made.creditCents, reissuedNs: new Set(made.proformas.map(({ newN }) => newN)) },
  )
}

/**
 * Undoes a migration on whose new card nothing happened: services, proformas and credit go back, the old card is
 * worked with again, the new one is withdrawn.
 *
 * @throws Refusal `migrations.taken-back`, or the first obstacle; Stale, Missing migration
 */
export async function takeMigrationBack(
  command: CommandContext,
  input: { id: string; version: number; reason: string },
): Promise<{ version: number }> {
  const { tx } = command
  const migration = await readMigration(tx, input.id)
  assertVersion('migration', migration.version, input.version)
  const { oldCard, newCard } = migration
  if (migration.state === 'taken-back') refuse('migrations.taken-back', { cardNumber: newCard.cardNumber })
  const [obstacle] = await obstaclesOf(tx, migration)
  if (obstacle !== undefined) refuse(obstacle.code, obstacle.params)

  const back = { at: command.now, operatorName: command.actor.name, reason: input.reason }
  const version = await markTakenBack(tx, migration, back)
  const old = await readCard(tx, { n: migration.oldCustomerN })
  const taken = await readCard(tx, { n: migration.newCustomerN })
  const { serviceNs } = migration.made
  await moveServices(command, { serviceNs, from: taken, to: old, day: migration.day })
  await takeCardBack(command, old, taken)
  await proformasBack(command, migration, input.reason)
  await creditBack(command, migration, old, taken)
  await withdrawSuccessor(command, taken, old)
  await command.audit({
    action: 'migrations.taken-back',
    recordKind: 'migration',
    recordId: migration.id,
    recordLabel: `${oldCard.cardNumber} → ${newCard.cardNumber}`,
    public: { serviceCount: serviceNs.length, movedCents: migration.made.creditCents },
    private: { reason: input.reason },
  })
  return { version }
}

/** Those that a clerk cancelled in between were given up for good. */
async function proformasBack(command: CommandContext, migration: Migration, reason: string): Promise<void> {
  const standing = await standingDocumentsOf(command.tx, migration.newCustomerN)
  const standingNs = new Set(standing.map(({ n }) => n))
  for (const { oldN, newN, stateBefore } of migration.made.proformas) {
    if (standingNs.has(newN)) await takeReissueBack(command, { oldN, newN, stateBefore, reason })
  }
}

async function creditBack(
  command: CommandContext,
  { made }: Migration,
  old: Card,
  taken: Card,
): Promise<void> {
  if (made.creditEntryN === null) return
  const lines = await linesOfEntry(command.tx, made.creditEntryN)
  await post(command, {
    kind: 'credit-moved',
    day: await command.today(),
    customerN: old.n,
    reversesN: made.creditEntryN,
    lines: lines.map((line) => ({ ...line, debitCents: line.creditCents, creditCents: line.debitCents })),
  })
  await addToCredit(command.tx, taken.n, cents(-made.creditCents))
  await addToCredit(command.tx, old.n, made.creditCents)
}
