import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cardFields, createCard, kvk, openScenario, type Scenario } from '../support/scenario.ts'
import { flavours, requestId } from '../support/test-core.ts'
import { refusalOf } from '../support/refusal.ts'
import { confirmationOf, eventsOf } from '../support/customer-steps.ts'

for (const flavour of flavours) {
  describe(`customer cards on ${flavour}`, () => {
    let scenario: Scenario
    beforeAll(async () => {
      scenario = await openScenario(flavour)
    })
    afterAll(() => scenario.dispose())

    it('numbers cards one after the other and keeps what was typed in its normalised form', async () => {
      const { client } = scenario
      const first = await createCard(client, {
        iban: 'nl91 abna 0417 1643 00',
        postcode: '8911ce',
        email: 'Info@Bakkerij-Pastoor.example',
        vatNumber: 'nl 0044.95.445.b01',
      })
      const second = await createCard(client, { legalName: 'De Gouden Leeuw B.V.' })
      const card = await client.customers.get({ id: first.id })

      expect(Number(second.cardNumber.replace(/\D/g, ''))).toBe(
        Number(first.cardNumber.replace(/\D/g, '')) + 1,
      )
      expect(card).toMatchObject({
        version: 1,
        state: 'active',
        cardNumber: first.cardNumber,
        iban: 'NL91ABNA0417164300',
        postcode: '8911 CE',
        email: 'info@bakkerij-pastoor.example',
        vatNumber: 'NL004495445B01',
        openCents: 0,
        overdueCents: 0,
        creditCents: 0,
        serviceCount: 0,
        documentCount: 0,
        contacts: [],
        successor: null,
        vatConfirmation: null,
      })
      const events = await eventsOf(client, first.id)
      expect(events.map((event) => event.action)).toEqual(['customers.card-created'])
      expect(JSON.stringify(events[0]?.public)).not.toContain('Pastoor')
    })

    it('gives the first answer again when a creation is repeated with its request id', async () => {
      const { client } = scenario
      const call = {
        requestId: requestId(),
        taxIdentity: kvk(),
        card: cardFields({ legalName: 'Twice Told B.V.' }),
        confirm: ['customers.duplicate'],
      }
      const first = await client.customers.create(call)
      expect(await client.customers.create(call)).toEqual(first)
      const { total } = await client.customers.list({ search: 'twice told' })
      expect(total).toBe(1)
    })

    it('refuses a tax ID that its country does not know, and says why', async () => {
      const { client } = scenario
      const wrong = async (taxIdentity: { kind: string; country: string; value: string }) =>
        refusalOf(createCard(client, { country: taxIdentity.country, postcode: '' }, taxIdentity))

      expect(await wrong({ kind: 'es-cif', country: 'ES', value: 'B64717839' })).toMatchObject({
        code: 'customers.tax-id-invalid',
        params: { reason: 'checksum' },
      })
      expect(await wrong({ kind: 'nl-kvk', country: 'DE', value: '12345678' })).toMatchObject({
        code: 'customers.tax-id-invalid',
        params: { reason: 'kind-not-for-country' },
      })
      expect(await wrong({ kind: 'passport', country: 'NL', value: 'X1' })).toMatchObject({
        code: 'customers.tax-id-invalid',
      })
    })

    it('never takes a BSN, not as tax ID and not in another field of a consumer', async () => {
      const { client } = scenario
      const person = { kind: 'person' as const, legalName: 'J. de Boer' }
      const none = { kind: 'none', country: 'NL', value: '' }
      const bsn = '111222333'
      expect(await refusalOf(createCard(client, person, { ...none, value: bsn }))).toMatchObject({
        code: 'customers.bsn-forbidden',
      })
      expect(await refusalOf(createCard(client, { ...person, registrationNumber: bsn }, none))).toMatchObject(
        { code: 'customers.bsn-forbidden' },
      )
      expect(
        await refusalOf(createCard(client, { ...person, vatNumber: `NL${bsn}B01` }, none)),
      ).toMatchObject({ code: 'customers.bsn-forbidden' })
      const { rows } = await client.customers.list({ search: bsn })
      expect(rows).toEqual([])
      const taken = await createCard(client, person, none)
      expect((await client.customers.get({ id: taken.id })).taxIdentity).toEqual(none)
    })

    it('refuses a wrong IBAN, VAT number, e-mail address or postcode and writes nothing', async () => {
      const { client } = scenario
      const before = (await client.customers.list({})).total
      const attempts = [
        [{ iban: 'NL91ABNA0417164301' }, 'customers.iban-invalid'],
        [{ vatNumber: 'NL123456789B01' }, 'customers.vat-number-invalid'],
        [{ vatNumber: 'DE136695976' }, 'customers.vat-number-country'],
        [{ email: 'nobody' }, 'customers.email-invalid'],
        [{ postcode: '89111' }, 'customers.postcode-invalid'],
      ] as const
      for (const [change, code] of attempts) {
        expect(await refusalOf(createCard(client, change))).toMatchObject({ code })
      }
      expect((await client.customers.list({})).total).toBe(before)
    })

    it('shows a card that may be the same before another is made, and makes it when told so', async () => {
      const { client } = scenario
      const identity = { kind: 'be-enterprise', country: 'BE', value: '0403.019.261' }
      const belgian = {
        legalName: 'Brouwerij Het Anker N.V.',
        country: 'BE',
        postcode: '2800',
        city: 'Mechelen',
        email: 'boekhouding@anker.example',
        iban: 'BE68539007547034',
      }
      const { id, cardNumber } = await createCard(client, belgian, identity)

      const found = await client.customers.findDuplicates({
        taxIdentity: { kind: 'be-vat', country: 'BE', value: 'BE0403019261' },
        legalName: 'brouwerij het anker NV',
        postcode: '2800',
        iban: 'BE68 5390 0754 7034',
        email: 'Boekhouding@anker.example',
      })
      expect(found).toHaveLength(1)
      expect(found[0]).toMatchObject({ id, reasons: ['tax-id', 'name-postcode', 'iban', 'email'] })

      const again = {
        requestId: requestId(),
        taxIdentity: identity,
        card: cardFields({ ...belgian, email: '', iban: '', legalName: 'Het Anker' }),
      }
      expect(await confirmationOf(client.customers.create(again))).toEqual([
        {
          code: 'customers.duplicate',
          params: { count: 1, cardNumber, legalName: belgian.legalName, reasons: 'tax-id' },
        },
      ])
      const second = await client.customers.create({ ...again, confirm: ['customers.duplicate'] })
      expect(second.id).not.toBe(id)
    })
  })

  describe(`finding cards on ${flavour}`, () => {
    let scenario: Scenario
    let pastoor: { id: string; cardNumber: string }
    let jansen: { id: string; cardNumber: string }
    beforeAll(async () => {
      scenario = await openScenario(flavour)
      const { client } = scenario
      pastoor = await createCard(
        client,
        {
          legalName: 'Bäckerei Pastoor GmbH',
          formerNames: 'Konditorei Müller',
          country: 'DE',
          postcode: '26721',
          city: 'Emden',
          iban: 'DE89370400440532013000',
          phone: '+49 4921 555 123',
        },
        { kind: 'de-vat', country: 'DE', value: 'DE136695976' },
      )
      jansen = await createCard(client, { legalName: 'Jansen & Zn.', phone: '06-1234 5678' })
      await createCard(client, { legalName: 'Verzonnen B.V.', email: 'post@jansenfan.example' })
    })
    afterAll(() => scenario.dispose())
    const idsFor = async (text: string) =>
      (await scenario.client.customers.search({ text })).map((row) => row.id)

    it.each([
      ['a name without its accents', 'backerei'],
      ['the middle of a name', 'ackere'],
      ['a former name', 'muller'],
      ['words in any order', 'gmbh pastoor'],
      ['the tax ID', 'DE136695976'],
      ['the tax ID as it is printed', 'de 136 695 976'],
      ['the IBAN in groups of four', 'DE89 3704 0044 0532 0130 00'],
      ['a phone number as it is dialled at home', '04921 555123'],
    ])('finds a card by %s', async (_, text) => {
      expect(await idsFor(text)).toEqual([pastoor.id])
    })

    it('finds a Dutch mobile number however it is written', async () => {
      expect(await idsFor('+31 6 12345678')).toEqual([jansen.id])
      expect(await idsFor('0612345678')).toEqual([jansen.id])
    })

    it('puts the card with this number first, then names that begin so, then the rest', async () => {
      expect((await idsFor(pastoor.cardNumber))[0]).toBe(pastoor.id)
      expect((await idsFor(String(Number(jansen.cardNumber.replace(/\D/g, '')))))[0]).toBe(jansen.id)
      const names = await scenario.client.customers.search({ text: 'jansen' })
      expect(names.map((row) => row.legalName)).toEqual(['Jansen & Zn.', 'Verzonnen B.V.'])
    })

    it('answers one and two letters from the beginnings of names', async () => {
      expect(await idsFor('j')).toEqual([jansen.id])
      expect(await idsFor('ja')).toEqual([jansen.id])
      expect(await idsFor('an')).toEqual([])
      expect(await idsFor('  ')).toEqual([])
      expect(await idsFor('%')).toEqual([])
    })

    it('finds a card by its domain and by its contact person', async () => {
      const { client } = scenario
      await client.services.create({
        requestId: requestId(),
        customerId: jansen.id,
        startDay: '2026-01-01',
        service: {
          kind: 'domain',
          label: 'bloemen-én-meer.nl',
          unitPrice: '12.50',
          periodMonths: 12,
          nextBillingDay: '2027-01-01',
        },
      })
      const { id, version } = await client.customers.saveContact({
        requestId: requestId(),
        customerId: jansen.id,
        contactId: null,
        version: null,
        name: 'Griet Hoekstra',
        email: 'griet@hoekstra.example',
        access: 'billing',
      })
      expect(await idsFor('bloemen-en')).toEqual([jansen.id])
      expect(await idsFor('n-meer')).toEqual([jansen.id])
      expect(await idsFor('hoekstra')).toEqual([jansen.id])
      expect((await client.customers.list({ search: 'n-meer' })).total).toBe(1)

      await client.customers.removeContact({ requestId: requestId(), contactId: id, version })
      expect(await idsFor('hoekstra')).toEqual([])
      expect((await client.customers.get({ id: jansen.id })).contacts).toEqual([])
    })
  })

  describe(`the list of cards on ${flavour}`, () => {
    let scenario: Scenario
    const names = ['Alfa', 'bravo', 'Çarlı', 'delta', 'Écho', 'foxtrot', 'Golf']
    beforeAll(async () => {
      scenario = await openScenario(flavour)
      for (const [index, legalName] of names.entries()) {
        const change = index % 2 === 0 ? {} : { country: 'DE', postcode: '26721', city: 'Emden' }
        await createCard(scenario.client, { legalName, ...change })
      }
    })
    afterAll(() => scenario.dispose())

    it('sorts by name whatever the capitals and accents, and pages without overlap from either end', async () => {
      const { client } = scenario
      const pages: string[] = []
      for (let offset = 0; offset < 8; offset += 2) {
        const page = await client.customers.list({ offset, limit: 2 })
        expect(page.total).toBe(7)
        pages.push(...page.rows.map((row) => row.legalName))
      }
      expect(pages).toEqual(names)
      const downwards = await client.customers.list({
        offset: 4,
        limit: 5,
        sort: [{ field: 'cardNumber', direction: 'descending' }],
      })
      expect(downwards.rows.map((row) => row.legalName)).toEqual(['Çarlı', 'bravo', 'Alfa'])
    })

    it('filters, counts under the filter, and searches in the same list', async () => {
      const { client } = scenario
      const german = await client.customers.list({
        filters: { country: { operator: 'equals', value: 'DE' } },
        sort: [{ field: 'legalName', direction: 'descending' }],
      })
      expect(german.total).toBe(3)
      expect(german.rows.map((row) => row.legalName)).toEqual(['foxtrot', 'delta', 'bravo'])
      expect((await client.customers.list({ search: 'carl' })).rows.map((row) => row.legalName)).toEqual([
        'Çarlı',
      ])
      expect((await client.customers.list({ search: 'ec' })).rows.map((row) => row.legalName)).toEqual([
        'Écho',
      ])
      const inEmden = await client.customers.list({
        search: 'tro',
        filters: {
          city: { operator: 'starts-with', value: 'EMD' },
          openCents: { operator: 'equals', value: 0 },
        },
      })
      expect(inEmden.rows.map((row) => row.legalName)).toEqual(['foxtrot'])
    })
  })
}
