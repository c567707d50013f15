import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCard, openScenario, type Scenario } from '../support/scenario.ts'
import { flavours, requestId } from '../support/test-core.ts'
import { importStatement, listAll } from './payments-helpers.ts'
import { takeIn, verifyProblems } from './receipt-steps.ts'

const payerIban = 'DE89370400440532013000'

/** What somebody does to the database behind the program's back, and what the books must say of it. */
const damages: [string, string[]][] = [
  ['update bank_line_state set remaining_cents = 1', ['line-remaining-differs', 'suspense-differs']],
  [
    `update bank_line_state set state = 'withdrawn'`,
    ['line-sightings-differ', 'line-remaining-differs', 'bank-difference-misplaced'],
  ],
  ['update customer set credit_cents = credit_cents + 1', ['credit-differs']],
  ['update bank_account set balance_cents = balance_cents + 1', ['shown-balance-differs']],
  ['update statement set closing_cents = closing_cents + 1', ['bank-balance-differs']],
  ['update statement set opening_cents = opening_cents + 1', ['bank-difference-misplaced']],
  ['update receipt set amount_cents = amount_cents + 1', ['receipts-differ', 'receipt-spent-differs']],
  [`update receipt set number = 'R-2026-00003'`, ['receipt-number-gap']],
  [`update refund set state = 'paid'`, ['refunds-in-transit-differ', 'refund-state-differs']],
]

for (const flavour of flavours) {
  describe(`the proofs of payments on ${flavour}`, () => {
    let scenario: Scenario
    beforeEach(async () => {
      scenario = await openScenario(flavour)
      const { client } = scenario
      const { id: customerId } = await createCard(client)
      await importStatement(client, {
        openingCents: 0,
        bookings: [{ cents: 50_00, name: 'Bakkerij Pastoor', iban: payerIban }],
      })
      const bankLineId = (await listAll(client))[0]?.id ?? ''
      const targets = [{ kind: 'credit' as const, customerId, amountCents: 50_00 }]
      await client.payments.match({ requestId: requestId(), bankLineId, version: 1, targets })
      await takeIn(client, customerId, [{ kind: 'credit', amountCents: 20_00 }])
      await client.payments.orderRefund({
        requestId: requestId(),
        customerId,
        amountCents: 30_00,
        iban: payerIban,
        holderName: 'Bakkerij Pastoor',
        remittance: 'Overpayment',
        reason: 'Paid twice',
      })
    })
    afterEach(() => scenario.dispose())

    for (const [damage, codes] of damages)
      it(`notice: ${damage}`, async () => {
        expect(await verifyProblems(scenario)).toEqual([])
        await scenario.core.core.store.write((tx) => sql.raw(damage).execute(tx.db))
        const problems = await verifyProblems(scenario)
        const found = new Set(problems.map((problem) => Object(problem).code))
        expect([...found].sort()).toEqual(codes.map((code) => `payments.${code}`).sort())
      })
  })
}
