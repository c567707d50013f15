import { addDays, type Day } from '../../../shared/values/day.ts'
import { todayIn } from '../platform/clock.ts'
import { type PayableDocument, readPayable } from '../rooms/billing/index.ts'
import { billingPeriodOf, readServices } from '../rooms/services/index.ts'
import { domainWords, spareWork } from './offers.ts'
import { sampleCompany } from './company.ts'
import type { SampleCountry } from './places.ts'
import type { PlannedCard, PlannedProforma } from './plan.ts'
import type { TimeMachine } from './time-machine.ts'

/** A card as it stands in the books, with the services it has. */
export interface EnteredCard {
  id: string
  cardNumber: string
  country: SampleCountry
  serviceIds: string[]
  /** Its services were not renewed. */
  hasLeft: boolean
}

/** A proforma as it stands in the books, and what is expected to be open on it once all that was sent is matched. */
export interface EnteredProforma {
  planned: PlannedProforma
  id: string
  number: string
  reference: string
  grossCents: number
  expectedOpenCents: number
  invoiceId: string | null
}

/** The clerk's work at the keyboard, done through the same procedures as in any client. */
export interface Desk {
  enterCard(card: PlannedCard): Promise<EnteredCard>
  issue(planned: PlannedProforma, card: EnteredCard): Promise<EnteredProforma>
  /** Cancels what nobody pays, and ends the services it would have renewed. */
  cancel(proforma: EnteredProforma, card: EnteredCard): Promise<void>
  credit(proforma: EnteredProforma): Promise<boolean>
  /** Enters that the VAT number was found valid today. */
  confirmVat(card: EnteredCard): Promise<void>
  read(id: string): Promise<PayableDocument | null>
}

/** What falls due so soon after a renewal is billed with it. */
const dueWithinDays = 3

/** Warnings that the clerk of the sample has looked at. */
const confirm = ['customers.duplicate', 'services.label-taken', 'billing.vat-not-confirmed']

export function openDesk(machine: TimeMachine): Desk {
  const { client, core, requestId } = machine
  const read = (id: string) => core.store.read((tx) => readPayable(tx, { id }))
  return {
    read,
    enterCard: (card) => enterCard(machine, card),
    issue: async (planned, card) => {
      const lines = await linesOf(machine, planned, card)
      const draft = {
        customerId: card.id,
        priceMode: null,
        dueDay: null,
        purchaseReference: '',
        note: '',
        lines,
      }
      const { id, number } = await client.billing.createProforma({ requestId: requestId(), draft, confirm })
      const issued = await read(id)
      if (issued === null) throw new Error(`${number} is not there`)
      const { grossCents, reference } = issued
      return { planned, id, number, reference, grossCents, expectedOpenCents: grossCents, invoiceId: null }
    },
    cancel: async (proforma, card) => {
      const now = await read(proforma.id)
      if (now === null || now.state !== 'open') return
      const reason = 'Geen betaling ontvangen; dienst niet verlengd'
      await client.billing.cancelProforma({
        requestId: requestId(),
        id: now.id,
        version: now.version,
        reason,
      })
      if (proforma.planned.periodFrom !== null) await endServices(machine, card, proforma.planned.periodFrom)
    },
    confirmVat: async ({ id }) => {
      const { version } = await client.customers.get({ id })
      const day = todayIn(core.clock, sampleCompany.timeZone)
      const found = { day, valid: true, consultationNumber: 'WAPIAAAAZK4PQ7RT' }
      await client.customers.confirmVat({ requestId: requestId(), id, version, ...found })
    },
    credit: async (proforma) => {
      const invoice = proforma.invoiceId === null ? null : await read(proforma.invoiceId)
      if (invoice === null) return false
      const { id, version } = invoice
      const reason = 'Dienst per abuis verlengd'
      await client.billing.creditInvoice({ requestId: requestId(), id, version, reason, lines: null })
      return true
    },
  }
}

async function enterCard({ client, requestId }: TimeMachine, planned: PlannedCard): Promise<EnteredCard> {
  const { card, taxIdentity, joinDay } = planned
  const { id, cardNumber } = await client.customers.create({
    requestId: requestId(),
    taxIdentity,
    card,
    confirm,
  })
  for (const contact of planned.contacts) {
    const isNew = { customerId: id, contactId: null, version: null }
    await client.customers.saveContact({ requestId: requestId(), ...isNew, ...contact })
  }
  if (planned.vatConfirmation !== null) {
    const { version } = await client.customers.get({ id })
    await client.customers.confirmVat({
      requestId: requestId(),
      id,
      version,
      day: joinDay,
      ...planned.vatConfirmation,
    })
  }
  const serviceIds: string[] = []
  for (const service of planned.services) {
    const fields = { ...service, nextBillingDay: joinDay }
    const input = { requestId: requestId(), customerId: id, startDay: joinDay, service: fields, confirm }
    serviceIds.push((await client.services.create(input)).id)
  }
  return { id, cardNumber, country: planned.country, serviceIds, hasLeft: false }
}

/** Ends what was due again from a day on. */
async function endServices(
  { client, core, requestId }: TimeMachine,
  card: EnteredCard,
  due: Day,
): Promise<void> {
  const endDay = todayIn(core.clock, sampleCompany.timeZone)
  const services = await core.store.read((tx) => readServices(tx, card.serviceIds))
  for (const id of card.serviceIds) {
    const service = services.get(id)
    if (service === undefined || service.nextBillingDay === null) continue
    if (service.nextBillingDay > addDays(due, dueWithinDays)) continue
    const { version } = service
    const reason = 'Niet verlengd'
    await client.services.setState({ requestId: requestId(), id, version, state: 'ended', endDay, reason })
  }
  card.hasLeft = true
}

/** Services that fall due within the next weeks, each with the period it is billed for; or the work by hand. */
async function linesOf({ core }: TimeMachine, planned: PlannedProforma, card: EnteredCard) {
  const byHand = planned.work.map((work) => ({ ...work, ...noService }))
  if (planned.periodFrom === null) return byHand
  const until = addDays(planned.periodFrom, dueWithinDays)
  const services = await core.store.read((tx) => readServices(tx, card.serviceIds))
  const due = card.serviceIds.flatMap((id) => {
    const service = services.get(id)
    const period = service === undefined ? null : billingPeriodOf(service)
    if (service === undefined || period === null || period.periodFrom > until) return []
    const { description, label, kind, quantity, unitPrice, vatCategory, id: serviceId } = service
    const { periodFrom, periodTo } = period
    const words = `${kind === 'domain' ? domainWords[card.country] : description} ${label}`
    const detail = ''
    return [{ description: words, detail, quantity, unitPrice, vatCategory, serviceId, periodFrom, periodTo }]
  })
  return due.length > 0 ? due : [{ ...spareWork(card.country), ...noService }]
}

const noService: {
  detail: string
  vatCategory: 'standard'
  serviceId: null
  periodFrom: Day | null
  periodTo: Day | null
} = { detail: '', vatCategory: 'standard', serviceId: null, periodFrom: null, periodTo: null }
