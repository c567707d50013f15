import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Refusal } from '../../electron/core/api/context.ts'
import { balancesOf, createProforma, line, problemsOf, receive, takeBack } from '../support/billing-steps.ts'
import { correct, reinvoice } from '../support/corrective-steps.ts'
import { createCard, openScenario, type Scenario } from '../support/scenario.ts'
import { type Client, flavours, requestId } from '../support/test-core.ts'

const share = fc.integer({ min: 1, max: 100 })
const which = fc.nat(20)
const step = fc.oneof(
  fc.record({
    kind: fc.constant('create' as const),
    price: fc.constantFrom('10', '99.99', '0.35', '1234.5'),
    mode: fc.constantFrom('net' as const, 'gross' as const),
    reduced: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('pay' as const), which, share }),
  fc.record({ kind: fc.constant('pay' as const), which, share: fc.constant(100) }),
  fc.record({
    kind: fc.constant('take-back' as const),
    which,
    decision: fc.constantFrom('leave-open' as const, 'credit-and-reopen' as const, null),
  }),
  fc.record({ kind: fc.constant('credit' as const), which, share, whole: fc.boolean() }),
  fc.record({ kind: fc.constantFrom('correct' as const, 'reinvoice' as const), which }),
  fc.record({ kind: fc.constantFrom('cancel' as const, 'replace' as const, 'issue' as const), which }),
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

interface World {
  scenario: Scenario
  client: Client
  customerId: string
  documents: string[]
  /** Money that stands on a document, as the match desk remembers it. */
  allocations: { documentId: string; amountCents: number }[]
}

const nth = <T>(list: readonly T[], which: number): T | undefined => list[which % Math.max(1, list.length)]

async function create(
  world: World,
  { price, mode, reduced }: Extract<Step, { kind: 'create' }>,
): Promise<void> {
  const second = line({ unitPrice: price, quantity: '0.5', vatCategory: reduced ? 'reduced' : 'standard' })
  const lines = [line({ unitPrice: price }), second]
  const { id } = await createProforma(world.client, world.customerId, { lines, priceMode: mode })
  world.documents.push(id)
}

async function pay(world: World, documentId: string, percent: number): Promise<void> {
  const { openCents } = await world.client.billing.get({ id: documentId })
  const amountCents = Math.max(1, Math.floor((openCents * percent) / 100))
  const { issuedInvoice } = await receive(world.scenario.core, { documentId, amountCents })
  world.allocations.push({ documentId, amountCents })
  if (issuedInvoice !== null) world.documents.push(issuedInvoice.id)
}

async function run(world: World, action: Step): Promise<void> {
  if (action.kind === 'create') return create(world, action)
  const { client } = world
  if (action.kind === 'take-back') {
    const allocation = nth(world.allocations, action.which)
    if (allocation === undefined) return
    await takeBack(world.scenario.core, allocation.documentId, allocation.amountCents, action.decision)
    world.allocations.splice(world.allocations.indexOf(allocation), 1)
    return
  }
  const id = nth(world.documents, action.which)
  if (id === undefined) return
  if (action.kind === 'pay') return pay(world, id, action.share)
  if (action.kind === 'correct') {
    await correct(world.scenario.core, id, { note: `Noot ${world.documents.length}` })
    return
  }
  if (action.kind === 'reinvoice') {
    const { invoice } = await reinvoice(world.scenario.core, id, world.customerId)
    world.documents.push(invoice.id)
    return
  }
  const { version, lines } = await client.billing.get({ id })
  const target = { requestId: requestId(), id, version }
  if (action.kind === 'credit') {
    const parts = lines.map(({ position, amountCents }) => ({
      position,
      amountCents: Math.ceil((amountCents * action.share) / 100),
    }))
    await client.billing.creditInvoice({ ...target, reason: 'x', lines: action.whole ? null : parts })
  } else if (action.kind === 'cancel') await client.billing.cancelProforma({ ...target, reason: 'x' })
  else if (action.kind === 'issue') {
    const issued = await client.billing.issueInvoice({ requestId: requestId(), proformaId: id, version })
    world.documents.push(issued.id)
  } else {
    const draft = await client.billing.copyDraft({ id })
    world.documents.push((await client.billing.replaceProforma({ ...target, draft })).id)
  }
}

/** A rule that says no is an answer like any other; anything else is a fault. */
function isRefusal(error: unknown): boolean {
  return error instanceof Refusal || Object(error).code === 'REFUSED'
}

for (const flavour of flavours) {
  describe(`documents and books on ${flavour}`, () => {
    let scenario: Scenario
    beforeAll(async () => {
      scenario = await openScenario(flavour)
    })
    afterAll(() => scenario.dispose())

    it('agree after any sequence of commands', { timeout: 240_000 }, async () => {
      const { client, core } = scenario
      let cards = 0
      const sequences = fc.array(step, { minLength: 5, maxLength: 24 })
      await fc.assert(
        fc.asyncProperty(sequences, async (actions) => {
          cards += 1
          const { id: customerId } = await createCard(client, { legalName: `Kaart ${cards}` })
          const world: World = { scenario, client, customerId, documents: [], allocations: [] }
          const taken = (await balancesOf(core))['customer-credit'] ?? 0
          for (const price of ['10', '0.35'] as const)
            await create(world, { kind: 'create', price, mode: 'net', reduced: true })
          await pay(world, world.documents[0] ?? '', 100)
          for (const action of actions) {
            await run(world, action).catch((error: unknown) => {
              if (!isRefusal(error)) throw error
            })
          }
          expect(await problemsOf(core)).toEqual([])
          const { creditCents } = await client.customers.get({ id: customerId })
          const credit = ((await balancesOf(core))['customer-credit'] ?? 0) - taken
          expect(credit === 0 ? 0 : -credit).toBe(creditCents)
        }),
        { numRuns: flavour === 'sqlite' ? 60 : 6 },
      )
    })
  })
}
