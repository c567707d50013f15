import type { ServiceFields } from '../../../../shared/contract/services.ts'
import type { Day } from '../../../../shared/values/day.ts'
import { decimal } from '../../../../shared/values/decimal.ts'
import { askConfirmation, assertVersion, type CommandContext, Missing, refuse } from '../../api/context.ts'
import { type Card, readCard, readCards } from '../customers/index.ts'
import { readCompany } from '../settings/index.ts'
import { auditLabel } from './audit-label.ts'
import { checkLabel, stateOn } from './rules.ts'
import type { Service, ServiceState } from './service.ts'
import {
  findLiving,
  insertOwner,
  insertService,
  type KeptFields,
  readService,
  updateFields,
  updateState,
} from './store.ts'

/**
 * Adds a service to a card, billed in the company's currency.
 *
 * @throws Refusal `services.domain-invalid`, `services.label-taken` for a domain that a card has already,
 *   `services.customer-inactive`, `services.day-before-start`; Unconfirmed (`services.label-taken`) where the card
 *   has another service of this kind and label
 */
export async function createService(
  command: CommandContext,
  input: { customerId: string; startDay: Day; service: ServiceFields; confirm: readonly string[] },
): Promise<{ n: number; id: string }> {
  const card = await readCard(command.tx, { id: input.customerId })
  refuseInactiveOwner(card)
  const fields = acceptFields(input.service, null)
  refuseBeforeStart(fields.nextBillingDay, input.startDay)
  await refuseTakenDomain(command, fields, null)
  await askAboutTwin(command, fields, card, input.confirm)
  const company = await readCompany(command.tx)
  if (company === null) throw new Missing('company')
  const id = command.newId()
  const n = await insertService(command.tx, {
    id,
    customerN: card.n,
    currency: company.currency,
    startDay: input.startDay,
    at: command.now,
    fields,
  })
  await insertOwner(command.tx, { serviceN: n, customerN: card.n, fromDay: input.startDay })
  await command.audit({
    action: 'services.service-created',
    recordKind: 'service',
    recordId: id,
    recordLabel: auditLabel({ kind: fields.kind, n }),
    public: { cardNumber: card.cardNumber, ...publicPart(fields) },
    private: { label: fields.label, description: fields.description, registrant: fields.registrant },
  })
  return { n, id }
}

/** Changes what a service is, costs and when it is billed next; an ended one stays as it was. */
export async function updateService(
  command: CommandContext,
  input: { id: string; version: number; service: ServiceFields },
): Promise<{ version: number }> {
  const service = await readService(command.tx, { id: input.id })
  assertVersion('service', service.version, input.version)
  if (stateOn(service, await command.today()) === 'ended') refuse('services.ended', { label: service.label })
  const fields = acceptFields(input.service, service)
  refuseBeforeStart(fields.nextBillingDay, service.startDay)
  await refuseTakenDomain(command, fields, service.n)
  await updateFields(command.tx, service, fields)
  const { label, description, registrant } = service
  await command.audit({
    action: 'services.service-changed',
    recordKind: 'service',
    recordId: service.id,
    recordLabel: auditLabel({ kind: fields.kind, n: service.n }),
    public: { before: publicPart(service), after: publicPart(fields) },
    private: {
      before: { label, description, registrant },
      after: { label: fields.label, description: fields.description, registrant: fields.registrant },
    },
  })
  return { version: service.version + 1 }
}

/**
 * Suspends, resumes or ends a service. With an end day ahead it goes on until that day and periods that begin later
 * are not billed; ending without a day ends it today. An ended service may be taken up again while its domain is free.
 */
export async function setServiceState(
  command: CommandContext,
  input: { id: string; version: number; state: ServiceState; endDay: Day | null; reason: string },
): Promise<{ version: number }> {
  const service = await readService(command.tx, { id: input.id })
  assertVersion('service', service.version, input.version)
  const today = await command.today()
  const change = stateChange(service, input, today)
  refuseBeforeStart(change.endDay, service.startDay)
  if (change.state !== 'ended') {
    refuseInactiveOwner(await readCard(command.tx, { n: service.customerN }))
    await refuseTakenDomain(command, service, service.n)
  }
  await updateState(command.tx, service, change)
  await command.audit({
    action: 'services.state-changed',
    recordKind: 'service',
    recordId: service.id,
    recordLabel: auditLabel(service),
    public: { before: { state: service.state, endDay: service.endDay }, after: change },
    private: { reason: input.reason },
  })
  return { version: service.version + 1 }
}

function stateChange(
  service: Service,
  input: { state: ServiceState; endDay: Day | null },
  today: Day,
): { state: ServiceState; endDay: Day | null } {
  if (input.state !== 'ended') return { state: input.state, endDay: input.endDay }
  const endDay = input.endDay ?? today
  const goesOn = endDay > today && stateOn(service, today) !== 'ended'
  return { state: goesOn ? service.state : 'ended', endDay }
}

function acceptFields(fields: ServiceFields, before: Service | null): KeptFields {
  const label = checkLabel(fields.kind, fields.label)
  if (!label.ok) refuse('services.domain-invalid', { label: fields.label })
  const movedByClerk = before === null || before.nextBillingDay !== fields.nextBillingDay
  return {
    ...fields,
    label: label.label,
    labelKey: label.labelKey,
    quantity: decimal(fields.quantity),
    unitPrice: decimal(fields.unitPrice),
    anchorDay: movedByClerk ? fields.nextBillingDay : before.anchorDay,
  }
}

function refuseInactiveOwner(card: Card): void {
  if (card.state === 'active') return
  refuse('services.customer-inactive', { cardNumber: card.cardNumber, state: card.state })
}

function refuseBeforeStart(day: Day | null, startDay: Day): void {
  if (day !== null && day < startDay) refuse('services.day-before-start', { day, startDay })
}

/**
 * A domain belongs to one card at a time. One whose last day has passed is ended first, so that the name is free for
 * its next owner.
 */
async function refuseTakenDomain(
  command: CommandContext,
  fields: { kind: Service['kind']; labelKey: string },
  exceptN: number | null,
): Promise<void> {
  if (fields.kind !== 'domain') return
  const today = await command.today()
  const living = await findLiving(command.tx, { kind: 'domain', labelKey: fields.labelKey, exceptN })
  for (const other of living) {
    if (stateOn(other, today) !== 'ended') {
      const owner = (await readCards(command.tx, [other.customerN])).get(other.customerN)
      refuse('services.label-taken', { label: other.label, cardNumber: owner?.cardNumber ?? '' })
    }
    const after = { state: 'ended' as const, endDay: other.endDay }
    await updateState(command.tx, other, after)
    await command.audit({
      action: 'services.state-changed',
      recordKind: 'service',
      recordId: other.id,
      recordLabel: auditLabel(other),
      public: { before: { state: other.state, endDay: other.endDay }, after },
    })
  }
}

async function askAboutTwin(
  command: CommandContext,
  fields: KeptFields,
  card: Card,
  confirm: readonly string[],
): Promise<void> {
  if (fields.kind === 'domain') return
  const { kind, labelKey } = fields
  const twins = await findLiving(command.tx, { kind, labelKey, exceptN: null, customerN: card.n })
  const params = { label: fields.label, cardNumber: card.cardNumber }
  askConfirmation(twins.length === 0 ? [] : [{ code: 'services.label-taken', params }], confirm)
}

function publicPart(fields: Omit<ServiceFields, 'label' | 'description' | 'registrant'>) {
  const { kind, quantity, unitPrice, vatCategory, periodMonths, nextBillingDay } = fields
  return { kind, quantity, unitPrice, vatCategory, periodMonths, nextBillingDay }
}
