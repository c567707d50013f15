import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createProforma, draftFor, inCommand, line, problemsOf, runSql } from '../support/billing-steps.ts'
import { changeCard, confirmationOf, errorCodeOf } from '../support/customer-steps.ts'
import { refusalOf } from '../support/refusal.ts'
import { createCard, openScenario, type Scenario } from '../support/scenario.ts'
import { type Client, flavours, requestId } from '../support/test-core.ts'
import { findPayables } from '../../electron/core/rooms/billing/index.ts'

for (const flavour of flavours) {
  describe(`proformas on ${flavour}`, () => {
    let scenario: Scenario
    let client: Client
    let customer: { id: string; cardNumber: string }
    beforeAll(async () => {
      scenario = await openScenario(flavour)
      client = scenario.client
      customer = await createCard(client)
    })
    afterAll(() => scenario.dispose())

    it('say amounts, VAT and why, before anything is stored', async () => {
      const computed = await client.billing.computeDraft(
        draftFor(customer.id, {
          lines: [line({ quantity: '3', unitPrice: '0.0045' }), line({ vatCategory: 'reduced' })],
        }),
      )
      expect(computed).toMatchObject({
        currency: 'EUR',
        language: 'nl',
        priceMode: 'net',
        issueDay: '2026-11-20',
        dueDay: '2026-12-04',
        treatment: 'domestic',
        treatmentReasons: [{ code: 'domestic', params: { country: 'NL' } }],
        netCents: 10_001,
        vatCents: 900,
        grossCents: 10_901,
      })
      expect(computed.lines.map(({ amountCents }) => amountCents)).toEqual([1, 10_000])
      expect(computed.vatGroups).toHaveLength(2)
      expect((await client.billing.list({})).total).toBe(0)
    })

    it('are issued with number, reference and frozen recipient, and are no debt', async () => {
      const { id, number } = await createProforma(client, customer.id, {
        note: 'Dank u.',
        purchaseReference: 'PO 77',
        lines: [line(), line({ description: 'bakkerij-pastoor.nl', vatCategory: 'reduced', quantity: '2' })],
      })
      expect(number).toBe('PF-2026-00001')
      const page = await client.billing.get({ id })
      expect(page).toMatchObject({
        kind: 'proforma',
        state: 'open',
        version: 1,
        cardNumber: customer.cardNumber,
        customerName: 'Bakkerij Pastoor V.O.F.',
        netCents: 30_000,
        vatCents: 3_900,
        grossCents: 33_900,
        openCents: 33_900,
        overdueDays: 0,
        vatDay: null,
        treatment: 'domestic',
        purchaseReference: 'PO 77',
        pdfState: 'pending',
        pdfSha256: null,
        related: [],
        payments: [],
        issuedBy: 'M. de Vries',
        actions: ['replace', 'cancel', 'copy'],
      })
      expect(page.reference).toMatch(/^RF\d\dPF202600001$/)
      expect(page.recipient[0]).toBe('Bakkerij Pastoor V.O.F.')
      // A number of the trade register is no tax number.
      expect(page.recipientTaxId).toBe('')
      expect(page.lines.map(({ amountCents, ratePermyriad }) => [amountCents, ratePermyriad])).toEqual([
        [10_000, 2100],
        [20_000, 900],
      ])
      expect((await client.customers.get({ id: customer.id })).openCents).toBe(0)
      const auditor = await scenario.as('auditor')
      expect((await auditor.billing.get({ id })).actions).toEqual([])
    })

    it('refuse nothing, zero, negative and absurd amounts, and leave no gap', async () => {
      const attempt = async (lines: ReturnType<typeof line>[]) =>
        (await refusalOf(createProforma(client, customer.id, { lines }))).code
      expect(await attempt([])).toBe('billing.no-lines')
      expect(await attempt([line({ unitPrice: '0' })])).toBe('billing.amount-zero')
      expect(await attempt([line({ unitPrice: '-5' })])).toBe('billing.amount-negative')
      expect(await attempt([line(), line({ unitPrice: '-5', vatCategory: 'reduced' })])).toBe(
        'billing.amount-negative',
      )
      expect(await attempt([line({ quantity: '999999999999', unitPrice: '999999999999' })])).toBe(
        'billing.amount-too-large',
      )
      expect(await attempt([line({ description: '你好' })])).toBe('billing.characters-unsupported')
      const { number } = await createProforma(client, customer.id)
      expect(number).toBe('PF-2026-00002')
      expect(await problemsOf(scenario.core)).toEqual([])
    })

    it('repeat to one effect, and are refused when a card is not there', async () => {
      const input = { requestId: requestId(), draft: draftFor(customer.id), confirm: [] }
      const first = await client.billing.createProforma(input)
      expect(await client.billing.createProforma(input)).toEqual(first)
      expect(await errorCodeOf(createProforma(client, requestId()))).toBe('MISSING')
    })

    it('take VAT out of gross prices where the card or the draft says so', async () => {
      const none = { kind: 'none', country: 'NL', value: '' }
      const person = { legalName: 'S. de Boer', kind: 'person', priceMode: 'gross' } as const
      const shopper = await createCard(client, person, none)
      const { id } = await createProforma(client, shopper.id, { lines: [line({ unitPrice: '9.99' })] })
      expect(await client.billing.get({ id })).toMatchObject({
        priceMode: 'gross',
        netCents: 826,
        vatCents: 173,
        grossCents: 999,
      })
    })

    it('print the tax number of whoever has one', async () => {
      const change = { legalName: 'Ana García', kind: 'person', country: 'ES', postcode: '28013' } as const
      const identity = { kind: 'es-dni', country: 'ES', value: '12345678Z' }
      const spaniard = await createCard(client, { ...change, city: 'Madrid', language: 'es' }, identity)
      const { id } = await createProforma(client, spaniard.id)
      expect(await client.billing.get({ id })).toMatchObject({
        language: 'es',
        treatment: 'one-stop-shop',
        recipientTaxId: '12345678Z',
      })
    })

    it('charge a business abroad domestic VAT only after saying why, and none once its number is confirmed', async () => {
      const german = await createCard(
        client,
        {
          legalName: 'Müller GmbH',
          country: 'DE',
          postcode: '10115',
          city: 'Berlin',
          language: 'de',
          vatNumber: 'DE136695976',
        },
        { kind: 'de-vat', country: 'DE', value: 'DE136695976' },
      )
      const warnings = await confirmationOf(createProforma(client, german.id))
      expect(warnings).toEqual([
        {
          code: 'billing.vat-not-confirmed',
          params: { cardNumber: german.cardNumber, reason: 'vat-number-not-confirmed' },
        },
      ])
      const { id } = await createProforma(client, german.id, {}, ['billing.vat-not-confirmed'])
      expect(await client.billing.get({ id })).toMatchObject({ treatment: 'domestic', vatCents: 2_100 })
      const { version } = await client.customers.get({ id: german.id })
      const day = '2026-11-20'
      await client.customers.confirmVat({ requestId: requestId(), id: german.id, version, day, valid: true })
      const computed = await client.billing.computeDraft(draftFor(german.id))
      expect(computed).toMatchObject({ treatment: 'reverse-charge', vatCents: 0, grossCents: 10_000 })
      expect(computed.vatGroups[0]).toMatchObject({ country: 'DE', vatCode: 'reverse-charge' })
    })

    it('charge a consumer abroad the rate of their country, and refuse where it is not known', async () => {
      const none = { kind: 'none', country: 'DE', value: '' }
      const change = { legalName: 'Erika Muster', kind: 'person', country: 'DE', postcode: '10115' } as const
      const consumer = await createCard(client, { ...change, city: 'Berlin', language: 'de' }, none)
      const computed = await client.billing.computeDraft(draftFor(consumer.id))
      expect(computed).toMatchObject({ treatment: 'one-stop-shop', vatCents: 1_900 })
      const reduced = draftFor(consumer.id, { lines: [line({ vatCategory: 'zero' })] })
      expect((await client.billing.computeDraft(reduced)).vatCents).toBe(0)
      const luxembourg = await createCard(
        client,
        { ...change, country: 'LU', postcode: '1111', city: 'Luxembourg' },
        { ...none, country: 'LU' },
      )
      const missing = draftFor(luxembourg.id, { lines: [line({ vatCategory: 'reduced' })] })
      expect(await refusalOf(client.billing.computeDraft(missing))).toMatchObject({
        code: 'billing.vat-rate-missing',
        params: { country: 'LU', category: 'reduced' },
      })
    })

    it('are cancelled with a reason, once, and not behind a colleague', async () => {
      const { id, number } = await createProforma(client, customer.id)
      const cancel = (version: number) =>
        client.billing.cancelProforma({ requestId: requestId(), id, version, reason: 'Besteld per ongeluk' })
      expect(await errorCodeOf(cancel(7))).toBe('STALE')
      await cancel(1)
      expect(await client.billing.get({ id })).toMatchObject({ state: 'cancelled', openCents: 0, version: 2 })
      expect(await refusalOf(cancel(2))).toEqual({
        code: 'billing.proforma-not-open',
        params: { number, state: 'cancelled' },
      })
    })

    it('are replaced by a new one, and each names the other', async () => {
      const first = await createProforma(client, customer.id)
      const second = await client.billing.replaceProforma({
        requestId: requestId(),
        id: first.id,
        version: 1,
        draft: draftFor(customer.id, { lines: [line({ unitPrice: '80' })] }),
        confirm: [],
      })
      const before = await client.billing.get({ id: first.id })
      expect(before).toMatchObject({ state: 'replaced', openCents: 0 })
      expect(before.related).toMatchObject([{ id: second.id, relation: 'replaced-by' }])
      const after = await client.billing.get({ id: second.id })
      expect(after.related).toMatchObject([{ number: first.number, relation: 'replaces' }])
    })

    it('are copied as a draft with the card of today', async () => {
      const { id } = await createProforma(client, customer.id, { lines: [line({ detail: 'a\nb' })] })
      const draft = await client.billing.copyDraft({ id })
      expect(draft).toMatchObject({ customerId: customer.id, dueDay: null, lines: [{ detail: 'a\nb' }] })
      const copy = await client.billing.createProforma({ requestId: requestId(), draft, confirm: [] })
      expect(copy.number).not.toBe((await client.billing.get({ id })).number)
    })

    it('are listed, filtered, sorted and found by number, name, line and reference', async () => {
      const other = await createCard(client, { legalName: 'Zuivelfabriek Æbele B.V.' })
      const wide = await createProforma(client, other.id, {
        lines: [line({ description: 'zuivel-aebele.nl', unitPrice: '7777' })],
      })
      await changeCard(client, other.id, { legalName: 'Zuivelfabriek Nieuw B.V.' })
      const numbers = async (input: Parameters<Client['billing']['list']>[0]) =>
        (await client.billing.list(input)).rows.map(({ number }) => number)
      expect(await numbers({ search: 'aebele' })).toEqual([wide.number])
      expect(await numbers({ search: 'zuivel-aeb' })).toEqual([wide.number])
      const { reference } = await client.billing.get({ id: wide.id })
      expect(await numbers({ search: reference.toLowerCase() })).toEqual([wide.number])
      expect(await numbers({ filters: { customerId: { operator: 'equals', value: other.id } } })).toEqual([
        wide.number,
      ])
      expect(await numbers({ filters: { grossCents: { operator: 'greater', value: 900_000 } } })).toEqual([
        wide.number,
      ])
      expect((await numbers({ sort: [{ field: 'grossCents', direction: 'descending' }] }))[0]).toBe(
        wide.number,
      )
      expect((await numbers({ limit: 1 }))[0]).toBe(wide.number)
      const all = await client.billing.list({ limit: 500 })
      const last = await numbers({ offset: all.total - 1, limit: 5 })
      expect(last).toEqual([all.rows.at(-1)?.number])
      const open = await client.billing.list({ filters: { state: { operator: 'in', value: ['cancelled'] } } })
      expect(open.rows.map(({ state }) => state)).toEqual(['cancelled'])
      const counts = await client.billing.counts({ customerId: other.id })
      expect(counts).toMatchObject([{ kind: 'proforma', state: 'open', count: 1, overdueCount: 0 }])
      expect((await client.billing.list({ search: '%' })).total).toBe(0)
    })

    it('are found for payments by number, reference, amount, card and words', async () => {
      const card = await createCard(client, { legalName: 'Betaler B.V.' })
      const { id, number } = await createProforma(client, card.id, { lines: [line({ unitPrice: '43.21' })] })
      const { reference } = await client.billing.get({ id })
      const cancelled = await createProforma(client, card.id)
      await client.billing.cancelProforma({
        requestId: requestId(),
        id: cancelled.id,
        version: 1,
        reason: 'x',
      })
      await inCommand(scenario.core, async ({ tx }) => {
        const find = async (search: Omit<Parameters<typeof findPayables>[1], 'limit'>) =>
          (await findPayables(tx, { ...search, limit: 10 })).map((found) => found.number)
        expect(await find({ numbers: [number, cancelled.number] })).toEqual([number, cancelled.number])
        expect(await find({ references: [reference] })).toEqual([number])
        expect(await find({ amountCents: 5228 })).toEqual([number])
        expect(await find({ amounts: [1, 5228] })).toEqual([number])
        expect(await find({ search: 'betaler' })).toEqual([number])
        expect(await find({})).toEqual([])
        const [found] = await findPayables(tx, { amountCents: 5228, limit: 10 })
        expect(found).toMatchObject({
          customerName: 'Betaler B.V.',
          summary: 'Hosting pakket S',
          invoice: null,
        })
        expect(await find({ customerNs: [found?.customerN ?? 0] })).toEqual([number])
      })
    })

    it('are overdue after their due day', async () => {
      scenario.clock.set('2026-12-20T09:00:00.000Z')
      const overdue = await client.billing.list({ filters: { state: { operator: 'equals', value: 'open' } } })
      expect(Math.max(...overdue.rows.map(({ overdueDays }) => overdueDays))).toBe(16)
      const counts = await client.billing.counts({})
      const open = counts.find(({ state }) => state === 'open')
      expect(open?.overdueCents).toBe(open?.openCents)
    })

    it('wait while the clock stands before the last issue day', async () => {
      await createProforma(client, customer.id)
      scenario.clock.set('2026-12-19T09:00:00.000Z')
      expect(await refusalOf(createProforma(client, customer.id))).toEqual({
        code: 'billing.clock-behind-series',
        params: { today: '2026-12-19', lastDay: '2026-12-20' },
      })
      scenario.clock.set('2027-01-02T09:00:00.000Z')
      expect((await createProforma(client, customer.id)).number).toBe('PF-2027-00001')
      expect(await problemsOf(scenario.core)).toEqual([])
    })

    it('need a bank account that can be printed', async () => {
      await runSql(scenario.core, 'update bank_account set is_default = 0')
      expect((await refusalOf(createProforma(client, customer.id))).code).toBe('billing.no-bank-account')
    })
  })
}
