import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { balancesOf, createProforma, line, problemsOf, receive, takeBack } from '../support/billing-steps.ts'
import { errorCodeOf } from '../support/customer-steps.ts'
import { refusalOf } from '../support/refusal.ts'
import { createCard, openScenario, type Scenario } from '../support/scenario.ts'
import { type Client, flavours, requestId } from '../support/test-core.ts'

for (const flavour of flavours) {
  describe(`credit notes on ${flavour}`, () => {
    let scenario: Scenario
    let client: Client
    let customer: { id: string; cardNumber: string }
    beforeAll(async () => {
      scenario = await openScenario(flavour)
      client = scenario.client
      customer = await createCard(client)
    })
    afterAll(() => scenario.dispose())

    /** An invoice of 100.00 at 21 % and 33.33 at 9 %: 157.33, paid. */
    async function paidInvoice(): Promise<{ id: string; proformaId: string }> {
      const lines = [line(), line({ description: 'Boek', unitPrice: '33.33', vatCategory: 'reduced' })]
      const { id: proformaId } = await createProforma(client, customer.id, { lines })
      const { grossCents } = await client.billing.get({ id: proformaId })
      const { issuedInvoice } = await receive(scenario.core, {
        documentId: proformaId,
        amountCents: grossCents,
      })
      return { id: issuedInvoice?.id ?? '', proformaId }
    }

    const credit = async (id: string, lines: { position: number; amountCents: number }[] | null) => {
      const { version } = await client.billing.get({ id })
      const input = { requestId: requestId(), id, version, reason: 'Verkeerde prijs', lines }
      return client.billing.creditInvoice(input)
    }

    it('mirror a whole invoice at its own rates and leave the money as credit', async () => {
      const { id } = await paidInvoice()
      const invoice = await client.billing.get({ id })
      const note = await credit(id, null)
      const page = await client.billing.get({ id: note.id })
      expect(page).toMatchObject({
        kind: 'credit-note',
        number: 'C2026-00001',
        state: 'settled',
        openCents: 0,
        netCents: invoice.netCents,
        vatCents: invoice.vatCents,
        grossCents: invoice.grossCents,
        note: 'Verkeerde prijs',
        related: [{ number: invoice.number, relation: 'credits' }],
        actions: [],
      })
      expect(page.lines.map(({ quantity, unitPrice }) => [quantity, unitPrice])).toEqual([
        ['1', '100'],
        ['1', '33.33'],
      ])
      expect(await client.billing.get({ id })).toMatchObject({ state: 'credited', actions: ['copy'] })
      expect((await client.customers.get({ id: customer.id })).creditCents).toBe(invoice.grossCents)
      expect(await balancesOf(scenario.core)).toEqual({ suspense: 15_733, 'customer-credit': -15_733 })
      expect((await refusalOf(credit(id, null))).code).toBe('billing.already-credited')
    })

    it('take parts of lines, and the last part takes the remainder of every line and group', async () => {
      const { id } = await paidInvoice()
      const invoice = await client.billing.get({ id })
      await credit(id, [{ position: 2, amountCents: 1111 }])
      await credit(id, [
        { position: 1, amountCents: 3333 },
        { position: 2, amountCents: 1111 },
      ])
      const half = await client.billing.get({ id })
      expect(half.lines.map(({ creditedCents }) => creditedCents)).toEqual([3333, 2222])
      expect(half).toMatchObject({ state: 'settled', openCents: 0 })
      expect(await refusalOf(credit(id, [{ position: 1, amountCents: 6_668 }]))).toMatchObject({
        code: 'billing.credit-exceeds-invoice',
        params: { position: 1 },
      })
      await credit(id, null)
      const whole = await client.billing.get({ id })
      expect(whole.state).toBe('credited')
      let [netCents, vatCents] = [0, 0]
      for (const { id: noteId, relation } of whole.related) {
        if (relation !== 'credited-by') continue
        const note = await client.billing.get({ id: noteId })
        netCents += note.netCents
        vatCents += note.vatCents
      }
      expect([netCents, vatCents]).toEqual([invoice.netCents, invoice.vatCents])
      expect(await problemsOf(scenario.core)).toEqual([])
    })

    it('go first against what is open on their invoice', async () => {
      const { id, proformaId } = await paidInvoice()
      const before = (await client.customers.get({ id: customer.id })).creditCents
      await takeBack(scenario.core, proformaId, 15_733, 'leave-open')
      await receive(scenario.core, { documentId: id, amountCents: 10_000 })
      expect(await client.billing.get({ id })).toMatchObject({ state: 'part-paid', openCents: 5_733 })
      await credit(id, [{ position: 1, amountCents: 2_000 }])
      expect(await client.billing.get({ id })).toMatchObject({ state: 'part-paid', openCents: 3_313 })
      await credit(id, null)
      expect(await client.billing.get({ id })).toMatchObject({ state: 'credited', openCents: 0 })
      expect(await client.customers.get({ id: customer.id })).toMatchObject({
        openCents: 0,
        creditCents: before + 10_000,
      })
      expect(await problemsOf(scenario.core)).toEqual([])
    })

    it('give back from credit what the money had become when that money goes', async () => {
      const { id, proformaId } = await paidInvoice()
      const before = (await client.customers.get({ id: customer.id })).creditCents
      await credit(id, [{ position: 1, amountCents: 5_000 }])
      await takeBack(scenario.core, proformaId, 15_733, 'credit-and-reopen')
      expect((await client.customers.get({ id: customer.id })).creditCents).toBe(before)
      expect(await client.billing.get({ id: proformaId })).toMatchObject({ state: 'open', openCents: 15_733 })
      expect(await problemsOf(scenario.core)).toEqual([])
    })

    it('refuse proformas, stale pages, and lists of nothing', async () => {
      const { id, proformaId } = await paidInvoice()
      expect((await refusalOf(credit(proformaId, null))).code).toBe('billing.not-an-invoice')
      expect((await refusalOf(credit(id, []))).code).toBe('billing.no-lines')
      const stale = { requestId: requestId(), id, version: 9, reason: 'x', lines: null }
      expect(await errorCodeOf(client.billing.creditInvoice(stale))).toBe('STALE')
      const auditor = await scenario.as('auditor')
      expect(await errorCodeOf(auditor.billing.creditInvoice({ ...stale, version: 1 }))).toBe('FORBIDDEN')
    })

    it('copy to a new draft what was credited', async () => {
      const { id } = await paidInvoice()
      await credit(id, null)
      const draft = await client.billing.copyDraft({ id })
      expect(draft.lines).toHaveLength(2)
      const { grossCents } = await client.billing.computeDraft(draft)
      expect(grossCents).toBe(15_733)
    })
  })
}
