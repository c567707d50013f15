import type { Cell, Content } from '../content.ts'
import type { FrozenDocument, FrozenLabelledValue } from '../frozen.ts'
import { drawQr } from '../qr-path.ts'
import { contentWidth, millimetres, sizes } from './metrics.ts'
import type { Palette } from './palette.ts'
import { bare, framed, ruled } from './table-layouts.ts'

/** 27 mm is read from a hand's breadth by every bank's app that was tried. */
const qrSide = millimetres(27)
const framePadding = 10

type Block = NonNullable<FrozenDocument['paymentBlock']>
type Payments = NonNullable<FrozenDocument['payments']>

function particulars(rows: FrozenLabelledValue[], palette: Palette): Content {
  return {
    tag: 'Table',
    table: {
      widths: [92, '*'],
      rowHeadings: true,
      body: rows.map((row): Cell[] => [
        { text: row.label, fontSize: 8, color: palette.muted, margin: [0, 0.8, 0, 0] },
        { text: row.value, fontSize: 9.2, bold: row.emphasised, color: palette.ink },
      ]),
    },
    layout: bare(2.6, 8),
  }
}

/** How to pay: what the payer types in, and the same as a code for the bank's app. */
export function paymentBlock(block: Block, palette: Palette): Content {
  const texts: Content = {
    stack: [
      {
        text: block.heading,
        tag: 'H2',
        fontSize: sizes.heading,
        bold: true,
        color: palette.accentText,
        margin: [0, 0, 0, 5],
      },
      particulars(block.rows, palette),
      ...(block.hint === null
        ? []
        : [
            { text: block.hint, fontSize: 7.6, color: palette.muted, margin: [0, 4, 0, 0] } satisfies Content,
          ]),
    ],
  }
  if (block.qrText === null) {
    return {
      unbreakable: true,
      margin: [0, 14, 0, 0],
      table: { widths: [contentWidth - 2 * framePadding - 1.4], body: [[texts]] },
      layout: framed(palette.rule, framePadding),
    }
  }
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
    unbreakable: true,
    margin: [0, 14, 0, 0],
    table: { widths: [qrSide, contentWidth - qrSide - 4 * framePadding - 2.1], body: [[code, texts]] },
    layout: framed(palette.rule, framePadding),
  }
}

/** What was received, and when the document was paid. */
export function receivedPayments(payments: Payments, palette: Palette): Content[] {
  const table: Content = {
    tag: 'Table',
    table: {
      widths: ['auto', '*', 'auto'],
      body: payments.rows.map((row): Cell[] => [
        { text: row.day, fontSize: 8.5, color: palette.ink, noWrap: true },
        { text: row.text, fontSize: 8.5, color: palette.muted },
        { text: row.amount, fontSize: 8.5, color: palette.ink, alignment: 'right', noWrap: true },
      ]),
      dontBreakRows: true,
    },
    layout: ruled({
      ink: palette.rule,
      rule: palette.rule,
      headRows: 0,
      rowGap: 3,
      columnGap: 14,
      closed: false,
    }),
  }
  return [
    {
      columns: [
        {
          text: payments.heading,
          tag: 'H2',
          width: '*',
          fontSize: sizes.heading,
          bold: true,
          color: palette.accentText,
        },
        ...(payments.paidNote === null
          ? []
          : [
              {
                text: `✓ ${payments.paidNote}`,
                width: 'auto',
                fontSize: 9.5,
                bold: true,
                color: palette.accentText,
                margin: [0, 1, 0, 0],
              } satisfies Content,
            ]),
      ],
      margin: [0, 14, 0, 4],
    },
    ...(payments.rows.length === 0 ? [] : [table]),
  ]
}
