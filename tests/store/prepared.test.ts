import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { insertInto, preparedRead, preparedWrite, type Slots } from '../../electron/core/store/prepared.ts'
import { flavours, openTestCore } from '../support/test-core.ts'

const rate = (change: { id: string; country: string; valid_from: string; rate_permyriad?: number }) => ({
  category: 'standard',
  rate_permyriad: 2100,
  source: 'test',
  ...change,
})

const ratesFrom = preparedRead((db, { key }: Slots<{ country: string; from: string }>) =>
  db
    .selectFrom('vat_rate')
    .select(['id', 'rate_permyriad'])
    .where('valid_from', '>=', key('from', 'text'))
    .where('country', '=', key('country', 'text'))
    .orderBy('valid_from')
    .limit(sql.lit(2)),
)

const raise = preparedWrite((db, { key, value }: Slots<{ rate: number; id: string }>) =>
  db
    .updateTable('vat_rate')
    .set({ rate_permyriad: value('rate') })
    .where('id', '=', key('id', 'text'))
    .returning('rate_permyriad'),
)

for (const flavour of flavours) {
  describe(`prepared statements on ${flavour}`, () => {
    it('binds each value to its name, whatever its place, and each time anew', async () => {
      const test = await openTestCore(flavour)
      try {
        await test.core.store.write(async (tx) => {
          await insertInto(tx, 'vat_rate', [
            rate({ id: 'a', country: 'XA', valid_from: '2020-01-01' }),
            rate({ id: 'b', country: 'XA', valid_from: '2021-01-01', rate_permyriad: 2200 }),
            rate({ id: 'c', country: 'XB', valid_from: '2021-01-01', rate_permyriad: 900 }),
          ])
          expect(await ratesFrom(tx, { country: 'XA', from: '2020-01-01' })).toEqual([
            { id: 'a', rate_permyriad: 2100 },
            { id: 'b', rate_permyriad: 2200 },
          ])
          expect(await ratesFrom(tx, { country: 'XB', from: '2020-01-01' })).toEqual([
            { id: 'c', rate_permyriad: 900 },
          ])
          expect(await raise(tx, { rate: 2300, id: 'a' })).toEqual([{ rate_permyriad: 2300 }])
          expect(await raise(tx, { rate: 2300, id: 'nobody' })).toEqual([])
          await insertInto(tx, 'vat_rate', [])
        })
      } finally {
        await test.dispose()
      }
    })

    it('leaves it to the column to refuse half a cent', async () => {
      const test = await openTestCore(flavour)
      try {
        const change = (work: Parameters<typeof test.core.store.write>[0]) =>
          expect(test.core.store.write(work)).rejects.toThrow()
        await change((tx) =>
          insertInto(tx, 'vat_rate', [
            rate({ id: 'd', country: 'XC', valid_from: '2020-01-01', rate_permyriad: 0.5 }),
          ]),
        )
        await test.core.store.write((tx) =>
          insertInto(tx, 'vat_rate', [rate({ id: 'e', country: 'XD', valid_from: '2020-01-01' })]),
        )
        await change((tx) => raise(tx, { rate: 0.5, id: 'e' }))
      } finally {
        await test.dispose()
      }
    })
  })
}
