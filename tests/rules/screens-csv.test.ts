import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvBlob, csvLine, withoutFormula } from '../../renderer/ui/grid/csv.ts'

test('text that a spreadsheet would run as a formula is defused', () => {
  for (const text of ['=1+1', '+31 58 555', '-2+3', '@SUM(A1)', '\tx', '\rx']) {
    expect(withoutFormula(text)).toBe(`'${text}`)
  }
  expect(withoutFormula('Bakkerij = Pastoor')).toBe('Bakkerij = Pastoor')
})

test('no text of people begins a cell with a sign that begins a formula', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const cell = csvLine([{ text }], ';').replace(/^"/u, '')
      expect(cell).not.toMatch(/^[=+\-@\t]/u)
    }),
  )
})

test('a negative amount that we wrote stays a number', () => {
  expect(csvLine([{ text: '-12,50', plain: true }], ';')).toBe('-12,50\r\n')
  expect(csvLine([{ text: '-12.50', plain: true }], ',')).toBe('-12.50\r\n')
  expect(csvLine([{ text: '-2+3', plain: true }], ',')).toBe("'-2+3\r\n")
})

test('quotes, separators and line breaks stay inside their cell', () => {
  expect(csvLine([{ text: 'a "b"; c' }, { text: 'd\ne' }], ';')).toBe('"a ""b""; c";"d\ne"\r\n')
})

test('the file begins with a byte-order mark, so that spreadsheets read it as UTF-8', async () => {
  const bytes = new Uint8Array(await csvBlob(['é']).arrayBuffer())
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
})
