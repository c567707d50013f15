import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readWholeFile, StatementRefusal } from '../../electron/core/statements/index.ts'
import type { StatementFile } from '../../electron/core/statements/index.ts'

const fixture = (name: string): Buffer =>
  readFileSync(new URL(`../fixtures/statements/${name}`, import.meta.url))
const read = (name: string): StatementFile => readWholeFile(fixture(name))
const readText = (text: string): StatementFile => readWholeFile(Buffer.from(text))
const shape = ({ lines }: StatementFile) =>
  lines.map((line) => [(line.transactionCode ?? '').replace('proprietary:', ''), line.amountCents])
const codes = ({ warnings }: StatementFile) => warnings.map((warning) => warning.code)

describe('a settlement of Mollie', () => {
  const file = read('csv-mollie.csv')

  it('is one statement that the payout, which the file leaves out, empties', () => {
    expect(shape(file)).toEqual([
      ['payment', 12_100],
      ['payment', 5172],
      ['payment', 3630],
      ['refund', -2100],
      ['chargeback', -3630],
      ['fee', -288],
      ['payout', -14_884],
      ['payment', 1210],
    ])
    expect(file.statements[0]).toMatchObject({
      formatVersion: 'csv-mollie',
      identification: '1234567.2611.03',
      account: { iban: null, other: 'MOLLIE', currency: 'EUR' },
      openingBalance: { amountCents: 0 },
      closingBalance: { amountCents: 0 },
    })
    expect(file.summaries[0]).toMatchObject({ bookedSumCents: 0, differenceCents: 0 })
    expect(file.warnings[0]).toMatchObject({
      code: 'payout-computed',
      params: { amountCents: 14_884, currency: 'EUR' },
    })
  })

  it('has the payer, the description and the id of the payment that a refund takes back', () => {
    expect(file.lines[0]).toMatchObject({
      remittanceText: 'Proforma PF-2026-00001',
      counterpartyName: 'J. Pastoor',
      counterpartyIban: 'NL44RABO0123456789',
      bankReference: 'tr_7UhSN1zuXS',
      endToEndId: 'tr_7UhSN1zuXS',
    })
    expect(file.lines[3]).toMatchObject({ bankReference: 're_4qqhO89gsT', endToEndId: 'tr_7UhSN1zuXS' })
    expect(file.lines[4]).toMatchObject({ endToEndId: 'tr_9xKd81bbQw' })
  })

  it('has what was settled of a payment in another currency, and what the customer paid', () => {
    expect(file.lines[1]).toMatchObject({
      amountCents: 5172,
      currency: 'EUR',
      instructedAmount: { amountCents: 6000, currency: 'USD' },
    })
  })

  it('takes what has no settlement yet as pending', () => {
    expect(file.lines[7]).toMatchObject({ status: 'pending', amountCents: 1210 })
    expect(file.statements[1]).toMatchObject({ identification: null, closingBalance: null })
  })

  it('pays nothing out where refunds are more than payments', () => {
    const text = fixture('csv-mollie.csv').toString().split('\n')
    const refunds = readText([text[0], text[4], ''].join('\n'))
    expect(shape(refunds)).toEqual([['refund', -2100]])
    expect(codes(refunds)).toEqual(['balance-missing'])
  })
})

describe('a payout reconciliation of Stripe', () => {
  const file = read('csv-stripe.csv')

  it('has gross amounts, so that documents are paid in full, and each fee as a line of its own', () => {
    expect(shape(file)).toEqual([
      ['payment', 12_100],
      ['fee', -201],
      ['payment', 5172],
      ['fee', -103],
      ['refund', -2100],
      ['chargeback', -5172],
      ['fee', -2000],
      ['fee', -50],
      ['payout', -7646],
    ])
    expect(file.summaries[0]).toMatchObject({ differenceCents: 0, entryCount: 6 })
    expect(file.lines.at(-1)).toMatchObject({ bookingDay: '2026-11-19', bankReference: 'po_1QAbc' })
  })

  it('names document, payer and the charge that a refund or dispute is of', () => {
    expect(file.lines[0]).toMatchObject({
      remittanceText: 'PF-2026-00001 Hosting',
      counterpartyName: 'J. Pastoor',
      bankReference: 'txn_1A',
      endToEndId: 'ch_1A',
    })
    expect(file.lines[2]).toMatchObject({
      remittanceText: 'Hosting PF-2026-00002',
      counterpartyName: 'malá@example.org',
    })
    expect(file.lines[4]?.endToEndId).toBe('ch_1A')
  })

  it('is one line and a warning where gross less fee is not the net amount', () => {
    const wrong = readText(fixture('csv-stripe.csv').toString().replace('121.00,2.01', '121.10,2.01'))
    expect(shape(wrong)[0]).toEqual(['payment', 11_899])
    expect(wrong.warnings[0]).toMatchObject({
      code: 'fee-unclear',
      params: { grossCents: 12_110, feeCents: 201, netCents: 11_899 },
      position: { line: 2 },
    })
  })

  it('of a balance report has the payouts that stand in it and states no balance', () => {
    const report =
      'balance_transaction_id,created,currency,gross,fee,net,reporting_category,automatic_payout_id\n' +
      'txn_1,2026-11-16 10:00:00,eur,10.00,0.40,9.60,charge,po_1\n' +
      'txn_2,2026-11-17 10:00:00,eur,-5.00,0.00,-5.00,payout,\n'
    const file = readText(report)
    expect(shape(file)).toEqual([
      ['payment', 1000],
      ['fee', -40],
      ['payout', -500],
    ])
    expect(file.statements).toHaveLength(1)
    expect(codes(file)).toEqual(['balance-missing'])
  })
})

describe('a settlement details report of Adyen', () => {
  const file = read('csv-adyen.csv')

  it('has gross amounts in the currency of the settlement, fees, and the payout that it states', () => {
    expect(shape(file)).toEqual([
      ['payment', 12_100],
      ['fee', -21],
      ['payment', 5172],
      ['fee', -74],
      ['refund', -2100],
      ['chargeback', -5172],
      ['fee', -750],
      ['fee', -510],
      ['payout', -8645],
    ])
    expect(file.summaries[0]?.differenceCents).toBe(0)
    expect(file.warnings).toEqual([])
    expect(file.statements[0]).toMatchObject({
      identification: 'BrightwireNL 42',
      account: { other: 'ADYEN' },
    })
    expect(file.lines[2]?.instructedAmount).toEqual({
      amountCents: 6000,
      currency: 'USD',
      exchangeRate: '0.862',
    })
    expect(file.lines[4]).toMatchObject({
      endToEndId: '8815000000000001',
      bankReference: '8825000000000003',
      remittanceText: 'PF-2026-00001 refund-1',
    })
    expect(file.lines.at(-1)?.counterpartyName).toBe('Adyen')
  })

  it('asks where its lines do not come to the payout', () => {
    const wrong = readText(fixture('csv-adyen.csv').toString().replace('86.45', '86.54'))
    expect(wrong.summaries[0]?.differenceCents).toBe(9)
    expect(codes(wrong)).toEqual(['does-not-balance'])
  })
})

describe('an activity download of PayPal', () => {
  it('has gross, fee and withdrawals, and is checked against the balance beside each line', () => {
    const file = read('csv-paypal.csv')
    expect(shape(file)).toEqual([
      ['payment', 12_100],
      ['fee', -446],
      ['payment', 105_172],
      ['fee', -3611],
      ['payment', 1000],
      ['refund', -2100],
      ['payout', -100_000],
    ])
    expect(file.lines[4]?.status).toBe('pending')
    expect(file.statements[0]).toMatchObject({
      openingBalance: { amountCents: 0 },
      closingBalance: { amountCents: 11_115 },
    })
    expect(file.warnings).toEqual([])
    expect(file.lines[5]).toMatchObject({ endToEndId: '3AB00000000000001', bookingDay: '2026-11-16' })
  })

  it('is read in German, with its days and amounts', () => {
    const file = read('csv-paypal-german.csv')
    expect(shape(file).map(([, amount]) => amount)).toEqual([112_100, -446, -2100, -100_000])
    expect(file.lines.map((line) => line.bookingDay)).toContain('2026-11-03')
    expect(file.warnings).toEqual([])
  })

  it('is left to the operator where its days could be read in two ways', () => {
    const lines = fixture('csv-paypal.csv').toString().split('\n')
    const oneDay = [lines[0], lines[1]?.replace('11/13/2026', '03/04/2026'), ''].join('\n')
    expect(() => readText(`${oneDay}${lines[1]?.replace('11/13/2026', '03/04/2026')}\n`)).toThrow(
      expect.objectContaining({ code: 'csv-needs-mapping' }),
    )
  })
})

describe('a changed digit of a settlement that states gross, fee and net, or its payout', () => {
  const checked: readonly (readonly [string, readonly string[]])[] = [
    ['csv-stripe.csv', ['121.00', '2.01', '118.99', '-71.72', '20.00']],
    // The fee of a payment in another currency is not among them: there gross is net and fee together.
    ['csv-adyen.csv', ['121.00', '120.79', '50.98', '59.22', '86.45', '0.21', '5.10']],
    ['csv-paypal.csv', ['121.00', '-4.46', '116.54', '1,015.61', '-1,000.00', '1,132.15']],
  ]

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
          bytes[bytes.indexOf(amount) + (offset % amount.length)] = byte
          let file: StatementFile
          try {
            file = readWholeFile(bytes)
          } catch (error) {
            expect(error).toBeInstanceOf(StatementRefusal)
            return
          }
          const after = file.lines.map((line) => line.amountCents)
          if (after.join() !== before.join()) {
            expect(codes(file).some((code) => code === 'does-not-balance' || code === 'fee-unclear')).toBe(
              true,
            )
          }
        },
      ),
      { numRuns: 400 },
    )
  })
})
