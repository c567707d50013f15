import type { z } from 'zod'
import type { zAllocationTarget, zCandidate } from '../../../../shared/contract/payments.ts'
import { cents, subtractCents, sumCents, zeroCents } from '../../../../shared/values/money.ts'
import type { Cents } from '../../../../shared/values/money.ts'
import { suggestedChoice } from '../../../../shared/values/suggested-choice.ts'
import { absolute, limitOf, targetOfOther } from './tray-others.ts'
import type { TrayOther } from './tray-others.ts'

export { isPayable } from '../../../../shared/values/suggested-choice.ts'

export type Candidate = z.output<typeof zCandidate>
export type MatchTarget = z.input<typeof zAllocationTarget>

/** The card that money is kept for, or that a document is of. */
export interface Card {
  customerId: string
  customerName: string
  cardNumber: string
}

export interface TrayDocument extends Card {
  documentId: string
  number: string
  kind: 'proforma' | 'invoice'
  openCents: Cents
  /** Null while what is typed is no amount. */
  amountCents: Cents | null
  /** A difference within the tolerance that goes to rounding, so that the document is paid in full. */
  roundingCents: Cents
  /** What a bank kept back on the way, so that the document is paid in full. */
  feeCents: Cents
}

export interface TrayCredit extends Card {
  amountCents: Cents | null
}

/** What a bank line is going to be matched to. */
export interface Tray {
  /** Put together from the suggestions; the first pick of the clerk replaces it. */
  isSuggested: boolean
  documents: readonly TrayDocument[]
  credit: TrayCredit | null
  /** What money is that is for no document: of outgoing lines, and transfers. */
  others: readonly TrayOther[]
}

export const emptyTray: Tray = { isSuggested: true, documents: [], credit: null, others: [] }

export function isEmptyTray(tray: Tray): boolean {
  return tray.documents.length === 0 && tray.credit === null && tray.others.length === 0
}

/**
 * What Enter accepts on a line that nobody touched: its best candidate where that is certain or likely and has no
 * rival, or all documents that it pays together, named or not. Never a possible, settled or cancelled one.
 */
export function suggestedTray(candidates: readonly Candidate[], remainingCents: Cents): Tray {
  const chosen = suggestedChoice(candidates, remainingCents)
  const tray = chosen.reduce((before, one) => added(before, one, remainingCents), emptyTray)
  return { ...tray, isSuggested: true }
}

/** What the tray takes from the line, signed as the line; rounding and fees take nothing. */
export function allocatedCents(tray: Tray): Cents {
  const amounts = tray.documents.map((one) => one.amountCents ?? zeroCents)
  const others = tray.others.map((one) => one.amountCents ?? zeroCents)
  return sumCents([...amounts, tray.credit?.amountCents ?? zeroCents, ...others])
}

/** What stays on the line; of the other sign where the tray takes too much. */
export function restCents(tray: Tray, remainingCents: Cents): Cents {
  return subtractCents(remainingCents, allocatedCents(tray))
}

function smaller(one: Cents, other: Cents): Cents {
  return one < other ? one : other
}

function atLeastZero(amount: Cents): Cents {
  return amount < 0 ? zeroCents : amount
}

/** The tray with a document more, which gets what is left, at most what is open on it. */
export function added(tray: Tray, candidate: Candidate, remainingCents: Cents): Tray {
  const { documentKind: kind, documentId } = candidate
  if (kind !== 'proforma' && kind !== 'invoice') return tray
  if (tray.documents.some((one) => one.documentId === documentId)) return tray
  const free = atLeastZero(restCents({ ...tray, credit: null }, remainingCents))
  const document: TrayDocument = {
    documentId,
    number: candidate.documentNumber,
    kind,
    customerId: candidate.customerId,
    customerName: candidate.customerName,
    cardNumber: candidate.cardNumber,
    openCents: candidate.openCents,
    amountCents: smaller(free, candidate.openCents),
    roundingCents: zeroCents,
    feeCents: zeroCents,
  }
  return { ...tray, isSuggested: false, documents: [...tray.documents, document], credit: null }
}

export function removed(tray: Tray, documentId: string): Tray {
  const documents = tray.documents.filter((one) => one.documentId !== documentId)
  return { ...tray, isSuggested: false, documents }
}

/** Into the tray, or out of it. */
export function toggled(tray: Tray, candidate: Candidate, remainingCents: Cents): Tray {
  const isIn = tray.documents.some((one) => one.documentId === candidate.documentId)
  return isIn ? removed(tray, candidate.documentId) : added(tray, candidate, remainingCents)
}

/** A pick by number: it replaces what was only suggested, and adds to or takes from what the clerk put together. */
export function picked(tray: Tray, candidate: Candidate, remainingCents: Cents): Tray {
  if (!tray.isSuggested) return toggled(tray, candidate, remainingCents)
  const { documents } = tray
  const isOnly = documents.length === 1 && documents[0]?.documentId === candidate.documentId
  return isOnly ? { ...tray, isSuggested: false } : added(emptyTray, candidate, remainingCents)
}

export function withAmount(tray: Tray, documentId: string, amountCents: Cents | null): Tray {
  const documents = tray.documents.map((one) =>
    one.documentId === documentId
      ? { ...one, amountCents, roundingCents: zeroCents, feeCents: zeroCents }
      : one,
  )
  return { ...tray, isSuggested: false, documents }
}

/** What is left goes to the credit of a card. */
export function withRestAsCredit(tray: Tray, card: Card, remainingCents: Cents): Tray {
  const amountCents = atLeastZero(restCents({ ...tray, credit: null }, remainingCents))
  const { customerId, customerName, cardNumber } = card
  return { ...tray, isSuggested: false, credit: { customerId, customerName, cardNumber, amountCents } }
}

/** The document that the line pays, but not in full, once the line is spent; null where there is none. */
export function shortDocument(tray: Tray, remainingCents: Cents): TrayDocument | null {
  if (restCents(tray, remainingCents) !== 0) return null
  return tray.documents.find((one) => (one.amountCents ?? 0) > 0 && openAfter(one) > 0) ?? null
}

/** The document whose shortfall is small enough for rounding. */
export function roundable(tray: Tray, remainingCents: Cents, toleranceCents: number): TrayDocument | null {
  const short = shortDocument(tray, remainingCents)
  return short !== null && openAfter(short) <= toleranceCents ? short : null
}

/**
 * The document whose shortfall a bank may have kept back: less than what the line pays on it.
 *
 * @param limitCents what the operator may book; null for no limit
 */
export function feeable(tray: Tray, remainingCents: Cents, limitCents: number | null): TrayDocument | null {
  const short = shortDocument(tray, remainingCents)
  if (short === null || openAfter(short) >= (short.amountCents ?? 0)) return null
  return limitCents === null || openAfter(short) <= limitCents ? short : null
}

/** The shortfall of a document goes to rounding, or is a fee that a bank kept back. */
export function withShortfall(tray: Tray, documentId: string, as: 'rounding' | 'fee'): Tray {
  const documents = tray.documents.map((one) => {
    if (one.documentId !== documentId || one.amountCents === null) return one
    const shortCents = atLeastZero(subtractCents(one.openCents, one.amountCents))
    return as === 'rounding'
      ? { ...one, roundingCents: shortCents, feeCents: zeroCents }
      : { ...one, feeCents: shortCents, roundingCents: zeroCents }
  })
  return { ...tray, isSuggested: false, documents }
}

export function withoutShortfall(tray: Tray, documentId: string): Tray {
  const documents = tray.documents.map((one) =>
    one.documentId === documentId ? { ...one, feeCents: zeroCents, roundingCents: zeroCents } : one,
  )
  return { ...tray, isSuggested: false, documents }
}

/** The whole amount over open documents, in the order given, until nothing is left. */
export function splitOver(documents: readonly TrayDocument[], remainingCents: Cents): Tray {
  const chosen: TrayDocument[] = []
  let left = remainingCents
  for (const document of documents) {
    if (left <= 0) break
    const amountCents = smaller(left, document.openCents)
    chosen.push({ ...document, amountCents, roundingCents: zeroCents, feeCents: zeroCents })
    left = subtractCents(left, amountCents)
  }
  return { ...emptyTray, isSuggested: false, documents: chosen }
}

export type TrayProblem =
  | { code: 'empty' | 'empty-outgoing' | 'outgoing' | 'spent' }
  | { code: 'amount-missing' | 'amount-zero'; number: string }
  | { code: 'exceeds-line'; amountCents: Cents }
  | { code: 'exceeds-document' | 'exceeds-other'; number: string; amountCents: Cents }

/** Why the tray cannot be accepted as it is, or null. The core decides again. */
export function problemOf(
  tray: Tray,
  line: { amountCents: Cents; remainingCents: Cents },
  names: { credit: string; other(other: TrayOther): string },
): TrayProblem | null {
  const isOutgoing = line.amountCents < 0
  if (line.remainingCents === 0) return { code: 'spent' }
  if (isEmptyTray(tray)) return { code: isOutgoing ? 'empty-outgoing' : 'empty' }
  if (isOutgoing && (tray.documents.length > 0 || tray.credit !== null)) return { code: 'outgoing' }
  const parts = [
    ...tray.documents.map(({ number, amountCents }) => ({ number, amountCents })),
    ...(tray.credit === null ? [] : [{ number: names.credit, amountCents: tray.credit.amountCents }]),
    ...tray.others.map((one) => ({ number: names.other(one), amountCents: absolute(one.amountCents) })),
  ]
  for (const { number, amountCents } of parts) {
    if (amountCents === null) return { code: 'amount-missing', number }
    if (amountCents <= 0) return { code: 'amount-zero', number }
  }
  const rest = restCents(tray, line.remainingCents)
  if (isOutgoing ? rest > 0 : rest < 0) return { code: 'exceeds-line', amountCents: cents(Math.abs(rest)) }
  const beyond = tray.others.find((one) => (absolute(one.amountCents) ?? 0) > (limitOf(one) ?? Infinity))
  if (beyond !== undefined)
    return { code: 'exceeds-other', number: names.other(beyond), amountCents: cents(limitOf(beyond) ?? 0) }
  const tooMuch = tray.documents.find((one) => (one.amountCents ?? 0) > one.openCents)
  if (tooMuch === undefined) return null
  return { code: 'exceeds-document', number: tooMuch.number, amountCents: tooMuch.openCents }
}

/** The tray as the contract takes it. */
export function targetsOf(tray: Tray): MatchTarget[] {
  const documents = tray.documents.flatMap(
    ({ documentId, amountCents, roundingCents, feeCents }): MatchTarget[] => [
      ...(amountCents === null ? [] : [{ kind: 'document' as const, documentId, amountCents }]),
      ...(roundingCents === 0 ? [] : [{ kind: 'rounding' as const, documentId, amountCents: roundingCents }]),
      ...(feeCents === 0 ? [] : [{ kind: 'fee' as const, documentId, amountCents: feeCents }]),
    ],
  )
  const { credit } = tray
  const others = tray.others.flatMap(targetOfOther)
  if (credit === null || credit.amountCents === null) return [...documents, ...others]
  const { customerId, amountCents } = credit
  return [...documents, { kind: 'credit', customerId, amountCents }, ...others]
}

/** What stays open on a document once the tray is accepted. */
export function openAfter(document: TrayDocument): Cents {
  const paid = sumCents([document.amountCents ?? zeroCents, document.roundingCents, document.feeCents])
  return atLeastZero(subtractCents(document.openCents, paid))
}

/** The open amounts as they are now, where the candidates know them. */
export function refreshed(tray: Tray, candidates: readonly Candidate[]): Tray {
  const openById = new Map(candidates.map((one) => [one.documentId, one.openCents]))
  const documents = tray.documents.map((one) => ({
    ...one,
    openCents: openById.get(one.documentId) ?? one.openCents,
  }))
  return { ...tray, documents }
}

/** The card of what is in the tray; of the last document where there are several. */
export function cardOf(tray: Tray): Card | null {
  return tray.credit ?? tray.documents.at(-1) ?? null
}
