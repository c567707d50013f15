import { addDays, type Day, weekdayOf } from '../../../shared/values/day.ts'
import type { CamtLine } from './camt-writer.ts'
import type { EnteredCard, EnteredProforma } from './desk.ts'
import type { PlannedPayment } from './fates.ts'
import { outgoingLines, strayLines } from './noise.ts'
import { type PaidDocument, wordsFor, wordsForSeveral } from './payers.ts'
import { bankDaysBetween, type PlannedCard } from './plan.ts'
import type { Random } from './random.ts'

/** A line of the statement, and what the generator knows of it that a clerk has to find out. */
export interface Transfer {
  line: CamtLine
  /** Documents it pays, in minor units; empty for lines outside receivables. */
  parts: { proforma: EnteredProforma; amountCents: number }[]
  /** Paid above the documents. */
  overCents: number
  /** The bank kept this much of what was owed. */
  shortCents: number
}

/** The transfers that are on their way, by the day the bank books them. */
export interface TransferQueue {
  expect(proforma: EnteredProforma): void
  /**
   * Everything booked from one day up to and including another, as it stands on the statements. What belongs to no
   * document stands on them only where it is asked for: nobody has worked it off since.
   */
  take(from: Day, to: Day, besides: (day: Day) => { stray: boolean; outgoing: boolean }): Transfer[]
}

interface Expected {
  proforma: EnteredProforma
  payment: PlannedPayment
}

/** Two documents of one card that are paid within days are often paid at once. */
const jointProbability = 0.6
const jointDays = 14

export function createTransferQueue(
  random: Random,
  cards: readonly PlannedCard[],
  entered: ReadonlyMap<number, EnteredCard>,
): TransferQueue {
  const byDay = new Map<Day, Expected[]>()
  const byCard = new Map<number, Set<Expected>>()
  const settle = (expected: Expected): void => {
    byCard.get(expected.proforma.planned.cardIndex)?.delete(expected)
  }
  /** What the same payer will soon pay too, and may as well pay now. */
  const joined = (first: Expected, day: Day): Expected[] => {
    if (first.payment.amount !== 'exact') return []
    const others = [...(byCard.get(first.proforma.planned.cardIndex) ?? [])]
    const soon = addDays(day, jointDays)
    return others.filter(
      ({ payment }) =>
        payment.amount === 'exact' && payment.bookingDay <= soon && random.chance(jointProbability),
    )
  }
  return {
    expect: (proforma) => {
      for (const payment of proforma.planned.fate.payments) {
        const expected = { proforma, payment }
        listOf(byDay, payment.bookingDay, () => []).push(expected)
        listOf(byCard, proforma.planned.cardIndex, () => new Set<Expected>()).add(expected)
      }
    },
    take: (from, to, besides) => {
      const transfers: Transfer[] = []
      for (const day of bankDaysBetween(from, to)) {
        for (const expected of byDay.get(day) ?? []) {
          if (byCard.get(expected.proforma.planned.cardIndex)?.has(expected) !== true) continue
          settle(expected)
          const group = [expected, ...joined(expected, day)]
          group.forEach(settle)
          transfers.push(...transferOf(random, cards, entered, group, day))
        }
        byDay.delete(day)
        const own = random.fork(`outside/${day}`)
        const { stray, outgoing } = besides(day)
        const outside = [...(stray ? strayLines(own, day) : []), ...(outgoing ? outgoingLines(own, day) : [])]
        for (const line of outside) transfers.push({ line, parts: [], overCents: 0, shortCents: 0 })
      }
      return transfers
    },
  }
}

function listOf<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key) ?? make()
  map.set(key, known)
  return known
}

function transferOf(
  random: Random,
  cards: readonly PlannedCard[],
  entered: ReadonlyMap<number, EnteredCard>,
  group: readonly Expected[],
  day: Day,
): Transfer[] {
  const [first] = group
  const card = first === undefined ? undefined : cards[first.proforma.planned.cardIndex]
  if (first === undefined || card === undefined) return []
  const cardNumber = entered.get(card.index)?.cardNumber ?? ''
  const parts = group.map(({ proforma, payment }) => ({ proforma, amountCents: amountOf(proforma, payment) }))
  for (const { proforma, amountCents } of parts) proforma.expectedOpenCents -= amountCents
  const owedCents = parts.reduce((sum, part) => sum + part.amountCents, 0)
  if (owedCents <= 0) return []
  const shortCents = first.payment.amount === 'cent-short' && owedCents > 1 ? 1 : 0
  const overCents = first.payment.amount === 'too-much' ? overpaid(random, owedCents) : 0
  const paid = parts.map(({ proforma }): PaidDocument => {
    const domain = proforma.planned.periodFrom === null ? null : card.mainDomain
    return {
      number: proforma.number,
      reference: proforma.reference,
      domain,
      cardNumber,
      country: card.country,
    }
  })
  const [only] = paid
  const words =
    paid.length === 1 && only !== undefined
      ? wordsFor(random, card.payer.style, only)
      : wordsForSeveral(random, paid)
  const line: CamtLine = {
    bookingDay: day,
    amountCents: owedCents + overCents - shortCents,
    counterpartyName: card.payer.name,
    counterpartyIban: card.payer.iban,
    counterpartyBic: card.payer.bic,
    ...words,
    transactionCode: weekdayOf(day) % 2 === 0 ? 'PMNT/RCDT/ESCT' : 'PMNT/RRCT/ESCT',
  }
  return [{ line, parts, overCents, shortCents }]
}

function amountOf(proforma: EnteredProforma, payment: PlannedPayment): number {
  if (payment.amount === 'half') return Math.round(proforma.expectedOpenCents / 200) * 100
  return proforma.expectedOpenCents
}

/** Rounded up to whole euros or tens, or paid as last year. */
function overpaid(random: Random, owedCents: number): number {
  const step = random.pick([100, 500, 1000])
  return Math.ceil((owedCents + 1) / step) * step - owedCents
}
