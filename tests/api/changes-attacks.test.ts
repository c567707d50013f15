import { afterEach, describe, expect, it } from 'vitest'
import type { Asked } from '../../shared/contract/changes-asked.ts'
import { formFacts } from '../../electron/core/rooms/changes/papers.ts'
import {
  apply,
  approved,
  askedWords,
  decide,
  filePaper,
  type Office,
  openOffice,
  record,
  submit,
} from '../support/change-steps.ts'
import { frozenOf } from '../support/corrective-steps.ts'
import { changeCard } from '../support/customer-steps.ts'
import { refusalOf } from '../support/refusal.ts'
import { createCard, kvk, password } from '../support/scenario.ts'
import { flavours, requestId } from '../support/test-core.ts'

for (const flavour of flavours) {
  describe(`what was signed on ${flavour}`, () => {
    let office: Office
    afterEach(() => office.dispose())
    const begin = async () => {
      office = await openOffice(flavour)
      return office
    }
    const full = () => ({ capacity: 'contact' as const, contactId: office.contacts.full })
    const newStreet = (): Asked => ({
      kind: 'card',
      customerId: office.customerId,
      fields: { addressLine: 'Nieuwestad 14' },
      taxIdentity: null,
    })
    const waiting = async (asked: Asked) => {
      const { id } = await record(office.clerk, asked, full())
      await filePaper(office.clerk, id)
      await submit(office.clerk, id, full())
      return id
    }
    const lowerAccess = async () => {
      const { contacts } = await office.client.customers.get({ id: office.customerId })
      const contact = contacts.find(({ id }) => id === office.contacts.full)
      if (contact === undefined) throw new Error('no such contact')
      await office.client.customers.saveContact({
        ...contact,
        requestId: requestId(),
        customerId: office.customerId,
        contactId: contact.id,
        access: 'contact-only',
        requestedBy: 'own',
        identifiedBy: 'not-needed',
      })
    }
    const verify = async () => {
      for await (const check of await office.client.audit.verify())
        if (!check.ok) throw new Error(`${check.check}: ${JSON.stringify(check.problems)}`)
    }

    it('carries nothing once who signed has less access, at the decision and when it is applied', async () => {
      await begin()
      const first = await waiting(newStreet())
      const second = await approved(
        office,
        await askedWords(office.clerk, office.invoice.id, { note: 'x' }),
        full(),
      )
      await lowerAccess()
      expect((await refusalOf(decide(office.supervisor, first))).code).toBe('customers.access-not-enough')
      await decide(office.supervisor, first, 'reject')
      expect((await refusalOf(apply(office.clerk, second))).params).toMatchObject({
        people: 'Bea Boekhouder',
      })
      await verify()
    })

    it('is not written under the name of a person who was erased since', async () => {
      const { client, clerk, contacts, customerId } = await begin()
      const id = await approved(office, newStreet(), full())
      await client.customers.erasePerson({
        requestId: requestId(),
        contactId: contacts.full,
        version: 1,
        reason: 'Asked by letter',
        password,
      })
      expect((await refusalOf(apply(clerk, id))).code).toBe('customers.requester-unknown')
      expect((await client.customers.get({ id: customerId })).addressLine).toBe('Wirdumerdijk 12')
    })

    it('is what the new invoice says where VAT would be another', async () => {
      const { client, clerk, customerId, invoice } = await begin()
      const abroad = { country: 'US', postcode: '10001', city: 'New York' }
      const { lines } = await askedLines()
      const asked = await askedWords(clerk, invoice.id, { ...abroad, note: 'As agreed', lines })
      const before = await clerk.changes.previewChange({ asked })
      expect(before.problems).toMatchObject([
        {
          code: 'changes.card-says-otherwise',
          params: { fields: 'words.postcode words.city words.country' },
        },
      ])
      await changeCard(client, customerId, abroad)
      const id = await approved(office, asked, full())
      const { rows } = await clerk.changes.get({ id })
      expect(rows.map(({ field }) => field)).toContain('line.1.description')
      await apply(clerk, id)
      const { result } = await clerk.changes.get({ id })
      const made = await client.billing.get({ id: result?.documents[1]?.id ?? '' })
      expect(made).toMatchObject({
        treatment: 'outside-eu',
        note: 'As agreed',
        lines: [{ description: 'Hosting pakket L' }],
      })
      await verify()
    })
    const askedLines = async () => {
      const asked = await askedWords(office.clerk, office.invoice.id, {})
      if (asked.kind !== 'invoice' || asked.words === null) throw new Error('no words')
      return { lines: asked.words.lines.map((line) => ({ ...line, description: 'Hosting pakket L' })) }
    }

    it('is not applied where the card moved on before VAT was decided anew', async () => {
      const { client, clerk, customerId, invoice } = await begin()
      const abroad = { country: 'US', postcode: '10001', city: 'New York' }
      await changeCard(client, customerId, abroad)
      const id = await approved(office, await askedWords(clerk, invoice.id, abroad), full())
      await changeCard(client, customerId, { addressLine: 'Broadway 1' })
      expect((await refusalOf(apply(clerk, id))).params).toEqual({ fields: 'words.addressLines' })
    })

    it('is on the new card as well where the tax identity changed', async () => {
      const { client, clerk, customerId } = await begin()
      const taxIdentity = kvk()
      const fields = { legalName: 'Pastoor Brood B.V.' }
      const id = await approved(office, { kind: 'card', customerId, fields, taxIdentity }, full())
      const card = await client.customers.get({ id: customerId })
      await client.migrations.migrate({
        requestId: requestId(),
        customerId,
        taxIdentity,
        card: { ...card, legalName: 'Pastor Brood B.V.' },
        day: '2026-11-20',
        version: card.version,
        confirm: ['customers.duplicate', 'migrations.credit-stays', 'migrations.duplicate'],
      })
      expect(await refusalOf(apply(clerk, id))).toMatchObject({
        code: 'changes.card-says-otherwise',
        params: { fields: 'legalName' },
      })
      const newCard = (await clerk.changes.get({ id })).rightCard?.id ?? ''
      await changeCard(client, newCard, fields)
      await apply(clerk, id)
      expect((await clerk.changes.get({ id })).state).toBe('applied')
    })

    it('asks for no new invoice where the tax number of the card is the one on it', async () => {
      const { client, clerk, customerId, invoice } = await begin()
      await changeCard(client, customerId, { addressLine: 'Nieuwestad 14' })
      const base = { kind: 'invoice' as const, documentId: invoice.id, words: null, fields: {} }
      const asked: Asked = { ...base, matter: 'tax-id', rightCustomerId: customerId }
      const { problems } = await clerk.changes.previewChange({ asked })
      expect(problems).toMatchObject([{ code: 'changes.identity-same' }])
    })

    it('leaves the debt on the invoice that stands when the money leaves again', async () => {
      const { client, clerk, customerId, invoice } = await begin()
      await changeCard(client, customerId, { vatNumber: 'NL004495445B01' })
      const base = { kind: 'invoice' as const, documentId: invoice.id, words: null, fields: {} }
      const asked: Asked = { ...base, matter: 'tax-id', rightCustomerId: customerId }
      const id = await approved(office, asked, full())
      await apply(clerk, id)
      const { result } = await clerk.changes.get({ id })
      const made = result?.documents[1]?.id ?? ''
      expect(await client.billing.get({ id: made })).toMatchObject({ state: 'settled', openCents: 0 })
      await unmatchFirst()
      expect(await client.billing.get({ id: invoice.id })).toMatchObject({ state: 'credited', openCents: 0 })
      expect(await client.billing.get({ id: made })).toMatchObject({ state: 'open', openCents: 121_00 })
      await verify()
    })

    it('leaves nothing owed on what went to the wrong customer when their money leaves again', async () => {
      const { client, clerk, customerId, invoice } = await begin()
      const right = await createCard(client, { legalName: 'Slagerij Zijlstra B.V.' })
      const base = { kind: 'invoice' as const, documentId: invoice.id, words: null, fields: {} }
      const asked: Asked = { ...base, matter: 'recipient', rightCustomerId: right.id }
      await apply(clerk, await approved(office, asked, full()))
      await unmatchFirst()
      expect(await client.billing.get({ id: invoice.id })).toMatchObject({ state: 'credited', openCents: 0 })
      expect(await client.customers.get({ id: customerId })).toMatchObject({ openCents: 0, creditCents: 0 })
      expect((await client.customers.get({ id: right.id })).openCents).toBe(121_00)
      await verify()
    })
    it('opens no proforma again beside the invoice that was issued anew', async () => {
      const { client, clerk, customerId, invoice } = await begin()
      await changeCard(client, customerId, { vatNumber: 'NL004495445B01' })
      const base = { kind: 'invoice' as const, documentId: invoice.id, words: null, fields: {} }
      const asked: Asked = { ...base, matter: 'tax-id', rightCustomerId: customerId }
      const id = await approved(office, asked, full())
      await apply(clerk, id)
      await unmatchFirst('credit-and-reopen')
      const { related } = await client.billing.get({ id: invoice.id })
      expect(await client.billing.get({ id: related[0]?.id ?? '' })).toMatchObject({ state: 'settled' })
      const made = (await clerk.changes.get({ id })).result?.documents[1]?.id ?? ''
      expect(await client.billing.get({ id: made })).toMatchObject({ state: 'open', openCents: 121_00 })
      await verify()
    })
    const unmatchFirst = async (invoiceDecision: 'leave-open' | 'credit-and-reopen' = 'leave-open') => {
      const { related } = await office.client.billing.get({ id: office.invoice.id })
      const { payments } = await office.client.billing.get({ id: related[0]?.id ?? '' })
      await office.client.payments.unmatch({
        requestId: requestId(),
        allocationId: payments[0]?.allocationId ?? '',
        reason: 'of somebody else',
        invoiceDecision,
      })
    }

    it('is printed as paid where a new invoice was settled by the old one and is corrected again', async () => {
      const { client, clerk, customerId, invoice, scenario } = await begin()
      await changeCard(client, customerId, { vatNumber: 'NL004495445B01' })
      const base = { kind: 'invoice' as const, documentId: invoice.id, words: null, fields: {} }
      const asked: Asked = { ...base, matter: 'tax-id', rightCustomerId: customerId }
      const id = await approved(office, asked, full())
      await apply(clerk, id)
      const made = (await clerk.changes.get({ id })).result?.documents[1]?.id ?? ''
      const again = await approved(office, await askedWords(clerk, made, { note: 'x' }), full())
      await apply(clerk, again)
      const corrective = (await clerk.changes.get({ id: again })).result?.documents[0]?.id ?? ''
      const settled = (await frozenOf(scenario.core, made)).payments
      expect((await frozenOf(scenario.core, corrective)).payments).toEqual(settled)
      await verify()
    })

    it('holds nothing that the form could not print', async () => {
      const { clerk, invoice } = await begin()
      const asked = await askedWords(clerk, invoice.id, { name: 'Bakkerij Pastoor 漢 V.O.F.' })
      expect(await refusalOf(record(clerk, asked, full()))).toMatchObject({
        code: 'billing.characters-unsupported',
        params: { characters: '漢' },
      })
    })

    it('hides from an address that nobody vouched for how the person was reached', async () => {
      const { clerk, customerId, contacts, scenario } = await begin()
      const contact = { name: 'Pieter Pastoor', email: 'pieter@elsewhere.example', phone: '', jobTitle: '' }
      const asked: Asked = {
        kind: 'lost-access',
        customerId,
        contactId: contacts.full,
        contact: { ...contact, access: 'full' },
      }
      const { id } = await record(clerk, asked, full())
      const form = await scenario.core.core.store.read((tx) =>
        formFacts({ tx, core: scenario.core.core }, { id, language: 'en' }),
      )
      expect(form.rows).toEqual([
        { field: 'contactEmail', position: null, before: 'p***', after: 'pieter@elsewhere.example' },
      ])
    })

    it('is named as kept by law where only the reason of a colleague names who is erased', async () => {
      const { client, contacts, supervisor } = await begin()
      const id = await waiting(newStreet())
      await decide(supervisor, id, 'send-back', 'Have Bea Boekhouder sign it too')
      const { kept } = await client.customers.previewErasure({ contactId: contacts.billing })
      expect(kept.map(({ id: one }) => one)).toEqual([id])
    })
  })
}
