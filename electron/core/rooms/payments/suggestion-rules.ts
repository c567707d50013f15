import type { z } from 'zod'
import type { zCandidate } from '../../../../shared/contract/payments.ts'
import { type Cents, cents } from '../../../../shared/values/money.ts'
import { foldAlphanumeric } from '../../../../shared/values/fold.ts'
import type { PayableDocument } from '../billing/index.ts'
import type { ReadNumber } from './number-reader.ts'

export type Grade = z.output<typeof zCandidate>['grade']
export type Evidence = z.output<typeof zCandidate>['evidence'][number]

/** What is known of a line before documents are looked at. Amounts are minor units of `currency`. */
export interface LineFacts {
  remainingCents: number
  currency: string
  bookingDay: string
  counterpartyName: string
  counterpartyIban: string
  /** Numbers read in what the payer wrote. */
  numbers: readonly ReadNumber[]
  /** ISO 11649 references in electronic form, and whether each stood in its own field. */
  references: readonly { reference: string; structured: boolean }[]
  /** Cards whose documents this IBAN paid before, with how often. */
  payers: ReadonlyMap<number, number>
  /** Cards that carry this IBAN, and cards whose folded name is the payer's. */
  ibanCards: ReadonlySet<number>
  nameCards: ReadonlySet<number>
}

export interface Suggestion {
  document: PayableDocument
  proposedCents: Cents
  grade: Grade
  evidence: Evidence[]
}

const gradeRank = { certain: 0, likely: 1, possible: 2 } as const

/**
 * Ranks documents for a line. *Certain* needs a document that is named (number or reference), can be paid, is open
 * for exactly this amount, and has no rival. Never certain: amount alone, a tie, a settled or cancelled document, a
 * contradiction, a number without its prefix that nothing else speaks for.
 */
export function rankCandidates(line: LineFacts, documents: readonly PayableDocument[]): Suggestion[] {
  const weighed = documents.map((document) => weigh(line, document)).filter((one) => one !== null)
  const together = namedTogether(line, weighed)
  const rivals = weighed.filter((one) => one.isPayable && one.isNamed && one.amountEqual)
  const suggestions = weighed.map((one) => {
    const ties = together.has(one.document.n) ? 0 : rivalsOf(one, rivals)
    return graded(line, one, { together: together.get(one.document.n) ?? 0, ties })
  })
  spreadTies(suggestions)
  return suggestions.sort(byRank)
}

/** The best grade of a line's candidates and whose it is; null when nothing can be suggested. */
export function bestOf(suggestions: readonly Suggestion[]): { grade: Grade; documentN: number } | null {
  const payable = suggestions.find((one) => canBePaid(one.document))
  return payable === undefined ? null : { grade: payable.grade, documentN: payable.document.n }
}

export function canBePaid(document: PayableDocument): boolean {
  const isDebt = document.kind === 'proforma' || document.kind === 'invoice'
  return isDebt && (document.state === 'open' || document.state === 'part-paid') && document.openCents > 0
}

/** How many documents the line could mean instead of each other; a number without its prefix is no rival of a whole one. */
function rivalsOf(one: Weighed, named: readonly Weighed[]): number {
  if (!named.includes(one)) return 0
  const rivals = isWhole(one) ? named.filter(isWhole) : named
  return rivals.length > 1 ? rivals.length : 0
}

function isWhole(one: Weighed): boolean {
  return one.reference !== null || (one.number !== null && one.number.how !== 'bare')
}

interface Weighed {
  document: PayableDocument
  number: ReadNumber | null
  reference: { reference: string; structured: boolean } | null
  isNamed: boolean
  isPayable: boolean
  amountEqual: boolean
  /** Payer's account or name speaks for the card. */
  isKnownPayer: boolean
  evidence: Evidence[]
}

function weigh(line: LineFacts, document: PayableDocument): Weighed | null {
  const number = line.numbers.find((one) => one.number === document.number) ?? null
  const reference =
    document.reference === ''
      ? null
      : (line.references.find((one) => one.reference === document.reference) ?? null)
  const isPayable = canBePaid(document)
  const isNamed = number !== null || reference !== null
  const amountEqual = isPayable && document.openCents === line.remainingCents
  const paidBefore = line.payers.get(document.customerN) ?? 0
  const isIbanOfCard = line.ibanCards.has(document.customerN)
  const isNameOfCard =
    line.nameCards.has(document.customerN) || sameName(line.counterpartyName, document.customerName)
  const isKnownPayer = paidBefore > 0 || isIbanOfCard || isNameOfCard
  if (!isNamed && !isPayable) return null
  if (!isNamed && !amountEqual && !isKnownPayer) return null
  const evidence: Evidence[] = [
    ...namedEvidence(number, reference),
    ...amountEvidence(line, document, isPayable),
  ]
  if (paidBefore > 0) evidence.push(speaks('iban-paid-before', 'for', { count: paidBefore }))
  else if (isIbanOfCard) evidence.push(speaks('iban-of-card', 'for'))
  if (isNameOfCard) evidence.push(speaks('name-equal', 'for', { name: document.customerName }))
  if (!isNamed) evidence.push(speaks('not-named', 'neutral'))
  if (document.currency !== line.currency) {
    evidence.push(speaks('other-currency', 'against', { currency: document.currency, found: line.currency }))
  }
  return { document, number, reference, isNamed, isPayable, amountEqual, isKnownPayer, evidence }
}

function speaks(code: string, weight: Evidence['weight'], params: Evidence['params'] = {}): Evidence {
  return { code, weight, params }
}

function namedEvidence(
  number: ReadNumber | null,
  reference: { reference: string; structured: boolean } | null,
): Evidence[] {
  const evidence: Evidence[] = []
  if (reference !== null) {
    const code = reference.structured ? 'reference' : 'reference-in-text'
    evidence.push(speaks(code, 'for', { reference: reference.reference }))
  }
  if (number !== null) {
    const { written } = number
    const code = { exact: 'number', noisy: 'number-written', bare: 'number-without-prefix' }[number.how]
    evidence.push(speaks(code, 'for', { number: number.number, written }))
  }
  return evidence
}

function amountEvidence(line: LineFacts, document: PayableDocument, isPayable: boolean): Evidence[] {
  if (!isPayable) {
    const { state, invoice } = document
    return [speaks('cannot-be-paid', 'against', { state, invoice: invoice?.number ?? '' })]
  }
  const { openCents } = document
  const params = { openCents, receivedCents: line.remainingCents }
  if (openCents === line.remainingCents) return [speaks('amount-equal', 'for', params)]
  if (openCents > line.remainingCents) return [speaks('amount-less', 'neutral', params)]
  return [speaks('amount-more', 'against', params)]
}

/** Several named documents of one card that the line pays exactly: each key has how many they are. */
function namedTogether(line: LineFacts, weighed: readonly Weighed[]): Map<number, number> {
  const named = weighed.filter((one) => one.isNamed && one.isPayable)
  const sum = named.reduce((total, one) => total + one.document.openCents, 0)
  const isOneCard = new Set(named.map((one) => one.document.customerN)).size === 1
  if (named.length < 2 || !isOneCard || sum !== line.remainingCents) return new Map()
  return new Map(named.map((one) => [one.document.n, named.length]))
}

function graded(line: LineFacts, one: Weighed, found: { together: number; ties: number }): Suggestion {
  const { document } = one
  const evidence =
    found.together === 0
      ? [...one.evidence]
      : [
          ...one.evidence.filter(({ code }) => code !== 'amount-less' && code !== 'amount-more'),
          speaks('sum-equal', 'for', { count: found.together, receivedCents: line.remainingCents }),
        ]
  if (found.ties > 1) evidence.push(speaks('tie', 'against', { count: found.ties }))
  const proposedCents = cents(one.isPayable ? Math.min(document.openCents, line.remainingCents) : 0)
  return { document, proposedCents, evidence, grade: gradeOf(one, evidence, found.together > 0) }
}

function gradeOf(one: Weighed, evidence: readonly Evidence[], isPartOfSum: boolean): Grade {
  const against = evidence.filter(({ weight }) => weight === 'against').map(({ code }) => code)
  if (!one.isPayable || against.includes('other-currency')) return 'possible'
  if (one.isNamed) {
    const isSure = isWhole(one) || one.isKnownPayer
    if (against.includes('amount-more')) return one.isKnownPayer ? 'likely' : 'possible'
    if (against.length > 0) return isSure ? 'likely' : 'possible'
    if (one.amountEqual && isSure) return 'certain'
    return isPartOfSum || isSure || one.amountEqual ? 'likely' : 'possible'
  }
  return one.amountEqual && one.isKnownPayer ? 'likely' : 'possible'
}

/** Documents that nothing but their amount and payer speak for are a tie where there are several. */
function spreadTies(suggestions: Suggestion[]): void {
  const likely = suggestions.filter(
    (one) => one.grade === 'likely' && one.evidence.some(({ code }) => code === 'not-named'),
  )
  if (likely.length < 2) return
  for (const one of likely) {
    one.grade = 'possible'
    one.evidence.push(speaks('tie', 'against', { count: likely.length }))
  }
}

function byRank(one: Suggestion, other: Suggestion): number {
  return (
    gradeRank[one.grade] - gradeRank[other.grade] ||
    scoreOf(other) - scoreOf(one) ||
    (one.document.dueDay < other.document.dueDay
      ? -1
      : one.document.dueDay > other.document.dueDay
        ? 1
        : 0) ||
    one.document.n - other.document.n
  )
}

const scores: Readonly<Record<string, number>> = {
  reference: 6,
  number: 6,
  'reference-in-text': 5,
  'number-written': 5,
  'number-without-prefix': 4,
  'sum-equal': 4,
  'amount-equal': 3,
  'iban-paid-before': 2,
  'iban-of-card': 2,
  'name-equal': 1,
}

function scoreOf(suggestion: Suggestion): number {
  return suggestion.evidence.reduce(
    (sum, { code, weight }) => sum + (scores[code] ?? (weight === 'against' ? -2 : 0)),
    0,
  )
}

/** Names are equal when nothing but case, marks, blanks and signs tells them apart; very short ones say nothing. */
export function sameName(one: string, other: string): boolean {
  const key = foldAlphanumeric(one)
  return key.length >= 4 && key === foldAlphanumeric(other)
}
