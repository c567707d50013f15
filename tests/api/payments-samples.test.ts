import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

import { flavours, requestId } from '../support/test-core.ts'
import { openScenario, type Scenario } from '../support/scenario.ts'
import { preview, problemsOf } from './payments-helpers.ts'

const samples = fileURLToPath(new URL('../../../shared/samples/camt053/', import.meta.url))

/** File, lines, their signed sum in minor units: counted apart, with a tree parser and exact decimals. */
const expected: readonly (readonly [string, number, number])[] = [
  ['LT053v8-2024-03-07.xml', 3, 82_273_781],
  ['account_statement-2.xml', 462, 55_529],
  ['account_statement.xml', 3, 0],
  ['camt053.v2.all-balance-types.xml', 1, 885],
  ['camt053.v2.five.decimals.xml', 1, 885],
  ['camt053.v2.minimal.ultimate.xml', 1, 885],
  ['camt053.v2.minimal.xml', 1, 885],
  ['camt053.v2.multi.statement.xml', 2, 185],
  ['camt053.v2.with-account-name.xml', 1, 885],
  ['camt053.v2.with-party-ids.xml', 1, 885],
  ['camt053.v3.xml', 1, 885],
  ['camt053.v4.xml', 1, 885],
  ['camt053.v8.xml', 1, 885],
  ['camt53.only-Dt-with-DtTm.xml', 0, 0],
]

const isThere = existsSync(samples)
if (!isThere) console.log(`skipped: the sample statements are not at ${samples}`)

const fileOf = (name: string) => new File([readFileSync(path.join(samples, name))], name)

/** Makes the bank accounts of a file; samples name accounts that no settings page would accept, so straight in the table. */
async function ensureAccount(scenario: Scenario, iban: string, currency: string): Promise<void> {
  await scenario.core.core.store.write(async (tx) => {
    const known = await tx.db
      .selectFrom('bank_account')
      .select('n')
      .where('iban', '=', iban)
      .executeTakeFirst()
    if (known !== undefined) return
    await tx.db
      .insertInto('bank_account')
      .values({
        id: requestId(),
        version: 1,
        kind: 'bank',
        name: iban,
        iban,
        bic: '',
        currency,
        is_default: 0,
        balance_cents: 0,
        last_statement_day: null,
        created_at: scenario.clock.now(),
      })
      .execute()
  })
}

async function linesOf(scenario: Scenario): Promise<{ count: number; sumCents: number }> {
  const rows = await scenario.core.core.store.read((tx) =>
    tx.db.selectFrom('bank_line').select('amount_cents').execute(),
  )
  return { count: rows.length, sumCents: rows.reduce((sum, row) => sum + row.amount_cents, 0) }
}

for (const flavour of flavours) {
  describe.skipIf(!isThere)(`the sample statements of real banks on ${flavour}`, () => {
    it(
      'are imported with the right count and sum, and twice adds nothing',
      { timeout: 120_000 },
      async () => {
        const scenario = await openScenario(flavour)
        const { client } = scenario
        const confirm = ['payments.does-not-balance', 'payments.possible-duplicate']
        try {
          for (const [name, count, sumCents] of expected) {
            const before = await linesOf(scenario)
            const found = await preview(client, fileOf(name))
            expect([
              name,
              found.lineCount,
              found.statements.reduce((sum, one) => sum + one.sumCents, 0),
            ]).toEqual([name, count, sumCents])
            for (const one of found.statements) await ensureAccount(scenario, one.accountIban, one.currency)
            const done = await client.payments.commitImport({ requestId: requestId(), id: found.id, confirm })
            const after = await linesOf(scenario)
            expect(after.count - before.count).toBe(done.newCount)
            if (done.newCount === count)
              expect([name, after.sumCents - before.sumCents]).toEqual([name, sumCents])
            const again = await preview(client, fileOf(name))
            expect([name, again.newCount, again.knownCount]).toEqual([name, 0, count])
            await client.payments.commitImport({ requestId: requestId(), id: again.id, confirm })
            expect((await linesOf(scenario)).count).toBe(after.count)
          }
          expect(await problemsOf(scenario)).toEqual([])
          await expect(preview(client, fileOf('camt053.v2.wrong.xml'))).rejects.toThrow(
            expect.objectContaining({
              code: 'REFUSED',
              data: {
                code: 'payments.file-unreadable',
                params: expect.objectContaining({ reason: 'no-statement' }),
              },
            }),
          )
        } finally {
          await scenario.dispose()
        }
      },
    )
  })
}
