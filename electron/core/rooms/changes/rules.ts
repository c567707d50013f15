import {
  type Asked,
  askableFields,
  type PrintedWords,
  type SignerInput,
} from '../../../../shared/contract/changes-asked.ts'
import type {
  ChangeRow,
  ChangeState,
  CheckItem,
  RuleCode,
  Verdict,
} from '../../../../shared/contract/changes.ts'
import type { CardFields } from '../../../../shared/contract/customers.ts'
import type { RefusalParams } from '../../../../shared/contract/errors.ts'
import type { RefusalCode } from '../../../../shared/contract/refusals.ts'
import { fold } from '../../../../shared/values/fold.ts'

export interface Coded {
  code: RefusalCode
  params: RefusalParams
}

/** A card as far as the rules look at it. */
export interface JudgedCard {
  n: number
  fields: CardFields
  taxId: { kind: string; country: string; value: string }
  /** VAT number or tax identity as its documents print it; '' where they print none. */
  printedTaxId: string
  isActive: boolean
  cardNumber: string
}

/** An issued document as far as the rules look at it. */
export interface JudgedDocument {
  number: string
  kind: string
  customerN: number
  words: PrintedWords
  /** Tax or VAT number as printed. */
  taxId: string
}

export interface JudgedContact {
  id: string
  name: string
  email: string
  phone: string
  jobTitle: string
  access: string
}

export interface Facts {
  asked: Asked
  card: JudgedCard
  document: JudgedDocument | null
  rightCard: JudgedCard | null
  contact: JudgedContact | null
  /** With the words that are asked for the supply would be taxed otherwise. */
  isTaxedOtherwise: boolean
}

export interface Judgement {
  verdict: Verdict
  rule: RuleCode
  rows: ChangeRow[]
  problems: Coded[]
  warnings: Coded[]
}

/**
 * Which way applies, by rule and never by choice:
 *
 * - the tax identity of a card never changes: a new card, and the services move to it;
 * - wrong words about the same recipient on an issued invoice are restated by a corrective document that names it
 *   (Directive 2006/112/EC art. 219; RD 1619/2012 art. 15);
 * - a wrong recipient or tax number, or a place that VAT rests on, is another supply on paper: a credit note to
 *   whom it was addressed, and a new invoice to the right card (RD 1619/2012 art. 15);
 * - what only later invoices shall say, and what a proforma says, is a change of the card: the final invoice carries
 *   the data of its day;
 * - access that was lost comes back by changing who reaches the account.
 */
export function judgeChange(facts: Facts): Judgement {
  const { asked } = facts
  switch (asked.kind) {
    case 'card':
      return judgeCard(facts, asked.fields, asked.taxIdentity)
    case 'lost-access':
      return judgeAccess(facts, asked)
    case 'invoice':
      return judgeInvoice(facts, asked)
  }
}

function judgeCard(
  { card }: Facts,
  fields: Partial<Record<string, string>>,
  taxIdentity: { kind: string; country: string; value: string } | null,
): Judgement {
  const rows = fieldRows(card, fields)
  const problems: Coded[] = []
  if (taxIdentity === null) {
    if (rows.length === 0) problems.push({ code: 'changes.nothing-asked', params: {} })
    return { verdict: 'edit-card', rule: 'edit-card', rows, problems, warnings: [] }
  }
  if (card.taxId.kind === 'none') {
    problems.push({ code: 'changes.identity-none', params: { cardNumber: card.cardNumber } })
  } else if (isSameIdentity(card.taxId, taxIdentity)) {
    problems.push({ code: 'changes.identity-same', params: { cardNumber: card.cardNumber } })
  }
  const identity = { field: 'taxId', before: card.taxId.value, after: taxIdentity.value }
  return { verdict: 'new-card', rule: 'new-card', rows: [identity, ...rows], problems, warnings: [] }
}

function judgeAccess(facts: Facts, asked: Extract<Asked, { kind: 'lost-access' }>): Judgement {
  const { contact } = facts
  const of = contact ?? { name: '', email: '', phone: '', jobTitle: '', access: '' }
  const rows = (['name', 'email', 'phone', 'jobTitle', 'access'] as const)
    .map((field) => ({ field: `contact.${field}`, before: of[field], after: asked.contact[field] }))
    .filter(({ before, after }) => before !== after)
  const problems: Coded[] = rows.length === 0 ? [{ code: 'changes.nothing-asked', params: {} }] : []
  return { verdict: 'edit-contact', rule: 'lost-access', rows, problems, warnings: [] }
}

function judgeInvoice(facts: Facts, asked: Extract<Asked, { kind: 'invoice' }>): Judgement {
  const { document } = facts
  if (document === null) throw new Error('an invoice is judged with its document')
  if (document.kind === 'proforma' || asked.matter === 'future') {
    const rule = document.kind === 'proforma' ? 'proforma' : 'future-only'
    return { ...judgeCard(facts, asked.fields, null), rule }
  }
  if (document.kind !== 'invoice') {
    const problems: Coded[] = [{ code: 'changes.not-correctable', params: { number: document.number } }]
    return { verdict: 'corrective', rule: 'corrective', rows: [], problems, warnings: [] }
  }
  if (asked.matter === 'words') return judgeWords(facts, document, asked.words)
  return judgeRecipient(facts, document, asked.matter)
}

function judgeWords(facts: Facts, document: JudgedDocument, words: PrintedWords | null): Judgement {
  if (words === null) {
    const problems: Coded[] = [{ code: 'changes.words-missing', params: { number: document.number } }]
    return { verdict: 'corrective', rule: 'corrective', rows: [], problems, warnings: [] }
  }
  const rows = wordRows(document.words, words)
  const problems: Coded[] = rows.length === 0 ? [{ code: 'changes.nothing-differs', params: {} }] : []
  if (facts.isTaxedOtherwise) return judgeOtherVat(facts.card, document, words)
  const warnings: Coded[] = sharesAWord(document.words.name, words.name)
    ? []
    : [{ code: 'changes.name-differs-much', params: { before: document.words.name, after: words.name } }]
  return { verdict: 'corrective', rule: 'corrective', rows, problems, warnings }
}

/**
 * The new invoice is addressed by the card, on which VAT rests: the card has to say what is asked for, or another
 * document would be made than was signed.
 */
function judgeOtherVat(card: JudgedCard, document: JudgedDocument, words: PrintedWords): Judgement {
  const made: PrintedWords = { ...words, ...recipientWords(card) }
  const fields = wordRows(words, made).map(({ field }) => field)
  const params = { cardNumber: card.cardNumber, fields: fields.join(' ') }
  return {
    verdict: 'credit-and-invoice',
    rule: 'treatment-changes',
    rows: wordRows(document.words, made),
    problems: fields.length === 0 ? [] : [{ code: 'changes.card-says-otherwise', params }],
    warnings: [],
  }
}

function judgeRecipient(facts: Facts, document: JudgedDocument, matter: 'recipient' | 'tax-id'): Judgement {
  const rule = matter === 'recipient' ? 'wrong-recipient' : 'wrong-tax-id'
  const { rightCard } = facts
  const judged = { verdict: 'credit-and-invoice' as const, rule, warnings: [] } satisfies Partial<Judgement>
  if (rightCard === null) {
    const problems: Coded[] = [{ code: 'changes.right-card-missing', params: { number: document.number } }]
    return { ...judged, rows: [], problems }
  }
  const rows = recipientRows(document, rightCard)
  const problems: Coded[] = []
  const { cardNumber } = rightCard
  const isSameCard = rightCard.n === document.customerN
  if (!rightCard.isActive) problems.push({ code: 'changes.right-card-inactive', params: { cardNumber } })
  if (isSameCard && matter === 'recipient') {
    problems.push({ code: 'changes.right-card-same', params: { cardNumber } })
  } else if (isSameCard && document.taxId === rightCard.printedTaxId) {
    // Wrong words alone are put right by a corrective document.
    problems.push({ code: 'changes.identity-same', params: { cardNumber } })
  } else if (rows.length === 0) problems.push({ code: 'changes.nothing-differs', params: {} })
  return { ...judged, rows, problems }
}

function recipientRows(document: JudgedDocument, right: JudgedCard): ChangeRow[] {
  const words: PrintedWords = { ...document.words, ...recipientWords(right) }
  const taxId = { field: 'taxId', before: document.taxId, after: right.printedTaxId }
  return [...wordRows(document.words, words), ...(taxId.before === taxId.after ? [] : [taxId])]
}

function recipientWords({ fields }: JudgedCard) {
  return {
    name: fields.legalName,
    addressLines: [fields.addressLine, fields.addressExtra].filter((line) => line !== ''),
    postcode: fields.postcode,
    city: fields.city,
    country: fields.country,
  }
}

function fieldRows({ fields }: JudgedCard, asked: Partial<Record<string, string>>): ChangeRow[] {
  return askableFields.flatMap((field) => {
    const after = asked[field]
    const before = fields[field]
    return after === undefined || after === before ? [] : [{ field, before, after }]
  })
}

function wordRows(before: PrintedWords, after: PrintedWords): ChangeRow[] {
  const whole = (['name', 'postcode', 'city', 'country', 'purchaseReference', 'note'] as const).map(
    (field) => ({ field: `words.${field}`, before: before[field], after: after[field] }),
  )
  const address = {
    field: 'words.addressLines',
    before: before.addressLines.join('\n'),
    after: after.addressLines.join('\n'),
  }
  const lines = before.lines.flatMap((line) => {
    const other = after.lines.find(({ position }) => position === line.position) ?? line
    return (['description', 'detail'] as const).map((field) => ({
      field: `line.${line.position}.${field}`,
      before: line[field],
      after: other[field],
    }))
  })
  const [name, ...rest] = whole
  return [...(name === undefined ? [] : [name]), address, ...rest, ...lines].filter(
    (row) => row.before !== row.after,
  )
}

export function isSameIdentity(one: JudgedCard['taxId'], other: JudgedCard['taxId']): boolean {
  return one.kind === other.kind && one.country === other.country && one.value === other.value
}

/** Legal forms and fillers that two unrelated names may share. */
const commonWords = new Set([
  'bv',
  'nv',
  'vof',
  'gmbh',
  'ug',
  'ag',
  'kg',
  'sl',
  'sa',
  'slu',
  'de',
  'van',
  'en',
  'und',
  'y',
  'the',
])

function sharesAWord(one: string, other: string): boolean {
  const wordsOf = (name: string) =>
    fold(name.replaceAll('.', ''))
      .split(' ')
      .filter((word) => word !== '' && !commonWords.has(word))
  const others = new Set(wordsOf(other))
  return wordsOf(one).some((word) => others.has(word))
}

/**
 * The fields of the card that the request is about, by which the access of who signs is judged: lines and notes of an
 * invoice are matters of billing, another recipient or tax number one of the identity.
 */
export function fieldsToCover({ verdict, rows }: Pick<Judgement, 'verdict' | 'rows'>): string[] {
  if (verdict === 'edit-contact') return ['contacts']
  if (verdict === 'credit-and-invoice' || verdict === 'new-card') return ['legalName', 'taxIdentity']
  return [...new Set(rows.map(({ field }) => coveredBy(field)))]
}

function coveredBy(field: string): string {
  if (field.startsWith('line.') || field === 'words.note') return 'purchaseReference'
  if (field === 'words.name') return 'legalName'
  if (field === 'words.addressLines') return 'addressLine'
  return field.replace(/^words\./u, '')
}

export interface Needs {
  identityCopy: boolean
  registerExtract: boolean
}

/**
 * A copy of an identity document is asked for only where nothing else shows who signs: access is lost, or who signs is
 * not known on the card (Autoriteit Persoonsgegevens: only where unavoidable).
 */
export function needsOf(kind: Asked['kind'], capacity: SignerInput['capacity']): Needs {
  const isUnknown = capacity === 'representative'
  return { identityCopy: kind === 'lost-access' || isUnknown, registerExtract: isUnknown }
}

/** The papers that are asked for and not there. */
export function missingPapers(needs: Needs, present: readonly string[]): string[] {
  const wanted = [
    'signed-form',
    ...(needs.identityCopy ? ['identity-copy'] : []),
    ...(needs.registerExtract ? ['register-extract'] : []),
  ]
  return wanted.filter((kind) => !present.includes(kind))
}

/** What the second operator has to have checked before approving. */
export function requiredChecks(needs: Needs): CheckItem[] {
  return [
    'form-complete',
    'form-signed',
    'signer-matches',
    ...(needs.identityCopy ? (['identity-matches', 'identity-masked'] as const) : []),
    ...(needs.registerExtract ? (['register-matches'] as const) : []),
    'request-plausible',
  ]
}

/** States in which papers may still come in, and in which the request may be withdrawn. */
export const takesPapers: readonly ChangeState[] = ['open', 'to-decide']
export const mayBeWithdrawn: readonly ChangeState[] = ['open', 'to-decide', 'approved']
/** In these nothing follows, and what was handed in to show who asked has served its purpose. */
export const endStates: readonly ChangeState[] = ['applied', 'refused', 'rejected', 'withdrawn']
