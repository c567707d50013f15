import type { z } from 'zod'
import type { zBatchPreview } from '../../../../shared/contract/payments-batches.ts'
import { cents } from '../../../../shared/values/money.ts'
import { day } from '../../../../shared/values/day.ts'
import type { QueryContext } from '../../api/context.ts'
import { sha256Hex } from '../../platform/file-vault.ts'
import type { ReadTx } from '../../store/store.ts'
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

/** What *accept all certain* would do on this snapshot; candidates are computed anew, not taken from kept grades. */
export async function planCertain(tx: ReadTx): Promise<PlannedBatch> {
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
export async function previewBatch({ tx }: QueryContext): Promise<Preview> {
  const { plan, currency, totalCents, waitingCount, token } = await planCertain(tx)
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
