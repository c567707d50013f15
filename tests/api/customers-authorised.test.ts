import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CommandContext } from '../../electron/core/api/context.ts'
import { runCommand } from '../../electron/core/api/transaction.ts'
import {
  applyAuthorisedContact,
  applyAuthorisedFields,
  judgeSigner,
  readCard,
  type Signer,
} from '../../electron/core/rooms/customers/index.ts'
import type { accessLevels } from '../../shared/contract/customers.ts'
import { zSomeCardFields } from '../../shared/contract/customers.ts'
import { eventsOf } from '../support/customer-steps.ts'
import { createCard, openScenario, type Scenario } from '../support/scenario.ts'
import { flavours, requestId } from '../support/test-core.ts'

const none = { kind: 'none', country: 'ES', value: '' }
const spaniard = { kind: 'person', legalName: 'Lucía Ortega', country: 'ES', postcode: '28013' } as const
const request = { number: 'CR-2026-0007', requesterName: 'Femke Dijkstra', access: 'full' }

it('fills in nothing that a change of some fields leaves out', () => {
  expect(zSomeCardFields.parse({ city: 'Sneek' })).toEqual({ city: 'Sneek' })
})

for (const flavour of flavours) {
  describe(`what an authorised change request may do to a card, on ${flavour}`, () => {
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
    const keyOf = async (id: string) =>
      scenario.core.core.store.read(async (tx) => (await readCard(tx, { id })).n)
    const addContact = async (customerId: string, name: string, access: (typeof accessLevels)[number]) =>
      scenario.client.customers.saveContact({
        requestId: requestId(),
        customerId,
        contactId: null,
        version: null,
        name,
        access,
      })
    const judge = async (id: string, signer: Signer, changed: string[]) => {
      const customerN = await keyOf(id)
      return scenario.core.core.store.read((tx) => judgeSigner(tx, customerN, signer, changed))
    }

    it('writes the next version without a password, and the history says which request it was', async () => {
      const { client } = scenario
      const { id } = await createCard(client, { legalName: 'Gezag B.V.', city: 'Sneek' })
      const customerN = await keyOf(id)
      const contact = await addContact(id, 'Femke Dijkstra', 'full')
      const fields = { legalName: 'Gezag Holding B.V.', email: 'post@gezag.example' }
      const approved = { ...request, contactId: contact.id }
      expect(
        await inCommand((command) =>
          applyAuthorisedFields(command, { customerN, fields, request: approved }),
        ),
      ).toEqual({ version: 2 })
      expect(await client.customers.get({ id })).toMatchObject({ ...fields, city: 'Sneek', version: 2 })
      const [last] = await client.customers.history({ id })
      expect(last?.requested).toEqual({
        by: 'change-request',
        contactId: contact.id,
        name: 'Femke Dijkstra',
        access: 'full',
        identifiedBy: 'document',
        changeRequest: 'CR-2026-0007',
      })
      const event = (await eventsOf(client, id)).at(-1)
      expect(event).toMatchObject({
        action: 'customers.card-changed',
        public: { requestedBy: 'change-request', changeRequest: 'CR-2026-0007', requesterId: contact.id },
        private: { requester: 'Femke Dijkstra' },
      })
      expect(JSON.stringify(event?.public)).not.toContain('Femke')
    })

    it('refuses what is wrong on any card: a withdrawn one, a bad field, a kind its tax ID does not allow', async () => {
      const { client } = scenario
      const { id } = await createCard(client, { legalName: 'Streng B.V.' })
      const customerN = await keyOf(id)
      const apply = (fields: Parameters<typeof applyAuthorisedFields>[1]['fields']) =>
        inCommand((command) => applyAuthorisedFields(command, { customerN, fields, request }))
      await expect(apply({ iban: 'NL00ABNA0417164300' })).rejects.toMatchObject({
        code: 'customers.iban-invalid',
      })
      await expect(apply({ kind: 'person' })).rejects.toMatchObject({
        code: expect.stringMatching(/tax-id-invalid|bsn-forbidden/u),
      })
      await client.customers.withdraw({ requestId: requestId(), id, version: 1, reason: 'Twice' })
      await expect(apply({ city: 'Sneek' })).rejects.toMatchObject({ code: 'customers.withdrawn' })
    })

    it('adds a contact person with any access, or gives one back what they lost', async () => {
      const { client } = scenario
      const { id } = await createCard(client, { legalName: 'Kwijt B.V.' })
      const other = await createCard(client, { legalName: 'Vreemd B.V.' })
      const customerN = await keyOf(id)
      const person = { name: 'Bas Mulder', email: 'bas@kwijt.example', phone: '', jobTitle: '' }
      const save = (contactId: string | null, access: (typeof accessLevels)[number], n = customerN) =>
        inCommand((command) =>
          applyAuthorisedContact(command, {
            customerN: n,
            contactId,
            fields: { ...person, access },
            request,
          }),
        )
      const added = await save(null, 'contact-only')
      expect(await save(added.id, 'full')).toEqual(added)
      expect((await client.customers.get({ id })).contacts).toMatchObject([{ id: added.id, access: 'full' }])
      expect((await eventsOf(client, id)).slice(-2)).toMatchObject([
        { action: 'customers.contact-added', public: { changeRequest: 'CR-2026-0007' } },
        { action: 'customers.contact-changed', private: { requester: 'Femke Dijkstra' } },
      ])
      await expect(save(added.id, 'full', await keyOf(other.id))).rejects.toThrow('contact')
      const badEmail = { ...person, email: 'bas', access: 'full' as const }
      await expect(
        inCommand((command) =>
          applyAuthorisedContact(command, { customerN, contactId: null, fields: badEmail, request }),
        ),
      ).rejects.toMatchObject({ code: 'customers.email-invalid' })
    })

    it('lets a contact person sign as far as their access goes, and contact-only never for a company', async () => {
      const { client } = scenario
      const { id } = await createCard(client, { legalName: 'Teken B.V.' })
      const reached = await addContact(id, 'Sanne Visser', 'contact-only')
      const biller = await addContact(id, 'Bas Mulder', 'billing')
      const by = (contactId: string): Signer => ({ capacity: 'contact', contactId })
      expect(await judge(id, by(biller.id), ['contacts'])).toMatchObject({
        ok: false,
        code: 'customers.access-nobody',
      })
      const owner = await addContact(id, 'Femke Dijkstra', 'full')
      expect(await judge(id, by(reached.id), ['contacts'])).toEqual({
        ok: false,
        code: 'customers.access-not-enough',
        params: {
          name: 'Sanne Visser',
          access: 'contact-only',
          fields: 'contacts',
          people: 'Femke Dijkstra',
        },
      })
      expect(await judge(id, by(reached.id), ['note'])).toMatchObject({ ok: false })
      expect(await judge(id, by(biller.id), ['contacts'])).toMatchObject({ ok: false })
      expect(await judge(id, by(biller.id), ['email'])).toMatchObject({ ok: true, access: 'billing' })
      expect(await judge(id, by(owner.id), ['contacts', 'legalName'])).toEqual({
        ok: true,
        name: 'Femke Dijkstra',
        access: 'full',
        contactId: owner.id,
        needsRegisterExtract: false,
      })
      expect(await judge(id, by(requestId()), ['email'])).toMatchObject({
        code: 'customers.requester-unknown',
      })
    })

    it('lets a person sign for the own card, and a representative for a company with an extract', async () => {
      const { client } = scenario
      const company = await createCard(client, { legalName: 'Vertegenwoordigd B.V.' })
      const person = await createCard(client, spaniard, none)
      expect(await judge(person.id, { capacity: 'holder' }, ['contacts'])).toMatchObject({
        ok: true,
        name: 'Lucía Ortega',
        needsRegisterExtract: false,
      })
      expect(await judge(company.id, { capacity: 'holder' }, ['email'])).toMatchObject({
        ok: false,
        code: 'customers.signer-not-holder',
      })
      const representative: Signer = { capacity: 'representative', name: 'Jan Directeur' }
      expect(await judge(company.id, representative, ['contacts'])).toEqual({
        ok: true,
        name: 'Jan Directeur',
        access: '',
        contactId: null,
        needsRegisterExtract: true,
      })
      expect(await judge(person.id, representative, ['email'])).toMatchObject({
        ok: false,
        code: 'customers.signer-not-representative',
      })
    })
  })
}
