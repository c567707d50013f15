import type { Content } from './content.ts'
import type { PdfDocument } from './engine.ts'
import { PdfmakeDocument } from './engine.ts'
import type { DocumentFonts } from './fonts.ts'
import { layoutText } from './fonts.ts'
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
  for (const bold of [false, true]) {
    const font = bold ? fonts.semibold : fonts.regular
    document.provideFont('Inter', bold, false).layout = (text) => layoutText(font, text)
  }
  return document
}

/**
 * Collects what the document writes, from now on. Going through its stream costs a byte array and a queue entry for
 * each of thousands of short strings. Returns the function that ends the document and gives all its bytes.
 */
function collectOutput(document: PdfDocument): () => Uint8Array<ArrayBuffer> {
  const written: Buffer[] = []
  let text = ''
  const flush = (): void => {
    written.push(Buffer.from(text, 'latin1'))
    text = ''
  }
  document._write = (data) => {
    if (typeof data === 'string') {
      text += `${data}\n`
      document._offset += data.length + 1
    } else {
      flush()
      written.push(Buffer.from(data.buffer, data.byteOffset, data.byteLength))
      document._offset += data.length
    }
  }
  return () => {
    const head = document.read()
    document.end()
    flush()
    return new Uint8Array(Buffer.concat(head === null ? written : [head, ...written]))
  }
}

/**
 * Lays out and writes one document: tagged PDF/A-3b, fonts embedded, nothing read from disk or network (pdfmake's
 * local policy denies, and its URL resolver is not used at all). The same input gives the same bytes.
 */
export function printDocument(printing: Printing): Uint8Array<ArrayBuffer> {
  const { frame, palette, fonts } = printing
  const document = openDocument(printing)
  const finish = collectOutput(document)
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
  return finish()
}
