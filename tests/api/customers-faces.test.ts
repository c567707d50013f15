import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CommandContext } from '../../electron/core/api/context.ts'
import { runCommand } from '../../electron/core/api/transaction.ts'
import {
  addToCredit,
  addToOpen,
  findCardsByIban,
  readCard,
  readCards,
  requireActiveCard,
} from '../../electron/core/rooms/customers/index.ts'
import { billingPeriodOf, moveBilling, readService } from '../../electron/core/rooms/services/index.ts'
import { eventsOf } from '../support/customer-steps.ts'
import { createCard, openScenario, type Scenario } from '../support/scenario.ts'
import { flavours, requestId } from '../support/test-core.ts'

for (const flavour of flavours) {
  describe(`what customers and services offer other rooms on ${flavour}`, () => {
    let scenario: Scenario
    beforeAll(async () => {
      scenario = await openScenario(flavour)
    })
    afterAll(() => scenario.dispose())

    const inCommand = <T>(work: (command: CommandContext) => Promise<T>): Promise<T> => {
      const actor = { n: null, name: 'Openpost' }
      const call = { path: 'test', requestId: requestId(), input: null, session: null, actor }
      return runCommand(scenario.core.core, call, work)
    }

    it('keeps what is open and what is credit on a card, and never lets credit fall below zero', async () => {
      const { id } = await createCard(scenario.client, { legalName: 'Saldo B.V.' })
      const { store } = scenario.core.core
      await store.write(async (tx) => {
        const { n } = await readCard(tx, { id })
        await addToOpen(tx, n, 12_100)
        await addToOpen(tx, n, -2_100)
        await addToCredit(tx, n, 500)
      })
      const card = await scenario.client.customers.get({ id })
      expect(card).toMatchObject({ openCents: 10_000, creditCents: 500, version: 1 })
      const overdrawn = store.write(async (tx) => addToCredit(tx, (await readCard(tx, { id })).n, -501))
      await expect(overdrawn).rejects.toThrow()
      expect((await scenario.client.customers.get({ id })).creditCents).toBe(500)
      const largest = await scenario.client.customers.list({
        sort: [{ field: 'openCents', direction: 'descending' }],
      })
      expect(largest.rows[0]?.id).toBe(id)
    })

    it('finds cards by the IBAN that paid, and by their keys', async () => {
      const { id } = await createCard(scenario.client, {
        legalName: 'Iban B.V.',
        iban: 'DE89370400440532013000',
      })
      const { store } = scenario.core.core
      const found = await store.read((tx) => findCardsByIban(tx, 'DE89370400440532013000'))
      expect(found).toMatchObject([{ id, legalName: 'Iban B.V.', state: 'active' }])
      expect(await store.read((tx) => findCardsByIban(tx, ''))).toEqual([])
      const cards = await store.read((tx) => readCards(tx, [found[0]?.n ?? 0, 999_999]))
      expect([...cards.values()].map((card) => card.id)).toEqual([id])
      await expect(store.read((tx) => readCard(tx, { n: 999_999 }))).rejects.toThrow('not found')
    })

    it('names the card that took over from one that moved', async () => {
      const { client } = scenario
      const { store } = scenario.core.core
      const old = await createCard(client, { legalName: 'Oud B.V.' })
      const successor = await createCard(client, { legalName: 'Nieuw B.V.' })
      await store.write(async (tx) => {
        const { n } = await readCard(tx, { id: successor.id })
        const moved = { state: 'moved', successor_n: n }
        await tx.db.updateTable('customer').set(moved).where('id', '=', old.id).execute()
      })
      expect((await client.customers.get({ id: old.id })).successor).toEqual({
        id: successor.id,
        cardNumber: successor.cardNumber,
        legalName: 'Nieuw B.V.',
      })
      const refused = store.read((tx) => requireActiveCard(tx, { id: old.id }))
      await expect(refused).rejects.toMatchObject({
        code: 'customers.moved',
        params: { cardNumber: old.cardNumber, successor: successor.cardNumber },
      })
      const active = await store.read((tx) => requireActiveCard(tx, { id: successor.id }))
      expect(active.cardNumber).toBe(successor.cardNumber)
    })

    it('moves a billing day forward and back, and tells it in the story of the service', async () => {
      const { client } = scenario
      const { store } = scenario.core.core
      const card = await createCard(client, { legalName: 'Maandelijks B.V.' })
      const { id } = await client.services.create({
        requestId: requestId(),
        customerId: card.id,
        startDay: '2026-01-31',
        service: {
          kind: 'hosting',
          label: 'pakket',
          unitPrice: '10',
          periodMonths: 1,
          nextBillingDay: '2026-01-31',
        },
      })
      const service = await store.read((tx) => readService(tx, { id }))
      const period = billingPeriodOf(service)
      expect(period).toEqual({
        periodFrom: '2026-01-31',
        periodTo: '2026-02-27',
        nextBillingDay: '2026-02-28',
      })
      const move = (nextBillingDay: typeof service.nextBillingDay) =>
        inCommand((command) => moveBilling(command, [{ serviceN: service.n, nextBillingDay }]))
      await move(period?.nextBillingDay ?? null)
      const moved = await store.read((tx) => readService(tx, { id }))
      expect(moved).toMatchObject({ version: 2, nextBillingDay: '2026-02-28', anchorDay: '2026-01-31' })
      expect(billingPeriodOf(moved)?.nextBillingDay).toBe('2026-03-31')
      await move(service.nextBillingDay)
      expect((await client.services.get({ id })).nextBillingDay).toBe('2026-01-31')
      const events = await eventsOf(client, id, 'service')
      expect(events.slice(1).map((event) => event.public)).toEqual([
        { before: '2026-01-31', after: '2026-02-28' },
        { before: '2026-02-28', after: '2026-01-31' },
      ])
    })
  })
}
