import { describe, expect, it } from 'vitest'
import { zCardFields } from '../../shared/contract/customers.ts'
import { issueDueBatches, refreshGrades, startBatchJobs } from '../../electron/core/rooms/payments/index.ts'
import { checkDocumentIndex, checkNumbering } from '../../electron/core/rooms/billing/index.ts'
import { checkLedger } from '../../electron/core/rooms/ledger/index.ts'
import { type Client, flavours, requestId } from '../support/test-core.ts'
import { createCard, openScenario, password, type Scenario, signIn } from '../support/scenario.ts'
import {
  balanceOf,
  type Booking,
  importStatement,
  issueProforma,
  listAll,
  problemsOf,
} from './payments-helpers.ts'

const refused = (code: string, params: object = {}) =>
  expect.objectContaining({
    code: 'REFUSED',
    data: expect.objectContaining({ code, params: expect.objectContaining(params) }),
  })

type Issued = Awaited<ReturnType<typeof issueProforma>>

/** Imports a statement and has its lines graded, as the background does. */
async function receive(scenario: Scenario, bookings: Booking[], id = 'S1'): Promise<void> {
  const day = '2026-11-19'
  await importStatement(scenario.client, { id, day, openingCents: null, bookings })
  await refreshGrades(scenario.core.core)
}

/** Proformas of one card with amounts of their own, and a transfer that names each. */
async function withTransfers(scenario: Scenario, count: number): Promise<Issued[]> {
  const { client } = scenario
  const card = await createCard(client)
  const issued: Issued[] = []
  for (let index = 0; index < count; index += 1) {
    issued.push(await issueProforma(client, card.id, 100_00 + index * 137))
  }
  const bookings = issued.map(({ number }, index) => ({
    cents: 100_00 + index * 137,
    name: 'BAKKERIJ PASTOOR',
    text: `betreft ${number}`,
  }))
  await receive(scenario, bookings)
  return issued
}

async function acceptAll(client: Client) {
  const { token } = await client.payments.previewBatch({})
  return client.payments.acceptBatch({ requestId: requestId(), token })
}

async function issueOf(client: Client, batchId: string | null) {
  const events = []
  const input = { requestId: requestId(), batchId }
  for await (const event of await client.payments.issueBatchInvoices(input)) events.push(event)
  return events
}

type Row = Awaited<ReturnType<Client['payments']['previewBatch']>>['rows'][number]

/** Matches a line by hand to what the preview has for it. */
async function matchRow(client: Client, row: Row | undefined) {
  if (row === undefined) throw new Error('there is no such row')
  const targets = row.documents.map(({ documentId, amountCents }) => ({
    kind: 'document' as const,
    documentId,
    amountCents,
  }))
  return client.payments.match({ requestId: requestId(), bankLineId: row.bankLineId, version: 1, targets })
}

/** All that an undone batch must leave as it was. */
async function stateOf(client: Client, documents: readonly Issued[]) {
  const { accounts } = await client.ledger.balances({})
  const lines = await listAll(client)
  const shown = await Promise.all(documents.map(({ id }) => client.billing.get({ id })))
  const customers = await client.customers.list({})
  return {
    accounts: accounts
      .filter(({ balanceCents }) => balanceCents !== 0)
      .map(({ account, balanceCents }) => ({ account, balanceCents })),
    lines: lines.map(({ id, state, remainingCents }) => ({ id, state, remainingCents })),
    documents: shown.map(({ id, state, openCents }) => ({ id, state, openCents })),
    cards: customers.rows,
  }
}

/** Proofs of documents and ledger, beside those of the bank. */
async function bookProblems(scenario: Scenario): Promise<unknown[]> {
  return scenario.core.core.store.read(async (tx) => {
    const proofs = [await checkDocumentIndex(tx), await checkNumbering(tx), await checkLedger(tx)]
    return proofs.flatMap(({ problems }) => problems)
  })
}

for (const flavour of flavours) {
  const withBooks = (
    name: string,
    work: (scenario: Scenario) => Promise<void>,
    company: Parameters<typeof openScenario>[1] = {},
  ) =>
    it(name, async () => {
      const scenario = await openScenario(flavour, company)
      try {
        await work(scenario)
        expect(await problemsOf(scenario)).toEqual([])
        expect(await bookProblems(scenario)).toEqual([])
      } finally {
        await scenario.dispose()
      }
    })

  describe(`accepting all certain lines on ${flavour}`, () => {
    withBooks('accepts what it showed, and lets the invoices wait', async (scenario) => {
      const { client } = scenario
      const [one, two] = await withTransfers(scenario, 2)
      await receive(scenario, [{ cents: 99_99, name: 'NOBODY', text: 'thanks' }], 'S2')
      const shown = await client.payments.previewBatch({})
      expect(shown).toMatchObject({
        lineCount: 2,
        totalCents: 201_37,
        currency: 'EUR',
        documentCount: 2,
        invoiceCount: 2,
        waitingCount: 0,
        leftOut: [],
        rows: [
          {
            amountCents: 100_00,
            payerName: 'BAKKERIJ PASTOOR',
            documents: [{ number: one?.number, kind: 'proforma', amountCents: 100_00 }],
          },
          { amountCents: 101_37, documents: [{ number: two?.number }] },
        ],
      })
      expect(shown.rows[0]?.documents[0]?.evidence.map(({ code }) => code)).toContain('number')
      expect(await client.payments.counts()).toMatchObject({ certain: 2, certainCents: 201_37 })
      const request = { requestId: requestId(), token: shown.token }
      const done = await client.payments.acceptBatch(request)
      expect(done).toMatchObject({
        lineCount: shown.lineCount,
        totalCents: shown.totalCents,
        invoicesWaiting: shown.invoiceCount,
        invoicesDueAt: null,
      })
      expect(await client.payments.acceptBatch(request)).toEqual(done)
      for (const row of shown.rows) {
        const line = await client.payments.getLine({ id: row.bankLineId })
        expect(line).toMatchObject({ state: 'done', remainingCents: 0 })
        expect(line.allocations.map(({ documentId, amountCents }) => ({ documentId, amountCents }))).toEqual(
          row.documents.map(({ documentId, amountCents }) => ({ documentId, amountCents })),
        )
      }
      expect(await client.billing.get({ id: one?.id ?? '' })).toMatchObject({
        state: 'to-check',
        openCents: 0,
      })
      const invoices = { kind: { operator: 'equals' as const, value: 'invoice' } }
      expect((await client.billing.list({ filters: invoices })).total).toBe(0)
      expect(await client.payments.listBatches({})).toMatchObject({
        total: 1,
        rows: [{ id: done.batchId, state: 'accepted', standingCount: 2, invoicesWaiting: 2, canUndo: true }],
      })
      const story = await client.audit.story({ recordKind: 'match-batch', recordId: done.batchId })
      expect(story).toMatchObject([{ action: 'payments.batch-accepted', public: { lineCount: 2 } }])
      expect(await client.payments.previewBatch({})).toMatchObject({ lineCount: 0, rows: [] })
    })

    withBooks('issues the invoices that wait, one by one, with progress', async (scenario) => {
      const { client } = scenario
      const documents = await withTransfers(scenario, 3)
      const { batchId } = await acceptAll(client)
      expect(await client.billing.countWaiting()).toEqual({ count: 3 })
      const events = await issueOf(client, batchId)
      expect(events.map(({ done, total, number, refusal }) => ({ done, total, number, refusal }))).toEqual(
        documents.map(({ number }, index) => ({ done: index + 1, total: 3, number, refusal: null })),
      )
      expect(events.every(({ invoiceNumber }) => invoiceNumber !== null)).toBe(true)
      expect(await client.payments.listBatches({})).toMatchObject({
        rows: [{ invoicesWaiting: 0, invoicesIssued: 3, canUndo: false }],
      })
      expect(await issueOf(client, null)).toEqual([])
      expect(await balanceOf(client, 'prepayments')).toBe(0)
    })

    withBooks('keeps an invoice back that would say something else than its proforma', async (scenario) => {
      const { client } = scenario
      const [one] = await withTransfers(scenario, 1)
      const { batchId } = await acceptAll(client)
      const { customerId } = await client.billing.get({ id: one?.id ?? '' })
      const { version, ...card } = await client.customers.get({ id: customerId })
      await client.customers.update({
        requestId: requestId(),
        id: customerId,
        version,
        card: { ...zCardFields.parse(card), legalName: 'Bakkerij Pastoor B.V.' },
        requestedBy: 'own',
        identifiedBy: 'not-needed',
        password,
      })
      expect(await issueOf(client, batchId)).toMatchObject([
        { number: one?.number, invoiceNumber: null, refusal: { code: 'billing.differs-from-proforma' } },
      ])
      expect(await client.billing.get({ id: one?.id ?? '' })).toMatchObject({
        state: 'to-check',
        checkReasons: [{ field: 'recipient' }],
      })
      expect(await client.payments.listBatches({})).toMatchObject({
        rows: [{ invoicesWaiting: 0, invoicesToCheck: 1, canUndo: true }],
      })
      await client.payments.undoBatch({ requestId: requestId(), batchId })
      expect(await client.billing.get({ id: one?.id ?? '' })).toMatchObject({
        state: 'open',
        checkReasons: [],
      })
    })

    withBooks('refuses to accept what is not what the clerk saw', async (scenario) => {
      const { client } = scenario
      await withTransfers(scenario, 3)
      const { token, rows } = await client.payments.previewBatch({})
      const colleague = await scenario.as('clerk')
      await matchRow(colleague, rows[1])
      await expect(client.payments.acceptBatch({ requestId: requestId(), token })).rejects.toThrow(
        refused('payments.batch-changed'),
      )
      expect((await client.payments.listBatches({})).total).toBe(0)
      const again = await client.payments.previewBatch({})
      expect(again.rows).toEqual([rows[0], rows[2]])
      const done = await client.payments.acceptBatch({ requestId: requestId(), token: again.token })
      expect(done).toMatchObject({ lineCount: 2, totalCents: again.totalCents })
      const { allocations } = await client.payments.getLine({ id: rows[1]?.bankLineId ?? '' })
      expect(allocations).toMatchObject([{ operatorName: 'A clerk', undone: false }])
    })

    withBooks('refuses where new documents made a line doubtful that nobody touched', async (scenario) => {
      const { client } = scenario
      const { id } = await createCard(client)
      const { number } = await issueProforma(client, id, 145_20)
      await receive(scenario, [{ cents: 145_20, name: 'SOMEBODY ELSE', text: number }])
      const { token, lineCount } = await client.payments.previewBatch({})
      expect(lineCount).toBe(1)
      for (let count = 0; count < 10; count += 1) await issueProforma(client, id, 145_20)
      await expect(client.payments.acceptBatch({ requestId: requestId(), token })).rejects.toThrow(
        refused('payments.batch-changed'),
      )
      expect(await client.payments.previewBatch({})).toMatchObject({
        lineCount: 0,
        leftOut: [{ reason: 'not-certain', count: 1 }],
      })
    })

    withBooks('books all of it or nothing where a colleague matches at the same moment', async (scenario) => {
      const { client } = scenario
      await withTransfers(scenario, 3)
      const { token, rows } = await client.payments.previewBatch({})
      const colleague = await scenario.as('clerk')
      const [batch, single] = await Promise.allSettled([
        client.payments.acceptBatch({ requestId: requestId(), token }),
        matchRow(colleague, rows[1]),
      ])
      expect([batch.status, single.status].filter((status) => status === 'fulfilled')).toHaveLength(1)
      const { rows: done } = await client.payments.listLines({ tab: 'done' })
      expect(done).toHaveLength(batch.status === 'fulfilled' ? 3 : 1)
    })

    withBooks('takes a batch of 40 back in one step, and everything is as before', async (scenario) => {
      const { client } = scenario
      const documents = await withTransfers(scenario, 40)
      const before = await stateOf(client, documents)
      const { batchId, lineCount, invoicesWaiting } = await acceptAll(client)
      expect([lineCount, invoicesWaiting]).toEqual([40, 40])
      expect(await stateOf(client, documents)).not.toEqual(before)
      const undo = { requestId: requestId(), batchId, reason: 'the wrong statement' }
      expect(await client.payments.undoBatch(undo)).toEqual({ undoneCount: 40 })
      expect(await stateOf(client, documents)).toEqual(before)
      expect(await client.payments.listBatches({})).toMatchObject({
        rows: [
          {
            state: 'undone',
            standingCount: 0,
            invoicesWaiting: 0,
            canUndo: false,
            undoneByName: 'M. de Vries',
          },
        ],
      })
      await expect(client.payments.undoBatch({ ...undo, requestId: requestId() })).rejects.toThrow(
        refused('payments.batch-undone'),
      )
      await refreshGrades(scenario.core.core)
      expect((await acceptAll(client)).lineCount).toBe(40)
    })

    withBooks('leaves alone what was taken back by hand before', async (scenario) => {
      const { client } = scenario
      const documents = await withTransfers(scenario, 3)
      const before = await stateOf(client, documents)
      const { batchId } = await acceptAll(client)
      const [line] = (await client.payments.listLines({ tab: 'done' })).rows
      const { allocations } = await client.payments.getLine({ id: line?.id ?? '' })
      await client.payments.unmatch({ requestId: requestId(), allocationId: allocations[0]?.id ?? '' })
      expect(await client.payments.undoBatch({ requestId: requestId(), batchId })).toEqual({ undoneCount: 2 })
      expect(await stateOf(client, documents)).toEqual(before)
    })

    withBooks(
      'is not undone once an invoice has left; its lines are, one by one, either way',
      async (scenario) => {
        const { client } = scenario
        const documents = await withTransfers(scenario, 3)
        const { batchId } = await acceptAll(client)
        const invoices = []
        for (const { id } of documents.slice(0, 2)) {
          const { version } = await client.billing.get({ id })
          invoices.push(
            await client.billing.issueInvoice({ requestId: requestId(), proformaId: id, version }),
          )
        }
        const undo = () => client.payments.undoBatch({ requestId: requestId(), batchId })
        await expect(undo()).rejects.toThrow(
          refused('payments.batch-left', { count: 2, number: invoices[0]?.number }),
        )
        for (const [index, decision] of (['leave-open', 'credit-and-reopen'] as const).entries()) {
          const { payments } = await client.billing.get({ id: documents[index]?.id ?? '' })
          await client.payments.unmatch({
            requestId: requestId(),
            allocationId: payments[0]?.allocationId ?? '',
            invoiceDecision: decision,
          })
        }
        expect(await client.billing.get({ id: invoices[0]?.id ?? '' })).toMatchObject({ state: 'open' })
        expect(await client.billing.get({ id: documents[1]?.id ?? '' })).toMatchObject({ state: 'open' })
        expect(await undo()).toEqual({ undoneCount: 1 })
        expect(await client.billing.get({ id: documents[2]?.id ?? '' })).toMatchObject({ state: 'open' })
      },
    )

    withBooks('gives a document that two lines name to the older line only', async (scenario) => {
      const { client } = scenario
      const card = await createCard(client)
      const { number } = await issueProforma(client, card.id, 145_20)
      const transfer = { cents: 145_20, name: 'BAKKERIJ PASTOOR', text: number }
      await receive(scenario, [
        { ...transfer, day: '2026-11-19', bankReference: 'B' },
        { ...transfer, day: '2026-11-18', bankReference: 'A' },
      ])
      const shown = await client.payments.previewBatch({})
      expect(shown).toMatchObject({
        lineCount: 1,
        rows: [{ bookingDay: '2026-11-18' }],
        leftOut: [{ reason: 'document-taken', count: 1 }],
      })
      expect((await acceptAll(client)).lineCount).toBe(1)
    })

    withBooks('pays several documents together that a transfer names and sums up to', async (scenario) => {
      const { client } = scenario
      const card = await createCard(client)
      const one = await issueProforma(client, card.id, 100_00)
      const two = await issueProforma(client, card.id, 50_25)
      const text = `${one.number} en ${two.number}`
      await receive(scenario, [{ cents: 150_25, name: 'BAKKERIJ PASTOOR', text }])
      expect(await client.payments.previewBatch({})).toMatchObject({
        lineCount: 1,
        documentCount: 2,
        totalCents: 150_25,
        rows: [{ documents: [{ amountCents: 100_00 }, { amountCents: 50_25 }] }],
      })
      expect(await acceptAll(client)).toMatchObject({ lineCount: 1, invoicesWaiting: 2 })
      expect(await issueOf(client, null)).toHaveLength(2)
    })

    withBooks('takes no line of which something would be left', async (scenario) => {
      const { client } = scenario
      const card = await createCard(client)
      const { number } = await issueProforma(client, card.id, 100_00)
      await receive(scenario, [{ cents: 110_00, name: 'BAKKERIJ PASTOOR', text: number }])
      expect(await client.payments.previewBatch({})).toMatchObject({ lineCount: 0 })
      await expect(acceptAll(client)).rejects.toThrow(refused('payments.batch-changed'))
    })

    withBooks(
      'lets the invoices go by themselves when the undo time has passed, not before',
      async (scenario) => {
        const { client, core, clock } = scenario
        const documents = await withTransfers(scenario, 2)
        const { invoicesDueAt } = await acceptAll(client)
        expect(invoicesDueAt).toBe('2026-11-20T09:30:00.000Z')
        clock.advanceSeconds(30 * 60 - 1)
        expect(await issueDueBatches(core.core, 'host-a')).toBe(0)
        clock.advanceSeconds(1)
        expect(await issueDueBatches(core.core, 'host-a')).toBe(2)
        expect(await issueDueBatches(core.core, 'host-a')).toBe(0)
        for (const { id } of documents) {
          expect(await client.billing.get({ id })).toMatchObject({ state: 'settled' })
        }
        expect(await (await signIn(core, 'vries')).payments.listBatches({})).toMatchObject({
          rows: [{ invoicesWaiting: 0, invoicesIssued: 2, invoicesDueAt: null }],
        })
      },
      { company: { batchUndoMinutes: 30 } },
    )

    withBooks(
      'issues what is due on one host only, and nothing of a batch that was undone',
      async (scenario) => {
        const { client, core, clock } = scenario
        await withTransfers(scenario, 2)
        const { batchId } = await acceptAll(client)
        clock.advanceSeconds(31 * 60)
        const rival = { name: 'batch-invoices', holder: 'host-b', fence: 7 }
        const until = new Date(Date.parse(clock.now()) + 60_000).toISOString()
        await core.core.store.write((tx) =>
          tx.db
            .insertInto('job_lease')
            .values({ ...rival, leased_until: until })
            .execute(),
        )
        expect(await issueDueBatches(core.core, 'host-a')).toBe(0)
        clock.advanceSeconds(61)
        const again = await signIn(core, 'vries')
        await again.payments.undoBatch({ requestId: requestId(), batchId })
        expect(await issueDueBatches(core.core, 'host-a')).toBe(0)
        await refreshGrades(core.core)
        await acceptAll(again)
        clock.advanceSeconds(31 * 60)
        const stop = startBatchJobs(core.core)
        const later = await signIn(core, 'vries')
        await expect
          .poll(async () => (await later.payments.listBatches({})).rows[0]?.invoicesIssued, { timeout: 5000 })
          .toBe(2)
        await stop()
        const lease = await core.core.store.read((tx) => tx.db.selectFrom('job_lease').selectAll().execute())
        expect(lease).toMatchObject([{ fence: 8 }])
      },
      { company: { batchUndoMinutes: 30 } },
    )

    withBooks(
      'issues everything that waits where clerks issue invoices, also outside of batches',
      async (scenario) => {
        const { client } = scenario
        await withTransfers(scenario, 2)
        await matchRow(client, (await client.payments.previewBatch({})).rows[0])
        expect((await acceptAll(client)).lineCount).toBe(1)
        expect(await client.billing.countWaiting()).toEqual({ count: 2 })
        const events = []
        const input = { requestId: requestId(), proformaIds: null }
        for await (const event of await client.billing.issueWaiting(input)) events.push(event)
        expect(events.map(({ refusal }) => refusal)).toEqual([null, null])
        expect(await client.billing.countWaiting()).toEqual({ count: 0 })
      },
      { company: { invoiceOnPayment: 'by-clerk' } },
    )
  })
}
