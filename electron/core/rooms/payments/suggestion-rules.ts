import { cents } from '../../../../shared/values/money.ts'
import type { PayableDocument } from '../billing/index.ts'
import { type AmountSet, findAmountSet } from './amount-sets.ts'
import { type Weighed, weigh } from './candidate-weighing.ts'
import { nameParts } from './name-likeness.ts'
import {
  canBePaid,
  cardsOf,
  type Evidence,
  type Followers,
  type Grade,
  type LineFacts,
  speaks,
  type Suggestion,
} from './suggestion-facts.ts'

export { canBePaid, type Evidence, type Grade, type LineFacts, type Suggestion } from './suggestion-facts.ts'

/** So many open documents of an amount still make it telling. */
const fewOfAmount = 10

const gradeRank = { certain: 0, likely: 1, possible: 2 } as const

/**
 * Ranks documents for a line. *Certain* needs a document that the line names (number, reference, or the domain it is
 * for), that can be paid, is open for exactly this amount (or in a set that is), and has no rival. Never certain:
 * amount alone, a tie, a settled or cancelled document, a contradiction; a number without its prefix, with a slip or
 * only its last part, where account and name do not speak for the card.
 */
export function rankCandidates(
  line: LineFacts,
  documents: readonly PayableDocument[],
  followers: Followers = new Map(),
): Suggestion[] {
  const byKey = new Map(documents.map((document) => [document.n, document]))
  const payerName = nameParts(line.counterpartyName)
  const isExact = documents.some(
    (one) => canBePaid(one) && one.openCents === line.remainingCents && namesWhole(line, one),
  )
  const weighed = documents
    .map((document) => {
      const earlier = (followers.get(document.n) ?? []).flatMap((n) => byKey.get(n) ?? [])
      const follows = earlier.find((one) => namesWhole(line, one))
      return weigh(line, document, { payerName, follows, isExact })
    })
    .filter((one) => one !== null)
  const field: Field = {
    line,
    weighed,
    set: findAmountSet(line, weighed),
    payersCards: payersCards(line, weighed),
  }
  return inRank(weighed.map((one) => graded(field, one)))
}

/** The best grade of a line's candidates and whose it is; null when nothing can be suggested. */
export function bestOf(suggestions: readonly Suggestion[]): { grade: Grade; documentN: number } | null {
  const payable = suggestions.find((one) => canBePaid(one.document))
  return payable === undefined ? null : { grade: payable.grade, documentN: payable.document.n }
}

/** All that stands beside a document when it is graded. */
interface Field {
  line: LineFacts
  weighed: readonly Weighed[]
  set: AmountSet | null
  payersCards: ReadonlySet<number>
}

function namesWhole(line: LineFacts, { number, reference }: PayableDocument): boolean {
  return (
    line.references.some((one) => reference !== '' && one.reference === reference) ||
    line.numbers.some((one) => one.number === number && (one.how === 'exact' || one.how === 'noisy'))
  )
}

/** Cards that the payer's account, name, domain or card number stands for. */
function payersCards(line: LineFacts, weighed: readonly Weighed[]): Set<number> {
  const cards = cardsOf(line)
  for (const one of weighed) if (one.payer !== 'none') cards.add(one.document.customerN)
  return cards
}

function graded(field: Field, one: Weighed): Suggestion {
  const { line, set } = field
  const { document } = one
  const isInSet = set?.documentNs.has(document.n) === true
  const evidence = isInSet ? withSum(field, one.evidence) : [...one.evidence]
  const rivals = isInSet ? 0 : rivalsOf(field, one)
  if (rivals > 0) evidence.push(speaks('tie', 'against', { count: rivals + 1 }))
  if (isOfOthers(field, one)) evidence.push(speaks('payer-of-other-card', 'against'))
  const isComparable = one.isPayable && document.currency === line.currency
  const proposedCents = cents(isComparable ? Math.min(document.openCents, line.remainingCents) : 0)
  return { document, proposedCents, evidence, grade: gradeOf(field, one, evidence) }
}

function withSum({ set, line }: Field, evidence: readonly Evidence[]): Evidence[] {
  const code = set?.isNamed === true ? 'sum-equal' : 'set-equal'
  const params = { count: set?.documentNs.size ?? 0, receivedCents: line.remainingCents }
  return [...evidence.filter(({ code: own }) => !own.startsWith('amount-')), speaks(code, 'for', params)]
}

/** Other documents with the same claim to the line: as surely named, by as good a payer, and of the same amount. */
function rivalsOf(field: Field, one: Weighed): number {
  if (!one.isPayable || one.fit !== 'equal') return 0
  return field.weighed.filter(
    (other) =>
      other !== one &&
      other.isPayable &&
      other.fit === 'equal' &&
      (one.naming === 'whole' ? other.naming === 'whole' : other.pull >= one.pull),
  ).length
}

/**
 * The payer stands for other cards, and one of theirs has the same amount open: a slip may have led here, or somebody
 * else's number. A reference has check digits against slips.
 */
function isOfOthers({ line, weighed, payersCards: cards }: Field, one: Weighed): boolean {
  if (!one.isPayable || one.naming === 'none' || cards.size === 0) return false
  if (cards.has(one.document.customerN) || one.evidence.some(({ code }) => code.startsWith('reference'))) {
    return false
  }
  if (one.isCommonForm || one.naming !== 'whole') return true
  return weighed.some(
    (other) =>
      other.isPayable &&
      cards.has(other.document.customerN) &&
      other.document.openCents === line.remainingCents,
  )
}

function gradeOf(field: Field, one: Weighed, evidence: readonly Evidence[]): Grade {
  if (!one.isPayable) return 'possible'
  const isContradicted = evidence.some(
    ({ code, weight }) => weight === 'against' && code !== 'amount-more' && code !== 'tie',
  )
  if (evidence.some(({ code }) => code === 'other-currency'))
    return one.naming === 'whole' ? 'likely' : 'possible'
  if (field.set?.documentNs.has(one.document.n) === true) return gradeInSet(field.set, one, isContradicted)
  const isTie = evidence.some(({ code }) => code === 'tie')
  const grade = gradeByNaming(field, one, isTie)
  return isContradicted && grade === 'certain' ? 'likely' : grade
}

function gradeInSet(set: AmountSet, one: Weighed, isContradicted: boolean): Grade {
  const isSure = one.naming === 'whole' || (one.payer === 'sure' && one.naming !== 'none')
  return set.isNamed && isSure && !set.hasRival && !isContradicted ? 'certain' : 'likely'
}

function gradeByNaming(field: Field, one: Weighed, isTie: boolean): Grade {
  const isEqual = one.fit === 'equal'
  const isKnown = one.payer === 'sure'
  switch (one.naming) {
    case 'whole':
      if (!isEqual && isSlipOfOther(field, one)) return 'possible'
      return isEqual && !isTie && !namesMore(field, one) && hasWitness(field, one) ? 'certain' : 'likely'
    case 'bare':
      if (isEqual && !isTie) return isKnown || one.domain !== null ? 'certain' : 'likely'
      return isKnown || isEqual || one.payer === 'alike' ? 'likely' : 'possible'
    case 'slip':
    case 'tail':
      if (isEqual && !isTie && !namesOther(field, one)) {
        return isKnown && !namesMore(field, one) ? 'certain' : 'likely'
      }
      return (isKnown || one.payer === 'alike') && !namesOther(field, one) ? 'likely' : 'possible'
    case 'follower':
      return isEqual || isKnown ? 'likely' : 'possible'
    case 'none':
      return one.domain === null ? gradeByPayer(field, one) : gradeByDomain(field, one, isTie)
  }
}

/**
 * A slip in a number leads to another number that is as well formed, and where many documents have the amount, to
 * one that fits. So something else must speak for it: check digits, the payer, the domain, or an amount few have.
 */
function hasWitness({ line }: Field, one: Weighed): boolean {
  if (one.payer !== 'none' || one.domain !== null) return true
  return one.evidence.some(({ code }) => code.startsWith('reference')) || line.sameAmountCount <= fewOfAmount
}

/** The number is whole, but a slip away from it lies a document of the payer's own card with exactly the amount. */
function isSlipOfOther(field: Field, one: Weighed): boolean {
  if (field.payersCards.has(one.document.customerN)) return false
  return field.weighed.some(
    (other) =>
      other !== one &&
      other.isPayable &&
      other.fit === 'equal' &&
      other.payer === 'sure' &&
      (other.naming === 'slip' || other.naming === 'tail'),
  )
}

/** Another document is named whole and would be left unpaid: which one is meant is a clerk's to see. */
function namesMore({ weighed }: Field, one: Weighed): boolean {
  return weighed.some((other) => other !== one && other.isPayable && other.naming === 'whole')
}

/**
 * Another open document is named whole: then digits are no slip and no last part of this one. But where the payer
 * stands for this card and not for that one, and only this one has the amount, that number is the slip.
 */
function namesOther({ weighed, payersCards: cards }: Field, one: Weighed): boolean {
  const mayBeMeant = (other: Weighed): boolean =>
    one.fit !== 'equal' ||
    one.payer !== 'sure' ||
    other.fit === 'equal' ||
    cards.has(other.document.customerN)
  return weighed.some(
    (other) => other !== one && other.isPayable && other.naming === 'whole' && mayBeMeant(other),
  )
}

function gradeByDomain(field: Field, one: Weighed, isTie: boolean): Grade {
  if (namesOther(field, one)) return 'possible'
  if (one.fit === 'equal') {
    const isSure = one.domain?.how === 'written' || one.payer !== 'none' || one.domain?.isOnDocument === true
    if (!isTie) return isSure ? 'certain' : 'likely'
    return isOldestTwin(field, one) ? 'likely' : 'possible'
  }
  const open = field.weighed.filter(
    (other) => other.isPayable && other.document.customerN === one.document.customerN,
  )
  if (open.some((other) => other.fit === 'equal')) return 'possible'
  return one.domain?.isOnDocument === true || open.length === 1 ? 'likely' : 'possible'
}

/** Nothing but amount and payer: likely at most, and only the oldest of several alike of one card. */
function gradeByPayer(field: Field, one: Weighed): Grade {
  if (one.payer === 'none' || namesOther(field, one)) return 'possible'
  if (one.isPromised && field.weighed.filter((other) => other.isPromised).length === 1) return 'likely'
  const open = field.weighed.filter((other) => other.isPayable && claim(other) >= claim(one))
  if (one.fit === 'equal') return isOldestTwin(field, one) ? 'likely' : 'possible'
  if (open.some((other) => other.fit === 'equal' || field.set?.documentNs.has(other.document.n) === true)) {
    return 'possible'
  }
  if (one.payer !== 'sure') return 'possible'
  const isNear = one.fit === 'cent' || one.fit === 'fee'
  if (open.length === 1) return isNear || one.isByIban ? 'likely' : 'possible'
  return isNear && open.filter(({ fit }) => fit === one.fit).length === 1 ? 'likely' : 'possible'
}

/** As `pull`; an announced payment decides between documents that are alike otherwise, but makes none certain. */
function claim({ pull, isPromised }: Weighed): number {
  return isPromised ? pull + 0.5 : pull
}

/** The first due among documents of the same card with the same claim; none where another card has that claim too. */
function isOldestTwin({ weighed }: Field, one: Weighed): boolean {
  const twins = weighed.filter(
    (other) => other !== one && other.isPayable && other.fit === 'equal' && claim(other) >= claim(one),
  )
  return twins.every(
    (other) =>
      other.document.customerN === one.document.customerN &&
      claim(other) === claim(one) &&
      compareAge(one.document, other.document) < 0,
  )
}

function compareAge(one: PayableDocument, other: PayableDocument): number {
  return one.dueDay < other.dueDay ? -1 : one.dueDay > other.dueDay ? 1 : one.n - other.n
}

function inRank(suggestions: readonly Suggestion[]): Suggestion[] {
  return suggestions
    .map((own) => ({ own, score: scoreOf(own) }))
    .sort(
      (one, other) =>
        gradeRank[one.own.grade] - gradeRank[other.own.grade] ||
        other.score - one.score ||
        compareAge(one.own.document, other.own.document),
    )
    .map(({ own }) => own)
}

const scores: Readonly<Record<string, number>> = {
  reference: 9,
  'reference-in-text': 9,
  number: 9,
  'number-written': 8,
  'number-without-prefix': 6,
  'number-slip': 4,
  'number-tail': 4,
  'follows-named': 5,
  'domain-on-document': 5,
  'domain-of-card': 3,
  'sum-equal': 5,
  'set-equal': 4,
  'amount-equal': 4,
  'amount-cent': 3,
  'amount-fee': 1,
  'iban-paid-before': 3,
  'iban-of-card': 3,
  'card-number': 2,
  promised: 3,
  'name-paid-before': 2,
  'name-equal': 2,
  'name-alike': 1,
  'card-taken-over': 1,
}

function scoreOf(suggestion: Suggestion): number {
  return suggestion.evidence.reduce(
    (sum, { code, weight }) => sum + (scores[code] ?? (weight === 'against' ? -2 : 0)),
    0,
  )
}
