import { describe, expect, it } from 'vitest'
import { day } from '../../shared/values/day.ts'
import { createCard, openScenario, type Scenario } from '../support/scenario.ts'
import { type Client, flavours, requestId } from '../support/test-core.ts'
import {
  balanceOf,
  importStatement,
  issueProforma,
  listAll,
  problemsOf,
  type Booking,
} from './payments-helpers.ts'

const refused = (code: string, params: object = {}) =>
  expect.objectContaining({
    code: 'REFUSED',
    data: expect.objectContaining({ code, params: expect.objectContaining(params) }),
  })

type Target = Parameters<Client['payments']['match']>[0]['targets'][number]
const secondIban = 'NL20INGB0001234567'

async function lineOf(client: Client, cents: number) {
  const found = (await listAll(client)).find((row) => row.amountCents === cents)
  if (found === undefined) throw new Error(`there is no line of ${cents}`)
  return client.payments.getLine({ id: found.id })
}

async function matchLine(client: Client, cents: number, targets: Target[]) {
  const { id: bankLineId, version } = await lineOf(client, cents)
  return client.payments.match({ requestId: requestId(), bankLineId, version, targets })
}

async function undo(
  client: Client,
  allocationId: string,
  invoiceDecision?: 'leave-open' | 'credit-and-reopen',
) {
  return client.payments.unmatch({ requestId: requestId(), allocationId, invoiceDecision })
}

const pays = (documentId: string, amountCents: number): Target => ({
  kind: 'document',
  documentId,
  amountCents,
})

async function addSecondAccount(client: Client) {
  const account = { name: 'Payout account', iban: secondIban, bic: 'INGBNL2A', currency: 'EUR' as const }
  await client.settings.addBankAccount({ requestId: requestId(), ...account })
}

/** What the ledger says of the accounts that are not at zero. */
async function standing(client: Client): Promise<Record<string, number>> {
  const { accounts } = await client.ledger.balances({})
  return Object.fromEntries(
    accounts.filter((one) => one.balanceCents !== 0).map((one) => [one.account, one.balanceCents]),
  )
}

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
  const imports = (client: Client, bookings: Booking[]) =>
    importStatement(client, { openingCents: 0, bookings })

  describe(`fees and differences on ${flavour}`, () => {
    withBooks(
      'book what a bank kept back as a cost, and the document as paid',
      async ({ client }, customerId) => {
        const proforma = await issueProforma(client, customerId, 100_00)
        await imports(client, [{ cents: 85_00 }])
        const fee: Target = { kind: 'fee', documentId: proforma.id, amountCents: 15_00 }
        const done = await matchLine(client, 85_00, [pays(proforma.id, 85_00), fee])
        expect(done).toMatchObject({ remainingCents: 0, issuedInvoices: [{}] })
        expect(await standing(client)).toMatchObject({ fees: 15_00 })
        expect(await balanceOf(client, 'suspense')).toBe(0)
        const { payments } = await client.billing.get({ id: proforma.id })
        expect(payments).toMatchObject([{ kind: 'document' }, { kind: 'fee', amountCents: 15_00 }])
      },
    )

    withBooks('have a limit for clerks that supervisors do not have', async (scenario, customerId) => {
      const { client } = scenario
      const clerk = await scenario.as('clerk')
      const supervisor = await scenario.as('supervisor')
      const proforma = await issueProforma(client, customerId, 100_00)
      await imports(client, [{ cents: 60_00 }, { cents: 96_00 }])
      const fee: Target = { kind: 'fee', documentId: proforma.id, amountCents: 40_00 }
      await expect(matchLine(clerk, 60_00, [pays(proforma.id, 60_00), fee])).rejects.toThrow(
        refused('payments.fee-exceeds-limit', { amountCents: 40_00, limitCents: 25_00 }),
      )
      await expect(matchLine(supervisor, 60_00, [fee])).rejects.toThrow(
        refused('payments.fee-without-payment'),
      )
      const rounding: Target = { kind: 'rounding', documentId: proforma.id, amountCents: 4_00 }
      await expect(matchLine(clerk, 96_00, [pays(proforma.id, 96_00), rounding])).rejects.toThrow(
        refused('payments.rounding-exceeds-tolerance', {
          toleranceCents: 5,
          clerkToleranceCents: 5,
          supervisorToleranceCents: 5_00,
        }),
      )
      await matchLine(supervisor, 60_00, [pays(proforma.id, 60_00), fee])
      const other = await issueProforma(client, customerId, 100_00)
      await matchLine(supervisor, 96_00, [pays(other.id, 96_00), { ...rounding, documentId: other.id }])
      expect(await standing(client)).toMatchObject({ fees: 40_00, rounding: 4_00 })
    })
  })

  describe(`limits that many small matches do not pass on ${flavour}`, () => {
    withBooks('count what was rounded on a document before', async (scenario, customerId) => {
      const { client } = scenario
      const clerk = await scenario.as('clerk')
      const proforma = await issueProforma(client, customerId, 100_00)
      await imports(client, [{ cents: 10_00 }, { cents: 20_00 }])
      const rounding = (amountCents: number): Target => ({
        kind: 'rounding',
        documentId: proforma.id,
        amountCents,
      })
      const first = await matchLine(clerk, 10_00, [pays(proforma.id, 10_00), rounding(3)])
      const tooMuch = refused('payments.rounding-exceeds-tolerance', { amountCents: 6, toleranceCents: 5 })
      await expect(matchLine(clerk, 20_00, [pays(proforma.id, 20_00), rounding(3)])).rejects.toThrow(tooMuch)
      const receipt = {
        requestId: requestId(),
        customerId,
        method: 'cash' as const,
        day: '2026-11-20',
        amountCents: 1_00,
        targets: [
          { kind: 'document' as const, documentId: proforma.id, amountCents: 1_00 },
          { kind: 'rounding' as const, documentId: proforma.id, amountCents: 3 },
        ],
      }
      await expect(clerk.payments.recordReceipt(receipt)).rejects.toThrow(tooMuch)
      await undo(client, first.allocationIds[0] ?? '')
      await matchLine(clerk, 20_00, [pays(proforma.id, 20_00), rounding(3)])
      expect(await balanceOf(client, 'rounding')).toBe(3)
    })

    withBooks('count the fee that was kept back from the same transfer', async (scenario, customerId) => {
      const { client } = scenario
      const clerk = await scenario.as('clerk')
      const proforma = await issueProforma(client, customerId, 100_00)
      await imports(client, [{ cents: 10_00 }, { cents: 20_00 }])
      const fee: Target = { kind: 'fee', documentId: proforma.id, amountCents: 15_00 }
      await matchLine(clerk, 10_00, [pays(proforma.id, 1_00), fee])
      await expect(matchLine(clerk, 10_00, [pays(proforma.id, 1_00), fee])).rejects.toThrow(
        refused('payments.fee-exceeds-limit', { amountCents: 30_00, limitCents: 25_00 }),
      )
      await matchLine(clerk, 20_00, [pays(proforma.id, 20_00), fee])
      expect(await balanceOf(client, 'fees')).toBe(30_00)
    })
  })

  describe(`money that went out on ${flavour}`, () => {
    withBooks('is a cost of the bank, which is taken back', async ({ client }, customerId) => {
      await imports(client, [{ cents: -9_50 }, { cents: 10_00 }])
      const costs: Target = { kind: 'costs', amountCents: -9_50 }
      const { allocationIds } = await matchLine(client, -9_50, [costs])
      expect(await standing(client)).toMatchObject({ fees: 9_50, suspense: -10_00 })
      expect((await lineOf(client, -9_50)).allocations).toMatchObject([{ kind: 'costs', amountCents: -9_50 }])
      await undo(client, allocationIds[0] ?? '')
      expect(await balanceOf(client, 'fees')).toBe(0)
      expect(await lineOf(client, -9_50)).toMatchObject({ state: 'open', remainingCents: -9_50 })
      const wrongWay: [number, Target, string][] = [
        [10_00, { kind: 'costs', amountCents: 10_00 }, 'payments.line-incoming'],
        [-9_50, { kind: 'credit', customerId, amountCents: -9_50 }, 'payments.line-outgoing'],
        [-9_50, { kind: 'costs', amountCents: 9_50 }, 'payments.amount-zero'],
        [-9_50, { kind: 'costs', amountCents: -9_51 }, 'payments.amount-exceeds-line'],
      ]
      for (const [cents, target, code] of wrongWay)
        await expect(matchLine(client, cents, [target])).rejects.toThrow(refused(code))
    })

    withBooks('takes a payment off a proforma that was not invoiced', async ({ client }, customerId) => {
      const proforma = await issueProforma(client, customerId, 100_00)
      await imports(client, [{ cents: 60_00 }, { cents: -60_00 }, { cents: -61_00 }])
      const paid = await matchLine(client, 60_00, [pays(proforma.id, 60_00)])
      const back = (amountCents: number): Target => ({ kind: 'return', documentId: proforma.id, amountCents })
      await expect(matchLine(client, -61_00, [back(-61_00)])).rejects.toThrow(
        refused('payments.amount-exceeds-received', { heldCents: 60_00, amountCents: 61_00 }),
      )
      const { allocationIds } = await matchLine(client, -60_00, [back(-60_00)])
      expect(await client.billing.get({ id: proforma.id })).toMatchObject({
        state: 'open',
        openCents: 100_00,
        payments: [{ amountCents: 60_00 }, { kind: 'return', amountCents: -60_00 }],
      })
      await expect(undo(client, paid.allocationIds[0] ?? '')).rejects.toThrow(
        refused('payments.amount-exceeds-received', { heldCents: 0 }),
      )
      await undo(client, allocationIds[0] ?? '')
      expect(await client.billing.get({ id: proforma.id })).toMatchObject({ openCents: 40_00 })
      await undo(client, paid.allocationIds[0] ?? '')
      expect(await standing(client)).toEqual({ bank: -61_00, suspense: 61_00 })
    })

    for (const decision of ['leave-open', 'credit-and-reopen'] as const) {
      withBooks(`takes a payment off an invoiced proforma: ${decision}`, async ({ client }, customerId) => {
        const proforma = await issueProforma(client, customerId, 100_00)
        await imports(client, [{ cents: 100_00 }, { cents: -100_00 }])
        const paid = await matchLine(client, 100_00, [pays(proforma.id, 100_00)])
        const target: Target = {
          kind: 'return',
          documentId: proforma.id,
          amountCents: -100_00,
          invoiceDecision: decision,
        }
        const done = await matchLine(client, -100_00, [target])
        const invoiceId = paid.issuedInvoices[0]?.id ?? ''
        const isOpen = decision === 'leave-open'
        expect(done.creditNotes).toHaveLength(isOpen ? 0 : 1)
        expect(await balanceOf(client, 'receivable')).toBe(isOpen ? 100_00 : 0)
        const holder = isOpen ? invoiceId : proforma.id
        expect(await client.billing.get({ id: holder })).toMatchObject({ state: 'open', openCents: 100_00 })
        await expect(undo(client, paid.allocationIds[0] ?? '', decision)).rejects.toThrow(
          refused('payments.amount-exceeds-received'),
        )
        expect(await undo(client, done.allocationIds[0] ?? '')).toEqual({ creditNote: null })
        expect(await client.billing.get({ id: holder })).toMatchObject({
          state: isOpen ? 'settled' : 'to-check',
          openCents: 0,
        })
        expect(await lineOf(client, -100_00)).toMatchObject({ state: 'open', remainingCents: -100_00 })
        await undo(client, paid.allocationIds[0] ?? '', decision)
        expect(await balanceOf(client, 'suspense')).toBe(0)
      })
    }

    withBooks(
      'keeps as credit what a document paid anew cannot take back',
      async ({ client }, customerId) => {
        const proforma = await issueProforma(client, customerId, 50_00)
        await imports(client, [{ cents: 50_00 }, { cents: -50_00 }, { cents: 50_00, text: 'again' }])
        await matchLine(client, 50_00, [pays(proforma.id, 50_00)])
        const target: Target = { kind: 'return', documentId: proforma.id, amountCents: -50_00 }
        const { allocationIds } = await matchLine(client, -50_00, [target])
        const { related } = await client.billing.get({ id: proforma.id })
        const invoiceId = related.find((one) => one.kind === 'invoice')?.id ?? ''
        const again = (await listAll(client, 'open')).find((row) => row.amountCents === 50_00)
        await client.payments.match({
          requestId: requestId(),
          bankLineId: again?.id ?? '',
          version: 1,
          targets: [pays(invoiceId, 50_00)],
        })
        await undo(client, allocationIds[0] ?? '')
        expect(await client.customers.get({ id: customerId })).toMatchObject({ creditCents: 50_00 })
        expect(await client.billing.get({ id: invoiceId })).toMatchObject({ state: 'settled' })
      },
    )
  })

  describe(`taking one part of a payment back on ${flavour}`, () => {
    const parts = ['document', 'fee', 'rounding'] as const
    const cases = parts.flatMap((part) =>
      (['before the invoice', 'leave-open', 'credit-and-reopen'] as const).map((when) => ({ part, when })),
    )
    for (const { part, when } of cases) {
      withBooks(`opens what it paid and nothing else: ${part}, ${when}`, async ({ client }, customerId) => {
        const isInvoiced = when !== 'before the invoice'
        const proforma = await issueProforma(client, customerId, isInvoiced ? 100_00 : 150_00)
        await imports(client, [{ cents: 80_00 }])
        const beside = (kind: 'fee' | 'rounding', amountCents: number): Target => ({
          kind,
          documentId: proforma.id,
          amountCents,
        })
        const targets = [pays(proforma.id, 80_00), beside('fee', 17_00), beside('rounding', 3_00)]
        const done = await matchLine(client, 80_00, targets)
        expect(done.issuedInvoices).toHaveLength(isInvoiced ? 1 : 0)
        const { allocations } = await lineOf(client, 80_00)
        const allocationId = allocations.find((one) => one.kind === part)?.id ?? ''
        if (isInvoiced) {
          await expect(undo(client, allocationId)).rejects.toThrow(
            refused('payments.invoice-decision-needed'),
          )
        }
        const undone = await undo(client, allocationId, isInvoiced ? when : undefined)
        expect(undone.creditNote === null).toBe(when !== 'credit-and-reopen')
        // Of the payment itself, what was booked beside it goes along.
        const openCents = { document: 100_00, fee: 17_00, rounding: 3_00 }[part]
        const holder = when === 'leave-open' ? (done.issuedInvoices[0]?.id ?? '') : proforma.id
        expect(await client.billing.get({ id: holder })).toMatchObject({
          openCents: openCents + (isInvoiced ? 0 : 50_00),
        })
        const line = await lineOf(client, 80_00)
        expect(line.remainingCents).toBe(part === 'document' ? 80_00 : 0)
        expect(line.allocations.filter((one) => one.undone)).toHaveLength(part === 'document' ? 3 : 1)
        expect(await balanceOf(client, 'fees')).toBe(part === 'rounding' ? 17_00 : 0)
        expect(await balanceOf(client, 'rounding')).toBe(part === 'fee' ? 3_00 : 0)
      })
    }
  })

  describe(`a line that pays one document in two matches on ${flavour}`, () => {
    withBooks(
      'gives back with each match what was booked beside it, and no more',
      async ({ client, clock }, customerId) => {
        const proforma = await issueProforma(client, customerId, 150_00)
        await imports(client, [{ cents: 99_97 }])
        const one = await matchLine(client, 99_97, [pays(proforma.id, 50_00)])
        clock.advanceSeconds(60)
        const rounding: Target = { kind: 'rounding', documentId: proforma.id, amountCents: 3 }
        const two = await matchLine(client, 99_97, [pays(proforma.id, 49_97), rounding])
        await undo(client, one.allocationIds[0] ?? '')
        expect(await balanceOf(client, 'rounding')).toBe(3)
        expect(await client.billing.get({ id: proforma.id })).toMatchObject({ openCents: 100_00 })
        await undo(client, two.allocationIds[0] ?? '')
        expect(await balanceOf(client, 'rounding')).toBe(0)
        expect(await client.billing.get({ id: proforma.id })).toMatchObject({ state: 'open' })
      },
    )
  })

  describe(`transfers between own accounts on ${flavour}`, () => {
    withBooks('lower both lines and come back together', async ({ client }) => {
      await addSecondAccount(client)
      await imports(client, [{ cents: 500_00, day: '2026-11-18' }])
      await importStatement(client, {
        iban: secondIban,
        openingCents: 0,
        bookings: [{ cents: -500_00, day: '2026-11-17' }, { cents: -100_00 }],
      })
      const out = await lineOf(client, -500_00)
      const into = await lineOf(client, 500_00)
      expect(await client.payments.suggestOutgoing({ bankLineId: into.id })).toMatchObject([
        { kind: 'transfer', id: out.id, label: 'Payout account', amountCents: 500_00 },
      ])
      const target: Target = { kind: 'transfer', bankLineId: into.id, amountCents: -500_00 }
      await expect(
        matchLine(client, -100_00, [{ ...target, bankLineId: out.id, amountCents: -100_00 }]),
      ).rejects.toThrow(refused('payments.transfer-mismatch'))
      const { allocationIds } = await matchLine(client, -500_00, [target])
      for (const [cents, otherAccount] of [
        [500_00, 'Payout account'],
        [-500_00, 'Current account'],
      ] as const) {
        const line = await lineOf(client, cents)
        expect(line).toMatchObject({ state: 'done', remainingCents: 0, allocations: [{ otherAccount }] })
      }
      await expect(matchLine(client, -100_00, [{ ...target, amountCents: -100_00 }])).rejects.toThrow(
        refused('payments.transfer-mismatch'),
      )
      const theirs = (await lineOf(client, 500_00)).allocations[0]?.id ?? ''
      await undo(client, theirs)
      expect(await lineOf(client, 500_00)).toMatchObject({ state: 'open', remainingCents: 500_00 })
      expect(await lineOf(client, -500_00)).toMatchObject({ state: 'open', remainingCents: -500_00 })
      await expect(undo(client, allocationIds[0] ?? '')).rejects.toThrow(
        refused('payments.allocation-undone'),
      )
    })

    withBooks('may move a part only', async ({ client }) => {
      await addSecondAccount(client)
      await imports(client, [{ cents: 300_00 }])
      await importStatement(client, { iban: secondIban, openingCents: 0, bookings: [{ cents: -310_00 }] })
      const into = await lineOf(client, 300_00)
      const target: Target = { kind: 'transfer', bankLineId: into.id, amountCents: -310_00 }
      await expect(matchLine(client, -310_00, [target])).rejects.toThrow(
        refused('payments.amount-exceeds-line', { remainingCents: 300_00 }),
      )
      const costs: Target = { kind: 'costs', amountCents: -10_00 }
      await matchLine(client, -310_00, [{ ...target, amountCents: -300_00 }, costs])
      expect(await standing(client)).toEqual({ bank: -10_00, fees: 10_00 })
    })
  })

  describe(`takings by hand on ${flavour}`, () => {
    const receive = (client: Client, customerId: string, method: 'cash' | 'card', amountCents: number) =>
      client.payments.recordReceipt({
        requestId: requestId(),
        customerId,
        method,
        day: day('2026-11-19'),
        amountCents,
        targets: [{ kind: 'credit', amountCents }],
      })

    withBooks(
      'leave the terminal with its fee, and come back when the match is undone',
      async ({ client }, customerId) => {
        await receive(client, customerId, 'card', 100_00)
        await imports(client, [{ cents: 98_50 }])
        const booked: Target[] = [{ kind: 'takings', method: 'card', amountCents: 98_50, feeCents: 1_50 }]
        const { allocationIds } = await matchLine(client, 98_50, booked)
        expect(await standing(client)).toEqual({ bank: 98_50, fees: 1_50, 'customer-credit': -100_00 })
        await undo(client, allocationIds[0] ?? '')
        expect(await standing(client)).toEqual({
          bank: 98_50,
          suspense: -98_50,
          'card-clearing': 100_00,
          'customer-credit': -100_00,
        })
      },
    )

    withBooks('are never more than was taken, and cash has no fee', async ({ client }, customerId) => {
      await receive(client, customerId, 'cash', 50_00)
      await imports(client, [{ cents: 50_01 }, { cents: 49_00 }])
      await expect(
        matchLine(client, 50_01, [{ kind: 'takings', method: 'cash', amountCents: 50_01 }]),
      ).rejects.toEqual(refused('payments.takings-exceed', { heldCents: 50_00 }))
      await expect(
        matchLine(client, 49_00, [{ kind: 'takings', method: 'cash', amountCents: 49_00, feeCents: 1_00 }]),
      ).rejects.toEqual(refused('payments.takings-exceed'))
      await matchLine(client, 49_00, [{ kind: 'takings', method: 'cash', amountCents: 49_00 }])
      expect(await balanceOf(client, 'cash')).toBe(1_00)
    })

    withBooks('have no fee above what a clerk may book', async ({ client, as }, customerId) => {
      await receive(client, customerId, 'card', 100_00)
      await imports(client, [{ cents: 70_00 }])
      const booked: Target[] = [{ kind: 'takings', method: 'card', amountCents: 70_00, feeCents: 30_00 }]
      await expect(matchLine(await as('clerk'), 70_00, booked)).rejects.toEqual(
        refused('payments.takings-fee', { limitCents: 25_00 }),
      )
      await matchLine(await as('supervisor'), 70_00, booked)
      expect(await balanceOf(client, 'fees')).toBe(30_00)
    })

    withBooks('are fetched from the bank as cash only', async ({ client }) => {
      await imports(client, [{ cents: -200_00 }])
      await expect(
        matchLine(client, -200_00, [{ kind: 'takings', method: 'card', amountCents: -200_00 }]),
      ).rejects.toEqual(refused('payments.takings-exceed'))
      await matchLine(client, -200_00, [{ kind: 'takings', method: 'cash', amountCents: -200_00 }])
      expect(await standing(client)).toEqual({ bank: -200_00, cash: 200_00 })
    })
  })

  describe(`refunds on ${flavour}`, () => {
    withBooks(
      'are suggested by what the bank carries, and paid out by their line',
      async (scenario, customerId) => {
        const { client } = scenario
        const iban = 'DE89370400440532013000'
        await imports(client, [{ cents: 40_00, iban }])
        await matchLine(client, 40_00, [{ kind: 'credit', customerId, amountCents: 40_00 }])
        const refund = await client.payments.orderRefund({
          requestId: requestId(),
          customerId,
          amountCents: 40_00,
          iban,
          holderName: 'A payer',
          remittance: 'your credit',
          confirm: ['payments.refund-name-differs'],
        })
        await importStatement(client, {
          openingCents: 40_00,
          day: '2026-11-20',
          bookings: [{ cents: -40_00, text: `refund ${refund.endToEndId}` }],
        })
        const { id } = await lineOf(client, -40_00)
        const [first] = await client.payments.suggestOutgoing({ bankLineId: id })
        expect(first).toMatchObject({ kind: 'refund', id: refund.id, amountCents: -40_00 })
        expect(first?.evidence.map(({ code }) => code)).toEqual(['end-to-end', 'amount-equal'])
        const target: Target = { kind: 'refund', refundId: refund.id, amountCents: -40_00 }
        const { allocationIds } = await matchLine(client, -40_00, [target])
        expect(await client.payments.getRefund({ id: refund.id })).toMatchObject({
          state: 'paid',
          bankLineId: id,
        })
        expect(await standing(client)).toEqual({})
        await undo(client, allocationIds[0] ?? '')
        expect(await client.payments.getRefund({ id: refund.id })).toMatchObject({ state: 'ordered' })
        expect(await standing(client)).toEqual({ suspense: 40_00, 'refunds-in-transit': -40_00 })
      },
    )
  })

  describe(`what is suggested for money out on ${flavour}`, () => {
    withBooks(
      'is the document that this payer paid, and the one that is named',
      async ({ client }, customerId) => {
        const iban = 'DE89370400440532013000'
        const paid = await issueProforma(client, customerId, 80_00)
        const named = await issueProforma(client, customerId, 70_00)
        const unpaid = await issueProforma(client, customerId, 80_00)
        await imports(client, [
          { cents: 80_00, iban },
          { cents: 70_00, name: 'Somebody else' },
          { cents: -80_00, iban },
          { cents: -70_00, name: 'Nobody', text: `storno ${named.number} ${unpaid.number}` },
        ])
        await matchLine(client, 80_00, [pays(paid.id, 80_00)])
        await matchLine(client, 70_00, [pays(named.id, 70_00)])
        const suggested = async (cents: number) =>
          client.payments.suggestOutgoing({ bankLineId: (await lineOf(client, cents)).id })
        expect(await suggested(-80_00)).toMatchObject([
          { kind: 'return', id: paid.id, amountCents: -80_00, evidence: [{ code: 'paid-from-iban' }, {}] },
        ])
        const [first, ...others] = await suggested(-70_00)
        expect(first).toMatchObject({ id: named.id, amountCents: -70_00 })
        expect(first?.invoiceNumber).toMatch(/^2026-/u)
        expect(first?.evidence.map(({ code }) => code)).toEqual(['number', 'amount-of-payment'])
        expect(others).toEqual([])
        expect(await suggested(80_00)).toEqual([])
      },
    )
  })
}
