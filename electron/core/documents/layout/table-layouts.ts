import type { Cell, TableLayout } from '../content.ts'

const none = (): number => 0

/** No rules, no padding: a table used only to place things. */
export function bare(rowGap = 0, columnGap = 0): TableLayout {
  return {
    hLineWidth: none,
    vLineWidth: none,
    hLineColor: () => '#000000',
    paddingLeft: (column) => (column === 0 ? 0 : columnGap),
    paddingRight: none,
    paddingTop: none,
    paddingBottom: () => rowGap,
  }
}

/** A dark rule under the head, light rules between rows, a dark one at the end when `closed`. */
export function ruled(options: {
  ink: string
  rule: string
  headRows: number
  rowGap: number
  columnGap: number
  closed: boolean
}): TableLayout {
  const isEdge = (line: number, rows: Cell[][]): boolean =>
    (options.headRows > 0 && line === options.headRows) || (options.closed && line === rows.length)
  return {
    hLineWidth: (line, { table }) => {
      if (line === 0) return 0
      if (isEdge(line, table.body)) return 0.9
      return line === table.body.length ? 0 : 0.5
    },
    vLineWidth: none,
    hLineColor: (line, { table }) => (isEdge(line, table.body) ? options.ink : options.rule),
    paddingLeft: (column) => (column === 0 ? 0 : options.columnGap),
    paddingRight: none,
    paddingTop: (row) => (row < options.headRows ? 0 : options.rowGap),
    paddingBottom: () => options.rowGap,
  }
}

/** A thin frame around everything and between columns. */
export function framed(rule: string, padding: number): TableLayout {
  return {
    hLineWidth: () => 0.7,
    vLineWidth: () => 0.7,
    hLineColor: () => rule,
    vLineColor: () => rule,
    paddingLeft: () => padding,
    paddingRight: () => padding,
    paddingTop: () => padding,
    paddingBottom: () => padding,
  }
}
