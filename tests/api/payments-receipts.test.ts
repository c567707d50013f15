import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFrozenDocument } from '../../electron/core/documents/index.ts'
import { createCard, openScenario, type Scenario } from '../support/scenario.ts'
import { confirmationOf } from '../support/customer-steps.ts'
import { type Client, flavours, requestId } from '../support/test-core.ts'
import { balanceOf, importStatement, issueProforma, listAll } from './payments-helpers.ts'
import { receiptOf, reverse, takeIn, toDocument, verifyProblems } from './receipt-steps.ts'
import { readPdf } from '../documents/read-pdf.ts'

const refused = (code: string, params: object = {}) =>
  expect.objectContaining({
    code: 'REFUSED',
    data: expect.objectContaining({ code, params: expect.objectContaining(params) }),
  })

/** What the frozen words of a document say it received. */
async function paymentsPrinted(scenario: Scenario, number: string) {
  const row = await scenario.core.core.store.read((tx) =>
    tx.db.selectFrom('document').select('frozen_json').where('number', '=', number).executeTakeFirstOrThrow(),
  )
  return readFrozenDocument(JSON.parse(row.frozen_json)).payments?.rows.map(({ text }) => text)
}

async function stateOf(client: Client, id: string) {
  const { state, openCents } = await client.billing.get({ id })
  return { state, openCents }
}

for (const flavour of flavours) {
  const withBooks = (name: string, work: (scenario: Scenario, customerId: string) => Promise<void>) =>
    it(name, async () => {
      const scenario = await openScenario(flavour)
      try {
        const card = await createCard(scenario.client)
        await work(scenario, card.id)
        expect(await verifyProblems(scenario)).toEqual([])
      } finally {
        await scenario.dispose()
      }
    })

  describe(`receipts by hand on ${flavour}`, () => {
    withBooks('pays a proforma in cash and prints that on its invoice', async (scenario, customerId) => {
      const { client } = scenario
      const proforma = await issueProforma(client, customerId, 121_00)
      const done = await takeIn(client, customerId, [toDocument(proforma.id, 121_00)], { day: '2026-11-18' })
      expect(done).toMatchObject({ number: 'R-2026-00001', toCheck: [] })
      const [invoice] = done.issuedInvoices
      expect(await paymentsPrinted(scenario, invoice?.number ?? '')).toEqual(['Contant · R-2026-00001'])
      expect(await client.billing.get({ id: invoice?.id ?? '' })).toMatchObject({
        vatDay: '2026-11-18',
        state: 'settled',
      })
      expect(await balanceOf(client, 'cash')).toBe(121_00)
      expect(await balanceOf(client, 'receivable')).toBe(0)
      expect(await balanceOf(client, 'prepayments')).toBe(0)
      expect(await client.payments.getReceipt({ id: done.id })).toMatchObject({
        state: 'recorded',
        parts: [{ kind: 'receipt', documentNumber: proforma.number, amountCents: 121_00 }],
        invoices: [invoice],
      })
    })

    withBooks('takes a part by card and leaves the rest open', async (scenario, customerId) => {
      const { client } = scenario
      const proforma = await issueProforma(client, customerId, 100_00)
      const done = await takeIn(client, customerId, [toDocument(proforma.id, 40_00)], {
        method: 'card',
        reference: 'Terminal 7',
      })
      expect(done.issuedInvoices).toEqual([])
      expect(await stateOf(client, proforma.id)).toEqual({ state: 'part-paid', openCents: 60_00 })
      expect(await balanceOf(client, 'card-clearing')).toBe(40_00)
      const rest = await takeIn(client, customerId, [toDocument(proforma.id, 60_00)])
      const [invoice] = rest.issuedInvoices
      expect(await paymentsPrinted(scenario, invoice?.number ?? '')).toEqual([
        'Kaartbetaling · R-2026-00001 Terminal 7',
        'Contant · R-2026-00002',
      ])
    })

    withBooks(
      'pays several documents, rounds one and keeps the rest as credit',
      async (scenario, customerId) => {
        const { client } = scenario
        const one = await issueProforma(client, customerId, 50_02)
        const two = await issueProforma(client, customerId, 30_00)
        const done = await takeIn(client, customerId, [
          toDocument(one.id, 50_00),
          { kind: 'rounding', documentId: one.id, amountCents: 2 },
          toDocument(two.id, 30_00),
          { kind: 'credit', amountCents: 20_00 },
        ])
        expect(done.issuedInvoices).toHaveLength(2)
        expect(await balanceOf(client, 'cash')).toBe(100_00)
        expect(await balanceOf(client, 'rounding')).toBe(2)
        expect(await client.customers.get({ id: customerId })).toMatchObject({ creditCents: 20_00 })
        await reverse(client, done.id, 'leave-open')
        expect(await balanceOf(client, 'cash')).toBe(0)
        expect(await balanceOf(client, 'rounding')).toBe(0)
        expect(await balanceOf(client, 'receivable')).toBe(80_02)
        expect(await client.customers.get({ id: customerId })).toMatchObject({ creditCents: 0 })
      },
    )

    withBooks('says beforehand what it would do', async ({ client }, customerId) => {
      const one = await issueProforma(client, customerId, 50_00)
      const two = await issueProforma(client, customerId, 30_00)
      const input = receiptOf(customerId, [
        toDocument(one.id, 50_00),
        toDocument(two.id, 10_00),
        { kind: 'credit', amountCents: 5_00 },
      ])
      expect(await client.payments.reviewReceipt(input)).toMatchObject({
        documents: [
          { number: one.number, effect: 'invoice', remainingCents: 0 },
          { number: two.number, effect: 'part-paid', remainingCents: 20_00 },
        ],
        creditCents: 5_00,
        creditAfterCents: 5_00,
        warnings: [],
      })
      expect(await balanceOf(client, 'cash')).toBe(0)
    })

    withBooks(
      'refuses money without a place, of the future, and for another card',
      async (scenario, customerId) => {
        const { client } = scenario
        const proforma = await issueProforma(client, customerId, 50_00)
        const other = await createCard(client, { legalName: 'Other B.V.' })
        const targets = [toDocument(proforma.id, 50_00)]
        const params = { amountCents: 60_00, spreadCents: 50_00 }
        await expect(takeIn(client, customerId, targets, { amountCents: 60_00 })).rejects.toEqual(
          refused('payments.receipt-not-spread', params),
        )
        await expect(takeIn(client, customerId, targets, { day: '2026-11-21' })).rejects.toEqual(
          refused('payments.receipt-day-in-future'),
        )
        await expect(takeIn(client, other.id, targets)).rejects.toEqual(
          refused('payments.receipt-other-card'),
        )
        await expect(takeIn(client, customerId, [toDocument(proforma.id, 50_01)])).rejects.toEqual(
          refused('payments.amount-exceeds-document'),
        )
      },
    )

    withBooks('asks about an old day and about the same money twice', async ({ client }, customerId) => {
      const proforma = await issueProforma(client, customerId, 50_00)
      const targets = [toDocument(proforma.id, 10_00)]
      const old = { day: '2026-09-20' }
      expect(await confirmationOf(takeIn(client, customerId, targets, old))).toMatchObject([
        { code: 'payments.receipt-day-old', params: { days: 61 } },
      ])
      await takeIn(client, customerId, targets, { ...old, confirm: ['payments.receipt-day-old'] })
      await takeIn(client, customerId, targets)
      expect(await confirmationOf(takeIn(client, customerId, targets))).toMatchObject([
        { code: 'payments.receipt-possible-duplicate', params: { number: 'R-2026-00002' } },
      ])
      expect(await balanceOf(client, 'cash')).toBe(20_00)
    })

    withBooks('is reversed before an invoice without a question', async ({ client }, customerId) => {
      const proforma = await issueProforma(client, customerId, 50_00)
      const { id } = await takeIn(client, customerId, [toDocument(proforma.id, 20_00)])
      expect(await reverse(client, id)).toEqual({ version: 2, creditNotes: [] })
      expect(await stateOf(client, proforma.id)).toEqual({ state: 'open', openCents: 50_00 })
      expect(await balanceOf(client, 'cash')).toBe(0)
      await expect(reverse(client, id)).rejects.toEqual(refused('payments.receipt-reversed'))
    })

    withBooks('is reversed after an invoice as the decision says', async ({ client }, customerId) => {
      const one = await issueProforma(client, customerId, 50_00)
      const first = await takeIn(client, customerId, [toDocument(one.id, 50_00)])
      await expect(reverse(client, first.id)).rejects.toEqual(refused('payments.invoice-decision-needed'))
      await reverse(client, first.id, 'leave-open')
      expect(await stateOf(client, first.issuedInvoices[0]?.id ?? '')).toEqual({
        state: 'open',
        openCents: 50_00,
      })
      const two = await issueProforma(client, customerId, 70_00)
      const second = await takeIn(client, customerId, [toDocument(two.id, 70_00)])
      const { creditNotes } = await reverse(client, second.id, 'credit-and-reopen')
      expect(creditNotes).toHaveLength(1)
      expect(await stateOf(client, two.id)).toEqual({ state: 'open', openCents: 70_00 })
      expect(await balanceOf(client, 'cash')).toBe(0)
    })

    withBooks('is not reversed while its credit is spent', async ({ client }, customerId) => {
      const proforma = await issueProforma(client, customerId, 50_00)
      const { id } = await takeIn(client, customerId, [{ kind: 'credit', amountCents: 50_00 }])
      await client.payments.useCredit({
        requestId: requestId(),
        customerId,
        documentId: proforma.id,
        amountCents: 30_00,
      })
      await expect(reverse(client, id)).rejects.toEqual(refused('payments.credit-insufficient'))
      expect(await balanceOf(client, 'cash')).toBe(50_00)
    })

    withBooks(
      'is not reversed when its money went back through the bank, nor at the cost of other credit',
      async ({ client }, customerId) => {
        const proforma = await issueProforma(client, customerId, 100_00)
        const { id } = await takeIn(client, customerId, [toDocument(proforma.id, 50_00)])
        await takeIn(client, customerId, [{ kind: 'credit', amountCents: 70_00 }])
        await importStatement(client, { openingCents: 50_00, bookings: [{ cents: -50_00 }] })
        const [line] = await listAll(client)
        await client.payments.match({
          requestId: requestId(),
          bankLineId: line?.id ?? '',
          version: 1,
          targets: [{ kind: 'return', documentId: proforma.id, amountCents: -50_00 }],
        })
        await expect(reverse(client, id)).rejects.toEqual(
          refused('payments.amount-exceeds-received', { heldCents: 0, amountCents: 50_00 }),
        )
        expect(await client.customers.get({ id: customerId })).toMatchObject({ creditCents: 70_00 })
      },
    )

    withBooks('is taken back whole, never one match of it', async ({ client }, customerId) => {
      const proforma = await issueProforma(client, customerId, 50_00)
      await takeIn(client, customerId, [toDocument(proforma.id, 20_00)])
      const [payment] = (await client.billing.get({ id: proforma.id })).payments
      const allocationId = payment?.allocationId ?? ''
      await expect(client.payments.unmatch({ requestId: requestId(), allocationId })).rejects.toEqual(
        refused('payments.allocation-of-receipt', { number: 'R-2026-00001' }),
      )
    })

    withBooks('numbers without gaps however many are recorded at once', async (scenario, customerId) => {
      const { client, clock } = scenario
      const proforma = await issueProforma(client, customerId, 100_00)
      const attempts = Array.from({ length: 12 }, (_, index) =>
        takeIn(client, customerId, [toDocument(proforma.id, index % 3 === 2 ? 500_00 : index + 1)]),
      )
      const results = await Promise.allSettled(attempts)
      const numbers = results.flatMap((result) =>
        result.status === 'fulfilled' ? [result.value.number] : [],
      )
      const expected = Array.from({ length: 8 }, (_, index) => `R-2026-0000${index + 1}`)
      expect(numbers.sort()).toEqual(expected)
      clock.set('2027-01-02T09:00:00.000Z')
      const late = await takeIn(client, customerId, [toDocument(proforma.id, 77)], { day: '2026-12-31' })
      expect(late.number).toBe('R-2027-00001')
    })

    withBooks('lists receipts and sums the till of a day', async ({ client }, customerId) => {
      const proforma = await issueProforma(client, customerId, 100_00)
      const { id } = await takeIn(client, customerId, [toDocument(proforma.id, 20_00)])
      await takeIn(client, customerId, [toDocument(proforma.id, 30_00)])
      await takeIn(client, customerId, [toDocument(proforma.id, 5_00)], { method: 'card' })
      await reverse(client, id)
      expect(await client.payments.receiptTotals({ day: '2026-11-20' })).toEqual([
        { method: 'cash', receivedCount: 2, receivedCents: 50_00, givenBackCount: 1, givenBackCents: 20_00 },
        { method: 'card', receivedCount: 1, receivedCents: 5_00, givenBackCount: 0, givenBackCents: 0 },
      ])
      const listed = async (input: Parameters<Client['payments']['listReceipts']>[0]) =>
        (await client.payments.listReceipts(input)).rows.map(({ number }) => number)
      expect(await listed({})).toEqual(['R-2026-00003', 'R-2026-00002', 'R-2026-00001'])
      expect(await listed({ filters: { method: { operator: 'equals', value: 'card' } } })).toEqual([
        'R-2026-00003',
      ])
      expect(
        await listed({ search: 'pastoor', sort: [{ field: 'amountCents', direction: 'ascending' }] }),
      ).toEqual(['R-2026-00003', 'R-2026-00001', 'R-2026-00002'])
      expect(await listed({ search: 'r-2026-00002' })).toEqual(['R-2026-00002'])
    })

    withBooks('puts the receipt on paper and into the outbox', async ({ client }, customerId) => {
      const proforma = await issueProforma(client, customerId, 100_00)
      const { id, number } = await takeIn(client, customerId, [toDocument(proforma.id, 100_00)])
      const paper = await client.payments.getReceiptPdf({ id })
      const { pages } = await readPdf(new Uint8Array(await paper.arrayBuffer()))
      expect(pages[0]).toContain('Dit is een bewijs van betaling, geen factuur.')
      expect(pages[0]).toContain(proforma.number)
      const { messageId } = await client.payments.mailReceipt({ requestId: requestId(), id })
      expect(await client.mail.get({ id: messageId })).toMatchObject({
        kind: 'receipt',
        state: 'draft',
        toAddress: 'info@bakkerij-pastoor.example',
        subject: `Kwitantie ${number} van Brightwire Hosting B.V.`,
        attachments: [{ fileName: `${number}.pdf`, mediaType: 'application/pdf' }],
      })
    })

    withBooks(
      'mails the final invoice with the receipt once its file is made',
      async ({ client }, customerId) => {
        const proforma = await issueProforma(client, customerId, 100_00)
        const { id, issuedInvoices } = await takeIn(client, customerId, [toDocument(proforma.id, 100_00)])
        const number = issuedInvoices[0]?.number ?? ''
        const message = async () => {
          const { messageId } = await client.payments.mailReceipt({ requestId: requestId(), id })
          const { bodyText, attachments } = await client.mail.get({ id: messageId })
          return { bodyText, files: attachments.map(({ fileName }) => fileName) }
        }
        expect(await message()).toEqual({
          bodyText: expect.stringContaining(`De factuur (${number}) ontvangt u apart.`),
          files: ['R-2026-00001.pdf'],
        })
        await client.billing.renderPending({ requestId: requestId(), limit: 10 })
        expect(await message()).toEqual({
          bodyText: expect.stringContaining(`De factuur (${number}) vindt u ook in de bijlage.`),
          files: ['R-2026-00001.pdf', `${number}.pdf`],
        })
      },
    )

    it('keeps every proof whole through receipts and reversals of any kind', async () => {
      const step = fc.record({
        document: fc.nat(2),
        part: fc.integer({ min: 1, max: 100 }),
        creditCents: fc.constantFrom(0, 0, 5_00),
        method: fc.constantFrom('cash' as const, 'card' as const),
        reverses: fc.constantFrom(null, 'leave-open' as const, 'credit-and-reopen' as const),
      })
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
          const scenario = await openScenario(flavour)
          try {
            const { client } = scenario
            const { id: customerId } = await createCard(client)
            const proformas = []
            for (const sum of [100_00, 33_33, 7_77])
              proformas.push(await issueProforma(client, customerId, sum))
            const made: string[] = []
            for (const one of steps) {
              const documentId = proformas[one.document]?.id ?? ''
              const { openCents } = await client.billing.get({ id: documentId })
              const amountCents = Math.ceil((openCents * one.part) / 100)
              const targets = [
                ...(amountCents > 0 ? [toDocument(documentId, amountCents)] : []),
                ...(one.creditCents > 0 ? [{ kind: 'credit' as const, amountCents: one.creditCents }] : []),
              ]
              if (targets.length > 0) {
                const confirm = ['payments.receipt-possible-duplicate']
                made.push((await takeIn(client, customerId, targets, { method: one.method, confirm })).id)
              }
              const last = made.at(-1)
              if (one.reverses === null || last === undefined) continue
              made.pop()
              await reverse(client, last, one.reverses)
            }
            expect(await verifyProblems(scenario)).toEqual([])
          } finally {
            await scenario.dispose()
          }
        }),
        { numRuns: flavour === 'sqlite' ? 12 : 3 },
      )
    }, 120_000)
  })
}
