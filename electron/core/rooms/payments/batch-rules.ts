import type { leftOutReasons } from '../../../../shared/contract/payments-batches.ts'
import { type Cents, cents } from '../../../../shared/values/money.ts'
import { suggestedChoice } from '../../../../shared/values/suggested-choice.ts'
import type { PayableDocument } from '../billing/index.ts'
import type { Evidence, Suggestion } from './suggestion-facts.ts'

export type LeftOutReason = (typeof leftOutReasons)[number]

/** A bank line as a batch takes it. Amounts are minor units of its currency. */
export interface BatchLine {
  id: string
  version: number
  remainingCents: number
  currency: string
}

export interface BatchPart {
  document: PayableDocument
  amountCents: Cents
  evidence: readonly Evidence[]
}

export interface PlannedLine<Line extends BatchLine = BatchLine> {
  line: Line
  parts: BatchPart[]
}

export interface BatchPlan<Line extends BatchLine = BatchLine> {
  lines: PlannedLine<Line>[]
  leftOut: { reason: LeftOutReason; count: number }[]
}

/**
 * What a batch allocates of ranked lines, in their order: each line whole, to documents that it pays in full, all of
 * them certain. Nothing leaves a rest on a line or a document, and no document is paid by two lines.
 */
export function planBatch<Line extends BatchLine>(
  ranked: readonly { line: Line; suggestions: readonly Suggestion[] }[],
  currency: string,
): BatchPlan<Line> {
  const lines: PlannedLine<Line>[] = []
  const counts = new Map<LeftOutReason, number>()
  const taken = new Set<number>()
  for (const { line, suggestions } of ranked) {
    const parts = partsOf(line, suggestions)
    const reason = parts === null ? 'not-certain' : refusalOf(line, parts, currency, taken)
    if (parts === null || reason !== null) {
      if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + 1)
      continue
    }
    for (const { document } of parts) taken.add(document.n)
    lines.push({ line, parts })
  }
  return { lines, leftOut: [...counts].map(([reason, count]) => ({ reason, count })) }
}

/** What the tray of an untouched line holds, where all of it is certain. */
function partsOf(line: BatchLine, suggestions: readonly Suggestion[]): BatchPart[] | null {
  const candidates = suggestions.map(({ document, grade, evidence }) => ({
    document,
    grade,
    evidence,
    documentKind: document.kind,
    documentState: document.state,
    openCents: document.openCents,
  }))
  const chosen = suggestedChoice(candidates, line.remainingCents)
  if (chosen.length === 0 || chosen.some(({ grade }) => grade !== 'certain')) return null
  return chosen.map(({ document, evidence }) => ({ document, evidence, amountCents: document.openCents }))
}

function refusalOf(
  line: BatchLine,
  parts: readonly BatchPart[],
  currency: string,
  taken: ReadonlySet<number>,
): LeftOutReason | null {
  if (line.currency !== currency || parts.some(({ document }) => document.currency !== currency)) {
    return 'other-currency'
  }
  if (parts.some(({ document }) => taken.has(document.n))) return 'document-taken'
  return totalOf(parts) === line.remainingCents ? null : 'rest-stays'
}

/** The sum of what parts allocate. */
export function totalOf(parts: readonly BatchPart[]): Cents {
  return cents(parts.reduce((sum, { amountCents }) => sum + amountCents, 0))
}

/** Everything that a clerk saw of a plan and that must not have changed, as one text. */
export function planText(plan: BatchPlan): string {
  return JSON.stringify(
    plan.lines.map(({ line, parts }) => [
      line.id,
      line.version,
      ...parts.map(({ document, amountCents }) => [document.id, document.version, amountCents]),
    ]),
  )
}

/** How many final invoices wait once the plan is accepted. */
export function invoiceCountOf(plan: BatchPlan): number {
  return plan.lines.flatMap(({ parts }) => parts).filter(({ document }) => document.kind === 'proforma')
    .length
}
