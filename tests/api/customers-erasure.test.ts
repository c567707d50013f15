import { safe } from '@orpc/client'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keepUntil } from '../../electron/core/rooms/customers/erasure-rules.ts'
import { createProforma } from '../support/billing-steps.ts'
import { refusalOf } from '../support/refusal.ts'
import { createCard, openScenario, password, type Scenario } from '../support/scenario.ts'
import { type Client, flavours, requestId } from '../support/test-core.ts'

const person = {
  name: 'Femke Hoekstra-Zijlstra',
  email: 'femke@bakkerij-pastoor.example',
  phone: '+31 6 12 34 56 78',
  jobTitle: 'Office',
  access: 'full' as const,
}

it('keeps what the law keeps until seven years after the end of its year', () => {
  expect(keepUntil('2026-01-01')).toBe('2033-12-31')
  expect(keepUntil('2026-12-31')).toBe('2033-12-31')
})

for (const flavour of flavours) {
  describe(`erasure of a person on ${flavour}`, () => {
    let scenario: Scenario
    let client: Client
    let customerId: string
    let contactId: string
    beforeEach(async () => {
      scenario = await openScenario(flavour)
      client = scenario.client
      customerId = (await createCard(client)).id
      const added = { requestId: requestId(), customerId, contactId: null, version: null, ...person }
      contactId = (await client.customers.saveContact(added)).id
      await client.customers.saveContact({
        ...added,
        requestId: requestId(),
        contactId,
        version: 1,
        phone: '+31 58 555 00 99',
      })
      const other = { ...person, phone: '', name: 'Jelle Postma', email: 'jelle@bakkerij-pastoor.example' }
      await client.customers.saveContact({
        ...added,
        requestId: requestId(),
        ...other,
        access: 'billing',
      })
    })
    afterEach(() => scenario.dispose())

    const erase = (by = client, change: { password?: string; version?: number } = {}) =>
      by.customers.erasePerson({
        requestId: requestId(),
        contactId,
        version: 2,
        reason: 'Asked by letter of 18 November',
        password,
        ...change,
      })
    const everything = async () =>
      scenario.core.core.store.read(async (tx) =>
        JSON.stringify([
          await tx.db.selectFrom('contact_person').selectAll().execute(),
          await tx.db.selectFrom('customer').selectAll().execute(),
          await tx.db.selectFrom('customer_version').selectAll().execute(),
          await tx.db.selectFrom('audit_event').selectAll().execute(),
          await tx.db.selectFrom('request').selectAll().execute(),
          await tx.db.selectFrom('erasure').selectAll().execute(),
        ]),
      )

    it('leaves nothing of the person, everything of others, and a chain that verifies', async () => {
      expect(await everything()).toContain('Hoekstra')
      expect(await client.customers.previewErasure({ contactId })).toEqual({
        name: person.name,
        eventCount: 2,
        requestCount: 0,
        notes: [],
        migrations: [],
        kept: [],
      })
      const erasure = await erase()
      expect(erasure).toMatchObject({ contactId, eventCount: 2, kept: [], operatorName: 'M. de Vries' })
      const text = (await everything()).toLowerCase()
      for (const trace of ['hoekstra', 'femke', '12 34 56 78', '555 00 99']) expect(text).not.toContain(trace)
      expect(text).toContain('jelle postma')
      expect((await client.customers.get({ id: customerId })).contacts.map(({ name }) => name)).toEqual([
        'Jelle Postma',
      ])
      const checks = []
      for await (const check of await client.audit.verify()) checks.push(check)
      expect(checks.filter(({ ok }) => !ok)).toEqual([])
    })

    it('names the documents and letters that keep the data, and until when', async () => {
      const { id, number } = await createProforma(client, customerId, {
        note: `For the attention of ${person.name}`,
      })
      await createProforma(client, customerId)
      const { kept } = await client.customers.previewErasure({ contactId })
      expect(kept).toEqual([{ kind: 'document', id, label: number, keepUntilDay: '2033-12-31' }])
      await erase()
      const former = await client.customers.formerContacts({ customerId })
      expect(former.erased).toMatchObject([{ contactId, kept, reason: 'Asked by letter of 18 November' }])
      expect((await client.billing.get({ id })).note).toContain('Hoekstra')
    })

    it('reaches persons who were removed before, and happens once', async () => {
      await client.customers.removeContact({ requestId: requestId(), contactId, version: 2 })
      const { removed } = await client.customers.formerContacts({ customerId })
      expect(removed).toMatchObject([{ contactId, version: 3, name: person.name }])
      await erase(client, { version: 3 })
      expect((await client.customers.formerContacts({ customerId })).removed).toEqual([])
      expect(await refusalOf(erase(client, { version: 4 }))).toMatchObject({
        code: 'customers.already-erased',
      })
    })

    it('asks the password, and is no business of a clerk', async () => {
      expect(await refusalOf(erase(client, { password: 'not the password' }))).toMatchObject({
        code: 'operators.password-wrong',
      })
      expect((await safe(erase(client, { version: 1 }))).error).toMatchObject({ code: 'STALE' })
      const clerk = await scenario.as('clerk')
      expect((await safe(erase(clerk))).error).toMatchObject({ code: 'FORBIDDEN' })
      expect((await client.customers.get({ id: customerId })).contacts).toHaveLength(2)
    })

    it('leaves a record that nobody can change or take away', async () => {
      await erase()
      const attack = (statement: string) =>
        scenario.core.core.store.write((tx) => sql.raw(statement).execute(tx.db))
      await expect(attack(`update erasure set reason = ''`)).rejects.toThrow(/erasure-immutable/)
      await expect(attack(`delete from erasure`)).rejects.toThrow(/kept/)
    })
  })
}
