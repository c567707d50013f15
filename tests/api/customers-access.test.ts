import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Identification } from '../../shared/contract/customers-access.ts'
import type { accessLevels } from '../../shared/contract/customers.ts'
import { changeCard, confirmationOf, errorCodeOf, eventsOf } from '../support/customer-steps.ts'
import { cardFields, createCard, openScenario, password, type Scenario } from '../support/scenario.ts'
import { flavours, requestId } from '../support/test-core.ts'
import { refusalOf } from '../support/refusal.ts'

const none = { kind: 'none', country: 'ES', value: '' }
const spaniard = {
  kind: 'person' as const,
  legalName: 'Lucía Ortega',
  country: 'ES',
  postcode: '28013',
  city: 'Madrid',
}

for (const flavour of flavours) {
  describe(`who asks for a change, on ${flavour}`, () => {
    let scenario: Scenario
    beforeAll(async () => {
      scenario = await openScenario(flavour)
    })
    afterAll(() => scenario.dispose())

    const addContact = async (customerId: string, name: string, access: (typeof accessLevels)[number]) =>
      scenario.client.customers.saveContact({
        requestId: requestId(),
        customerId,
        contactId: null,
        version: null,
        name,
        access,
      })
    const asked = (requestedBy: string) => ({ password, requestedBy, identifiedBy: 'call-back' as const })

    it('gives full access by our own correction only while nobody has it', async () => {
      const { client } = scenario
      const { id } = await createCard(client, { legalName: 'Sleutel B.V.' })
      const first = await addContact(id, 'Femke Dijkstra', 'full')
      expect(await refusalOf(addContact(id, 'Wim Vreemd', 'full'))).toEqual({
        code: 'customers.own-grant',
        params: { name: 'Wim Vreemd', people: 'Femke Dijkstra' },
      })
      const other = await addContact(id, 'Wim Vreemd', 'contact-only')
      const raise = (requestedBy: string) =>
        client.customers.saveContact({
          requestId: requestId(),
          customerId: id,
          contactId: other.id,
          version: 1,
          name: 'Wim Vreemd',
          access: 'full',
          requestedBy,
          ...(requestedBy === 'own' ? {} : { identifiedBy: 'call-back' as const }),
        })
      expect((await refusalOf(raise('own'))).code).toBe('customers.own-grant')
      await raise(first.id)
    })

    it('refuses what the access of the contact person does not cover, and names who could', async () => {
      const { client } = scenario
      const { id } = await createCard(client, { legalName: 'Toegang B.V.' })
      const contact = await addContact(id, 'Sanne Visser', 'contact-only')
      const biller = await addContact(id, 'Bas Mulder', 'billing')

      const street = { addressLine: 'Nieuwestad 1' }
      expect(await refusalOf(changeCard(client, id, street, asked(contact.id)))).toEqual({
        code: 'customers.access-not-enough',
        params: {
          name: 'Sanne Visser',
          access: 'contact-only',
          fields: 'addressLine',
          people: 'Bas Mulder',
        },
      })
      expect(await refusalOf(changeCard(client, id, { legalName: 'Anders B.V.' }, asked(biller.id)))).toEqual(
        {
          code: 'customers.access-nobody',
          params: { name: 'Bas Mulder', access: 'billing', fields: 'legalName' },
        },
      )
      expect((await client.customers.get({ id })).version).toBe(1)

      await addContact(id, 'Femke Dijkstra', 'full')
      expect(
        await refusalOf(changeCard(client, id, { legalName: 'Anders B.V.' }, asked(biller.id))),
      ).toMatchObject({ code: 'customers.access-not-enough', params: { people: 'Femke Dijkstra' } })
    })

    it('removes a contact person for those whose access covers it, or who ask to go themselves', async () => {
      const { client } = scenario
      const { id } = await createCard(client, { legalName: 'Afscheid B.V.' })
      const biller = await addContact(id, 'Bas Mulder', 'billing')
      const owner = await addContact(id, 'Femke Dijkstra', 'full')
      const reached = await addContact(id, 'Sanne Visser', 'contact-only')
      const remove = (contactId: string, requestedBy: string, identifiedBy: Identification = 'call-back') =>
        client.customers.removeContact({
          requestId: requestId(),
          contactId,
          version: 1,
          requestedBy,
          identifiedBy,
        })

      expect(await refusalOf(remove(owner.id, biller.id))).toEqual({
        code: 'customers.access-not-enough',
        params: { name: 'Bas Mulder', access: 'billing', fields: 'contacts', people: 'Femke Dijkstra' },
      })
      expect(await refusalOf(remove(reached.id, reached.id, 'not-needed'))).toMatchObject({
        code: 'customers.identification-missing',
      })
      expect((await client.customers.get({ id })).contacts).toHaveLength(3)

      await remove(reached.id, reached.id)
      await remove(biller.id, owner.id, 'letter')
      expect((await client.customers.get({ id })).contacts.map(({ name }) => name)).toEqual([
        'Femke Dijkstra',
      ])
      expect((await eventsOf(client, id)).slice(-2)).toMatchObject([
        {
          action: 'customers.contact-removed',
          public: { contactId: reached.id, requesterId: reached.id, identifiedBy: 'call-back' },
          private: { requester: 'Sanne Visser' },
        },
        {
          public: { contactId: biller.id, requestedBy: 'contact', identifiedBy: 'letter' },
          private: { requester: 'Femke Dijkstra', requesterAccess: 'full' },
        },
      ])
    })

    it('lets billing change where documents go and how they are paid, and full everything', async () => {
      const { client } = scenario
      const { id } = await createCard(client, { legalName: 'Alles B.V.' })
      const biller = await addContact(id, 'Bas Mulder', 'billing')
      const owner = await addContact(id, 'Femke Dijkstra', 'full')
      const payment = { email: 'boek@alles.example', iban: 'NL91ABNA0417164300', city: 'Sneek' }
      expect(await changeCard(client, id, payment, asked(biller.id))).toEqual({ version: 2 })
      const all = { legalName: 'Alles Anders B.V.', vatNumber: 'NL004495445B01' }
      expect(await changeCard(client, id, all, asked(owner.id))).toEqual({ version: 3 })

      const [last, before] = await client.customers.history({ id })
      expect(last?.requested).toEqual({
        by: 'contact',
        contactId: owner.id,
        name: 'Femke Dijkstra',
        access: 'full',
        identifiedBy: 'call-back',
        changeRequest: '',
      })
      expect(before?.requested).toMatchObject({ name: 'Bas Mulder', access: 'billing' })
      const events = await eventsOf(client, id)
      expect(events.at(-1)).toMatchObject({
        public: { requestedBy: 'contact', identifiedBy: 'call-back' },
        private: { requester: 'Femke Dijkstra', access: 'full' },
      })
      expect(JSON.stringify(events.at(-1)?.public)).not.toContain('Femke')
    })

    it('wants to know how they were identified, and a company only in writing', async () => {
      const { client } = scenario
      const { id } = await createCard(client, { legalName: 'Schriftelijk B.V.' })
      const owner = await addContact(id, 'Femke Dijkstra', 'full')
      const change = { note: 'x' }
      const unidentified = { requestedBy: owner.id, identifiedBy: 'not-needed' as const }
      expect((await refusalOf(changeCard(client, id, change, unidentified))).code).toBe(
        'customers.identification-missing',
      )
      expect((await refusalOf(changeCard(client, id, change, asked('company')))).code).toBe(
        'customers.not-in-writing',
      )
      const letter = { requestedBy: 'company', identifiedBy: 'letter' as const }
      expect(await changeCard(client, id, change, letter)).toEqual({ version: 2 })

      const other = await createCard(client, { legalName: 'Andere B.V.' })
      expect((await refusalOf(changeCard(client, other.id, change, asked(owner.id)))).code).toBe(
        'customers.requester-unknown',
      )
      const contact = (await client.customers.get({ id })).contacts[0]
      await client.customers.removeContact({
        requestId: requestId(),
        contactId: owner.id,
        version: contact?.version ?? 0,
      })
      expect((await refusalOf(changeCard(client, id, { note: 'y' }, asked(owner.id)))).code).toBe(
        'customers.requester-unknown',
      )
    })

    it('lets only those with full access say who may act for the card', async () => {
      const { client } = scenario
      const { id } = await createCard(client, { legalName: 'Meer Toegang B.V.' })
      const biller = await addContact(id, 'Bas Mulder', 'billing')
      const owner = await addContact(id, 'Femke Dijkstra', 'full')
      const add = (requestedBy: string) =>
        client.customers.saveContact({
          requestId: requestId(),
          customerId: id,
          contactId: null,
          version: null,
          name: 'Een Vriend',
          access: 'full',
          requestedBy,
          identifiedBy: 'call-back',
        })
      expect(await refusalOf(add(biller.id))).toMatchObject({
        code: 'customers.access-not-enough',
        params: { fields: 'contacts', people: 'Femke Dijkstra' },
      })
      await add(owner.id)
      expect((await eventsOf(client, id)).at(-1)).toMatchObject({
        action: 'customers.contact-added',
        public: { requestedBy: 'contact', identifiedBy: 'call-back' },
        private: { requester: 'Femke Dijkstra', requesterAccess: 'full' },
      })
    })

    it('says before the change whose access covers it', async () => {
      const { client } = scenario
      const { id } = await createCard(client, { legalName: 'Vooraf B.V.' })
      await addContact(id, 'Bas Mulder', 'billing')
      await addContact(id, 'Femke Dijkstra', 'full')
      const card = { ...(await client.customers.get({ id })), legalName: 'Later B.V.', city: 'Sneek' }
      const effect = await client.customers.previewChange({ id, card })
      expect(effect.changedFields).toEqual(['legalName', 'city'])
      expect(effect.contacts).toMatchObject([
        { name: 'Bas Mulder', uncoveredFields: ['legalName'] },
        { name: 'Femke Dijkstra', uncoveredFields: [] },
      ])
    })

    it('shows the card as each of its versions kept it', async () => {
      const { client } = scenario
      const { id } = await createCard(client, { legalName: 'Versie B.V.' })
      await changeCard(client, id, { city: 'Sneek' })
      expect(await client.customers.getVersion({ id, version: 1 })).toMatchObject({
        city: 'Leeuwarden',
        version: 1,
        state: 'active',
        operatorName: 'M. de Vries',
      })
      expect(await client.customers.getVersion({ id, version: 2 })).toMatchObject({ city: 'Sneek' })
      expect(await errorCodeOf(client.customers.getVersion({ id, version: 3 }))).toBe('MISSING')
    })
  })

  describe(`a tax identity that is completed, on ${flavour}`, () => {
    let scenario: Scenario
    beforeAll(async () => {
      scenario = await openScenario(flavour)
    })
    afterAll(() => scenario.dispose())

    const evidence = { shownBy: 'Lucía Ortega', document: 'DNI, front and back', seenDay: '2026-11-19' }
    const complete = (
      id: string,
      change: { version?: number; value?: string; kind?: string; country?: string; seenDay?: string } = {},
      confirm: string[] = [],
    ) =>
      scenario.client.customers.completeTaxIdentity({
        requestId: requestId(),
        id,
        version: change.version ?? 1,
        taxIdentity: {
          kind: change.kind ?? 'es-dni',
          country: change.country ?? 'ES',
          value: change.value ?? '12345678Z',
        },
        evidence: { ...evidence, seenDay: change.seenDay ?? evidence.seenDay },
        password,
        confirm,
      })

    it('is kept once with its evidence and locked from then on, by the database too', async () => {
      const { client } = scenario
      const { id } = await createCard(client, spaniard, none)
      expect(await complete(id)).toEqual({ version: 2 })
      expect((await client.customers.get({ id })).taxIdentity).toEqual({
        kind: 'es-dni',
        country: 'ES',
        value: '12345678Z',
      })
      const [completed] = await client.customers.history({ id })
      expect(completed).toMatchObject({ evidence, changes: [{ field: 'taxId', after: '12345678Z' }] })
      expect((await refusalOf(complete(id, { version: 2, value: '87654321X' }))).code).toBe(
        'customers.identity-complete',
      )
      expect((await client.customers.search({ text: '12345678Z' })).map((row) => row.id)).toEqual([id])
      const attack = scenario.core.core.store.write((tx) =>
        tx.db.updateTable('customer').set({ tax_id_value: '87654321X' }).where('id', '=', id).execute(),
      )
      await expect(attack).rejects.toThrow('guard:tax-id-locked')
      const { checkCardHistory } = await import('../../electron/core/rooms/customers/index.ts')
      const proof = await scenario.core.core.store.read((tx) => checkCardHistory(tx))
      expect(proof.problems).toEqual([])
    })

    it('says why a number is refused, and never takes a BSN', async () => {
      const { client } = scenario
      const { id } = await createCard(client, { ...spaniard, legalName: 'Mal Ortega' }, none)
      const refusals: [Parameters<typeof complete>[1], string, string | undefined][] = [
        [{ value: '12345678A' }, 'customers.tax-id-invalid', 'checksum'],
        [{ value: '1234' }, 'customers.tax-id-invalid', 'format'],
        [{ value: '' }, 'customers.tax-id-invalid', 'empty'],
        [{ kind: 'es-cif', value: 'B64717838' }, 'customers.tax-id-invalid', 'kind-not-for-country'],
        [{ kind: 'none', value: '12345678Z' }, 'customers.tax-id-invalid', 'value-not-allowed'],
        [{ kind: 'none', value: '' }, 'customers.identity-still-none', undefined],
        [{ kind: 'other', country: 'NL', value: '111222333' }, 'customers.bsn-forbidden', undefined],
        [{ seenDay: '2030-01-01' }, 'customers.evidence-in-future', undefined],
      ]
      for (const [change, code, reason] of refusals) {
        const refusal = await refusalOf(complete(id, change))
        expect(refusal.code).toBe(code)
        expect(refusal.params['reason']).toBe(reason)
      }
      const named = { ...evidence, document: 'Paspoort, BSN 1112.22.333' }
      const withBsn = {
        requestId: requestId(),
        id,
        version: 1,
        taxIdentity: { kind: 'es-dni', country: 'ES', value: '12345678Z' },
        evidence: named,
        password,
      }
      expect((await refusalOf(client.customers.completeTaxIdentity(withBsn))).code).toBe(
        'customers.bsn-forbidden',
      )
      const wrong = {
        requestId: requestId(),
        id,
        version: 1,
        taxIdentity: { kind: 'es-dni', country: 'ES', value: '12345678Z' },
        evidence,
        password: 'a wrong one',
      }
      expect((await refusalOf(client.customers.completeTaxIdentity(wrong))).code).toBe(
        'operators.password-wrong',
      )
      expect((await client.customers.get({ id })).taxIdentity).toEqual(none)
    })

    it('warns where another card has it already', async () => {
      const { id } = await createCard(scenario.client, { ...spaniard, legalName: 'Doble Ortega' }, none)
      expect(await confirmationOf(complete(id))).toMatchObject([{ code: 'customers.duplicate' }])
      expect(await complete(id, {}, ['customers.duplicate'])).toEqual({ version: 2 })
    })
  })

  describe(`two cards of one customer, on ${flavour}`, () => {
    let scenario: Scenario
    beforeAll(async () => {
      scenario = await openScenario(flavour)
    })
    afterAll(() => scenario.dispose())

    const merge = (id: string, intoId: string, version = 1) =>
      scenario.client.customers.merge({ requestId: requestId(), id, version, intoId, reason: 'typed twice' })

    it('are merged by pointing one at the other, and only with the same tax identity', async () => {
      const { client } = scenario
      const identity = { kind: 'nl-kvk', country: 'NL', value: '30303030' }
      const kept = await createCard(client, { legalName: 'Dubbel B.V.' }, identity)
      const twin = await createCard(client, { legalName: 'Dubbel BV' }, identity)
      const stranger = await createCard(client, { legalName: 'Vreemd B.V.' })
      expect((await refusalOf(merge(twin.id, stranger.id))).code).toBe('customers.merge-other-identity')
      expect((await refusalOf(merge(twin.id, twin.id))).code).toBe('customers.merge-itself')
      expect((await client.customers.mergeTargets({ id: twin.id })).map((row) => row.id)).toEqual([kept.id])

      expect(await merge(twin.id, kept.id)).toEqual({ version: 2 })
      const merged = await client.customers.get({ id: twin.id })
      expect(merged).toMatchObject({ state: 'moved', successor: { id: kept.id } })
      expect(await refusalOf(changeCard(client, twin.id, { note: 'x' }, {}))).toMatchObject({
        code: 'customers.moved',
        params: { successor: kept.cardNumber },
      })
      expect((await refusalOf(merge(kept.id, twin.id))).code).toBe('customers.moved')
      expect((await eventsOf(client, kept.id)).map((event) => event.action)).toContain(
        'customers.card-merged-into',
      )
    })

    it('are not merged while something still runs on the one, nor without a tax ID', async () => {
      const { client } = scenario
      const identity = { kind: 'nl-kvk', country: 'NL', value: '40404040' }
      const kept = await createCard(client, { legalName: 'Loopt B.V.' }, identity)
      const twin = await createCard(client, { legalName: 'Loopt BV' }, identity)
      await client.services.create({
        requestId: requestId(),
        customerId: twin.id,
        startDay: '2026-01-01',
        service: {
          kind: 'domain',
          label: 'loopt.nl',
          unitPrice: '10.00',
          periodMonths: 12,
          nextBillingDay: '2027-01-01',
        },
      })
      expect(await refusalOf(merge(twin.id, kept.id))).toMatchObject({
        code: 'customers.merge-in-use',
        params: { serviceCount: 1 },
      })
      const nobody = { kind: 'none', country: 'NL', value: '' }
      const person = cardFields({ kind: 'person', legalName: 'Jan Jansen' })
      const one = await createCard(client, person, nobody)
      const other = await createCard(client, person, nobody)
      expect((await refusalOf(merge(one.id, other.id))).code).toBe('customers.merge-other-identity')
    })
  })
}
