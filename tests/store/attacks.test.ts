import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { flavours } from '../support/test-core.ts'
import type { WriteTx } from '../../electron/core/store/store.ts'
import {
  type Attack,
  attacksOn,
  type Books,
  byConstraint,
  type Guard,
  openBooks,
  replaced,
} from './attack-list.ts'

class TakenBack extends Error {}

/** What was said against a statement; '' when it went through. */
const messageOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => '',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )

for (const flavour of flavours) {
  describe(`attacks on ${flavour}`, () => {
    let books: Books
    let attacks: Attack[]
    beforeAll(async () => {
      books = await openBooks(flavour)
      attacks = attacksOn(books)
    })
    afterAll(() => books.office.dispose())

    const storeOf = () => books.office.scenario.core.core.store
    const write = (statement: string) => storeOf().write((tx) => sql.raw(statement).execute(tx.db))

    const takeAway = async (tx: WriteTx, { table, trigger }: { table: string; trigger: string }) => {
      const statement =
        flavour === 'sqlite' ? `drop trigger ${trigger}` : `drop trigger ${trigger} on ${table}`
      await sql.raw(statement).execute(tx.db)
    }

    /** Tries without the guards and takes everything back. */
    async function withoutGuards(guards: readonly Guard[], statement: string): Promise<void> {
      const attempt = storeOf().write(async (tx) => {
        for (const name of guards) {
          const [table = '', trigger = ''] = name.split('.')
          await takeAway(tx, { table, trigger })
        }
        await sql.raw(statement).execute(tx.db)
        throw new TakenBack()
      })
      await attempt.catch((error: unknown) => {
        if (!(error instanceof TakenBack)) throw error
      })
    }

    it('fail, and each would succeed without the guard that is named for it', async () => {
      const wrong: string[] = []
      for (const { what, statement, guards, stillHeldBy } of attacks) {
        const held = await messageOf(write(statement))
        if (!(guards.length === 0 ? byConstraint : /guard:/u).test(held)) wrong.push(`${what}: ${held}`)
        const bare = await messageOf(withoutGuards(guards, statement))
        if (stillHeldBy === undefined ? bare !== '' : !stillHeldBy.test(bare))
          wrong.push(`${what}, unguarded: ${bare}`)
      }
      expect(wrong).toEqual([])
    }, 60_000)

    if (flavour === 'sqlite') {
      it('by INSERT OR REPLACE fail, and would succeed without what keeps rows', async () => {
        for (const { table, of, change } of replaced) {
          const { rows } = await storeOf().read((tx) =>
            sql<{ name: string }>`select name from pragma_table_info(${table})`.execute(tx.db),
          )
          const columns = rows.map(({ name }) => name)
          const values = columns.map((name) => change[name] ?? name)
          const statement = `insert or replace into ${table} (${columns.join(', ')})
            select ${values.join(', ')} from ${table} where ${of} limit 1`
          await expect(write(statement), table).rejects.toThrow(/guard:/u)
          const triggers = await storeOf().read((tx) =>
            sql<{
              name: string
            }>`select name from sqlite_master where type = 'trigger' and tbl_name = ${table}
              and (name like 'kept_%' or name like '%_delete_%' or name like '%_insert_%')`.execute(tx.db),
          )
          const guards = triggers.rows.map(({ name }): Guard => `${table}.${name}`)
          await expect(withoutGuards(guards, statement), `${table}, unguarded`).resolves.toBeUndefined()
        }
      })
    } else {
      it('by TRUNCATE fail', async () => {
        for (const table of [
          'audit_event',
          'document',
          'document_line',
          'customer',
          'change_request',
          'change_request_hand',
        ])
          await expect(write(`truncate ${table} cascade`), table).rejects.toThrow(/guard:/u)
      })
    }
  })
}
