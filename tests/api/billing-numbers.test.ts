import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  balancesOf,
  createProforma,
  inCommand,
  line,
  problemsOf,
  receive,
  runSql,
} from '../support/billing-steps.ts'
import { createCard, openScenario, type Scenario } from '../support/scenario.ts'
import { flavours, requestId } from '../support/test-core.ts'

/** Numbers between 0 and 1 that are the same in every run. */
function repeatable(seed: string): () => number {
  let state = seed
  return () => {
    state = createHash('sha256').update(state).digest('hex')
    return Number.parseInt(state.slice(0, 8), 16) / 0x1_0000_0000
  }
}

for (const flavour of flavours) {
  const issues = flavour === 'sqlite' ? 1_000 : 120
  describe(`numbers on ${flavour}`, () => {
    let scenario: Scenario
    beforeAll(async () => {
      scenario = await openScenario(flavour)
    })
    afterAll(() => scenario.dispose())

    it(
      `have no gap after ${issues} issues with random failures in between`,
      { timeout: 240_000 },
      async () => {
        const { client, core, clock } = scenario
        const random = repeatable(flavour)
        const customer = await createCard(client)
        const open: string[] = []
        let proformas = 0
        let invoices = 0
        for (let issued = 0; issued < issues;) {
          const chance = random()
          const id = open[0]
          if (chance < 0.1) {
            const nothing = createProforma(client, customer.id, { lines: [line({ unitPrice: '0' })] })
            await expect(nothing).rejects.toThrow()
          } else if (chance < 0.15) {
            const unprintable = createProforma(client, customer.id, { lines: [line({ description: '漢' })] })
            await expect(unprintable).rejects.toThrow()
          } else if (chance < 0.25 && id !== undefined) {
            // The crash comes after the invoice took its number and before the commit.
            const crash = inCommand(core, async (command) => {
              const { readPayable, recordPayment } =
                await import('../../electron/core/rooms/billing/index.ts')
              const document = await readPayable(command.tx, { id })
              const paidDay = await command.today()
              const result = await recordPayment(command, {
                documentN: document?.n ?? 0,
                amountCents: 12_100,
                paidDay,
              })
              throw new Error(`lost ${result.issuedInvoice?.number}`)
            })
            await expect(crash).rejects.toThrow(/lost 2026-/)
          } else if (chance < 0.6 && id !== undefined) {
            open.shift()
            const { issuedInvoice } = await receive(core, { documentId: id, amountCents: 12_100 })
            invoices += 1
            issued += 1
            expect(issuedInvoice?.number).toBe(`2026-${String(invoices).padStart(5, '0')}`)
          } else {
            const { id: next, number } = await createProforma(client, customer.id)
            open.push(next)
            proformas += 1
            issued += 1
            expect(number).toBe(`PF-2026-${String(proformas).padStart(5, '0')}`)
          }
          if (random() < 0.02) clock.advanceSeconds(3_600)
        }
        expect(await problemsOf(core)).toEqual([])
        expect((await balancesOf(core))['revenue']).toBe(invoices * -10_000)
      },
    )

    it('begin with the first number that was set, and with 1 in later years', async () => {
      const fresh = await openScenario(flavour)
      const { series } = await fresh.client.settings.get()
      const proforma = series.find(({ kind }) => kind === 'proforma')
      await fresh.client.settings.updateSeries({
        requestId: requestId(),
        id: proforma?.id ?? '',
        version: proforma?.version ?? 1,
        pattern: 'P{yy}/{number:4}',
        nextNumber: 778,
      })
      const card = await createCard(fresh.client)
      expect((await createProforma(fresh.client, card.id)).number).toBe('P26/0778')
      expect((await createProforma(fresh.client, card.id)).number).toBe('P26/0779')
      // New Year's Eve in UTC is New Year's Day in Amsterdam.
      fresh.clock.set('2026-12-31T23:30:00.000Z')
      expect((await createProforma(fresh.client, card.id)).number).toBe('P27/0001')
      expect(await problemsOf(fresh.core)).toEqual([])
      await fresh.dispose()
    })
  })

  describe(`issued documents on ${flavour}`, () => {
    let scenario: Scenario
    let invoiceN = 0
    beforeAll(async () => {
      scenario = await openScenario(flavour)
      const { client, core } = scenario
      const customer = await createCard(client)
      const { id } = await createProforma(client, customer.id)
      await receive(core, { documentId: id, amountCents: 12_100 })
      invoiceN = 2
      const stored = `'${'a'.repeat(64)}', 10, '2026-11-20T09:00:00.000Z'`
      await runSql(
        core,
        `insert into document_pdf (document_n, sha256, size, stored_at) values (${invoiceN}, ${stored})`,
      )
    })
    afterAll(() => scenario.dispose())

    const tables = [
      'document',
      'document_line',
      'document_vat',
      'document_pdf',
      'ledger_entry',
      'ledger_line',
    ]
    const keyOf = (table: string) =>
      table === 'document' || table === 'ledger_entry'
        ? 'n'
        : table === 'ledger_line'
          ? 'entry_n'
          : 'document_n'

    it.each(tables)('are beyond the reach of SQL: %s', async (table) => {
      const attempts = [
        `update ${table} set ${keyOf(table)} = ${keyOf(table)}`,
        `delete from ${table} where ${keyOf(table)} = ${invoiceN}`,
        ...(flavour === 'sqlite'
          ? [`insert or replace into ${table} select * from ${table} where ${keyOf(table)} = ${invoiceN}`]
          : [
              `truncate ${table} cascade`,
              `insert into ${table} select * from ${table} where ${keyOf(table)} = ${invoiceN}`,
            ]),
      ]
      for (const statement of attempts)
        await expect(runSql(scenario.core, statement), statement).rejects.toThrow(/guard:|duplicate key/)
    })

    it('take no line, VAT group or number beside their own', async () => {
      const { core } = scenario
      const copies = [
        `insert into document_line select document_n, position + 10, description, detail, quantity, unit_price, vat_category,
          vat_code, rate_permyriad, amount_cents, service_n, period_from, period_to, credits_position
          from document_line where document_n = ${invoiceN}`,
        `insert into document_vat select document_n, 'zero', country, 0, 0, 0 from document_vat where document_n = ${invoiceN}`,
      ]
      for (const statement of copies)
        await expect(runSql(core, statement)).rejects.toThrow(/guard:document-sealed/)
      expect(await problemsOf(core)).toEqual([])
    })

    it('are found out when the index beside the ledger was changed', async () => {
      const { core } = scenario
      await runSql(core, `update document_state set open_cents = 5 where document_n = ${invoiceN}`)
      expect(await problemsOf(core)).toMatchObject([
        { code: 'document-open-wrong', params: { number: '2026-00001', kept: 5, ledger: 0 } },
        { code: 'card-open-wrong', params: { kept: 0, documents: 5 } },
      ])
    })
  })
}
