import type { Content } from '../content.ts'
import type { DocumentFonts } from '../fonts.ts'
import { textWidth } from '../fonts.ts'
import type { LetterBlock } from '../letter-frozen.ts'
import { contentWidth } from './metrics.ts'
import type { Palette } from './palette.ts'
import { textIn } from './text.ts'

type Notes = Extract<LetterBlock, { kind: 'notes' }>
type Signing = Extract<LetterBlock, { kind: 'signing' }>

const noteSize = 8
const pointIndent = 9
const labelSize = 8
const widestLabel = 110
/** Room to write a line by hand: 8 mm. */
const blankHeight = 21.5
const boxWidth = 190
const gap = 16

/** The heading of a part of a letter or form. */
export function partHeading(text: string, palette: Palette, fonts: DocumentFonts): Content {
  return textIn(
    contentWidth,
    { text, tag: 'H2', fontSize: 11, bold: true, color: palette.accentText, margin: [0, 9, 0, 2] },
    fonts,
  )
}

/** Small print: a paragraph and listed points. The heading stays with the paragraph. */
export function notes(block: Notes, palette: Palette, fonts: DocumentFonts): Content[] {
  const style = { fontSize: noteSize, lineHeight: 1.14, color: palette.ink }
  const width = contentWidth - pointIndent
  const text = textIn(contentWidth, { ...style, text: block.text, margin: [0, 1, 0, 2] }, fonts)
  return [
    block.heading === null
      ? { ...text, margin: [0, 5, 0, 0] }
      : { unbreakable: true, stack: [partHeading(block.heading, palette, fonts), text] },
    ...block.points.map((text): Content => ({
      margin: [0, 0, 0, 2],
      columns: [
        { ...style, text: '•', tag: 'Artifact', width: pointIndent, color: palette.accentText },
        textIn(width, { ...style, text, width }, fonts),
      ],
    })),
  ]
}

/** Declaration, lines to fill in by hand and the box for the signature, which never part. */
export function signing(block: Signing, palette: Palette, fonts: DocumentFonts): Content {
  const labels = block.blanks.map((text) => textWidth(fonts.regular, text, labelSize))
  const labelWidth = Math.min(widestLabel, Math.ceil(Math.max(...labels)) + 1)
  const lineWidth = contentWidth - boxWidth - gap - labelWidth - 6
  const label = { fontSize: labelSize, color: palette.muted }
  const blanks = block.blanks.map((text): Content => ({
    columnGap: 6,
    columns: [
      textIn(labelWidth, { ...label, text, width: labelWidth, margin: [0, blankHeight - 11, 0, 0] }, fonts),
      {
        width: lineWidth,
        canvas: [
          {
            type: 'line',
            x1: 0,
            y1: blankHeight,
            x2: lineWidth,
            y2: blankHeight,
            lineWidth: 0.7,
            lineColor: palette.muted,
          },
        ],
      },
    ],
  }))
  const height = block.blanks.length * blankHeight - 11
  return {
    unbreakable: true,
    stack: [
      partHeading(block.heading, palette, fonts),
      ...block.paragraphs.map((text) =>
        textIn(
          contentWidth,
          { text, fontSize: 9.2, lineHeight: 1.2, color: palette.ink, margin: [0, 1, 0, 2] },
          fonts,
        ),
      ),
      {
        margin: [0, 0, 0, 4],
        columnGap: gap,
        columns: [
          { width: contentWidth - boxWidth - gap, stack: blanks },
          {
            width: boxWidth,
            stack: [
              { ...label, text: block.signature, margin: [0, 1, 0, 0] },
              {
                canvas: [
                  {
                    type: 'rect',
                    x: 0,
                    y: 0,
                    w: boxWidth,
                    h: height,
                    r: 3,
                    lineWidth: 0.7,
                    lineColor: palette.muted,
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
  }
}
