import type { OutgoingCandidate } from '../../../../shared/contract/payments-outgoing.ts'
import type { QueryContext } from '../../api/context.ts'
import type { ReadTx } from '../../store/store.ts'
import { findPayables, type PayableDocument } from '../billing/index.ts'
import { heldByFamily } from './allocation-store.ts'
import { distinct, gatherFacts } from './gather-facts.ts'
import { bankAccountIban, type Line, readLine } from './line-store.ts'
import { type LineToExplain, type PaidDocument, rankOutgoing, transferPeriod } from './outgoing-rules.ts'
import { documentsPaidBy, livePaymentsOf, openRefunds, oppositeLines } from './outgoing-store.ts'

const shown = 9
const foundPerTrait = 20

/**
 * What money that went out may be: a payment that was returned, a refund that was ordered, a transfer to another own
 * account. Of money that came in, only the transfers are answered.
 */
export async function suggestOutgoing(
  query: QueryContext,
  input: { bankLineId: string },
): Promise<OutgoingCandidate[]> {
  const { tx } = query
  const line = await readLine(tx, { id: input.bankLineId })
  if (line.remainingCents === 0 || line.state === 'withdrawn') return []
  const ownIban = await bankAccountIban(tx, line.bankAccountN)
  const opposites = await oppositeLines(tx, line, transferPeriod(line.bookingDay), foundPerTrait)
  const wanted: LineToExplain = { ...line, ownIban }
  if (line.remainingCents > 0) {
    return rankOutgoing(wanted, { documents: [], refunds: [], opposites }).slice(0, shown)
  }
  const refunds = await openRefunds(
    tx,
    { amountCents: -line.remainingCents, iban: line.counterpartyIban, endToEndId: line.endToEndId },
    foundPerTrait,
  )
  const documents = await paidDocuments(tx, line)
  return rankOutgoing(wanted, { documents, refunds, opposites }).slice(0, shown)
}

/** Documents with money on them that the payee once paid, or that are named in the text of the line. */
async function paidDocuments(tx: ReadTx, line: Line): Promise<PaidDocument[]> {
  const facts = (await gatherFacts(tx, [line])).get(line.n)
  const written = new Map((facts?.numbers ?? []).map((one) => [one.number, one.written]))
  const references = distinct((facts?.references ?? []).map(({ reference }) => reference))
  const numbers = [...written.keys()]
  const named =
    numbers.length + references.length === 0
      ? []
      : await findPayables(tx, { numbers, references, limit: foundPerTrait })
  const payer = { iban: line.counterpartyIban, key: line.counterpartyKey }
  const paidNs = await documentsPaidBy(tx, payer, foundPerTrait)
  const paid = paidNs.length === 0 ? [] : await findPayables(tx, { ns: paidNs, limit: 2 * foundPerTrait })
  const namedAs = new Map<number, string>()
  for (const document of named) namedAs.set(document.n, written.get(document.number) ?? document.number)
  const all = [...new Map([...named, ...paid].map((document) => [document.n, document])).values()]
  return withPayments(tx, all, namedAs)
}

async function withPayments(
  tx: ReadTx,
  documents: readonly PayableDocument[],
  namedAs: ReadonlyMap<number, string>,
): Promise<PaidDocument[]> {
  const live = await livePaymentsOf(
    tx,
    documents.map(({ n }) => n),
  )
  const result: PaidDocument[] = []
  for (const document of documents) {
    const own = live.filter(({ documentN }) => documentN === document.n)
    const last = own.findLast(({ kind }) => kind !== 'return')
    if (last === undefined) continue
    result.push({
      id: document.id,
      number: document.number,
      customerName: document.customerName,
      currency: document.currency,
      invoiceNumber: document.invoice?.number ?? null,
      heldCents: await heldByFamily(tx, document.n),
      lastPaidDay: last.day,
      payments: own.filter(({ kind }) => kind === 'document'),
      namedAs: namedAs.get(document.n) ?? null,
    })
  }
  return result
}
