import type { z } from 'zod'
import type { zCandidate } from '../../../../shared/contract/payments.ts'
import { type Day, epochDayOf } from '../../../../shared/values/day.ts'
import { findCreditorReferences } from '../../../../shared/values/creditor-reference.ts'
import { fold } from '../../../../shared/values/fold.ts'
import { cents, parseAmount } from '../../../../shared/values/money.ts'
import type { QueryContext } from '../../api/context.ts'
import type { ReadTx } from '../../store/store.ts'
import { findPayables, type PayableDocument } from '../billing/index.ts'
import { listSeries } from '../settings/index.ts'
import { payersByIban } from './allocation-store.ts'
import { type Line, readLine } from './line-store.ts'
import { type NumberReader, numberReader } from './number-reader.ts'
import { canBePaid, type LineFacts, rankCandidates, type Suggestion } from './suggestion-rules.ts'
import { cardsOfPayers } from './suggestion-store.ts'

export type Candidate = z.output<typeof zCandidate>

const shownCandidates = 20
const foundPerSearch = 50

/** Ranked candidates for one line, computed now; with `search`, open documents that hold what was typed. */
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
        ? rankCandidates(own, await findCandidates(tx, [own], foundPerSearch))
        : []
      : searched(own, await searchDocuments(tx, input.search))
  return suggestions.slice(0, shownCandidates).map((one) => candidateOf(one, today))
}

/** What the rules must know of each line, gathered for all of them at once. */
export async function gatherFacts(tx: ReadTx, lines: readonly Line[]): Promise<Map<number, LineFacts>> {
  const readNumbers = await seriesReader(tx)
  const ibans = distinct(lines.map((line) => line.counterpartyIban))
  const names = distinct(lines.map((line) => fold(line.counterpartyName)).filter((name) => name.length >= 4))
  const payers = await payersByIban(tx, ibans)
  const cards = await cardsOfPayers(tx, ibans, names)
  const payersOf = grouped(payers, (one) => one.iban)
  const cardsByIban = grouped(cards, (card) => card.iban)
  const cardsByName = grouped(cards, (card) => card.sortKey)
  const facts = new Map<number, LineFacts>()
  for (const line of lines) {
    const { counterpartyIban: iban } = line
    const paid = iban === '' ? [] : (payersOf.get(iban) ?? [])
    const owners = iban === '' ? [] : (cardsByIban.get(iban) ?? [])
    const named = cardsByName.get(fold(line.counterpartyName)) ?? []
    facts.set(line.n, {
      ...namesOf(line, readNumbers),
      remainingCents: line.remainingCents,
      currency: line.currency,
      bookingDay: line.bookingDay,
      counterpartyName: line.counterpartyName,
      counterpartyIban: iban,
      payers: new Map(paid.map((one) => [one.customerN, one.count])),
      ibanCards: new Set(owners.map((card) => card.n)),
      nameCards: new Set(named.map((card) => card.n)),
    })
  }
  return facts
}

/** Numbers and references that the payer named, in whatever field. */
function namesOf(line: Line, readNumbers: NumberReader): Pick<LineFacts, 'numbers' | 'references'> {
  const text = [line.remittance, line.endToEndId, line.creditorReference].join('\n')
  const structured = findCreditorReferences(line.creditorReference)
  const inText = findCreditorReferences(`${line.remittance}\n${line.endToEndId}`)
  return {
    numbers: readNumbers(text),
    references: [
      ...structured.map((reference) => ({ reference, structured: true })),
      ...inText
        .filter((reference) => !structured.includes(reference))
        .map((reference) => ({ reference, structured: false })),
    ],
  }
}

async function seriesReader(tx: ReadTx): Promise<NumberReader> {
  const series = await listSeries(tx)
  return numberReader(series.filter((one) => one.kind !== 'customer').map((one) => one.pattern))
}

/**
 * Documents that any trait of the lines points to. A proforma that its payer names although it became an invoice
 * brings that invoice with it.
 */
export async function findCandidates(
  tx: ReadTx,
  facts: readonly LineFacts[],
  limit: number,
  amounts: 'with-amounts' | 'without-amounts' = 'with-amounts',
): Promise<PayableDocument[]> {
  const numbers = distinct(facts.flatMap((one) => one.numbers.map(({ number }) => number)))
  const references = distinct(facts.flatMap((one) => one.references.map(({ reference }) => reference)))
  const customerNs = [
    ...new Set(facts.flatMap((one) => [...one.payers.keys(), ...one.ibanCards, ...one.nameCards])),
  ]
  const wanted = amounts === 'with-amounts' ? [...new Set(facts.map((one) => one.remainingCents))] : []
  const found: PayableDocument[] = []
  // Asked one by one, so that the limit of one trait does not push out what another found.
  if (numbers.length + references.length > 0)
    found.push(...(await findPayables(tx, { numbers, references, limit })))
  if (customerNs.length > 0) found.push(...(await findPayables(tx, { customerNs, limit })))
  if (wanted.length > 0) found.push(...(await findPayables(tx, { amounts: wanted, limit })))
  const invoiceNs = found.flatMap((document) => (document.invoice === null ? [] : [document.invoice.n]))
  if (invoiceNs.length > 0) {
    const invoices = await findPayables(tx, { ns: invoiceNs, limit })
    found.push(...invoices.filter(canBePaid))
  }
  return [...new Map(found.map((document) => [document.n, document])).values()]
}

/** Open documents by words, or by the amount that was typed. */
async function searchDocuments(tx: ReadTx, search: string): Promise<PayableDocument[]> {
  const amount = parseAmount(search)
  const byAmount = amount.ok && amount.value > 0 ? [amount.value] : []
  return findPayables(tx, { search, amounts: byAmount, limit: foundPerSearch })
}

/** What was searched for is shown also where no rule speaks for it. */
function searched(line: LineFacts, documents: readonly PayableDocument[]): Suggestion[] {
  const payable = documents.filter(canBePaid)
  const ranked = rankCandidates(line, payable)
  const known = new Set(ranked.map((one) => one.document.n))
  const rest = payable.filter((document) => !known.has(document.n))
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

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].filter((value) => value !== '')
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group === undefined) groups.set(keyOf(item), [item])
    else group.push(item)
  }
  return groups
}
