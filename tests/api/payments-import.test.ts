import { describe, expect, it } from 'vitest'
import { flavours, requestId } from '../support/test-core.ts'
import { companyIban, openScenario, type Scenario } from '../support/scenario.ts'
import {
  balanceOf,
  importFile,
  importStatement,
  listAll,
  preview,
  problemsOf,
  stagedCount,
  statementFile,
} from './payments-helpers.ts'

const refused = (code: string, params: object = {}) =>
  expect.objectContaining({
    code: 'REFUSED',
    data: expect.objectContaining({ code, params: expect.objectContaining(params) }),
  })
const asks = (code: string) =>
  expect.objectContaining({
    code: 'CONFIRM',
    data: { warnings: [expect.objectContaining({ code })] },
  })

/** Each test has books of its own; opening them anew costs less than untangling what another left. */
for (const flavour of flavours) {
  const withBooks = (name: string, work: (scenario: Scenario) => Promise<void>) =>
    it(name, async () => {
      const scenario = await openScenario(flavour)
      try {
        await work(scenario)
        expect(await problemsOf(scenario)).toEqual([])
        expect(await stagedCount(scenario)).toBe(0)
      } finally {
        await scenario.dispose()
      }
    })

  describe(`importing statements on ${flavour}`, () => {
    withBooks('shows what a file would do, and changes nothing until it is committed', async ({ client }) => {
      const file = statementFile([
        {
          id: 'S224',
          openingCents: 100_00,
          bookings: [{ cents: 145_20 }, { cents: -20_00 }, { cents: 5_00, pending: true }],
        },
      ])
      const found = await preview(client, file)
      expect(found).toMatchObject({
        state: 'staged',
        lineCount: 3,
        newCount: 2,
        knownCount: 0,
        sameFileAs: null,
      })
      expect(found.statements).toMatchObject([
        {
          identification: 'S224',
          accountIban: companyIban,
          openingCents: 100_00,
          closingCents: 225_20,
          newCount: 2,
          pendingCount: 1,
          sumCents: 125_20,
          creditCents: 145_20,
          debitCents: 20_00,
          imbalanceCents: 0,
        },
      ])
      expect(await listAll(client)).toEqual([])
      expect(await balanceOf(client, 'bank')).toBe(0)
      await client.payments.discardImport({ requestId: requestId(), id: found.id })
      await expect(client.payments.commitImport({ requestId: requestId(), id: found.id })).rejects.toThrow(
        refused('payments.batch-not-staged'),
      )
    })

    withBooks('posts one entry per statement and keeps the balance of the account', async ({ client }) => {
      const bookings = [{ cents: 145_20 }, { cents: 60_50 }, { cents: -20_00 }]
      const done = await importStatement(client, { openingCents: 100_00, bookings })
      expect(done).toMatchObject({ state: 'committed', newCount: 3, knownCount: 0, matchedCount: 0 })
      expect(await balanceOf(client, 'bank')).toBe(285_70)
      expect(await balanceOf(client, 'suspense')).toBe(-185_70)
      expect(await balanceOf(client, 'opening-balance')).toBe(-100_00)
      const { total } = await client.ledger.list({})
      expect(total).toBe(1)
      const { bankAccounts } = await client.settings.get()
      expect(bankAccounts).toMatchObject([{ balanceCents: 285_70, lastStatementDay: '2026-11-19' }])
      expect(await client.payments.counts()).toMatchObject({
        open: 3,
        openCents: 205_70,
        ledgerBalanced: true,
      })
    })

    withBooks('adds nothing when the same file comes again, and says so', async ({ client }) => {
      const file = () => statementFile([{ openingCents: 0, bookings: [{ cents: 10_00 }, { cents: 20_00 }] }])
      const first = await importFile(client, file())
      const again = await preview(client, file())
      expect(again).toMatchObject({ newCount: 0, knownCount: 2, sameFileAs: first.id })
      const second = await client.payments.commitImport({ requestId: requestId(), id: again.id })
      expect(second).toMatchObject({ newCount: 0, knownCount: 2 })
      expect(await listAll(client)).toHaveLength(2)
      expect(await balanceOf(client, 'bank')).toBe(30_00)
    })

    withBooks('keeps two truly equal lines of one file, however often it is imported', async ({ client }) => {
      const twice = [
        { cents: 10_00, text: 'coffee' },
        { cents: 10_00, text: 'coffee' },
      ]
      await importStatement(client, { openingCents: 0, bookings: twice })
      await importStatement(client, { openingCents: 0, bookings: twice })
      expect(await listAll(client)).toHaveLength(2)
    })

    withBooks('counts a statement that stands twice in its file once', async ({ client }) => {
      const statement = { openingCents: 0, bookings: [{ cents: 10_00, text: 'coffee' }] }
      const done = await importFile(client, statementFile([statement, statement]))
      expect(done).toMatchObject({ lineCount: 2, newCount: 1, knownCount: 1 })
      expect(await balanceOf(client, 'bank')).toBe(10_00)
    })

    withBooks('takes from overlapping statements what is new', async ({ client }) => {
      const line = (n: number, day: string) => ({ cents: n * 100, text: `line ${n}`, day })
      const [one, two, three] = [line(1, '2026-11-17'), line(2, '2026-11-18'), line(3, '2026-11-19')]
      await importStatement(client, {
        id: 'A',
        day: '2026-11-18',
        fromDay: '2026-11-17',
        openingCents: 0,
        bookings: [one, two],
      })
      const b = await importStatement(client, {
        id: 'B',
        day: '2026-11-19',
        fromDay: '2026-11-18',
        openingCents: 100,
        bookings: [two, three],
      })
      expect(b).toMatchObject({ newCount: 1, knownCount: 1 })
      expect(await balanceOf(client, 'bank')).toBe(600)
      expect(await balanceOf(client, 'statement-difference')).toBe(0)
    })

    withBooks('undoes one import without taking what an overlapping one has seen', async ({ client }) => {
      const line = (n: number, day: string) => ({ cents: n * 100, text: `line ${n}`, day })
      const [one, two, three] = [line(1, '2026-11-17'), line(2, '2026-11-18'), line(3, '2026-11-19')]
      const a = { id: 'A', day: '2026-11-18', fromDay: '2026-11-17', openingCents: 0, bookings: [one, two] }
      const first = await importStatement(client, a)
      await importStatement(client, {
        id: 'B',
        day: '2026-11-19',
        fromDay: '2026-11-18',
        openingCents: 100,
        bookings: [two, three],
      })
      const undone = await client.payments.undoImport({ requestId: requestId(), id: first.id })
      expect(undone.state).toBe('undone')
      expect((await listAll(client)).map((row) => row.remittance).sort()).toEqual(['line 2', 'line 3'])
      expect(await balanceOf(client, 'bank')).toBe(600)
      expect(await balanceOf(client, 'opening-balance')).toBe(-100)
      await expect(client.payments.undoImport({ requestId: requestId(), id: first.id })).rejects.toThrow(
        refused('payments.batch-withdrawn'),
      )
      const revived = await importStatement(client, a)
      expect(revived).toMatchObject({ newCount: 1, knownCount: 1 })
      expect(await listAll(client)).toHaveLength(3)
      expect(await balanceOf(client, 'opening-balance')).toBe(0)
      expect(await balanceOf(client, 'bank')).toBe(600)
    })

    withBooks('lets statements come in any order, and shows a gap until it is filled', async ({ client }) => {
      const day = (n: number) => `2026-11-${10 + n}`
      const statement = (n: number) => ({
        id: `S${n}`,
        day: day(n),
        fromDay: day(n),
        openingCents: n * 1000,
        bookings: [{ cents: 1000, text: `of day ${n}` }],
      })
      await importStatement(client, statement(5))
      const { id } = await preview(client, statementFile([statement(3)]))
      const commit = (confirm: string[]) =>
        client.payments.commitImport({ requestId: requestId(), id, confirm })
      await expect(commit([])).rejects.toThrow(asks('payments.does-not-balance'))
      await commit(['payments.does-not-balance'])
      expect(await balanceOf(client, 'bank')).toBe(6000)
      expect(await balanceOf(client, 'statement-difference')).toBe(-1000)
      await importStatement(client, statement(4))
      expect(await balanceOf(client, 'statement-difference')).toBe(0)
      expect(await balanceOf(client, 'opening-balance')).toBe(-3000)
      expect(await balanceOf(client, 'bank')).toBe(6000)
    })

    withBooks(
      'asks before it takes a statement that does not balance, and shows by how much',
      async ({ client }) => {
        const parts = { openingCents: 0, closingCents: 15_00, bookings: [{ cents: 10_00 }] }
        const found = await preview(client, statementFile([parts]))
        expect(found.statements).toMatchObject([
          { imbalanceCents: 5_00, notices: [{ code: 'does-not-balance' }] },
        ])
        await expect(client.payments.commitImport({ requestId: requestId(), id: found.id })).rejects.toThrow(
          asks('payments.does-not-balance'),
        )
        expect(await listAll(client)).toEqual([])
        const confirm = ['payments.does-not-balance']
        await client.payments.commitImport({ requestId: requestId(), id: found.id, confirm })
        expect(await balanceOf(client, 'bank')).toBe(15_00)
        expect(await balanceOf(client, 'statement-difference')).toBe(-5_00)
      },
    )

    withBooks('asks about a line that looks like one it has under another reference', async ({ client }) => {
      const line = { cents: 10_00, name: 'Café Oost', text: 'x' }
      await importStatement(client, { openingCents: 0, bookings: [{ ...line, bankReference: 'ABC001' }] })
      const other = statementFile([
        {
          id: 'S2',
          openingCents: null,
          bookings: [{ ...line, name: 'CAFE OOST', bankReference: 'OTHER99' }],
        },
      ])
      const found = await preview(client, other)
      expect(found.statements).toMatchObject([{ suspiciousCount: 1, newCount: 0, knownCount: 0 }])
      await expect(client.payments.commitImport({ requestId: requestId(), id: found.id })).rejects.toThrow(
        asks('payments.possible-duplicate'),
      )
      await client.payments.discardImport({ requestId: requestId(), id: found.id })
    })

    withBooks(
      'refuses to commit for an account that is not the company’s, and takes it once it is',
      async ({ client }) => {
        const iban = 'NL20INGB0001234567'
        const found = await preview(
          client,
          statementFile([{ iban, openingCents: 0, bookings: [{ cents: 10_00 }] }]),
        )
        expect(found.statements).toMatchObject([{ bankAccountId: null, accountIban: iban }])
        const commit = () => client.payments.commitImport({ requestId: requestId(), id: found.id })
        await expect(commit()).rejects.toThrow(refused('payments.account-unknown', { iban }))
        await client.settings.addBankAccount({
          requestId: requestId(),
          name: 'Second',
          iban,
          currency: 'EUR',
        })
        expect(await commit()).toMatchObject({ state: 'committed', newCount: 1 })
      },
    )

    withBooks('refuses a statement in another currency than its account', async ({ client }) => {
      const found = await preview(
        client,
        statementFile([{ currency: 'USD', openingCents: 0, bookings: [{ cents: 1_00 }] }]),
      )
      await expect(client.payments.commitImport({ requestId: requestId(), id: found.id })).rejects.toThrow(
        refused('payments.account-currency', { found: 'USD', currency: 'EUR' }),
      )
      await client.payments.discardImport({ requestId: requestId(), id: found.id })
    })

    withBooks('leaves nothing of a file it cannot read, and says where it breaks', async ({ client }) => {
      const whole = await statementFile([
        { openingCents: 0, bookings: Array.from({ length: 900 }, (_, n) => ({ cents: n + 1 })) },
      ]).text()
      const cases: [string, string][] = [
        [whole.slice(0, -200), 'xml-truncated'],
        [whole.replace('?>', '?><!DOCTYPE a [<!ENTITY x "y">]>'), 'xml-doctype-forbidden'],
        [whole.replace('>8.99<', '>-8.99<'), 'amount-negative'],
        ['Geachte heer, hierbij de afschriften', 'format-unknown'],
      ]
      for (const [text, reason] of cases) {
        await expect(preview(client, new File([text], 'broken.xml'))).rejects.toThrow(
          refused('payments.file-unreadable', { reason }),
        )
      }
      await expect(preview(client, new File([], 'empty.xml'))).rejects.toThrow(refused('payments.file-empty'))
      expect(await client.payments.listImports({})).toEqual({ rows: [], total: 0 })
      expect(await listAll(client)).toEqual([])
    })

    withBooks('has one effect for a commit that is repeated', async ({ client }) => {
      const { id } = await preview(client, statementFile([{ openingCents: 0, bookings: [{ cents: 10_00 }] }]))
      const request = { requestId: requestId(), id, confirm: [] }
      const first = await client.payments.commitImport(request)
      expect(await client.payments.commitImport(request)).toEqual(first)
      expect(await listAll(client)).toHaveLength(1)
    })

    withBooks(
      'previews once for a request that is repeated, and not for another file',
      async ({ client }) => {
        const request = requestId()
        const ask = async (cents: number) => {
          const file = statementFile([{ openingCents: 0, bookings: [{ cents }] }])
          for await (const event of await client.payments.previewImport({ requestId: request, file }))
            if (event.type === 'preview') return event.import.id
          return null
        }
        const id = (await ask(10_00)) ?? ''
        expect(await ask(10_00)).toBe(id)
        await expect(ask(20_00)).rejects.toThrow(expect.objectContaining({ code: 'REQUEST_REUSED' }))
        expect((await client.payments.listImports({})).total).toBe(1)
        await client.payments.discardImport({ requestId: requestId(), id })
      },
    )

    withBooks('lets clerks import but not undo', async (scenario) => {
      const clerk = await scenario.as('clerk')
      const { id } = await importStatement(clerk, { openingCents: 0, bookings: [{ cents: 10_00 }] })
      await expect(clerk.payments.undoImport({ requestId: requestId(), id })).rejects.toThrow(
        expect.objectContaining({ code: 'FORBIDDEN' }),
      )
      await scenario.client.payments.undoImport({ requestId: requestId(), id })
      expect(await listAll(scenario.client)).toEqual([])
      expect(await balanceOf(scenario.client, 'bank')).toBe(0)
    })

    withBooks('parks a line with a note and takes it back', async ({ client }) => {
      await importStatement(client, { openingCents: 0, bookings: [{ cents: 10_00, text: 'who is this' }] })
      const [line] = await listAll(client, 'open')
      const bankLineId = line?.id ?? ''
      const parked = await client.payments.park({
        requestId: requestId(),
        bankLineId,
        version: 1,
        parked: true,
        note: 'ask Jan',
      })
      expect(await listAll(client, 'to-check')).toMatchObject([{ note: 'ask Jan', state: 'parked' }])
      await expect(
        client.payments.park({ requestId: requestId(), bankLineId, version: 1, parked: false }),
      ).rejects.toThrow(expect.objectContaining({ code: 'STALE' }))
      await client.payments.park({
        requestId: requestId(),
        bankLineId,
        version: parked.version,
        parked: false,
      })
      expect(await listAll(client, 'open')).toHaveLength(1)
    })

    withBooks('lists lines by words, import and amount', async ({ client }) => {
      const { id } = await importStatement(client, {
        openingCents: 0,
        bookings: [
          { cents: 10_00, text: 'Voor Jürgen' },
          { cents: 20_00, text: 'anders' },
        ],
      })
      const find = async (input: Parameters<typeof client.payments.listLines>[0]) =>
        client.payments.listLines(input)
      expect(await find({ search: 'jurgen' })).toMatchObject({ total: 1, rows: [{ amountCents: 10_00 }] })
      expect((await find({ filters: { importId: { operator: 'equals', value: id } } })).total).toBe(2)
      expect((await find({ filters: { amountCents: { operator: 'greater', value: 1500 } } })).total).toBe(1)
      expect(
        (await find({ sort: [{ field: 'amountCents', direction: 'descending' }], limit: 1 })).rows,
      ).toMatchObject([{ amountCents: 20_00 }])
    })
  })
}
