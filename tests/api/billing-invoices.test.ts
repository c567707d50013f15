import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  balancesOf,
  createProforma,
  line,
  problemsOf,
  receive,
  runSql,
  takeBack,
} from '../support/billing-steps.ts'
import { changeCard, confirmationOf, errorCodeOf } from '../support/customer-steps.ts'
import { refusalOf } from '../support/refusal.ts'
import { createCard, openScenario, type Scenario } from '../support/scenario.ts'
import { type Client, flavours, requestId } from '../support/test-core.ts'

for (const flavour of flavours) {
  describe(`final invoices on ${flavour}`, () => {
    let scenario: Scenario
    let client: Client
    let customer: { id: string; cardNumber: string }
    beforeAll(async () => {
      scenario = await openScenario(flavour)
      client = scenario.client
      customer = await createCard(client)
    })
    afterAll(() => scenario.dispose())

    const pay = (documentId: string, amountCents: number, paidDay?: string) =>
      receive(scenario.core, { documentId, amountCents, ...(paidDay === undefined ? {} : { paidDay }) })
    const issueInvoice = async (proformaId: string, confirm: string[] = []) => {
      const { version } = await client.billing.get({ id: proformaId })
      return client.billing.issueInvoice({ requestId: requestId(), proformaId, version, confirm })
    }

    it('go out with the payment that completes a proforma, dated by it for VAT', async () => {
      const before = await balancesOf(scenario.core)
      expect(before).toEqual({})
      const proforma = await createProforma(client, customer.id)
      expect(await pay(proforma.id, 5_000, '2026-11-16')).toEqual({ issuedInvoice: null, toCheck: false })
      expect(await client.billing.get({ id: proforma.id })).toMatchObject({
        state: 'part-paid',
        openCents: 7_100,
      })
      expect(await balancesOf(scenario.core)).toEqual({ suspense: 5_000, prepayments: -5_000 })
      const { issuedInvoice } = await pay(proforma.id, 7_100, '2026-11-18')
      expect(issuedInvoice?.number).toBe('2026-00001')
      const invoice = await client.billing.get({ id: issuedInvoice?.id ?? '' })
      expect(invoice).toMatchObject({
        kind: 'invoice',
        state: 'settled',
        issueDay: '2026-11-20',
        vatDay: '2026-11-18',
        grossCents: 12_100,
        openCents: 0,
        related: [{ number: proforma.number, relation: 'invoice-of' }],
        actions: ['credit', 'credit-and-copy', 'copy'],
      })
      expect(invoice.payments.map(({ day, amountCents }) => [day, amountCents])).toEqual([
        ['2026-11-16', 5_000],
        ['2026-11-18', 7_100],
      ])
      const settled = await client.billing.get({ id: proforma.id })
      expect(settled).toMatchObject({ state: 'settled', openCents: 0, version: 3, actions: ['copy'] })
      expect(settled.related).toMatchObject([{ number: '2026-00001', relation: 'proforma-of' }])
      expect(await balancesOf(scenario.core)).toEqual({ suspense: 12_100, revenue: -10_000, vat: -2_100 })
      expect(await problemsOf(scenario.core)).toEqual([])
    })

    it('carry the card of that moment, where only the address changed', async () => {
      const card = await createCard(client, { legalName: 'Verhuizer B.V.' })
      const { id } = await createProforma(client, card.id)
      await changeCard(client, card.id, {
        addressLine: 'Nieuwe Kade 1',
        postcode: '9711 AA',
        city: 'Groningen',
      })
      const { issuedInvoice } = await pay(id, 12_100)
      const invoice = await client.billing.get({ id: issuedInvoice?.id ?? '' })
      expect(invoice.recipient.join(' ')).toContain('Nieuwe Kade 1')
      expect((await client.billing.get({ id })).recipient.join(' ')).toContain('Wirdumerdijk 12')
    })

    it('wait where the recipient is another by name, and say both', async () => {
      const card = await createCard(client, { legalName: 'Oude Naam B.V.' })
      const { id } = await createProforma(client, card.id)
      await changeCard(client, card.id, { legalName: 'Nieuwe Naam B.V.' })
      expect(await pay(id, 12_100)).toEqual({ issuedInvoice: null, toCheck: true })
      const page = await client.billing.get({ id })
      expect(page).toMatchObject({ state: 'to-check', openCents: 0, actions: ['issue-invoice', 'copy'] })
      expect(page.checkReasons).toMatchObject([{ field: 'recipient' }])
      expect(page.checkReasons[0]?.invoice).toContain('Nieuwe Naam B.V.')
      expect(await confirmationOf(issueInvoice(id))).toMatchObject([
        { code: 'billing.differs-from-proforma' },
      ])
      const issued = await issueInvoice(id, ['billing.differs-from-proforma'])
      expect(await client.billing.get({ id: issued.id })).toMatchObject({
        customerName: 'Nieuwe Naam B.V.',
        state: 'settled',
      })
      expect(await refusalOf(issueInvoice(id))).toMatchObject({ code: 'billing.proforma-invoiced' })
      expect(await problemsOf(scenario.core)).toEqual([])
    })

    it('leave a rest as credit where the total fell, and open where it rose', async () => {
      const change = { country: 'DE', postcode: '10115', city: 'Berlin', language: 'de' } as const
      const identity = { kind: 'de-vat', country: 'DE', value: 'DE811569869' }
      const card = await createCard(
        client,
        { ...change, legalName: 'Fällt GmbH', vatNumber: 'DE811569869' },
        identity,
      )
      const { id } = await createProforma(client, card.id, {}, ['billing.vat-not-confirmed'])
      const confirmVat = async (valid: boolean) => {
        const { version } = await client.customers.get({ id: card.id })
        const day = '2026-11-20'
        await client.customers.confirmVat({ requestId: requestId(), id: card.id, version, day, valid })
      }
      await confirmVat(true)
      expect((await pay(id, 12_100)).toCheck).toBe(true)
      expect((await client.billing.get({ id })).checkReasons.map(({ field }) => field)).toEqual([
        'treatment',
        'vat-rate',
        'total',
      ])
      await issueInvoice(id, ['billing.differs-from-proforma'])
      expect(await client.customers.get({ id: card.id })).toMatchObject({ creditCents: 2_100, openCents: 0 })

      const cheaper = await createProforma(client, card.id)
      await confirmVat(false)
      expect((await pay(cheaper.id, 10_000)).toCheck).toBe(true)
      const dearer = await issueInvoice(cheaper.id, ['billing.differs-from-proforma'])
      expect(await client.billing.get({ id: dearer.id })).toMatchObject({
        grossCents: 12_100,
        openCents: 2_100,
        state: 'part-paid',
        dueDay: '2026-12-04',
      })
      expect((await client.customers.get({ id: card.id })).openCents).toBe(2_100)
      await pay(dearer.id, 2_100)
      expect(await client.billing.get({ id: dearer.id })).toMatchObject({ openCents: 0, state: 'settled' })
      expect((await client.customers.get({ id: card.id })).openCents).toBe(0)
      expect(await problemsOf(scenario.core)).toEqual([])
    })

    it('wait for a clerk where the company has it so, and take the day of the last payment', async () => {
      const { company } = await client.settings.get()
      const invoiceOnPayment = async (value: 'at-once' | 'by-clerk') => {
        const { version } = (await client.settings.get()).company
        const changed = { ...company, invoiceOnPayment: value }
        await client.settings.updateCompany({ requestId: requestId(), version, company: changed })
      }
      await invoiceOnPayment('by-clerk')
      const { id } = await createProforma(client, customer.id)
      expect(await refusalOf(issueInvoice(id))).toMatchObject({ code: 'billing.proforma-not-paid' })
      await pay(id, 100, '2026-11-10')
      expect(await pay(id, 12_000, '2026-11-12')).toEqual({ issuedInvoice: null, toCheck: true })
      const issued = await issueInvoice(id)
      expect(await client.billing.get({ id: issued.id })).toMatchObject({
        vatDay: '2026-11-12',
        state: 'settled',
      })
      expect(
        await errorCodeOf(
          client.billing.issueInvoice({ requestId: requestId(), proformaId: id, version: 1 }),
        ),
      ).toBe('STALE')
      await invoiceOnPayment('at-once')
      expect(await problemsOf(scenario.core)).toEqual([])
    })

    it('do not stop the money where they cannot be issued now', async () => {
      const { id } = await createProforma(client, customer.id)
      await runSql(scenario.core, 'update bank_account set is_default = 0')
      expect(await pay(id, 12_100)).toEqual({ issuedInvoice: null, toCheck: true })
      expect(await refusalOf(issueInvoice(id))).toMatchObject({ code: 'billing.no-bank-account' })
      await runSql(scenario.core, 'update bank_account set is_default = 1')
      expect((await issueInvoice(id)).number).toMatch(/^2026-/)
      expect(await problemsOf(scenario.core)).toEqual([])
    })

    it('refuse money beyond what is open, and for what is not payable', async () => {
      const { id, number } = await createProforma(client, customer.id)
      const code = async (call: Promise<unknown>) => Object(await call.catch((error: unknown) => error)).code
      expect(await code(pay(id, 12_101))).toBe('payments.amount-exceeds-document')
      expect(await code(pay(id, 0))).toBe('payments.amount-zero')
      await client.billing.cancelProforma({
        requestId: requestId(),
        id,
        version: 1,
        reason: `${number} niet besteld`,
      })
      expect(await code(pay(id, 100))).toBe('payments.document-not-payable')
      const replaced = await createProforma(client, customer.id)
      const draft = { customerId: customer.id, lines: [line()] }
      await client.billing.replaceProforma({ requestId: requestId(), id: replaced.id, version: 1, draft })
      expect(await code(pay(replaced.id, 100))).toBe('payments.document-expired')
    })

    it('keep a proforma with money from being cancelled', async () => {
      const { id } = await createProforma(client, customer.id)
      const cancel = async () => {
        const { version } = await client.billing.get({ id })
        const input = { requestId: requestId(), id, version, reason: 'x' }
        return (await refusalOf(client.billing.cancelProforma(input))).code
      }
      await pay(id, 100)
      expect(await cancel()).toBe('billing.proforma-part-paid')
      await pay(id, 12_000)
      expect(await cancel()).toBe('billing.proforma-invoiced')
    })

    it('give money back where no invoice rests on it', async () => {
      const { id } = await createProforma(client, customer.id)
      await pay(id, 2_000)
      expect((await takeBack(scenario.core, id, 2_000)).debit.account).toBe('prepayments')
      expect(await client.billing.get({ id })).toMatchObject({ state: 'open', openCents: 12_100 })
      expect(await problemsOf(scenario.core)).toEqual([])
    })

    it('ask what becomes of them when their money goes: left open, the payer owes again', async () => {
      const card = await createCard(client, { legalName: 'Terugboeker B.V.' })
      const { id } = await createProforma(client, card.id)
      const { issuedInvoice } = await pay(id, 12_100)
      const undecided = await takeBack(scenario.core, id, 12_100).catch((error: unknown) => Object(error))
      expect(undecided).toMatchObject({
        code: 'payments.invoice-decision-needed',
        params: { invoiceNumber: issuedInvoice?.number },
      })
      await takeBack(scenario.core, id, 12_100, 'leave-open')
      expect(await client.billing.get({ id: issuedInvoice?.id ?? '' })).toMatchObject({
        state: 'open',
        openCents: 12_100,
      })
      expect((await client.customers.get({ id: card.id })).openCents).toBe(12_100)
      await pay(issuedInvoice?.id ?? '', 12_100)
      expect((await client.customers.get({ id: card.id })).openCents).toBe(0)
      expect(await problemsOf(scenario.core)).toEqual([])
    })

    it('are credited when it was the wrong customer, and the proforma waits for money again', async () => {
      const { id } = await createProforma(client, customer.id)
      await pay(id, 4_000)
      const first = await pay(id, 8_100)
      const { creditNote, debit } = await takeBack(scenario.core, id, 8_100, 'credit-and-reopen')
      expect(debit.account).toBe('receivable')
      expect(creditNote?.number).toMatch(/^C2026-/)
      expect(await client.billing.get({ id: first.issuedInvoice?.id ?? '' })).toMatchObject({
        state: 'credited',
        openCents: 0,
        payments: [],
        related: [{ relation: 'invoice-of' }, { number: creditNote?.number, relation: 'credited-by' }],
      })
      expect(await client.billing.get({ id })).toMatchObject({ state: 'part-paid', openCents: 8_100 })
      expect(await problemsOf(scenario.core)).toEqual([])
      const second = await pay(id, 8_100)
      expect(second.issuedInvoice?.number).not.toBe(first.issuedInvoice?.number)
      expect(await problemsOf(scenario.core)).toEqual([])
    })

    it('find money that was paid on them directly when they were credited since', async () => {
      const { id } = await createProforma(client, customer.id)
      await pay(id, 2_100)
      const { issuedInvoice } = await pay(id, 10_000)
      const invoiceId = issuedInvoice?.id ?? ''
      await takeBack(scenario.core, id, 2_100, 'leave-open')
      await pay(invoiceId, 2_100)
      await takeBack(scenario.core, id, 10_000, 'credit-and-reopen')
      expect((await client.billing.get({ id })).openCents).toBe(10_000)
      expect((await takeBack(scenario.core, invoiceId, 2_100)).debit.account).toBe('prepayments')
      expect((await client.billing.get({ id })).openCents).toBe(12_100)
      expect(await problemsOf(scenario.core)).toEqual([])
    })
  })
}
