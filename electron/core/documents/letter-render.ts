import type { Cell, Content } from './content.ts'
import type { DocumentFonts } from './fonts.ts'
import { documentFonts, textWidth, wrapText } from './fonts.ts'
import { addressAndMeta, heading } from './layout/first-page.ts'
import { notes, partHeading, signing } from './layout/form-parts.ts'
import { contentWidth } from './layout/metrics.ts'
import { letterhead } from './layout/page-frame.ts'
import type { Palette } from './layout/palette.ts'
import { paletteOf } from './layout/palette.ts'
import { ruled } from './layout/table-layouts.ts'
import { textIn } from './layout/text.ts'
import type { FrozenLetter, LetterBlock } from './letter-frozen.ts'
import { printDocument } from './print.ts'

const size = 9.2
const headSize = 7.8
const columnGap = 12
/** A form is to stand on one page where it can. */
const formTitle = 16
/** No column but the first is wider; longer words are broken into lines. */
const widestColumn = 150
const leastFirstColumn = 120
/** Taller rows are broken over pages. */
const mostKeptLines = 30

type Table = Extract<LetterBlock, { kind: 'table' }>

/** Widths of the columns: as their texts need, the first with what is left. */
function widthsOf(table: Table, fonts: DocumentFonts): number[] {
  const natural = table.columns.slice(1).map(({ title }, index) => {
    const texts = table.rows.map((row) => textWidth(fonts.regular, row[index + 1] ?? '', size))
    return Math.min(
      widestColumn,
      Math.ceil(Math.max(textWidth(fonts.semibold, title, headSize), ...texts)) + 1,
    )
  })
  const gaps = natural.length * columnGap
  const taken = natural.reduce((sum, width) => sum + width, 0)
  const room = contentWidth - gaps - leastFirstColumn
  const scale = taken > room ? room / taken : 1
  const rest = natural.map((width) => width * scale)
  return [contentWidth - gaps - rest.reduce((sum, width) => sum + width, 0), ...rest]
}

function tableOf(table: Table, palette: Palette, fonts: DocumentFonts): Content {
  const widths = widthsOf(table, fonts)
  // pdfmake drops what is taller than a page without a word: such rows go on over the page.
  const isTall = table.rows.some((row) =>
    row.some((text, index) => {
      const font = index === 0 ? fonts.semibold : fonts.regular
      return wrapText(font, text, size, widths[index] ?? leastFirstColumn).length > mostKeptLines
    }),
  )
  const head = table.columns.map(({ title, align }): Cell => ({
    text: title,
    fontSize: headSize,
    bold: true,
    color: palette.muted,
    alignment: align,
  }))
  const rows = table.rows.map((row) =>
    row.map((text, index): Cell =>
      textIn(
        widths[index] ?? leastFirstColumn,
        {
          text,
          fontSize: size,
          bold: index === 0,
          color: palette.ink,
          alignment: table.columns[index]?.align ?? 'left',
        },
        fonts,
      ),
    ),
  )
  return {
    tag: 'Table',
    margin: [0, 4, 0, 4],
    table: { widths, headerRows: 1, dontBreakRows: !isTall, body: [head, ...rows] },
    layout: ruled({
      ink: palette.ink,
      rule: palette.rule,
      headRows: 1,
      rowGap: 3.4,
      columnGap,
      closed: true,
    }),
  }
}

function contentOf(block: LetterBlock, palette: Palette, fonts: DocumentFonts): Content[] {
  switch (block.kind) {
    case 'heading':
      return [partHeading(block.text, palette, fonts)]
    case 'paragraph':
      return [
        textIn(
          contentWidth,
          { text: block.text, fontSize: 9.6, lineHeight: 1.25, color: palette.ink, margin: [0, 2, 0, 5] },
          fonts,
        ),
      ]
    case 'table':
      return [tableOf(block, palette, fonts)]
    case 'notes':
      return notes(block, palette, fonts)
    case 'signing':
      return [signing(block, palette, fonts)]
  }
}

/**
 * Turns a frozen letter into PDF bytes, with the letterhead, fonts and tags of all documents. Equal input gives equal
 * bytes.
 */
export function renderLetterPdf(frozen: FrozenLetter, resources?: string): Promise<Uint8Array<ArrayBuffer>> {
  return Promise.resolve().then(() => {
    const palette = paletteOf(frozen.sender.accentColour)
    const fonts = documentFonts(resources)
    const { sender, pageLabel, code } = frozen
    const frame = { sender, title: frozen.title, pageLabel, code }
    const { title, notice, metadata, createdAt, mark } = frozen
    const content: Content[] = [
      ...letterhead(frame, palette, fonts),
      addressAndMeta(
        { addressLine: frozen.sender.addressLine, recipient: frozen.recipient.lines, meta: frozen.meta },
        palette,
        fonts,
      ),
      ...heading(
        { title, notice, intro: null, ...(code === null ? {} : { titleSize: formTitle }) },
        palette,
        fonts,
      ),
      ...frozen.blocks.flatMap((block) => contentOf(block, palette, fonts)),
    ]
    return printDocument({ content, frame, palette, fonts, metadata, createdAt, draftMark: mark })
  })
}
