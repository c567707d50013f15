import { z } from 'zod'
import { documentLanguages, frozenDocumentSchema } from './frozen.ts'

const { sender, meta, metadata, createdAt } = frozenDocumentSchema.shape

const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), text: z.string() }),
  z.object({ kind: z.literal('paragraph'), text: z.string() }),
  z.object({
    kind: z.literal('table'),
    /** The first column takes the room that the others leave; those marked `right` hold amounts. */
    columns: z.array(z.object({ title: z.string(), align: z.enum(['left', 'right']) })).min(1),
    rows: z.array(z.array(z.string())),
  }),
  /** Small print, usually under a heading: a paragraph, then points that are listed below it. */
  z.object({
    kind: z.literal('notes'),
    heading: z.string().nullable(),
    text: z.string(),
    points: z.array(z.string()),
  }),
  /** What is declared, lines to fill in by hand, and a box to sign in; all on one page. */
  z.object({
    kind: z.literal('signing'),
    heading: z.string(),
    paragraphs: z.array(z.string()),
    blanks: z.array(z.string()).min(1),
    signature: z.string(),
  }),
])

/** Stands at the head of every page, so that each page that comes back says where it belongs. */
const pageCode = z.object({
  label: z.string(),
  /** As printed. */
  text: z.string(),
  qrText: z.string(),
  /** Read aloud in place of the QR code. */
  qrAlternative: z.string(),
})

/** What a letter or a report for the file says, word for word, as `FrozenDocument` is for documents that are owed. */
export const frozenLetterSchema = z.object({
  format: z.literal(1),
  kind: z.literal('letter'),
  language: z.enum(documentLanguages),
  /** Printed across the pages once what it tells was taken back; frozen letters have none. */
  mark: z.string().nullable(),
  title: z.string(),
  notice: z.string().nullable(),
  meta,
  sender,
  /** Null on what nobody sends back. */
  code: pageCode.nullable().default(null),
  recipient: z.object({ lines: z.array(z.string()).min(1) }),
  blocks: z.array(block),
  /** Contains `{page}` and `{pages}`. */
  pageLabel: z.string(),
  metadata,
  createdAt,
})

export type FrozenLetter = z.infer<typeof frozenLetterSchema>
export type PageCode = z.infer<typeof pageCode>
export type LetterBlock = FrozenLetter['blocks'][number]

/** Reads a stored letter of any released format. Throws a ZodError for damage. */
export function readFrozenLetter(stored: unknown): FrozenLetter {
  return frozenLetterSchema.parse(stored)
}
