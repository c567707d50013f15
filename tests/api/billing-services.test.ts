import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { draftFor, line, problemsOf } from '../support/billing-steps.ts'
import { createCard, openScenario, type Scenario } from '../support/scenario.ts'
import { type Client, flavours, requestId } from '../support/test-core.ts'

for (const flavour of flavours) {
  describe(`billing services on ${flavour}`, () => {
    let scenario: Scenario
    let client: Client
    beforeAll(async () => {
      scenario = await openScenario(flavour)
      client = scenario.client
    })
    afterAll(() => scenario.dispose())

    async function cardWithDomain(legalName: string, label: string, nextBillingDay = '2026-12-01') {
      const card = await createCard(client, { legalName })
      const service = {
        kind: 'domain' as const,
        label,
        description: 'Domeinnaam',
        unitPrice: '12.50',
        periodMonths: 12,
        nextBillingDay,
      }
      const startDay = '2025-12-01'
      const { id } = await client.services.create({
        requestId: requestId(),
        customerId: card.id,
        startDay,
        service,
        confirm: [],
      })
      return { card, serviceId: id }
    }

    const nextDay = async (id: string) => (await client.services.get({ id })).nextBillingDay

    async function run(untilDay: string, customerIds: string[] | null = null, id = requestId()) {
      const steps = []
      for await (const step of await client.billing.billServices({ requestId: id, untilDay, customerIds }))
        steps.push(step)
      return steps
    }

    it('make one proforma per card, move the billing day, and report card by card', async () => {
      const one = await cardWithDomain('Een B.V.', 'een.nl')
      const two = await cardWithDomain('Twee B.V.', 'twee.nl')
      const later = await cardWithDomain('Later B.V.', 'later.nl', '2027-03-01')
      const id = requestId()
      const steps = await run('2026-12-15', null, id)
      expect(steps).toEqual([
        { done: 1, total: 2, customerName: 'Een B.V.', number: 'PF-2026-00001', refusal: null },
        { done: 2, total: 2, customerName: 'Twee B.V.', number: 'PF-2026-00002', refusal: null },
      ])
      expect(await nextDay(one.serviceId)).toBe('2027-12-01')
      expect(await nextDay(later.serviceId)).toBe('2027-03-01')
      const { rows } = await client.billing.list({ search: 'een.nl' })
      const page = await client.billing.get({ id: rows[0]?.id ?? '' })
      expect(page.lines).toMatchObject([
        {
          description: 'een.nl · Domeinnaam',
          serviceId: one.serviceId,
          periodFrom: '2026-12-01',
          periodTo: '2027-11-30',
          amountCents: 1_250,
        },
      ])
      expect(await run('2026-12-15', null, id)).toEqual([])
      expect(await run('2026-12-15', [two.card.id])).toMatchObject([
        { number: null, refusal: { code: 'billing.services-not-due' } },
      ])
    })

    it('go on where one card is refused', async () => {
      const bad = await cardWithDomain('Vreemd B.V.', 'vreemd.nl')
      await cardWithDomain('Goed B.V.', 'goed.nl')
      const service = {
        kind: 'other' as const,
        label: '漢字',
        unitPrice: '1',
        periodMonths: 1,
        nextBillingDay: '2026-12-01',
      }
      const startDay = '2026-11-01'
      await client.services.create({
        requestId: requestId(),
        customerId: bad.card.id,
        startDay,
        service,
        confirm: [],
      })
      const steps = await run('2026-12-31')
      expect(steps.map(({ refusal, number }) => refusal?.code ?? number)).toEqual([
        'billing.characters-unsupported',
        'PF-2026-00003',
      ])
      expect(await nextDay(bad.serviceId)).toBe('2026-12-01')
      expect(await problemsOf(scenario.core)).toEqual([])
    })

    it('are due again when their proforma is cancelled, and only then', async () => {
      const { card, serviceId } = await cardWithDomain('Afzegger B.V.', 'afzegger.nl')
      await run('2026-12-31', [card.id])
      const { rows } = await client.billing.list({ search: 'afzegger.nl' })
      const first = rows[0]?.id ?? ''
      const copy = await client.billing.copyDraft({ id: first })
      const second = await client.billing.createProforma({ requestId: requestId(), draft: copy })
      expect(await nextDay(serviceId)).toBe('2027-12-01')
      const cancel = (id: string) =>
        client.billing.cancelProforma({ requestId: requestId(), id, version: 1, reason: 'x' })
      await cancel(second.id)
      expect(await nextDay(serviceId)).toBe('2027-12-01')
      await cancel(first)
      expect(await nextDay(serviceId)).toBe('2026-12-01')
    })

    it('stay billed when their proforma is replaced by one that bills them, and are due when it does not', async () => {
      const { card, serviceId } = await cardWithDomain('Vervanger B.V.', 'vervanger.nl')
      await run('2026-12-31', [card.id])
      const { rows } = await client.billing.list({ search: 'vervanger.nl' })
      const draft = await client.billing.copyDraft({ id: rows[0]?.id ?? '' })
      const replace = (id: string, lines: typeof draft.lines) =>
        client.billing.replaceProforma({ requestId: requestId(), id, version: 1, draft: { ...draft, lines } })
      const second = await replace(rows[0]?.id ?? '', draft.lines)
      expect(await nextDay(serviceId)).toBe('2027-12-01')
      const without = draftFor(card.id, { lines: [line()] })
      await client.billing.replaceProforma({
        requestId: requestId(),
        id: second.id,
        version: 1,
        draft: without,
      })
      expect(await nextDay(serviceId)).toBe('2026-12-01')
    })

    it('are billed only to their own card', async () => {
      const { serviceId } = await cardWithDomain('Eigenaar B.V.', 'eigenaar.nl')
      const other = await createCard(client, { legalName: 'Ander B.V.' })
      const draft = draftFor(other.id, { lines: [line({ serviceId })] })
      await expect(client.billing.computeDraft(draft)).rejects.toThrow(/service not found/)
    })
  })
}
