import { randomUUID } from 'node:crypto'
import { addDays, type Day } from '../../../shared/values/day.ts'
import { cents } from '../../../shared/values/money.ts'
import { runCommand } from '../../../electron/core/api/transaction.ts'
import { computeDraft, requireCompany } from '../../../electron/core/rooms/billing/compute.ts'
import { issueDocument } from '../../../electron/core/rooms/billing/issue.ts'
import { proformaOf } from '../../../electron/core/rooms/billing/proforma.ts'
import { readPayables } from '../../../electron/core/rooms/billing/payable-store.ts'
import { readCard } from '../../../electron/core/rooms/customers/index.ts'
import { readServices } from '../../../electron/core/rooms/services/index.ts'
import { createCardMaker, type SampleCard } from '../../../electron/core/sample/cards.ts'
import type { TimeMachine } from '../../../electron/core/sample/time-machine.ts'
import { createRandom, type Random } from '../../../electron/core/sample/random.ts'

/** A card of the company that is paid, with what its payers know of it. */
export interface PaidCard {
  id: string
  cardNumber: string
  name: string
  /** The account its money comes from, and whether the card carries it. */
  iban: string
  isIbanOnCard: boolean
  domain: string
  serviceId: string
}

/** A document that a payer has before them. */
export interface PaidDocument {
  n: number
  number: string
  reference: string
  openCents: number
  grossCents: number
  card: PaidCard
}

export interface World {
  cards: PaidCard[]
  /** Every open document, in the order of its number; each is paid by one line at most. */
  open: PaidDocument[]
  settled: PaidDocument[]
  cancelled: PaidDocument[]
}

const prices = [
  5, 7.5, 9.95, 12.1, 14.95, 19, 25, 29.5, 39, 49, 60, 75, 95, 99, 120, 149, 180, 240, 299, 350, 480,
]
const confirm = ['customers.duplicate', 'services.label-taken', 'billing.vat-not-confirmed']
const perTransaction = 500

/** Enters cards with a domain each, and issues documents: equal amounts at many cards, some cards of the same name. */
export async function buildWorld(
  machine: TimeMachine,
  { seed, cardCount, today }: { seed: string; cardCount: number; today: Day },
  note: (text: string) => void,
): Promise<World> {
  const random = createRandom(`${seed}/world`)
  const maker = createCardMaker(random.fork('cards'))
  const cards: PaidCard[] = []
  for (let from = 0; from < cardCount; from += perTransaction) {
    await machine.batch(async () => {
      for (let index = from; index < Math.min(cardCount, from + perTransaction); index += 1) {
        const twin = index % 25 === 24 ? cards[index - 7] : undefined
        const made = maker.make(random.fork(index))
        cards.push(await enterCard(machine, made, { random, twin, index, today }))
      }
    })
  }
  note(`${cards.length} cards with a domain each`)
  const world: World = { cards, open: [], settled: [], cancelled: [] }
  await issueAll(machine, world, { random: random.fork('documents'), today, count: cardCount * 5 })
  note(
    `${world.open.length} open, ${world.settled.length} settled, ${world.cancelled.length} cancelled documents`,
  )
  return world
}

interface Entering {
  random: Random
  twin: PaidCard | undefined
  index: number
  today: Day
}

async function enterCard(
  machine: TimeMachine,
  made: SampleCard,
  { random, twin, index, today }: Entering,
): Promise<PaidCard> {
  const { client, requestId } = machine
  const name = twin?.name ?? made.card.legalName
  const isIbanOnCard = random.chance(0.55)
  const { iban } = made.payer
  const { id, cardNumber } = await client.customers.create({
    requestId: requestId(),
    card: {
      ...made.card,
      legalName: name,
      iban: isIbanOnCard ? iban : '',
      priceMode: 'gross',
      termDays: null,
    },
    taxIdentity: made.taxIdentity,
    confirm,
  })
  const domain = index % 40 === 39 ? `bäckerei${index}.de` : made.mainDomain
  const service = await client.services.create({
    requestId: requestId(),
    customerId: id,
    startDay: addDays(today, -400),
    confirm,
    service: {
      kind: 'domain',
      label: domain,
      description: `Domeinnaam ${domain}`,
      quantity: '1',
      unitPrice: '15.00',
      vatCategory: 'standard',
      periodMonths: 12,
      nextBillingDay: addDays(today, 200),
      registrant: null,
    },
  })
  return { id, cardNumber, name, iban, isIbanOnCard, domain, serviceId: service.id }
}

interface Issuing {
  random: Random
  today: Day
  count: number
}

async function issueAll(
  machine: TimeMachine,
  world: World,
  { random, today, count }: Issuing,
): Promise<void> {
  const actor = { n: null, name: 'Openpost' }
  for (let from = 0; from < count; from += perTransaction) {
    const day = addDays(today, -60 + Math.floor((from * 58) / count))
    const call = { path: 'sample.bulk', requestId: randomUUID(), input: from, session: null, actor }
    machine.moveTo(day)
    const issued: { n: number; card: PaidCard; fate: 'open' | 'settled' | 'cancelled' }[] = []
    await runCommand(machine.core, call, async (command) => {
      const company = await requireCompany(command.tx)
      for (let index = from; index < Math.min(count, from + perTransaction); index += 1) {
        const paid = random.pick(world.cards)
        const card = await readCard(command.tx, { id: paid.id })
        const isForDomain = random.chance(0.4)
        const serviceId = isForDomain ? paid.serviceId : null
        const services = await readServices(command.tx, serviceId === null ? [] : [serviceId])
        const unitPrice = random.pick(prices) + (random.chance(0.5) ? random.between(0, 400) : 0)
        const line = {
          description: isForDomain ? `Domeinnaam ${paid.domain}` : 'Webhosting',
          detail: '',
          quantity: '1',
          unitPrice: unitPrice.toFixed(2),
          vatCategory: 'standard' as const,
          serviceId,
          periodFrom: null,
          periodTo: null,
        }
        const draft = {
          customerId: paid.id,
          priceMode: null,
          dueDay: null,
          purchaseReference: '',
          note: '',
          lines: [line],
        }
        const computed = await computeDraft(command.tx, { company, card, today: day }, draft, [line])
        const decided = proformaOf({ company, card, today: day, draft, services, computed }, null)
        const fate = random.weighted([
          ['open', 76],
          ['settled', 19],
          ['cancelled', 5],
        ] as const)
        const kind = random.chance(0.25) && fate !== 'cancelled' ? 'invoice' : 'proforma'
        const openCents = fate === 'open' ? decided.openCents : cents(0)
        const vatDay = kind === 'invoice' ? day : null
        const { n } = await issueDocument(command, { ...decided, kind, vatDay, openCents, state: fate })
        issued.push({ n, card: paid, fate })
      }
      return {}
    })
    await remember(machine, world, issued)
  }
}

async function remember(
  machine: TimeMachine,
  world: World,
  issued: readonly { n: number; card: PaidCard; fate: 'open' | 'settled' | 'cancelled' }[],
): Promise<void> {
  const rows = await machine.core.store.read((tx) => readPayables(tx, { ns: issued.map(({ n }) => n) }))
  const byKey = new Map(rows.map((row) => [row.n, row]))
  for (const { n, card, fate } of issued) {
    const row = byKey.get(n)
    if (row === undefined) throw new Error(`document ${n} is not there`)
    const { number, reference, openCents, grossCents } = row
    world[fate].push({ n, number, reference, openCents, grossCents, card })
  }
}
