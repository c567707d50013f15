import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readWholeFile, StatementRefusal } from '../../electron/core/statements/index.ts'
import type { StatementFile } from '../../electron/core/statements/index.ts'

function fixture(name: string): Buffer {
  return readFileSync(new URL(`../fixtures/statements/${name}`, import.meta.url))
}

function read(name: string): StatementFile {
  return readWholeFile(fixture(name))
}

function readText(text: string): StatementFile {
  return readWholeFile(Buffer.from(text))
}

function refusalOf(text: string): StatementRefusal {
  try {
    readText(text)
  } catch (error) {
    if (error instanceof StatementRefusal) return error
    throw error
  }
  throw new Error('the file was read')
}

function amounts(file: StatementFile): number[] {
  return file.lines.map((line) => line.amountCents)
}

describe('a CSV of ING', () => {
  const file = read('csv-ing-2021.csv')

  it('gives amounts by Af and Bij, and the parts of the description', () => {
    expect(amounts(file)).toEqual([18_150, -225, 10_000])
    expect(file.lines[0]).toMatchObject({
      bookingDay: '2026-03-03',
      valueDay: '2026-03-03',
      counterpartyName: "Café D'Or B.V.",
      counterpartyIban: 'NL91ABNA0417164300',
      remittanceText: 'factuur 2026-0042',
      endToEndId: 'E2E-4711',
      transactionCode: 'proprietary:OV',
      position: { line: 2, column: 1 },
    })
    expect(file.lines[0]?.additionalInfo).toContain('Omschrijving: factuur 2026-0042')
  })

  it('balances with the newest line first', () => {
    const [statement] = file.statements
    expect(statement).toMatchObject({
      account: { iban: 'NL20INGB0001234567', currency: 'EUR' },
      periodFromDay: '2026-03-02',
      periodToDay: '2026-03-03',
      openingBalance: { amountCents: 100_000, code: 'OPBD' },
      closingBalance: { amountCents: 127_925, code: 'CLBD' },
    })
    expect(file.warnings).toEqual([])
  })

  it('names the line whose balance does not follow', () => {
    const { warnings } = readText(fixture('csv-ing-2021.csv').toString().replace('"2,25"', '"2,35"'))
    expect(warnings[0]).toMatchObject({
      code: 'does-not-balance',
      entryIndex: 1,
      position: { line: 3 },
      params: { openingCents: 110_000, bookedCents: -235, closingCents: 109_775, differenceCents: 10 },
    })
  })

  const english =
    'Date;Name / Description;Account;Counterparty;Code;Debit/credit;Amount (EUR);Transaction type;Notifications;Resulting balance;Tag\n' +
    '20260303;Jansen;NL20INGB0001234567;NL91ABNA0417164300;OV;Credit;10,00;Transfer;Name: Jansen Description: 5" pipe IBAN: NL91ABNA0417164300;110,00;\n'

  it('is read in English and without quotation marks, which then are letters', () => {
    const line = readText(english).lines[0]
    expect(line).toMatchObject({ amountCents: 1000, counterpartyIban: 'NL91ABNA0417164300' })
  })

  it('is refused where the sign is not one of the two words, with its column', () => {
    const refusal = refusalOf(english.replace(';Credit;', ';Plus;'))
    expect(refusal).toMatchObject({ code: 'direction-missing', position: { line: 2, column: 58 } })
  })

  it('holds one statement per account where several were downloaded together', () => {
    const other = english.replaceAll('NL20INGB0001234567', 'NL46INGB0007654321').split('\n')[1] ?? ''
    const { statements, lines } = readText(`${english}${other}\n${english.split('\n')[1] ?? ''}\n`)
    expect(statements.map((statement) => statement.account.iban)).toEqual([
      'NL20INGB0001234567',
      'NL46INGB0007654321',
    ])
    expect(lines.map((line) => [line.statementIndex, line.entryIndex])).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
    ])
  })
})

describe('a CSV of Rabobank', () => {
  it('is read with its accents, both accounts, and their balances', () => {
    const { lines, statements, summaries } = read('csv-rabobank-2021.csv')
    expect(
      statements.map(({ account, openingBalance }) => [account.iban, openingBalance?.amountCents]),
    ).toEqual([
      ['NL39RABO0300065264', 50_000],
      ['NL44RABO0123456789', 0],
    ])
    expect(summaries.map((summary) => [summary.lineCount, summary.differenceCents])).toEqual([
      [3, 0],
      [1, 0],
    ])
    expect(lines[0]).toMatchObject({
      amountCents: 18_150,
      counterpartyName: 'Müller & Zoon',
      remittanceText: 'factuur 2026-0042 deel twee',
      bankReference: '000000000000000101',
      endToEndId: 'E2E-1',
    })
    expect(lines[1]?.creditorReference).toBe('1234567890123456')
    expect(lines[3]).toMatchObject({ amountCents: -1000, returnReason: { code: 'AC04', text: null } })
  })

  it('is read as it was until 2018, without header and with decimal points', () => {
    const { lines } = read('csv-rabobank-2017.csv')
    expect(lines.map((line) => [line.bookingDay, line.valueDay, line.amountCents])).toEqual([
      ['2017-01-03', '2017-01-02', 18_150],
      ['2017-01-04', '2017-01-04', -2000],
    ])
    expect(lines[0]).toMatchObject({ counterpartyName: 'Jansen, P.', endToEndId: 'E2E-9' })
    expect(lines[1]).toMatchObject({ mandateId: 'M-77', creditorId: 'NL12ZZZ300000000000' })
  })
})

describe('a text file of ABN AMRO', () => {
  const file = read('csv-abn-amro.tab')

  it('gives the IBAN that belongs to the number, and balances', () => {
    expect(file.statements[0]?.account.iban).toBe('NL91ABNA0417164300')
    expect(file.summaries[0]?.differenceCents).toBe(0)
    expect(amounts(file)).toEqual([18_150, -3150, -999])
  })

  it('reads both kinds of description', () => {
    expect(file.lines[0]).toMatchObject({
      counterpartyName: 'Jansen "de Bakker"',
      counterpartyIban: 'NL20INGB0001234567',
      remittanceText: 'factuur 2026-0042',
      endToEndId: 'E2E-4711',
    })
    expect(file.lines[1]).toMatchObject({
      counterpartyName: 'Stroom B.V.',
      counterpartyIban: 'NL39RABO0300065264',
      remittanceText: 'Termijn maart',
      mandateId: 'M-77',
    })
    expect(file.lines[2]?.remittanceText).toContain('Winkel,PAS123')
  })

  it('says where a line contradicts its own balances', () => {
    const text = fixture('csv-abn-amro.tab').toString().replace('\t-31,50\t', '\t-13,50\t')
    expect(readText(text).warnings[0]).toMatchObject({ code: 'does-not-balance', position: { line: 2 } })
  })
})

describe('a CSV of Knab, ASN and bunq', () => {
  it('Knab: whole amounts without a comma, quotation marks within, a delimiter at the end', () => {
    const { lines } = read('csv-knab.csv')
    expect(lines.map((line) => [line.bookingDay, line.amountCents])).toEqual([
      ['2026-03-03', 250_000],
      ['2026-03-01', -7970],
    ])
    expect(lines[0]).toMatchObject({ remittanceText: 'factuur; "42"', bankReference: 'C6C02PGYA068V2KD' })
  })

  it('ASN: commas and apostrophes in the description, a name that begins with one, the balance before', () => {
    const { lines, statements, warnings } = read('csv-asn.csv')
    expect(lines[0]).toMatchObject({
      counterpartyName: "'t Hoekje",
      remittanceText: "factuur 42, deel 2 van D'Or",
      amountCents: 18_150,
    })
    expect(lines[2]).toMatchObject({ creditorReference: '1234567890123456', valueDay: '2026-03-05' })
    expect(statements[0]?.closingBalance?.amountCents).toBe(-72_070)
    expect(warnings).toEqual([])
  })

  it.each(['dutch', 'english', 'french'])('bunq: the same amounts in its %s style', (style) => {
    expect(amounts(read(`csv-bunq-${style}.csv`))).toEqual([118_150, -3150, 1_234_567_890])
  })

  it.each([
    ['three decimals', '1.181'],
    ['none', '1181'],
    ['groups of two', '11,81.50'],
    ['two decimal signs', '1.181.50'],
    ['mixed groups', '1,181 500.00'],
  ])('bunq: %s is refused, never guessed', (_what, amount) => {
    const text = fixture('csv-bunq-dutch.csv').toString().replace('1.181,50', amount)
    expect(refusalOf(text)).toMatchObject({ code: 'amount-malformed', position: { line: 2, column: 27 } })
  })
})

describe('a CSV that is not as it should be', () => {
  const header =
    'Rekeningnummer;Transactiedatum;Valutacode;CreditDebet;Bedrag;Tegenrekeningnummer;Tegenrekeninghouder;Omschrijving\n'
  const line = 'NL47KNAB0123456789;02-03-2026;EUR;C;10,00;NL20INGB0001234567;Jansen;words\n'

  it('is read where it is', () => {
    expect(amounts(readText(header + line))).toEqual([1000])
  })

  it.each([
    ['an extra column', line.replace('words', 'wo;rds'), 'csv-columns-differ', 72],
    ['a missing column', line.replace(';words', ''), 'csv-columns-differ', 62],
    ['no amount', line.replace('10,00', ''), 'amount-missing', 37],
    ['letters', line.replace('10,00', '10,O0'), 'amount-malformed', 37],
    ['a fourth decimal', line.replace('10,00', '10,0005'), 'amount-too-precise', 37],
    ['three decimals, which may be a group', line.replace('10,00', '10,000'), 'amount-malformed', 37],
    ['a group', line.replace('10,00', '1.000,00'), 'amount-malformed', 37],
    ['a minus beside the sign', line.replace('10,00', '-10,00'), 'amount-negative', 37],
    ['an amount out of range', line.replace('10,00', '900000000000,00'), 'amount-out-of-range', 37],
    ['no day', line.replace('02-03-2026', ''), 'booking-day-missing', 20],
    ['a day that does not exist', line.replace('02-03-2026', '30-02-2026'), 'day-malformed', 20],
    ['an unknown currency', line.replace('EUR', 'EUX'), 'currency-unknown', 31],
    ['no account', line.replace('NL47KNAB0123456789', ''), 'account-missing', 1],
    ['a second account', line.replace('0123456789', '0123456788'), 'several-accounts', 1],
    ['a second currency', line.replace('EUR', 'USD'), 'currency-not-of-account', 31],
  ])('%s is refused with line and column', (_what, wrong, code, column) => {
    expect(refusalOf(header + line + wrong)).toMatchObject({ code, position: { line: 3, column } })
  })

  it('counts lines within quotation marks, and blank ones', () => {
    const quoted = line.replace('words', '"two\nlines"')
    expect(readText(`${header}\n${quoted}`).lines[0]?.remittanceText).toBe('two lines')
    expect(refusalOf(`${header}\n${quoted}\n${line.replace('10,00', '1x')}`).position?.line).toBe(6)
  })

  it('is read with every kind of line end and as UTF-16', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      expect(amounts(readText((header + line + line).replaceAll('\n', end)))).toEqual([1000, 1000])
    }
    const utf16 = Buffer.from(`\ufeff${header}${line.replace('Jansen', 'Žižek')}`, 'utf16le')
    expect(readWholeFile(utf16).lines[0]?.counterpartyName).toBe('Žižek')
  })

  it('of no known bank asks for its columns, and a letter is no table', () => {
    expect(refusalOf('Day;Sum;Words\n2026-03-01;1,00;x\n').code).toBe('csv-needs-mapping')
    expect(refusalOf('Dear customer,\nwe are closed, sadly.\n').code).toBe('format-unknown')
  })
})
