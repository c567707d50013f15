import type { Draft } from '../../../../shared/contract/billing.ts'
import { addDays, type Day } from '../../../../shared/values/day.ts'
import { zeroCents } from '../../../../shared/values/money.ts'
import { todayIn } from '../../platform/clock.ts'
import { askConfirmation, type CommandContext, Missing, refuse } from '../../api/context.ts'
import { type Card, requireActiveCard } from '../customers/index.ts'
import { billingPeriodOf, moveBilling, readService, readServices, type Service } from '../services/index.ts'
import type { ReadTx } from '../../store/store.ts'
import {
  type ComputedDraft,
  computeDraft,
  type DraftLine,
  refuseUnissuable,
  requireCompany,
} from './compute.ts'
import { readLines, type StoredDocument, updateState } from './document-store.ts'
import { recipientFacts } from './facts.ts'
import { type Decided, issueDocument, type IssuedDocument } from './issue.ts'
import { isPeriodBilledElsewhere } from './service-store.ts'
import type { Company } from '../settings/index.ts'

export interface DecidedDraft {
  company: Company
  card: Card
  today: Day
  draft: Draft
  services: ReadonlyMap<string, Service>
  computed: ComputedDraft<DraftLine>
}

/**
 * A draft with everything decided, as of now.
 *
 * @throws Missing customer or service; Refusal as `computeLines`, customers.withdrawn, customers.moved,
 *   billing.currency-not-company
 */
export async function decideDraft(tx: ReadTx, draft: Draft, now: { now(): string }): Promise<DecidedDraft> {
  const company = await requireCompany(tx)
  const today = todayIn(now, company.timeZone)
  const card = await requireActiveCard(tx, { id: draft.customerId })
  const services = await servicesOf(tx, company, card, draft)
  const computed = await computeDraft(tx, { company, card, today }, draft, draft.lines)
  return { company, card, today, draft, services, computed }
}

async function servicesOf(tx: ReadTx, company: Company, card: Card, draft: Draft) {
  const ids = [...new Set(draft.lines.flatMap((line) => (line.serviceId === null ? [] : [line.serviceId])))]
  if (ids.length === 0) return new Map<string, Service>()
  const services = await readServices(tx, ids)
  for (const id of ids) {
    const service = services.get(id)
    if (service === undefined || service.customerN !== card.n) throw new Missing('service')
    if (service.currency !== company.currency)
      refuse('billing.currency-not-company', {
        currency: service.currency,
        companyCurrency: company.currency,
      })
  }
  return services
}

/** The draft as a proforma that nobody has paid on. */
export function proformaOf(decided: DecidedDraft, replacesN: number | null): Decided {
  const { company, card, computed, draft, services } = decided
  return {
    kind: 'proforma',
    company,
    customer: card,
    recipient: { facts: recipientFacts(card), taxIdentity: card.taxIdentity },
    language: card.language,
    issueDay: computed.issueDay,
    dueDay: computed.dueDay,
    vatDay: null,
    priceMode: computed.mode,
    treatment: computed.treatment,
    lines: computed.lines.map((line) => ({
      ...line,
      serviceN: line.serviceId === null ? null : (services.get(line.serviceId)?.n ?? null),
      creditsPosition: null,
    })),
    totals: computed.totals,
    payments: [],
    openCents: computed.totals.grossCents,
    state: 'open',
    purchaseReference: draft.purchaseReference === '' ? card.purchaseReference : draft.purchaseReference,
    note: draft.note,
    refersTo: null,
    originN: null,
    replacesN,
  }
}

/**
 * Issues a proforma and moves the billing days of the services it bills.
 *
 * @throws Refusal billing.no-lines, billing.amount-zero, billing.amount-negative, and as `decideDraft` and
 *   `issueDocument`; Unconfirmed billing.vat-not-confirmed where a business abroad is charged domestic VAT
 */
export async function createProforma(
  command: CommandContext,
  draft: Draft,
  confirm: readonly string[],
  replacesN: number | null = null,
): Promise<IssuedDocument> {
  const decided = await decideDraft(command.tx, draft, command.core.clock)
  refuseUnissuable(decided.computed)
  askConfirmation(unconfirmedVat(decided), confirm)
  const issued = await issueDocument(command, proformaOf(decided, replacesN))
  await moveBilling(command, forwardMoves(decided))
  return issued
}

/** Why a business in another member state is charged the seller's VAT. */
function unconfirmedVat({ computed, card }: DecidedDraft) {
  const reason = computed.reasons.find(
    ({ code }) => code.startsWith('vat-number-') && code !== 'vat-number-confirmed',
  )
  if (reason === undefined) return []
  return [
    {
      code: 'billing.vat-not-confirmed' as const,
      params: { cardNumber: card.cardNumber, reason: reason.code },
    },
  ]
}

/** A line moves its service on when it bills the very period that is due next. */
function forwardMoves({ draft, services }: DecidedDraft) {
  const moves = new Map<number, Day | null>()
  for (const line of draft.lines) {
    const service = line.serviceId === null ? undefined : services.get(line.serviceId)
    if (service === undefined || line.periodFrom === null) continue
    const due = moves.has(service.n) ? (moves.get(service.n) ?? null) : service.nextBillingDay
    if (due === null || line.periodFrom !== due) continue
    moves.set(service.n, dayAfter(service, line.periodFrom, line.periodTo))
  }
  return [...moves].map(([serviceN, nextBillingDay]) => ({ serviceN, nextBillingDay }))
}

function dayAfter(service: Service, periodFrom: Day, periodTo: Day | null): Day | null {
  if (service.periodMonths === 0) return null
  if (periodTo !== null && periodTo >= periodFrom) return addDays(periodTo, 1)
  return billingPeriodOf({ ...service, nextBillingDay: periodFrom })?.nextBillingDay ?? null
}

/** Takes a proforma out of the world: its services are due again, unless another document bills the same period. */
async function retire(
  command: CommandContext,
  proforma: StoredDocument,
  state: 'cancelled' | 'replaced',
): Promise<number> {
  const version = await updateState(command.tx, proforma, {
    state,
    openCents: zeroCents,
    differences: [],
    at: command.now,
  })
  const moves: { serviceN: number; nextBillingDay: Day | null }[] = []
  for (const line of [...(await readLines(command.tx, proforma.n))].reverse()) {
    if (line.serviceN === null || line.periodFrom === null) continue
    const service = await readService(command.tx, { n: line.serviceN })
    const before = moves.find((move) => move.serviceN === service.n)
    const due = before === undefined ? service.nextBillingDay : before.nextBillingDay
    if (due !== dayAfter(service, line.periodFrom, line.periodTo)) continue
    if (await isPeriodBilledElsewhere(command.tx, service.n, line.periodFrom, proforma.n)) continue
    if (before === undefined) moves.push({ serviceN: service.n, nextBillingDay: line.periodFrom })
    else before.nextBillingDay = line.periodFrom
  }
  await moveBilling(command, moves)
  return version
}

/** @throws Refusal where it is no proforma, or one that money came in for */
function refuseUnretirable(document: StoredDocument): void {
  if (document.kind !== 'proforma') refuse('billing.not-a-proforma', { number: document.number })
  if (document.state === 'part-paid' || document.state === 'to-check')
    refuse('billing.proforma-part-paid', { number: document.number })
  if (document.state === 'settled') refuse('billing.proforma-invoiced', { number: document.number })
  if (document.state !== 'open' && document.state !== 'expired')
    refuse('billing.proforma-not-open', { number: document.number, state: document.state })
}

/** Cancels an open proforma. Answers its new version. */
export async function cancelProforma(
  command: CommandContext,
  proforma: StoredDocument,
  reason: string,
): Promise<number> {
  refuseUnretirable(proforma)
  const version = await retire(command, proforma, 'cancelled')
  await command.audit({
    action: 'billing.proforma-cancelled',
    recordKind: 'document',
    recordId: proforma.id,
    recordLabel: proforma.number,
    public: { grossCents: proforma.grossCents },
    private: { reason },
  })
  return version
}

/** Issues a new proforma in the place of an open one. */
export async function replaceProforma(
  command: CommandContext,
  proforma: StoredDocument,
  draft: Draft,
  confirm: readonly string[],
): Promise<IssuedDocument> {
  refuseUnretirable(proforma)
  await retire(command, proforma, 'replaced')
  const issued = await createProforma(command, draft, confirm, proforma.n)
  await command.audit({
    action: 'billing.proforma-replaced',
    recordKind: 'document',
    recordId: proforma.id,
    recordLabel: proforma.number,
    public: { replacedBy: issued.number },
  })
  return issued
}
