/** A value of an exported row: `plain` ones were made by us and are numbers, everything else is text of people. */
export type CsvValue = { text: string; plain?: boolean }

/**
 * Text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection):
 * text that begins with = + - @, a tab or a carriage return.
 */
export function withoutFormula(text: string): string {
  return /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text
}

/** One line of CSV, quoted where needed, ended as RFC 4180 says. */
export function csvLine(values: readonly CsvValue[], separator: ',' | ';'): string {
  const cells = values.map(({ text, plain }) => {
    const safe = plain === true && /^-?[\d.,]+$/u.test(text) ? text : withoutFormula(text)
    return /["\n\r]/u.test(safe) || safe.includes(separator) ? `"${safe.replaceAll('"', '""')}"` : safe
  })
  return `${cells.join(separator)}\r\n`
}

/** Offers text as a file. A byte-order mark lets spreadsheets read it as UTF-8. */
export function csvBlob(lines: readonly string[]): Blob {
  return new Blob(['\ufeff', ...lines], { type: 'text/csv;charset=utf-8' })
}
