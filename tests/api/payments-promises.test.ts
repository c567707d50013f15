import { describe, expect, it } from 'vitest'
import { openScenario, createCard, type Scenario } from '../support/scenario.ts'
import { type Client, flavours, requestId } from '../support/test-core.ts'
import { importStatement, issueProforma, listAll, onlyLine, problemsOf } from './payments-helpers.ts'
import { refreshGrades } from '../../electron/core/rooms/payments/index.ts'
import { day } from '../../shared/values/day.ts'

const refused = (code: string, params: object = {}) =>
  expect.objectContaining({
    code: 'REFUSED',
    data: expect.objectContaining({ code, params: expect.objectContaining(params) }),
  })

const announce = (client: Client, documentId: string, amountCents: number, promisedDay: string) =>
  client.payments.recordPromise({
    requestId: requestId(),
    documentId,
    amountCents,
    promisedDay: day(promisedDay),
    channel: 'phone',
    note: 'Called from the office',
  })

const states = async (client: Client) =>
  (await client.payments.listPromises({})).rows.map(({ state }) => state)

async function payAll(client: Client, documentId: string, amountCents: number) {
  const line = await onlyLine(client)
  return client.payments.match({
    requestId: requestId(),
    bankLineId: line.id,
    version: line.version,
    targets: [{ kind: 'document', documentId, amountCents }],
  })
}

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

  describe(`announced payments on ${flavour}`, () => {
    withBooks(
      'hold for five bank days, over the weekend and Christmas, and are late after them',
      async ({ client, clock }, customerId) => {
        clock.set('2026-12-22T09:00:00.000Z')
        const proforma = await issueProforma(client, customerId, 60_00)
        const { holdUntilDay } = await announce(client, proforma.id, 60_00, '2026-12-22')
        // 23, 24, 28, 29 and 30 December: the 25th is a holiday, the 26th and 27th are a weekend.
        expect(holdUntilDay).toBe('2026-12-30')
        clock.set('2026-12-30T20:00:00.000Z')
        expect(await states(client)).toEqual(['waiting'])
        clock.set('2026-12-31T08:00:00.000Z')
        expect(await states(client)).toEqual(['late'])
        expect(await client.payments.promiseCounts()).toEqual({
          waiting: 0,
          late: 1,
          waitingCents: 0,
          lateCents: 60_00,
        })
      },
    )

    withBooks(
      'are kept by the money, and wait again when the match is taken back',
      async ({ client }, customerId) => {
        const proforma = await issueProforma(client, customerId, 60_00)
        await announce(client, proforma.id, 60_00, '2026-11-20')
        await importStatement(client, { bookings: [{ cents: 60_00 }] })
        const { allocationIds } = await payAll(client, proforma.id, 60_00)
        expect(await states(client)).toEqual(['kept'])
        await client.payments.unmatch({
          requestId: requestId(),
          allocationId: allocationIds[0] ?? '',
          invoiceDecision: 'credit-and-reopen',
        })
        expect(await states(client)).toEqual(['waiting'])
      },
    )

    withBooks('are kept only by as much as was announced', async ({ client }, customerId) => {
      const proforma = await issueProforma(client, customerId, 60_00)
      await announce(client, proforma.id, 40_00, '2026-11-20')
      await importStatement(client, { bookings: [{ cents: 39_99 }] })
      await payAll(client, proforma.id, 39_99)
      expect(await states(client)).toEqual(['waiting'])
    })

    withBooks('are replaced by the next one, and withdrawn only once', async ({ client }, customerId) => {
      const proforma = await issueProforma(client, customerId, 60_00)
      await announce(client, proforma.id, 60_00, '2026-11-20')
      await announce(client, proforma.id, 30_00, '2026-11-24')
      expect((await states(client)).sort()).toEqual(['replaced', 'waiting'])
      const { rows } = await client.payments.listPromises({
        filters: { state: { operator: 'equals', value: 'waiting' } },
      })
      const [waiting] = rows
      if (waiting === undefined) throw new Error('nothing waits')
      const { id, version } = waiting
      await client.payments.withdrawPromise({ requestId: requestId(), id, version, reason: '' })
      await expect(
        client.payments.withdrawPromise({ requestId: requestId(), id, version: version + 1, reason: '' }),
      ).rejects.toEqual(refused('payments.promise-closed', { state: 'withdrawn' }))
    })

    withBooks('refuse a day, an amount or a document that cannot be', async ({ client }, customerId) => {
      const proforma = await issueProforma(client, customerId, 60_00)
      await expect(announce(client, proforma.id, 60_01, '2026-11-20')).rejects.toEqual(
        refused('payments.amount-exceeds-document'),
      )
      await expect(announce(client, proforma.id, 0, '2026-11-20')).rejects.toEqual(
        refused('payments.amount-zero'),
      )
      await expect(announce(client, proforma.id, 60_00, '2026-11-14')).rejects.toEqual(
        refused('payments.promised-day', { firstDay: '2026-11-15', lastDay: '2027-01-19' }),
      )
      const { version } = await client.billing.get({ id: proforma.id })
      await client.billing.cancelProforma({
        requestId: requestId(),
        id: proforma.id,
        version,
        reason: 'Not wanted',
      })
      await expect(announce(client, proforma.id, 60_00, '2026-11-20')).rejects.toEqual(
        refused('payments.document-not-payable', { state: 'cancelled' }),
      )
    })
  })

  describe(`learned payers on ${flavour}`, () => {
    const parent = { name: 'Parent Holding N.V.', iban: 'NL20INGB0001234567' }

    withBooks(
      'are shown on the card, forgotten there, and learned again from the next match',
      async ({ client, core }, customerId) => {
        const first = await issueProforma(client, customerId, 60_00)
        await issueProforma(client, customerId, 75_00)
        await importStatement(client, {
          id: 'A',
          openingCents: null,
          bookings: [{ cents: 60_00, ...parent, text: 'november' }],
        })
        await payAll(client, first.id, 60_00)
        const [payer] = await client.payments.listPayers({ customerId })
        expect(payer).toMatchObject({
          iban: parent.iban,
          name: parent.name,
          matchCount: 1,
          lastDay: '2026-11-19',
          otherCards: [],
        })
        await importStatement(client, {
          id: 'B',
          day: '2026-11-20',
          openingCents: null,
          bookings: [{ cents: 75_00, ...parent, text: 'december' }],
        })
        const gradeOf = async () => {
          await refreshGrades(core.core)
          return (await listAll(client)).find((line) => line.amountCents === 75_00)?.grade
        }
        expect(await gradeOf()).toBe('likely')
        await client.payments.forgetPayer({
          requestId: requestId(),
          customerId,
          iban: payer?.iban ?? '',
          nameKey: payer?.nameKey ?? '',
        })
        expect(await client.payments.listPayers({ customerId })).toEqual([])
        expect(await gradeOf()).toBe('possible')
        await expect(
          client.payments.forgetPayer({ requestId: requestId(), customerId, iban: parent.iban, nameKey: '' }),
        ).rejects.toMatchObject({ code: 'MISSING' })
      },
    )

    withBooks('say for which other cards they pay', async ({ client }, customerId) => {
      const other = await createCard(client, { legalName: 'Second Shop B.V.' })
      for (const [index, id] of [customerId, other.id].entries()) {
        const proforma = await issueProforma(client, id, 60_00 + index)
        await importStatement(client, {
          id: `S${index}`,
          openingCents: null,
          bookings: [{ cents: 60_00 + index, ...parent, text: 'x' }],
        })
        const line = (await listAll(client)).find((one) => one.remainingCents === 60_00 + index)
        const { version } = await client.payments.getLine({ id: line?.id ?? '' })
        await client.payments.match({
          requestId: requestId(),
          bankLineId: line?.id ?? '',
          version,
          targets: [{ kind: 'document', documentId: proforma.id, amountCents: 60_00 + index }],
        })
      }
      const [payer] = await client.payments.listPayers({ customerId })
      expect(payer?.otherCards).toMatchObject([{ id: other.id, legalName: 'Second Shop B.V.' }])
    })
  })
}
