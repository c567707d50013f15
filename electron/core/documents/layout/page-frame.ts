import type { Content, Vector } from '../content.ts'
import type { DocumentFonts } from '../fonts.ts'
import { fittingSize, textWidth, wrapText } from '../fonts.ts'
import type { FrozenDocument } from '../frozen.ts'
import {
  contentWidth,
  foldMarks,
  lineFactor,
  margins,
  millimetres,
  pageWidth,
  punchMark,
  sizes,
} from './metrics.ts'
import type { PageCode } from '../letter-frozen.ts'
import { codeRoom, firstPageCode, followingPageCode } from './page-code.ts'
import type { Palette } from './palette.ts'
import { textIn } from './text.ts'

/** What every page of a letter or document carries; independent of what stands between. */
export interface PageFrame {
  sender: FrozenDocument['sender']
  /** Named at the head of following pages. */
  title: string
  /** Contains `{page}` and `{pages}`. */
  pageLabel: string
  /** Of forms that come back. */
  code?: PageCode | null
}

const tile = 40
const tileTop = millimetres(13)

/** Logo tile, name and tagline at the top of the first page; takes no room in the flow. */
export function letterhead(frame: PageFrame, palette: Palette, fonts: DocumentFonts): Content[] {
  const { sender } = frame
  const letterSize = 24
  const letterWidth = textWidth(fonts.semibold, sender.initial, letterSize)
  const code = frame.code ?? null
  const nameWidth = contentWidth - tile - 12 - (code === null ? 0 : codeRoom.firstPage)
  const nameSize = fittingSize(fonts.semibold, sender.name, 15, 9, nameWidth)
  return [
    {
      canvas: [
        { type: 'rect', x: 0, y: 0, w: tile, h: tile, r: 8, color: palette.accent },
        { type: 'rect', x: tile - 12, y: tile - 12, w: 5, h: 5, color: palette.onAccent, fillOpacity: 0.45 },
      ],
      absolutePosition: { x: margins.left, y: tileTop },
    },
    {
      text: sender.initial,
      tag: 'Artifact',
      fontSize: letterSize,
      bold: true,
      color: palette.onAccent,
      absolutePosition: { x: margins.left + (tile - letterWidth) / 2, y: tileTop + 5.5 },
    },
    {
      columns: [
        {
          width: nameWidth,
          stack: [
            { text: sender.name, fontSize: nameSize, bold: true, color: palette.ink },
            ...(sender.tagline === null
              ? []
              : [
                  {
                    text: sender.tagline,
                    fontSize: 8.5,
                    color: palette.muted,
                    margin: [0, 1, 0, 0],
                  } satisfies Content,
                ]),
          ],
        },
      ],
      absolutePosition: { x: margins.left + tile + 12, y: tileTop + (sender.tagline === null ? 10 : 4) },
    },
    ...(code === null ? [] : firstPageCode(code, palette)),
  ]
}

/** Accent band, and on the first page the marks for folding and punching. */
export function background(palette: Palette): (page: number) => Content {
  return (page) => {
    const canvas: Vector[] = [{ type: 'rect', x: 0, y: 0, w: pageWidth, h: 6.2, color: palette.accent }]
    if (page === 1) {
      const mark = (y: number, length: number): Vector => ({
        type: 'line',
        x1: millimetres(4),
        y1: y,
        x2: millimetres(4) + length,
        y2: y,
        lineWidth: 0.4,
        lineColor: '#9aa3b2',
      })
      canvas.push(...foldMarks.map((y) => mark(y, millimetres(4))), mark(punchMark, millimetres(6)))
    }
    return { canvas, absolutePosition: { x: 0, y: 0 } }
  }
}

/** Following pages say whose document they belong to. */
export function runningHead(
  frame: PageFrame,
  palette: Palette,
  fonts: DocumentFonts,
): (page: number) => Content | null {
  const code = frame.code ?? null
  const half = (contentWidth - (code === null ? 0 : codeRoom.followingPages)) / 2 - 4
  const nameSize = fittingSize(fonts.semibold, frame.sender.name, sizes.small, 5.5, half)
  const title = { fontSize: sizes.small, color: palette.muted, alignment: 'right', width: half } as const
  return (page) => {
    if (page === 1) return null
    const head: Content = {
      margin: [margins.left, millimetres(11.5), margins.right, 0],
      columnGap: 8,
      columns: [
        textIn(
          half,
          { text: frame.sender.name, fontSize: nameSize, bold: true, color: palette.ink, width: half },
          fonts,
        ),
        textIn(half, { ...title, text: frame.title }, fonts),
      ],
    }
    return code === null ? head : { stack: [head, ...followingPageCode(code, half, palette)] }
  }
}

const footerGap = 12
const pageLabelWidth = 68
const footerLeading = 1.12
/** What lies between the rule and the part of the page that no printer reaches; pdfmake drops what is below it. */
const footerRoom = 52

/** The largest size at which every column of the footer stays on the page. */
function footerSize(frame: PageFrame, width: number, fonts: DocumentFonts): number {
  const fits = (size: number): boolean =>
    frame.sender.footer.every(({ heading, lines }) => {
      const count =
        wrapText(fonts.semibold, heading, size, width).length +
        lines.reduce((sum, line) => sum + wrapText(fonts.regular, line, size, width).length, 0)
      return count * size * lineFactor * footerLeading <= footerRoom
    })
  return [sizes.tiny, 6.2, 5.6, 5, 4.4].find(fits) ?? 4
}

/** The company's particulars and the page number. */
export function footer(
  frame: PageFrame,
  palette: Palette,
  fonts: DocumentFonts,
): (page: number, pages: number) => Content {
  const columns = frame.sender.footer
  const width = (contentWidth - pageLabelWidth - columns.length * footerGap) / Math.max(1, columns.length)
  const fontSize = footerSize(frame, width, fonts)
  const particular = (text: string, isHeading: boolean): Content =>
    textIn(
      width,
      {
        text,
        fontSize,
        bold: isHeading,
        color: isHeading ? palette.ink : palette.muted,
        lineHeight: footerLeading,
      },
      fonts,
    )
  return (page, pages) => ({
    margin: [margins.left, 6, margins.right, 0],
    stack: [
      {
        canvas: [
          { type: 'line', x1: 0, y1: 0, x2: contentWidth, y2: 0, lineWidth: 0.5, lineColor: palette.rule },
        ],
      },
      {
        margin: [0, 5, 0, 0],
        columnGap: footerGap,
        columns: [
          ...columns.map((column): Content => ({
            width,
            stack: [particular(column.heading, true), ...column.lines.map((line) => particular(line, false))],
          })),
          textIn(
            pageLabelWidth,
            {
              text: frame.pageLabel.replace('{page}', String(page)).replace('{pages}', String(pages)),
              fontSize: 7.5,
              color: palette.muted,
              alignment: 'right',
              width: pageLabelWidth,
            },
            fonts,
          ),
        ],
      },
    ],
  })
}
