import type { Weighed } from './candidate-weighing.ts'

/** Documents that a line pays together. */
export interface AmountSet {
  documentNs: ReadonlySet<number>
  isNamed: boolean
  /** Other documents of the card would give the same sum; or its documents are of several cards. */
  hasRival: boolean
}

const mostInSet = 6
const mostUnnamedInSet = 3
const mostDocuments = 24

/**
 * The documents that a line pays exactly: those of one card that it names (last parts alone may be left out, whole
 * numbers may not), whole numbers of several cards, else two or three open ones of the only card that its payer points to, the oldest first. Null where no
 * single document, or no set, has the amount.
 */
export function findAmountSet(
  line: { remainingCents: number },
  weighed: readonly Weighed[],
): AmountSet | null {
  return namedSet(line.remainingCents, weighed) ?? payersSet(line.remainingCents, weighed)
}

function namedSet(sumCents: number, weighed: readonly Weighed[]): AmountSet | null {
  const named = weighed.filter((one) => one.isPayable && isNamed(one))
  const surely = named.filter((one) => one.naming === 'whole')
  for (const [customerN, own] of byCard(named)) {
    if (own.length < 2 || surely.some((one) => one.document.customerN !== customerN)) continue
    const must = own.filter((one) => one.naming === 'whole')
    const may = own.filter((one) => one.naming !== 'whole')
    const found = subsets(may, sumCents - sumOf(must), mostInSet - must.length, must.length === 0 ? 2 : 0)
    const [first] = found
    if (first === undefined || must.length + first.length < 2) continue
    const documentNs = new Set([...must, ...first].map((one) => one.document.n))
    return { documentNs, isNamed: true, hasRival: found.length > 1 }
  }
  return setOfSeveralCards(sumCents, surely)
}

/** Whole numbers of several cards that one payer, such as an office that pays for its clients, sends at once. */
function setOfSeveralCards(sumCents: number, surely: readonly Weighed[]): AmountSet | null {
  if (byCard(surely).size < 2 || surely.length > mostInSet || sumOf(surely) !== sumCents) return null
  return { documentNs: new Set(surely.map((one) => one.document.n)), isNamed: true, hasRival: true }
}

function isNamed({ naming }: Weighed): boolean {
  return naming === 'whole' || naming === 'bare' || naming === 'tail'
}

function payersSet(sumCents: number, weighed: readonly Weighed[]): AmountSet | null {
  const payable = weighed.filter((one) => one.isPayable)
  if (payable.some((one) => one.naming === 'whole')) return null
  const own = payable.filter((one) => one.payer === 'sure' || one.domain !== null)
  const cards = byCard(own)
  const byIban = [...cards].filter(([, documents]) => documents.some((one) => one.isByIban))
  const [only, ...others] = byIban.length > 0 ? byIban : [...cards]
  if (only === undefined || others.length > 0) return null
  const documents = [...only[1]].sort(byAge).slice(0, mostDocuments)
  if (documents.some((one) => one.fit === 'equal')) return null
  const whole = documents.length > mostUnnamedInSet && sumOf(documents) === sumCents ? [documents] : []
  const found = [...subsets(documents, sumCents, mostUnnamedInSet, 2), ...whole]
  const [first] = found
  if (first === undefined) return null
  return {
    documentNs: new Set(first.map((one) => one.document.n)),
    isNamed: false,
    hasRival: found.length > 1,
  }
}

/** Subsets of the wanted size with exactly this sum, at most two of them, fewest documents first. */
function subsets(
  items: readonly Weighed[],
  sumCents: number,
  most: number,
  least: number,
): (readonly Weighed[])[] {
  const found: Weighed[][] = []
  const seek = (from: number, leftCents: number, size: number, chosen: Weighed[]): void => {
    if (found.length >= 2) return
    if (size === 0) {
      if (leftCents === 0) found.push([...chosen])
      return
    }
    for (let index = from; index <= items.length - size; index += 1) {
      const item = items[index]
      if (item === undefined || item.document.openCents > leftCents) continue
      chosen.push(item)
      seek(index + 1, leftCents - item.document.openCents, size - 1, chosen)
      chosen.pop()
    }
  }
  if (sumCents < 0) return []
  for (let size = least; size <= Math.min(most, items.length) && found.length < 2; size += 1) {
    seek(0, sumCents, size, [])
  }
  return found
}

function sumOf(weighed: readonly Weighed[]): number {
  return weighed.reduce((total, one) => total + one.document.openCents, 0)
}

function byAge(one: Weighed, other: Weighed): number {
  const [due, otherDue] = [one.document.dueDay, other.document.dueDay]
  return due < otherDue ? -1 : due > otherDue ? 1 : one.document.n - other.document.n
}

function byCard(weighed: readonly Weighed[]): Map<number, Weighed[]> {
  const cards = new Map<number, Weighed[]>()
  for (const one of weighed) {
    const own = cards.get(one.document.customerN)
    if (own === undefined) cards.set(one.document.customerN, [one])
    else own.push(one)
  }
  return cards
}
