import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { lineFingerprint, readWholeFile, StatementRefusal } from '../../electron/core/statements/index.ts'
import { bytesOf } from './camt-builder.ts'

const samples = fileURLToPath(new URL('../../../shared/samples/mt940/', import.meta.url))

/** File, statements, lines, signed sum in minor units: counted apart, by the marks and amounts of every `:61:`. */
const expected: readonly (readonly [string, number, number, number])[] = [
  ['K4262927_20200905-080000-952.txt', 1, 1, 23_000],
  ['abnamro.txt', 2, 10, -34_593],
  ['bug-core-5401.txt', 1, 1, 5000],
  ['commerzbank.txt', 1, 1, -1235],
  ['deutschebank.txt', 1, 1, -1235],
  ['generic.txt', 2, 2, -2000],
  ['ing-dos.txt', 1, 7, -4559],
  ['ing-unix.txt', 1, 7, -4559],
  ['knab.txt', 2, 3, -626_000],
  ['lbbw.txt', 1, 2, 0],
  ['oldenburgischelandesbank.txt', 1, 1, 10_450],
  ['oldenburgischelandesbank2.txt', 1, 1, 23_000],
  ['oldenburgischelandesbankmitbindestrich.txt', 1, 1, 172_700],
  ['postfinance.txt', 2, 4, 15_940],
  ['rabobank-iban.txt', 2, 4, -7000],
  ['rabobank.txt', 4, 5, -158_909],
  ['sns.txt', 2, 2, -2500],
  ['sparkasse.txt', 2, 2, -4000],
  ['sparkasse2.txt', 1, 1, 102_725],
  ['sparkasse3.txt', 1, 1, -102_725],
  ['sparkasse_interim_balance.txt', 3, 2, -4000],
  ['triodos.txt', 1, 2, -71_570],
  ['volksbankenraiffeisenbanken.txt', 8, 12, 74_500],
]

const isThere = existsSync(samples)
if (!isThere) console.log(`skipped: the sample statements are not at ${samples}`)

function fixture(name: string): ReturnType<typeof readWholeFile> {
  return readWholeFile(readFileSync(new URL(`../fixtures/statements/${name}`, import.meta.url)))
}

describe.skipIf(!isThere)('the MT940 samples of real banks', () => {
  it.each(expected)('%s is read with the right count and signed sum', (name, statements, lines, sumCents) => {
    const file = readWholeFile(readFileSync(path.join(samples, name)))
    expect(file.statements.length).toBe(statements)
    expect(file.lines.length).toBe(lines)
    expect(file.lines.reduce((sum, line) => sum + line.amountCents, 0)).toBe(sumCents)
    const account = file.statements[0]?.account
    expect(account?.iban ?? account?.other).toBeTruthy()
  })

  it('knows every sample, so that none is passed over', () => {
    expect(expected.map(([name]) => name).sort()).toEqual(readdirSync(samples).sort())
  })

  it('reads the same from both line ends', () => {
    const [dos, unix] = ['ing-dos.txt', 'ing-unix.txt'].map((name) =>
      readWholeFile(readFileSync(path.join(samples, name))),
    )
    expect(dos?.lines).toEqual(unix?.lines)
  })
})

describe('codes between slashes (ABN AMRO, ING, Rabobank)', () => {
  it('gives names, accounts and words, also where a line breaks inside of them', () => {
    const { lines, warnings, statements } = fixture('mt940-abn-ing.txt')
    expect(statements[0]?.account).toMatchObject({ iban: 'NL91ABNA0417164300', currency: 'EUR' })
    expect(lines[0]).toMatchObject({
      amountCents: 12_100,
      counterpartyName: 'BAKKERIJ DE WIT',
      counterpartyIban: 'NL20INGB0001234567',
      counterpartyBic: 'INGBNL2A',
      remittanceText: 'FACTUUR 2026/0001 BAKKERIJDEWIT.NL',
      endToEndId: null,
      bankReference: 'B6A02X',
      additionalInfo: 'SEPA OVERBOEKING',
    })
    expect(lines[1]).toMatchObject({
      amountCents: -1050,
      endToEndId: 'DD-1',
      mandateId: 'MANDATE-9',
      creditorId: 'NL98ZZZ999999990000',
      counterpartyIban: 'DE02120300000000202051',
      counterpartyName: 'Energie GmbH',
      remittanceText: 'Strom Januar',
    })
    expect(warnings).toEqual([])
  })

  it('takes money out for a reversed credit and brings it back for a reversed debit', () => {
    const { lines, summaries } = fixture('mt940-abn-ing.txt')
    expect(lines[2]).toMatchObject({
      amountCents: -2000,
      isReversal: true,
      returnReason: { code: 'MS03' },
      creditorReference: '900123456789',
    })
    expect(lines[3]).toMatchObject({ amountCents: 525, isReversal: true, remittanceText: null })
    expect(summaries[0]?.differenceCents).toBe(0)
  })

  it('finds the year of an entry date on the other side of New Year, and does without one', () => {
    const { lines } = fixture('mt940-abn-ing.txt')
    expect([lines[0]?.valueDay, lines[0]?.bookingDay]).toEqual(['2025-12-31', '2026-01-02'])
    expect(lines[2]?.bookingDay).toBe('2026-01-02')
  })
})

describe('German subfields', () => {
  it('joins full pieces without and short pieces with a blank, and takes the SEPA words apart', () => {
    const { lines, summaries, warnings } = fixture('mt940-german.sta')
    expect(lines[0]).toMatchObject({
      amountCents: 11_900,
      endToEndId: 'RE-2026-000012',
      remittanceText: 'Rechnung RE-2026-000012 Domain grün-energie.de, danke',
      counterpartyName: 'Müller Söhne GmbH',
      counterpartyIban: 'DE02120300000000202051',
      transactionCode: 'proprietary:N051/166',
    })
    expect(lines[1]).toMatchObject({
      amountCents: -1250,
      instructionId: 'PAY-1',
      mandateId: 'M-1',
      creditorId: 'DE98ZZZ09999999999',
      remittanceText: 'Telefon',
      ultimateName: 'Telekom Deutschland',
      bankReference: '0123456789',
    })
    expect([summaries[0]?.differenceCents, warnings.length]).toEqual([0, 0])
  })
})

describe('MT942', () => {
  it('is a report of the running day, all of it pending, checked against its own totals', () => {
    const { statements, lines, warnings } = fixture('mt942-interim.txt')
    expect(statements[0]).toMatchObject({ kind: 'report', formatVersion: 'mt942' })
    expect(lines).toMatchObject([
      {
        status: 'pending',
        amountCents: 700,
        counterpartyName: 'J. JANSEN',
        counterpartyIban: 'NL20INGB0001234567',
      },
    ])
    expect(warnings).toEqual([])
  })
})

describe('an MT940 that cannot be read', () => {
  const head = ':20:A\n:25:NL91ABNA0417164300\n:28C:1\n:60F:C260301EUR0,00\n'
  it.each([
    ['a negative amount', `${head}:61:260301C-5,00NTRFNONREF\n`, 'line-malformed'],
    ['a third decimal', `${head}:61:260301C5,001NTRFNONREF\n`, 'amount-too-precise'],
    ['an absurd amount', `${head}:61:260301C999999999999999,NTRFNONREF\n`, 'amount-out-of-range'],
    ['an unknown mark', `${head}:61:260301X5,00NTRFNONREF\n`, 'line-malformed'],
    ['a line that is cut', `${head}:61:260301C5`, 'line-malformed'],
    ['a day that does not exist', `${head}:61:260230C5,00NTRFNONREF\n`, 'day-malformed'],
    [
      'no balance to name the currency',
      `:20:A\n:25:1\n:28C:1\n:61:260301C5,00NTRFNONREF\n`,
      'currency-missing',
    ],
    ['a message block without end', `{1:F01}{4:\n${head}:61:260301C5,00NTRFNONREF\n`, 'file-truncated'],
    [
      'a text without end',
      `${head}:61:260301C5,00NTRFNONREF\n:86:${'x'.repeat(10_000_000)}`,
      'text-too-long',
    ],
  ])('%s is refused', (_what, text, code) => {
    try {
      readWholeFile(bytesOf(text))
    } catch (error) {
      expect(error).toBeInstanceOf(StatementRefusal)
      expect(error).toMatchObject({ code, position: { column: 1 } })
      return
    }
    throw new Error('the file was read')
  })

  it('keeps two truly equal lines, which share a fingerprint', () => {
    const text = `${head}:61:260301C5,00NTRFNONREF\n:86:x\n:61:260301C5,00NTRFNONREF\n:86:x\n:62F:C260301EUR10,00\n-\n`
    const { lines, statements } = readWholeFile(bytesOf(text))
    const [statement] = statements
    if (statement === undefined) throw new Error('no statement')
    const prints = lines.map((line) => lineFingerprint(statement.account, line))
    expect([prints.length, new Set(prints).size]).toEqual([2, 1])
  })
})
