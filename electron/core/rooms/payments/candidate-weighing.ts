import type { PayableDocument } from '../billing/index.ts'
import { likeness, type NameLikeness, type NameParts, nameParts } from './name-likeness.ts'
import type { ReadNumber } from './number-reader.ts'
import { digitsOf, isOneSlip } from './slips.ts'
import { canBePaid, type Evidence, type LineFacts, type NamedDomain, speaks } from './suggestion-facts.ts'

/** How a line names a document, the surest first; `whole` leaves no other reading. */
export type Naming = 'whole' | 'bare' | 'slip' | 'tail' | 'follower' | 'none'
/** What of the payer speaks for a card; `sure` is an account, a name, or a labelled card number. */
export type PayerTrust = 'sure' | 'alike' | 'none'
export type AmountFit = 'equal' | 'cent' | 'fee' | 'less' | 'more'

export interface Weighed {
  document: PayableDocument
  naming: Naming
  /** The number is whole, but of a series whose numbers other companies use as well. */
  isCommonForm: boolean
  domain: (NamedDomain & { isOnDocument: boolean }) | null
  payer: PayerTrust
  /** The account the money came from speaks for the card. */
  isByIban: boolean
  isPayable: boolean
  fit: AmountFit
  /** A payment of exactly this amount was announced for it. */
  isPromised: boolean
  /** How surely the line means it: by what it names, then by the account, then by the name. */
  pull: number
  evidence: Evidence[]
}

/** Banks on the way take so much of a transfer from abroad, and no more than this part of it. */
const largestFeeCents = 35_00
const largestFeeShare = 0.3

const partsOfDocument = new WeakMap<PayableDocument, NameParts>()

function partsOf(document: PayableDocument): NameParts {
  const known = partsOfDocument.get(document)
  if (known !== undefined) return known
  const parts = nameParts(document.customerName)
  partsOfDocument.set(document, parts)
  return parts
}

/** What is known before a document is weighed. */
export interface Beside {
  /** The line's. */
  payerName: NameParts
  /** The named document that this one stands for now. */
  follows: PayableDocument | undefined
  /** Some document is named whole and has the amount: then no digits are a slip. */
  isExact: boolean
}

/** What of a line speaks for and against one document; null where nothing does. */
export function weigh(
  line: LineFacts,
  document: PayableDocument,
  { payerName, follows, isExact }: Beside,
): Weighed | null {
  const isPayable = canBePaid(document)
  const payer = weighPayer(line, document, likeness(payerName, partsOf(document)))
  const domain = domainOf(line, document)
  const fit = fitOf(line, document)
  const number = line.numbers.find((one) => one.number === document.number) ?? null
  const reference =
    document.reference === ''
      ? null
      : (line.references.find((one) => one.reference === document.reference) ?? null)
  const mayHaveSlipped = isPayable && !isExact && (fit === 'equal' || payer.trust !== 'none')
  const slip = number === null && reference === null && mayHaveSlipped ? slipOf(line, document) : null
  const naming = namingOf({ number, isReferenced: reference !== null, slip, follows })
  if (naming === 'tail' && !isPayable) return null
  const isPointedTo = naming !== 'none' && naming !== 'tail'
  const promised = line.promises.get(document.n)
  const isFound =
    payer.trust !== 'none' || domain !== null || promised !== undefined || (isPayable && fit === 'equal')
  if (!isPointedTo && (!isPayable || !isFound)) return null
  const evidence: Evidence[] = []
  if (reference !== null) {
    const code = reference.structured ? 'reference' : 'reference-in-text'
    evidence.push(speaks(code, 'for', { reference: reference.reference }))
  }
  if (number !== null) evidence.push(numberEvidence(number))
  if (slip !== null) evidence.push(speaks('number-slip', 'for', { number: document.number, written: slip }))
  if (naming === 'follower' && follows !== undefined) {
    evidence.push(speaks('follows-named', 'for', { number: follows.number }))
  }
  if (domain !== null) {
    const code = domain.isOnDocument ? 'domain-on-document' : 'domain-of-card'
    evidence.push(speaks(code, 'for', { domain: domain.domain, written: domain.written }))
  }
  if (promised !== undefined && isPayable) {
    const { promisedDay, amountCents } = promised
    evidence.push(speaks('promised', 'for', { promisedDay, amountCents }))
  }
  evidence.push(...amountEvidence(line, document, { isPayable, fit }), ...payer.evidence)
  if (naming === 'none' && domain === null) evidence.push(speaks('not-named', 'neutral'))
  if (document.currency !== line.currency) {
    evidence.push(speaks('other-currency', 'against', { currency: document.currency, found: line.currency }))
  }
  const isCommonForm = reference === null && /^\d/u.test(document.number)
  return {
    document,
    naming,
    isCommonForm,
    domain,
    payer: payer.trust,
    isByIban: payer.isByIban,
    isPayable,
    fit,
    isPromised: promised !== undefined && isPayable,
    pull: pullOf(naming, domain, payer),
    evidence,
  }
}

const namingRank = { whole: 5, bare: 4, slip: 3, follower: 3, tail: 2, none: 0 } as const

function pullOf(
  naming: Naming,
  domain: Weighed['domain'],
  { trust, isByIban }: { trust: PayerTrust; isByIban: boolean },
): number {
  const named = domain === null ? 0 : domain.isOnDocument ? 3.5 : 1
  const payer = isByIban ? 3 : trust === 'sure' ? 2 : trust === 'alike' ? 1 : 0
  return Math.max(namingRank[naming], named) * 10 + payer
}

function namingOf(found: {
  number: ReadNumber | null
  isReferenced: boolean
  slip: string | null
  follows: PayableDocument | undefined
}): Naming {
  const how = found.number?.how
  if (found.isReferenced || how === 'exact' || how === 'noisy') return 'whole'
  if (how === 'bare') return 'bare'
  if (found.follows !== undefined) return 'follower'
  if (found.slip !== null || how === 'slip') return 'slip'
  return how === 'tail' ? 'tail' : 'none'
}

function numberEvidence({ number, written, how }: ReadNumber): Evidence {
  const code = {
    exact: 'number',
    noisy: 'number-written',
    bare: 'number-without-prefix',
    slip: 'number-slip',
    tail: 'number-tail',
  }[how]
  return speaks(code, 'for', { number, written })
}

const knownDigits = new WeakMap<PayableDocument, { whole: string; short: string | null }>()

/** The digits of its number, and those without the century. */
function digitsOfDocument(document: PayableDocument): { whole: string; short: string | null } {
  const known = knownDigits.get(document)
  if (known !== undefined) return known
  const whole = digitsOf(document.number)
  const digits = { whole, short: /^20\d\d/u.test(whole) ? whole.slice(2) : null }
  knownDigits.set(document, digits)
  return digits
}

/** The digits of the document's number with one slip in them, or a reference whose check digits do not hold. */
export function slipOf(line: LineFacts, document: PayableDocument): string | null {
  if (line.digitRuns.length === 0) return null
  const { whole, short } = digitsOfDocument(document)
  if (whole.length < 6) return null
  const slipped = (run: string): boolean =>
    isOneSlip(run, whole) || (short !== null && run.length >= 7 && isOneSlip(run, short))
  return line.digitRuns.find((run) => run === whole || slipped(run)) ?? null
}

function domainOf(line: LineFacts, document: PayableDocument): Weighed['domain'] {
  const onDocument = line.domainDocuments.get(document.n)
  if (onDocument !== undefined) return { ...onDocument, isOnDocument: true }
  const ofCard = line.domainCards.get(document.customerN)
  return ofCard === undefined ? null : { ...ofCard, isOnDocument: false }
}

function weighPayer(
  line: LineFacts,
  document: PayableDocument,
  name: NameLikeness,
): { trust: PayerTrust; isByIban: boolean; evidence: Evidence[] } {
  const { customerN } = document
  const paidBefore = line.payers.get(customerN) ?? 0
  const namePaidBefore = line.namePayers.get(customerN) ?? 0
  const isIbanOfCard = line.ibanCards.has(customerN)
  const isName = line.nameCards.has(customerN) || name === 'equal'
  // A document keeps the name that its card had then.
  const nameNow = line.alikeCards.get(customerN)
  const isAlikeName = name === 'alike' || nameNow !== undefined
  const named = line.numberedCards.get(customerN)
  const oldCard = line.takenOver.get(customerN)
  const evidence: Evidence[] = []
  if (paidBefore > 0) evidence.push(speaks('iban-paid-before', 'for', { count: paidBefore }))
  else if (isIbanOfCard) evidence.push(speaks('iban-of-card', 'for'))
  if (isName) evidence.push(speaks('name-equal', 'for', { name: document.customerName }))
  else if (isAlikeName) evidence.push(speaks('name-alike', 'for', { name: nameNow ?? document.customerName }))
  else if (namePaidBefore > 0 && paidBefore === 0) {
    evidence.push(speaks('name-paid-before', 'for', { count: namePaidBefore }))
  }
  if (named !== undefined) evidence.push(speaks('card-number', 'for', { cardNumber: named.cardNumber }))
  if (oldCard !== undefined) evidence.push(speaks('card-taken-over', 'for', { cardNumber: oldCard }))
  const isByIban = paidBefore > 0 || isIbanOfCard
  const isSure = isByIban || isName || namePaidBefore > 0 || named?.isLabelled === true
  const isAlike = isAlikeName || named !== undefined || oldCard !== undefined
  return { trust: isSure ? 'sure' : isAlike ? 'alike' : 'none', isByIban, evidence }
}

function fitOf(line: LineFacts, { openCents }: PayableDocument): AmountFit {
  const shortCents = openCents - line.remainingCents
  if (shortCents === 0) return 'equal'
  if (shortCents < 0) return 'more'
  if (shortCents <= line.toleranceCents) return 'cent'
  return shortCents <= largestFeeCents && shortCents <= openCents * largestFeeShare ? 'fee' : 'less'
}

function amountEvidence(
  line: LineFacts,
  document: PayableDocument,
  { isPayable, fit }: { isPayable: boolean; fit: AmountFit },
): Evidence[] {
  if (!isPayable) {
    const { state, invoice } = document
    return [speaks('cannot-be-paid', 'against', { state, invoice: invoice?.number ?? '' })]
  }
  const { openCents } = document
  const shortCents = openCents - line.remainingCents
  const params = { openCents, receivedCents: line.remainingCents }
  if (fit === 'equal') return [speaks('amount-equal', 'for', params)]
  if (fit === 'cent') return [speaks('amount-cent', 'for', { ...params, shortCents })]
  if (fit === 'fee') return [speaks('amount-fee', 'neutral', { ...params, shortCents })]
  return [
    fit === 'less' ? speaks('amount-less', 'neutral', params) : speaks('amount-more', 'against', params),
  ]
}
