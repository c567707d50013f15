import { createRouterClient } from '@orpc/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCore, type OpenCore } from '../../electron/core/open-core.ts'
import { type Client, flavours, requestId } from '../support/test-core.ts'
import { createCard, openScenario, password, type Scenario } from '../support/scenario.ts'

/** Several hosts on one server: what an embedded database cannot prove. */
describe.skipIf(!flavours.includes('postgres'))('two hosts on one PostgreSQL server', () => {
  let scenario: Scenario
  let second: OpenCore
  let clients: Client[]
  beforeAll(async () => {
    scenario = await openScenario('postgres')
    const { clock } = scenario
    second = await openCore({
      data: { kind: 'postgres', url: scenario.core.databaseUrl ?? '' },
      clock,
      passwordCost: 10,
      backgroundJobs: false,
    })
    const clientOf = (token: string | null): Client =>
      createRouterClient(second.router, { context: { core: second.core, token } })
    const { token } = await clientOf(null).operators.login({
      requestId: requestId(),
      login: 'vries',
      password,
    })
    clients = [scenario.client, clientOf(token)]
  })
  afterAll(async () => {
    await second.close()
    await scenario.dispose()
  })

  it('numbers documents without a gap or a double when both issue at once', async () => {
    const card = await createCard(scenario.client)
    const draft = { customerId: card.id, lines: [{ description: 'Hosting', quantity: '1', unitPrice: '10' }] }
    const issue = (client: Client | undefined) =>
      client?.billing.createProforma({ requestId: requestId(), draft })
    const issued = await Promise.all(Array.from({ length: 60 }, (_, index) => issue(clients[index % 2])))
    const numbers = issued
      .map((document) => Number(document?.number.slice(-5)))
      .sort((left, right) => left - right)
    expect(numbers).toEqual(Array.from({ length: 60 }, (_, index) => index + 1))
  })

  it('does a request once although both hosts receive it', async () => {
    const card = await createCard(scenario.client)
    const id = requestId()
    const draft = { customerId: card.id, lines: [{ description: 'Once', quantity: '1', unitPrice: '10' }] }
    const both = await Promise.all(
      clients.map((client) => client.billing.createProforma({ requestId: id, draft })),
    )
    expect(both[0]).toEqual(both[1])
    const { total } = await scenario.client.billing.list({
      filters: { customerId: { operator: 'equals', value: card.id } },
    })
    expect(total).toBe(1)
  })

  it('keeps the audit chain in commit order', async () => {
    for await (const check of await scenario.client.audit.verify()) {
      if (check.check !== 'pdf-pending') expect(check).toMatchObject({ ok: true, problems: [] })
    }
  })
})
