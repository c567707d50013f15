import { z } from 'zod'

/**
 * What an issued document says, word for word. The issuing transaction stores this as JSON; the renderer turns it
 * into PDF bytes and decides nothing but where things stand. Every string is final: amounts and days are already
 * formatted in the document's language, so neither a later release nor a changed card can alter what was said.
 *
 * `format` names the version of this shape. Released formats stay readable for ever (see `readFrozenDocument`).
 */

export const documentKinds = [
  'proforma',
  'invoice',
  'prepayment-invoice',
  'credit-note',
  'corrective',
] as const
export const documentLanguages = ['nl', 'en', 'de', 'es'] as const

const labelledValue = z.object({
  label: z.string(),
  value: z.string(),
  /** Printed in the heavier weight. */
  emphasised: z.boolean(),
})

const sender = z.object({
  name: z.string(),
  tagline: z.string().nullable(),
  /** One small line above the recipient, visible in a window envelope. */
  addressLine: z.string(),
  /** `#rrggbb` of the band, the logo tile and the headings. */
  accentColour: z.string().regex(/^#[0-9a-f]{6}$/),
  /** The letter in the logo tile. */
  initial: z.string(),
  footer: z.array(z.object({ heading: z.string(), lines: z.array(z.string()) })),
})

const line = z.object({
  position: z.string(),
  description: z.string(),
  detail: z.string().nullable(),
  period: z.string().nullable(),
  quantity: z.string(),
  unitPrice: z.string(),
  vatLabel: z.string(),
  amount: z.string(),
})

const vatSummary = z.object({
  heading: z.object({
    rate: z.string(),
    base: z.string(),
    vat: z.string(),
    companyVat: z.string().nullable(),
  }),
  rows: z.array(
    z.object({ rate: z.string(), base: z.string(), vat: z.string(), companyVat: z.string().nullable() }),
  ),
  /** For a document in a foreign currency: the rate that was used and its day. */
  note: z.string().nullable(),
})

const payments = z.object({
  heading: z.string(),
  rows: z.array(z.object({ day: z.string(), text: z.string(), amount: z.string() })),
  /** "Betaald op 20-11-2026"; null while something is open. */
  paidNote: z.string().nullable(),
})

const paymentBlock = z.object({
  heading: z.string(),
  rows: z.array(labelledValue),
  /** The text of an EPC069-12 code, or null where none can be made (no IBAN, not euro, nothing due). */
  qrText: z.string().nullable(),
  /** Read aloud in place of the code. */
  qrAlternative: z.string().nullable(),
  hint: z.string().nullable(),
})

/** What a corrective document puts right. */
const corrections = z.object({
  heading: z.string(),
  columns: z.object({ what: z.string(), was: z.string(), is: z.string() }),
  rows: z.array(z.object({ what: z.string(), was: z.string(), is: z.string() })),
})

export const frozenDocumentSchema = z.object({
  format: z.literal(1),
  kind: z.enum(documentKinds),
  language: z.enum(documentLanguages),
  /** Printed across every page of a preview that has no number yet; null on an issued document. */
  draftMark: z.string().nullable(),
  title: z.string(),
  /** A sentence under the title that says what the document is not, or to which one it belongs. */
  notice: z.string().nullable(),
  meta: z.array(labelledValue),
  sender,
  recipient: z.object({ lines: z.array(z.string()).min(1) }),
  intro: z.string().nullable(),
  /** Only on a corrective document. */
  corrections: corrections.optional(),
  columns: z.object({
    position: z.string(),
    description: z.string(),
    quantity: z.string(),
    unitPrice: z.string(),
    vat: z.string(),
    amount: z.string(),
  }),
  lines: z.array(line),
  vatSummary: vatSummary.nullable(),
  totals: z.array(labelledValue),
  payments: payments.nullable(),
  paymentBlock: paymentBlock.nullable(),
  legalNotes: z.array(z.string()),
  closing: z.array(z.string()),
  /** Contains `{page}` and `{pages}`. */
  pageLabel: z.string(),
  metadata: z.object({
    title: z.string(),
    author: z.string(),
    subject: z.string(),
    /** BCP 47, for readers that speak the text. */
    languageTag: z.string(),
  }),
  /** UTC instant, ISO 8601; becomes the PDF's creation date, so that bytes do not depend on when it is rendered. */
  createdAt: z.iso.datetime(),
})

export type FrozenDocument = z.infer<typeof frozenDocumentSchema>
export type FrozenLine = FrozenDocument['lines'][number]
export type FrozenLabelledValue = FrozenDocument['meta'][number]
export type DocumentKind = (typeof documentKinds)[number]
export type DocumentLanguage = (typeof documentLanguages)[number]

/**
 * Reads stored frozen JSON of any released format and returns the newest shape.
 * Throws a ZodError when the stored text is not a frozen document: that is damage, not a refusal.
 */
export function readFrozenDocument(stored: unknown): FrozenDocument {
  return frozenDocumentSchema.parse(stored)
}
