import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day } from '../../shared/values/day.ts'
import type { Correction } from '../../electron/core/rooms/billing/index.ts'
import { checkDocumentIndex, foreseeCorrective } from '../../electron/core/rooms/billing/index.ts'
import { balancesOf, createProforma, line, problemsOf, receive } from '../support/billing-steps.ts'
import { codeOf, correct, frozenOf, openInvoice, paidInvoice, printed } from '../support/corrective-steps.ts'
import { createCard, openScenario, type Scenario } from '../support/scenario.ts'
import { type Client, flavours, requestId } from '../support/test-core.ts'

const street: Correction = { recipient: { addressLines: ['Wirdumerdijk 21'] } }

for (const flavour of flavours) {
  describe(`corrective documents on ${flavour}`, () => {
    let scenario: Scenario
    let client: Client
    let customerId: string
    beforeAll(async () => {
      scenario = await openScenario(flavour)
      client = scenario.client
      customerId = (await createCard(client)).id
    })
    afterAll(() => scenario.dispose())

    /** Everything that a corrective document must leave as it is. */
    const books = async (invoiceId: string) => {
      const { state, openCents, version, payments } = await client.billing.get({ id: invoiceId })
      const card = await client.customers.get({ id: customerId })
      const { total } = await client.ledger.list({})
      const counts = await client.billing.counts({})
      return {
        invoice: { state, openCents, version, payments },
        card: { openCents: card.openCents, creditCents: card.creditCents },
        balances: await balancesOf(scenario.core),
        entries: total,
        open: counts.map((row) => [row.kind, row.state, row.openCents, row.overdueCents]),
      }
    }

    it('restate an open invoice in full with the right words, its reference and its code', async () => {
      const { id, number } = await openInvoice(scenario, customerId, { purchaseReference: 'PO 7' })
      const issued = await correct(scenario.core, id, street)
      expect(issued.number).toBe('R2026-00001')
      const [invoice, page] = [await client.billing.get({ id }), await client.billing.get({ id: issued.id })]
      expect(page).toMatchObject({
        kind: 'corrective',
        state: 'settled',
        openCents: 0,
        grossCents: invoice.grossCents,
        vatGroups: invoice.vatGroups,
        vatDay: invoice.vatDay,
        treatment: invoice.treatment,
        reference: invoice.reference,
        purchaseReference: 'PO 7',
        actions: [],
        related: [{ id, number, relation: 'corrects' }],
      })
      expect(page.recipient[1]).toBe('Wirdumerdijk 21')
      expect(invoice.related.map(({ relation }) => relation)).toEqual(['invoice-of', 'corrected-by'])
      expect(invoice.recipient[1]).toBe('Wirdumerdijk 12')
      const frozen = await frozenOf(scenario.core, issued.id)
      expect(frozen.title).toBe('Gecorrigeerde factuur R2026-00001')
      expect(frozen.notice).toContain(`factuur ${number} van 20-11-2026`)
      expect(frozen.corrections?.rows).toEqual([
        { what: 'Adres', was: 'Wirdumerdijk 12', is: 'Wirdumerdijk 21' },
      ])
      const original = await frozenOf(scenario.core, id)
      expect(frozen.lines).toEqual(original.lines)
      expect(frozen.paymentBlock?.qrText).toContain(invoice.reference)
      expect(frozen.paymentBlock?.rows[0]?.value).toContain('121,00')
      expect((await frozenOf(scenario.core, id)).corrections).toBeUndefined()
    })

    it('show a paid invoice as paid, and ask for nothing', async () => {
      const { id } = await paidInvoice(scenario, customerId)
      const issued = await correct(scenario.core, id, { recipient: { name: 'Bakkerij Pastoor B.V.' } })
      const frozen = await frozenOf(scenario.core, issued.id)
      expect(frozen.paymentBlock).toBeNull()
      expect(frozen.payments?.rows).toHaveLength(1)
      expect(frozen.recipient.lines[0]).toBe('Bakkerij Pastoor B.V.')
      const row = (await client.billing.list({ search: issued.number })).rows[0]
      expect(row).toMatchObject({ customerName: 'Bakkerij Pastoor B.V.', overdueDays: 0 })
    })

    it('may be followed by another one, and the last one counts', async () => {
      const lines = [
        line({ detail: 'jan-mrt', periodFrom: '2026-01-01', periodTo: '2026-03-31' }),
        line({ description: 'Domein', unitPrice: '12.5' }),
      ]
      const { id } = await openInvoice(scenario, customerId, { lines })
      const period = { periodFrom: day('2026-01-01'), periodTo: day('2026-12-31') }
      const first = await correct(scenario.core, id, {
        lines: [{ position: 1, detail: '', ...period }],
        note: 'Met excuses',
      })
      const second = await correct(scenario.core, first.id, {
        lines: [{ position: 2, description: 'Domein bakkerij-pastoor.nl' }],
        note: '',
      })
      const words = await printed(scenario.core, second.id)
      expect(words).toMatchObject({ id, kind: 'invoice', correctedBy: { number: second.number }, note: '' })
      expect(words.lines[0]).toMatchObject({ detail: '', ...period })
      const frozen = await frozenOf(scenario.core, second.id)
      expect(frozen.notice).toContain(`in de plaats van ${first.number} van 20-11-2026`)
      // Against the invoice, which the reader has; what was put back, against the document before.
      expect(frozen.corrections?.rows).toEqual([
        { what: 'Opmerking', was: 'Met excuses', is: '(niets)' },
        { what: 'Toelichting, regel 1', was: 'jan-mrt', is: '(niets)' },
        {
          what: 'Periode, regel 1',
          was: expect.stringContaining('31-03'),
          is: expect.stringContaining('31-12'),
        },
        { what: 'Omschrijving, regel 2', was: 'Domein', is: 'Domein bakkerij-pastoor.nl' },
      ])
      const note = await client.billing.creditInvoice({
        requestId: requestId(),
        id,
        version: (await client.billing.get({ id })).version,
        reason: 'Opgezegd',
        lines: null,
      })
      const credited = await client.billing.get({ id: note.id })
      expect(credited.lines[1]?.description).toBe('Domein bakkerij-pastoor.nl')
      expect(await problemsOf(scenario.core)).toEqual([])
    })

    it('are refused where nothing differs, where words are missing, and for what is no invoice', async () => {
      const { id, proformaId, number } = await openInvoice(scenario, customerId)
      const refused = (correction: Correction, of = id) => codeOf(correct(scenario.core, of, correction))
      expect(await refused({})).toBe('billing.correction-nothing')
      expect(await refused({ recipient: { city: ' Leeuwarden ' } })).toBe('billing.correction-nothing')
      expect(await refused({ recipient: { name: ' ' } })).toBe('billing.correction-blank')
      expect(await refused({ lines: [{ position: 1, description: '' }] })).toBe('billing.correction-blank')
      expect(await refused({ lines: [{ position: 9, detail: 'x' }] })).toBe('billing.correction-line')
      const backwards = { periodFrom: day('2026-02-01'), periodTo: day('2026-01-01') }
      expect(await refused({ lines: [{ position: 1, ...backwards }] })).toBe('billing.correction-period')
      expect(await refused({ note: '漢字' })).toBe('billing.characters-unsupported')
      expect(await refused(street, proformaId)).toBe('billing.proforma-not-corrected')
      const { version } = await client.billing.get({ id })
      const input = { requestId: requestId(), id, version, reason: 'x', lines: null }
      const note = await client.billing.creditInvoice(input)
      expect(await refused(street, note.id)).toBe('billing.not-an-invoice')
      expect(await refused(street)).toBe('billing.already-credited')
      const { n } = await printed(scenario.core, id)
      const foreseen = await scenario.core.core.store.read((tx) =>
        foreseeCorrective(tx, { documentN: n, correction: street }),
      )
      expect(foreseen).toEqual({
        ok: false,
        refusal: { code: 'billing.already-credited', params: { number } },
      })
    })

    it('are refused for a place where the supply would be taxed otherwise, and only there', async () => {
      const { id } = await openInvoice(scenario, customerId)
      const moved = (country: string, postcode = '8911 CE') =>
        correct(scenario.core, id, { recipient: { country, postcode } })
      expect(await codeOf(moved('US'))).toBe('billing.correction-vat')
      expect((await moved('NL', '8911 CX')).number).toMatch(/^R2026-/u)
      const consumer = await createCard(
        client,
        {
          kind: 'person',
          legalName: 'Ana García',
          country: 'ES',
          postcode: '28013',
          city: 'Madrid',
          language: 'es',
        },
        { kind: 'none', country: 'ES', value: '' },
      )
      const abroad = await openInvoice(scenario, consumer.id)
      const canary = { recipient: { postcode: '35001', city: 'Las Palmas' } }
      expect(await codeOf(correct(scenario.core, abroad.id, canary))).toBe('billing.correction-vat')
      const madrid = await correct(scenario.core, abroad.id, { recipient: { postcode: '28014' } })
      expect((await frozenOf(scenario.core, madrid.id)).title).toContain('Factura rectificativa')
    })

    it('take no money: their invoice does', async () => {
      const { id } = await openInvoice(scenario, customerId)
      const issued = await correct(scenario.core, id, street)
      const payment = receive(scenario.core, { documentId: issued.id, amountCents: 1 })
      expect(await codeOf(payment)).toBe('payments.document-not-payable')
      await receive(scenario.core, { documentId: id, amountCents: 12_100 })
      expect(await client.billing.get({ id })).toMatchObject({ state: 'settled', openCents: 0 })
    })

    it('tell in the story of the invoice what was and what is', async () => {
      const { id } = await openInvoice(scenario, customerId)
      const issued = await correct(scenario.core, id, street)
      const story = await client.audit.story({ recordKind: 'document', recordId: id })
      expect(story[0]).toMatchObject({
        action: 'billing.invoice-corrected',
        public: { corrective: issued.number, fields: ['address'] },
        private: {
          reason: 'CR-2026-0001',
          before: { address: 'Wirdumerdijk 12' },
          after: { address: 'Wirdumerdijk 21' },
        },
      })
    })

    it('never change the ledger, VAT, or what is open, whatever they say', async () => {
      const word = fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme-ascii' })
      const correction = fc.record(
        {
          recipient: fc.record(
            { name: word, addressLines: fc.array(word, { maxLength: 3 }), city: word, postcode: word },
            { requiredKeys: [] },
          ),
          purchaseReference: word,
          note: word,
          lines: fc.array(
            fc.record({ position: fc.integer({ min: 1, max: 3 }), description: word, detail: word }),
            { maxLength: 2 },
          ),
        },
        { requiredKeys: [] },
      )
      const invoices = [
        (await openInvoice(scenario, customerId, { lines: [line(), line()] })).id,
        (await paidInvoice(scenario, customerId, { lines: [line(), line()] })).id,
      ]
      let issued = 0
      await fc.assert(
        fc.asyncProperty(correction, fc.nat(1), async (change, which) => {
          const id = invoices[which] ?? ''
          const before = await books(id)
          const words = await printed(scenario.core, id)
          const number = await correct(scenario.core, id, change).then(
            (done) => done.number,
            () => null,
          )
          if (number !== null) issued += 1
          const now = await printed(scenario.core, id)
          expect(now.correctedBy?.number ?? null).toBe(number ?? words.correctedBy?.number ?? null)
          expect({ ...(await books(id)) }).toEqual(before)
        }),
        { numRuns: flavour === 'sqlite' ? 40 : 12 },
      )
      expect(issued).toBeGreaterThan(3)
      expect(await problemsOf(scenario.core)).toEqual([])
    })

    it('are found by the proof of the books where their amounts are not those of an invoice', async () => {
      const { id } = await openInvoice(scenario, customerId)
      const { number } = await correct(scenario.core, id, street)
      const { core } = scenario.core
      const spoilt = core.store.write(async (tx) => {
        await sql`update document_state set open_cents = 5
          where document_n = (select n from document where number = ${number})`.execute(tx.db)
        const { problems } = await checkDocumentIndex(tx)
        expect(problems).toEqual([{ code: 'document-open-wrong', params: { number, kept: 5, ledger: 0 } }])
        throw new Error('undone')
      })
      await expect(spoilt).rejects.toThrow('undone')
    })

    it('are numbered without a gap and proven with the rest of the books', async () => {
      await createProforma(client, customerId)
      for await (const { check, ok, problems } of await client.audit.verify({ requestId: requestId() })) {
        // Money of these tests comes from no bank line.
        if (check === 'bank-line-index' || check === 'bank-balance') continue
        expect({ check, ok, problems: check === 'pdf-pending' ? [] : problems }).toEqual({
          check,
          ok: true,
          problems: [],
        })
      }
    })
  })
}
