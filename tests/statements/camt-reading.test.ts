import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readWholeFile } from '../../electron/core/statements/index.ts'
import type { BankLine } from '../../electron/core/statements/index.ts'
import { bytesOf, camtText } from './camt-builder.ts'

function fixture(name: string): ReturnType<typeof readWholeFile> {
  return readWholeFile(readFileSync(new URL(`../fixtures/statements/${name}`, import.meta.url)))
}

function only<Item>(items: readonly Item[]): Item {
  const [item] = items
  if (item === undefined || items.length !== 1) throw new Error(`one was expected, found ${items.length}`)
  return item
}

function entryLine(parts: Parameters<typeof camtText>[0]): BankLine {
  return only(readWholeFile(bytesOf(camtText(parts))).lines)
}

describe('a batch booked as one entry', () => {
  it('becomes one line for each of its transactions, which share the entry', () => {
    const { lines, warnings, summaries } = fixture('camt053-v2-batch.xml')
    expect(lines.map((line) => [line.entryIndex, line.detailIndex, line.amountCents])).toEqual([
      [0, 0, 10_000],
      [0, 1, 12_050],
      [0, 2, 7_450],
      [1, 0, -2_235],
    ])
    expect(lines[0]).toMatchObject({
      counterpartyName: 'Bakkerij De Wit',
      counterpartyIban: 'NL20INGB0001234567',
      endToEndId: 'INV-2026-0001',
      mandateId: 'MANDATE-1',
      bankReference: 'BATCH-778',
      detailCount: 3,
      transactionCode: 'PMNT/RDDT/ESDD',
      batch: { messageId: 'RUN-7', paymentInfoId: 'RUN-7-RCUR', count: 3 },
    })
    expect(lines[1]?.remittanceText).toBe('factuur 2026-0002 fietsen-jansen.nl')
    expect(lines[1]?.remittancePieces).toEqual(['factuur 2026-0002', 'fietsen-jansen.nl'])
    expect(lines[2]).toMatchObject({ creditorReference: 'RF712348231', remittanceText: 'derde van drie' })
    expect(lines[3]).toMatchObject({
      additionalInfo: 'Kosten zakelijk betalingsverkeer',
      transactionCode: 'proprietary:N192',
      remittanceText: null,
    })
    expect(warnings).toEqual([])
    expect(summaries[0]).toMatchObject({
      entryCount: 2,
      lineCount: 4,
      bookedSumCents: 27_265,
      differenceCents: 0,
    })
  })

  it('stays one line, with all its words and a warning, when its parts do not add up to it', () => {
    const details =
      '<TxDtls><Amt Ccy="EUR">4.00</Amt><RmtInf><Ustrd>A</Ustrd></RmtInf></TxDtls>' +
      '<TxDtls><Amt Ccy="EUR">5.00</Amt><RmtInf><Ustrd>B</Ustrd></RmtInf></TxDtls>'
    const file = readWholeFile(bytesOf(camtText({ entries: [{ details }], closing: '10.00' })))
    expect(only(file.lines)).toMatchObject({ amountCents: 1000, remittanceText: 'A B', detailCount: 1 })
    expect(only(file.warnings)).toMatchObject({
      code: 'details-do-not-add-up',
      params: { entryCents: 1000, detailsCents: 900, count: 2 },
      entryIndex: 0,
    })
  })

  it('takes a part that goes the other way with its own sign', () => {
    const details =
      '<TxDtls><Amt Ccy="EUR">12.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></TxDtls>' +
      '<TxDtls><Amt Ccy="EUR">2.00</Amt><CdtDbtInd>DBIT</CdtDbtInd></TxDtls>'
    const { lines } = readWholeFile(bytesOf(camtText({ entries: [{ details }], closing: '10.00' })))
    expect(lines.map((line) => line.amountCents)).toEqual([1200, -200])
  })

  it('follows the booked direction where every part is written the other way', () => {
    const details =
      '<TxDtls><Amt Ccy="EUR">6.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></TxDtls>' +
      '<TxDtls><Amt Ccy="EUR">4.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></TxDtls>'
    const entries = [{ direction: 'DBIT', details }]
    const { lines } = readWholeFile(bytesOf(camtText({ entries, closing: '-10.00' })))
    expect(lines.map((line) => line.amountCents)).toEqual([-600, -400])
  })

  it('is told apart when it has no parts at all', () => {
    const details = '<Btch><NbOfTxs>86</NbOfTxs></Btch>'
    const file = readWholeFile(bytesOf(camtText({ entries: [{ details }], closing: '10.00' })))
    expect(only(file.lines).amountCents).toBe(1000)
    expect(only(file.warnings)).toMatchObject({ code: 'batch-without-details', params: { count: 86 } })
  })
})

describe('returns, reversals and pending entries', () => {
  it('does not turn the sign of a reversal again, and finds who took the money back', () => {
    const { lines } = fixture('camt053-v8-returns.xml')
    expect(lines[0]).toMatchObject({
      amountCents: -12_100,
      isReversal: true,
      bookingDay: '2026-04-01',
      valueDay: '2026-03-30',
      counterpartyName: 'Klara Kunde',
      counterpartyIban: 'DE02120300000000202051',
      creditorId: 'DE98ZZZ09999999999',
      returnReason: { code: 'AM04', text: 'Insufficient funds' },
    })
  })

  it('reads the credit of a reversed debit as money in', () => {
    expect(entryLine({ entries: [{ reversal: true }], closing: '10.00' }).amountCents).toBe(1000)
  })

  it('keeps a pending entry out of the balance', () => {
    const { lines, summaries, statements } = fixture('camt053-v8-returns.xml')
    expect(lines[2]).toMatchObject({ status: 'pending', remittanceText: 'still to come' })
    expect(summaries[0]).toMatchObject({
      lineCount: 3,
      bookedLineCount: 2,
      bookedSumCents: -2900,
      differenceCents: 0,
    })
    expect(statements[0]).toMatchObject({
      account: { iban: 'DE89370400440532013000', other: null },
      sequenceNumber: '9',
      periodFromDay: '2026-04-01',
      periodToDay: '2026-04-01',
    })
  })

  it('keeps what was ordered in another currency beside the booked amount', () => {
    const { lines } = fixture('camt053-v8-returns.xml')
    expect(lines[1]).toMatchObject({
      amountCents: 9200,
      currency: 'EUR',
      instructedAmount: { amountCents: 10_000, currency: 'USD', exchangeRate: '0.92' },
      endToEndId: null,
      transactionId: '255ae394-9965-4438-ac86-f406feada396',
      counterpartyAccount: '000123456',
      counterpartyIban: null,
      counterpartyBic: 'CHASUS33',
      counterpartyAddress: 'Main St 1, Reno, US',
      ultimateName: 'Acme Holding',
      purpose: 'SUPP',
      remittanceText: '2026-0041',
    })
  })
})

describe('texts and encodings', () => {
  it('reads ISO-8859-1 as declared', () => {
    const { lines, statements, summaries } = fixture('camt053-latin1.xml')
    expect(statements[0]?.account.ownerName).toBe('Peña y Núñez S.L.')
    expect(only(lines)).toMatchObject({
      counterpartyName: 'Muñoz & García',
      remittanceText: 'Dominio españolº nº 12',
    })
    expect(summaries[0]?.differenceCents).toBe(0)
  })

  it('reads UTF-16 with and without a byte order mark', () => {
    const entries = [{ details: '<TxDtls><RmtInf><Ustrd>Łódź</Ustrd></RmtInf></TxDtls>' }]
    const text = camtText({ entries, prolog: '<?xml version="1.0" encoding="UTF-16"?>' })
    for (const mark of ['', '\ufeff']) {
      const { lines } = readWholeFile(Buffer.from(mark + text, 'utf16le'))
      expect(only(lines).remittanceText).toBe('Łódź')
    }
  })

  it('reads a byte order mark and a blank line before the declaration', () => {
    const text = camtText({ entries: [{}] })
    expect(readWholeFile(bytesOf(`\ufeff${text}`)).lines.length).toBe(1)
    expect(readWholeFile(bytesOf(`\r\n${text}`)).lines.length).toBe(1)
  })

  it('reads single bytes in a file that claims UTF-8, and says so once', () => {
    const entries = [
      { details: '<TxDtls><RmtInf><Ustrd>caf\u00e9 na\u00efve \u20ac</Ustrd></RmtInf></TxDtls>' },
    ]
    const bytes = Buffer.concat(
      camtText({ entries, closing: '10.00' })
        .split(/(é)/u)
        .map((part) => (part === 'é' ? Buffer.from([0xe9]) : Buffer.from(part))),
    )
    const file = readWholeFile(bytes)
    expect(only(file.lines).remittanceText).toBe('café naïve €')
    expect(file.warnings.map((warning) => warning.code)).toEqual(['encoding-mended'])
  })

  it('joins texts that are cut by character data sections and entities', () => {
    const details = '<TxDtls><RmtInf><Ustrd>a<![CDATA[<b>]]>&amp;&#99;\n d</Ustrd></RmtInf></TxDtls>'
    expect(entryLine({ entries: [{ details }] }).remittanceText).toBe('a<b>&c d')
  })
})

describe('what a statement says of itself', () => {
  it('warns by how much it does not balance', () => {
    const { warnings } = readWholeFile(
      bytesOf(camtText({ entries: [{}], opening: '5.00', closing: '15.01' })),
    )
    expect(only(warnings)).toMatchObject({
      code: 'does-not-balance',
      params: {
        differenceCents: 1,
        openingCents: 500,
        bookedCents: 1000,
        closingCents: 1501,
        currency: 'EUR',
      },
    })
  })

  it('warns when its counts and sums are not those of its entries', () => {
    const summary =
      '<TxsSummry><TtlNtries><NbOfNtries>3</NbOfNtries><Sum>10.00</Sum></TtlNtries>' +
      '<TtlCdtNtries><NbOfNtries>1</NbOfNtries><Sum>10.01</Sum></TtlCdtNtries></TxsSummry>'
    const { warnings } = readWholeFile(bytesOf(camtText({ entries: [{}], closing: '10.00', summary })))
    expect(warnings.map(({ code, params }) => [code, params])).toEqual([
      ['stated-count-differs', { of: 'entries', stated: 3, found: 1 }],
      ['stated-sum-differs', { of: 'credits', statedCents: 1001, foundCents: 1000, currency: 'EUR' }],
    ])
  })

  it('warns of the same statement twice in one file', () => {
    const text = camtText({ entries: [{}], closing: '10.00' })
    const statement = /<Stmt>[\s\S]*<\/Stmt>/u.exec(text)?.[0] ?? ''
    const file = readWholeFile(bytesOf(text.replace(statement, statement + statement)))
    expect(file.lines.length).toBe(2)
    expect(file.warnings).toMatchObject([{ code: 'duplicate-statement', statementIndex: 1 }])
  })

  it('warns of a missing balance', () => {
    const { warnings } = readWholeFile(bytesOf(camtText({ entries: [{}], closing: null })))
    expect(only(warnings)).toMatchObject({ code: 'balance-missing', params: { missing: 'closing' } })
  })

  it('counts the rest of a warning that repeats without end', () => {
    const details = '<Btch><NbOfTxs>2</NbOfTxs></Btch>'
    const entries = Array.from({ length: 60 }, () => ({ details }))
    const { warnings } = readWholeFile(bytesOf(camtText({ entries, closing: '600.00' })))
    expect(warnings.length).toBe(51)
    expect(warnings.at(-1)).toMatchObject({
      code: 'more-warnings',
      params: { code: 'batch-without-details', count: 10 },
    })
  })
})

describe('structure instead of version', () => {
  it.each(['01', '02', '04', '06', '08', '10', '13', '99'])('reads version .%s alike', (version) => {
    const text = camtText({ entries: [{}], closing: '10.00', version: `053.001.${version}` })
    const { statements, lines, warnings } = readWholeFile(bytesOf(text))
    expect(statements[0]?.formatVersion).toBe(`camt.053.001.${version}`)
    expect([lines.length, warnings.length]).toEqual([1, 0])
  })

  it.each([
    ['BkToCstmrAcctRpt', 'Rpt', 'report'],
    ['BkToCstmrDbtCdtNtfctn', 'Ntfctn', 'notification'],
  ])('reads %s without asking for balances', (message, container, kind) => {
    const text = camtText({ entries: [{}], closing: null })
      .replaceAll('BkToCstmrStmt', message)
      .replaceAll('Stmt>', `${container}>`)
      .replace(/<Bal>.*<\/Bal>/u, '')
    const { statements, lines, warnings } = readWholeFile(bytesOf(text))
    expect(statements[0]?.kind).toBe(kind)
    expect([lines.length, warnings.length]).toEqual([1, 0])
  })

  it('passes through an envelope, and through elements it does not know', () => {
    const text = camtText({
      entries: [{ extra: '<SplmtryData><Envlp><Ntry><Amt>x</Amt></Ntry></Envlp></SplmtryData>' }],
    })
    const wrapped = text
      .replace('<Document', '<Envelope><AppHdr><Fr>A</Fr></AppHdr><Document')
      .replace('</Document>', '</Document></Envelope>')
    expect(readWholeFile(bytesOf(wrapped)).lines.length).toBe(1)
  })
})

describe('amounts', () => {
  it.each([
    ['8.850', 885],
    ['5442.09000', 544_209],
    ['0', 0],
    ['.5', 50],
    ['7.', 700],
    ['+1.10', 110],
    [' 12.3 ', 1230],
    ['90000000000.00', 9_000_000_000_000],
  ])('reads %s exactly', (amount, cents) => {
    expect(entryLine({ entries: [{ amount }], closing: null }).amountCents).toBe(cents)
  })

  it('counts in the minor unit of the currency', () => {
    const text = camtText({ entries: [{ amount: '2700', currency: 'JPY' }], closing: null })
      .replaceAll('EUR', 'JPY')
      .replace('0.00', '0')
    expect(only(readWholeFile(bytesOf(text)).lines)).toMatchObject({ amountCents: 2700, currency: 'JPY' })
  })
})
