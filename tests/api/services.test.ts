import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { zServiceFields } from '../../shared/contract/services.ts'
import { day } from '../../shared/values/day.ts'
import {
  activeServices,
  dueServices,
  findByDomain,
  ownerOn,
  readService,
} from '../../electron/core/rooms/services/index.ts'
import { confirmationOf, errorCodeOf, eventsOf } from '../support/customer-steps.ts'
import { createCard, openScenario, type Scenario } from '../support/scenario.ts'
import { type Client, flavours, requestId } from '../support/test-core.ts'
import { refusalOf } from '../support/refusal.ts'

type Fields = z.input<typeof zServiceFields>

function domain(change: Partial<Fields> = {}): Fields {
  const base = { kind: 'domain' as const, label: 'voorbeeld.nl', unitPrice: '12.50', periodMonths: 12 }
  return { ...base, nextBillingDay: '2026-12-01', ...change }
}

async function createService(
  client: Client,
  customerId: string,
  change: Partial<Fields> = {},
  startDay = '2025-12-01',
  confirm: string[] = [],
): Promise<string> {
  const service = domain(change)
  const { id } = await client.services.create({
    requestId: requestId(),
    customerId,
    startDay,
    service,
    confirm,
  })
  return id
}

for (const flavour of flavours) {
  describe(`services on ${flavour}`, () => {
    let scenario: Scenario
    let owner: { id: string; cardNumber: string }
    let other: { id: string; cardNumber: string }
    beforeAll(async () => {
      scenario = await openScenario(flavour)
      owner = await createCard(scenario.client, { legalName: 'Eigenaar B.V.' })
      other = await createCard(scenario.client, { legalName: 'Zonneveld B.V.' })
    })
    afterAll(() => scenario.dispose())

    it('keeps a domain in the form people read, found by either form', async () => {
      const { client } = scenario
      const id = await createService(client, owner.id, { label: 'Bäckerei-Müller.DE.', unitPrice: '9.90' })
      const service = await client.services.get({ id })
      expect(service).toMatchObject({
        label: 'bäckerei-müller.de',
        unitPrice: '9.9',
        currency: 'EUR',
        state: 'active',
        startDay: '2025-12-01',
        endDay: null,
        owner: { id: owner.id, cardNumber: owner.cardNumber },
        ownersOverTime: [{ id: owner.id, fromDay: '2025-12-01', toDay: null }],
      })
      for (const search of ['backerei', 'xn--bckerei-mller', 'müller.de']) {
        expect((await client.services.list({ search })).rows.map((row) => row.id)).toEqual([id])
      }
      expect((await eventsOf(client, id, 'service')).map((event) => event.action)).toEqual([
        'services.service-created',
      ])
      expect((await client.customers.get({ id: owner.id })).serviceCount).toBe(1)
    })

    it.each(['geen domein', 'localhost', '-x.nl', '192.168.1.1', 'a..nl', `${'a'.repeat(64)}.nl`])(
      'refuses %s as a domain',
      async (label) => {
        const refusal = await refusalOf(createService(scenario.client, owner.id, { label }))
        expect(refusal).toMatchObject({ code: 'services.domain-invalid' })
      },
    )

    it('gives a domain to one card at a time, and again after it has ended', async () => {
      const { client } = scenario
      const id = await createService(client, owner.id, { label: 'uniek.nl' })
      expect(await refusalOf(createService(client, other.id, { label: 'UNIEK.nl' }))).toEqual({
        code: 'services.label-taken',
        params: { label: 'uniek.nl', cardNumber: owner.cardNumber },
      })
      await createService(client, other.id, { kind: 'hosting', label: 'uniek.nl' })
      const end = { requestId: requestId(), id, version: 1, state: 'ended' as const, reason: 'moved away' }
      expect(await client.services.setState(end)).toEqual({ version: 2 })
      expect(await client.services.get({ id })).toMatchObject({ state: 'ended', endDay: '2026-11-20' })
      const next = await createService(client, other.id, { label: 'uniek.nl' })
      expect((await client.services.get({ id: next })).owner.id).toBe(other.id)

      const again = { ...end, requestId: requestId(), version: 2, state: 'active' as const }
      expect(await refusalOf(client.services.setState(again))).toMatchObject({ code: 'services.label-taken' })
      const change = { requestId: requestId(), id, version: 2, service: domain({ label: 'uniek.nl' }) }
      expect(await refusalOf(client.services.update(change))).toMatchObject({ code: 'services.ended' })
    })

    it('asks before a card gets the same hosting twice', async () => {
      const { client } = scenario
      const hosting = { kind: 'hosting' as const, label: 'Pakket Groot' }
      await createService(client, owner.id, hosting)
      expect(await confirmationOf(createService(client, owner.id, hosting))).toMatchObject([
        { code: 'services.label-taken' },
      ])
      const confirmed = createService(client, owner.id, hosting, '2025-12-01', ['services.label-taken'])
      expect(await confirmed).toBeTypeOf('string')
    })

    it('refuses a billing day before the start, a stale change and an operator who only reads', async () => {
      const { client } = scenario
      expect(await refusalOf(createService(client, owner.id, { label: 'vroeg.nl' }, '2027-01-01'))).toEqual({
        code: 'services.day-before-start',
        params: { day: '2026-12-01', startDay: '2027-01-01' },
      })
      const id = await createService(client, owner.id, { label: 'stale.nl' })
      const service = domain({ label: 'stale.nl', unitPrice: '15' })
      const update = (version: number) =>
        client.services.update({ requestId: requestId(), id, version, service })
      expect(await update(1)).toEqual({ version: 2 })
      expect(await errorCodeOf(update(1))).toBe('STALE')
      const auditor = await scenario.as('auditor')
      expect((await auditor.services.get({ id })).unitPrice).toBe('15')
      expect(await errorCodeOf(createService(auditor, owner.id))).toBe('FORBIDDEN')
    })

    it('lists by card, owner, state and price', async () => {
      const { client } = scenario
      const ofOther = await client.services.list({
        filters: { customerId: { operator: 'equals', value: other.id } },
        sort: [{ field: 'label', direction: 'ascending' }],
      })
      expect(ofOther.rows.map((row) => `${row.kind} ${row.label}`)).toEqual([
        'hosting uniek.nl',
        'domain uniek.nl',
      ])
      const byOwner = await client.services.list({ sort: [{ field: 'ownerName', direction: 'descending' }] })
      expect(byOwner.rows[0]?.ownerName).toBe('Zonneveld B.V.')
      const cheap = await client.services.list({
        filters: {
          unitPrice: { operator: 'less', value: 10 },
          state: { operator: 'equals', value: 'active' },
        },
      })
      expect(cheap.rows.map((row) => row.label)).toEqual(['bäckerei-müller.de'])
      expect((await client.services.list({ search: 'un', limit: 1 })).total).toBe(3)
    })

    it('says to other rooms whose a domain is and was', async () => {
      const { store } = scenario.core.core
      const found = await store.read((tx) =>
        findByDomain(tx, ['uniek.nl', 'xn--bckerei-mller-5hb.de', 'x.nl']),
      )
      expect(found.map((each) => [each.kind, each.labelKey, each.state])).toEqual([
        ['domain', 'uniek.nl', 'ended'],
        ['hosting', 'uniek.nl', 'active'],
        ['domain', 'uniek.nl', 'active'],
      ])
      const [first] = found
      const serviceN = first?.serviceN ?? 0
      const owners = await store.read(async (tx) => [
        await ownerOn(tx, serviceN, day('2025-11-30')),
        await ownerOn(tx, serviceN, day('2025-12-01')),
      ])
      expect(owners).toEqual([null, first?.customerN])
      const active = await store.read((tx) => activeServices(tx, first?.customerN ?? 0))
      expect(active.every((service) => service.state !== 'ended')).toBe(true)
    })
  })

  describe(`services that fall due on ${flavour}`, () => {
    let scenario: Scenario
    const cards: { id: string; cardNumber: string }[] = []
    beforeAll(async () => {
      scenario = await openScenario(flavour)
      for (const legalName of ['Een B.V.', 'Twee B.V.', 'Drie B.V.']) {
        cards.push(await createCard(scenario.client, { legalName }))
      }
      const [one, two, three] = cards.map((card) => card.id)
      const { client } = scenario
      await createService(client, one ?? '', { label: 'een.nl', nextBillingDay: '2026-12-01' })
      await createService(client, one ?? '', {
        kind: 'hosting',
        label: 'verkeer',
        quantity: '1000',
        unitPrice: '0.0045',
        nextBillingDay: '2026-11-30',
      })
      await createService(client, two ?? '', { label: 'twee.nl', nextBillingDay: '2026-12-02' })
      await createService(client, three ?? '', { label: 'nooit.nl', nextBillingDay: null })
    })
    afterAll(() => scenario.dispose())

    it('are grouped by card up to a day, with what they come to', async () => {
      const due = await scenario.client.services.listDue({ untilDay: '2026-12-01' })
      expect(due).toMatchObject({
        serviceCount: 2,
        customerCount: 1,
        netCents: 1700,
        customers: [{ customer: { cardNumber: cards[0]?.cardNumber }, netCents: 1700 }],
      })
      expect(due.customers[0]?.services.map((row) => row.label)).toEqual(['verkeer', 'een.nl'])
      const later = await scenario.client.services.listDue({ untilDay: '2026-12-31' })
      expect([later.serviceCount, later.customerCount, later.netCents]).toEqual([3, 2, 2950])
      const only = await scenario.client.services.listDue({
        untilDay: '2026-12-31',
        customerId: cards[1]?.id ?? '',
      })
      expect([only.serviceCount, only.netCents]).toEqual([1, 1250])
    })

    it('are read by the billing run card by card, in portions', async () => {
      const { store } = scenario.core.core
      const untilDay = day('2026-12-31')
      const first = await store.read((tx) => dueServices(tx, { untilDay, customerLimit: 1 }))
      expect(first).toHaveLength(1)
      const afterCustomerN = first[0]?.customerN ?? 0
      const rest = await store.read((tx) => dueServices(tx, { untilDay, afterCustomerN }))
      expect(rest.map((card) => card.services.map((service) => service.label))).toEqual([['twee.nl']])
    })

    it('are not billed while suspended, nor for a period after their last day', async () => {
      const { client, clock } = scenario
      const [row] = (await client.services.list({ search: 'twee.nl' })).rows
      const id = row?.id ?? ''
      const set = async (state: 'active' | 'suspended' | 'ended', endDay: string | null = null) => {
        const { version } = await client.services.get({ id })
        await client.services.setState({ requestId: requestId(), id, version, state, endDay })
        return (await client.services.listDue({ untilDay: '2026-12-31' })).serviceCount
      }
      expect(await set('suspended')).toBe(2)
      expect(await set('active')).toBe(3)
      expect(await set('ended', '2026-12-15')).toBe(3)
      expect(await client.services.get({ id })).toMatchObject({ state: 'active', endDay: '2026-12-15' })
      expect(await set('ended', '2026-12-01')).toBe(2)
      expect(await refusalOf(set('ended', '2025-01-01'))).toMatchObject({
        code: 'services.day-before-start',
      })

      clock.set('2026-12-02T09:00:00.000Z')
      expect((await client.services.get({ id })).state).toBe('ended')
      const ended = { state: { operator: 'equals' as const, value: 'ended' } }
      expect((await client.services.list({ filters: ended })).rows.map((each) => each.label)).toEqual([
        'twee.nl',
      ])
      const next = await createService(client, cards[2]?.id ?? '', { label: 'twee.nl' })
      expect((await client.services.get({ id: next })).state).toBe('active')
      expect((await eventsOf(client, id, 'service')).at(-1)).toMatchObject({
        action: 'services.state-changed',
        public: { after: { state: 'ended' } },
      })
    })

    it('keep to the end of the month that a clerk set', async () => {
      const { client, core } = scenario
      const id = await createService(client, cards[2]?.id ?? '', {
        label: 'maand.nl',
        periodMonths: 1,
        nextBillingDay: '2027-01-31',
      })
      const anchor = async () => (await core.core.store.read((tx) => readService(tx, { id }))).anchorDay
      expect(await anchor()).toBe('2027-01-31')
      const service = domain({ label: 'maand.nl', periodMonths: 1, nextBillingDay: '2027-02-10' })
      await client.services.update({ requestId: requestId(), id, version: 1, service })
      expect(await anchor()).toBe('2027-02-10')
    })
  })
}
