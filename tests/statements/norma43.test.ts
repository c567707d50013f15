import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseIban } from '../../shared/values/iban.ts'
import { accountCheckDigits } from '../../electron/core/statements/norma43/records.ts'
import { ibanCheckDigits } from '../../electron/core/statements/csv/banks.ts'
import { readWholeFile, StatementRefusal } from '../../electron/core/statements/index.ts'

const text = readFileSync(new URL('../fixtures/statements/norma43.n43', import.meta.url)).toString('latin1')

function read(changed = text): ReturnType<typeof readWholeFile> {
  return readWholeFile(Buffer.from(changed, 'latin1'))
}

function refusalOf(changed: string): StatementRefusal {
  try {
    read(changed)
  } catch (error) {
    if (error instanceof StatementRefusal) return error
    throw error
  }
  throw new Error('the file was read')
}

describe('Norma 43', () => {
  it('gives each account with its IBAN, balances and totals', () => {
    const { statements, summaries, warnings } = read()
    expect(statements.map(({ account }) => account.iban)).toEqual([
      'ES9121000418450200051332',
      'ES7700491500040005167810',
    ])
    expect(statements[0]).toMatchObject({
      formatVersion: 'norma43',
      account: { ownerName: 'EMPRESA EJEMPLO SL', currency: 'EUR' },
      periodFromDay: '2026-03-01',
      periodToDay: '2026-03-31',
      openingBalance: { amountCents: 100_000 },
      closingBalance: { amountCents: 116_900 },
      statedTotals: { credits: { count: 1, sumCents: 18_150 }, debits: { count: 1, sumCents: 1250 } },
    })
    expect(statements[1]?.openingBalance?.amountCents).toBe(-500)
    expect(summaries.map((summary) => summary.differenceCents)).toEqual([0, 0])
    expect(warnings).toEqual([])
  })

  it('joins the concepts of a transaction, without a blank where one is full', () => {
    const { lines } = read()
    expect(lines[0]).toMatchObject({
      bookingDay: '2026-03-02',
      valueDay: '2026-03-03',
      amountCents: 18_150,
      remittanceText: 'TRANSFERENCIA DE PEÑA E HIJOS SL PAGO FACTURA 2026-0042 DEL PEDIDO DE ABRIL',
      entryReference: '0000000042',
      additionalInfo: 'B64717838',
      transactionCode: 'proprietary:02/123',
      position: { line: 2, column: 1 },
    })
    expect(lines[1]).toMatchObject({
      amountCents: -1250,
      entryReference: null,
      additionalInfo: null,
      instructedAmount: { amountCents: 1400, currency: 'USD' },
    })
  })

  it('is read where blanks at the ends of lines and the mark of the end of the file are left', () => {
    const trimmed = text.replace(/ +\r\n/gu, '\n')
    expect(read(`${trimmed}\u001a`).lines.map((line) => line.remittanceText)).toEqual(
      read().lines.map((line) => line.remittanceText),
    )
  })

  it('warns where the totals, the balance or the number of records are not those stated', () => {
    const codes = (changed: string): string[] => read(changed).warnings.map((warning) => warning.code)
    expect(codes(text.replace('200000000116900978', '200000000116800978'))).toEqual(['does-not-balance'])
    expect(codes(text.replace('0000100000000001250', '0000200000000001251'))).toEqual([
      'stated-count-differs',
      'stated-sum-differs',
    ])
    expect(codes(text.replace(/000011( *)\r\n$/u, '000019$1\r\n'))).toEqual(['stated-count-differs'])
  })

  it.each([
    ['a day that does not exist', '260302260303', '260232260303', 'day-malformed', 2, 11],
    ['an unknown mark', '123200000000018150', '123300000000018150', 'direction-missing', 2, 28],
    ['a letter in an amount', '00000000018150', '0000000001815O', 'line-malformed', 2, 29],
    ['an unknown currency', '978 3'.replace(' ', ''), '9993', 'currency-unknown', 1, 48],
    ['an unknown record', '2301TRANS', '2901TRANS', 'line-malformed', 3, 1],
    ['words without a transaction', '22    0418260302', '23    0418260302', 'line-malformed', 2, 1],
  ])('%s is refused with line and column', (_what, from, to, code, line, column) => {
    expect(refusalOf(text.replace(from, to))).toMatchObject({ code, position: { line, column } })
  })

  it('is refused wherever it is cut between records', () => {
    const lines = text.split('\r\n')
    for (let count = 1; count < lines.length - 1; count += 1) {
      expect(refusalOf(lines.slice(0, count).join('\r\n')).code).toBe('file-truncated')
    }
  })

  it('makes an IBAN that holds for every account', () => {
    const digits = (length: number): fc.Arbitrary<string> =>
      fc
        .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
        .map((list) => list.join(''))
    fc.assert(
      fc.property(digits(8), digits(10), (office, number) => {
        const bban = `${office}${accountCheckDigits(office, number)}${number}`
        expect(parseIban(`ES${ibanCheckDigits('ES', bban)}${bban}`).ok).toBe(true)
      }),
    )
  })
})
