import type { DocumentState } from '../../../../shared/contract/billing.ts'
import type { RefusalCode } from '../../../../shared/contract/refusals.ts'
import type { Day } from '../../../../shared/values/day.ts'

export type Way = 'reissue' | 'leave'

/** A code with its parameters, as refusals and warnings carry them. */
export interface Coded {
  code: RefusalCode
  params: Record<string, string | number | null>
}

/** What tells where a proforma may go. */
export interface WeighedProforma {
  number: string
  state: DocumentState
  issueDay: Day
  grossCents: number
  openCents: number
  lines: readonly { serviceN: number | null; periodFrom: Day | null; periodTo: Day | null }[]
}

export interface Ways {
  /** The way that is taken where nobody chose; null where there is none. */
  usual: Way | null
  reissueRefusal: Coded | null
  leaveRefusal: Coded | null
}

/**
 * What may be done with an open proforma when services go to another legal person on a day (BOOKS.md, Cards): money
 * came for it → it settles first; it bills what stays on the old card, or what was supplied before the day → it may
 * stay payable there; everything on it moves → it may be issued anew.
 */
export function waysOf(proforma: WeighedProforma, moving: ReadonlySet<number>, day: Day): Ways {
  const { number, state } = proforma
  if (state === 'part-paid' || state === 'to-check') {
    const receivedCents = proforma.grossCents - proforma.openCents
    const settlesFirst: Coded = { code: 'migrations.proforma-part-paid', params: { number, receivedCents } }
    return { usual: null, reissueRefusal: settlesFirst, leaveRefusal: settlesFirst }
  }
  const stays = (serviceN: number | null) => serviceN !== null && !moving.has(serviceN)
  const isReissuable = !proforma.lines.some((line) => stays(line.serviceN))
  const isPast = (line: WeighedProforma['lines'][number]) => suppliedUntil(line, proforma.issueDay) < day
  // Nobody can pay an expired one, so that it harms nowhere.
  const isLeavable =
    state === 'expired' || proforma.lines.every((line) => stays(line.serviceN) || isPast(line))
  return {
    usual:
      state === 'expired' && isLeavable ? 'leave' : isReissuable ? 'reissue' : isLeavable ? 'leave' : null,
    reissueRefusal: isReissuable ? null : { code: 'migrations.proforma-not-reissuable', params: { number } },
    leaveRefusal: isLeavable ? null : { code: 'migrations.proforma-not-leavable', params: { number, day } },
  }
}

/** The last day of what a line bills; the day of issue where it names no period. */
function suppliedUntil(line: { periodFrom: Day | null; periodTo: Day | null }, issueDay: Day): Day {
  return line.periodTo ?? line.periodFrom ?? issueDay
}

/** The way a proforma goes, and what is wrong with it. */
export function chosenWay(
  number: string,
  ways: Ways,
  chosen: Way | undefined,
): { way: Way | null; problem: Coded | null } {
  if (ways.usual === null) {
    const isPartPaid = ways.leaveRefusal?.code === 'migrations.proforma-part-paid'
    const stuck: Coded = { code: 'migrations.proforma-stuck', params: { number } }
    return { way: null, problem: isPartPaid ? ways.leaveRefusal : stuck }
  }
  const way = chosen ?? ways.usual
  return { way, problem: way === 'reissue' ? ways.reissueRefusal : ways.leaveRefusal }
}

/** Credit goes to another legal person only with the old holder's signed consent, and never more than there is. */
export function creditProblem(
  creditCents: number,
  availableCents: number,
  consent: { day: Day } | null,
  today: Day,
): Coded | null {
  if (creditCents === 0) return null
  if (creditCents > availableCents) {
    return {
      code: 'migrations.credit-too-large',
      params: { creditCents: availableCents, amountCents: creditCents },
    }
  }
  if (consent === null) return { code: 'migrations.consent-missing', params: { amountCents: creditCents } }
  if (consent.day > today)
    return { code: 'migrations.consent-in-future', params: { day: consent.day, today } }
  return null
}

/** What became of the new card since the migration. Amounts are minor units. */
export interface NewCardNow {
  cardNumber: string
  state: 'active' | 'withdrawn' | 'moved'
  successorNumber: string | null
  creditCents: number
  /** Documents on it that were neither cancelled nor replaced. */
  documents: readonly { n: number; number: string; state: DocumentState }[]
  /** Services on it that did not come with the migration. */
  otherServices: readonly string[]
}

/** What stands in the way of taking a migration back: whatever was moved on, billed, paid or sold on the new card. */
export function takeBackObstacles(
  now: NewCardNow,
  made: { creditCents: number; reissuedNs: ReadonlySet<number> },
): Coded[] {
  if (now.state !== 'active') {
    const { cardNumber, successorNumber } = now
    return [{ code: 'migrations.new-card-moved', params: { cardNumber, successor: successorNumber } }]
  }
  const obstacles: Coded[] = []
  for (const { n, number, state } of now.documents) {
    if (!made.reissuedNs.has(n)) obstacles.push({ code: 'migrations.new-card-billed', params: { number } })
    else if (state !== 'open' && state !== 'expired')
      obstacles.push({ code: 'migrations.new-card-paid', params: { number } })
  }
  if (now.creditCents !== made.creditCents) {
    const params = { creditCents: now.creditCents, movedCents: made.creditCents }
    obstacles.push({ code: 'migrations.new-card-credit', params })
  }
  const [label] = now.otherServices
  if (label !== undefined)
    obstacles.push({
      code: 'migrations.new-card-services',
      params: { label, count: now.otherServices.length },
    })
  return obstacles
}
