import type { Cell, Content } from '../content.ts'
import type { DocumentFonts } from '../fonts.ts'
import type { FrozenDocument, FrozenLabelledValue } from '../frozen.ts'
import { contentWidth } from './metrics.ts'
import type { Palette } from './palette.ts'
import { bare, ruled } from './table-layouts.ts'
import { textIn } from './text.ts'

const totalsWidth = 222
const gap = 26

type VatSummary = NonNullable<FrozenDocument['vatSummary']>

function vatTable(summary: VatSummary, palette: Palette): Content {
  const foreign = summary.heading.companyVat !== null
  const head = (text: string, alignment: 'left' | 'right'): Content => ({
    text,
    fontSize: 7.5,
    bold: true,
    color: palette.muted,
    alignment,
    noWrap: true,
  })
  const value = (text: string): Content => ({
    text,
    fontSize: 8.5,
    color: palette.ink,
    alignment: 'right',
    noWrap: true,
  })
  const body = [
    [
      head(summary.heading.rate, 'left'),
      head(summary.heading.base, 'right'),
      head(summary.heading.vat, 'right'),
      ...(foreign ? [head(summary.heading.companyVat ?? '', 'right')] : []),
    ],
    ...summary.rows.map((row): Cell[] => [
      { text: row.rate, fontSize: 8.5, color: palette.ink, noWrap: true },
      value(row.base),
      value(row.vat),
      ...(foreign ? [value(row.companyVat ?? '')] : []),
    ]),
  ]
  return {
    tag: 'Table',
    table: { widths: ['*', 'auto', 'auto', ...(foreign ? ['auto'] : [])], headerRows: 1, body },
    layout: {
      ...ruled({
        ink: palette.rule,
        rule: palette.rule,
        headRows: 1,
        rowGap: 2.6,
        columnGap: 12,
        closed: false,
      }),
      hLineWidth: (line) => (line === 1 ? 0.6 : 0),
    },
  }
}

function totalsRow(row: FrozenLabelledValue, palette: Palette): Cell[] {
  const size = row.emphasised ? 11.5 : 9
  const fill = row.emphasised ? { fillColor: palette.tint } : {}
  const padding = row.emphasised ? 5 : 0.6
  return [
    {
      text: row.label,
      fontSize: size,
      bold: row.emphasised,
      color: row.emphasised ? palette.accentText : palette.muted,
      margin: [0, padding, 0, padding],
      noWrap: true,
      ...fill,
    },
    {
      text: row.value,
      fontSize: size,
      bold: row.emphasised,
      color: palette.ink,
      alignment: 'right',
      noWrap: true,
      margin: [0, padding, 0, padding],
      ...fill,
    },
  ]
}

function totalsTable(totals: FrozenLabelledValue[], palette: Palette): Content {
  return {
    tag: 'Table',
    width: totalsWidth,
    table: {
      widths: ['*', 'auto'],
      rowHeadings: true,
      body: totals.map((row) => totalsRow(row, palette)),
    },
    layout: {
      ...bare(),
      paddingLeft: () => 8,
      paddingRight: (column) => (column === 1 ? 8 : 0),
      paddingTop: () => 1.6,
      paddingBottom: () => 1.6,
    },
  }
}

type Summed = Pick<FrozenDocument, 'vatSummary' | 'totals' | 'legalNotes'>

const leftWidth = contentWidth - totalsWidth - gap

/** Upper estimate in points of what `totals` takes. */
export function totalsHeight(document: Summed): number {
  const notes = document.legalNotes.reduce((sum, note) => sum + 6 + 11 * Math.ceil(note.length / 40), 0)
  const left = ((document.vatSummary?.rows.length ?? 0) + 3) * 16 + notes
  return 30 + Math.max(document.totals.length * 16, left)
}

/** VAT per rate and what the law wants said about it on the left, the sums on the right. */
export function totals(document: Summed, palette: Palette, fonts: DocumentFonts): Content {
  const summary = document.vatSummary
  const small = (text: string, top: number, fontSize: number, color: string): Content =>
    textIn(leftWidth, { text, fontSize, color, margin: [0, top, 0, 0] }, fonts)
  return {
    margin: [0, 9, 0, 0],
    columnGap: gap,
    columns: [
      {
        width: leftWidth,
        stack: [
          ...(summary === null ? [] : [vatTable(summary, palette)]),
          ...(summary === null || summary.note === null ? [] : [small(summary.note, 4, 7, palette.muted)]),
          ...document.legalNotes.map((note) => small(note, 6, 8, palette.ink)),
        ],
      },
      totalsTable(document.totals, palette),
    ],
  }
}
