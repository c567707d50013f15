import { type CommandContext, refuse } from '../../api/context.ts'
import { settleAccount } from './bank-balance.ts'
import { othersTurn, stepRows } from './examine.ts'
import { type Import, readBatch, readImport, updateBatch } from './import-store.ts'
import { deleteStaged } from './staging-store.ts'
import { accountsOfBatch, countMatchedAlone, nextAlone, withdrawLines } from './undo-store.ts'

/** Drops a preview. @throws Refusal payments.batch-not-staged once it was committed */
export async function discardImport(
  command: CommandContext,
  input: { id: string },
): Promise<Record<string, never>> {
  const batch = await readBatch(command.tx, input.id)
  if (batch.state !== 'staged') refuse('payments.batch-not-staged', { state: batch.state })
  await deleteStaged(command.tx, batch.stage, 0, batch.stagedCount)
  await updateBatch(command.tx, batch.n, { state: 'discarded' })
  await command.audit({
    action: 'payments.import-discarded',
    recordKind: 'import',
    recordId: batch.id,
    recordLabel: batch.sha256.slice(0, 12),
  })
  return {}
}

/**
 * Withdraws what an import has seen. A line that no other import sees is withdrawn with a counter-entry; a later
 * import of it revives it. Nothing is deleted.
 *
 * @throws Refusal payments.batch-not-staged (never committed), payments.batch-withdrawn (undone already),
 *   payments.batch-matched (count) while something of such a line is allocated
 */
export async function undoImport(command: CommandContext, input: { id: string }): Promise<Import> {
  const { tx } = command
  const batch = await readBatch(tx, input.id)
  if (batch.state === 'undone') refuse('payments.batch-withdrawn')
  if (batch.state !== 'committed') refuse('payments.batch-not-staged', { state: batch.state })
  await updateBatch(tx, batch.n, { state: 'undone' })
  const matched = await countMatchedAlone(tx, batch.n)
  if (matched > 0) refuse('payments.batch-matched', { count: matched })
  const moved = new Map<number, { inCents: number; outCents: number; lastDay: string }>()
  let withdrawn = 0
  for (let after = 0; ;) {
    const lines = await nextAlone(tx, batch.n, after, stepRows)
    const last = lines.at(-1)
    if (last === undefined) break
    for (const line of lines) {
      const sums = moved.get(line.bankAccountN) ?? { inCents: 0, outCents: 0, lastDay: line.bookingDay }
      if (line.amountCents > 0) sums.inCents += line.amountCents
      else sums.outCents -= line.amountCents
      if (line.bookingDay > sums.lastDay) sums.lastDay = line.bookingDay
      moved.set(line.bankAccountN, sums)
    }
    await withdrawLines(
      tx,
      lines.map((line) => line.n),
      command.now,
    )
    withdrawn += lines.length
    after = last.n
    await othersTurn()
  }
  await settleUndone(command, batch.n, moved)
  await command.audit({
    action: 'payments.import-undone',
    recordKind: 'import',
    recordId: batch.id,
    recordLabel: batch.sha256.slice(0, 12),
    public: { withdrawnLines: withdrawn },
  })
  return readImport(tx, batch.id)
}

/** Every account of the batch is settled, also one whose lines all stay: its last closing balance may be gone. */
async function settleUndone(
  command: CommandContext,
  batchN: number,
  moved: ReadonlyMap<number, { inCents: number; outCents: number; lastDay: string }>,
): Promise<void> {
  const today = await command.today()
  for (const bankAccountN of await accountsOfBatch(command.tx, batchN)) {
    const sums = moved.get(bankAccountN)
    const movement = {
      statementN: null,
      day: sums?.lastDay ?? today,
      inCents: sums?.inCents ?? 0,
      outCents: sums?.outCents ?? 0,
    }
    await settleAccount(command, { bankAccountN, kind: 'statement-withdrawn', movements: [movement] })
  }
}
