import type { Cell, Content } from '../content.ts'
import type { DocumentFonts } from '../fonts.ts'
import { textWidth } from '../fonts.ts'
import type { FrozenDocument, FrozenLabelledValue } from '../frozen.ts'
import { drawQr } from '../qr-path.ts'
import { contentWidth, millimetres, sizes } from './metrics.ts'
import type { Palette } from './palette.ts'
import { bare, framed, ruled } from './table-layouts.ts'
import { textIn } from './text.ts'

/** 27 mm is read from a hand's breadth by every bank's app that was tried. */
const qrSide = millimetres(27)
const framePadding = 8.5
/** So few stay on one page with their heading. */
const fewPayments = 12

type Block = NonNullable<FrozenDocument['paymentBlock']>
type Payments = NonNullable<FrozenDocument['payments']>

const labelWidth = 92
const labelGap = 8

function particulars(
  rows: FrozenLabelledValue[],
  width: number,
  palette: Palette,
  fonts: DocumentFonts,
): Content {
  const valueWidth = width - labelWidth - labelGap
  return {
    tag: 'Table',
    table: {
      widths: [labelWidth, valueWidth],
      rowHeadings: true,
      body: rows.map((row): Cell[] => [
        textIn(
          labelWidth,
          { text: row.label, fontSize: 8, color: palette.muted, margin: [0, 0.8, 0, 0] },
          fonts,
        ),
        textIn(
          valueWidth,
          { text: row.value, fontSize: 9.2, bold: row.emphasised, color: palette.ink },
          fonts,
        ),
      ]),
    },
    layout: bare(2.6, labelGap),
  }
}

function instructions(block: Block, width: number, palette: Palette, fonts: DocumentFonts): Content {
  const heading = textIn(
    width,
    {
      text: block.heading,
      tag: 'H2',
      fontSize: sizes.heading,
      bold: true,
      color: palette.accentText,
      margin: [0, 0, 0, 5],
    },
    fonts,
  )
  const { hint } = block
  const size = 7.6
  return {
    stack: [
      heading,
      particulars(block.rows, width, palette, fonts),
      ...(hint === null
        ? []
        : [textIn(width, { text: hint, fontSize: size, color: palette.muted, margin: [0, 3, 0, 0] }, fonts)]),
    ],
  }
}

/** How to pay: what the payer types in, and the same as a code for the bank's app. */
export function paymentBlock(block: Block, palette: Palette, fonts: DocumentFonts): Content {
  const frame = framed(palette.rule, framePadding)
  const rule = frame.vLineWidth(0)
  const place = { unbreakable: true, margin: [0, 11, 0, 0] } satisfies Partial<Content>
  if (block.qrText === null) {
    const width = contentWidth - 2 * framePadding - 2 * rule
    return {
      ...place,
      table: { widths: [width], body: [[instructions(block, width, palette, fonts)]] },
      layout: frame,
    }
  }
  const width = contentWidth - qrSide - 4 * framePadding - 3 * rule
  const code: Content = {
    tag: 'Figure',
    alt: block.qrAlternative ?? block.heading,
    canvas: [
      {
        type: 'rect',
        x: 0,
        y: 0,
        w: qrSide,
        h: qrSide,
        color: '#000000',
        drawing: drawQr(block.qrText, qrSide),
      },
    ],
  }
  return {
    ...place,
    table: { widths: [qrSide, width], body: [[code, instructions(block, width, palette, fonts)]] },
    layout: frame,
  }
}

/** What was received, and when the document was paid. */
export function receivedPayments(payments: Payments, palette: Palette, fonts: DocumentFonts): Content[] {
  const size = 8.5
  const gap = 14
  const widest = (texts: string[]): number =>
    Math.ceil(Math.max(0, ...texts.map((text) => textWidth(fonts.regular, text, size)))) + 1
  const dayWidth = widest(payments.rows.map((row) => row.day))
  const amountWidth = widest(payments.rows.map((row) => row.amount))
  const width = contentWidth - dayWidth - amountWidth - 2 * gap
  const table: Content = {
    tag: 'Table',
    table: {
      widths: [dayWidth, width, amountWidth],
      body: payments.rows.map((row): Cell[] => [
        { text: row.day, fontSize: size, color: palette.ink, noWrap: true },
        textIn(width, { text: row.text, fontSize: size, color: palette.muted }, fonts),
        { text: row.amount, fontSize: size, color: palette.ink, alignment: 'right', noWrap: true },
      ]),
      dontBreakRows: true,
    },
    layout: ruled({
      ink: palette.rule,
      rule: palette.rule,
      headRows: 0,
      rowGap: 3,
      columnGap: gap,
      closed: false,
    }),
  }
  const content: Content[] = [
    { columns: paymentsHeading(payments, palette, fonts), margin: [0, 14, 0, 4] },
    ...(payments.rows.length === 0 ? [] : [table]),
  ]
  return payments.rows.length > fewPayments ? content : [{ unbreakable: true, stack: content }]
}

function paymentsHeading(payments: Payments, palette: Palette, fonts: DocumentFonts): Content[] {
  const half = contentWidth / 2
  const one = (text: string, fontSize: number): Parameters<typeof textIn>[1] => ({
    text,
    fontSize,
    width: half,
    bold: true,
    color: palette.accentText,
  })
  return [
    textIn(half, { ...one(payments.heading, sizes.heading), tag: 'H2' }, fonts),
    ...(payments.paidNote === null
      ? []
      : [
          textIn(
            half,
            { ...one(`✓ ${payments.paidNote}`, 9.5), alignment: 'right', margin: [0, 1, 0, 0] },
            fonts,
          ),
        ]),
  ]
}
