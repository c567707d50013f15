import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  headerFingerprint,
  previewCsv,
  readInWorker,
  readMappedCsv,
  readStatementFile,
  StatementRefusal,
} from '../../electron/core/statements/index.ts'
import type {
  BankLine,
  CsvMapping,
  GuessedMapping,
  StatementFile,
} from '../../electron/core/statements/index.ts'

const bytesOf = (text: string): Buffer => Buffer.from(text)
const ownAccount = 'ES9121000418450200051332'

function mappingOf(guess: GuessedMapping, changes: Partial<CsvMapping> = {}): CsvMapping {
  const { bookingDay } = guess.columns
  if (bookingDay === null) throw new Error('no day was found')
  return { ...guess, ownAccount, ...changes, columns: { ...guess.columns, bookingDay, ...changes.columns } }
}

function readGuessed(text: string, changes: Partial<CsvMapping> = {}): StatementFile {
  const bytes = bytesOf(text)
  return readMappedCsv({ bytes, mapping: mappingOf(previewCsv(bytes).guess, changes) })
}

const spanish =
  'Cuenta: ES91 2100 0418 4502 0005 1332\n' +
  'Fecha;Fecha valor;Concepto;Importe;Saldo;Ordenante\n' +
  '02/03/2026;03/03/2026;Factura 42;1.181,50;1.281,50;Peña\n' +
  '03/03/2026;03/03/2026;Comisión;-2,25;1.279,25;\n'
const german =
  'Buchungstag;Valuta;Auftraggeber/Empfänger;IBAN;Verwendungszweck;Soll;Haben;Währung\r\n' +
  '02.03.26;03.03.26;Müller;DE89370400440532013000;RE 42;;181,50;EUR\r\n' +
  '03.03.26;03.03.26;Strom AG;;Abschlag;31,50;;EUR\r\n'
const english =
  'Date,Description,Debit/Credit,Amount,Balance\n03/25/2026,Invoice 42,Credit,"1,181.50","1,281.50"\n03/26/2026,Fee,Debit,2.25,"1,279.25"\n'

describe('the preview of a CSV', () => {
  it('shows delimiter, encoding, header and rows, and guesses every column', () => {
    const preview = previewCsv(Buffer.from(spanish, 'latin1'))
    expect(preview).toMatchObject({
      encoding: 'windows-1252',
      dialect: { delimiter: ';' },
      header: ['Fecha', 'Fecha valor', 'Concepto', 'Importe', 'Saldo', 'Ordenante'],
      columnCount: 6,
      bank: null,
      guess: {
        recordsToSkip: 2,
        dayStyle: 'day-first',
        decimalSign: ',',
        currency: 'EUR',
        columns: {
          bookingDay: 0,
          valueDay: 1,
          amount: 3,
          balanceAfter: 4,
          counterpartyName: 5,
          descriptions: [2],
        },
      },
    })
    expect(preview.rows).toHaveLength(2)
  })

  it('finds debit and credit columns, a sign, and months before days', () => {
    expect(previewCsv(bytesOf(german)).guess.columns).toMatchObject({
      debit: 5,
      credit: 6,
      amount: null,
      currency: 7,
    })
    expect(previewCsv(bytesOf(english)).guess).toMatchObject({
      dayStyle: 'month-first',
      decimalSign: '.',
      columns: { sign: 2, amount: 3 },
    })
  })

  it('guesses in spite of a line that the bank wrote otherwise', () => {
    const lines = Array.from({ length: 6 }, (_, at) => `0${at + 1}.03.26;x${at};${at},00`)
    const text = ['Buchungstag;Text;Betrag', ...lines, '41.03.26;y;1x', ''].join('\n')
    expect(previewCsv(bytesOf(text)).guess).toMatchObject({
      dayStyle: 'day-first',
      columns: { bookingDay: 0, amount: 2 },
    })
  })

  it('guesses by content where there is no header', () => {
    const preview = previewCsv(
      bytesOf('2026-03-01,1.00,NL91ABNA0417164300,x\n2026-03-02,2.00,NL91ABNA0417164300,y\n'),
    )
    expect(preview).toMatchObject({
      header: null,
      guess: { recordsToSkip: 0, columns: { bookingDay: 0, amount: 1, counterpartyAccount: 2 } },
    })
  })

  it('names the bank that needs no mapping', () => {
    const knab =
      'Rekeningnummer;Transactiedatum;Valutacode;CreditDebet;Bedrag;Omschrijving\nA;02-03-2026;EUR;C;1,00;x\n'
    expect(previewCsv(bytesOf(knab)).bank).toBe('csv-knab')
  })

  it('has one fingerprint per header, whatever delimiter, case and rows', () => {
    const one = previewCsv(bytesOf(german)).headerFingerprint
    const other = previewCsv(
      bytesOf(german.replaceAll(';', '|').toUpperCase().split('\r\n').slice(0, 2).join('\n')),
    )
    expect(other.headerFingerprint).toBe(one)
    expect(headerFingerprint(['Datum', 'Bedrag'], 2)).not.toBe(headerFingerprint(['Bedrag', 'Datum'], 2))
  })

  it('refuses what is no table', () => {
    expect(() => previewCsv(bytesOf('only words\nand lines\n'))).toThrow(
      expect.objectContaining({ code: 'format-unknown' }),
    )
    expect(() => previewCsv(bytesOf(''))).toThrow(expect.objectContaining({ code: 'file-empty' }))
  })
})

describe('a CSV with a mapping', () => {
  it('is read with grouped amounts, balances and the account of the mapping', () => {
    const { lines, statements, summaries } = readGuessed(spanish)
    expect(lines.map((line) => line.amountCents)).toEqual([118_150, -225])
    expect(statements[0]).toMatchObject({
      formatVersion: 'csv',
      account: { iban: ownAccount },
      openingBalance: { amountCents: 10_000 },
    })
    expect(summaries[0]?.differenceCents).toBe(0)
    expect(lines[0]).toMatchObject({
      valueDay: '2026-03-03',
      remittanceText: 'Factura 42',
      counterpartyName: 'Peña',
    })
  })

  it('is read with debit and credit columns, and with a sign', () => {
    expect(readGuessed(german).lines.map((line) => line.amountCents)).toEqual([18_150, -3150])
    const file = readGuessed(english)
    expect(file.lines.map((line) => [line.bookingDay, line.amountCents])).toEqual([
      ['2026-03-25', 118_150],
      ['2026-03-26', -225],
    ])
    expect(file.warnings).toEqual([])
  })

  it('takes debits with a minus or without, not both in one column', () => {
    expect(readGuessed(german.replace(';31,50;', ';-31,50;')).lines[1]?.amountCents).toBe(-3150)
    const mixed = `${german.replace(';31,50;', ';-31,50;')}04.03.26;04.03.26;X;;y;5,00;;EUR\r\n`
    expect(() => readGuessed(mixed)).toThrow(expect.objectContaining({ code: 'amount-negative' }))
  })

  it('is refused where both columns or neither hold an amount', () => {
    expect(() => readGuessed(german.replace(';31,50;;', ';31,50;31,50;'))).toThrow(
      expect.objectContaining({ code: 'direction-missing', position: { line: 3, column: 44 } }),
    )
    expect(() => readGuessed(german.replace(';31,50;;', ';;;'))).toThrow(
      expect.objectContaining({ code: 'amount-missing' }),
    )
  })

  it('is refused where the decimal sign is the other one, instead of reading a hundred times too much', () => {
    expect(() => readGuessed(spanish, { decimalSign: '.' })).toThrow(
      expect.objectContaining({ code: 'amount-malformed', params: { text: '1.181,50', currency: 'EUR' } }),
    )
  })

  it.each<[string, Partial<CsvMapping>]>([
    ['ownAccount', { ownAccount: null }],
    ['currency', { currency: 'XXX' }],
    ['recordsToSkip', { recordsToSkip: -1 }],
    ['columns', { columnCount: 2 }],
  ])('is refused where the mapping lacks %s', (part, changes) => {
    expect(() => readGuessed(spanish, changes)).toThrow(
      expect.objectContaining({ code: 'csv-mapping-wrong', params: { part } }),
    )
  })

  it('comes through the reader of all files, which leaves the files of banks to their own', async () => {
    const mapping = mappingOf(previewCsv(bytesOf(german)).guess)
    const formats: string[] = []
    const knab =
      'Rekeningnummer;Transactiedatum;Valutacode;CreditDebet;Bedrag;Omschrijving\nNL47KNAB0123456789;02-03-2026;EUR;C;1,00;x\n'
    for (const text of [german, knab]) {
      for await (const event of readStatementFile({ bytes: bytesOf(text), mapping })) {
        if (event.type === 'statement') formats.push(event.statement.formatVersion)
      }
    }
    expect(formats).toEqual(['csv', 'csv-knab'])
  })

  it('comes through the worker', async () => {
    const lines: BankLine[] = []
    const bytes = bytesOf(german)
    for await (const event of readInWorker({ bytes, mapping: mappingOf(previewCsv(bytes).guess) })) {
      if (event.type === 'lines') lines.push(...event.lines)
    }
    expect(lines).toEqual(readGuessed(german).lines)
  })

  it('gives back every amount in every style of writing it', () => {
    const styles = fc.constantFrom(['.', ','], [',', '.'], [' ', ','], ['\u202f', ','], ["'", '.'], ['', ','])
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -900_000_000, max: 900_000_000 }), { minLength: 3, maxLength: 9 }),
        styles,
        (wanted, [group = '', decimal = ',']) => {
          const written = wanted.map((amount) => {
            const digits = String(Math.abs(amount)).padStart(3, '0')
            const whole = digits.slice(0, -2).replace(/\B(?=(?:\d{3})+$)/gu, group)
            return `${amount < 0 ? '-' : ''}${whole}${decimal}${digits.slice(-2)}`
          })
          const text = `Fecha;Concepto;Importe\n${written.map((amount) => `01/03/2026;x;${amount}\n`).join('')}`
          const { lines } = readGuessed(text)
          expect(lines.map((line) => line.amountCents)).toEqual(wanted.map((amount) => amount + 0))
        },
      ),
    )
  })

  it('never throws anything but a refusal, whatever the mapping', () => {
    const index = fc.option(fc.integer({ min: 0, max: 8 }))
    fc.assert(
      fc.property(
        fc.constantFrom(spanish, german, english),
        index,
        index,
        index,
        index,
        fc.boolean(),
        (text, amount, debit, credit, sign, isPoint) => {
          const { guess } = previewCsv(bytesOf(text))
          const columns = { ...mappingOf(guess).columns, amount, debit, credit, sign }
          const decimalSign = isPoint ? '.' : ','
          try {
            readGuessed(text, { columns, decimalSign })
          } catch (error) {
            expect(error).toBeInstanceOf(StatementRefusal)
          }
        },
      ),
    )
  })
})
