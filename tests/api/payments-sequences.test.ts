import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkDocumentIndex } from '../../electron/core/rooms/billing/index.ts'
import { flavours, requestId } from '../support/test-core.ts'
import { createCard, openScenario, type Scenario } from '../support/scenario.ts'
import { type Booking, importStatement, issueProforma, listAll, problemsOf } from './payments-helpers.ts'

/*
 * Statements are cut from one long list of bookings with a running balance, so that they overlap, leave gaps, come in
 * any order and are undone, while their lines are matched and matches are taken back.
 */
type Step =
  | { kind: 'import'; from: number; length: number; isSecond: boolean }
  | { kind: 'undo-import'; which: number }
  | { kind: 'proforma'; card: number; cents: number }
  | {
      kind: 'match'
      line: number
      document: number
      part: number
      creditPart: number
      beside: 'rounding' | 'fee' | null
    }
  | { kind: 'other'; target: OtherKind; line: number; record: number; part: number; credits: boolean }
  | { kind: 'unmatch'; which: number; decision: 'leave-open' | 'credit-and-reopen' | null }
  | { kind: 'use-credit'; card: number; document: number; part: number }
  | { kind: 'park'; line: number; parked: boolean }

type OtherKind = 'outside' | 'costs' | 'return' | 'transfer' | 'refund'
const payerIban = 'DE89370400440532013000'
const secondIban = 'NL20INGB0001234567'

const bookings: Booking[] = Array.from({ length: 24 }, (_, n) => ({
  cents: n % 7 === 3 ? -(n + 1) * 100 : (n + 2) * 1000,
  iban: payerIban,
  // Every third booking equals the one before it in all that the bank tells.
  text: `booking ${n % 3 === 2 ? n - 1 : n}`,
  day: `2026-10-${String(Math.floor(n / 2) + 1).padStart(2, '0')}`,
}))
const openingOf = (from: number): number =>
  bookings.slice(0, from).reduce((sum, one) => sum + one.cents, 500_00)

const index = fc.nat({ max: 50 })
const part = fc.constantFrom(1, 0.5, 0.25)
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('import' as const),
      from: fc.nat({ max: 11 }).map((n) => n * 2),
      length: fc.integer({ min: 1, max: 4 }).map((n) => n * 2),
      isSecond: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo-import' as const), which: index }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('proforma' as const),
      card: fc.nat({ max: 1 }),
      cents: fc.constantFrom(20_00, 35_00, 110_00),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('match' as const),
      line: index,
      document: index,
      part,
      creditPart: fc.constantFrom(0, 0, 0.5, 1),
      beside: fc.constantFrom('rounding' as const, 'fee' as const, null),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('other' as const),
      target: fc.constantFrom<OtherKind>(
        'outside',
        'costs',
        'return',
        'return',
        'transfer',
        'transfer',
        'refund',
      ),
      line: index,
      record: index,
      part,
      credits: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('unmatch' as const),
      which: index,
      decision: fc.constantFrom('leave-open' as const, 'credit-and-reopen' as const, null),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('use-credit' as const),
      card: fc.nat({ max: 1 }),
      document: index,
      part,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('park' as const), line: index, parked: fc.boolean() }),
  },
)

class Books {
  readonly scenario: Scenario
  readonly cards: string[]
  readonly allocations: string[] = []
  readonly imports: string[] = []
  /** Which kinds came to pass at least once. */
  readonly made = new Set<string>()
  constructor(scenario: Scenario, cards: string[]) {
    this.scenario = scenario
    this.cards = cards
  }

  async run(one: Step): Promise<void> {
    try {
      await this.attempt(one)
    } catch (error) {
      // A rule that says no leaves the books as they were; anything else is a bug.
      if (!(error instanceof Error) || !('code' in error)) throw error
      if (!['REFUSED', 'STALE'].includes(String(error.code))) throw error
    }
  }

  private async attempt(one: Step): Promise<void> {
    const { client } = this.scenario
    if (one.kind === 'import') return this.import(one)
    if (one.kind === 'other') return this.other(one)
    if (one.kind === 'undo-import') {
      const id = pick(this.imports, one.which)
      if (id !== undefined) await client.payments.undoImport({ requestId: requestId(), id })
      return
    }
    if (one.kind === 'proforma') {
      await issueProforma(client, this.cards[one.card] ?? '', one.cents)
      return
    }
    if (one.kind === 'unmatch') {
      const allocationId = pick(this.allocations, one.which)
      if (allocationId === undefined) return
      const request = { requestId: requestId(), allocationId, invoiceDecision: one.decision }
      await client.payments.unmatch(request)
      return
    }
    if (one.kind === 'park') {
      const line = pick(await listAll(client), one.line)
      if (line === undefined) return
      const { version } = await client.payments.getLine({ id: line.id })
      await client.payments.park({ requestId: requestId(), bankLineId: line.id, version, parked: one.parked })
      return
    }
    const { rows: documents } = await client.billing.list({
      filters: { openCents: { operator: 'greater', value: 0 } },
    })
    const document = pick(documents, one.document)
    if (document === undefined) return
    if (one.kind === 'use-credit') {
      const amountCents = Math.ceil(document.openCents * one.part)
      const request = {
        requestId: requestId(),
        customerId: this.cards[one.card] ?? '',
        documentId: document.id,
        amountCents,
      }
      this.allocations.push((await client.payments.useCredit(request)).allocationId)
      return
    }
    await this.match(one, document)
  }

  /** The second account has the other side of every booking, so that each may be a transfer. */
  private async import({ from, length, isSecond }: Extract<Step, { kind: 'import' }>): Promise<void> {
    const sign = isSecond ? -1 : 1
    const cut = bookings.slice(from, from + length).map((one) => ({ ...one, cents: sign * one.cents }))
    const first = cut[0]?.day
    const last = cut.at(-1)?.day
    if (first === undefined || last === undefined) return
    const done = await importStatement(
      this.scenario.client,
      {
        id: `S${from}-${length}`,
        ...(isSecond ? { iban: secondIban } : {}),
        fromDay: first,
        day: last,
        openingCents: sign * openingOf(from),
        bookings: cut,
      },
      ['payments.does-not-balance', 'payments.possible-duplicate'],
    )
    this.imports.push(done.id)
  }

  private async match(
    one: Extract<Step, { kind: 'match' }>,
    document: { id: string; openCents: number; customerId: string },
  ): Promise<void> {
    const { client } = this.scenario
    const line = pick(await listAll(client), one.line)
    if (line === undefined) return
    const { version } = await client.payments.getLine({ id: line.id })
    const amountCents = Math.ceil(Math.min(document.openCents, line.remainingCents) * one.part)
    const creditCents = Math.floor((line.remainingCents - amountCents) * one.creditPart)
    const done = await client.payments.match({
      requestId: requestId(),
      bankLineId: line.id,
      version,
      targets: [
        { kind: 'document', documentId: document.id, amountCents },
        ...(one.beside === null
          ? []
          : [{ kind: one.beside, documentId: document.id, amountCents: one.beside === 'fee' ? 7_00 : 3 }]),
        ...(creditCents > 0
          ? [{ kind: 'credit' as const, customerId: document.customerId, amountCents: creditCents }]
          : []),
      ],
    })
    this.allocations.push(...done.allocationIds)
  }

  /** Orders as much of a card's credit as the line paid out, and has the line pay it. */
  private async refund(line: { id: string; remainingCents: number }, card: number): Promise<void> {
    const { client } = this.scenario
    const customerId = pick(this.cards, card) ?? ''
    const { creditCents, legalName } = await client.customers.get({ id: customerId })
    const amountCents = Math.min(creditCents, -line.remainingCents)
    if (amountCents <= 0) return
    const order = { customerId, amountCents, iban: payerIban, holderName: legalName, remittance: 'credit' }
    const { id: refundId } = await client.payments.orderRefund({
      requestId: requestId(),
      ...order,
      confirm: ['payments.refund-name-differs', 'payments.refund-repeated'],
    })
    const { version } = await client.payments.getLine({ id: line.id })
    const done = await client.payments.match({
      requestId: requestId(),
      bankLineId: line.id,
      version,
      targets: [{ kind: 'refund', refundId, amountCents: -amountCents }],
    })
    this.allocations.push(...done.allocationIds)
    this.made.add('refund')
  }

  private async other(one: Extract<Step, { kind: 'other' }>): Promise<void> {
    const { client } = this.scenario
    const lines = await listAll(client)
    const isOutgoing = one.target !== 'outside' && one.target !== 'transfer'
    const line = pick(
      lines.filter((row) => row.remainingCents !== 0 && (!isOutgoing || row.amountCents < 0)),
      one.line,
    )
    if (line === undefined) return
    if (one.target === 'refund') return this.refund(line, one.record)
    const amountCents = amountOf(line.remainingCents, one.part)
    const opposites = lines.filter((row) => row.remainingCents === -line.remainingCents)
    const { rows: paid } = await client.billing.list({
      filters: { state: { operator: 'in', value: ['part-paid', 'settled', 'to-check'] } },
    })
    const candidates = one.target === 'return' ? paid : opposites
    const record =
      pick(
        candidates.map(({ id }) => id),
        one.record,
      ) ?? ''
    if (record === '' && (one.target === 'return' || one.target === 'transfer')) return
    const target = {
      outside: { kind: 'outside' as const, amountCents },
      costs: { kind: 'costs' as const, amountCents },
      transfer: { kind: 'transfer' as const, bankLineId: record, amountCents },
      return: {
        kind: 'return' as const,
        documentId: record,
        amountCents,
        invoiceDecision: one.credits ? ('credit-and-reopen' as const) : ('leave-open' as const),
      },
    }[one.target]
    const { version } = await client.payments.getLine({ id: line.id })
    const request = { requestId: requestId(), bankLineId: line.id, version, targets: [target] }
    this.allocations.push(...(await client.payments.match(request)).allocationIds)
    this.made.add(one.target)
  }
}

function amountOf(remainingCents: number, of: number): number {
  return Math.sign(remainingCents) * Math.ceil(Math.abs(remainingCents) * of)
}

function pick<T>(items: readonly T[], at: number): T | undefined {
  return items.length === 0 ? undefined : items[at % items.length]
}

/** Documents from which more went back than was paid on them, with their final invoices. */
async function overdrawn(scenario: Scenario): Promise<unknown[]> {
  const { rows } = await scenario.core.core.store.read((tx) =>
    sql<{ root: number }>`
      select case when d.kind = 'invoice' then coalesce(d.origin_n, d.n) else d.n end as root
      from allocation a join document d on d.n = a.document_n
      group by 1 having sum(a.amount_cents) < 0`.execute(tx.db),
  )
  return rows
}

for (const flavour of flavours) {
  describe(`random sequences of imports, matches and undo on ${flavour}`, () => {
    let books: Books
    beforeAll(async () => {
      const scenario = await openScenario(flavour)
      const one = await createCard(scenario.client)
      const two = await createCard(scenario.client, { legalName: 'Somebody else', email: '' })
      const account = { name: 'Second account', iban: secondIban, bic: 'INGBNL2A', currency: 'EUR' as const }
      await scenario.client.settings.addBankAccount({ requestId: requestId(), ...account })
      books = new Books(scenario, [one.id, two.id])
    })
    afterAll(() => books.scenario.dispose())

    it('keep the ledger balanced and every index equal to it', { timeout: 240_000 }, async () => {
      const runs = flavour === 'sqlite' ? 20 : 4
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
          for (const one of steps) await books.run(one)
          expect(await problemsOf(books.scenario)).toEqual([])
          const documents = await books.scenario.core.core.store.read(checkDocumentIndex)
          expect(documents.problems).toEqual([])
          expect(await overdrawn(books.scenario)).toEqual([])
        }),
        { numRuns: runs, endOnFailure: true },
      )
      expect(books.allocations.length).toBeGreaterThan(0)
      if (flavour === 'sqlite')
        expect([...books.made].sort()).toEqual(['costs', 'outside', 'refund', 'return', 'transfer'])
    })
  })
}
