import type { Cell, Content, TableContent } from '../content.ts'
import type { DocumentFonts } from '../fonts.ts'
import { textWidth, wrapText } from '../fonts.ts'
import type { FrozenDocument, FrozenLine } from '../frozen.ts'
import { contentWidth, lineFactor, sizes } from './metrics.ts'
import type { Palette } from './palette.ts'
import { ruled } from './table-layouts.ts'
import { textIn } from './text.ts'

const columnGap = 15
const headSize = 7.8
const rowGap = 3.7
const descriptionSize = 9.2
const leastDescriptionWidth = 140
/** Columns that hold words (units, `reverse charge`) are broken beyond this width. */
const widestText = 84
/** Rows that stay together with the totals, so that these never stand alone on a page. */
const keptRows = 2
/** A taller row is continued in the next one: pdfmake drops what is taller than a page without a word. */
const linesPerRow = 16
/** What is kept together has to fit a following page, or pdfmake drops its end. */
const mostKeptHeight = 620

export interface KeptContent {
  content: Content[]
  /** Upper estimate in points. */
  height: number
}

type ColumnName = 'position' | 'quantity' | 'unitPrice' | 'vat' | 'amount'
type Columns = FrozenDocument['columns']

interface Widths extends Record<ColumnName, number> {
  description: number
  /** Below the usual size only where amounts are so long that the description would be squeezed. */
  valueSize: number
}

function valuesOf(lines: FrozenLine[], column: ColumnName): string[] {
  return lines.map((line) => (column === 'vat' ? line.vatLabel : line[column]))
}

function measure(lines: FrozenLine[], columns: Columns, fonts: DocumentFonts): Widths {
  const widest = (column: ColumnName, size: number): number => {
    let width = textWidth(fonts.semibold, columns[column], headSize)
    for (const value of new Set(valuesOf(lines, column))) {
      width = Math.max(width, textWidth(fonts.regular, value, size))
    }
    return Math.ceil(width) + 1
  }
  for (const valueSize of [9, 8, 7, 6]) {
    const widths = {
      position: widest('position', valueSize),
      quantity: Math.min(widestText, widest('quantity', valueSize)),
      unitPrice: widest('unitPrice', valueSize),
      vat: Math.min(widestText, widest('vat', valueSize)),
      amount: widest('amount', valueSize),
    }
    const taken = widths.position + widths.quantity + widths.unitPrice + widths.vat + widths.amount
    const description = contentWidth - taken - 5 * columnGap
    if (description >= leastDescriptionWidth || valueSize === 6) {
      return { ...widths, description: Math.max(60, description), valueSize }
    }
  }
  throw new Error('unreachable: the last size is always taken')
}

interface DescriptionPart {
  text: string
  style: 'name' | 'detail'
}

function descriptionParts(line: FrozenLine): DescriptionPart[] {
  const parts: DescriptionPart[] = [{ text: line.description, style: 'name' }]
  if (line.detail !== null) parts.push({ text: line.detail, style: 'detail' })
  if (line.period !== null) parts.push({ text: line.period, style: 'detail' })
  return parts
}

/** Usually one group of parts; more where the description is too tall for one row. */
function rowsOf(line: FrozenLine, width: number, fonts: DocumentFonts): DescriptionPart[][] {
  const parts = descriptionParts(line)
  const length = parts.reduce((sum, part) => sum + part.text.length + 40 * part.text.split('\n').length, 0)
  if (length < 400) return [parts]

  const wrapped = parts.flatMap((part) => {
    const [font, size] =
      part.style === 'name' ? [fonts.semibold, descriptionSize] : [fonts.regular, sizes.small]
    return wrapText(font, part.text, size, width - 1).map((text): DescriptionPart => ({
      text,
      style: part.style,
    }))
  })
  if (wrapped.length <= linesPerRow) return [parts]
  const rows: DescriptionPart[][] = []
  for (let at = 0; at < wrapped.length; at += linesPerRow) rows.push(wrapped.slice(at, at + linesPerRow))
  return rows
}

function descriptionCell(
  parts: DescriptionPart[],
  width: number,
  palette: Palette,
  fonts: DocumentFonts,
): Content {
  return {
    stack: parts.map(({ text, style }) =>
      textIn(
        width,
        style === 'name'
          ? { text, tag: 'P', fontSize: descriptionSize, bold: true, color: palette.ink }
          : {
              text,
              tag: 'P',
              fontSize: sizes.small,
              color: palette.muted,
              lineHeight: 1.08,
              margin: [0, 1, 0, 0],
            },
        fonts,
      ),
    ),
  }
}

function bodyRows(line: FrozenLine, widths: Widths, palette: Palette, fonts: DocumentFonts): Cell[][] {
  const value = (column: ColumnName, text: string, color: string): Content =>
    textIn(widths[column], { text, fontSize: widths.valueSize, color, alignment: 'right' }, fonts)
  return rowsOf(line, widths.description, fonts).map((parts, index): Cell[] => {
    const first = index === 0
    return [
      { text: first ? line.position : '', fontSize: widths.valueSize, color: palette.muted, noWrap: true },
      descriptionCell(parts, widths.description, palette, fonts),
      value('quantity', first ? line.quantity : '', palette.ink),
      value('unitPrice', first ? line.unitPrice : '', palette.ink),
      value('vat', first ? line.vatLabel : '', palette.muted),
      value('amount', first ? line.amount : '', palette.ink),
    ]
  })
}

function headRow(columns: Columns, palette: Palette): Cell[] {
  const head = (text: string, alignment: 'left' | 'right'): Content => ({
    text,
    fontSize: headSize,
    bold: true,
    color: palette.muted,
    alignment,
    noWrap: true,
  })
  return [
    head(columns.position, 'left'),
    head(columns.description, 'left'),
    head(columns.quantity, 'right'),
    head(columns.unitPrice, 'right'),
    head(columns.vat, 'right'),
    head(columns.amount, 'right'),
  ]
}

/**
 * The lines of a document with `after` (totals) kept on the page of the last two of them. The last rows stand in a
 * table of their own inside the last row of the first one: so the head is repeated above them too, and the structure
 * tree still shows one table, followed by what comes after it.
 */
export function lineTable(
  document: Pick<FrozenDocument, 'lines' | 'columns'>,
  after: KeptContent,
  palette: Palette,
  fonts: DocumentFonts,
): Content[] {
  const widths = measure(document.lines, document.columns, fonts)
  const columnWidths = [
    widths.position,
    widths.description,
    widths.quantity,
    widths.unitPrice,
    widths.vat,
    widths.amount,
  ]
  const rows = document.lines.flatMap((line) => bodyRows(line, widths, palette, fonts))
  const kept = rows.splice(Math.max(0, rows.length - keptRows))
  const together = after.height + keptRows * linesPerRow * sizes.body * lineFactor < mostKeptHeight
  const rules = { ink: palette.ink, rule: palette.rule, rowGap, columnGap }
  const last: TableContent = {
    tag: 'None',
    table: { widths: columnWidths, body: kept, dontBreakRows: true, continues: true },
    layout: ruled({ ...rules, headRows: 0, closed: true }),
  }
  const tail: Cell = {
    colSpan: 6,
    tag: 'None',
    stack: [
      ...(kept.length > 0 ? [last] : []),
      ...(together ? [{ tag: 'Outside', stack: after.content } satisfies Content] : []),
    ],
  }
  const outer = ruled({ ...rules, headRows: 1, closed: false })
  const isTail = (row: number, body: Cell[][]): boolean => row === body.length - 1
  const table: TableContent = {
    tag: 'Table',
    margin: [0, 9, 0, 0],
    table: {
      widths: columnWidths,
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      body: [headRow(document.columns, palette), ...rows, [tail, {}, {}, {}, {}, {}]],
    },
    layout: {
      ...outer,
      paddingTop: (row, node) => (isTail(row, node.table.body) ? 0 : outer.paddingTop(row, node)),
      paddingBottom: (row, node) => (isTail(row, node.table.body) ? 0 : outer.paddingBottom(row, node)),
    },
  }
  return together ? [table] : [table, ...after.content]
}
