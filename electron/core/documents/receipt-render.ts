import type { Cell, Content } from './content.ts'
import type { DocumentFonts } from './fonts.ts'
import { documentFonts, textWidth } from './fonts.ts'
import { addressAndMeta, heading } from './layout/first-page.ts'
import { contentWidth } from './layout/metrics.ts'
import { letterhead } from './layout/page-frame.ts'
import type { Palette } from './layout/palette.ts'
import { paletteOf } from './layout/palette.ts'
import { ruled } from './layout/table-layouts.ts'
import { textIn } from './layout/text.ts'
import { printDocument } from './print.ts'
import type { FrozenReceipt } from './receipt-frozen.ts'

const size = 9.2
const columnGap = 15

/** What was paid: one row a document, and the total below it. */
function paidTable(frozen: FrozenReceipt, palette: Palette, fonts: DocumentFonts): Content {
  const widest = (texts: string[]): number =>
    Math.ceil(Math.max(...texts.map((text) => textWidth(fonts.semibold, text, 10.5)))) + 1
  const total = frozen.totals.map((row) => row.value)
  const amountWidth = widest([frozen.columns.amount, ...total, ...frozen.lines.map((line) => line.amount)])
  const remainingWidth = widest([frozen.columns.remaining, ...frozen.lines.map((line) => line.remaining)])
  const documentWidth = contentWidth - amountWidth - remainingWidth - 2 * columnGap
  const head = (text: string, alignment: 'left' | 'right'): Content => ({
    text,
    fontSize: 7.8,
    bold: true,
    color: palette.muted,
    alignment,
    noWrap: true,
  })
  const value = (text: string, width: number, bold: boolean, fontSize: number, color: string): Content =>
    textIn(width, { text, fontSize, bold, color, alignment: 'right' }, fonts)
  const rows = frozen.lines.map((line): Cell[] => [
    {
      stack: [
        textIn(
          documentWidth,
          { text: line.document, tag: 'P', fontSize: size, bold: true, color: palette.ink },
          fonts,
        ),
        ...line.details.map((text) =>
          textIn(
            documentWidth,
            { text, tag: 'P', fontSize: 8, color: palette.muted, margin: [0, 1, 0, 0] },
            fonts,
          ),
        ),
      ],
    },
    value(line.amount, amountWidth, false, size, palette.ink),
    value(line.remaining, remainingWidth, false, size, palette.muted),
  ])
  const sums = frozen.totals.map((row): Cell[] => [
    textIn(documentWidth, { text: row.label, fontSize: 10.5, bold: true, color: palette.accentText }, fonts),
    value(row.value, amountWidth, true, 10.5, palette.ink),
    { text: '' },
  ])
  return {
    tag: 'Table',
    margin: [0, 9, 0, 0],
    table: {
      widths: [documentWidth, amountWidth, remainingWidth],
      headerRows: 1,
      dontBreakRows: true,
      body: [
        [
          head(frozen.columns.document, 'left'),
          head(frozen.columns.amount, 'right'),
          head(frozen.columns.remaining, 'right'),
        ],
        ...rows,
        ...sums,
      ],
    },
    layout: ruled({
      ink: palette.ink,
      rule: palette.rule,
      headRows: 1,
      rowGap: 4.2,
      columnGap,
      closed: true,
    }),
  }
}

/**
 * Turns a frozen receipt into PDF bytes, with the letterhead, fonts and tags of all documents. Equal input gives
 * equal bytes.
 */
export function renderReceiptPdf(
  frozen: FrozenReceipt,
  resources?: string,
): Promise<Uint8Array<ArrayBuffer>> {
  return Promise.resolve().then(() => {
    const palette = paletteOf(frozen.sender.accentColour)
    const fonts = documentFonts(resources)
    const frame = { sender: frozen.sender, title: frozen.title, pageLabel: frozen.pageLabel }
    const content: Content[] = [
      ...letterhead(frame, palette, fonts),
      addressAndMeta(
        { addressLine: frozen.sender.addressLine, recipient: frozen.recipient.lines, meta: frozen.meta },
        palette,
        fonts,
      ),
      ...heading(frozen, palette, fonts),
      paidTable(frozen, palette, fonts),
      ...frozen.closing.map((text, index) =>
        textIn(
          contentWidth,
          { text, fontSize: 8.5, color: palette.muted, margin: [0, index === 0 ? 12 : 3, 0, 0] },
          fonts,
        ),
      ),
    ]
    const { metadata, createdAt, mark } = frozen
    return printDocument({ content, frame, palette, fonts, metadata, createdAt, draftMark: mark })
  })
}
