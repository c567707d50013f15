import { fold, foldAlphanumeric } from '../../../shared/values/fold.ts'
import { tellingReference } from './fingerprint.ts'
import type { BankLine } from './types.ts'

/** Whether two lines are one booking: `doubtful` is for a person to decide, with both sides before him. */
export type Similarity = 'same' | 'doubtful' | 'different'

/** What two lines are compared by. */
export type ComparedLine = Pick<
  BankLine,
  | 'amountCents'
  | 'currency'
  | 'bankReference'
  | 'endToEndId'
  | 'transactionId'
  | 'mandateId'
  | 'creditorReference'
  | 'counterpartyName'
  | 'counterpartyIban'
  | 'counterpartyAccount'
  | 'remittanceText'
  | 'additionalInfo'
>

/** What one property says of two lines; null where one of them does not have it. */
type Finding = 'agrees' | 'differs' | null

/**
 * Compares two lines of one `bookingKey` that came in different formats, so that each format has cut, marked and
 * divided the same facts in its own way. Never `different` where nothing differs but what a format leaves out, and
 * never `same` on the amount alone:
 * - `different`: the end-to-end ids, the other accounts or the payer's words contradict each other and no reference
 *   is shared, or amount or currency differ.
 * - `same`: nothing contradicts, and a reference, the words, or account with name agree.
 * - `doubtful`: everything else, also where both have a bank reference of one kind and these differ.
 */
export function similarity(one: ComparedLine, other: ComparedLine): Similarity {
  return compareLines(one, other).similarity
}

/** Besides the verdict how much agrees, for choosing among several lines that come into question. */
export function compareLines(
  one: ComparedLine,
  other: ComparedLine,
): { similarity: Similarity; agreement: number } {
  if (one.amountCents !== other.amountCents || one.currency !== other.currency)
    return { similarity: 'different', agreement: 0 }
  const findings: Findings = {
    reference: compareReferences(one, other),
    bank: compareBankReferences(one, other),
    account: compareAccounts(one, other),
    name: compareNames(one, other),
    words: compareWords(one, other),
  }
  // Without the payer's words on either side, who paid is all there is to know: what kind of booking it is, no two
  // formats say alike.
  const ours = textsOf(one)
  const theirs = textsOf(other)
  const isSilent = ours.isSilent && theirs.isSilent
  const agreement = properties.reduce((sum, property) => {
    const finding = findings[property]
    if (finding === null) return sum
    return finding === 'agrees' ? sum + weights[property] : sum - weights[property]
  }, 0)
  const isEqual = ours.words !== '' && ours.wordLetters === theirs.wordLetters
  return { similarity: judge(findings, isSilent), agreement: isEqual ? agreement + 1 : agreement }
}

const properties = ['reference', 'bank', 'account', 'name', 'words'] as const
type Findings = Record<(typeof properties)[number], Finding>

/** What tells bookings of one payer apart weighs most. */
const weights: Record<keyof Findings, number> = { reference: 16, bank: 16, words: 8, account: 4, name: 2 }

function judge({ reference, bank, account, name, words }: Findings, isSilent: boolean): Similarity {
  const contradictions = [reference, account, words].filter((finding) => finding === 'differs').length
  const hasReference = reference === 'agrees' || bank === 'agrees'
  if (contradictions > 0) return hasReference ? 'doubtful' : 'different'
  if (bank === 'differs') return 'doubtful'
  if (hasReference || words === 'agrees')
    return name === 'differs' && account !== 'agrees' ? 'doubtful' : 'same'
  if (isSilent && account === 'agrees' && name !== 'differs') return 'same'
  if (isSilent && account === null && name === 'agrees') return 'same'
  return name === 'differs' && account === null ? 'different' : 'doubtful'
}

/** The shortest text that is taken for a cut of a longer one. */
const shortestCut = 6

/** References that belong to the payment, not to a file; one of them that is shared outweighs the others. */
function compareReferences(one: ComparedLine, other: ComparedLine): Finding {
  const pairs: readonly (readonly [string | null, string | null])[] = [
    [one.endToEndId, other.endToEndId],
    [one.creditorReference, other.creditorReference],
    [one.transactionId, other.transactionId],
    [one.mandateId, other.mandateId],
  ]
  let differs = false
  for (const [left, right] of pairs.slice(0, 3)) {
    const finding = compareCut(tellingReference(left), tellingReference(right))
    if (finding === 'agrees') return 'agrees'
    if (finding === 'differs') differs = true
  }
  // A mandate is of many bookings: it contradicts, but proves nothing.
  const [left = null, right = null] = pairs[3] ?? []
  const mandate = compareCut(tellingReference(left), tellingReference(right))
  return differs || mandate === 'differs' ? 'differs' : null
}

/** Equal, or one the beginning of the other as far as a field of its format reaches. */
function compareCut(left: string, right: string): Finding {
  if (left === '' || right === '') return null
  const [short, long] = left.length <= right.length ? [left, right] : [right, left]
  if (short === long) return 'agrees'
  return short.length >= 12 && long.startsWith(short) ? 'agrees' : 'differs'
}

/**
 * The bank's own numbers agree or, where both are of one kind (the same length of letters and digits), differ.
 * Numbers of different kinds are of different systems of one bank and say nothing.
 */
function compareBankReferences(one: ComparedLine, other: ComparedLine): Finding {
  const left = tellingReference(one.bankReference)
  const right = tellingReference(other.bankReference)
  if (left === '' || right === '') return null
  if (left === right) return 'agrees'
  const kindOf = (text: string): string => text.replace(/\d/gu, '9').replace(/\p{L}/gu, 'a')
  return kindOf(left) === kindOf(right) ? 'differs' : null
}

function accountOf(line: ComparedLine): string {
  return foldAlphanumeric(line.counterpartyIban ?? line.counterpartyAccount ?? '').replace(/^p?0+/u, '')
}

/** An account of before IBAN is the end of its IBAN. */
function compareAccounts(one: ComparedLine, other: ComparedLine): Finding {
  const left = accountOf(one)
  const right = accountOf(other)
  if (left === '' || right === '') return null
  const [short, long] = left.length <= right.length ? [left, right] : [right, left]
  if (short === long) return 'agrees'
  // Fillers such as 99999999 stand for no account at all.
  if (/^(.)\1*$/u.test(short)) return null
  return short.length >= 7 && long.endsWith(short) ? 'agrees' : 'differs'
}

function compareNames(one: ComparedLine, other: ComparedLine): Finding {
  const left = fold(one.counterpartyName ?? '')
  const right = fold(other.counterpartyName ?? '')
  const [short, long] = [foldAlphanumeric(left), foldAlphanumeric(right)].sort((a, b) => a.length - b.length)
  if (short === undefined || long === undefined || short === '') return null
  if (long.includes(short)) return 'agrees'
  const words = tokensOf(left).filter((word) => word.length > 2)
  const shared = words.filter((word) => tokensOf(right).includes(word))
  return shared.length > 0 ? 'agrees' : 'differs'
}

/** Marks that a format writes around the payer's words: `/REMI/USTD//`, `SVWZ+`, `EREF+…`, `Omschrijving:`. */
const marks =
  /\/(?:TRTP|IBAN|BIC|NAME|REMI|EREF|MARF|CSID|PREF|ORDP|BENM|RTRN|CNTP|ADDR|PURP|ULTD|ULTC|ULTB|SVCL|USTD|STRD|CUR|ISO)(?=\/)|(?:EREF|KREF|MREF|CRED|DEBT|SVWZ|ABWA|ABWE|PURP)\+|\b(?:omschrijving|kenmerk|naam|iban|bic|description|reference|name|valutadatum|value date|verwendungszweck|concepto): ?/giu

/** The payer's words; a line without any is compared by what the bank wrote instead. */
function wordsOf(line: ComparedLine): string {
  const text = line.remittanceText ?? line.creditorReference ?? line.additionalInfo ?? ''
  return fold(text.replace(marks, ' '))
}

const writtenDays = /\b\d{1,2}[-/.]\d{1,2}[-/.]\d{4}\b/gu

/** Whether a text says more than the other side's name and account and the day, which some formats repeat in it. */
function hasPayersWords(line: ComparedLine): boolean {
  const text = line.remittanceText ?? line.creditorReference ?? ''
  const known = new Set([...tokensOf(fold(line.counterpartyName ?? '')), accountOf(line)])
  return tokensOf(fold(text.replace(marks, ' ').replace(writtenDays, ' '))).some((token) => !known.has(token))
}

function tokensOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter((token) => token !== '')
}

/** All that a line says, in which the words of the other may stand among others. */
function everythingOf(line: ComparedLine): string {
  const parts = [
    line.remittanceText,
    line.additionalInfo,
    line.creditorReference,
    line.endToEndId,
    line.counterpartyName,
  ]
  const text = parts.filter((part) => part !== null).join(' ')
  return fold(text.replace(marks, ' '))
}

/** What comparing reads in a line, worked out once however many lines it is compared with. */
interface Texts {
  words: string
  wordLetters: string
  wordTokens: readonly string[]
  allTokens: ReadonlySet<string>
  allLetters: string
  isSilent: boolean
}

const textsByLine = new WeakMap<ComparedLine, Texts>()

function textsOf(line: ComparedLine): Texts {
  const known = textsByLine.get(line)
  if (known !== undefined) return known
  const words = wordsOf(line)
  const everything = everythingOf(line)
  const found: Texts = {
    words,
    wordLetters: foldAlphanumeric(words),
    wordTokens: tokensOf(words),
    allTokens: new Set(tokensOf(everything)),
    allLetters: foldAlphanumeric(everything),
    isSilent: !hasPayersWords(line),
  }
  textsByLine.set(line, found)
  return found
}

/**
 * `agrees` where one side's letters and digits stand within all of the other's, or its beginning where a format cut
 * it (140, 65 and 27 characters and others). `differs` where each has a number that the other lacks (one digit tells
 * two bills apart), or where two texts have no word in common. Everything between says nothing.
 */
function compareWords(one: ComparedLine, other: ComparedLine): Finding {
  const ours = textsOf(one)
  const theirs = textsOf(other)
  if (ours.words === '' || theirs.words === '') return null
  if (isWithin(ours, theirs) || isWithin(theirs, ours)) return 'agrees'
  const missing = tokensLacking(ours, theirs)
  const lacking = tokensLacking(theirs, ours)
  if (missing.some(hasDigit) && lacking.some(hasDigit)) return 'differs'
  if (missing.length === 0 || lacking.length === 0) return 'agrees'
  const [left, right] = [ours.wordTokens.length, theirs.wordTokens.length]
  const isApart = missing.length === left && lacking.length === right
  return isApart && left > 1 && right > 1 ? 'differs' : null
}

/** The words of one line that another does not have. */
function tokensLacking(ours: Texts, theirs: Texts): string[] {
  const last = ours.wordTokens.length - 1
  return ours.wordTokens.filter((token, index) => !hasToken(theirs, token, index === last))
}

/** Whether a line has a word; the last word of a text that was cut may be the beginning of one. */
function hasToken(texts: Texts, token: string, isLast: boolean): boolean {
  if (texts.allTokens.has(token)) return true
  if (token.length >= 5 && texts.allLetters.includes(token)) return true
  return isLast && token.length >= 2 && [...texts.allTokens].some((word) => word.startsWith(token))
}

function hasDigit(token: string): boolean {
  return /\d/u.test(token)
}

function isWithin(ours: Texts, theirs: Texts): boolean {
  const letters = ours.wordLetters
  if (letters === theirs.allLetters) return true
  if (letters.length >= shortestCut) return theirs.allLetters.includes(letters)
  // A short text within a longer number would be chance.
  return theirs.wordTokens.includes(letters)
}
