import { type CommandContext, type QueryContext, refuse } from '../../api/context.ts'
import type { WriteTx } from '../../store/store.ts'
import {
  changeTwin,
  countDoubts,
  decideLines,
  decideOpen,
  type Doubt,
  readDoubts,
  readRepeats,
  readRevivedByName,
  readSame,
} from './doubt-store.ts'
import { examineAgain, keepCounts } from './examine.ts'
import { insertTwins } from './examine-store.ts'
import { type Batch, type Import, listStatements, readBatch, readImport } from './import-store.ts'
import { identityOf } from './twin-rules.ts'

/** Which lines of a preview may be stored already, with both sides. */
export async function listDoubts(
  query: QueryContext,
  input: { importId: string; limit: number; offset: number },
): Promise<{ rows: Doubt[]; total: number; open: number }> {
  const batch = await readBatch(query.tx, input.importId)
  if (batch.state !== 'staged') return { rows: [], total: 0, open: 0 }
  return { rows: await readDoubts(query.tx, batch, input), ...(await countDoubts(query.tx, batch)) }
}

export interface DoubtDecision {
  stagedLineId: string
  decision: 'same' | 'two'
}

/**
 * Decides whether lines of a preview are the stored ones they look like. A decision may be changed until the import;
 * `rest` decides what is open after the others. Answers the preview with its new counts.
 *
 * @throws Refusal payments.batch-not-staged
 */
export async function decideDoubts(
  command: CommandContext,
  input: { id: string; decisions: DoubtDecision[]; rest: 'same' | 'two' | null },
): Promise<Import> {
  const { tx } = command
  const batch = await readBatch(tx, input.id)
  if (batch.state !== 'staged') refuse('payments.batch-not-staged', { state: batch.state })
  const access = { read: work(tx), write: work(tx) }
  await examineAgain(access, batch, false)
  const count = { same: 0, two: 0 }
  for (const decision of ['same', 'two'] as const) {
    const ids = input.decisions.filter((one) => one.decision === decision).map((one) => one.stagedLineId)
    count[decision] += await decideLines(tx, batch, decision, ids)
  }
  if (input.rest !== null) count[input.rest] += await decideOpen(tx, batch, input.rest)
  await keepCounts(access, batch, await listStatements(tx, batch.n))
  await command.audit({
    action: 'payments.doubts-decided',
    recordKind: 'import',
    recordId: batch.id,
    recordLabel: batch.sha256.slice(0, 12),
    public: { sameBooking: count.same, twoBookings: count.two },
  })
  return readImport(tx, batch.id)
}

function work(tx: WriteTx) {
  return <T>(one: (tx: WriteTx) => Promise<T>): Promise<T> => one(tx)
}

/**
 * Makes what was found and decided ready to be stored: a line that is one of an earlier file of the zip is what that
 * one is (new, or a withdrawn line that it brings to life), and a line that stands in the file again is what its first copy is. Answers whether any line is known under
 * another fingerprint.
 */
export async function settleTwins(tx: WriteTx, batch: Batch): Promise<boolean> {
  const same = await readSame(tx, batch)
  if (same.length === 0) return false
  const revived = (await readRevivedByName(tx, batch)).map((one) => [one.id, one.lineId] as const)
  const lineOf = new Map([...revived, ...same.map((one) => [one.id, one.lineId] as const)])
  const finalOf = new Map<string, string>()
  for (const one of same) {
    let lineId = one.lineId
    for (let next = lineOf.get(lineId); next !== undefined; next = lineOf.get(lineId)) lineId = next
    if (lineId !== one.lineId) await changeTwin(tx, one.n, lineId)
    finalOf.set(identityOf(one), lineId)
  }
  const repeats = await readRepeats(tx, batch)
  const followers = repeats.flatMap((one) => {
    const lineId = finalOf.get(identityOf(one))
    return lineId === undefined ? [] : [{ n: one.n, lineId, isDoubt: false, decision: 'same' as const }]
  })
  await insertTwins(tx, followers)
  return true
}
