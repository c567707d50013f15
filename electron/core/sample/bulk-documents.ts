import { randomUUID } from 'node:crypto'
import { addDays, type Day, daysBetween } from '../../../shared/values/day.ts'
import { cents } from '../../../shared/values/money.ts'
import type { CommandContext } from '../api/context.ts'
import { runCommand } from '../api/transaction.ts'
import { computeDraft, requireCompany } from '../rooms/billing/compute.ts'
import { type Decided, issueDocument } from '../rooms/billing/issue.ts'
import { proformaOf } from '../rooms/billing/proforma.ts'
import { addToOpen, type Card, readCards } from '../rooms/customers/index.ts'
import { post } from '../rooms/ledger/index.ts'
import type { Company } from '../rooms/settings/index.ts'
import { makeHandWork } from './offers.ts'
import { type SampleCountry, sampleCountries } from './places.ts'
import { createRandom, type Random } from './random.ts'
import type { TimeMachine } from './time-machine.ts'

const documentsPerTransaction = 5_000
const cardsPerRead = 500

export interface ManyDocuments {
  count: number
  /** Cards that were made by `insertManyCards`, with the keys from 1 on. */
  customers: number
  firstDay: Day
  today: Day
}

/**
 * Issues any number of documents over some months, for benches: each through the function that issues them all, so
 * that numbers, frozen words, ledger and audit are as real ones. Most are invoices on account, nine in ten of them
 * settled from the opening balance; some are proformas. There are no bank lines behind them.
 */
export async function insertManyDocuments(
  machine: TimeMachine,
  many: ManyDocuments,
  onProgress: (done: number) => void = () => undefined,
): Promise<void> {
  const actor = { n: null, name: 'Openpost' }
  for (let from = 0; from < many.count; from += documentsPerTransaction) {
    const to = Math.min(many.count, from + documentsPerTransaction)
    machine.moveTo(dayOf(many, to - 1))
    const call = { path: 'sample.bulk', requestId: randomUUID(), input: from, session: null, actor }
    await runCommand(machine.core, call, async (command) => {
      const company = await requireCompany(command.tx)
      for (let start = from; start < to; start += cardsPerRead)
        await issueSome(command, company, many, start, Math.min(to, start + cardsPerRead))
      return {}
    })
    onProgress(to)
  }
}

/** The days of the documents go forward evenly. */
function dayOf({ firstDay, today, count }: ManyDocuments, index: number): Day {
  return addDays(firstDay, Math.floor((index * daysBetween(firstDay, today)) / count))
}

/** A step without a factor in common with most counts, so that every card has its turn. */
const cardStep = 7_919

async function issueSome(
  command: CommandContext,
  company: Company,
  many: ManyDocuments,
  from: number,
  to: number,
): Promise<void> {
  const keyOf = (index: number): number => 1 + ((index * cardStep) % many.customers)
  const keys = Array.from({ length: to - from }, (_, offset) => keyOf(from + offset))
  const cards = await readCards(command.tx, [...new Set(keys)])
  for (let index = from; index < to; index += 1) {
    const card = cards.get(keyOf(index))
    if (card === undefined) throw new Error(`there is no card ${keyOf(index)}`)
    const random = createRandom(`document/${index}`)
    await issueOne(command, company, card, { today: dayOf(many, index), random })
  }
}

async function issueOne(
  command: CommandContext,
  company: Company,
  card: Card,
  { today, random }: { today: Day; random: Random },
): Promise<void> {
  const lines = linesFor(random, card)
  const draft = { customerId: card.id, priceMode: null, dueDay: null, purchaseReference: '', note: '', lines }
  const computed = await computeDraft(command.tx, { company, card, today }, draft, lines)
  const proforma = proformaOf({ company, card, today, draft, services: new Map(), computed }, null)
  if (random.chance(0.06)) {
    const isOpen = random.chance(0.6)
    const openCents = isOpen ? proforma.openCents : cents(0)
    await issueDocument(command, { ...proforma, openCents, state: isOpen ? 'open' : 'cancelled' })
    return
  }
  await issueInvoice(command, proforma, card, random.chance(0.9))
}

async function issueInvoice(
  command: CommandContext,
  proforma: Decided,
  card: Card,
  isSettled: boolean,
): Promise<void> {
  const { totals, issueDay: day } = proforma
  const openCents = isSettled ? cents(0) : totals.grossCents
  const state = isSettled ? 'settled' : 'open'
  const invoice = await issueDocument(command, {
    ...proforma,
    kind: 'invoice',
    vatDay: day,
    openCents,
    state,
  })
  const mine = { customerN: card.n, documentN: invoice.n }
  await post(command, {
    ...mine,
    day,
    kind: 'invoice',
    lines: [
      { account: 'receivable', debitCents: totals.grossCents, ...mine },
      { account: 'revenue', creditCents: totals.netCents, ...mine },
      { account: 'vat', creditCents: totals.vatCents, ...mine },
    ],
  })
  await addToOpen(command.tx, card.n, openCents)
  if (!isSettled) return
  await post(command, {
    ...mine,
    day,
    kind: 'opening',
    lines: [
      { account: 'opening-balance', debitCents: totals.grossCents, customerN: card.n },
      { account: 'receivable', creditCents: totals.grossCents, ...mine },
    ],
  })
}

function linesFor(random: Random, card: Card) {
  const country: SampleCountry = sampleCountries.find((known) => known === card.country) ?? 'NL'
  return Array.from({ length: random.between(1, 3) }, () => ({
    ...makeHandWork(random, country),
    detail: '',
    vatCategory: 'standard' as const,
    serviceId: null,
    periodFrom: null,
    periodTo: null,
  }))
}
