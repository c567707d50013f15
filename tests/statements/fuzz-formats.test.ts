import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { previewCsv, readWholeFile, StatementRefusal } from '../../electron/core/statements/index.ts'
import type { StatementFile } from '../../electron/core/statements/index.ts'

const fixtures = new URL('../fixtures/statements/', import.meta.url)
const corpus = new URL('../fixtures/statement-corpus/', import.meta.url)

function fixture(name: string): Buffer {
  return readFileSync(new URL(name, fixtures))
}

function readOrRefuse(bytes: Uint8Array): StatementFile | StatementRefusal {
  try {
    return readWholeFile(bytes)
  } catch (error) {
    if (error instanceof StatementRefusal) return error
    throw error
  }
}

/** Every amount and balance of a file that states enough to check each of its digits, with the lines it gives. */
const checked: readonly (readonly [string, readonly string[]])[] = [
  ['csv-ing-2021.csv', ['2,25', '1279,25', '1097,75', '1100,00']],
  ['csv-rabobank-2021.csv', ['-31,50', '+681,50', '+650,00', '+650,50', '+0,50']],
  ['csv-abn-amro.tab', ['1000,00', '181,50', '1181,50', '-31,50', '1150,00', '1140,01', '-9,99']],
  ['csv-asn.csv', ['181.50', '281.50', '-2.20', '279.30']],
  ['norma43.n43', ['00000000018150', '00000000001250', '00000000000500', '00000000116900', '00000000100000']],
]

describe('a changed digit of a file that states its balances', () => {
  it.each(checked)('in %s is refused or told, never taken in silence', (name, amounts) => {
    const whole = fixture(name)
    const before = readWholeFile(whole).lines.map((line) => line.amountCents)
    fc.assert(
      fc.property(
        fc.constantFrom(...amounts),
        fc.nat(13),
        fc.integer({ min: 0, max: 255 }),
        (amount, offset, byte) => {
          const bytes = Buffer.from(whole)
          const at = bytes.indexOf(amount) + (offset % amount.length)
          bytes[at] = byte
          const result = readOrRefuse(bytes)
          if (result instanceof StatementRefusal) return
          const after = result.lines.map((line) => line.amountCents)
          const isSame =
            after.length === before.length && after.every((cents, index) => cents === before[index])
          const codes = result.warnings.map((warning) => warning.code)
          if (!isSame) expect(codes.some((code) => /^(?:does-not-balance|stated-)/u.test(code))).toBe(true)
        },
      ),
      { numRuns: 500 },
    )
  })
})

type Change = { at: number; length: number; put: string }

const put = fc.oneof(
  fc.constantFrom(
    '',
    '"',
    "'",
    ';',
    ',',
    '\t',
    '\n',
    '\r',
    '\r\n',
    '<',
    '>',
    '&',
    '</STMTTRN>',
    '<OFX>',
    '-',
    '0',
    '9',
    '.',
  ),
  fc.string({ maxLength: 12 }),
)
const change: fc.Arbitrary<Change> = fc.record({ at: fc.nat(4000), length: fc.nat(20), put })

describe('a mutated file of every format', () => {
  const names = readdirSync(fixtures).filter((name) => !/^(?:camt|mt9)/u.test(name))

  it.each(names)('%s is read or refused, adds up to what it says, and points into the file', (name) => {
    const whole = fixture(name)
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 5 }), (changes) => {
        const bytes = changes.reduce((file, { at, length, put: text }) => {
          const from = at % file.byteLength
          return Buffer.concat([file.subarray(0, from), Buffer.from(text), file.subarray(from + length)])
        }, whole)
        const result = readOrRefuse(bytes)
        if (result instanceof StatementRefusal) {
          const { position } = result
          if (position === null) return
          expect(position.line).toBeGreaterThan(0)
          expect(position.column).toBeGreaterThan(0)
          expect(position.line).toBeLessThanOrEqual(bytes.toString('latin1').split(/\r\n?|\n/u).length + 1)
          return
        }
        for (const { statementIndex, lineCount, bookedSumCents } of result.summaries) {
          const lines = result.lines.filter((line) => line.statementIndex === statementIndex)
          expect(lines.length).toBe(lineCount)
          const booked = lines.filter((line) => line.status === 'booked')
          expect(booked.reduce((sum, line) => sum + line.amountCents, 0)).toBe(bookedSumCents)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('of tables can be previewed or is refused', () => {
    const tables = names.filter((name) => name.startsWith('csv'))
    fc.assert(
      fc.property(fc.constantFrom(...tables), fc.array(change, { maxLength: 5 }), (name, changes) => {
        let bytes = fixture(name)
        for (const { at, length, put: text } of changes) {
          const from = at % bytes.byteLength
          bytes = Buffer.concat([bytes.subarray(0, from), Buffer.from(text), bytes.subarray(from + length)])
        }
        try {
          expect(previewCsv(bytes).columnCount).toBeGreaterThan(0)
        } catch (error) {
          if (!(error instanceof StatementRefusal)) throw error
        }
      }),
    )
  })
})

describe('the saved corpus', () => {
  it.each(readdirSync(corpus))('%s is read or refused as it was', (name) => {
    const result = readOrRefuse(readFileSync(new URL(name, corpus)))
    const told =
      result instanceof StatementRefusal
        ? `${result.code} ${result.position?.line ?? '-'}:${result.position?.column ?? '-'}`
        : result.lines.map((line) => line.amountCents).join(' ')
    expect(told).toBe(saved[name])
  })

  const saved: Readonly<Record<string, string>> = {
    'adyen-huge-fee.csv': 'amount-out-of-range 2:137',
    'mollie-no-lines.csv': 'csv-no-lines 1:1',
    'mollie-three-decimals.csv': 'amount-malformed 2:126',
    'paypal-day-in-two-ways.csv': 'csv-needs-mapping -:-',
    'stripe-currency.csv': 'currency-unknown 2:77',
    'abn-two-commas.tab': 'amount-malformed 2:50',
    'asn-two-quotes.csv': '100',
    'bunq-three-decimals.csv': 'amount-malformed 2:23',
    'ing-open-quote.csv': 'csv-malformed 2:1',
    'ing-unquoted-comma.csv': 'csv-columns-differ 2:46',
    'lone-returns.csv': 'csv-needs-mapping -:-',
    'norma43-cut.n43': 'file-truncated 4:1',
    'norma43-letter.n43': 'line-malformed 2:29',
    'ofx-crossed.ofx': 'xml-malformed 2:39',
    'ofx-doctype.ofx': 'xml-doctype-forbidden 1:24',
    'ofx-nested.ofx': 'xml-too-deep 2:321',
    'utf16.csv': 'csv-needs-mapping -:-',
  }
})

describe('a flood', () => {
  const ing =
    'Datum;Naam / Omschrijving;Rekening;Tegenrekening;Code;Af Bij;Bedrag (EUR);Mutatiesoort;Mededelingen\n'
  const row = (words: string): string => `20260303;A;NL20INGB0001234567;;OV;Bij;1,00;x;${words}\n`

  it.each<[string, string]>([
    ['keys of a description', ing + row('Naam: Omschrijving: IBAN: '.repeat(700)).repeat(20)],
    ['blanks in a description', ing + row(' '.repeat(19_000) + 'x').repeat(20)],
    ['quotation marks', `${ing.replace('Datum', '"Datum"')}${row('"'.repeat(19_001)).repeat(20)}`],
    ['delimiters', `${ing}${';'.repeat(90_000)}\n`.repeat(5)],
    ['digits of an amount', ing + row('x').replace('1,00', '1'.repeat(19_000))],
    ['groups of an amount', `a;b;c\n01/02/2026;x;${'1.111'.repeat(4000)}\n`],
    ['tags', `OFXHEADER:100\n<OFX>${'<A>'.repeat(300_000)}`],
    ['open tags', `OFXHEADER:100\n<OFX>${'<A '.repeat(30_000)}`],
    ['entities', `OFXHEADER:100\n<OFX><A>${'&'.repeat(19_000)}<B>${'&#'.repeat(9000)}`],
    ['comments', `OFXHEADER:100\n<OFX>${'<!--'.repeat(20_000)}`],
    ['blank records', `${fixture('norma43.n43').toString('latin1').slice(0, 82)}${'\n'.repeat(500_000)}`],
  ])('of %s does not take quadratic time', (_what, text) => {
    const from = performance.now()
    readOrRefuse(Buffer.from(text))
    expect(performance.now() - from).toBeLessThan(4000)
  })
})
