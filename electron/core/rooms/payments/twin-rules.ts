import { foldAlphanumeric } from '../../../../shared/values/fold.ts'
import { compareLines, type ComparedLine } from '../../statements/index.ts'

/** A line of the file that no stored line is known to be, or only a withdrawn one. */
export interface FreshLine {
  n: number
  id: string
  /** The file within the zip; 0 outside of one. */
  entry: number
  format: string
  fingerprint: string
  occurrence: number
  /** A withdrawn line is stored under its fingerprint, and comes alive again where there is no better twin. */
  hasOwn: boolean
  line: ComparedLine
}

/** A line that is stored, or that an earlier file of the same zip brings. */
export interface KnownLine {
  id: string
  isWithdrawn: boolean
  /** In which formats imports that stand have seen it. */
  formats: readonly string[]
  /** What files of other formats have called it; see `identityOf`. */
  aliases: ReadonlySet<string>
  line: ComparedLine
}

/** That a line of the file is a known one, or (as a doubt) may be. */
export interface Twin {
  n: number
  lineId: string
  isDoubt: boolean
}

/** By what a file tells its lines apart. */
export function identityOf(line: { fingerprint: string; occurrence: number }): string {
  return `${line.fingerprint}#${line.occurrence}`
}

/**
 * Pairs the lines of one booking key (account, booking day, amount) that came under other fingerprints with those
 * that are known, each with at most one, and per file of a zip, since a file tells truly equal bookings apart:
 * 1. what an earlier import has called a line, it is;
 * 2. `same` ones, as many as can be paired, those that agree in most first;
 * 3. `doubtful` ones of what is left, for a person to decide;
 * 4. withdrawn lines that are the same come alive again.
 *
 * A line that was seen in the same format under another fingerprint is never taken for the same without asking:
 * that format would have written it alike. What stays without a twin is new, and known to the next file of the zip;
 * so is what comes alive again, which the next file meets as the line that brought it.
 *
 * @param isTaken whether a file of the zip holds a known line under that line's own fingerprint
 */
export function pairTwins(
  fresh: readonly FreshLine[],
  known: readonly KnownLine[],
  isTaken: (entry: number, lineId: string) => boolean,
): Twin[] {
  const twins: Twin[] = []
  let all = [...known]
  for (const entry of [...new Set(fresh.map((one) => one.entry))].sort((a, b) => a - b)) {
    const ours = fresh.filter((one) => one.entry === entry)
    const found = pairFile(
      ours,
      all.filter((one) => !isTaken(entry, one.id)),
    )
    twins.push(...found)
    const lineOf = new Map(found.map((twin) => [twin.n, twin.lineId]))
    const withdrawn = new Set(all.filter((one) => one.isWithdrawn).map((one) => one.id))
    const revived = new Set([...withdrawn].filter((id) => isTaken(entry, id)))
    for (const one of ours) {
      const lineId = lineOf.get(one.n)
      if (lineId !== undefined && withdrawn.has(lineId)) revived.add(lineId)
      if (lineId === undefined || revived.has(lineId)) all.push(knownFrom(one))
    }
    all = all.filter((one) => !revived.has(one.id))
  }
  return twins
}

function knownFrom({ id, format, line }: FreshLine): KnownLine {
  return { id, isWithdrawn: false, formats: [format], aliases: new Set(), line }
}

interface Edge {
  fresh: number
  known: number
  similarity: 'same' | 'doubtful'
  agreement: number
}

function pairFile(fresh: readonly FreshLine[], known: readonly KnownLine[]): Twin[] {
  const twinOf = new Map<number, number>()
  const doubts = new Map<number, number>()
  const taken = new Map<number, number>()
  const pair = (edge: { fresh: number; known: number }): void => {
    twinOf.set(edge.fresh, edge.known)
    taken.set(edge.known, edge.fresh)
  }
  const called = new Map<string, number>()
  for (const [other, one] of known.entries()) for (const alias of one.aliases) called.set(alias, other)
  for (const [at, one] of fresh.entries()) {
    const other = called.get(identityOf(one))
    if (other !== undefined && !taken.has(other)) pair({ fresh: at, known: other })
  }
  const edges = edgesOf(fresh, known).filter((edge) => !twinOf.has(edge.fresh) && !taken.has(edge.known))
  const isLive = (edge: Edge): boolean => known[edge.known]?.isWithdrawn === false
  pairMost(
    edges.filter((edge) => edge.similarity === 'same' && isLive(edge)),
    twinOf,
    taken,
  )
  const isFree = (edge: Edge): boolean => !twinOf.has(edge.fresh) && !taken.has(edge.known)
  for (const edge of edges) {
    if (edge.similarity !== 'doubtful' || !isLive(edge) || !isFree(edge) || doubts.has(edge.fresh)) continue
    doubts.set(edge.fresh, edge.known)
    taken.set(edge.known, edge.fresh)
  }
  pairMost(
    edges.filter(
      (edge) =>
        edge.similarity === 'same' &&
        !isLive(edge) &&
        !doubts.has(edge.fresh) &&
        fresh[edge.fresh]?.hasOwn !== true,
    ),
    twinOf,
    taken,
  )
  return fresh.flatMap((one, at) => {
    const other = known[twinOf.get(at) ?? doubts.get(at) ?? -1]
    return other === undefined ? [] : [{ n: one.n, lineId: other.id, isDoubt: doubts.has(at) }]
  })
}

/** More steps than this to make room for one line are not worth it. */
const longestChain = 100

/** Pairs as many as can be, beginning with the edges in their order (augmenting paths after Kuhn). */
function pairMost(edges: readonly Edge[], twinOf: Map<number, number>, taken: Map<number, number>): void {
  const choices = new Map<number, number[]>()
  for (const edge of edges) {
    if (twinOf.has(edge.fresh) || taken.has(edge.known)) continue
    addTo(choices, edge.fresh, edge.known)
  }
  const pair = (fresh: number, known: number): true => {
    twinOf.set(fresh, known)
    taken.set(known, fresh)
    return true
  }
  for (const edge of edges)
    if (!twinOf.has(edge.fresh) && !taken.has(edge.known)) pair(edge.fresh, edge.known)
  const makeRoom = (fresh: number, seen: Set<number>, steps: number): boolean => {
    const open = (choices.get(fresh) ?? []).filter((known) => !seen.has(known))
    for (const known of open) seen.add(known)
    const free = open.find((known) => !taken.has(known))
    if (free !== undefined) return pair(fresh, free)
    if (steps >= longestChain) return false
    return open.some((known) => {
      const holder = taken.get(known)
      return holder !== undefined && makeRoom(holder, seen, steps + 1) && pair(fresh, known)
    })
  }
  for (const fresh of choices.keys()) if (!twinOf.has(fresh)) makeRoom(fresh, new Set(), 0)
}

/** Above this many pairs only those are compared that have something in common. */
const pairsToCompare = 20_000

/** Every pair that is or may be one booking, those that agree in most first, then in the order of the lines. */
function edgesOf(fresh: readonly FreshLine[], known: readonly KnownLine[]): Edge[] {
  const edges: Edge[] = []
  const compare = (at: number, other: number): boolean => {
    const [ours, theirs] = [fresh[at], known[other]]
    if (ours === undefined || theirs === undefined) return false
    const { similarity, agreement } = compareLines(ours.line, theirs.line)
    if (similarity === 'different') return false
    const isDoubtful = similarity === 'doubtful' || theirs.formats.includes(ours.format)
    edges.push({ fresh: at, known: other, similarity: isDoubtful ? 'doubtful' : 'same', agreement })
    return !isDoubtful
  }
  if (fresh.length * known.length <= pairsToCompare) {
    for (const at of fresh.keys()) for (const other of known.keys()) compare(at, other)
  } else compareLikely(fresh, known, compare)
  return edges.sort((a, b) => b.agreement - a.agreement || a.fresh - b.fresh || a.known - b.known)
}

/** A clue that no more lines share than this says which they are. */
const fewest = 3
/** How far from its own place among the lines of a clue a line looks for its twin. */
const reach = 20

/**
 * Many lines of one amount on one day, as a collection of direct debits brings them: only lines with a clue in common
 * are compared. Where no rare clue leads to the twin, lines are compared that stand at about the same place among
 * those that share one.
 *
 * @param compare answers whether the two are the same
 */
function compareLikely(
  fresh: readonly FreshLine[],
  known: readonly KnownLine[],
  compare: (at: number, other: number) => boolean,
): void {
  const byClue = new Map<string, number[]>()
  for (const [other, one] of known.entries()) for (const clue of cluesOf(one.line)) addTo(byClue, clue, other)
  const places = new Map<string, number>()
  for (const [at, one] of fresh.entries()) {
    const rare = new Set<number>()
    const near = new Set<number>()
    for (const clue of cluesOf(one.line)) {
      const place = places.get(clue) ?? 0
      places.set(clue, place + 1)
      const others = byClue.get(clue) ?? []
      if (others.length <= fewest) for (const other of others) rare.add(other)
      else for (const other of others.slice(Math.max(0, place - reach), place + reach + 1)) near.add(other)
    }
    const isFound = [...rare].map((other) => compare(at, other)).includes(true)
    if (isFound) continue
    for (const other of near) if (!rare.has(other)) compare(at, other)
  }
}

function addTo<Key>(lists: Map<Key, number[]>, key: Key, value: number): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}

/** Cuts and marks of formats are outside of these, as far as can be; every line has the empty clue. */
function cluesOf(line: ComparedLine): Set<string> {
  const account = foldAlphanumeric(line.counterpartyIban ?? line.counterpartyAccount ?? '').slice(-7)
  const name = foldAlphanumeric(line.counterpartyName ?? '').slice(0, 12)
  const references = [line.bankReference, line.endToEndId, line.transactionId, line.creditorReference]
  const text = [line.remittanceText, line.additionalInfo].filter((part) => part !== null).join(' ')
  const numbers = text.match(/\d{4,}/gu) ?? []
  return new Set([
    '',
    `a${account}`,
    `n${name}`,
    ...references.flatMap((one) => (one === null ? [] : [`r${foldAlphanumeric(one).slice(0, 12)}`])),
    ...numbers,
  ])
}
