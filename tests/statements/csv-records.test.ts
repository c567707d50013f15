import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CsvRecords } from '../../electron/core/statements/csv/csv-records.ts'
import type { CsvDialect } from '../../electron/core/statements/csv/csv-records.ts'
import { StatementRefusal } from '../../electron/core/statements/index.ts'

type Found = { fields: string[]; line: number; raw: string }

function readRecords(text: string, dialect: CsvDialect, pieces: number): Found[] | string {
  const reader = new CsvRecords(dialect)
  const found: Found[] = []
  const size = Math.max(1, Math.ceil(text.length / pieces))
  try {
    for (let from = 0; from < text.length; from += size)
      found.push(...reader.write(text.slice(from, from + size)))
    found.push(...reader.close())
    return found
  } catch (error) {
    if (!(error instanceof StatementRefusal)) throw error
    return `${error.code} ${error.position?.line ?? 0}:${error.position?.column ?? 0}`
  }
}

/** A first record over two lines, behind which every other one goes through the parser. */
const overTwoLines = '"a\nb";c\n'

describe('the records of a CSV', () => {
  const piece = fc.constantFrom(
    '"',
    '""',
    ';',
    ';',
    '\n',
    '\r\n',
    'a',
    ' b',
    'é',
    '"x"',
    '"y;z"',
    ';"";',
    '1,00',
    '',
  )
  const text = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(''))
  const dialect: CsvDialect = { delimiter: ';', quote: '"' }

  it('are the same, line for line, whether they are divided at once or by the parser', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 5 }), (plain, pieces) => {
        const quick = readRecords(plain, dialect, pieces)
        const slow = readRecords(overTwoLines + plain, dialect, pieces)
        if (typeof slow === 'string') {
          const [code, line, column] = slow.split(/[ :]/u)
          expect(quick).toBe(`${code} ${Number(line) - 2}:${column}`)
          return
        }
        expect(quick).toEqual(slow.slice(1).map((record) => ({ ...record, line: record.line - 2 })))
      }),
      { numRuns: 2000 },
    )
  })

  it('are the same however the text comes in', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 40 }), (plain, pieces) => {
        expect(readRecords(plain, dialect, pieces)).toEqual(readRecords(plain, dialect, 1))
      }),
    )
  })
})
