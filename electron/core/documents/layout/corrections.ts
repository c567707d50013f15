import type { Cell, Content } from '../content.ts'
import type { DocumentFonts } from '../fonts.ts'
import { textWidth, wrapText } from '../fonts.ts'
import type { FrozenDocument } from '../frozen.ts'
import { contentWidth, sizes } from './metrics.ts'
import type { Palette } from './palette.ts'
import { ruled } from './table-layouts.ts'
import { textIn } from './text.ts'

type Corrections = NonNullable<FrozenDocument['corrections']>
type Row = Corrections['rows'][number]

const size = 8.5
const headSize = 7.5
const gap = 12
const widestName = 130
/** A taller row is continued in the next one: pdfmake drops what is taller than a page without a word. */
const linesPerRow = 30
/** So few stay on one page with their heading. */
const fewRows = 8
const fewLines = 24

/** What was corrected: particular, what the document said, what it says now. */
export function correctionTable(corrections: Corrections, palette: Palette, fonts: DocumentFonts): Content[] {
  const { columns, rows } = corrections
  const names = [columns.what, ...rows.map((row) => row.what)]
  const widest = Math.ceil(Math.max(...names.map((name) => textWidth(fonts.semibold, name, size)))) + 1
  const nameWidth = Math.min(widestName, widest)
  const textColumn = (contentWidth - nameWidth - 2 * gap) / 2
  const pieces = rows.flatMap((row) => piecesOf(row, textColumn, fonts))
  const head = (text: string): Cell => ({
    text,
    fontSize: headSize,
    bold: true,
    color: palette.muted,
    noWrap: true,
  })
  const table: Content = {
    tag: 'Table',
    table: {
      widths: [nameWidth, textColumn, textColumn],
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      body: [
        [head(columns.what), head(columns.was), head(columns.is)],
        ...pieces.map((row): Cell[] => [
          textIn(nameWidth, { text: row.what, fontSize: size, color: palette.muted }, fonts),
          textIn(textColumn, { text: row.was, fontSize: size, color: palette.ink }, fonts),
          textIn(textColumn, { text: row.is, fontSize: size, bold: true, color: palette.ink }, fonts),
        ]),
      ],
    },
    layout: ruled({
      ink: palette.rule,
      rule: palette.rule,
      headRows: 1,
      rowGap: 3,
      columnGap: gap,
      closed: false,
    }),
  }
  const heading = textIn(
    contentWidth,
    {
      text: corrections.heading,
      tag: 'H2',
      fontSize: sizes.heading,
      bold: true,
      color: palette.accentText,
      margin: [0, 8, 0, 4],
    },
    fonts,
  )
  const lineCount = pieces.reduce((sum, row) => sum + linesOf(row, textColumn, fonts), 0)
  const isShort = pieces.length <= fewRows && lineCount <= fewLines
  return isShort ? [{ unbreakable: true, stack: [heading, table] }] : [heading, table]
}

function linesOf(row: Row, width: number, fonts: DocumentFonts): number {
  return Math.max(
    wrapText(fonts.regular, row.was, size, width).length,
    wrapText(fonts.semibold, row.is, size, width).length,
  )
}

/** A row in parts that each fit a page. */
function piecesOf(row: Row, width: number, fonts: DocumentFonts): Row[] {
  if (linesOf(row, width, fonts) <= linesPerRow) return [row]
  const was = wrapText(fonts.regular, row.was, size, width)
  const is = wrapText(fonts.semibold, row.is, size, width)
  const pieces: Row[] = []
  for (let from = 0; from < Math.max(was.length, is.length); from += linesPerRow) {
    const part = (lines: string[]): string => lines.slice(from, from + linesPerRow).join('\n')
    pieces.push({ what: from === 0 ? row.what : '', was: part(was), is: part(is) })
  }
  return pieces
}
