import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type BalancedStatement,
  earliestStatement,
  latestStatement,
  planBalance,
} from '../../electron/core/rooms/payments/rules.ts'
import {
  type MatchableLine,
  type MatchLimits,
  planMatch,
  type Target,
} from '../../electron/core/rooms/payments/match-rules.ts'
import { numberReader } from '../../electron/core/rooms/payments/number-reader.ts'
import type { PayableDocument } from '../../electron/core/rooms/billing/index.ts'
import { cents } from '../../shared/values/money.ts'
import { day } from '../../shared/values/day.ts'

const statement = (n: number, change: Partial<BalancedStatement> = {}): BalancedStatement => ({
  n,
  kind: 'statement',
  fromDay: '2026-11-19',
  closingDay: '2026-11-19',
  openingCents: 0,
  closingCents: 100,
  ...change,
})

function payable(n: number, change: Partial<PayableDocument> = {}): PayableDocument {
  return {
    n,
    id: `document-${n}`,
    number: `PF-2026-${String(n).padStart(5, '0')}`,
    kind: 'proforma',
    state: 'open',
    version: 1,
    customerN: n,
    customerId: `customer-${n}`,
    customerName: `Customer ${n}`,
    cardNumber: String(10_000 + n),
    openCents: cents(100_00),
    grossCents: cents(100_00),
    currency: 'EUR',
    issueDay: day('2026-11-01'),
    dueDay: day('2026-11-15'),
    reference: '',
    summary: 'Hosting',
    invoice: null,
    ...change,
  }
}

describe('which statement says the balance', () => {
  it('is the one of the last day, whenever it was imported', () => {
    const last = statement(1, { closingDay: '2026-11-20' })
    expect(latestStatement([statement(2), last, statement(3)])).toBe(last)
    expect(latestStatement([])).toBe(null)
  })

  it('is, on one day, the end of the chain, not the last imported', () => {
    const morning = statement(2, { openingCents: 0, closingCents: 100 })
    const evening = statement(1, { openingCents: 100, closingCents: 250 })
    expect(latestStatement([morning, evening])).toBe(evening)
    expect(earliestStatement([morning, evening])).toBe(morning)
  })

  it('is a final statement rather than a report of the running day', () => {
    const final = statement(1, { closingCents: 300 })
    const report = statement(2, { kind: 'report', closingCents: 200 })
    expect(latestStatement([final, report])).toBe(final)
  })

  it('does not get lost where the money of a day turns round', () => {
    const out = statement(1, { openingCents: 100, closingCents: 0 })
    const back = statement(2, { openingCents: 0, closingCents: 100 })
    expect(latestStatement([out, back])).toBe(back)
    expect(earliestStatement([out, back])).toBe(out)
  })
})

describe('the balance of a bank account', () => {
  const amount = fc.integer({ min: -1_000_000, max: 1_000_000 })

  it('is the closing balance and the lines after it, whatever was posted before', () => {
    const figures = fc.record({
      handOpeningCents: amount,
      postedOpeningCents: amount,
      postedDifferenceCents: amount,
      linesCents: amount,
      earliest: fc.option(fc.record({ openingCents: amount, linesBeforeCents: amount })),
      latest: fc.option(fc.record({ closingCents: amount, linesAfterCents: amount })),
    })
    fc.assert(
      fc.property(figures, (known) => {
        const plan = planBalance(known)
        const opening = known.postedOpeningCents + plan.openingDeltaCents
        const difference = known.postedDifferenceCents + plan.differenceDeltaCents
        expect(opening + known.linesCents + difference).toBe(plan.balanceCents)
        expect(difference).toBe(plan.differenceCents)
        const { latest } = known
        if (latest !== null) expect(plan.balanceCents).toBe(latest.closingCents + latest.linesAfterCents)
        else expect(plan.differenceCents).toBe(0)
      }),
    )
  })

  it('leaves no difference where every statement was imported', () => {
    fc.assert(
      fc.property(amount, fc.array(amount, { minLength: 1, maxLength: 20 }), (opening, movements) => {
        const total = movements.reduce((sum, one) => sum + one, 0)
        const plan = planBalance({
          handOpeningCents: 0,
          postedOpeningCents: 0,
          postedDifferenceCents: 0,
          linesCents: total,
          earliest: { openingCents: opening, linesBeforeCents: 0 },
          latest: { closingCents: opening + total, linesAfterCents: 0 },
        })
        expect(plan.differenceCents).toBe(0)
      }),
    )
  })
})

describe('planning a match', () => {
  const limits: MatchLimits = {
    toleranceCents: 5,
    feeLimitCents: 25_00,
    clerkToleranceCents: 5,
    supervisorToleranceCents: 5_00,
  }
  const line = (change: Partial<MatchableLine> = {}): MatchableLine => ({
    id: 'line-1',
    bankAccountN: 1,
    state: 'open',
    amountCents: 100_00,
    remainingCents: 100_00,
    currency: 'EUR',
    ...change,
  })
  const to = (document: PayableDocument, amountCents: number): Target => ({
    kind: 'document',
    document,
    amountCents,
  })

  it('never spends more than remains, nor gives a document more than is open', () => {
    const targets = fc.array(
      fc.record({
        kind: fc.constantFrom('document' as const, 'rounding' as const, 'fee' as const),
        n: fc.integer({ min: 1, max: 4 }),
        amountCents: fc.integer({ min: -5, max: 120_00 }),
      }),
      { minLength: 1, maxLength: 8 },
    )
    fc.assert(
      fc.property(targets, fc.integer({ min: 0, max: 200_00 }), (wanted, remainingCents) => {
        const chosen = wanted.map(({ kind, n, amountCents }): Target =>
          kind === 'document'
            ? to(payable(n), amountCents)
            : { kind, document: payable(n), amountCents, bookedBeforeCents: 0 },
        )
        const planned = planMatch(line({ amountCents: 200_00, remainingCents }), chosen, limits)
        if (!planned.ok) return
        const { plan } = planned
        const spent = plan.steps
          .filter((step) => step.kind === 'document')
          .reduce((sum, step) => sum + step.amountCents, 0)
        expect(plan.remainingCents).toBe(remainingCents - spent)
        expect(plan.remainingCents).toBeGreaterThanOrEqual(0)
        for (const payment of plan.payments)
          expect(payment.amountCents).toBeLessThanOrEqual(payment.document.openCents)
        for (const step of plan.steps) {
          expect(step.amountCents).toBeGreaterThan(0)
          if (step.kind === 'fee') expect(step.amountCents).toBeLessThanOrEqual(25_00)
          if (step.kind === 'rounding') expect(step.amountCents).toBeLessThanOrEqual(5)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('refuses another currency', () => {
    const planned = planMatch(line(), [to(payable(1, { currency: 'USD' }), 100_00)], limits)
    expect(planned).toMatchObject({ ok: false, refusal: { code: 'payments.document-currency' } })
  })

  it('sends money for a replaced document back to the clerk', () => {
    const planned = planMatch(line(), [to(payable(1, { state: 'replaced' }), 100_00)], limits)
    expect(planned).toMatchObject({ ok: false, refusal: { code: 'payments.document-expired' } })
  })

  it('takes the money of an outgoing line for what goes out only, and never more than is left', () => {
    const other = { ...line({ id: 'line-2', bankAccountN: 2 }), n: 2 }
    const amount = fc.integer({ min: -120_00, max: 120_00 })
    const target: fc.Arbitrary<Target> = fc.oneof(
      fc.record({ kind: fc.constantFrom('outside' as const, 'costs' as const), amountCents: amount }),
      fc.record({
        kind: fc.constant('return' as const),
        document: fc.constant(payable(1)),
        decision: fc.constantFrom('leave-open' as const, 'credit-and-reopen' as const),
        amountCents: amount,
      }),
      fc.record({ kind: fc.constant('transfer' as const), other: fc.constant(other), amountCents: amount }),
      fc.record({
        kind: fc.constant('document' as const),
        document: fc.constant(payable(1)),
        amountCents: amount,
      }),
    )
    fc.assert(
      fc.property(fc.array(target, { minLength: 1, maxLength: 4 }), (targets) => {
        const planned = planMatch(line({ amountCents: -100_00, remainingCents: -100_00 }), targets, limits)
        if (!planned.ok) return
        const { steps, remainingCents, payments } = planned.plan
        expect(steps.every((step) => step.amountCents < 0 && step.kind !== 'document')).toBe(true)
        expect(remainingCents).toBeLessThanOrEqual(0)
        expect(remainingCents - steps.reduce((sum, step) => sum - step.amountCents, 0)).toBe(-100_00)
        expect(payments).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['of the same account', { bankAccountN: 1 }],
    ['in the same direction', { amountCents: -100_00, remainingCents: -100_00 }],
    ['in another currency', { currency: 'USD' }],
    ['that is parked', { state: 'parked' }],
  ] as const)('moves nothing to a line %s', (_, change) => {
    const other = { ...line({ id: 'line-2', bankAccountN: 2 }), n: 2, ...change }
    const outgoing = line({ amountCents: -100_00, remainingCents: -100_00 })
    const planned = planMatch(outgoing, [{ kind: 'transfer', other, amountCents: -100_00 }], limits)
    expect(planned).toMatchObject({ ok: false, refusal: { code: 'payments.transfer-mismatch' } })
  })
})

describe('reading document numbers in what payers write', () => {
  const read = numberReader(['PF-{year}-{number:5}', '{year}-{number:5}'])
  const found = (text: string) => read(text).map(({ number, how }) => `${how} ${number}`)

  it.each([
    ['PF-2026-00931', 'exact PF-2026-00931'],
    ['betaling pf 2026 00931 dank', 'noisy PF-2026-00931'],
    ['PF2600931', 'noisy PF-2026-00931'],
    ['PF 26 0093 1 groet Jan', 'noisy PF-2026-00931'],
    ['P.F.2026.931', 'noisy PF-2026-00931'],
    ['kenmerk 26-00931', 'bare PF-2026-00931'],
    ['Rg. 26-00377', 'noisy 2026-00377'],
    ['2600377', 'bare 2026-00377'],
    ['202600377', 'noisy 2026-00377'],
    ['2026-00402', 'exact 2026-00402'],
    ['factuur2026-00402', 'exact 2026-00402'],
    ['PF-2026-00931 145.20', 'exact PF-2026-00931'],
    ['PF-2026-00931\n145', 'exact PF-2026-00931'],
    ['PF-2026-123456', 'exact PF-2026-123456'],
  ])('%s → %s', (text, expected) => {
    expect(found(text)).toContain(expected)
  })

  it('does not read the number of one series behind the prefix of another', () => {
    expect(found('PF-2026-00931')).toEqual(['exact PF-2026-00931'])
    expect(found('zie PF 2026/931, dank')).toEqual(['noisy PF-2026-00931'])
  })

  it('reads several numbers of one text', () => {
    const numbers = read('Rg. 26-00377 u. 26-00391 abzgl. Spesen').map(({ number }) => number)
    expect(numbers).toEqual(expect.arrayContaining(['2026-00377', '2026-00391']))
  })

  it.each(['NL91ABNA0417164300', '0612345678', '', 'domein', '931', '20261119', 'PF-2026-00000'])(
    'finds no number in %s',
    (text) => {
      expect(found(text)).toEqual([])
    },
  )

  it('finds every number again that is written with gaps and in small letters', () => {
    const gaps = fc.constantFrom('', ' ', '-', '.', '/')
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99_999 }),
        fc.integer({ min: 0, max: 99 }),
        gaps,
        gaps,
        (n, year, one, two) => {
          const digits = String(n).padStart(5, '0')
          const yy = String(year).padStart(2, '0')
          const number = `PF-20${yy}-${digits}`
          const texts = [`pf${one}20${yy}${two}${digits}`, `PF${one}${yy}${two}${digits}`]
          for (const text of texts)
            expect(read(`voor ${text} dank`).map((hit) => hit.number)).toContain(number)
        },
      ),
    )
  })

  it('takes time in proportion to a long text', () => {
    const text = 'PF 26 0 0 9 - '.repeat(10_000)
    const started = performance.now()
    read(text)
    expect(performance.now() - started).toBeLessThan(5000)
  })
})
