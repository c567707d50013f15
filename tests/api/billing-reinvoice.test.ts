import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { balancesOf, line, problemsOf, receive, takeBack } from '../support/billing-steps.ts'
import {
  codeOf,
  correct,
  foresee,
  frozenOf,
  openInvoice,
  paidInvoice,
  reinvoice,
} from '../support/corrective-steps.ts'
import { createCard, kvk, openScenario, type Scenario } from '../support/scenario.ts'
import { type Client, flavours, requestId } from '../support/test-core.ts'

for (const flavour of flavours) {
  describe(`invoices credited and issued anew on ${flavour}`, () => {
    let scenario: Scenario
    let client: Client
    beforeAll(async () => {
      scenario = await openScenario(flavour)
      client = scenario.client
    })
    afterAll(() => scenario.dispose())

    const newCard = async () => (await createCard(client, { priceMode: 'net' }, kvk())).id
    const money = async (id: string) => {
      const { openCents, creditCents } = await client.customers.get({ id })
      return { openCents, creditCents }
    }

    it('move a debt to the right card, and leave what was paid as credit on the old one', async () => {
      const [wrong, right] = [await newCard(), await newCard()]
      const old = await openInvoice(scenario, wrong, { purchaseReference: 'PO 7', note: 'Dank u' })
      await receive(scenario.core, { documentId: old.id, amountCents: 4_000 })
      scenario.clock.advanceSeconds(3 * 86_400)
      const before = await balancesOf(scenario.core)
      const foreseen = await foresee(scenario.core, old.id, right)
      expect(foreseen).toMatchObject({
        ok: true,
        credited: { grossCents: 12_100 },
        invoiced: { grossCents: 12_100 },
        receivableCents: 8_100,
        settledCents: 0,
        openCents: 12_100,
        creditLeftCents: 4_000,
      })
      expect(await money(wrong)).toEqual({ openCents: 8_100, creditCents: 0 })
      const done = await reinvoice(scenario.core, old.id, right)
      expect(done.creditLeftCents).toBe(4_000)
      expect(await money(wrong)).toEqual({ openCents: 0, creditCents: 4_000 })
      expect(await money(right)).toEqual({ openCents: 12_100, creditCents: 0 })
      const page = await client.billing.get({ id: done.invoice.id })
      expect(page).toMatchObject({
        kind: 'invoice',
        state: 'open',
        customerId: right,
        vatDay: '2026-11-23',
        purchaseReference: '',
        note: 'Dank u',
        related: [{ id: old.id, relation: 'replaces' }],
      })
      expect((await client.billing.get({ id: old.id })).related.map(({ relation }) => relation)).toEqual([
        'invoice-of',
        'credited-by',
        'replaced-by',
      ])
      const frozen = await frozenOf(scenario.core, done.invoice.id)
      expect(frozen.notice).toContain(`in de plaats van factuur ${old.number} van 20-11-2026`)
      expect(frozen.meta).toContainEqual({ label: 'Leverdatum', value: '20-11-2026', emphasised: false })
      const after = await balancesOf(scenario.core)
      expect([after['revenue'], after['vat']]).toEqual([before['revenue'], before['vat']])
      expect(await problemsOf(scenario.core)).toEqual([])
    })

    it('settle the new invoice of the same card at once with what was paid on the old one', async () => {
      const card = await newCard()
      const old = await paidInvoice(scenario, card, { purchaseReference: 'PO 8' })
      const before = await balancesOf(scenario.core)
      const done = await reinvoice(scenario.core, old.id, card)
      expect(done.creditLeftCents).toBe(0)
      const page = await client.billing.get({ id: done.invoice.id })
      expect(page).toMatchObject({ state: 'settled', openCents: 0, purchaseReference: 'PO 8' })
      expect(await money(card)).toEqual({ openCents: 0, creditCents: 0 })
      const frozen = await frozenOf(scenario.core, done.invoice.id)
      expect(frozen.payments?.rows[0]?.text).toContain(old.number)
      expect(frozen.paymentBlock).toBeNull()
      expect(await balancesOf(scenario.core)).toEqual(before)
      expect(await problemsOf(scenario.core)).toEqual([])
      // Money that leaves the new invoice again makes it a debt.
      await takeBack(scenario.core, done.invoice.id, 12_100, 'leave-open')
      expect(await client.billing.get({ id: done.invoice.id })).toMatchObject({ openCents: 12_100 })
      expect(await problemsOf(scenario.core)).toEqual([])
    })

    it('decide VAT anew for the card, at the rates of the old day of supply', async () => {
      const wrong = await newCard()
      const right = await createCard(
        client,
        {
          legalName: 'Hosting SL',
          country: 'ES',
          postcode: '28013',
          city: 'Madrid',
          vatNumber: 'ESB58378431',
        },
        { kind: 'es-cif', country: 'ES', value: 'B58378431' },
      )
      const { version } = await client.customers.get({ id: right.id })
      await client.customers.confirmVat({
        requestId: requestId(),
        id: right.id,
        version,
        day: '2026-11-20',
        valid: true,
      })
      const old = await paidInvoice(scenario, wrong)
      const foreseen = await foresee(scenario.core, old.id, right.id)
      expect(foreseen).toMatchObject({
        ok: true,
        treatment: 'reverse-charge',
        invoiced: { grossCents: 10_000, vatCents: 0 },
        creditLeftCents: 12_100,
      })
      await reinvoice(scenario.core, old.id, right.id)
      expect(await money(wrong)).toEqual({ openCents: 0, creditCents: 12_100 })
      expect(await money(right.id)).toEqual({ openCents: 10_000, creditCents: 0 })
      expect(await problemsOf(scenario.core)).toEqual([])
    })

    it('take what earlier credit notes left, with the words of the last correction', async () => {
      const card = await newCard()
      const lines = [line(), line({ description: 'Boek', unitPrice: '33.33', vatCategory: 'reduced' })]
      const old = await paidInvoice(scenario, card, { lines })
      await correct(scenario.core, old.id, { lines: [{ position: 2, description: 'Handboek' }] })
      const { version } = await client.billing.get({ id: old.id })
      await client.billing.creditInvoice({
        requestId: requestId(),
        id: old.id,
        version,
        reason: 'x',
        lines: [
          { position: 1, amountCents: 10_000 },
          { position: 2, amountCents: 1_111 },
        ],
      })
      const done = await reinvoice(scenario.core, old.id, card)
      const page = await client.billing.get({ id: done.invoice.id })
      expect(page.lines).toMatchObject([{ description: 'Handboek', quantity: '1', amountCents: 2_222 }])
      expect(page.state).toBe('settled')
      expect(await problemsOf(scenario.core)).toEqual([])
    })

    it('are refused where nothing is left, for a proforma, and to a card that is worked with no more', async () => {
      const [card, other] = [await newCard(), await newCard()]
      const old = await paidInvoice(scenario, card)
      expect(await codeOf(reinvoice(scenario.core, old.proformaId, other))).toBe('billing.not-an-invoice')
      const gone = await newCard()
      const { version } = await client.customers.get({ id: gone })
      await client.customers.withdraw({ requestId: requestId(), id: gone, version, reason: 'x' })
      expect(await codeOf(reinvoice(scenario.core, old.id, gone))).toBe('customers.withdrawn')
      await reinvoice(scenario.core, old.id, other)
      expect(await codeOf(reinvoice(scenario.core, old.id, other))).toBe('billing.already-credited')
      expect(await foresee(scenario.core, old.id, other)).toMatchObject({
        ok: false,
        refusal: { code: 'billing.already-credited' },
      })
      expect(await problemsOf(scenario.core)).toEqual([])
    })
  })
}
