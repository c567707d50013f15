import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readWholeFile, StatementRefusal } from '../../electron/core/statements/index.ts'

function fixture(name: string): string {
  return readFileSync(new URL(`../fixtures/statements/${name}`, import.meta.url)).toString('latin1')
}

const sgml = fixture('ofx1-sgml.ofx')
const xml = fixture('ofx2-xml.ofx')

function read(text: string): ReturnType<typeof readWholeFile> {
  return readWholeFile(Buffer.from(text, 'latin1'))
}

function refusalOf(text: string): StatementRefusal {
  try {
    read(text)
  } catch (error) {
    if (error instanceof StatementRefusal) return error
    throw error
  }
  throw new Error('the file was read')
}

describe('OFX 1, which does not close its elements', () => {
  const { lines, statements, warnings } = read(sgml)

  it('gives account, balance and period', () => {
    expect(statements[0]).toMatchObject({
      account: { iban: 'NL20INGB0001234567', currency: 'EUR', servicerBic: 'INGBNL2A' },
      periodFromDay: '2026-03-01',
      periodToDay: '2026-03-04',
      closingBalance: { amountCents: 117_925, code: 'CLBD', day: '2026-03-04' },
      balances: [{ code: 'CLBD' }, { code: 'CLAV', amountCents: 100_000 }],
    })
    expect(warnings.map((warning) => warning.code)).toEqual(['balance-missing'])
  })

  it('gives the transactions with the day as written, whatever the zone', () => {
    expect(lines[0]).toMatchObject({
      bookingDay: '2026-03-02',
      amountCents: 18_150,
      bankReference: '20260302-1',
      counterpartyName: 'Müller & Zoon',
      counterpartyIban: 'NL91ABNA0417164300',
      transactionCode: 'proprietary:CREDIT',
      position: { line: 18, column: 1 },
    })
    expect(lines[1]).toMatchObject({ amountCents: -225, counterpartyName: null, remittanceText: 'costs' })
  })

  it('replaces the basic entities and leaves all others as they are', () => {
    expect(lines[0]?.remittanceText).toBe('invoice 2026-0042 & more &eacute; AT&T')
  })

  it('is read with its header on one line', () => {
    const header = sgml.slice(0, sgml.indexOf('<OFX>'))
    expect(read(sgml.replace(header, header.replace(/\s+/gu, ' '))).lines).toHaveLength(2)
  })
})

describe('OFX 2, which is XML', () => {
  const { lines, statements } = readWholeFile(Buffer.from(xml, 'latin1'))

  it('gives bank and card as two statements', () => {
    expect(statements.map(({ account }) => [account.other, account.currency])).toEqual([
      ['0001234567', 'EUR'],
      ['4000-1234', 'USD'],
    ])
    expect(lines.map((line) => [line.statementIndex, line.amountCents])).toEqual([
      [0, 50_000],
      [1, -990],
    ])
  })

  it('reads payees, sections and numbered entities', () => {
    expect(lines[0]).toMatchObject({
      counterpartyName: 'Peña',
      counterpartyAddress: 'Calle 1, Madrid',
      remittanceText: 'factura <42>',
      valueDay: '2026-03-03',
    })
    expect(lines[1]?.counterpartyName).toBe('Shop & Co')
  })
})

describe('OFX that cannot be read', () => {
  it.each([
    ['an amount of words', '<TRNAMT>181.50', '<TRNAMT>lots', 'amount-malformed'],
    ['an amount with groups', '<TRNAMT>181.50', '<TRNAMT>1,181.50', 'amount-malformed'],
    ['an amount that may be grouped', '<TRNAMT>181.50', '<TRNAMT>1,180', 'amount-malformed'],
    ['an amount with four decimals', '<TRNAMT>181.50', '<TRNAMT>181.5051', 'amount-too-precise'],
    ['no amount', '<TRNAMT>181.50', '', 'amount-missing'],
    ['no day', '<DTPOSTED>20260303', '', 'booking-day-missing'],
    ['no such day', '<DTPOSTED>20260303', '<DTPOSTED>20260231', 'day-malformed'],
    [
      'another currency',
      '<TRNAMT>181.50',
      '<TRNAMT>181.50<CURRENCY><CURSYM>USD</CURRENCY>',
      'currency-not-of-account',
    ],
    ['no currency', '<CURDEF>EUR', '', 'currency-missing'],
    ['an unknown currency', '<CURDEF>EUR', '<CURDEF>EURO', 'currency-unknown'],
    ['no account', '<ACCTID>NL20INGB0001234567', '', 'account-missing'],
    ['a transaction that is not closed', '</STMTTRN>', '', 'xml-malformed'],
    ['a document type', '<OFX>', '<!DOCTYPE OFX [<!ENTITY a "b">]><OFX>', 'xml-doctype-forbidden'],
    ['no end', '</OFX>', '', 'file-truncated'],
    ['no statement', /<BANKMSGSRSV1>[\s\S]*<\/BANKMSGSRSV1>/u, '', 'no-statement'],
  ])('for %s is refused', (_what, from, to, code) => {
    expect(refusalOf(sgml.replace(from, to)).code).toBe(code)
  })

  it('is refused with the place of the element', () => {
    const refusal = refusalOf(sgml.replace('<TRNAMT>181.50', '<TRNAMT>1x'))
    expect(refusal.position).toEqual({ line: 18, column: 61 })
  })

  it('is refused wherever it is cut', () => {
    for (let length = 140; length < sgml.length - 8; length += 7) {
      expect(refusalOf(sgml.slice(0, length)).code).toMatch(/file-truncated|format-unknown/u)
    }
  })
})
