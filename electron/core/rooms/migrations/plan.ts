import type { z } from 'zod'
import type { zMigrationWish, zPlannedProforma } from '../../../../shared/contract/migrations.ts'
import type { Day } from '../../../../shared/values/day.ts'
import { cents, sumCents } from '../../../../shared/values/money.ts'
import { Missing, type QueryContext } from '../../api/context.ts'
import type { ReadTx } from '../../store/store.ts'
import {
  foreseeReissue,
  type OpenProforma,
  openProformasOf,
  type Reissue,
  requireCompany,
  unpaidInvoicesOf,
} from '../billing/index.ts'
import { type Card, cardsBefore, listContacts, readCard } from '../customers/index.ts'
import { activeServices, ownersOf, type Service, stateOn } from '../services/index.ts'
import type { Company } from '../settings/index.ts'
import { decideIdentity, type DecidedIdentity } from './identity.ts'
import { chosenWay, type Coded, creditProblem, type Way, waysOf } from './rules.ts'
import type { Plan } from './store.ts'

export type Wish = z.output<typeof zMigrationWish>
type PlannedProforma = z.output<typeof zPlannedProforma>

/** A migration with everything decided, as of now: what is shown, and what the command does with it. */
export interface Decided {
  plan: Plan
  problems: Coded[]
  warnings: Coded[]
  company: Company
  old: Card
  identity: DecidedIdentity
  /** Cards that the old one took over from. */
  past: Card[]
  moving: Service[]
  proformas: { document: OpenProforma; way: Way | null }[]
}

/**
 * What a migration would do, with everything that stands in its way or has to be confirmed.
 *
 * @throws Missing customer, or a service that the wish names and the old card does not have
 */
export async function decideMigration(
  query: Pick<QueryContext, 'tx' | 'today'>,
  wish: Wish,
): Promise<Decided> {
  const { tx } = query
  const company = await requireCompany(tx)
  const today = await query.today()
  const old = await readCard(tx, { id: wish.customerId })
  const past = await cardsBefore(tx, old.n)
  const identity = await decideIdentity(tx, { old, past, wish, today })
  const services = await servicesOf(tx, old, wish.serviceIds, today)
  const moving = services.filter(({ moves }) => moves).map(({ service }) => service)
  const billing = await decideProformas(tx, { old, wish, moving, company, card: identity.card, today })
  const invoices = await unpaidInvoicesOf(tx, old.n)
  const movedCents = cents(wish.creditCents)
  const credit = creditProblem(movedCents, old.creditCents, wish.consent, today)
  const staying = services.filter(({ moves }) => !moves).map(({ service }) => service)
  const needsSignature = old.paymentMethod === 'direct-debit'
  const problems: Coded[] = [
    ...identity.problems,
    ...(await dayProblems(tx, moving, wish.day, today)),
    ...billing.problems,
    ...(credit === null ? [] : [credit]),
  ]
  const warnings: Coded[] = [
    ...identity.warnings,
    ...billing.warnings,
    ...stayingWarnings(staying, old.creditCents - movedCents),
    ...(needsSignature
      ? [{ code: 'migrations.new-signature-needed' as const, params: { cardNumber: old.cardNumber } }]
      : []),
  ]
  const plan: Plan = {
    version: old.version,
    day: wish.day,
    today,
    reason: wish.reason,
    currency: company.currency,
    oldCard: {
      id: old.id,
      cardNumber: old.cardNumber,
      legalName: old.legalName,
      taxIdentity: old.taxIdentity,
    },
    newCard: { taxIdentity: identity.taxIdentity, fields: identity.fields },
    problems,
    warnings,
    services: services.map(plannedService),
    proformas: billing.planned,
    invoices: invoices.map(({ id, number, issueDay, dueDay, grossCents, openCents }) => ({
      id,
      number,
      issueDay,
      dueDay,
      grossCents,
      openCents,
    })),
    invoiceOpenCents: sumCents(invoices.map(({ openCents }) => openCents)),
    credit: {
      availableCents: old.creditCents,
      movedCents,
      stayingCents: cents(old.creditCents - movedCents),
    },
    consent: wish.consent,
    mandate: needsSignature ? 'new-signature-needed' : 'none',
    contacts: (await listContacts(tx, old.n)).map(({ name, email, access }) => ({ name, email, access })),
    contactsWay: wish.contacts,
  }
  return { plan, problems, warnings, company, old, identity, past, moving, proformas: billing.decided }
}

async function servicesOf(tx: ReadTx, old: Card, ids: readonly string[] | null, today: Day) {
  const services = (await activeServices(tx, old.n)).filter((service) => stateOn(service, today) !== 'ended')
  const wanted = ids === null ? null : new Set(ids)
  const known = new Set(services.map(({ id }) => id))
  if (ids?.some((id) => !known.has(id)) === true) throw new Missing('service')
  return services.map((service) => ({ service, moves: wanted === null || wanted.has(service.id) }))
}

function plannedService({ service, moves }: { service: Service; moves: boolean }): Plan['services'][number] {
  const { id, kind, label, description, state, quantity, unitPrice, currency, periodMonths, nextBillingDay } =
    service
  const { registrant } = service
  return {
    id,
    kind,
    label,
    description,
    state,
    quantity,
    unitPrice,
    currency,
    periodMonths,
    nextBillingDay,
    moves,
    registrant,
  }
}

/** The day is not ahead, and no service had another owner since. */
async function dayProblems(tx: ReadTx, moving: readonly Service[], day: Day, today: Day): Promise<Coded[]> {
  if (day > today) return [{ code: 'migrations.day-in-future', params: { day, today } }]
  const labels = new Map(moving.map(({ n, label }) => [n, label]))
  const owners = await ownersOf(tx, [...labels.keys()])
  const since = owners.find(({ fromDay }) => fromDay > day)
  if (since === undefined) return []
  const params = { label: labels.get(since.serviceN) ?? '', day, fromDay: since.fromDay }
  return [{ code: 'migrations.day-before-owner', params }]
}

function stayingWarnings(staying: readonly Service[], creditCents: number): Coded[] {
  const [first] = staying
  return [
    ...(first === undefined
      ? []
      : [
          {
            code: 'migrations.services-stay' as const,
            params: { count: staying.length, label: first.label },
          },
        ]),
    ...(creditCents > 0 ? [{ code: 'migrations.credit-stays' as const, params: { creditCents } }] : []),
  ]
}

interface ProformaFacts {
  old: Card
  wish: Wish
  moving: readonly Service[]
  company: Company
  /** The new card as it will be. */
  card: Card
  today: Day
}

async function decideProformas(tx: ReadTx, facts: ProformaFacts) {
  const { wish } = facts
  const documents = await openProformasOf(tx, facts.old.n)
  const chosen = new Map(wish.proformas.map(({ id, way }) => [id, way]))
  const movingNs = new Set(facts.moving.map(({ n }) => n))
  const problems: Coded[] = []
  const planned: PlannedProforma[] = []
  const decided: Decided['proformas'] = []
  const reissues: { document: OpenProforma; reissue: Reissue }[] = []
  for (const document of documents) {
    const ways = waysOf(document, movingNs, wish.day)
    const { way, problem } = chosenWay(document.number, ways, chosen.get(document.id))
    const reissue = ways.reissueRefusal === null ? await foreseeReissue(tx, document, facts) : null
    const refusal = reissue?.ok === false ? reissue.refusal : null
    if (problem !== null) problems.push(problem)
    else if (way === 'reissue' && refusal !== null) problems.push(codedOf(refusal))
    if (way === 'reissue' && reissue !== null) reissues.push({ document, reissue })
    planned.push(plannedProforma(document, way, reissue, ways))
    decided.push({ document, way })
  }
  return { problems, planned, decided, warnings: reissueWarnings(facts.old, reissues) }
}

function codedOf({ code, params }: { code: Coded['code']; params: Record<string, unknown> }): Coded {
  const plain = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'number' || value === null ? value : String(value),
  ])
  return { code, params: Object.fromEntries(plain) as Coded['params'] }
}

function plannedProforma(
  document: OpenProforma,
  way: Way | null,
  reissue: Reissue | null,
  ways: { reissueRefusal: Coded | null; leaveRefusal: Coded | null },
): PlannedProforma {
  const [line] = document.lines
  const more = document.lines.length - 1
  const { id, number, state, issueDay, dueDay, netCents, vatCents, grossCents, treatment, openCents } =
    document
  return {
    id,
    number,
    state,
    issueDay,
    dueDay,
    summary: `${line?.description ?? ''}${more > 0 ? ` (+${more})` : ''}`,
    now: { netCents, vatCents, grossCents, treatment },
    openCents,
    way,
    reissued:
      reissue?.ok === true
        ? {
            netCents: reissue.totals.netCents,
            vatCents: reissue.totals.vatCents,
            grossCents: reissue.totals.grossCents,
            treatment: reissue.treatment,
          }
        : null,
    reissueRefusal: reissue?.ok === false ? codedOf(reissue.refusal) : ways.reissueRefusal,
    leaveRefusal: ways.leaveRefusal,
  }
}

/** Other totals than the customer knows, and VAT that is charged for want of a confirmed number. */
function reissueWarnings(
  old: Card,
  reissues: readonly { document: OpenProforma; reissue: Reissue }[],
): Coded[] {
  const warnings: Coded[] = []
  const differing = reissues.flatMap(({ document, reissue }) =>
    reissue.ok && reissue.totals.grossCents !== document.grossCents
      ? [{ document, afterCents: reissue.totals.grossCents }]
      : [],
  )
  const [first] = differing
  if (first !== undefined) {
    const { number, grossCents: beforeCents } = first.document
    const params = { number, beforeCents, afterCents: first.afterCents, count: differing.length }
    warnings.push({ code: 'migrations.totals-differ', params })
  }
  const reason = reissues
    .flatMap(({ reissue }) => (reissue.ok ? reissue.reasons : []))
    .find(({ code }) => code.startsWith('vat-number-') && code !== 'vat-number-confirmed')
  if (reason !== undefined) {
    const params = { cardNumber: old.cardNumber, reason: reason.code }
    warnings.push({ code: 'billing.vat-not-confirmed', params })
  }
  return warnings
}
