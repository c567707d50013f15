import type { Cell, Content } from '../content.ts'
import type { FrozenDocument, FrozenLabelledValue } from '../frozen.ts'
import { contentWidth, sizes } from './metrics.ts'
import type { Palette } from './palette.ts'
import { bare, ruled } from './table-layouts.ts'

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

/** Upper estimate in points of what `totals` takes. */
export function totalsHeight(document: Pick<FrozenDocument, 'vatSummary' | 'totals'>): number {
  return 60 + Math.max(document.totals.length, (document.vatSummary?.rows.length ?? 0) + 2) * 18
}

/** VAT per rate on the left, the sums on the right. */
export function totals(document: Pick<FrozenDocument, 'vatSummary' | 'totals'>, palette: Palette): Content {
  const summary = document.vatSummary
  return {
    margin: [0, 9, 0, 0],
    columnGap: gap,
    columns: [
      {
        width: contentWidth - totalsWidth - gap,
        stack:
          summary === null
            ? []
            : [
                vatTable(summary, palette),
                ...(summary.note === null
                  ? []
                  : [
                      {
                        text: summary.note,
                        fontSize: sizes.tiny,
                        color: palette.muted,
                        margin: [0, 4, 0, 0],
                      } satisfies Content,
                    ]),
              ],
      },
      totalsTable(document.totals, palette),
    ],
  }
}
