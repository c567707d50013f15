import type { OutgoingCandidate } from '../../../../shared/contract/payments-outgoing.ts'
import { addDays, day, epochDayOf } from '../../../../shared/values/day.ts'
import { type Cents, cents } from '../../../../shared/values/money.ts'
import { type Evidence, speaks } from './suggestion-facts.ts'

/** A line whose money is looked for; amounts are signed minor units. */
export interface LineToExplain {
  remainingCents: number
  currency: string
  bookingDay: string
  counterpartyIban: string
  counterpartyKey: string
  endToEndId: string
  remittance: string
  returnCode: string
  ownIban: string
}

/** A document that was paid and still has money, with what its payers were. */
export interface PaidDocument {
  id: string
  number: string
  customerName: string
  currency: string
  invoiceNumber: string | null
  /** What it received and still has. */
  heldCents: number
  lastPaidDay: string
  payments: readonly { amountCents: number; payerIban: string; payerKey: string }[]
  /** How the payer's number was written in the text of the line, where it is named. */
  namedAs: string | null
}

export interface OpenRefund {
  id: string
  endToEndId: string
  customerName: string
  amountCents: number
  currency: string
  iban: string
  orderedDay: string
}

export interface OppositeLine {
  id: string
  accountName: string
  accountIban: string
  counterpartyName: string
  counterpartyIban: string
  remainingCents: number
  bookingDay: string
}

/** Days between the two bookings of a transfer between own accounts, over a weekend or a holiday. */
export const transferDays = 5

/** The booking days in which the other side of a transfer is looked for. */
export function transferPeriod(bookingDay: string): { fromDay: string; toDay: string } {
  const booked = day(bookingDay)
  return { fromDay: addDays(booked, -transferDays), toDay: addDays(booked, transferDays) }
}

interface Weighed {
  candidate: OutgoingCandidate
  score: number
}

/** Ranks what a line may be. What only the amount speaks for comes last, and nothing is offered for no reason. */
export function rankOutgoing(
  line: LineToExplain,
  found: {
    documents: readonly PaidDocument[]
    refunds: readonly OpenRefund[]
    opposites: readonly OppositeLine[]
  },
): OutgoingCandidate[] {
  const weighed = [
    ...found.documents.flatMap((document) => weighReturn(line, document)),
    ...found.refunds.flatMap((refund) => weighRefund(line, refund)),
    ...found.opposites.map((opposite) => weighTransfer(line, opposite)),
  ]
  return weighed
    .sort(
      (one, other) =>
        other.score - one.score ||
        (one.candidate.day < other.candidate.day ? 1 : one.candidate.day > other.candidate.day ? -1 : 0),
    )
    .map(({ candidate }) => candidate)
}

function weighReturn(line: LineToExplain, document: PaidDocument): Weighed[] {
  if (document.heldCents <= 0 || document.currency !== line.currency) return []
  const wanted = -line.remainingCents
  const evidence: Evidence[] = []
  let score = line.returnCode === '' ? 0 : 1
  const add = (points: number, ...spoken: Parameters<typeof speaks>) => {
    score += points
    evidence.push(speaks(...spoken))
  }
  const { number, namedAs } = document
  if (namedAs === number) add(4, 'number', 'for', { number, written: namedAs })
  else if (namedAs !== null) add(4, 'number-written', 'for', { number, written: namedAs })
  const { counterpartyIban: iban, counterpartyKey: key } = line
  if (iban !== '' && document.payments.some((one) => one.payerIban === iban)) add(3, 'paid-from-iban', 'for')
  else if (key !== '' && document.payments.some((one) => one.payerKey === key)) add(2, 'paid-by-name', 'for')
  if (evidence.length === 0) return []
  if (document.payments.some((one) => one.amountCents === wanted)) add(3, 'amount-of-payment', 'for')
  else if (document.heldCents < wanted) add(-1, 'holds-less', 'against', { heldCents: document.heldCents })
  return [
    weighedOf(score, {
      kind: 'return',
      id: document.id,
      label: number,
      partyName: document.customerName,
      day: day(document.lastPaidDay),
      amountCents: cents(-Math.min(wanted, document.heldCents)),
      invoiceNumber: document.invoiceNumber,
      evidence,
    }),
  ]
}

function weighRefund(line: LineToExplain, refund: OpenRefund): Weighed[] {
  if (refund.currency !== line.currency || refund.amountCents > -line.remainingCents) return []
  const evidence: Evidence[] = []
  let score = 0
  const isNamed =
    refund.endToEndId !== '' &&
    [line.endToEndId, line.remittance].some((text) => text.includes(refund.endToEndId))
  if (isNamed) {
    score += 8
    evidence.push(speaks('end-to-end', 'for', { reference: refund.endToEndId }))
  }
  if (refund.iban !== '' && refund.iban === line.counterpartyIban) {
    score += 3
    evidence.push(speaks('refund-iban', 'for'))
  }
  if (refund.amountCents === -line.remainingCents) {
    score += 3
    evidence.push(speaks('amount-equal', 'for'))
  }
  if (evidence.length === 0) return []
  return [
    weighedOf(score, {
      kind: 'refund',
      id: refund.id,
      label: refund.endToEndId,
      partyName: refund.customerName,
      day: day(refund.orderedDay),
      amountCents: cents(-refund.amountCents),
      invoiceNumber: null,
      evidence,
    }),
  ]
}

function weighTransfer(line: LineToExplain, opposite: OppositeLine): Weighed {
  const evidence = [speaks('amount-equal', 'for')]
  const days = Math.abs(epochDayOf(day(opposite.bookingDay)) - epochDayOf(day(line.bookingDay)))
  const names = (iban: string, own: string) => iban !== '' && iban === own
  const isOwn =
    names(line.counterpartyIban, opposite.accountIban) || names(opposite.counterpartyIban, line.ownIban)
  if (isOwn) evidence.push(speaks('own-iban', 'for'))
  evidence.push(days === 0 ? speaks('same-day', 'for') : speaks('days-apart', 'neutral', { count: days }))
  return weighedOf((isOwn ? 9 : 2) - days / 10, {
    kind: 'transfer',
    id: opposite.id,
    label: opposite.accountName,
    partyName: opposite.counterpartyName,
    day: day(opposite.bookingDay),
    amountCents: negated(opposite.remainingCents),
    invoiceNumber: null,
    evidence,
  })
}

function weighedOf(score: number, candidate: OutgoingCandidate): Weighed {
  return { score, candidate }
}

function negated(amountCents: number): Cents {
  return cents(amountCents === 0 ? 0 : -amountCents)
}
