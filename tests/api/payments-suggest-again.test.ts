import { describe, expect, it } from 'vitest'
import type { CardFields } from '../../shared/contract/customers.ts'
import { refreshGrades } from '../../electron/core/rooms/payments/index.ts'
import { createCard, openScenario, password, type Scenario } from '../support/scenario.ts'
import { type Client, flavours, requestId } from '../support/test-core.ts'
import { importStatement, issueProforma, listAll } from './payments-helpers.ts'

const iban = 'NL20INGB0001234567'

/** The grade that is kept beside the line of this amount, after the lines that are due were graded again. */
async function gradeOf({ core, client }: Scenario, amountCents: number): Promise<string | null> {
  await refreshGrades(core.core)
  const lines = await listAll(client)
  return lines.find((line) => line.amountCents === amountCents)?.grade ?? null
}

async function changeCard(client: Client, id: string, change: Partial<CardFields>): Promise<void> {
  const card = await client.customers.get({ id })
  const { version } = card
  await client.customers.update({
    requestId: requestId(),
    id,
    version,
    card: { ...card, ...change },
    requestedBy: 'own',
    identifiedBy: 'not-needed',
    password,
  })
}

async function addDomain(client: Client, customerId: string, label: string): Promise<string> {
  const { id } = await client.services.create({
    requestId: requestId(),
    customerId,
    startDay: '2026-01-01',
    confirm: ['services.label-taken'],
    service: {
      kind: 'domain',
      label,
      unitPrice: '15.00',
      periodMonths: 12,
      nextBillingDay: '2027-01-01',
    },
  })
  return id
}

for (const flavour of flavours) {
  const withBooks = (name: string, work: (scenario: Scenario, customerId: string) => Promise<void>) =>
    it(name, async () => {
      const scenario = await openScenario(flavour)
      try {
        const card = await createCard(scenario.client)
        await work(scenario, card.id)
      } finally {
        await scenario.dispose()
      }
    })

  describe(`kept grades on ${flavour}`, () => {
    withBooks(
      'rise when a payer is learned, and fall when that is taken back',
      async (scenario, customerId) => {
        const { client } = scenario
        const first = await issueProforma(client, customerId, 30_00)
        await issueProforma(client, customerId, 55_00)
        await importStatement(client, {
          openingCents: 0,
          bookings: [
            { cents: 30_00, iban, text: 'een', name: 'J. Unknown' },
            { cents: 55_00, iban, text: 'twee', name: 'Another name' },
            { cents: 56_00, iban: 'NL02ABNA0123456789', text: 'drie', name: 'J Unknown' },
          ],
        })
        expect(await gradeOf(scenario, 55_00)).toBe('possible')
        expect(await gradeOf(scenario, 56_00)).toBe(null)
        const paying = (await listAll(client)).find((line) => line.amountCents === 30_00)
        const targets = [{ kind: 'document' as const, documentId: first.id, amountCents: 30_00 }]
        const { allocationIds } = await client.payments.match({
          requestId: requestId(),
          bankLineId: paying?.id ?? '',
          version: paying === undefined ? 0 : (await client.payments.getLine({ id: paying.id })).version,
          targets,
        })
        expect(await gradeOf(scenario, 55_00)).toBe('likely')
        expect(await gradeOf(scenario, 56_00)).toBe('possible')
        const allocationId = allocationIds[0] ?? ''
        const invoiceDecision = 'credit-and-reopen' as const
        await client.payments.unmatch({ requestId: requestId(), allocationId, invoiceDecision })
        expect(await gradeOf(scenario, 55_00)).toBe('possible')
        expect(await gradeOf(scenario, 56_00)).toBe(null)
      },
    )

    withBooks('follow the account and the name of a card', async (scenario, customerId) => {
      const { client } = scenario
      await issueProforma(client, customerId, 30_00)
      await importStatement(client, {
        openingCents: 0,
        bookings: [
          { cents: 30_00, iban, text: 'een', name: '' },
          { cents: 12_00, text: 'twee', name: 'HOFSTEDE ICT ADVIES BV' },
        ],
      })
      expect(await gradeOf(scenario, 30_00)).toBe('possible')
      expect(await gradeOf(scenario, 12_00)).toBe(null)
      await changeCard(client, customerId, { iban })
      expect(await gradeOf(scenario, 30_00)).toBe('likely')
      await changeCard(client, customerId, { iban: '', legalName: 'Hofstede ICT Advies B.V.' })
      expect(await gradeOf(scenario, 30_00)).toBe('possible')
      expect(await gradeOf(scenario, 12_00)).toBe('possible')
    })

    withBooks('follow the domains of a card', async (scenario, customerId) => {
      const { client } = scenario
      await issueProforma(client, customerId, 30_00)
      const bookings = [{ cents: 12_00, text: 'domein BAECKEREI-Hoekstra de' }]
      await importStatement(client, { openingCents: 0, bookings })
      expect(await gradeOf(scenario, 12_00)).toBe(null)
      const id = await addDomain(client, customerId, 'bäckerei-hoekstra.de')
      expect(await gradeOf(scenario, 12_00)).toBe('likely')
      const service = await client.services.get({ id })
      const { version } = service
      await client.services.update({
        requestId: requestId(),
        id,
        version,
        service: { ...service, label: 'slagerij-hoekstra.de' },
      })
      expect(await gradeOf(scenario, 12_00)).toBe(null)
    })

    withBooks(
      'rise when a known payer is sent a document, or a named one is',
      async (scenario, customerId) => {
        const { client } = scenario
        const first = await issueProforma(client, customerId, 30_00)
        const { version } = await client.billing.get({ id: first.id })
        await client.billing.cancelProforma({
          requestId: requestId(),
          id: first.id,
          version,
          reason: 'wrong',
        })
        await changeCard(client, customerId, { iban })
        const next = first.number.replace(/\d$/u, (digit) => String(Number(digit) + 1))
        await importStatement(client, {
          openingCents: 0,
          bookings: [
            { cents: 12_00, iban, text: 'vast' },
            { cents: 99_00, text: `alvast ${next.toLowerCase().replaceAll('-', ' ')}` },
          ],
        })
        expect(await gradeOf(scenario, 12_00)).toBe(null)
        expect(await gradeOf(scenario, 99_00)).toBe(null)
        expect((await issueProforma(client, customerId, 40_00)).number).toBe(next)
        expect(await gradeOf(scenario, 12_00)).toBe('likely')
        expect(await gradeOf(scenario, 99_00)).toBe('likely')
      },
    )

    withBooks(
      'rise when the payment is announced, and fall when that is withdrawn',
      async (scenario, customerId) => {
        const { client } = scenario
        const { id: documentId } = await issueProforma(client, customerId, 300_00)
        await importStatement(client, { openingCents: 0, bookings: [{ cents: 75_00, text: 'eerste deel' }] })
        expect(await gradeOf(scenario, 75_00)).toBe(null)
        const input = { documentId, amountCents: 75_00, promisedDay: '2026-11-20', channel: 'phone' as const }
        const { id } = await client.payments.recordPromise({ requestId: requestId(), ...input })
        expect(await gradeOf(scenario, 75_00)).toBe('possible')
        const [line] = await listAll(client)
        const [candidate] = await client.payments.suggest({ bankLineId: line?.id ?? '' })
        expect(candidate?.evidence.map(({ code }) => code)).toEqual(['promised', 'amount-less', 'not-named'])
        await client.payments.withdrawPromise({
          requestId: requestId(),
          id,
          version: 1,
          reason: 'by mistake',
        })
        expect(await gradeOf(scenario, 75_00)).toBe(null)
      },
    )

    withBooks('are let be where nothing happened that they rest on', async (scenario, customerId) => {
      const { client, core } = scenario
      await issueProforma(client, customerId, 30_00)
      await importStatement(client, { openingCents: 0, bookings: [{ cents: 30_00, text: 'x', iban }] })
      expect(await refreshGrades(core.core)).toBe(1)
      const stranger = await createCard(client, { legalName: 'Somebody else', iban: 'NL02ABNA0123456789' })
      await issueProforma(client, stranger.id, 77_00)
      expect(await refreshGrades(core.core)).toBe(0)
    })
  })
}
