import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readWholeFile } from '../../electron/core/statements/index.ts'

const samples = fileURLToPath(new URL('../../../shared/samples/csv-nl/', import.meta.url))

/** File, lines, signed sum in minor units: counted apart, with another CSV reader and exact decimals. */
const expected: readonly (readonly [string, string, number, number])[] = [
  ['Knab_transactieoverzicht_ok.csv', 'csv-knab', 28, 701],
  ['ing_ok.csv', 'csv-ing', 6, 1938],
  ['ing_ok_Mutatiesoort.csv', 'csv-ing', 6, 1938],
  ['ing_ok_Mutatiesoort_Extra.csv', 'csv-ing', 6, 1938],
  ['ing_ok_Mutatiesoort_Extra_Unquoted.csv', 'csv-ing', 6, 1938],
  ['transactie-historie_NL00ASNB9999999999_20220717204133.csv', 'csv-asn', 11, -4620],
]

/** A quotation mark behind a blank; a second account in a download of one; no header; nothing behind the header. */
const refused: readonly (readonly [string, string, number, number])[] = [
  ['ing_fail.csv', 'csv-malformed', 3, 110],
  ['transactie-historie_fail.csv', 'several-accounts', 12, 12],
  ['Knab_transactieoverzicht_no_header2.csv', 'csv-header-missing', 2, 1],
  ['Knab_transactieoverzicht_no_lines.csv', 'csv-no-lines', 2, 1],
]

const isThere = existsSync(samples)
if (!isThere) console.log(`skipped: the sample statements are not at ${samples}`)

function read(name: string): ReturnType<typeof readWholeFile> {
  return readWholeFile(readFileSync(path.join(samples, name)))
}

describe.skipIf(!isThere)('the CSV samples of Dutch banks', () => {
  it.each(expected)(
    '%s is read as %s with the right count and signed sum',
    (name, version, lines, sumCents) => {
      const file = read(name)
      expect(file.statements.map((statement) => statement.formatVersion)).toEqual([version])
      expect(file.lines.length).toBe(lines)
      expect(file.lines.reduce((sum, line) => sum + line.amountCents, 0)).toBe(sumCents)
    },
  )

  it.each(refused)('%s is refused as %s at its place', (name, code, line, column) => {
    expect(() => read(name)).toThrow(expect.objectContaining({ code, position: { line, column } }))
  })

  it('knows every sample, so that none is passed over', () => {
    expect([...expected, ...refused].map(([name]) => name).sort()).toEqual(readdirSync(samples).sort())
  })

  it('balances the eleven lines of ASN from the balance before each', () => {
    const { statements, summaries, warnings } = read(
      'transactie-historie_NL00ASNB9999999999_20220717204133.csv',
    )
    expect(statements[0]?.openingBalance?.amountCents).toBe(13_044)
    expect(statements[0]?.closingBalance?.amountCents).toBe(8424)
    expect(summaries[0]?.differenceCents).toBe(0)
    expect(warnings).toEqual([])
  })
})
