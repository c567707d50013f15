import type { z } from 'zod'
import type { Draft, zComputed, zDraftLine } from '../../../../shared/contract/billing.ts'
import { addDays, type Day } from '../../../../shared/values/day.ts'
import { type Cents, currencyMinorUnits } from '../../../../shared/values/money.ts'
import { refuse } from '../../api/context.ts'
import type { ReadTx } from '../../store/store.ts'
import type { Card } from '../customers/index.ts'
import { type Company, readCompany, vatRateOn } from '../settings/index.ts'
import { amountOfLine, type PriceMode, type Totals, totalsOf } from './amount-rules.ts'
import {
  decideVat,
  documentTreatment,
  treatmentOf,
  type VatCategory,
  type VatDecision,
  type VatReason,
  type VatTreatment,
} from './vat-rules.ts'

export type DraftLine = z.output<typeof zDraftLine>

/** A line with its amount and VAT decided; `Source` is what it was made of. */
export type Computed<Source> = Source & {
  vatCode: VatDecision['vatCode']
  country: string
  ratePermyriad: number
  amountCents: Cents
}

export interface Computation<Source> {
  lines: Computed<Source>[]
  totals: Totals
  treatment: VatTreatment
  reasons: VatReason[]
}

interface PricedLine {
  quantity: string
  unitPrice: string
  vatCategory: VatCategory
}

/** The company, or the refusal that there is none yet. */
export async function requireCompany(tx: ReadTx): Promise<Company> {
  const company = await readCompany(tx)
  if (company === null) refuse('operators.not-set-up')
  return company
}

/**
 * Amounts and VAT of lines for a card on a day, in the company's currency.
 *
 * @throws Refusal billing.vat-undecided, billing.vat-rate-missing, billing.amount-too-large
 */
export async function computeLines<Source extends PricedLine>(
  tx: ReadTx,
  { company, card, mode, on }: { company: Company; card: Card; mode: PriceMode; on: Day },
  sources: readonly Source[],
): Promise<Computation<Source>> {
  const minorUnits = currencyMinorUnits(company.currency)
  const decided = new Map<VatCategory, { decision: VatDecision; ratePermyriad: number }>()
  const lines: Computed<Source>[] = []
  for (const source of sources) {
    let vat = decided.get(source.vatCategory)
    if (vat === undefined) {
      vat = await decideRate(tx, company, card, source.vatCategory, on)
      decided.set(source.vatCategory, vat)
    }
    const amountCents = inRange(() => amountOfLine(source.quantity, source.unitPrice, minorUnits))
    const { vatCode, country } = vat.decision
    lines.push({ ...source, vatCode, country, ratePermyriad: vat.ratePermyriad, amountCents })
  }
  const decisions = [...decided.values()].map(({ decision }) => decision)
  return {
    lines,
    totals: inRange(() => totalsOf(mode, lines)),
    treatment: documentTreatment(decisions.map((decision) => decision.treatment)),
    reasons: uniqueReasons(decisions.flatMap((decision) => decision.reasons)),
  }
}

async function decideRate(tx: ReadTx, company: Company, card: Card, category: VatCategory, on: Day) {
  const customer = { ...card, confirmation: card.vatConfirmation }
  const decision = decideVat(company, customer, category, on)
  if (decision === null) {
    refuse('billing.vat-undecided', { sellerCountry: company.country, customerCountry: card.country })
  }
  if (decision.rateOf === null) return { decision, ratePermyriad: 0 }
  const { country } = decision.rateOf
  const ratePermyriad = await vatRateOn(tx, country, category, on)
  if (ratePermyriad === null) {
    if (category === 'zero') return { decision, ratePermyriad: 0 }
    refuse('billing.vat-rate-missing', { country, category, day: on })
  }
  return { decision, ratePermyriad }
}

function inRange<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof RangeError) refuse('billing.amount-too-large')
    throw error
  }
}

function uniqueReasons(reasons: readonly VatReason[]): VatReason[] {
  const known = new Map(reasons.map((reason) => [reason.code, reason]))
  return [...known.values()]
}

export interface ComputedDraft<Source> extends Computation<Source> {
  mode: PriceMode
  issueDay: Day
  dueDay: Day
}

/** A draft as it would be issued on a day: the card's price mode and term stand in where the draft says nothing. */
export async function computeDraft<Source extends PricedLine>(
  tx: ReadTx,
  { company, card, today }: { company: Company; card: Card; today: Day },
  draft: Pick<Draft, 'priceMode' | 'dueDay'>,
  sources: readonly Source[],
): Promise<ComputedDraft<Source>> {
  const mode = draft.priceMode ?? card.priceMode ?? company.priceMode
  const computation = await computeLines(tx, { company, card, mode, on: today }, sources)
  const dueDay = draft.dueDay ?? addDays(today, card.termDays ?? company.proformaTermDays)
  return { ...computation, mode, issueDay: today, dueDay }
}

/** The draft in the contract's words. */
export function computedOutput(
  draft: ComputedDraft<DraftLine>,
  company: Company,
  card: Card,
): z.input<typeof zComputed> {
  return {
    currency: company.currency,
    language: card.language,
    priceMode: draft.mode,
    issueDay: draft.issueDay,
    dueDay: draft.dueDay,
    treatment: draft.treatment,
    treatmentReasons: draft.reasons,
    lines: draft.lines.map(({ amountCents, vatCode, ratePermyriad }) => ({
      amountCents,
      vatCode,
      ratePermyriad,
    })),
    ...groupsOutput(draft.totals),
  }
}

/** Sums with the treatment of every group. */
export function groupsOutput(totals: Totals) {
  return {
    ...totals,
    vatGroups: totals.vatGroups.map((group) => ({ ...group, treatment: treatmentOf(group.vatCode) })),
  }
}

/** What may not be issued: nothing, nothing to pay, or money the wrong way round. */
export function refuseUnissuable(computation: { lines: readonly unknown[]; totals: Totals }): void {
  const { totals } = computation
  if (computation.lines.length === 0) refuse('billing.no-lines')
  if (totals.grossCents === 0) refuse('billing.amount-zero')
  if (totals.grossCents < 0 || totals.vatGroups.some((group) => group.netCents < 0 || group.vatCents < 0))
    refuse('billing.amount-negative')
}
