import {
  addBankDays,
  addDays,
  addMonths,
  type Day,
  daysBetween,
  isBankDay,
  nextBankDay,
} from '../../../shared/values/day.ts'
import { type CardMaker, createCardMaker, type SampleCard } from './cards.ts'
import { type Fate, fateOf } from './fates.ts'
import { makeHandWork, makeServices, type SampleService } from './offers.ts'
import { createRandom, type Random } from './random.ts'

export interface PlannedCard extends SampleCard {
  index: number
  joinDay: Day
  cycleMonths: number
  services: SampleService[]
}

export interface PlannedProforma {
  ordinal: number
  cardIndex: number
  day: Day
  /** Its services billed for the cycle that begins then, or work by hand. */
  periodFrom: Day | null
  work: { description: string; unitPrice: string; quantity: string }[]
  fate: Fate
}

/** What happens in the sample company, before any of it is entered. */
export interface Plan {
  seed: string
  firstDay: Day
  today: Day
  cards: PlannedCard[]
  /** In the order of days. */
  proformas: PlannedProforma[]
  documentTarget: number
}

export interface SampleSize {
  customers: number
  documents: number
}

const monthsOfHistory = 18
/** Documents that one proforma becomes on average: its invoice when it is paid, now and then a credit note. */
const documentsPerProforma = 1.8
const billingLeadDays = 10

/**
 * Eighteen months of a hosting company, decided by the seed alone: the same seed, size and day give the same plan.
 */
export function makePlan(size: SampleSize, today: Day, seed = 'brightwire'): Plan {
  const random = createRandom(seed)
  const firstDay = nextBankDay(addMonths(today, -monthsOfHistory))
  const maker = createCardMaker(random.fork('cards'))
  const cards = makeCards(random, maker, size.customers, firstDay, today)
  const count = proformaCount(size.documents)
  chooseCycles(random.fork('cycles'), cards, Math.round(count * 0.93), today)
  for (const card of cards) {
    card.services = makeServices(random.fork(`services/${card.index}`), card, card.cycleMonths, maker.domains)
  }
  const events = renewalsOf(cards, today)
  trim(random.fork('trim'), events, count)
  addHandWork(random.fork('work'), events, count, cards, firstDay, today)
  events.sort((left, right) =>
    left.day < right.day ? -1 : left.day > right.day ? 1 : left.cardIndex - right.cardIndex,
  )
  const proformas = events.map((event, ordinal) => ({
    ...event,
    ordinal,
    fate: fateOf(random.fork(`fate/${ordinal}`), event.day, today),
  }))
  return { seed, firstDay, today, cards, proformas, documentTarget: size.documents }
}

/** Somewhat fewer than would be enough on average: what is missing is made up for on the last day. */
function proformaCount(documents: number): number {
  return Math.max(1, Math.round(documents / documentsPerProforma - 0.4 * Math.sqrt(documents)))
}

type Event = Omit<PlannedProforma, 'ordinal' | 'fate'>

function makeCards(
  random: Random,
  maker: CardMaker,
  count: number,
  firstDay: Day,
  today: Day,
): PlannedCard[] {
  const span = daysBetween(firstDay, today) - 20
  const cards = Array.from({ length: count }, (_, index) => {
    const own = random.fork(`card/${index}`)
    const joined = own.chance(0.55) ? own.between(0, 25) : own.between(0, Math.max(1, span))
    return {
      ...maker.make(own),
      joinDay: nextBankDay(addDays(firstDay, joined)),
      cycleMonths: 12,
      services: [],
    }
  })
  return cards
    .sort((left, right) => (left.joinDay < right.joinDay ? -1 : left.joinDay > right.joinDay ? 1 : 0))
    .map((card, index) => ({ ...card, index }))
}

/** Everybody pays by the year; shorter cycles are given out until enough proformas come together. */
function chooseCycles(random: Random, cards: PlannedCard[], wanted: number, today: Day): void {
  const countOf = (card: PlannedCard, cycle: number) =>
    Math.floor((daysBetween(card.joinDay, today) + billingLeadDays) / (cycle * 30.44)) + 1
  let total = cards.reduce((sum, card) => sum + countOf(card, card.cycleMonths), 0)
  for (const cycle of [6, 3, 1]) {
    for (const card of cards) {
      if (total >= wanted) return
      if (!random.chance(cycle === 1 ? 0.5 : 0.3)) continue
      total += countOf(card, cycle) - countOf(card, card.cycleMonths)
      card.cycleMonths = cycle
    }
  }
}

function renewalsOf(cards: readonly PlannedCard[], today: Day): Event[] {
  const events: Event[] = []
  for (const card of cards) {
    for (let number = 0; ; number += 1) {
      const periodFrom = addMonths(card.joinDay, number * card.cycleMonths)
      const day = number === 0 ? card.joinDay : nextBankDay(addDays(periodFrom, -billingLeadDays))
      if (day >= today) break
      events.push({ cardIndex: card.index, day, periodFrom, work: [] })
    }
  }
  return events
}

/** Too many renewals for the size: some cards bill nothing yet. */
function trim(random: Random, events: Event[], count: number): void {
  if (events.length <= count) return
  for (let index = events.length - 1; index > 0; index -= 1) {
    const other = random.between(0, index)
    const [left, right] = [events[index], events[other]]
    if (left !== undefined && right !== undefined) [events[index], events[other]] = [right, left]
  }
  events.length = count
}

/** Work by hand fills up to the wanted count, half of it lately, so that the desk has work. */
function addHandWork(
  random: Random,
  events: Event[],
  count: number,
  cards: readonly PlannedCard[],
  firstDay: Day,
  today: Day,
): void {
  const span = daysBetween(firstDay, today)
  const renewals = [...events]
  const recent = renewals.filter(({ day }) => day > addDays(today, -45))
  while (events.length < count) {
    const isRecent = random.chance(0.5)
    const near = isRecent ? recent : renewals
    // Work often comes with a renewal, and is then paid together with it.
    const beside = near.length > 0 && random.chance(0.65) ? random.pick(near) : null
    const ago = random.between(3, isRecent ? 40 : span)
    const day = nextBankDay(
      beside === null ? addDays(today, -ago) : addDays(beside.day, random.between(1, 6)),
    )
    const card = beside === null ? random.pick(cards) : cards[beside.cardIndex]
    if (card === undefined || card.joinDay >= day || day >= today) continue
    const kinds = random.chance(0.3) ? 2 : 1
    const work = Array.from({ length: kinds }, () => makeHandWork(random, card.country))
    events.push({ cardIndex: card.index, day, periodFrom: null, work })
  }
}

/** The bank days from one day up to and including another. */
export function* bankDaysBetween(from: Day, to: Day): Generator<Day> {
  for (let day = nextBankDay(from); day <= to; day = addBankDays(day, 1)) if (isBankDay(day)) yield day
}
