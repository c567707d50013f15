import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { lineFingerprint, readWholeFile, StatementRefusal } from '../../electron/core/statements/index.ts'

const samples = fileURLToPath(new URL('../../../shared/samples/', import.meta.url))

/** File, statements, lines, signed sum in minor units: counted apart, with a tree parser and exact decimals. */
const expected: readonly (readonly [string, number, number, number])[] = [
  ['camt053/LT053v8-2024-03-07.xml', 2, 3, 82_273_781],
  ['camt053/account_statement-2.xml', 1, 462, 55_529],
  ['camt053/account_statement.xml', 1, 3, 0],
  ['camt053/camt053.v2.all-balance-types.xml', 1, 1, 885],
  ['camt053/camt053.v2.five.decimals.xml', 1, 1, 885],
  ['camt053/camt053.v2.minimal.ultimate.xml', 1, 1, 885],
  ['camt053/camt053.v2.minimal.xml', 1, 1, 885],
  ['camt053/camt053.v2.multi.statement.xml', 2, 2, 185],
  ['camt053/camt053.v2.with-account-name.xml', 1, 1, 885],
  ['camt053/camt053.v2.with-party-ids.xml', 1, 1, 885],
  ['camt053/camt053.v3.xml', 1, 1, 885],
  ['camt053/camt053.v4.xml', 1, 1, 885],
  ['camt053/camt053.v8.xml', 1, 1, 885],
  ['camt053/camt53.only-Dt-with-DtTm.xml', 1, 0, 0],
  ['camt054/LT054v10-2024-05-05.xml', 1, 112, 620_012],
  ['camt054/camt054.v2.with-account-name.xml', 1, 1, -20_000_000],
  ['camt054/camt054.v2.xml', 1, 1, -20_000_000],
  ['camt054/camt054.v4.xml', 1, 1, -20_000_000],
  ['camt054/camt054.v8-with-UETR.xml', 1, 1, -20_000_000],
  ['camt054/camt054.v8-with-financial-institution.xml', 1, 1, -20_000_000],
  ['camt054/camt054.v8.xml', 1, 1, -20_000_000],
]

const refused: readonly (readonly [string, string])[] = [['camt053/camt053.v2.wrong.xml', 'no-statement']]

const isThere = existsSync(samples)
if (!isThere) console.log(`skipped: the sample statements are not at ${samples}`)

function read(name: string): ReturnType<typeof readWholeFile> {
  return readWholeFile(readFileSync(path.join(samples, name)))
}

describe.skipIf(!isThere)('the sample files of real banks', () => {
  it.each(expected)('%s is read with the right count and signed sum', (name, statements, lines, sumCents) => {
    const file = read(name)
    expect(file.statements.length).toBe(statements)
    expect(file.lines.length).toBe(lines)
    expect(file.lines.reduce((sum, line) => sum + line.amountCents, 0)).toBe(sumCents)
  })

  it.each(refused)('%s is refused as %s', (name, code) => {
    expect(() => read(name)).toThrow(expect.objectContaining({ name: StatementRefusal.name, code }))
  })

  it('knows every camt sample, so that none is passed over', () => {
    const files = ['camt053', 'camt054'].flatMap((folder) =>
      readdirSync(path.join(samples, folder)).map((file) => `${folder}/${file}`),
    )
    expect([...expected, ...refused].map(([name]) => name).sort()).toEqual(files.sort())
  })

  it('says by how much a changed sample does not balance', () => {
    const { warnings, summaries } = read('camt053/camt053.v2.all-balance-types.xml')
    expect(summaries[0]?.differenceCents).toBe(-582)
    expect(warnings.map((warning) => warning.code)).toEqual(['does-not-balance'])
  })

  it('balances the samples that were published with their true amounts', () => {
    for (const name of ['LT053v8-2024-03-07.xml', 'account_statement-2.xml', 'account_statement.xml']) {
      expect(read(`camt053/${name}`).summaries.map((summary) => summary.differenceCents)).not.toContain(null)
      expect(read(`camt053/${name}`).summaries.every((summary) => summary.differenceCents === 0)).toBe(true)
    }
  })

  it('gives every one of the 462 lines of one statement a fingerprint of its own', () => {
    const { lines, statements } = read('camt053/account_statement-2.xml')
    const account = statements[0]?.account
    if (account === undefined) throw new Error('the sample has no account')
    expect(new Set(lines.map((line) => lineFingerprint(account, line))).size).toBe(462)
  })
})
