import { print, printJson } from '../output.ts'

/** One row of figures: what it is, and its value as people read it. */
export type Row = readonly [label: string, value: string | number]

/** Tells the story of the demo step by step, for people or for a program. */
export interface Report {
  step(title: string, rows: readonly Row[], facts: Record<string, unknown>): void
  /** A table under the step before. */
  table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): void
}

export function openReport(asJson: boolean): Report {
  if (asJson) {
    return { step: (title, _rows, facts) => printJson({ step: title, ...facts }), table: () => undefined }
  }
  let number = 0
  return {
    step: (title, rows) => {
      number += 1
      print(`${number === 1 ? '' : '\n'}${number}. ${title}`)
      const width = Math.max(0, ...rows.map(([label]) => label.length))
      for (const [label, value] of rows) print(`   ${label.padEnd(width)}  ${value}`)
    },
    table: (head, rows) => {
      const widths = head.map((title, column) =>
        Math.max(title.length, ...rows.map((row) => String(row[column] ?? '').length)),
      )
      // Amounts stand right, words left.
      const line = (cells: readonly (string | number)[]): string =>
        cells
          .map((cell, column) => {
            const width = widths[column] ?? 0
            return /[\d,]+\.\d\d/u.test(String(cell))
              ? String(cell).padStart(width)
              : String(cell).padEnd(width)
          })
          .join('  ')
          .trimEnd()
      print(`   ${line(head)}`)
      print(`   ${widths.map((width) => '─'.repeat(width)).join('  ')}`)
      for (const row of rows) print(`   ${line(row)}`)
    },
  }
}
