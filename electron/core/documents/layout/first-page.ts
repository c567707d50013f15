import type { Cell, Content } from '../content.ts'
import type { DocumentFonts } from '../fonts.ts'
import { fittingSize, textWidth, wrapText } from '../fonts.ts'
import type { FrozenLabelledValue } from '../frozen.ts'
import { address, contentWidth, lineFactor, margins, millimetres, sizes } from './metrics.ts'
import type { Palette } from './palette.ts'
import { bare } from './table-layouts.ts'
import { textIn } from './text.ts'

const blockTop = millimetres(50)
const metaWidth = millimetres(66)
const metaSize = 9
const metaGap = 3.2
const metaColumnGap = 10

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

function metaTable(
  meta: FrozenLabelledValue[],
  palette: Palette,
  labelWidth: number,
  fonts: DocumentFonts,
): Content {
  const valueWidth = metaWidth - labelWidth - metaColumnGap
  return {
    tag: 'Table',
    width: metaWidth,
    table: {
      widths: [labelWidth, valueWidth],
      rowHeadings: true,
      body: meta.map((row): Cell[] => [
        textIn(
          labelWidth,
          { text: row.label, fontSize: 8, color: palette.muted, margin: [0, 0.7, 0, 0] },
          fonts,
        ),
        textIn(
          valueWidth,
          { text: row.value, fontSize: metaSize, bold: row.emphasised, color: palette.ink },
          fonts,
        ),
      ]),
    },
    layout: bare(metaGap, metaColumnGap),
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
  const senderSize = fittingSize(fonts.regular, parts.addressLine, 6.5, 5, address.width)
  const senderLines = wrapText(fonts.regular, parts.addressLine, senderSize, address.width).length
  const senderTop = address.zoneTop - senderLines * senderSize * lineFactor - 5
  const labelWidth = Math.min(
    90,
    Math.max(0, ...parts.meta.map((row) => textWidth(fonts.regular, row.label, 8))) + 0.5,
  )
  const valueWidth = metaWidth - labelWidth - metaColumnGap
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
          textIn(
            address.width,
            { text: parts.addressLine, fontSize: senderSize, color: palette.muted, margin: [0, 0, 0, 5] },
            fonts,
          ),
          ...parts.recipient.map((line, index) =>
            textIn(
              address.width,
              { text: line, fontSize: type.fontSize, bold: index === 0, color: palette.ink },
              fonts,
            ),
          ),
        ],
      },
      metaTable(parts.meta, palette, labelWidth, fonts),
    ],
  }
}

/** Title, notice and opening sentence. */
export function heading(
  parts: { title: string; notice: string | null; intro: string | null; titleSize?: number },
  palette: Palette,
  fonts: DocumentFonts,
): Content[] {
  const one = (node: Parameters<typeof textIn>[1]): Content => textIn(contentWidth, node, fonts)
  const content = [
    one({
      text: parts.title,
      tag: 'H1',
      fontSize: fittingSize(fonts.semibold, parts.title, parts.titleSize ?? sizes.title, 14, contentWidth),
      bold: true,
      color: palette.ink,
      margin: [0, 0, 0, 3],
    }),
  ]
  if (parts.notice !== null) {
    content.push(
      one({ text: parts.notice, fontSize: 9, bold: true, color: palette.accentText, margin: [0, 0, 0, 3] }),
    )
  }
  if (parts.intro !== null) {
    content.push(one({ text: parts.intro, fontSize: 9, color: palette.muted, margin: [0, 0, 0, 2] }))
  }
  return content
}
