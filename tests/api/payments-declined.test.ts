import { describe, expect, it } from 'vitest'
import { createCard, openScenario, type Scenario } from '../support/scenario.ts'
import { type Client, flavours, requestId } from '../support/test-core.ts'
import { issueProforma } from './payments-helpers.ts'
import { verifyProblems } from './receipt-steps.ts'

const refused = (code: string, params: object = {}) =>
  expect.objectContaining({
    code: 'REFUSED',
    data: expect.objectContaining({ code, params: expect.objectContaining(params) }),
  })

type Input = Omit<Parameters<Client['payments']['recordDecline']>[0], 'requestId' | 'customerId'>

const decline = (client: Client, customerId: string, change: Partial<Input> = {}) =>
  client.payments.recordDecline({
    requestId: requestId(),
    customerId,
    day: '2026-11-19',
    method: 'credit-card',
    amountCents: 50_00,
    reasonCode: 'insufficient-funds',
    nextStep: 'ask-transfer',
    ...change,
  })

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

  describe(`declined payments on ${flavour}`, () => {
    withBooks(
      'are kept with the reason and the next step, and book nothing',
      async ({ client }, customerId) => {
        const proforma = await issueProforma(client, customerId, 50_00)
        const { id } = await decline(client, customerId, { documentId: proforma.id })
        const ofDocument = { documentId: { operator: 'equals' as const, value: proforma.id } }
        const { rows, total } = await client.payments.listDeclines({ filters: ofDocument })
        expect(total).toBe(1)
        expect(rows[0]).toMatchObject({
          id,
          documentNumber: proforma.number,
          reasonCode: 'insufficient-funds',
          nextStep: 'ask-transfer',
          currency: 'EUR',
          state: 'open',
        })
        expect(await client.billing.get({ id: proforma.id })).toMatchObject({
          openCents: 50_00,
          state: 'open',
        })
        expect((await client.ledger.balances({})).accounts).toEqual([])
        const [event] = await client.audit.story({ recordKind: 'decline', recordId: id })
        expect(event).toMatchObject({ action: 'payments.decline-recorded', recordLabel: proforma.number })
      },
    )

    withBooks('are closed once, with what came of it', async ({ client }, customerId) => {
      const { id } = await decline(client, customerId)
      const close = (version: number) =>
        client.payments.closeDecline({ requestId: requestId(), id, version, outcome: 'Paid by transfer' })
      expect(await close(1)).toEqual({ version: 2 })
      await expect(close(2)).rejects.toEqual(refused('payments.decline-closed'))
      const open = { state: { operator: 'equals' as const, value: 'open' } }
      expect((await client.payments.listDeclines({ filters: open })).total).toBe(0)
      const [row] = (await client.payments.listDeclines({ search: 'pastoor' })).rows
      expect(row).toMatchObject({ state: 'closed', outcome: 'Paid by transfer', closedByName: 'M. de Vries' })
    })

    withBooks(
      'are refused without a word for another reason, of the future, of nothing',
      async (scenario, customerId) => {
        const { client } = scenario
        const other = await createCard(client, { legalName: 'Other B.V.' })
        const proforma = await issueProforma(client, other.id, 50_00)
        await expect(decline(client, customerId, { reasonCode: 'other' })).rejects.toEqual(
          refused('payments.decline-note-missing'),
        )
        await expect(decline(client, customerId, { day: '2026-11-21' })).rejects.toEqual(
          refused('payments.decline-day-in-future'),
        )
        await expect(decline(client, customerId, { amountCents: 0 })).rejects.toEqual(
          refused('payments.amount-zero'),
        )
        await expect(decline(client, customerId, { documentId: proforma.id })).rejects.toEqual(
          refused('payments.decline-other-card', { number: proforma.number }),
        )
        await decline(client, customerId, { reasonCode: 'other', note: 'Terminal out of paper' })
      },
    )
  })
}
