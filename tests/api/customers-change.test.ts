import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeCard, errorCodeOf, eventsOf } from '../support/customer-steps.ts'
import { createCard, openScenario, type Scenario } from '../support/scenario.ts'
import { flavours, requestId } from '../support/test-core.ts'
import { refusalOf } from '../support/refusal.ts'

const own = { requestedBy: 'own', identifiedBy: 'not-needed' as const }
const domain = {
  kind: 'domain' as const,
  label: 'pastoor.nl',
  unitPrice: '12.50',
  periodMonths: 12,
  nextBillingDay: '2027-01-01',
}

for (const flavour of flavours) {
  describe(`changing a card on ${flavour}`, () => {
    let scenario: Scenario
    beforeAll(async () => {
      scenario = await openScenario(flavour)
    })
    afterAll(() => scenario.dispose())

    it('asks the password again for a sensitive change, and for nothing else', async () => {
      const { client } = scenario
      const { id } = await createCard(client)
      const moved = { addressLine: 'Nieuwestad 1', email: 'nieuw@pastoor.example' }

      expect(await refusalOf(changeCard(client, id, moved, {}))).toEqual({
        code: 'customers.password-needed',
        params: { fields: 'addressLine email' },
      })
      expect(await refusalOf(changeCard(client, id, moved, { password: 'a wrong one' }))).toMatchObject({
        code: 'operators.password-wrong',
      })
      expect((await client.customers.get({ id })).version).toBe(1)
      expect(await changeCard(client, id, moved)).toEqual({ version: 2 })
      expect(await changeCard(client, id, { note: 'calls on Mondays' }, {})).toEqual({ version: 3 })
      expect(await client.customers.get({ id })).toMatchObject({ ...moved, note: 'calls on Mondays' })
    })

    it('refuses a change that was based on an older version, and repeats one that was done', async () => {
      const { client } = scenario
      const { id } = await createCard(client, { legalName: 'Stale B.V.' })
      const card = await client.customers.get({ id })
      const call = { requestId: requestId(), id, version: 1, card: { ...card, note: 'one' }, ...own }
      expect(await client.customers.update(call)).toEqual({ version: 2 })
      expect(await client.customers.update(call)).toEqual({ version: 2 })
      expect(await errorCodeOf(changeCard(client, id, { note: 'two' }, { version: 1 }))).toBe('STALE')
      expect((await client.customers.get({ id })).note).toBe('one')
    })

    it('says what a change affects before it is saved', async () => {
      const { client } = scenario
      const { id } = await createCard(client, { legalName: 'Effect B.V.' })
      await client.services.create({
        requestId: requestId(),
        customerId: id,
        startDay: '2026-01-01',
        service: domain,
      })
      const card = await client.customers.get({ id })
      const effect = await client.customers.previewChange({
        id,
        card: { ...card, city: 'Sneek', phone: '0515 123456' },
      })
      expect(effect).toEqual({
        openProformas: [],
        issuedInvoiceCount: 0,
        domains: [{ id: expect.any(String), label: 'pastoor.nl' }],
        sensitiveFields: ['city'],
        changedFields: ['city', 'phone'],
        contacts: [],
      })
      expect((await client.customers.get({ id })).city).toBe('Leeuwarden')
    })

    it('keeps the registrant of a domain as it is when the card changes', async () => {
      const { client } = scenario
      const { id } = await createCard(client, { legalName: 'Registrant B.V.' })
      const registrant = { name: 'R. Eigenaar', email: 'r@eigenaar.example', city: 'Sneek' }
      const service = await client.services.create({
        requestId: requestId(),
        customerId: id,
        startDay: '2026-01-01',
        service: { ...domain, label: 'registrant.nl', registrant },
      })
      const before = await client.services.get({ id: service.id })
      await changeCard(client, id, { legalName: 'Andere Naam B.V.', email: 'a@b.example' })
      const after = await client.services.get({ id: service.id })
      expect(after.registrant).toEqual(before.registrant)
      expect(after.version).toBe(before.version)
      expect(after.owner.legalName).toBe('Andere Naam B.V.')
    })

    it('finds the card under its new name at once, and no longer under the old', async () => {
      const { client } = scenario
      const { id } = await createCard(client, { legalName: 'Oudenaam B.V.' })
      await changeCard(client, id, { legalName: 'Nieuwenaam B.V.' })
      expect(await client.customers.search({ text: 'oudenaam' })).toEqual([])
      await changeCard(client, id, { formerNames: 'Oudenaam B.V.' }, {})
      expect((await client.customers.search({ text: 'oudenaam' })).map((row) => row.id)).toEqual([id])
    })

    it('writes personal values only into the part of the event that can be erased', async () => {
      const { client } = scenario
      const { id } = await createCard(client, { legalName: 'Privé B.V.' })
      await changeCard(client, id, { email: 'geheim@prive.example' })
      const [, changed] = await eventsOf(client, id)
      expect(changed).toMatchObject({
        action: 'customers.card-changed',
        public: { version: 2, fields: ['email'] },
        private: {
          before: { email: 'info@bakkerij-pastoor.example' },
          after: { email: 'geheim@prive.example' },
        },
      })
      expect(JSON.stringify(changed?.public)).not.toContain('geheim')
    })

    it('does not turn a company into a consumer whose tax ID would be a BSN', async () => {
      const { client } = scenario
      const company = { kind: 'nl-rsin', country: 'NL', value: '111222333' }
      const { id } = await createCard(client, { legalName: 'Stichting Elf' }, company)
      expect(await refusalOf(changeCard(client, id, { kind: 'person' }))).toMatchObject({
        code: 'customers.bsn-forbidden',
      })
    })
  })

  describe(`the history of a card on ${flavour}`, () => {
    let scenario: Scenario
    beforeAll(async () => {
      scenario = await openScenario(flavour)
    })
    afterAll(() => scenario.dispose())

    it('tells who changed what, newest first, and shows the card as it was at the end of any day', async () => {
      const { client, clock } = scenario
      // 23:30 UTC is half past twelve on the next day in Amsterdam.
      clock.set('2026-11-20T23:30:00.000Z')
      const { id } = await createCard(client)
      clock.set('2026-11-25T09:00:00.000Z')
      await changeCard(client, id, { termDays: 30, useCreditAutomatically: true }, {})
      clock.set('2026-11-25T10:00:00.000Z')
      await changeCard(client, id, { termDays: null }, {})

      const history = await client.customers.history({ id })
      expect(history).toMatchObject([
        {
          version: 3,
          operatorName: 'M. de Vries',
          changes: [{ field: 'termDays', before: '30', after: '' }],
        },
        {
          version: 2,
          changes: [
            { field: 'termDays', before: '', after: '30' },
            { field: 'useCreditAutomatically', before: 'false', after: 'true' },
          ],
        },
        { version: 1, changes: [] },
      ])
      expect(await client.customers.asOf({ id, day: '2026-11-20' })).toBeNull()
      expect(await client.customers.asOf({ id, day: '2026-11-21' })).toMatchObject({
        version: 1,
        useCreditAutomatically: false,
        taxIdentity: { kind: 'nl-kvk' },
      })
      expect(await client.customers.asOf({ id, day: '2026-11-25' })).toMatchObject({
        version: 3,
        termDays: null,
        useCreditAutomatically: true,
      })
    })

    it('confirms a VAT number by hand, and drops the confirmation with the number', async () => {
      const { client } = scenario
      const { id } = await createCard(client, { legalName: 'BTW B.V.', vatNumber: 'NL004495445B01' })
      const confirm = { id, version: 1, day: '2026-11-25', valid: true, consultationNumber: 'WAPIAAAAY1' }
      const future = { ...confirm, requestId: requestId(), day: '2026-11-26' }
      expect(await refusalOf(client.customers.confirmVat(future))).toMatchObject({
        code: 'customers.confirmation-in-future',
      })
      await client.customers.confirmVat({ ...confirm, requestId: requestId() })
      expect((await client.customers.get({ id })).vatConfirmation).toEqual({
        vatNumber: 'NL004495445B01',
        day: '2026-11-25',
        valid: true,
        consultationNumber: 'WAPIAAAAY1',
      })
      await changeCard(client, id, { note: 'still confirmed' }, {})
      expect((await client.customers.get({ id })).vatConfirmation).not.toBeNull()
      await changeCard(client, id, { vatNumber: '' })
      expect((await client.customers.get({ id })).vatConfirmation).toBeNull()
      const [dropped] = await client.customers.history({ id })
      expect(dropped?.changes).toContainEqual({
        field: 'vatConfirmationDay',
        before: '2026-11-25',
        after: '',
      })

      const none = { ...confirm, version: 4, requestId: requestId() }
      expect(await refusalOf(client.customers.confirmVat(none))).toMatchObject({
        code: 'customers.vat-number-invalid',
      })
    })
  })

  describe(`withdrawing and contact persons on ${flavour}`, () => {
    let scenario: Scenario
    beforeAll(async () => {
      scenario = await openScenario(flavour)
    })
    afterAll(() => scenario.dispose())

    it('withdraws a card made by mistake, after which nothing can be done with it', async () => {
      const { client } = scenario
      const { id, cardNumber } = await createCard(client, { legalName: 'Vergissing B.V.' })
      const call = { requestId: requestId(), id, version: 1, reason: 'typed twice' }
      expect(await client.customers.withdraw(call)).toEqual({ version: 2 })
      expect((await client.customers.get({ id })).state).toBe('withdrawn')

      const refused = { code: 'customers.withdrawn', params: { cardNumber } }
      expect(await refusalOf(changeCard(client, id, { note: 'x' }, {}))).toEqual(refused)
      expect(
        await refusalOf(client.customers.withdraw({ ...call, requestId: requestId(), version: 2 })),
      ).toEqual(refused)
      const service = { requestId: requestId(), customerId: id, startDay: '2026-11-20', service: domain }
      expect(await refusalOf(client.services.create(service))).toMatchObject({
        code: 'services.customer-inactive',
      })
      const [, event] = await eventsOf(client, id)
      expect(event).toMatchObject({ action: 'customers.card-withdrawn', private: { reason: 'typed twice' } })
    })

    it('does not count a withdrawn card as a duplicate, and does not withdraw one with services', async () => {
      const { client } = scenario
      const { id } = await createCard(client, { legalName: 'Druk B.V.', email: 'druk@druk.example' })
      const service = { requestId: requestId(), customerId: id, startDay: '2026-11-20', service: domain }
      await client.services.create(service)
      const call = { requestId: requestId(), id, version: 1, reason: 'no longer wanted' }
      expect(await refusalOf(client.customers.withdraw(call))).toMatchObject({
        code: 'customers.has-documents',
        params: { serviceCount: 1, documentCount: 0 },
      })
      const taxIdentity = { kind: 'none', country: 'NL', value: '' }
      const typed = { taxIdentity, legalName: 'Vergissing B.V.', postcode: '8911 CE', iban: '', email: '' }
      expect(await client.customers.findDuplicates(typed)).toEqual([])
    })

    it('keeps contact persons with their access, each change in the story of the card', async () => {
      const { client } = scenario
      const { id } = await createCard(client, { legalName: 'Contact B.V.' })
      const person = { name: 'Femke Dijkstra', email: 'Femke@dijkstra.example', jobTitle: 'owner' }
      const save = { requestId: requestId(), customerId: id, contactId: null, version: null }
      const added = await client.customers.saveContact({ ...save, ...person, access: 'full' })
      const changed = await client.customers.saveContact({
        ...save,
        ...person,
        requestId: requestId(),
        contactId: added.id,
        version: added.version,
        access: 'contact-only',
      })
      expect(changed).toEqual({ id: added.id, version: 2 })
      expect((await client.customers.get({ id })).contacts).toEqual([
        { ...person, ...changed, email: 'femke@dijkstra.example', phone: '', access: 'contact-only' },
      ])
      const stale = { requestId: requestId(), contactId: added.id, version: 1 }
      expect(await errorCodeOf(client.customers.removeContact(stale))).toBe('STALE')
      await client.customers.removeContact({ ...stale, requestId: requestId(), version: 2 })
      expect(
        await errorCodeOf(client.customers.removeContact({ ...stale, requestId: requestId(), version: 3 })),
      ).toBe('MISSING')
      const actions = (await eventsOf(client, id)).map((event) => event.action)
      expect(actions).toEqual([
        'customers.card-created',
        'customers.contact-added',
        'customers.contact-changed',
        'customers.contact-removed',
      ])
    })

    it('lets an auditor read but not write', async () => {
      const auditor = await scenario.as('auditor')
      const { rows } = await auditor.customers.list({})
      expect(rows.length).toBeGreaterThan(0)
      expect(await errorCodeOf(createCard(auditor))).toBe('FORBIDDEN')
      expect(await errorCodeOf(createCard(scenario.core.anonymous))).toBe('UNAUTHENTICATED')
    })

    it('finds every card equal to its last version when the books are proven', async () => {
      const { checkCardHistory } = await import('../../electron/core/rooms/customers/index.ts')
      const { store } = scenario.core.core
      const clean = await store.read((tx) => checkCardHistory(tx))
      expect(clean.problems).toEqual([])
      expect(clean.examined).toBeGreaterThan(0)
      const { id, cardNumber } = await createCard(scenario.client, { legalName: 'Geknoeid B.V.' })
      await store.write((tx) =>
        tx.db.updateTable('customer').set({ legal_name: 'Ongeknoeid' }).where('id', '=', id).execute(),
      )
      const tampered = await store.read((tx) => checkCardHistory(tx))
      expect(tampered.problems).toEqual([{ code: 'card-differs-from-history', params: { cardNumber } }])
    })
  })
}
