import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openScenario, type Scenario } from '../support/scenario.ts'
import { flavours } from '../support/test-core.ts'
import {
  cif,
  consent,
  dni,
  migrate,
  openStory,
  otherCif,
  soleTrader,
  takeBack,
  wishOf,
} from './migration-steps.ts'
import { verifyProblems } from './receipt-steps.ts'

/** What the books say of a card that a migration taken back must leave as it was. */
async function stateOf({ client }: Scenario, customerId: string) {
  const card = await client.customers.get({ id: customerId })
  const services = await client.services.list({
    filters: { customerId: { operator: 'equals', value: customerId } },
  })
  const documents = await client.billing.list({
    filters: { customerId: { operator: 'equals', value: customerId } },
  })
  const { accounts } = await client.ledger.balances({})
  return {
    card: [
      card.state,
      card.successor,
      card.creditCents,
      card.openCents,
      card.taxIdentity,
      card.paymentMethod,
    ],
    services: services.rows.map(({ id, nextBillingDay, state }) => [id, nextBillingDay, state]).sort(),
    documents: documents.rows.map(({ number, state, openCents }) => [number, state, openCents]).sort(),
    balances: accounts
      .filter(({ balanceCents }) => balanceCents !== 0)
      .map(({ account, balanceCents }) => [account, balanceCents]),
  }
}

for (const flavour of flavours) {
  describe(`migrations on ${flavour}`, () => {
    it('lose no cent, and taken back leave the old card as it was, however long the chain', async () => {
      const scenario = await openScenario(flavour)
      try {
        const { client } = scenario
        const story = await openStory(scenario)
        const link = fc.record({
          creditCents: fc.integer({ min: 0, max: 12_50 }),
          contacts: fc.constantFrom('copy' as const, 'none' as const),
          staying: fc.integer({ min: 0, max: 2 }),
        })
        const identities = [cif, otherCif, dni]
        const property = fc.asyncProperty(fc.array(link, { minLength: 1, maxLength: 3 }), async (links) => {
          const before = await stateOf(scenario, story.oldId)
          const done: { id: string; newCustomerId: string }[] = []
          let oldId = story.oldId
          let creditCents = 12_50
          for (const [index, { contacts, staying, ...asked }] of links.entries()) {
            creditCents = Math.min(creditCents, asked.creditCents)
            const { rows } = await client.services.list({
              filters: { customerId: { operator: 'equals', value: oldId } },
            })
            // The service that the open proforma bills goes along, so that the proforma does too.
            const others = rows.map(({ id }) => id).filter((id) => id !== story.domains[0])
            const card = { ...soleTrader, legalName: `Link ${index}`, vatNumber: '' }
            const wish = wishOf(
              { oldId },
              {
                taxIdentity: identities[index] ?? cif,
                card,
                vatConfirmation: null,
                contacts,
                creditCents,
                consent,
              },
            )
            const serviceIds = [story.domains[0] ?? '', ...others.slice(Math.min(staying, others.length))]
            const made = await migrate(client, { ...wish, serviceIds })
            const [old, next] = [oldId, made.newCustomerId].map((id) => client.customers.get({ id }))
            expect((await next)?.creditCents).toBe(creditCents)
            expect((await old)?.state).toBe('moved')
            done.push(made)
            oldId = made.newCustomerId
          }
          const total = (await client.customers.list({})).rows.reduce((sum, row) => sum + row.creditCents, 0)
          expect(total).toBe(12_50)
          for (const { id } of done.reverse()) await takeBack(client, id)
          expect(await stateOf(scenario, story.oldId)).toEqual(before)
        })
        await fc.assert(property, { numRuns: flavour === 'sqlite' ? 12 : 3 })
        expect(await verifyProblems(scenario)).toEqual([])
        expect((await client.migrations.list({ limit: 1 })).total).toBeGreaterThan(2)
      } finally {
        await scenario.dispose()
      }
    }, 60_000)
  })
}
