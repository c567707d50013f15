import type { Day } from '../../../../shared/values/day.ts'
import type { CorrectionFacts } from '../../documents/index.ts'

/** What a document says that can be wrong without its being another supply, to another buyer, or another amount. */
export interface PrintedWords {
  recipient: PrintedRecipient
  /** The buyer's own reference. */
  purchaseReference: string
  note: string
  lines: PrintedLine[]
}

export interface PrintedRecipient {
  name: string
  /** Street lines, without postcode and city. */
  addressLines: string[]
  postcode: string
  city: string
  /** ISO 3166-1 alpha-2. */
  country: string
}

export interface PrintedLine {
  position: number
  description: string
  detail: string
  periodFrom: Day | null
  /** Inclusive. */
  periodTo: Day | null
}

/** The right words; what is left out stays as it is. */
export interface Correction {
  recipient?: Partial<PrintedRecipient>
  purchaseReference?: string
  note?: string
  lines?: (Pick<PrintedLine, 'position'> & Partial<Omit<PrintedLine, 'position'>>)[]
}

export type WrongCorrection =
  | { code: 'billing.correction-blank'; params: { field: string } }
  | { code: 'billing.correction-period'; params: { position: number } }
  | { code: 'billing.correction-line'; params: { position: number } }

/** The words with the correction in them, blanks around them taken off. */
export function correctedWords(words: PrintedWords, correction: Correction): PrintedWords {
  const recipient = { ...words.recipient, ...correction.recipient }
  return {
    recipient: {
      name: recipient.name.trim(),
      addressLines: recipient.addressLines.map((line) => line.trim()).filter((line) => line !== ''),
      postcode: recipient.postcode.trim(),
      city: recipient.city.trim(),
      country: recipient.country,
    },
    purchaseReference: (correction.purchaseReference ?? words.purchaseReference).trim(),
    note: (correction.note ?? words.note).trim(),
    lines: words.lines.map((line) => {
      const change = correction.lines?.find(({ position }) => position === line.position)
      const merged = { ...line, ...change }
      return { ...merged, description: merged.description.trim(), detail: merged.detail.trim() }
    }),
  }
}

/**
 * What is wrong with a correction, or null: an invoice names its recipient, where that is, and what was supplied
 * (Directive 2006/112/EC art. 226(5) and (6)).
 */
export function wrongCorrection(now: PrintedWords, correction: Correction): WrongCorrection | null {
  const blank = (field: string): WrongCorrection => ({ code: 'billing.correction-blank', params: { field } })
  const { recipient } = now
  if (recipient.name === '') return blank('name')
  if (recipient.addressLines.length === 0) return blank('address')
  if (recipient.city === '') return blank('city')
  const stranger = correction.lines?.find(
    ({ position }) => !now.lines.some((line) => line.position === position),
  )
  if (stranger !== undefined)
    return { code: 'billing.correction-line', params: { position: stranger.position } }
  if (now.lines.some(({ description }) => description === '')) return blank('line-description')
  const backwards = now.lines.find(
    ({ periodFrom, periodTo }) => periodFrom !== null && periodTo !== null && periodFrom > periodTo,
  )
  if (backwards === undefined) return null
  return { code: 'billing.correction-period', params: { position: backwards.position } }
}

/**
 * What a corrective document says was corrected. Against the invoice itself, which the reader has in hand; what is
 * put back as the invoice had it, against what the last corrective document said.
 */
export function correctionsOf(
  invoice: PrintedWords,
  standing: PrintedWords,
  now: PrintedWords,
): CorrectionFacts[] {
  const facts: CorrectionFacts[] = []
  const texts = (field: TextField, position: number | null, read: (words: PrintedWords) => string) => {
    const is = read(now)
    const was = read(invoice) === is ? read(standing) : read(invoice)
    if (was !== is) facts.push({ field, position, was, is })
  }
  texts('name', null, ({ recipient }) => recipient.name)
  texts('address', null, ({ recipient }) => recipient.addressLines.join('\n'))
  texts('postcode', null, ({ recipient }) => recipient.postcode)
  texts('city', null, ({ recipient }) => recipient.city)
  texts('country', null, ({ recipient }) => recipient.country)
  texts('purchase-reference', null, ({ purchaseReference }) => purchaseReference)
  texts('note', null, ({ note }) => note)
  for (const { position } of now.lines) {
    texts('line-description', position, (words) => lineAt(words, position).description)
    texts('line-detail', position, (words) => lineAt(words, position).detail)
    const is = periodAt(now, position)
    const was = samePeriod(periodAt(invoice, position), is)
      ? periodAt(standing, position)
      : periodAt(invoice, position)
    if (!samePeriod(was, is)) facts.push({ field: 'line-period', position, was, is })
  }
  return facts
}

/** Whether two documents say the same. */
export function sameWords(one: PrintedWords, other: PrintedWords): boolean {
  return correctionsOf(one, one, other).length === 0
}

type TextField = Exclude<CorrectionFacts['field'], 'line-period'>

function lineAt(words: PrintedWords, position: number): PrintedLine {
  const line = words.lines.find((candidate) => candidate.position === position)
  if (line === undefined) throw new Error(`the document has no line ${position}`)
  return line
}

function periodAt(words: PrintedWords, position: number): { from: Day | null; to: Day | null } {
  const { periodFrom: from, periodTo: to } = lineAt(words, position)
  return { from, to }
}

function samePeriod(
  one: { from: string | null; to: string | null },
  other: { from: string | null; to: string | null },
) {
  return one.from === other.from && one.to === other.to
}

/** How the story of an invoice names a field. */
const toldFields: Record<CorrectionFacts['field'], string> = {
  name: 'name',
  address: 'address',
  postcode: 'postcode',
  city: 'city',
  country: 'country',
  'purchase-reference': 'purchaseReference',
  note: 'note',
  'line-description': 'description',
  'line-detail': 'detail',
  'line-period': 'period',
}

export interface ToldCorrections {
  fields: string[]
  before: Record<string, string | string[]>
  after: Record<string, string | string[]>
}

/** The corrections as the audit trail tells them: a field of the document as text, one of its lines as a list. */
export function toldCorrections(corrections: readonly CorrectionFacts[]): ToldCorrections {
  const told: ToldCorrections = { fields: [], before: {}, after: {} }
  const tell = (side: Record<string, string | string[]>, field: string, texts: string[]) => {
    const known = side[field]
    side[field] = Array.isArray(known) ? [...known, ...texts] : texts
  }
  for (const correction of corrections) {
    const field = toldFields[correction.field]
    if (!told.fields.includes(field)) told.fields.push(field)
    if (correction.field === 'line-period') {
      const days = ({ from, to }: typeof correction.was) => [from, to].filter((day) => day !== null)
      tell(told.before, field, days(correction.was))
      tell(told.after, field, days(correction.is))
    } else if (correction.position === null) {
      told.before[field] = correction.was
      told.after[field] = correction.is
    } else {
      tell(told.before, field, [correction.was])
      tell(told.after, field, [correction.is])
    }
  }
  return told
}
