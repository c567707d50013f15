import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { zipOf } from '../statements/zip-builder.ts'
import { openScenario, type Scenario } from '../support/scenario.ts'
import { type Client, flavours, requestId } from '../support/test-core.ts'
import { type BankBooking, fileOf, type Format, formats } from './payments-formats.ts'
import { balanceOf, listAll, preview, problemsOf, stagedCount } from './payments-helpers.ts'

const day = '2026-11-19'
const jan: BankBooking = {
  cents: 145_20,
  day,
  name: 'J. Jansen',
  iban: 'NL20INGB0001234567',
  words: 'Factuur 2026-0471 hosting Jansen',
}
const bakery: BankBooking = {
  cents: 60_50,
  day,
  name: 'Bakkerij Pastoor V.O.F.',
  iban: 'NL86INGB0002445588',
  words: 'PF-2026-00012 and PF-2026-00013 for the bakery in the Wirdumerdijk, with thanks for the help',
  endToEndId: 'BP-88812-XK',
  bankReference: '0119284756AB',
}
const rent: BankBooking = { ...jan, cents: -20_00, name: 'Huur BV', words: 'huur november' }

const cutOf = (format: Format, at = day) => ({ format, fromDay: at, toDay: at })

async function commit(client: Client, file: File) {
  const found = await preview(client, file)
  const done = await client.payments.commitImport({ requestId: requestId(), id: found.id })
  return { found, done }
}

const inOrder = (amounts: readonly number[]): number[] => [...amounts].sort((a, b) => a - b)

/** Each order of some things. */
function orders<T>(things: readonly T[]): T[][] {
  if (things.length <= 1) return [[...things]]
  return things.flatMap((thing, at) =>
    orders([...things.slice(0, at), ...things.slice(at + 1)]).map((rest) => [thing, ...rest]),
  )
}

for (const flavour of flavours) {
  const withBooks = (name: string, work: (scenario: Scenario) => Promise<void>, timeout = 60_000) =>
    it(name, { timeout }, async () => {
      const scenario = await openScenario(flavour)
      try {
        await work(scenario)
        expect(await problemsOf(scenario)).toEqual([])
        expect(await stagedCount(scenario)).toBe(0)
      } finally {
        await scenario.dispose()
      }
    })

  describe(`one booking in several formats on ${flavour}`, () => {
    for (const order of orders(['camt.053', 'camt.054', 'mt940', 'csv'] as const))
      withBooks(`is one line when it comes as ${order.join(', ')}`, async ({ client }) => {
        const bookings = [jan, bakery, rent]
        for (const [index, format] of order.entries()) {
          const { found, done } = await commit(client, fileOf(bookings, cutOf(format)))
          const counts = index === 0 ? { newCount: 3, knownCount: 0 } : { newCount: 0, knownCount: 3 }
          expect(found).toMatchObject(counts)
          expect(done).toMatchObject(counts)
        }
        expect(await listAll(client)).toHaveLength(3)
        expect(await balanceOf(client, 'bank')).toBe(185_70)
        expect(await balanceOf(client, 'statement-difference')).toBe(0)
      })

    for (const order of orders(['camt.053', 'mt940', 'csv'] as const))
      withBooks(`leaves two equal bookings two when they come as ${order.join(', ')}`, async ({ client }) => {
        const bookings = [
          jan,
          jan,
          { ...bakery, bankReference: 'AA01' },
          { ...bakery, bankReference: 'AA02' },
        ]
        for (const format of [...order, ...order]) await commit(client, fileOf(bookings, cutOf(format)))
        expect(await listAll(client)).toHaveLength(4)
        expect(await balanceOf(client, 'bank')).toBe(2 * 145_20 + 2 * 60_50)
      })

    withBooks('brings the second of two equal bookings when the first was known', async ({ client }) => {
      const one = { ...jan, bankReference: '0455AX' }
      const two = { ...jan, bankReference: '0456AX' }
      await commit(client, fileOf([one], cutOf('camt.052')))
      const { done } = await commit(client, fileOf([jan, jan], cutOf('mt940')))
      expect(done).toMatchObject({ newCount: 1, knownCount: 1 })
      await commit(client, fileOf([one, two], cutOf('camt.053')))
      await commit(client, fileOf([jan, jan], cutOf('csv')))
      expect(await listAll(client)).toHaveLength(2)
    })

    withBooks(
      'is withdrawn only when no file of any format sees it, and comes alive again',
      async (scenario) => {
        const { client } = scenario
        const both = [{ ...jan, day: '2026-11-18' }, bakery]
        const whole = { fromDay: '2026-11-18', toDay: day }
        const first = await commit(client, fileOf(both, { format: 'camt.053', ...whole }))
        const second = await commit(client, fileOf(both, cutOf('mt940', '2026-11-18')))
        const idsOf = async () => (await listAll(client)).map((line) => line.id).sort()
        const ids = await idsOf()
        const undo = (id: string) => client.payments.undoImport({ requestId: requestId(), id })
        await undo(first.done.id)
        expect(await listAll(client)).toMatchObject([{ amountCents: jan.cents }])
        expect(await problemsOf(scenario)).toEqual([])
        await undo(second.done.id)
        expect(await listAll(client)).toEqual([])
        expect(await balanceOf(client, 'bank')).toBe(0)
        const revived = await commit(client, fileOf(both, { format: 'csv', ...whole }))
        expect(revived.done).toMatchObject({ newCount: 2, knownCount: 0 })
        expect(await idsOf()).toEqual(ids)
        await commit(client, fileOf(both, { format: 'mt940', ...whole }))
        await commit(client, fileOf(both, { format: 'camt.053', ...whole }))
        expect(await listAll(client)).toHaveLength(2)
      },
    )

    withBooks('comes alive under its own name, not in the place of a like one', async ({ client }) => {
      const { bankReference: _none, ...like } = { ...bakery, words: 'Factuur 471' }
      const silent = { ...like, iban: '', words: '' }
      const first = await commit(client, fileOf([like, silent], cutOf('camt.053')))
      await client.payments.undoImport({ requestId: requestId(), id: first.done.id })
      await commit(client, fileOf([like, silent], cutOf('csv')))
      const { found } = await commit(client, fileOf([like, silent], cutOf('camt.053')))
      expect(found).toMatchObject({ newCount: 0, knownCount: 2 })
      expect(await listAll(client)).toHaveLength(2)
    })

    withBooks('is one line when another import brings it between preview and import', async ({ client }) => {
      const waiting = await preview(client, fileOf([jan, bakery], cutOf('mt940')))
      expect(waiting).toMatchObject({ newCount: 2 })
      await commit(client, fileOf([{ ...jan, bankReference: '0455AX' }], cutOf('camt.053')))
      const done = await client.payments.commitImport({
        requestId: requestId(),
        id: waiting.id,
        confirm: ['payments.does-not-balance'],
      })
      expect(done).toMatchObject({ newCount: 1, knownCount: 1 })
      expect(await listAll(client)).toHaveLength(2)
    })

    withBooks('is one line when one zip holds it in several formats', async ({ client }) => {
      const bookings = [{ ...jan, bankReference: '0455AX' }, bakery, rent]
      const silent = bookings.map(({ bankReference: _none, ...rest }) => rest)
      const files = [
        fileOf(bookings, cutOf('camt.053')),
        fileOf(silent, cutOf('csv')),
        fileOf(silent, cutOf('mt940')),
        fileOf(silent, cutOf('mt940')),
      ]
      const parts = files.map(async (file, index) => {
        return { name: `${index}-${file.name}`, content: await file.bytes() }
      })
      const zip = new Uint8Array(zipOf(await Promise.all(parts)))
      for (const counts of [
        { newCount: 3, knownCount: 9 },
        { newCount: 0, knownCount: 12 },
      ]) {
        const { found, done } = await commit(client, new File([zip], 'all.zip'))
        expect(found).toMatchObject(counts)
        expect(done).toMatchObject(counts)
      }
      expect(await listAll(client)).toHaveLength(3)
      const { done } = await commit(client, fileOf(silent, cutOf('csv')))
      expect(done).toMatchObject({ newCount: 0, knownCount: 3 })
    })
  })

  describe(`a line that may be another on ${flavour}`, () => {
    const known = { ...jan, bankReference: 'ABC001' }
    const doubtful = { ...jan, bankReference: 'ABC002' }

    for (const [decision, count] of [
      ['same', 1],
      ['two', 2],
    ] as const)
      withBooks(`is asked for with both sides, and decided as ${decision}`, async (scenario) => {
        const { client } = scenario
        await commit(client, fileOf([known], cutOf('camt.054')))
        const found = await preview(client, fileOf([doubtful, bakery], cutOf('mt940')))
        expect(found).toMatchObject({ newCount: 1, knownCount: 0 })
        expect(found.statements).toMatchObject([{ newCount: 1, knownCount: 0, suspiciousCount: 1 }])
        const { rows, ...counts } = await client.payments.listDoubts({ importId: found.id })
        expect(counts).toEqual({ total: 1, open: 1 })
        const both = { bookingDay: day, amountCents: jan.cents, counterpartyIban: jan.iban }
        expect(rows).toMatchObject([
          {
            decision: null,
            known: { ...both, bankReference: 'ABC001', remittance: jan.words, fileName: 'camt.054.xml' },
            fresh: { ...both, bankReference: 'ABC002', importedAt: null, fileName: 'lines.sta' },
          },
        ])
        const request = { requestId: requestId(), id: found.id }
        await expect(client.payments.commitImport(request)).rejects.toThrow(
          expect.objectContaining({
            data: { warnings: [{ code: 'payments.possible-duplicate', params: { count: 1 } }] },
          }),
        )
        const stagedLineId = rows[0]?.stagedLineId ?? ''
        const decide = (one: 'same' | 'two') =>
          client.payments.decideDoubts({
            requestId: requestId(),
            id: found.id,
            decisions: [{ stagedLineId, decision: one }],
          })
        await decide(decision === 'same' ? 'two' : 'same')
        const decided = await decide(decision)
        expect(decided).toMatchObject({ newCount: count, knownCount: 2 - count })
        expect(decided.statements).toMatchObject([{ suspiciousCount: 0 }])
        const again = await client.payments.listDoubts({ importId: found.id })
        expect(again).toMatchObject({ open: 0, rows: [{ decision }] })
        // The notice of the first has no balances, so two bookings are one more than this statement knows of.
        const confirm = ['payments.does-not-balance']
        await client.payments.commitImport({ requestId: requestId(), id: found.id, confirm })
        expect(await listAll(client)).toHaveLength(count + 1)
        expect(await problemsOf(scenario)).toEqual([])
        // Nobody is asked again for what was decided.
        const later = await commit(client, fileOf([doubtful, bakery], cutOf('mt940')))
        expect(later.found).toMatchObject({ newCount: 0, knownCount: 2 })
        await commit(client, fileOf([known], cutOf('camt.054')))
        expect(await listAll(client)).toHaveLength(count + 1)
      })

    withBooks('is decided with all the others at once', async ({ client }) => {
      const many = (reference: string) =>
        Array.from({ length: 5 }, (_, n) => ({ ...jan, cents: n + 100, bankReference: `${reference}${n}` }))
      await commit(client, fileOf(many('ABC1'), cutOf('camt.054')))
      const found = await preview(client, fileOf(many('ABD2'), cutOf('mt940')))
      const decide = { requestId: requestId(), id: found.id, rest: 'same' as const }
      expect(await client.payments.decideDoubts(decide)).toMatchObject({ newCount: 0, knownCount: 5 })
      await client.payments.commitImport({ requestId: requestId(), id: found.id })
      expect(await listAll(client)).toHaveLength(5)
    })

    withBooks('is never taken for another of its own format without asking', async ({ client }) => {
      const abonnement = { ...jan, words: 'Abonnement' }
      await commit(client, fileOf([abonnement], cutOf('camt.052')))
      const found = await preview(client, fileOf([{ ...jan, words: 'Abonnement mei' }], cutOf('camt.052')))
      expect(found.statements).toMatchObject([{ newCount: 0, knownCount: 0, suspiciousCount: 1 }])
      await client.payments.commitImport({
        requestId: requestId(),
        id: found.id,
        confirm: ['payments.possible-duplicate'],
      })
      expect(await listAll(client)).toHaveLength(2)
    })
  })

  describe(`a zip of several formats on ${flavour}`, () => {
    const named = { ...jan, bankReference: '0455AX' }
    const zipFile = async (files: File[]) => {
      const parts = files.map(async (file, index) => {
        return { name: `${index}-${file.name}`, content: await file.bytes() }
      })
      return new File([new Uint8Array(zipOf(await Promise.all(parts)))], 'all.zip')
    }
    const undo = (client: Client, id: string) => client.payments.undoImport({ requestId: requestId(), id })
    const once = { newCount: 1, knownCount: 1 }

    withBooks('comes alive again when it is imported after its undo', async ({ client }) => {
      const zip = await zipFile([fileOf([named], cutOf('camt.053')), fileOf([jan], cutOf('csv'))])
      const first = await commit(client, zip)
      await undo(client, first.done.id)
      const { found, done } = await commit(client, zip)
      expect(found).toMatchObject(once)
      expect(done).toMatchObject(once)
      expect(await listAll(client)).toHaveLength(1)
      expect(await balanceOf(client, 'bank')).toBe(jan.cents)
      await undo(client, done.id)
      expect(await balanceOf(client, 'bank')).toBe(0)
    })

    withBooks('revives once what each of its files holds under another name', async ({ client }) => {
      const first = await commit(client, fileOf([jan], cutOf('csv')))
      await undo(client, first.done.id)
      const zip = await zipFile([fileOf([named], cutOf('camt.053')), fileOf([jan], cutOf('mt940'))])
      const { found, done } = await commit(client, zip)
      expect(found).toMatchObject(once)
      expect(done).toMatchObject(once)
      expect(await listAll(client)).toHaveLength(1)
      expect(await balanceOf(client, 'bank')).toBe(jan.cents)
    })
  })

  describe(`random files of random bookings on ${flavour}`, () => {
    const payers = [
      { name: 'J. Jansen', iban: 'NL20INGB0001234567' },
      { name: 'Bakkerij Pastoor', iban: 'NL86INGB0002445588' },
      { name: 'Bakkerij Pastoor', iban: '' },
    ]
    const booking = fc.record({
      cents: fc.constantFrom(10_00, 12_50, -10_00),
      at: fc.nat(2),
      payer: fc.constantFrom(...payers),
      words: fc.constantFrom(
        '',
        'Factuur 471',
        'Factuur 472 van Pastoor',
        'dank voor de hulp bij het verhuizen',
      ),
      endToEndId: fc.option(fc.constantFrom('E2E-000471', 'E2E-000472'), { nil: undefined }),
    })
    const file = fc.record({
      format: fc.constantFrom(...formats),
      from: fc.nat(2),
      length: fc.nat(2),
      undo: fc.boolean(),
    })

    withBooks(
      'end with each booking once',
      async (scenario) => {
        const { client } = scenario
        let run = 0
        await fc.assert(
          fc.asyncProperty(
            fc.array(booking, { minLength: 1, maxLength: 8 }),
            fc.array(file, { minLength: 1, maxLength: 6 }),
            async (drawn, files) => {
              // What earlier runs left is withdrawn, and of other days.
              run += 1
              const days = [0, 1, 2].map((at) =>
                new Date(Date.UTC(2020, 0, 1 + run * 3 + at)).toISOString().slice(0, 10),
              )
              const bookings = drawn.map(({ at, payer, endToEndId, ...rest }): BankBooking => {
                const known = { ...rest, ...payer, day: days[at] ?? '' }
                return endToEndId === undefined ? known : { ...known, endToEndId }
              })
              const standing: { id: string; from: number; to: number }[] = []
              const undoFirst = async () => {
                const first = standing.shift()
                if (first !== undefined)
                  await client.payments.undoImport({ requestId: requestId(), id: first.id })
              }
              try {
                for (const { format, from, length, undo } of files) {
                  const to = Math.min(2, from + length)
                  const cut = { format, fromDay: days[from] ?? '', toDay: days[to] ?? '' }
                  if (!bookings.some((one) => one.day >= cut.fromDay && one.day <= cut.toDay)) continue
                  const { id } = await preview(client, fileOf(bookings, cut))
                  const confirm = ['payments.does-not-balance']
                  await client.payments.commitImport({ requestId: requestId(), id, confirm })
                  standing.push({ id, from, to })
                  if (undo) await undoFirst()
                  const seen = bookings.filter(({ day: bookingDay }) =>
                    standing.some((each) => {
                      const at = days.indexOf(bookingDay)
                      return at >= each.from && at <= each.to
                    }),
                  )
                  expect(inOrder((await listAll(client)).map((line) => line.amountCents))).toEqual(
                    inOrder(seen.map((one) => one.cents)),
                  )
                  expect(await problemsOf(scenario)).toEqual([])
                }
              } finally {
                while (standing.length > 0) await undoFirst()
              }
              expect(await listAll(client)).toEqual([])
            },
          ),
          { numRuns: flavour === 'sqlite' ? 60 : 8 },
        )
      },
      240_000,
    )
  })
}
