import type { z } from 'zod'
import type { zCandidate } from '../../../../shared/contract/payments.ts'
import { type Day, epochDayOf } from '../../../../shared/values/day.ts'
import { cents } from '../../../../shared/values/money.ts'
import type { QueryContext } from '../../api/context.ts'
import type { ReadTx } from '../../store/store.ts'
import { findPayables, type PayableDocument } from '../billing/index.ts'
import { followersOf } from './candidate-shelf.ts'
import { readLine } from './line-store.ts'
import { distinct, gatherFacts } from './gather-facts.ts'
import { searchDocuments } from './search-documents.ts'
import { canBePaid, cardsOf, type Followers, type LineFacts, type Suggestion } from './suggestion-facts.ts'
import { rankCandidates } from './suggestion-rules.ts'

export type Candidate = z.output<typeof zCandidate>

const shownCandidates = 20
/** More documents of one amount or card change no grade: they are a tie. */
const foundPerTrait = 100

/** Ranked candidates for one line, computed now; with `search`, open documents that are meant by what was typed. */
export async function suggest(
  query: QueryContext,
  input: { bankLineId: string; search: string },
): Promise<Candidate[]> {
  const { tx } = query
  const line = await readLine(tx, { id: input.bankLineId })
  const today = await query.today()
  const facts = await gatherFacts(tx, [line])
  const own = facts.get(line.n)
  if (own === undefined) return []
  const suggestions =
    input.search.trim() === ''
      ? line.remainingCents > 0
        ? await rankedFor(tx, own)
        : []
      : searched(own, await searchDocuments(tx, input.search))
  return suggestions.slice(0, shownCandidates).map((one) => candidateOf(one, today))
}

async function rankedFor(tx: ReadTx, line: LineFacts): Promise<Suggestion[]> {
  const { documents, followers } = await findCandidates(tx, [line], foundPerTrait)
  return rankCandidates(line, documents, followers)
}

/**
 * Documents that any trait of the lines points to. A proforma that its payer names although it became an invoice, or
 * was replaced, brings the document that stands for it now.
 */
export async function findCandidates(
  tx: ReadTx,
  facts: readonly LineFacts[],
  limit: number,
): Promise<{ documents: PayableDocument[]; followers: Followers }> {
  const numbers = distinct(facts.flatMap((one) => one.numbers.map(({ number }) => number)))
  const references = distinct(facts.flatMap((one) => one.references.map(({ reference }) => reference)))
  const customerNs = [...new Set(facts.flatMap((one) => [...cardsOf(one)]))]
  const ns = [...new Set(facts.flatMap((one) => [...one.domainDocuments.keys(), ...one.promises.keys()]))]
  const telling = facts.filter((one) => one.sameAmountCount > 0)
  const amounts = [...new Set(telling.map((one) => one.remainingCents))]
  const found: PayableDocument[] = []
  // Asked one by one, so that the limit of one trait does not push out what another found.
  if (numbers.length + references.length > 0) {
    found.push(...(await findPayables(tx, { numbers, references, limit })))
  }
  if (customerNs.length > 0) found.push(...(await findPayables(tx, { customerNs, limit })))
  if (ns.length > 0) found.push(...(await findPayables(tx, { ns, limit })))
  if (amounts.length > 0) found.push(...(await findPayables(tx, { amounts, limit })))
  const followers = await followersOf(tx, found)
  if (followers.size > 0) {
    const later = await findPayables(tx, { ns: [...followers.keys()], limit })
    found.push(...later.filter(canBePaid))
  }
  return { documents: [...new Map(found.map((document) => [document.n, document])).values()], followers }
}

/** What was searched for is shown also where no rule speaks for it. */
function searched(line: LineFacts, documents: readonly PayableDocument[]): Suggestion[] {
  const ranked = rankCandidates(line, documents)
  const known = new Set(ranked.map((one) => one.document.n))
  const rest = documents.filter((document) => !known.has(document.n))
  return [
    ...ranked,
    ...rest.map((document): Suggestion => {
      const proposedCents = cents(Math.min(document.openCents, Math.max(line.remainingCents, 0)))
      return { document, grade: 'possible', proposedCents, evidence: [] }
    }),
  ]
}

function candidateOf(suggestion: Suggestion, today: Day): Candidate {
  const { document, proposedCents, grade, evidence } = suggestion
  const overdue = canBePaid(document) ? epochDayOf(today) - epochDayOf(document.dueDay) : 0
  return {
    documentId: document.id,
    documentNumber: document.number,
    documentKind: document.kind,
    documentState: document.state,
    customerId: document.customerId,
    customerName: document.customerName,
    cardNumber: document.cardNumber,
    issueDay: document.issueDay,
    dueDay: document.dueDay,
    overdueDays: Math.max(0, overdue),
    summary: document.summary,
    openCents: document.openCents,
    proposedCents,
    grade,
    evidence,
  }
}
