import type { ReadTx, WriteTx } from '../../store/store.ts'
import { findSums, type SumTwin } from './batch-sum-rules.ts'
import { stagedParts, storedParts } from './batch-sum-store.ts'
import {
  dropTwins,
  importsVersion,
  insertTwins,
  linesTaken,
  placesOfAll,
  placesOfTwins,
  readFresh,
  readSeen,
  readStored,
  type Seen,
  type StoredTwin,
  type TwinPlace,
} from './examine-store.ts'
import {
  type Batch,
  listStatements,
  type StatementRow,
  updateBatch,
  updateStatement,
} from './import-store.ts'
import { linesPerStage } from './staging.ts'
import { countKnown, countOpenDoubts, deleteTwins, hasLines, type KnownCount } from './staging-store.ts'
import { identityOf, type KnownLine, pairTwins, type Twin } from './twin-rules.ts'

/** Rows that one transaction or one read handles before others may have their turn. */
export const stepRows = 1500
/** Lines that are compared before others may have their turn. */
const comparedAtOnce = 400

/** Lets what waits in the event loop go on: reads of other operators, above all. */
export function othersTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** Transactions for the pieces of a long work: many short ones for a preview, one for a commit. */
export interface Access {
  read<T>(work: (tx: ReadTx) => Promise<T>): Promise<T>
  write<T>(work: (tx: WriteTx) => Promise<T>): Promise<T>
}

export type Decisions = ReadonlyMap<number, { lineId: string; decision: 'open' | 'same' | 'two' }>

/** The staged rows of a batch in pieces that are worked on one after the other. */
export function stepsOf(batch: { n: number; stage: number; stagedCount: number }) {
  const stageFrom = batch.stage * linesPerStage
  const stageTo = stageFrom + batch.stagedCount
  const steps: { batchN: number; from: number; to: number }[] = []
  for (let from = stageFrom; from < stageTo; from += stepRows)
    steps.push({ batchN: batch.n, from, to: Math.min(from + stepRows, stageTo) })
  return steps
}

/**
 * Finds out which staged lines are stored ones that came under other fingerprints, and which may be, and keeps what
 * the import would do. In an account without lines there is nothing to compare with, except in a zip whose files are
 * of several formats; elsewhere only lines are compared that have another of their day and amount.
 *
 * @param decided what was decided about doubts before; kept where the doubt is the same
 */
export async function examineBatch(
  access: Access,
  batch: Batch,
  decided: Decisions = new Map(),
): Promise<void> {
  const version = await access.read(importsVersion)
  const statements = await access.read((tx) => listStatements(tx, batch.n))
  const accountNs = statements.flatMap((row) => (row.bank_account_n === null ? [] : [row.bank_account_n]))
  const isFirst = !(await access.read((tx) => hasLines(tx, accountNs)))
  const groups = await access.read(async (tx) => {
    if (isMixed(statements)) return groupPlaces(await gather(batch, (range) => placesOfAll(tx, range)))
    if (isFirst) return []
    return groupPlaces(await gather(batch, (range) => placesOfTwins(tx, range)))
  })
  if (groups.length > 0) await findTwins(access, batch, groups, decided)
  if (!isFirst) await findBatchSums(access, batch)
  await keepCounts(access, batch, statements)
  await access.write((tx) => updateBatch(tx, batch.n, { examinedVersion: version }))
}

/** Examines a batch anew where imports came or went since, or `always`. */
export async function examineAgain(access: Access, batch: Batch, always: boolean): Promise<void> {
  if (!always && (await access.read(importsVersion)) === batch.examinedVersion) return
  const decided = new Map<number, { lineId: string; decision: 'open' | 'same' | 'two' }>()
  for (const range of stepsOf(batch))
    for (const twin of await access.write((tx) => deleteTwins(tx, range)))
      if (twin.isDoubt) decided.set(twin.n, twin)
  await examineBatch(access, batch, decided)
}

/** Whether the files of a zip may hold the same bookings in several formats. */
function isMixed(statements: readonly StatementRow[]): boolean {
  return (
    new Set(statements.map((row) => row.entry)).size > 1 &&
    new Set(statements.map((row) => row.format)).size > 1
  )
}

async function gather<T>(
  batch: Batch,
  read: (range: ReturnType<typeof stepsOf>[number]) => Promise<T[]>,
): Promise<T[]> {
  const all: T[] = []
  for (const range of stepsOf(batch)) {
    for (const one of await read(range)) all.push(one)
    await othersTurn()
  }
  return all
}

/** Places of one booking key together. */
function groupPlaces(places: readonly TwinPlace[]): TwinPlace[][] {
  const groups = new Map<string, TwinPlace[]>()
  for (const place of places) {
    const key = `${place.bankAccountN}|${place.bookingDay}|${place.amountCents}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [place])
    else group.push(place)
  }
  return [...groups.values()]
}

async function findTwins(
  access: Access,
  batch: Batch,
  groups: readonly TwinPlace[][],
  decided: Decisions,
): Promise<void> {
  const taken = new Set<string>()
  for (const { entry, id } of await access.read((tx) => gather(batch, (range) => linesTaken(tx, range))))
    taken.add(`${entry}|${id}`)
  const isTaken = (entry: number, id: string): boolean => taken.has(`${entry}|${id}`)
  for (let from = 0; from < groups.length;) {
    const piece: TwinPlace[][] = []
    for (let size = 0; size < comparedAtOnce && from < groups.length; from += 1) {
      const group = groups[from] ?? []
      piece.push(group)
      size += group.length
    }
    const twins = await access.read((tx) => twinsOf(tx, batch.n, piece, isTaken))
    const withDecisions = twins.map((twin) => ({ ...twin, decision: decisionOf(twin, decided) }))
    if (twins.length > 0) await access.write((tx) => insertTwins(tx, withDecisions))
    await othersTurn()
  }
}

/** The lines of a batch that the books hold as the payments of a sum, or as the sum of payments. */
export async function batchSums(access: Access, batch: Batch): Promise<SumTwin[]> {
  const staged = await access.read((tx) => gather(batch, (range) => stagedParts(tx, range)))
  if (staged.length === 0) return []
  const places = new Map(staged.map((part) => [`${part.bankAccountN} ${part.bookingDay}`, part]))
  const stored = await access.read((tx) => storedParts(tx, [...places.values()]))
  return findSums(staged, stored)
}

/** Keeps as known what the books hold in the other way. */
async function findBatchSums(access: Access, batch: Batch): Promise<void> {
  const sums = await batchSums(access, batch)
  if (sums.length === 0) return
  const twins = sums.map(({ staged: n, storedId }) => ({
    n: Number(n),
    lineId: storedId,
    isDoubt: false,
    decision: 'same' as const,
  }))
  await access.write(async (tx) => {
    await dropTwins(
      tx,
      twins.map(({ n }) => n),
    )
    await insertTwins(tx, twins)
  })
}

function decisionOf(twin: Twin, decided: Decisions): 'open' | 'same' | 'two' {
  if (!twin.isDoubt) return 'same'
  const before = decided.get(twin.n)
  return before?.lineId === twin.lineId ? before.decision : 'open'
}

async function twinsOf(
  tx: ReadTx,
  batchN: number,
  groups: readonly TwinPlace[][],
  isTaken: (entry: number, id: string) => boolean,
): Promise<Twin[]> {
  const stored = await readStored(
    tx,
    batchN,
    groups.map(([first]) => first?.n ?? 0),
  )
  const likely = groups.filter((group) => {
    const others = stored.get(group[0]?.n ?? 0) ?? []
    const entries = [...new Set(group.map((place) => place.entry))]
    return entries.length > 1 || others.some((other) => entries.some((entry) => !isTaken(entry, other.id)))
  })
  const ns = likely.flatMap((group) => group.map((place) => place.n))
  const fresh = new Map((await readFresh(tx, batchN, ns)).map((one) => [one.n, one]))
  const others = likely.flatMap((group) => stored.get(group[0]?.n ?? 0) ?? [])
  const seen = seenByLine(
    await readSeen(
      tx,
      others.map((other) => other.n),
    ),
  )
  return likely.flatMap((group) =>
    pairTwins(
      group.flatMap((place) => fresh.get(place.n) ?? []),
      (stored.get(group[0]?.n ?? 0) ?? []).map((other) => knownLine(other, seen.get(other.n) ?? [])),
      isTaken,
    ),
  )
}

function seenByLine(all: readonly Seen[]): Map<number, Seen[]> {
  const byLine = new Map<number, Seen[]>()
  for (const one of all) byLine.set(one.lineN, [...(byLine.get(one.lineN) ?? []), one])
  return byLine
}

function knownLine({ id, isWithdrawn, line }: StoredTwin, seen: readonly Seen[]): KnownLine {
  const aliases = seen.flatMap(({ fingerprint, occurrence }) =>
    fingerprint === null || occurrence === null ? [] : [identityOf({ fingerprint, occurrence })],
  )
  return { id, isWithdrawn, formats: seen.map((one) => one.format), aliases: new Set(aliases), line }
}

/** Counts per statement what is known, in doubt and new, a step at a time, and keeps it for the preview. */
export async function keepCounts(
  access: Access,
  batch: Batch,
  statements: readonly StatementRow[],
): Promise<void> {
  const known = new Map<number, number>()
  const doubts = new Map<number, number>()
  for (const range of stepsOf(batch)) {
    await access.read(async (tx) => {
      addCounts(known, await countKnown(tx, range))
      addCounts(doubts, await countOpenDoubts(tx, range))
    })
    await othersTurn()
  }
  await access.write(async (tx) => {
    const total = { newCount: 0, knownCount: 0 }
    for (const row of statements) {
      const knownCount = known.get(row.position) ?? 0
      const suspiciousCount = doubts.get(row.position) ?? 0
      const newCount = row.line_count - row.pending_count - knownCount - suspiciousCount
      await updateStatement(tx, row.n, { knownCount, newCount, suspiciousCount })
      total.newCount += newCount
      total.knownCount += knownCount
    }
    await updateBatch(tx, batch.n, total)
  })
}

function addCounts(counts: Map<number, number>, found: readonly KnownCount[]): void {
  for (const { statementPosition, count } of found)
    counts.set(statementPosition, (counts.get(statementPosition) ?? 0) + count)
}
