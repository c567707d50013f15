import type { z } from 'zod'
import type { zBatchPreview } from '../../../../shared/contract/payments-batches.ts'
import { cents } from '../../../../shared/values/money.ts'
import { day } from '../../../../shared/values/day.ts'
import type { Core, QueryContext } from '../../api/context.ts'
import { sha256Hex } from '../../platform/file-vault.ts'
import type { ReadTx } from '../../store/store.ts'
import { chainHead } from '../audit/index.ts'
import { readCompany } from '../settings/index.ts'
import {
  type BatchPart,
  type BatchPlan,
  invoiceCountOf,
  planBatch,
  planText,
  totalOf,
} from './batch-rules.ts'
import { certainLines } from './batch-store.ts'
import { candidatesOf, emptyShelf, fillShelf, laterDocuments, type Pause } from './candidate-shelf.ts'
import { gatherFacts } from './gather-facts.ts'
import { othersTurn } from './examine.ts'
import type { Line } from './line-store.ts'
import { rankCandidates, type Suggestion } from './suggestion-rules.ts'

/** So many lines a batch: a clerk looks through them, and others wait while they are booked. */
const linesPerBatch = 2000
const linesPerRead = 250
const linesPerCheck = 8
const longestTurnMilliseconds = 12

export interface PlannedBatch {
  plan: BatchPlan<Line>
  currency: string
  totalCents: number
  waitingCount: number
  token: string
}

/** The last plan that was shown of these books, and the head of the audit chain when it was made. */
const shown = new WeakMap<Core, { head: string; planned: PlannedBatch }>()

type Reading = Pick<QueryContext, 'core' | 'tx'>

/** What *accept all certain* would do on this snapshot; candidates are computed anew, not taken from kept grades. */
async function planCertain({ core, tx }: Reading): Promise<PlannedBatch> {
  const { hash: head } = await chainHead(tx)
  const planned = await computePlan(tx)
  shown.set(core, { head, planned })
  return planned
}

/**
 * The plan to accept. Every command leaves an event in the audit chain: while that stands where it stood, the plan
 * that was shown is still right; else it is made again.
 */
export async function planToAccept(reading: Reading, token: string): Promise<PlannedBatch> {
  const last = shown.get(reading.core)
  if (last?.planned.token === token && last.head === (await chainHead(reading.tx)).hash) return last.planned
  return planCertain(reading)
}

async function computePlan(tx: ReadTx): Promise<PlannedBatch> {
  const { lines, total } = await certainLines(tx, linesPerBatch)
  const currency = (await readCompany(tx))?.currency ?? ''
  const plan = planBatch(await rankLines(tx, lines), currency)
  return {
    plan,
    currency,
    totalCents: plan.lines.reduce((sum, { parts }) => sum + totalOf(parts), 0),
    waitingCount: total - lines.length,
    token: sha256Hex(planText(plan)),
  }
}

async function rankLines(
  tx: ReadTx,
  lines: readonly Line[],
): Promise<{ line: Line; suggestions: Suggestion[] }[]> {
  const shelf = emptyShelf()
  const pause = turns()
  const ranked: { line: Line; suggestions: Suggestion[] }[] = []
  for (let from = 0; from < lines.length; from += linesPerRead) {
    const some = lines.slice(from, from + linesPerRead)
    const facts = await gatherFacts(tx, some, { shelf, pause })
    const followers = await fillShelf(tx, shelf, [...facts.values()], pause)
    const laterOf = laterDocuments(followers)
    for (const [index, line] of some.entries()) {
      if (index % linesPerCheck === 0) await pause()
      const own = facts.get(line.n)
      const suggestions =
        own === undefined ? [] : rankCandidates(own, candidatesOf(shelf, followers, laterOf, own), followers)
      ranked.push({ line, suggestions })
    }
  }
  return ranked
}

/** Lets others have their turn when the last one is long ago. */
function turns(): Pause {
  let since = performance.now()
  return () => {
    if (performance.now() - since < longestTurnMilliseconds) return
    return othersTurn().then(() => {
      since = performance.now()
    })
  }
}

type Preview = z.output<typeof zBatchPreview>

/** What *accept all certain* would do, for the clerk to look at. */
export async function previewBatch(query: QueryContext): Promise<Preview> {
  const { plan, currency, totalCents, waitingCount, token } = await planCertain(query)
  return {
    lineCount: plan.lines.length,
    totalCents: cents(totalCents),
    currency,
    documentCount: plan.lines.reduce((sum, { parts }) => sum + parts.length, 0),
    invoiceCount: invoiceCountOf(plan),
    waitingCount,
    rows: plan.lines.map(({ line, parts }) => ({
      bankLineId: line.id,
      bookingDay: day(line.bookingDay),
      payerName: line.counterpartyName,
      payerIban: line.counterpartyIban,
      amountCents: cents(line.remainingCents),
      documents: parts.map(shownPart),
    })),
    leftOut: plan.leftOut,
    token,
  }
}

function shownPart({
  document,
  amountCents,
  evidence,
}: BatchPart): Preview['rows'][number]['documents'][number] {
  const { id: documentId, number, kind, customerName, cardNumber } = document
  return {
    documentId,
    number,
    kind: kind === 'invoice' ? 'invoice' : 'proforma',
    customerName,
    cardNumber,
    amountCents,
    evidence: [...evidence],
  }
}
