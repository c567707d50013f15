import { describe, expect, it } from 'vitest'
import { type Client, flavours, requestId } from '../support/test-core.ts'
import { createCard, openScenario, type Scenario } from '../support/scenario.ts'
import {
  balanceOf,
  importStatement,
  issueProforma,
  listAll,
  onlyLine,
  problemsOf,
} from './payments-helpers.ts'

const refused = (code: string, params: object = {}) =>
  expect.objectContaining({
    code: 'REFUSED',
    data: expect.objectContaining({ code, params: expect.objectContaining(params) }),
  })

type Target = Parameters<Client['payments']['match']>[0]['targets'][number]

async function matchLine(client: Client, targets: Target[]) {
  const line = await onlyLine(client)
  const { id: bankLineId, version } = line
  return client.payments.match({ requestId: requestId(), bankLineId, version, targets })
}

const toDocument = (documentId: string, amountCents: number): Target => ({
  kind: 'document',
  documentId,
  amountCents,
})

for (const flavour of flavours) {
  const withBooks = (name: string, work: (scenario: Scenario, customerId: string) => Promise<void>) =>
    it(name, async () => {
      const scenario = await openScenario(flavour)
      try {
        const card = await createCard(scenario.client)
        await work(scenario, card.id)
        expect(await problemsOf(scenario)).toEqual([])
      } finally {
        await scenario.dispose()
      }
    })

  describe(`matching bank lines on ${flavour}`, () => {
    withBooks('pays a proforma and issues its final invoice', async ({ client }, customerId) => {
      const proforma = await issueProforma(client, customerId, 145_20)
      await importStatement(client, { openingCents: 0, bookings: [{ cents: 145_20 }] })
      const done = await matchLine(client, [toDocument(proforma.id, 145_20)])
      expect(done).toMatchObject({ remainingCents: 0, version: 2, toCheck: [] })
      expect(done.issuedInvoices).toHaveLength(1)
      expect(await balanceOf(client, 'suspense')).toBe(0)
      expect(await balanceOf(client, 'prepayments')).toBe(0)
      expect(await balanceOf(client, 'receivable')).toBe(0)
      const line = await onlyLine(client)
      expect(line).toMatchObject({ state: 'done', remainingCents: 0 })
      expect(line.allocations).toMatchObject([
        {
          kind: 'document',
          documentNumber: proforma.number,
          amountCents: 145_20,
          undone: false,
          invoice: done.issuedInvoices[0],
        },
      ])
      expect(await client.payments.counts()).toMatchObject({ open: 0, done: 1, matchedToday: 1 })
      const byCustomer = { customerId: { operator: 'equals' as const, value: customerId } }
      expect((await client.payments.listLines({ filters: byCustomer })).total).toBe(1)
    })

    withBooks('pays in parts, and keeps what is open visible', async ({ client }, customerId) => {
      const proforma = await issueProforma(client, customerId, 100_00)
      await importStatement(client, { openingCents: 0, bookings: [{ cents: 60_00 }] })
      const done = await matchLine(client, [toDocument(proforma.id, 40_00)])
      expect(done).toMatchObject({ remainingCents: 20_00, issuedInvoices: [] })
      expect(await client.billing.get({ id: proforma.id })).toMatchObject({
        state: 'part-paid',
        openCents: 60_00,
      })
      expect(await balanceOf(client, 'prepayments')).toBe(-40_00)
      expect(await listAll(client, 'open')).toMatchObject([{ remainingCents: 20_00 }])
    })

    for (const order of [
      [60_00, 40_00],
      [40_00, 60_00],
    ])
      for (const invoiceOnPayment of ['at-once', 'by-clerk'] as const)
        withBooks(
          `gives the invoice the day of the last money: ${order.join(', ')}, ${invoiceOnPayment}`,
          async ({ client }, customerId) => {
            const { company } = await client.settings.get()
            if (company === null) throw new Error('there is no company')
            const { version, ...fields } = company
            await client.settings.updateCompany({
              requestId: requestId(),
              version,
              company: { ...fields, invoiceOnPayment },
            })
            const { id, number } = await issueProforma(client, customerId, 100_00)
            const bookings = [
              { cents: 60_00, day: '2026-10-30' },
              { cents: 40_00, day: '2026-11-18' },
            ]
            await importStatement(client, { openingCents: null, bookings })
            for (const cents of order) {
              const line = (await listAll(client)).find((row) => row.amountCents === cents)
              const bankLineId = line?.id ?? ''
              const targets = [toDocument(id, cents)]
              await client.payments.match({ requestId: requestId(), bankLineId, version: 1, targets })
            }
            const { state, related, version: proformaVersion } = await client.billing.get({ id })
            expect(state, number).toBe(invoiceOnPayment === 'at-once' ? 'settled' : 'to-check')
            const issued = { requestId: requestId(), proformaId: id, version: proformaVersion }
            const invoice =
              related.find(({ kind }) => kind === 'invoice') ?? (await client.billing.issueInvoice(issued))
            expect(await client.billing.get({ id: invoice.id })).toMatchObject({ vatDay: '2026-11-18' })
          },
        )

    withBooks('spreads one line over documents and customer credit', async ({ client }, customerId) => {
      const one = await issueProforma(client, customerId, 100_00)
      const two = await issueProforma(client, customerId, 50_00)
      await importStatement(client, { openingCents: 0, bookings: [{ cents: 180_00 }] })
      const done = await matchLine(client, [
        toDocument(one.id, 100_00),
        toDocument(two.id, 50_00),
        { kind: 'credit', customerId, amountCents: 30_00 },
      ])
      expect(done.allocationIds).toHaveLength(3)
      expect(done.issuedInvoices).toHaveLength(2)
      expect(await client.customers.get({ id: customerId })).toMatchObject({ creditCents: 30_00 })
      expect(await balanceOf(client, 'customer-credit')).toBe(-30_00)
    })

    withBooks('books a small difference, within the tolerance only', async ({ client, as }, customerId) => {
      const clerk = await as('clerk')
      const proforma = await issueProforma(client, customerId, 100_00)
      await importStatement(client, { openingCents: 0, bookings: [{ cents: 99_96 }] })
      const fee = (amountCents: number): Target => ({
        kind: 'rounding',
        documentId: proforma.id,
        amountCents,
      })
      await expect(matchLine(clerk, [toDocument(proforma.id, 99_90), fee(10)])).rejects.toThrow(
        refused('payments.rounding-exceeds-tolerance', { toleranceCents: 5 }),
      )
      await expect(matchLine(client, [fee(4)])).rejects.toThrow(
        refused('payments.rounding-exceeds-tolerance'),
      )
      const done = await matchLine(client, [toDocument(proforma.id, 99_96), fee(4)])
      expect(done).toMatchObject({ remainingCents: 0 })
      expect(await balanceOf(client, 'rounding')).toBe(4)
      const { allocations } = await onlyLine(client)
      const allocationId = allocations[0]?.id ?? ''
      await client.payments.unmatch({
        requestId: requestId(),
        allocationId,
        invoiceDecision: 'credit-and-reopen',
      })
      expect(await balanceOf(client, 'rounding')).toBe(0)
      expect((await onlyLine(client)).allocations.map((one) => one.undone)).toEqual([true, true])
    })

    withBooks(
      'keeps no money of another currency as credit or as takings',
      async ({ client }, customerId) => {
        const iban = 'NL20INGB0001234567'
        const account = { name: 'Dollars', iban, bic: 'INGBNL2A', currency: 'USD' as const }
        await client.settings.addBankAccount({ requestId: requestId(), ...account })
        const bookings = [{ cents: 100_00 }]
        await importStatement(client, { iban, currency: 'USD', openingCents: 0, bookings })
        await expect(
          matchLine(client, [{ kind: 'credit', customerId, amountCents: 100_00 }]),
        ).rejects.toThrow(refused('payments.credit-currency', { found: 'USD', currency: 'EUR' }))
        const takings: Target = { kind: 'takings', method: 'cash', amountCents: 100_00 }
        await expect(matchLine(client, [takings])).rejects.toThrow(
          refused('payments.takings-currency', { found: 'USD', currency: 'EUR' }),
        )
        expect(await client.customers.get({ id: customerId })).toMatchObject({ creditCents: 0 })
      },
    )

    withBooks('refuses what a line or a document cannot bear', async ({ client }, customerId) => {
      const proforma = await issueProforma(client, customerId, 100_00)
      const { id, version } = await issueProforma(client, customerId, 10_00).then((one) =>
        client.billing.get({ id: one.id }),
      )
      await client.billing.cancelProforma({ requestId: requestId(), id, version, reason: 'a mistake' })
      await importStatement(client, { openingCents: 0, bookings: [{ cents: 50_00 }] })
      const cases: [Target[], string][] = [
        [[toDocument(proforma.id, 50_01)], 'payments.amount-exceeds-line'],
        [[toDocument(proforma.id, 0)], 'payments.amount-zero'],
        [[toDocument(proforma.id, -1)], 'payments.amount-zero'],
        [[toDocument(id, 10_00)], 'payments.document-expired'],
      ]
      for (const [targets, code] of cases)
        await expect(matchLine(client, targets)).rejects.toThrow(refused(code))
      const small = await issueProforma(client, customerId, 20_00)
      await expect(matchLine(client, [toDocument(small.id, 30_00)])).rejects.toThrow(
        refused('payments.amount-exceeds-document', { openCents: 20_00 }),
      )
      await expect(
        matchLine(client, [toDocument(small.id, 15_00), toDocument(small.id, 15_00)]),
      ).rejects.toThrow(refused('payments.amount-exceeds-document'))
      expect(await onlyLine(client)).toMatchObject({ remainingCents: 50_00, version: 1, allocations: [] })
    })

    withBooks(
      'books money in or out that is no business of receivables, and takes it back',
      async ({ client }) => {
        await importStatement(client, { openingCents: 0, bookings: [{ cents: -50_00 }] })
        const outside: Target = { kind: 'outside', amountCents: -50_00 }
        await expect(matchLine(client, [{ ...outside, amountCents: 50_00 }])).rejects.toThrow(
          refused('payments.amount-zero'),
        )
        await expect(matchLine(client, [{ ...outside, amountCents: -50_01 }])).rejects.toThrow(
          refused('payments.amount-exceeds-line'),
        )
        const { allocationIds } = await matchLine(client, [outside])
        expect(await onlyLine(client)).toMatchObject({ remainingCents: 0, state: 'done' })
        expect([await balanceOf(client, 'outside'), await balanceOf(client, 'suspense')]).toEqual([50_00, 0])
        await client.payments.unmatch({ requestId: requestId(), allocationId: allocationIds[0] ?? '' })
        expect(await onlyLine(client)).toMatchObject({ remainingCents: -50_00, state: 'open' })
        expect([await balanceOf(client, 'outside'), await balanceOf(client, 'suspense')]).toEqual([0, 50_00])
      },
    )

    withBooks('refuses money out, spent and withdrawn lines', async ({ client }, customerId) => {
      const proforma = await issueProforma(client, customerId, 100_00)
      const { id } = await importStatement(client, { openingCents: 0, bookings: [{ cents: -50_00 }] })
      await expect(matchLine(client, [toDocument(proforma.id, 10_00)])).rejects.toThrow(
        refused('payments.line-outgoing'),
      )
      const line = await onlyLine(client)
      await client.payments.undoImport({ requestId: requestId(), id })
      const request = {
        requestId: requestId(),
        bankLineId: line.id,
        version: line.version,
        targets: [toDocument(proforma.id, 1)],
      }
      await expect(client.payments.match(request)).rejects.toThrow(refused('payments.line-withdrawn'))
    })

    withBooks(
      'does a repeated request once, and refuses one that is based on an older state',
      async ({ client }, customerId) => {
        const proforma = await issueProforma(client, customerId, 100_00)
        await importStatement(client, { openingCents: 0, bookings: [{ cents: 100_00 }] })
        const { id: bankLineId, version } = await onlyLine(client)
        const request = {
          requestId: requestId(),
          bankLineId,
          version,
          targets: [toDocument(proforma.id, 60_00)],
        }
        const first = await client.payments.match(request)
        expect(await client.payments.match(request)).toEqual(first)
        expect(await onlyLine(client)).toMatchObject({ remainingCents: 40_00 })
        await expect(client.payments.match({ ...request, requestId: requestId() })).rejects.toThrow(
          expect.objectContaining({ code: 'STALE', data: { recordKind: 'bank-line', currentVersion: 2 } }),
        )
      },
    )

    withBooks('takes one allocation back before there is an invoice', async ({ client }, customerId) => {
      const one = await issueProforma(client, customerId, 100_00)
      const two = await issueProforma(client, customerId, 100_00)
      await importStatement(client, { openingCents: 0, bookings: [{ cents: 100_00 }] })
      const done = await matchLine(client, [toDocument(one.id, 60_00), toDocument(two.id, 40_00)])
      const [allocationId = ''] = done.allocationIds
      await client.payments.unmatch({ requestId: requestId(), allocationId, reason: 'wrong card' })
      expect(await client.billing.get({ id: one.id })).toMatchObject({ state: 'open', openCents: 100_00 })
      expect(await client.billing.get({ id: two.id })).toMatchObject({ state: 'part-paid', openCents: 60_00 })
      expect(await onlyLine(client)).toMatchObject({ state: 'open', remainingCents: 60_00, version: 3 })
      await expect(client.payments.unmatch({ requestId: requestId(), allocationId })).rejects.toThrow(
        refused('payments.allocation-undone'),
      )
      const story = await client.audit.story({ recordKind: 'allocation', recordId: allocationId })
      expect(story).toMatchObject([{ action: 'payments.allocation-undone', recordLabel: one.number }])
    })

    withBooks('asks what becomes of the invoice, and leaves it open', async ({ client }, customerId) => {
      const proforma = await issueProforma(client, customerId, 100_00)
      await importStatement(client, { openingCents: 0, bookings: [{ cents: 100_00 }] })
      const { allocationIds, issuedInvoices } = await matchLine(client, [toDocument(proforma.id, 100_00)])
      const allocationId = allocationIds[0] ?? ''
      await expect(client.payments.unmatch({ requestId: requestId(), allocationId })).rejects.toThrow(
        refused('payments.invoice-decision-needed'),
      )
      const request = { requestId: requestId(), allocationId, invoiceDecision: 'leave-open' as const }
      expect(await client.payments.unmatch(request)).toEqual({ creditNote: null })
      expect(await balanceOf(client, 'receivable')).toBe(100_00)
      expect(await balanceOf(client, 'suspense')).toBe(-100_00)
      const invoice = issuedInvoices[0]
      const again = await matchLine(client, [toDocument(invoice?.id ?? '', 100_00)])
      expect(again).toMatchObject({ remainingCents: 0 })
      expect(await balanceOf(client, 'receivable')).toBe(0)
      const last = again.allocationIds[0] ?? ''
      await client.payments.unmatch({ requestId: requestId(), allocationId: last })
      expect(await balanceOf(client, 'receivable')).toBe(100_00)
    })

    withBooks('credits the invoice and reopens the proforma', async ({ client }, customerId) => {
      const proforma = await issueProforma(client, customerId, 100_00)
      await importStatement(client, { openingCents: 0, bookings: [{ cents: 100_00 }] })
      const { allocationIds } = await matchLine(client, [toDocument(proforma.id, 100_00)])
      const allocationId = allocationIds[0] ?? ''
      const { creditNote } = await client.payments.unmatch({
        requestId: requestId(),
        allocationId,
        invoiceDecision: 'credit-and-reopen',
      })
      expect(creditNote?.number).toMatch(/^C2026-/u)
      expect(await client.billing.get({ id: proforma.id })).toMatchObject({
        state: 'open',
        openCents: 100_00,
      })
      for (const account of ['receivable', 'revenue', 'vat', 'prepayments'])
        expect(await balanceOf(client, account)).toBe(0)
      const again = await matchLine(client, [toDocument(proforma.id, 100_00)])
      expect(again.issuedInvoices).toHaveLength(1)
    })

    withBooks(
      'uses credit for a document of the same card, and gives it back',
      async ({ client }, customerId) => {
        const other = await createCard(client, { legalName: 'Somebody else', email: '' })
        const proforma = await issueProforma(client, customerId, 100_00)
        const theirs = await issueProforma(client, other.id, 10_00)
        await importStatement(client, { openingCents: 0, bookings: [{ cents: 80_00 }] })
        const kept = await matchLine(client, [{ kind: 'credit', customerId, amountCents: 80_00 }])
        const use = (documentId: string, amountCents: number) =>
          client.payments.useCredit({ requestId: requestId(), customerId, documentId, amountCents })
        await expect(use(theirs.id, 10_00)).rejects.toThrow(refused('payments.document-not-payable'))
        await expect(use(proforma.id, 90_00)).rejects.toThrow(refused('payments.credit-insufficient'))
        const used = await use(proforma.id, 50_00)
        expect(await client.customers.get({ id: customerId })).toMatchObject({ creditCents: 30_00 })
        expect(await client.billing.get({ id: proforma.id })).toMatchObject({ openCents: 50_00 })
        const undo = (allocationId: string) =>
          client.payments.unmatch({ requestId: requestId(), allocationId })
        await expect(undo(kept.allocationIds[0] ?? '')).rejects.toThrow(
          refused('payments.credit-insufficient'),
        )
        await undo(used.allocationId)
        expect(await client.customers.get({ id: customerId })).toMatchObject({ creditCents: 80_00 })
        await undo(kept.allocationIds[0] ?? '')
        expect(await balanceOf(client, 'customer-credit')).toBe(0)
        expect(await balanceOf(client, 'suspense')).toBe(-80_00)
      },
    )

    withBooks('does not undo an import of which something is matched', async ({ client }, customerId) => {
      const proforma = await issueProforma(client, customerId, 100_00)
      const { id } = await importStatement(client, {
        openingCents: 0,
        bookings: [{ cents: 60_00 }, { cents: 1_00 }],
      })
      const line = (await listAll(client)).find((row) => row.amountCents === 60_00)
      const done = await client.payments.match({
        requestId: requestId(),
        bankLineId: line?.id ?? '',
        version: 1,
        targets: [toDocument(proforma.id, 60_00)],
      })
      expect((await client.payments.getImport({ id })).matchedCount).toBe(1)
      const undo = () => client.payments.undoImport({ requestId: requestId(), id })
      await expect(undo()).rejects.toThrow(refused('payments.batch-matched', { count: 1 }))
      await client.payments.unmatch({ requestId: requestId(), allocationId: done.allocationIds[0] ?? '' })
      await undo()
      expect(await balanceOf(client, 'suspense')).toBe(0)
    })
  })
}
