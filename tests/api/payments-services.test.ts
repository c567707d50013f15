import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Client, flavours, requestId } from '../support/test-core.ts'
import { companyIban, createCard, openScenario, type Scenario } from '../support/scenario.ts'
import {
  balanceOf,
  importFile,
  importStatement,
  issueProforma,
  listAll,
  preview,
  problemsOf,
  stagedCount,
  statementFile,
} from './payments-helpers.ts'

const header =
  'Date,Payment method,Currency,Amount,Status,ID,Description,Consumer name,Consumer bank account,Consumer BIC,' +
  'Settlement currency,Settlement amount,Settlement reference,Amount refunded'
const settlement = '1234567.2611.03'

interface Row {
  day: string
  method?: string
  amount: string
  id?: string
  text: string
  name?: string
}

function mollie(rows: Row[], name = 'settlement.csv'): File {
  const lines = rows.map(
    ({ day, method = '', amount, id = '', text, name: payer = '' }) =>
      `${day} 10:00:00,${method},EUR,${amount},paidout,${id},${text},${payer},,,EUR,${amount},${settlement},`,
  )
  return new File([[header, ...lines, ''].join('\n')], name)
}

const adyen = (payout: string) =>
  new File(
    [
      'Psp Reference,Merchant Reference,Creation Date,Type,Modification Reference,Gross Currency,Gross Debit (GC),' +
        'Gross Credit (GC),Net Currency,Net Debit (NC),Net Credit (NC),Commission (NC),Batch Number\n' +
        '8815,PF-1,2026-11-16 10:00:00,Settled,8825,EUR,,10.00,EUR,,9.80,0.20,7\n' +
        `,,2026-11-17 10:00:00,MerchantPayout,TX1,EUR,,,EUR,${payout},,,7\n`,
    ],
    'adyen.csv',
  )

for (const flavour of flavours) {
  describe(`settlement files of payment services on ${flavour}`, () => {
    let scenario: Scenario
    let client: Client
    beforeEach(async () => {
      scenario = await openScenario(flavour)
      client = scenario.client
    })
    afterEach(async () => {
      expect(await problemsOf(scenario)).toEqual([])
      expect(await stagedCount(scenario)).toBe(0)
      await scenario.dispose()
    })

    const addService = (iban: string, currency = 'EUR') =>
      client.settings.addBankAccount({
        requestId: requestId(),
        kind: 'payment-service',
        name: iban,
        iban,
        currency,
      })
    const lineOf = async (amountCents: number) => {
      const rows = await listAll(client)
      const row = rows.find((one) => one.amountCents === amountCents)
      if (row === undefined) throw new Error(`there is no line of ${amountCents}`)
      return client.payments.getLine({ id: row.id })
    }
    type Targets = Parameters<Client['payments']['match']>[0]['targets']
    const match = async (amountCents: number, targets: Targets, confirm: string[] = []) => {
      const { id, version } = await lineOf(amountCents)
      return client.payments.match({ requestId: requestId(), bankLineId: id, version, targets, confirm })
    }
    const suggested = async (amountCents: number) => {
      const { id } = await lineOf(amountCents)
      const [best] = await client.payments.suggest({ bankLineId: id, search: '' })
      return best
    }

    it('of three payments, a refund, a chargeback, fees and a payout settle documents in full and leave nothing behind', async () => {
      await addService('MOLLIE')
      const card = await createCard(client)
      const [one, two, three] = [
        await issueProforma(client, card.id, 121_00),
        await issueProforma(client, card.id, 51_72),
        await issueProforma(client, card.id, 36_30),
      ]
      const rows: Row[] = [
        { day: '2026-11-16', method: 'ideal', amount: '121.00', id: 'tr_one', text: `Payment ${one.number}` },
        { day: '2026-11-16', method: 'creditcard', amount: '51.72', id: 'tr_two', text: two.number },
        { day: '2026-11-17', method: 'bancontact', amount: '36.30', id: 'tr_three', text: three.number },
        {
          day: '2026-11-17',
          method: 'refund',
          amount: '-21.00',
          id: 're_1',
          text: `Refund tr_one ${one.number}`,
        },
        {
          day: '2026-11-18',
          method: 'chargeback',
          amount: '-36.30',
          id: 'chb_1',
          text: 'Chargeback tr_three',
        },
        { day: '2026-11-18', amount: '-2.88', text: 'Withheld transaction fees' },
      ]
      const done = await importFile(client, mollie(rows))
      expect(done).toMatchObject({
        state: 'committed',
        newCount: 7,
        statements: [
          {
            accountIban: 'MOLLIE',
            bankAccountName: 'MOLLIE',
            openingCents: 0,
            closingCents: 0,
            imbalanceCents: 0,
          },
        ],
      })
      expect(await balanceOf(client, 'card-clearing')).toBe(0)
      expect(await balanceOf(client, 'bank')).toBe(0)

      for (const [cents, document] of [
        [121_00, one],
        [51_72, two],
        [36_30, three],
      ] as const) {
        expect(await suggested(cents)).toMatchObject({ documentId: document.id, grade: 'certain' })
        await match(cents, [{ kind: 'document', documentId: document.id, amountCents: cents }])
      }
      await match(-21_00, [
        { kind: 'return', documentId: one.id, amountCents: -21_00, invoiceDecision: 'leave-open' },
      ])
      await match(-36_30, [
        { kind: 'return', documentId: three.id, amountCents: -36_30, invoiceDecision: 'leave-open' },
      ])
      await match(-2_88, [{ kind: 'costs', amountCents: -2_88 }])

      const payoutCents = 148_84
      await importStatement(client, {
        day: '2026-11-19',
        openingCents: 0,
        bookings: [{ cents: payoutCents, name: 'Stg Mollie Payments', text: `${settlement} Mollie` }],
      })
      const bankLine = await lineOf(payoutCents)
      const outgoing = await client.payments.suggestOutgoing({ bankLineId: (await lineOf(-payoutCents)).id })
      expect(outgoing).toMatchObject([{ kind: 'transfer', id: bankLine.id }])
      await match(-payoutCents, [{ kind: 'transfer', bankLineId: bankLine.id, amountCents: -payoutCents }])

      expect(await listAll(client, 'open')).toEqual([])
      expect(await balanceOf(client, 'bank')).toBe(payoutCents)
      expect(await balanceOf(client, 'card-clearing')).toBe(0)
      expect(await balanceOf(client, 'suspense')).toBe(0)
      expect(await balanceOf(client, 'statement-difference')).toBe(0)
      for await (const { check, problems } of await client.audit.verify()) {
        // The invoices that were issued a moment ago still wait for their PDFs.
        if (check !== 'pdf-pending') expect(problems, check).toEqual([])
      }
    })

    it('show in the overview what the bank holds and what the service holds, each once', async () => {
      await addService('ADYEN')
      await importStatement(client, { openingCents: 0, bookings: [{ cents: 50_00 }] })
      await importFile(client, adyen('5.00'), ['payments.does-not-balance'])
      const { bankAccounts } = await client.reports.overview()
      expect(bankAccounts).toMatchObject([
        { iban: companyIban, balanceCents: 50_00 },
        { iban: 'ADYEN', balanceCents: 0 },
      ])
      expect(await balanceOf(client, 'bank')).toBe(50_00)
      expect(await balanceOf(client, 'statement-difference')).toBe(4_80)
    })

    it('ask where their lines do not come to the payout that they state', async () => {
      await addService('ADYEN')
      const found = await preview(client, adyen('9.81'))
      expect(found.statements).toMatchObject([{ imbalanceCents: 1, lineCount: 3 }])
      await expect(client.payments.commitImport({ requestId: requestId(), id: found.id })).rejects.toThrow(
        expect.objectContaining({ code: 'CONFIRM' }),
      )
      await client.payments.discardImport({ requestId: requestId(), id: found.id })
      await importFile(client, adyen('9.80'))
      expect(await balanceOf(client, 'card-clearing')).toBe(0)
    })

    it('take back what they posted when their import is undone', async () => {
      await addService('ADYEN')
      const { id } = await importFile(client, adyen('9.80'))
      await client.payments.undoImport({ requestId: requestId(), id })
      expect(await balanceOf(client, 'card-clearing')).toBe(0)
      expect(await balanceOf(client, 'suspense')).toBe(0)
      await importFile(client, adyen('9.80'))
      expect(await listAll(client)).toHaveLength(3)
    })

    const paid: Row[] = [{ day: '2026-11-16', method: 'ideal', amount: '10.00', id: 'tr_1', text: 'x' }]
    const later: Row[] = [{ day: '2026-11-17', method: 'ideal', amount: '11.00', id: 'tr_2', text: 'y' }]

    it('are put to an account that the operator chooses, and the next ones to the same', async () => {
      const { id: accountId } = await addService('PSP-1')
      const unknown = await preview(client, mollie(paid))
      expect(unknown.statements).toMatchObject([{ bankAccountId: null, accountIban: 'MOLLIE' }])
      await expect(client.payments.commitImport({ requestId: requestId(), id: unknown.id })).rejects.toThrow(
        expect.objectContaining({ code: 'REFUSED' }),
      )
      const done = await client.payments.commitImport({ requestId: requestId(), id: unknown.id, accountId })
      expect(done).toMatchObject({ newCount: 2, statements: [{ bankAccountId: accountId }] })
      const next = await importFile(client, mollie(later))
      expect(next.statements).toMatchObject([{ bankAccountId: accountId }])
    })

    it('can be previewed for the chosen account, with what is known there already', async () => {
      const { id: accountId } = await addService('PSP-1')
      const choose = async () => {
        const input = { requestId: requestId(), file: mollie(paid), accountId }
        for await (const event of await client.payments.previewImport(input)) {
          if (event.type === 'preview') return event.import
        }
        throw new Error('the preview did not end')
      }
      const first = await choose()
      await client.payments.commitImport({ requestId: requestId(), id: first.id })
      const again = await choose()
      expect(again).toMatchObject({ newCount: 0, knownCount: 2 })
      await client.payments.discardImport({ requestId: requestId(), id: again.id })
    })

    it('never move a statement that names its IBAN to another account', async () => {
      const { id: accountId } = await addService('PSP-1')
      const file = statementFile([
        { iban: 'NL44RABO0123456789', openingCents: 0, bookings: [{ cents: 100 }] },
      ])
      const found = await preview(client, file)
      await expect(
        client.payments.commitImport({ requestId: requestId(), id: found.id, accountId }),
      ).rejects.toThrow(expect.objectContaining({ code: 'REFUSED' }))
      await client.payments.discardImport({ requestId: requestId(), id: found.id })
    })

    it('never stand on a document, whatever is asked', async () => {
      const { id } = await addService('MOLLIE')
      const shown = async () => (await client.settings.get()).bankAccounts
      const service = (await shown()).find((one) => one.id === id)
      await client.settings.updateBankAccount({
        requestId: requestId(),
        id,
        version: service?.version ?? 0,
        name: 'Mollie',
        isDefault: true,
      })
      expect(await shown()).toMatchObject([
        { iban: companyIban, isDefault: true },
        { name: 'Mollie', isDefault: false },
      ])
    })

    it('of any other service are read by named columns and put to its account', async () => {
      await addService('MY PSP')
      const text = 'Date;Order;Amount\n2026-11-16;PF-1;10,00\n2026-11-17;PF-2;11,00\n'
      const file = () => new File([text], 'psp.csv')
      const { guess } = await client.payments.previewMapping({ requestId: requestId(), file: file() })
      const { bookingDay } = guess.columns
      if (bookingDay === null) throw new Error('no day was found')
      const mapping = { ...guess, columns: { ...guess.columns, bookingDay, descriptions: [1] } }
      const input = { requestId: requestId(), file: file(), mapping, accountText: 'MY PSP' }
      for await (const event of await client.payments.previewImport(input)) {
        if (event.type === 'preview')
          await client.payments.commitImport({ requestId: requestId(), id: event.import.id })
      }
      expect(await balanceOf(client, 'card-clearing')).toBe(21_00)
      expect(await listAll(client)).toHaveLength(2)
    })

    it('know their account by name and currency where a service holds several', async () => {
      await addService('MOLLIE')
      const text = await mollie(paid).text()
      const dollars = () => new File([text.replaceAll('EUR', 'USD')], 'usd.csv')
      const before = await preview(client, dollars())
      expect(before.statements).toMatchObject([{ currency: 'USD', bankAccountId: null }])
      await client.payments.discardImport({ requestId: requestId(), id: before.id })
      const { id } = await addService('MOLLIE-USD', 'USD')
      const found = await preview(client, dollars())
      expect(found.statements).toMatchObject([{ currency: 'USD', bankAccountId: id }])
      await client.payments.discardImport({ requestId: requestId(), id: found.id })
    })
  })
}
