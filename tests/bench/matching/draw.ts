import { createRandom, type Random } from '../../../electron/core/sample/random.ts'
import { type Hand, kinds, type LabelledLine } from './kinds.ts'
import type { PaidCard, PaidDocument, World } from './world.ts'

/** Draws labelled lines by the shares of their kinds; the same seed draws the same lines. */
export function drawLines(
  world: World,
  { seed, count, known }: { seed: string; count: number; known: readonly PaidCard[] },
): LabelledLine[] {
  const random = createRandom(`${seed}/lines`)
  const deck = deckOf(world, random, known)
  const weights = Object.entries(kinds).map(([kind, { share }]) => [kind, share] as const)
  const lines: LabelledLine[] = []
  for (let index = 0; index < count; index += 1) {
    const kind = random.weighted(weights)
    const own = random.fork(index)
    const written = kinds[kind]?.write({ ...deck, random: own, world })
    if (written === undefined) continue
    lines.push({ kind, amountCents: 0, name: '', iban: '', text: '', reference: '', ...written })
  }
  return lines
}

/** Open documents in the order they are paid, each once. */
function deckOf(world: World, random: Random, known: readonly PaidCard[]): Omit<Hand, 'random' | 'world'> {
  const left = new Set(shuffled(world.open, random))
  const byCard = new Map<PaidCard, PaidDocument[]>()
  for (const document of world.open) {
    const own = byCard.get(document.card)
    if (own === undefined) byCard.set(document.card, [document])
    else own.push(document)
  }
  const openOf = (card: PaidCard): PaidDocument[] => (byCard.get(card) ?? []).filter((one) => left.has(one))
  const take = (fits: (document: PaidDocument) => boolean): PaidDocument => {
    for (const document of left) {
      if (!fits(document)) continue
      left.delete(document)
      return document
    }
    throw new RangeError('no document left to pay: more cards are needed')
  }
  const isAlone = (document: PaidDocument): boolean =>
    (byCard.get(document.card) ?? []).filter((one) => one.openCents === document.openCents).length === 1
  const knownCards = new Set(known)
  return {
    next: () => take(() => true),
    nextAlone: () => take(isAlone),
    nextOfKnownPayer: () => take((document) => knownCards.has(document.card) && isAlone(document)),
    nextOfOneCard: (count) => {
      const first = take((document) => openOf(document.card).length >= count)
      const others = openOf(first.card).slice(0, count - 1)
      for (const other of others) left.delete(other)
      return [first, ...others]
    },
  }
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, at: random.next() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item)
}
