import { addDays, type Day, daysBetween, isBankDay, previousBankDay } from '../../../shared/values/day.ts'
import {
  type Bank,
  commitFile,
  matchImport,
  openBank,
  previewFile,
  type StatementFileText,
  type StatementSpan,
  statementSpans,
} from './bank.ts'
import { type Desk, type EnteredCard, type EnteredProforma, openDesk } from './desk.ts'
import type { Plan, PlannedCard, PlannedProforma } from './plan.ts'
import { createRandom } from './random.ts'
import type { TimeMachine } from './time-machine.ts'
import { createTransferQueue, type Transfer, type TransferQueue } from './transfers.ts'

/** How far the generation is, in documents issued. */
export type OnProgress = (done: number, total: number) => void

export interface UnreadStatement extends StatementFileText {
  truth: LineTruth[]
}

export interface HistoryResult {
  documentCount: number
  /** Statements of the last days, which nobody has imported yet. */
  unread: UnreadStatement | null
}

/** What the days have brought so far. */
interface World {
  machine: TimeMachine
  desk: Desk
  bank: Bank
  queue: TransferQueue
  cards: Map<number, EnteredCard>
  plannedCards: readonly PlannedCard[]
  today: Day
  lateConfirmations: number
  spans: StatementSpan[]
  cancellations: Map<Day, EnteredProforma[]>
  credits: Map<Day, EnteredProforma[]>
  documentCount: number
  unread: UnreadStatement | null
}

/** Lives through the planned months day by day, each day as a clerk would: cards, post, bank, proformas. */
export async function liveThrough(
  machine: TimeMachine,
  plan: Plan,
  onProgress: OnProgress,
): Promise<HistoryResult> {
  const cards = new Map<number, EnteredCard>()
  const world: World = {
    machine,
    desk: openDesk(machine),
    bank: openBank(),
    queue: createTransferQueue(createRandom(`${plan.seed}/payers`), plan.cards, cards),
    cards,
    plannedCards: plan.cards,
    today: plan.today,
    lateConfirmations: 0,
    spans: statementSpans(
      plan.firstDay,
      { ...readingDays(plan), today: plan.today },
      plan.documentTarget < smallCompany,
    ),
    cancellations: new Map(),
    credits: new Map(),
    documentCount: 0,
    unread: null,
  }
  const joining = byDay(plan.cards, (card) => card.joinDay)
  const sending = byDay(plan.proformas, (proforma) => proforma.day)
  const work = openWorkList(machine)
  for (let day = plan.firstDay; day <= plan.today; day = addDays(day, 1)) {
    work.add(day, async () => {
      for (const card of joining.get(day) ?? []) cards.set(card.index, await world.desk.enterCard(card))
    })
    for (const span of world.spans.filter(({ importDay }) => importDay === day)) {
      await work.finish()
      machine.moveTo(day)
      const read = await readStatements(world, span)
      if (read !== null) work.add(day, () => bookStatements(world, span, read))
    }
    work.add(day, () => correctAndSend(world, day, sending.get(day) ?? []))
    if (work.isLong()) await work.finish()
    onProgress(world.documentCount, plan.documentTarget)
  }
  work.add(plan.today, () => fillUp(world, plan))
  await work.finish()
  onProgress(world.documentCount, plan.documentTarget)
  return { documentCount: world.documentCount, unread: world.unread }
}

/** Work of some days that is done in one transaction; reading files is no part of it. */
function openWorkList(machine: TimeMachine) {
  let list: { day: Day; work: () => Promise<void> }[] = []
  return {
    add: (day: Day, work: () => Promise<void>) => {
      list.push({ day, work })
    },
    isLong: () => list.length >= 14,
    finish: async () => {
      const now = list
      list = []
      await machine.batch(async () => {
        for (const { day, work } of now) {
          machine.moveTo(day)
          await work()
        }
      })
    },
  }
}

async function correctAndSend(world: World, day: Day, sending: readonly PlannedProforma[]): Promise<void> {
  for (const proforma of world.cancellations.get(day) ?? [])
    await world.desk.cancel(proforma, cardOf(world, proforma.planned.cardIndex))
  for (const proforma of world.credits.get(day) ?? []) {
    if (await world.desk.credit(proforma)) world.documentCount += 1
  }
  for (const planned of sending) {
    if (!cardOf(world, planned.cardIndex).hasLeft) await send(world, planned)
  }
}

function cardOf(world: World, index: number): EnteredCard {
  const card = world.cards.get(index)
  if (card === undefined) throw new Error(`card ${index} is billed before it is there`)
  return card
}

async function send(world: World, planned: PlannedProforma): Promise<void> {
  const proforma = await world.desk.issue(planned, cardOf(world, planned.cardIndex))
  world.documentCount += 1
  world.queue.expect(proforma)
  const { cancelDay, creditDay } = planned.fate
  if (cancelDay !== null) append(world.cancellations, cancelDay, proforma)
  if (creditDay !== null) append(world.credits, creditDay, proforma)
}

/** Under so many documents in all, the bank is looked at half as often. */
const smallCompany = 1000

/** Stray money of so many days still waits with a note; what is older has been sorted out. */
const strayDays = 100
const outgoingDays = 40

interface ReadStatements {
  importId: string
  transfers: Transfer[]
}

/** Has the bank write a span, and reads the file as far as a preview: that waits for more than the database. */
async function readStatements(world: World, span: StatementSpan): Promise<ReadStatements | null> {
  const besides = (day: Day) => ({
    stray: daysBetween(day, world.today) <= strayDays,
    outgoing: span.what !== 'matched' && daysBetween(day, world.today) <= outgoingDays,
  })
  const transfers = world.queue.take(span.from, span.to, besides)
  const file = world.bank.write(transfers, span.from, span.to)
  if (span.what === 'unread') {
    world.unread = { ...file, truth: transfers.map(truthOf) }
    return null
  }
  return file.lineCount === 0 ? null : { importId: await previewFile(world.machine, file), transfers }
}

/** What a line pays, for whoever wants to know how well it is found. */
export interface LineTruth {
  bookingDay: string
  amountCents: number
  counterpartyIban: string
  documentNumbers: string[]
}

function truthOf({ line, parts }: Transfer): LineTruth {
  const { bookingDay, amountCents, counterpartyIban = '' } = line
  const documentNumbers = parts.map(({ proforma }) => proforma.number)
  return { bookingDay, amountCents, counterpartyIban, documentNumbers }
}

async function bookStatements(world: World, span: StatementSpan, read: ReadStatements): Promise<void> {
  await commitFile(world.machine, read.importId)
  if (span.what !== 'matched') return
  if (daysBetween(span.from, world.today) <= lateDays) await confirmLate(world, read.transfers)
  world.documentCount += await matchImport(world.machine, read.importId, read.transfers, world.cards)
}

const lateDays = 75
const lateConfirmations = 2

/** VAT numbers that were confirmed after the proforma went out: its invoice differs, and waits for a clerk. */
async function confirmLate(world: World, transfers: readonly Transfer[]): Promise<void> {
  const late = new Map<number, PlannedCard>()
  for (const { proforma } of transfers.flatMap(({ parts }) => parts)) {
    const card = world.plannedCards[proforma.planned.cardIndex]
    const isForeignBusiness = card !== undefined && card.country !== 'NL' && card.card.vatNumber !== ''
    if (isForeignBusiness && card.vatConfirmation === null) late.set(card.index, card)
  }
  for (const card of late.values()) {
    const entered = world.cards.get(card.index)
    if (entered === undefined || world.lateConfirmations >= lateConfirmations) return
    world.lateConfirmations += 1
    await world.desk.confirmVat(entered)
  }
}

/** The last proformas make the count whole: they went out today and nobody has paid yet. */
async function fillUp(world: World, plan: Plan): Promise<void> {
  const missing = plan.documentTarget - world.documentCount
  const day = isBankDay(plan.today) ? plan.today : previousBankDay(plan.today)
  const fate = { payments: [], cancelDay: null, creditDay: null }
  for (let index = 0; index < missing; index += 1) {
    const card = plan.cards[(index * 7) % plan.cards.length]
    if (card === undefined) return
    const work = [{ description: 'Advies', quantity: String(1 + (index % 4)), unitPrice: '78.50' }]
    const ordinal = plan.proformas.length + index
    await send(world, { ordinal, cardIndex: card.index, day, periodFrom: null, work, fate })
  }
}

/** Up to where statements are matched, and up to where they are read: the desk gets some lines of each kind. */
function readingDays(plan: Plan): { matched: Day; read: Day } {
  const yesterday = previousBankDay(addDays(plan.today, -1))
  const days = plan.proformas
    .flatMap(({ fate }) => fate.payments.map(({ bookingDay }) => bookingDay))
    .filter((day) => day <= yesterday)
    .sort()
  const share = Math.max(2, Math.min(42, Math.round(days.length * 0.05)))
  const dayBefore = (count: number): Day => {
    const boundary = days[Math.max(0, days.length - count)] ?? yesterday
    return previousBankDay(addDays(boundary, -1))
  }
  return { matched: dayBefore(share * 2), read: dayBefore(share) }
}

function byDay<Item>(items: readonly Item[], dayOf: (item: Item) => Day): Map<Day, Item[]> {
  const days = new Map<Day, Item[]>()
  for (const item of items) append(days, dayOf(item), item)
  return days
}

function append<Item>(days: Map<Day, Item[]>, day: Day, item: Item): void {
  const known = days.get(day)
  if (known === undefined) days.set(day, [item])
  else known.push(item)
}
