import type { Cell, Content } from '../content.ts'
import type { DocumentFonts } from '../fonts.ts'
import { textWidth, wrapText } from '../fonts.ts'
import type { FrozenLabelledValue } from '../frozen.ts'
import { address, contentWidth, lineFactor, margins, millimetres, sizes } from './metrics.ts'
import type { Palette } from './palette.ts'
import { bare } from './table-layouts.ts'

const blockTop = millimetres(50)
const metaWidth = millimetres(66)
const metaSize = 9
const metaGap = 3.2

interface AddressType {
  fontSize: number
  lines: number
}

/** The largest of three sizes at which the whole address stays inside the window. */
function addressType(lines: string[], fonts: DocumentFonts): AddressType {
  const room = address.zoneBottom - address.zoneTop
  const fits = [10, 9, 8, 7].map((fontSize) => ({
    fontSize,
    lines: lines.reduce(
      (sum, line, index) =>
        sum + wrapText(index === 0 ? fonts.semibold : fonts.regular, line, fontSize, address.width).length,
      0,
    ),
  }))
  return fits.find((type) => type.lines * type.fontSize * lineFactor <= room) ?? fits[fits.length - 1]!
}

function metaTable(meta: FrozenLabelledValue[], palette: Palette, labelWidth: number): Content {
  return {
    tag: 'Table',
    width: metaWidth,
    table: {
      widths: [labelWidth, '*'],
      rowHeadings: true,
      body: meta.map((row): Cell[] => [
        { text: row.label, fontSize: 8, color: palette.muted, margin: [0, 0.7, 0, 0] },
        { text: row.value, fontSize: metaSize, bold: row.emphasised, color: palette.ink },
      ]),
    },
    layout: bare(metaGap, 10),
  }
}

/**
 * Sender line and recipient in the window of an envelope (DIN 5008 form B), and beside it the particulars of the
 * document. The block ends below the window at the earliest, so that nothing else shows through it.
 */
export function addressAndMeta(
  parts: { addressLine: string; recipient: string[]; meta: FrozenLabelledValue[] },
  palette: Palette,
  fonts: DocumentFonts,
): Content {
  const type = addressType(parts.recipient, fonts)
  const senderSize = 6.5
  const senderTop = address.zoneTop - senderSize * lineFactor - 5
  const labelWidth = Math.min(
    90,
    Math.max(0, ...parts.meta.map((row) => textWidth(fonts.regular, row.label, 8))) + 0.5,
  )
  const valueWidth = metaWidth - labelWidth - 10
  const metaHeight = parts.meta.reduce((sum, row) => {
    const value = wrapText(
      row.emphasised ? fonts.semibold : fonts.regular,
      row.value,
      metaSize,
      valueWidth,
    ).length
    const label = wrapText(fonts.regular, row.label, 8, labelWidth).length
    return sum + Math.max(value * metaSize * lineFactor, label * 8 * lineFactor + 0.7) + metaGap
  }, 0)
  const addressHeight = address.zoneTop - blockTop + type.lines * type.fontSize * lineFactor
  const blockHeight = Math.max(metaHeight, addressHeight)
  const below = Math.max(0, address.zoneBottom - blockTop - blockHeight)

  return {
    margin: [0, blockTop - margins.top, 0, below + 4],
    columnGap: contentWidth - address.width - metaWidth,
    columns: [
      {
        width: address.width,
        margin: [0, senderTop - blockTop, 0, 0],
        stack: [
          { text: parts.addressLine, fontSize: senderSize, color: palette.muted, margin: [0, 0, 0, 5] },
          ...parts.recipient.map((line, index): Content => ({
            text: line,
            fontSize: type.fontSize,
            bold: index === 0,
            color: palette.ink,
          })),
        ],
      },
      metaTable(parts.meta, palette, labelWidth),
    ],
  }
}

/** Title, notice and opening sentence. */
export function heading(
  parts: { title: string; notice: string | null; intro: string | null },
  palette: Palette,
): Content[] {
  const content: Content[] = [
    {
      text: parts.title,
      tag: 'H1',
      fontSize: sizes.title,
      bold: true,
      color: palette.ink,
      margin: [0, 0, 0, 3],
    },
  ]
  if (parts.notice !== null) {
    content.push({
      text: parts.notice,
      fontSize: 9,
      bold: true,
      color: palette.accentText,
      margin: [0, 0, 0, 3],
    })
  }
  if (parts.intro !== null) {
    content.push({
      text: parts.intro,
      fontSize: 9,
      color: palette.muted,
      lineHeight: 1.15,
      margin: [0, 0, 0, 2],
    })
  }
  return content
}
