import type { Content } from './content.ts'
import type { PdfDocument } from './engine.ts'
import { PdfmakeDocument } from './engine.ts'
import type { DocumentFonts } from './fonts.ts'
import type { FrozenDocument } from './frozen.ts'
import type { PageFrame } from './layout/page-frame.ts'
import { background, footer, runningHead } from './layout/page-frame.ts'
import { margins, pageHeight, pageWidth, sizes } from './layout/metrics.ts'
import type { Palette } from './layout/palette.ts'
import { TaggingLayoutBuilder, TaggingRenderer } from './tagging.ts'

export interface Printing {
  content: Content[]
  frame: PageFrame
  palette: Palette
  fonts: DocumentFonts
  metadata: FrozenDocument['metadata']
  /** UTC instant, ISO 8601. */
  createdAt: string
  draftMark: string | null
}

const producer = 'Openpost'

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** pdfkit writes the title and author into its XML metadata as they stand: `&` in a name would break the XML. */
function escapeMetadata(document: PdfDocument): void {
  const addInfo = document._addInfo.bind(document)
  document._addInfo = () => {
    const plain = document.info
    document.info = Object.fromEntries(
      Object.entries(plain).map(([key, value]) => [
        key,
        typeof value === 'string' ? escapeXml(value) : value,
      ]),
    )
    addInfo()
    document.info = plain
  }
}

function openDocument({ fonts, metadata, createdAt }: Printing): PdfDocument {
  const createdDate = new Date(createdAt)
  const files = new Map<string, unknown>([
    ['regular', fonts.regular],
    ['semibold', fonts.semibold],
  ])
  const document = new PdfmakeDocument(
    { Inter: { normal: 'regular', bold: 'semibold' } },
    {},
    {},
    {},
    {
      size: [pageWidth, pageHeight],
      pdfVersion: '1.7',
      subset: 'PDF/A-3b',
      tagged: true,
      displayTitle: true,
      compress: true,
      lang: metadata.languageTag,
      fontLayoutCache: true,
      bufferPages: false,
      autoFirstPage: false,
      font: null,
      info: {
        Title: metadata.title,
        Author: metadata.author,
        Subject: metadata.subject,
        Creator: producer,
        Producer: producer,
        CreationDate: createdDate,
      },
    },
    { existsSync: (name) => files.has(name), readFileSync: (name) => files.get(name) },
    () => false,
  )
  escapeMetadata(document)
  return document
}

/**
 * Lays out and writes one document: tagged PDF/A-3b, fonts embedded, nothing read from disk or network (pdfmake's
 * local policy denies, and its URL resolver is not used at all). The same input gives the same bytes.
 */
export function printDocument(printing: Printing): Uint8Array<ArrayBuffer> {
  const { frame, palette, fonts } = printing
  const document = openDocument(printing)
  const layout = new TaggingLayoutBuilder(
    { width: pageWidth, height: pageHeight, orientation: 'portrait' },
    margins,
    null,
  )
  const watermark =
    printing.draftMark === null
      ? undefined
      : { text: printing.draftMark, fontSize: 104, bold: true, color: palette.ink, opacity: 0.07, angle: -52 }
  const pages = layout.layoutDocument(
    { stack: printing.content },
    document,
    {},
    { font: 'Inter', fontSize: sizes.body, color: palette.ink },
    background(palette),
    runningHead(frame, palette, fonts),
    footer(frame, palette, fonts),
    watermark,
  )
  new TaggingRenderer(document).writePages(pages, layout.root)
  document.end()
  const bytes = document.read()
  if (bytes === null) throw new Error('The PDF writer ended without output')
  return new Uint8Array(bytes)
}
