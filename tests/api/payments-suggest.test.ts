import { describe, expect, it, vi } from 'vitest'
import { refreshGrades, startGradeJobs } from '../../electron/core/rooms/payments/index.ts'
import { flavours, requestId } from '../support/test-core.ts'
import { createCard, openScenario, type Scenario } from '../support/scenario.ts'
import { importStatement, issueProforma, listAll, problemsOf } from './payments-helpers.ts'

for (const flavour of flavours) {
  const withBooks = (name: string, work: (scenario: Scenario, customerId: string) => Promise<void>) =>
    it(name, async () => {
      const scenario = await openScenario(flavour)
      try {
        const card = await createCard(scenario.client)
        await work(scenario, card.id)
        expect(await problemsOf(scenario)).toEqual([])
      } finally {
        await scenario.dispose()
      }
    })
  const refresh = (scenario: Scenario) => refreshGrades(scenario.core.core)

  describe(`suggestions on ${flavour}`, () => {
    withBooks(
      'name the document with its evidence, and move the line to the tab',
      async (scenario, customerId) => {
        const { client } = scenario
        const proforma = await issueProforma(client, customerId, 145_20)
        const written = proforma.number.replaceAll('-', ' ').toLowerCase()
        await importStatement(client, {
          openingCents: 0,
          bookings: [
            { cents: 145_20, text: `hosting ${written} groet Jan`, iban: 'NL20INGB0001234567' },
            { cents: 7_77, text: 'geen idee' },
            { cents: -3_00, text: 'kosten' },
          ],
        })
        expect(await listAll(client, 'suggested')).toEqual([])
        expect(await refresh(scenario)).toBe(2)
        expect(await refresh(scenario)).toBe(0)
        expect(await listAll(client, 'suggested')).toMatchObject([{ amountCents: 145_20, grade: 'certain' }])
        expect(await client.payments.counts()).toMatchObject({
          suggested: 1,
          suggestedCents: 145_20,
          open: 2,
          toCheckCents: 0,
        })
        const [line] = await listAll(client, 'suggested')
        const bankLineId = line?.id ?? ''
        const [candidate, ...others] = await client.payments.suggest({ bankLineId })
        expect(others).toEqual([])
        expect(candidate).toMatchObject({ documentId: proforma.id, grade: 'certain', proposedCents: 145_20 })
        expect(candidate?.evidence.map((one) => one.code)).toEqual(['number-written', 'amount-equal'])
        expect(candidate?.evidence[0]?.params).toEqual({ number: proforma.number, written })
        const targets = [{ kind: 'document' as const, documentId: proforma.id, amountCents: 145_20 }]
        await client.payments.match({ requestId: requestId(), bankLineId, version: 1, targets })
        expect(await client.payments.counts()).toMatchObject({ suggested: 0, done: 1 })
      },
    )

    withBooks('find a reference of its own field and one in the text', async (scenario, customerId) => {
      const { client } = scenario
      const one = await client.billing.get({ id: (await issueProforma(client, customerId, 10_00)).id })
      const two = await client.billing.get({ id: (await issueProforma(client, customerId, 20_00)).id })
      expect(one.reference).toMatch(/^RF/u)
      await importStatement(client, {
        openingCents: 0,
        bookings: [
          { cents: 10_00, reference: one.reference },
          { cents: 20_00, text: `ref ${two.reference.replace(/.{4}/gu, '$& ')}` },
        ],
      })
      await refresh(scenario)
      const found = new Map<number, string[]>()
      for (const line of await listAll(client, 'suggested')) {
        expect(line.grade).toBe('certain')
        const [best] = await client.payments.suggest({ bankLineId: line.id })
        found.set(line.amountCents, best?.evidence.map((evidence) => evidence.code) ?? [])
      }
      expect(found.get(10_00)).toContain('reference')
      expect(found.get(20_00)).toContain('reference-in-text')
    })

    withBooks(
      'know a payer by what was matched before, and forget what was taken back',
      async (scenario, customerId) => {
        const { client } = scenario
        const iban = 'NL20INGB0001234567'
        const first = await issueProforma(client, customerId, 30_00)
        await issueProforma(client, customerId, 55_00)
        await importStatement(client, {
          openingCents: 0,
          bookings: [
            { cents: 30_00, iban, text: 'een' },
            { cents: 55_00, iban, text: 'twee', name: 'Another name' },
          ],
        })
        const lines = await listAll(client)
        const paying = lines.find((line) => line.amountCents === 30_00)?.id ?? ''
        const other = lines.find((line) => line.amountCents === 55_00)?.id ?? ''
        const before = await client.payments.suggest({ bankLineId: other })
        expect(before).toMatchObject([{ grade: 'possible' }])
        const targets = [{ kind: 'document' as const, documentId: first.id, amountCents: 30_00 }]
        const done = await client.payments.match({
          requestId: requestId(),
          bankLineId: paying,
          version: 1,
          targets,
        })
        const after = await client.payments.suggest({ bankLineId: other })
        expect(after[0]).toMatchObject({ grade: 'likely', openCents: 55_00 })
        expect(after[0]?.evidence).toContainEqual({
          code: 'iban-paid-before',
          weight: 'for',
          params: { count: 1 },
        })
        const allocationId = done.allocationIds[0] ?? ''
        await client.payments.unmatch({
          requestId: requestId(),
          allocationId,
          invoiceDecision: 'credit-and-reopen',
        })
        expect((await client.payments.suggest({ bankLineId: other }))[0]).toMatchObject({ grade: 'possible' })
      },
    )

    withBooks('offer the invoice where its settled proforma is named', async (scenario, customerId) => {
      const { client } = scenario
      const proforma = await issueProforma(client, customerId, 30_00)
      await importStatement(client, {
        openingCents: 0,
        bookings: [
          { cents: 30_00, text: proforma.number },
          { cents: 12_00, text: `nogmaals ${proforma.number}` },
        ],
      })
      const lines = await listAll(client)
      const first = lines.find((line) => line.amountCents === 30_00)?.id ?? ''
      const second = lines.find((line) => line.amountCents === 12_00)?.id ?? ''
      const targets = [{ kind: 'document' as const, documentId: proforma.id, amountCents: 30_00 }]
      const done = await client.payments.match({
        requestId: requestId(),
        bankLineId: first,
        version: 1,
        targets,
      })
      const settled = await client.payments.suggest({ bankLineId: second })
      expect(settled).toMatchObject([{ documentId: proforma.id, grade: 'possible', proposedCents: 0 }])
      expect(settled[0]?.evidence).toContainEqual({
        code: 'cannot-be-paid',
        weight: 'against',
        params: { state: 'settled', invoice: done.issuedInvoices[0]?.number },
      })
      await refresh(scenario)
      expect(await listAll(client, 'suggested')).toEqual([])
    })

    withBooks('search all open documents by number, name, amount and card', async (scenario, customerId) => {
      const { client } = scenario
      const proforma = await issueProforma(client, customerId, 1_234_56)
      const other = await createCard(client, { legalName: 'Somebody else' })
      await issueProforma(client, other.id, 1_234_00)
      const { cardNumber } = await client.customers.get({ id: customerId })
      await importStatement(client, {
        openingCents: 0,
        bookings: [{ cents: 5_00, text: 'x', name: 'Onbekend' }],
      })
      const [line] = await listAll(client)
      const written = proforma.number.replaceAll('-', ' ').toLowerCase()
      const amounts = ['1.234,56', '1234.56', '1,234.56', '1234,56', '€ 1.234,56', '1234.56 EUR']
      for (const search of [
        proforma.number,
        written,
        'pastoor',
        'PASTOOR bakkerij',
        cardNumber,
        ...amounts,
      ]) {
        const found = await client.payments.suggest({ bankLineId: line?.id ?? '', search })
        expect([search, found.map((one) => one.documentNumber)]).toEqual([search, [proforma.number]])
        expect(found).toMatchObject([{ proposedCents: 5_00 }])
      }
    })

    withBooks('search open documents by a domain, on them or of their card', async (scenario, customerId) => {
      const { client } = scenario
      const { id: serviceId } = await client.services.create({
        requestId: requestId(),
        customerId,
        startDay: '2026-01-01',
        service: {
          kind: 'domain',
          label: 'bäckerei-pastoor.de',
          unitPrice: '15.00',
          periodMonths: 12,
          nextBillingDay: '2027-01-01',
        },
      })
      const ofCard = await issueProforma(client, customerId, 20_00)
      const onDocument = await client.billing.createProforma({
        requestId: requestId(),
        confirm: [],
        draft: {
          customerId,
          priceMode: 'gross',
          lines: [{ description: 'Domain', quantity: '1', unitPrice: '15.00', serviceId }],
        },
      })
      const other = await createCard(client, { legalName: 'Somebody else' })
      await issueProforma(client, other.id, 20_00)
      await importStatement(client, { openingCents: 0, bookings: [{ cents: 5_00, text: 'x', name: '' }] })
      const [line] = await listAll(client)
      for (const search of [
        'bäckerei-pastoor.de',
        'BAECKEREI-PASTOOR.DE',
        new URL('https://bäckerei-pastoor.de').hostname,
        'www.bäckerei-pastoor.de',
        'bäckerei pastoor de',
        'bäckerei-pastoorde',
        'Bäckerei Pastoor',
      ]) {
        const found = await client.payments.suggest({ bankLineId: line?.id ?? '', search })
        expect([search, found.map((one) => one.documentNumber)]).toEqual([
          search,
          [onDocument.number, ofCard.number],
        ])
      }
    })

    withBooks(
      'grade a line again when its best document is paid by another',
      async (scenario, customerId) => {
        const { client } = scenario
        const proforma = await issueProforma(client, customerId, 40_00)
        const bookings = ['een', 'twee'].map((text) => ({ cents: 40_00, text: `${proforma.number} ${text}` }))
        await importStatement(client, { openingCents: 0, bookings })
        await refresh(scenario)
        const [one] = await listAll(client, 'suggested')
        expect(await client.payments.counts()).toMatchObject({ suggested: 2 })
        const targets = [{ kind: 'document' as const, documentId: proforma.id, amountCents: 40_00 }]
        await client.payments.match({
          requestId: requestId(),
          bankLineId: one?.id ?? '',
          version: 1,
          targets,
        })
        await refresh(scenario)
        expect(await client.payments.counts()).toMatchObject({ suggested: 0, open: 1, done: 1 })
      },
    )

    withBooks(
      'follow documents that are issued and cancelled, in the background',
      async (scenario, customerId) => {
        const { client } = scenario
        const stop = startGradeJobs(scenario.core.core)
        const suggested = (count: number) =>
          vi.waitFor(async () => expect(await client.payments.counts()).toMatchObject({ suggested: count }), {
            timeout: 20_000,
            interval: 100,
          })
        try {
          await importStatement(client, { openingCents: 0, bookings: [{ cents: 40_00, text: 'x' }] })
          const { id } = await issueProforma(client, customerId, 40_00)
          await suggested(1)
          const { version } = await client.billing.get({ id })
          await client.billing.cancelProforma({ requestId: requestId(), id, version, reason: 'a mistake' })
          await suggested(0)
        } finally {
          await stop()
        }
      },
    )
  })
}
