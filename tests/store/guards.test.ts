import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { flavours } from '../support/test-core.ts'
import { openScenario, type Scenario } from '../support/scenario.ts'

for (const flavour of flavours) {
  describe(`guards on ${flavour}`, () => {
    let scenario: Scenario
    beforeAll(async () => {
      scenario = await openScenario(flavour)
    })
    afterAll(() => scenario.dispose())

    const attack = (statement: string) =>
      scenario.core.core.store.write((tx) => sql.raw(statement).execute(tx.db))

    it('refuses a ledger entry that does not balance, whatever its amounts', async () => {
      const amounts = fc.array(
        fc.tuple(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 0, max: 1_000_000 })),
        { minLength: 1, maxLength: 4 },
      )
      let n = 1_000
      const property = fc.asyncProperty(amounts, async (lines) => {
        n += 1
        const entry = n
        const difference = lines.reduce((sum, [debit, credit]) => sum + debit - credit, 0)
        const write = scenario.core.core.store.write(async (tx) => {
          for (const [index, [debit, credit]] of lines.entries()) {
            await sql`insert into ledger_line (entry_n, position, account, debit_cents, credit_cents) values (${entry}, ${index + 1}, 'suspense', ${debit}, ${credit})`.execute(
              tx.db,
            )
          }
          await sql`insert into ledger_entry (n, id, day, kind, at, operator_name) values (${entry}, ${`entry-${entry}`}, '2026-11-20', 'match', '', '')`.execute(
            tx.db,
          )
        })
        if (difference === 0) await write
        else await expect(write).rejects.toThrow(/ledger-unbalanced/)
      })
      await fc.assert(property, { numRuns: 40 })
    })

    it('accepts no line for an entry that stands, and changes none', async () => {
      await scenario.core.core.store.write(async (tx) => {
        await sql`insert into ledger_line (entry_n, position, account, debit_cents, credit_cents) values (500, 1, 'bank', 5, 0), (500, 2, 'suspense', 0, 5)`.execute(
          tx.db,
        )
        await sql`insert into ledger_entry (n, id, day, kind, at, operator_name) values (500, 'sealed', '2026-11-20', 'match', '', '')`.execute(
          tx.db,
        )
      })
      await expect(
        attack(
          `insert into ledger_line (entry_n, position, account, debit_cents, credit_cents) values (500, 3, 'bank', 1, 0)`,
        ),
      ).rejects.toThrow(/sealed/)
      await expect(attack(`update ledger_line set debit_cents = 6 where entry_n = 500`)).rejects.toThrow(
        /immutable/,
      )
      await expect(attack(`delete from ledger_line where entry_n = 500`)).rejects.toThrow(/kept/)
      await expect(attack(`update ledger_entry set day = '2020-01-01' where n = 500`)).rejects.toThrow(
        /immutable/,
      )
      await expect(attack(`delete from ledger_entry where n = 500`)).rejects.toThrow(/kept/)
    })

    it('breaks no link of the audit chain', async () => {
      await expect(attack(`update audit_event set action = 'nothing' where seq = 1`)).rejects.toThrow(
        /immutable/,
      )
      await expect(attack(`update audit_event set hash = 'x' where seq = 1`)).rejects.toThrow(/immutable/)
      await expect(attack(`update audit_event set private_json = '{}' where seq = 2`)).rejects.toThrow(
        /immutable/,
      )
      await expect(attack(`delete from audit_event where seq = 1`)).rejects.toThrow(/kept/)
      const columns = `seq, at, operator_name, action, record_kind, record_id, record_label, public_json, private_hash, previous_hash, hash`
      await expect(
        attack(
          `insert into audit_event (${columns}) values (9999, '', '', 'a', 'b', 'c', 'd', '{}', '', 'x', 'y')`,
        ),
      ).rejects.toThrow(/chain-broken/)
    })

    it('lets erasure drop the private part of an event, and the chain still holds', async () => {
      await attack(`update audit_event set private_json = null, salt = null where private_json is not null`)
      const checks = await scenario.client.audit.verify()
      for await (const check of checks)
        if (check.check === 'chain') expect(check).toMatchObject({ ok: true, problems: [] })
    })

    if (flavour === 'sqlite') {
      it('keeps a bank line whichever of its keys another row shares with it', async () => {
        const line = (n: number, id: string, fingerprint: string) =>
          `into bank_line (n, id, bank_account_n, fingerprint, occurrence, booking_day, amount_cents, currency,
            counterparty_name, counterparty_key, counterparty_iban, counterparty_bic, remittance, bank_reference,
            end_to_end_id, creditor_reference, mandate_id, transaction_code, return_code, details_json, search_text,
            created_at)
          select ${n}, '${id}', n, '${fingerprint}', 1, '2026-11-20', 100, 'EUR', '', '', '', '', '', '', '', '',
            '', '', '', '{}', '', '' from bank_account order by n limit 1`
        await attack(`insert into bank_account (id, version, kind, name, iban, bic, currency, is_default, balance_cents,
          created_at) values ('guarded', 1, 'bank', '', 'guarded', '', 'EUR', 0, 0, '')`)
        await attack(`insert ${line(900, 'line', 'print')}`)
        const others = [line(900, 'other', 'other'), line(901, 'line', 'other'), line(901, 'other', 'print')]
        for (const other of others)
          await expect(attack(`insert or replace ${other}`)).rejects.toThrow(/bank-line-kept/)
        await attack(`insert ${line(901, 'other', 'other')}`)
      })

      it('is not got round by INSERT OR REPLACE', async () => {
        await expect(
          attack(`insert or replace into audit_event select * from audit_event where seq = 1`),
        ).rejects.toThrow(/kept|chain-broken/)
        await expect(
          attack(`insert or replace into ledger_entry select * from ledger_entry where n = 500`),
        ).rejects.toThrow(/kept/)
        await expect(attack(`insert or replace into request select * from request limit 1`)).rejects.toThrow(
          /kept/,
        )
      })
    } else {
      it('is not got round by TRUNCATE', async () => {
        await expect(attack(`truncate audit_event`)).rejects.toThrow(/kept/)
        await expect(attack(`truncate ledger_line, ledger_entry cascade`)).rejects.toThrow(/kept/)
      })
    }
  })
}
