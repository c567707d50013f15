import type { z } from 'zod'
import type { zCandidate } from '../../../../shared/contract/payments.ts'
import type { Cents } from '../../../../shared/values/money.ts'
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
  /** Runs of digits in it that a number with a slip may hide in. */
  digitRuns: readonly string[]
  /** ISO 11649 references in electronic form, and whether each stood in its own field. */
  references: readonly { reference: string; structured: boolean }[]
  /** Cards whose documents this IBAN paid before, with how often. */
  payers: ReadonlyMap<number, number>
  /** Cards whose documents a payer of this name paid before, with how often. */
  namePayers: ReadonlyMap<number, number>
  /** Cards that carry this IBAN, and cards whose folded name is the payer's. */
  ibanCards: ReadonlySet<number>
  nameCards: ReadonlySet<number>
  /** Cards whose name begins as the payer's and is much alike, with that name. */
  alikeCards: ReadonlyMap<number, string>
  /** How many documents are open for exactly this amount, whoever's. */
  sameAmountCount: number
  /** Cards that owned a named domain on the booking day. */
  domainCards: ReadonlyMap<number, NamedDomain>
  /** Documents that have a named domain's service on a line. */
  domainDocuments: ReadonlyMap<number, NamedDomain>
  /** Cards whose number is named. */
  numberedCards: ReadonlyMap<number, { cardNumber: string; isLabelled: boolean }>
  /** Cards that took over from one that any of these traits found, with the number of the old card. */
  takenOver: ReadonlyMap<number, string>
  /** Documents that a payment of exactly this amount was announced for. */
  promises: ReadonlyMap<number, Promised>
  /** What a payment may fall short of a document and still be meant for all of it. */
  toleranceCents: number
}

export interface Promised {
  promisedDay: string
  amountCents: number
}

export interface NamedDomain {
  domain: string
  written: string
  how: 'written' | 'spaced'
}

/**
 * Documents that stand for earlier ones now (an invoice for its proforma, a proforma for those it replaced), with the
 * keys of the earlier ones.
 */
export type Followers = ReadonlyMap<number, readonly number[]>

export interface Suggestion {
  document: PayableDocument
  proposedCents: Cents
  grade: Grade
  evidence: Evidence[]
}

export function canBePaid(document: PayableDocument): boolean {
  const isDebt = document.kind === 'proforma' || document.kind === 'invoice'
  return isDebt && (document.state === 'open' || document.state === 'part-paid') && document.openCents > 0
}

export function speaks(code: string, weight: Evidence['weight'], params: Evidence['params'] = {}): Evidence {
  return { code, weight, params }
}

/** Every card that a trait of the payer, and not of a document, points to. */
export function cardsOf(line: LineFacts): Set<number> {
  return new Set([
    ...line.payers.keys(),
    ...line.namePayers.keys(),
    ...line.ibanCards,
    ...line.nameCards,
    ...line.alikeCards.keys(),
    ...line.domainCards.keys(),
    ...line.numberedCards.keys(),
    ...line.takenOver.keys(),
  ])
}
