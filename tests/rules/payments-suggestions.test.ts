import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bestOf,
  type LineFacts,
  rankCandidates,
} from '../../electron/core/rooms/payments/suggestion-rules.ts'
import type { PayableDocument } from '../../electron/core/rooms/billing/index.ts'
import { cents } from '../../shared/values/money.ts'
import { day } from '../../shared/values/day.ts'

function document(n: number, change: Partial<PayableDocument> = {}): PayableDocument {
  return {
    n,
    id: `document-${n}`,
    number: `PF-2026-${String(n).padStart(5, '0')}`,
    kind: 'proforma',
    state: 'open',
    version: 1,
    customerN: n,
    customerId: `customer-${n}`,
    customerName: `Customer number ${n}`,
    cardNumber: String(10_000 + n),
    openCents: cents(145_20),
    grossCents: cents(145_20),
    currency: 'EUR',
    issueDay: day('2026-11-01'),
    dueDay: day('2026-11-15'),
    reference: `RF71${n}`,
    summary: 'Hosting',
    invoice: null,
    ...change,
  }
}

function line(change: Partial<LineFacts> = {}): LineFacts {
  return {
    remainingCents: 145_20,
    currency: 'EUR',
    bookingDay: '2026-11-19',
    counterpartyName: 'Somebody',
    counterpartyIban: '',
    numbers: [],
    references: [],
    payers: new Map(),
    ibanCards: new Set(),
    nameCards: new Set(),
    digitRuns: [],
    alikeCards: new Map(),
    promises: new Map(),
    sameAmountCount: 1,
    namePayers: new Map(),
    domainCards: new Map(),
    domainDocuments: new Map(),
    numberedCards: new Map(),
    takenOver: new Map(),
    toleranceCents: 5,
    ...change,
  }
}

const named = (n: number, how: 'exact' | 'noisy' | 'bare' = 'exact') => ({
  number: document(n).number,
  written: 'as written',
  how,
})
const grades = (facts: LineFacts, documents: PayableDocument[]) =>
  rankCandidates(facts, documents).map((one) => [one.document.n, one.grade])

describe('grades of candidates', () => {
  it('is certain of a document that is named and open for exactly what came', () => {
    for (const how of ['exact', 'noisy'] as const)
      expect(grades(line({ numbers: [named(1, how)] }), [document(1)])).toEqual([[1, 'certain']])
    const reference = { reference: 'RF711', structured: true }
    expect(grades(line({ references: [reference] }), [document(1)])).toEqual([[1, 'certain']])
  })

  it('needs more than a number without its prefix', () => {
    const facts = line({ numbers: [named(1, 'bare')] })
    expect(grades(facts, [document(1)])).toEqual([[1, 'likely']])
    expect(grades({ ...facts, payers: new Map([[1, 2]]) }, [document(1)])).toEqual([[1, 'certain']])
  })

  it('is never certain of an amount alone', () => {
    expect(grades(line(), [document(1)])).toEqual([[1, 'possible']])
  })

  it('finds an amount likely whose payer paid this card before, and only the oldest where two fit', () => {
    const facts = line({ payers: new Map([[1, 3]]) })
    expect(grades(facts, [document(1)])).toEqual([[1, 'likely']])
    const two = rankCandidates(facts, [document(1), document(2, { customerN: 1 })])
    expect(two.map((one) => [one.document.n, one.grade])).toEqual([
      [1, 'likely'],
      [2, 'possible'],
    ])
    expect(two[0]?.evidence).toContainEqual({ code: 'tie', weight: 'against', params: { count: 2 } })
  })

  it('prefers the whole number to the same digits without a prefix', () => {
    const invoice = document(2, { number: '2026-00001', kind: 'invoice', customerN: 1 })
    const whole = { number: '2026-00001', written: '2026-00001', how: 'exact' as const }
    const facts = line({ numbers: [whole, named(1, 'bare')], payers: new Map([[1, 1]]) })
    expect(grades(facts, [document(1), invoice])).toEqual([
      [2, 'certain'],
      [1, 'likely'],
    ])
  })

  it('is not certain where two named documents could be meant', () => {
    const facts = line({ numbers: [named(1), named(2)] })
    const found = rankCandidates(facts, [document(1), document(2)])
    expect(found.every((one) => one.grade !== 'certain')).toBe(true)
  })

  it('sees that two named documents are paid together', () => {
    const facts = line({ numbers: [named(1), named(2)], remainingCents: 290_40 })
    const found = rankCandidates(facts, [document(1), document(2, { customerN: 1 })])
    expect(found.map((one) => [one.grade, one.proposedCents])).toEqual([
      ['certain', 145_20],
      ['certain', 145_20],
    ])
    expect(found[0]?.evidence.map((one) => one.code)).toContain('sum-equal')
  })

  it('takes whole numbers of several customers together, but never as certain', () => {
    const facts = line({ numbers: [named(1), named(2)], remainingCents: 290_40 })
    const found = rankCandidates(facts, [document(1), document(2, { customerN: 2 })])
    expect(found.map((one) => [one.grade, one.proposedCents])).toEqual([
      ['likely', 145_20],
      ['likely', 145_20],
    ])
    expect(found.every(({ evidence }) => evidence.some(({ code }) => code === 'sum-equal'))).toBe(true)
  })

  it('shows a settled document that is named, with its contradiction, and proposes nothing', () => {
    const settled = document(1, {
      state: 'settled',
      openCents: cents(0),
      invoice: { n: 9, id: 'invoice-9', number: '2026-00009' },
    })
    const [found] = rankCandidates(line({ numbers: [named(1)] }), [settled])
    expect(found).toMatchObject({ grade: 'possible', proposedCents: 0 })
    expect(found?.evidence).toContainEqual({
      code: 'cannot-be-paid',
      weight: 'against',
      params: { state: 'settled', invoice: '2026-00009' },
    })
    expect(bestOf(found === undefined ? [] : [found])).toBe(null)
  })

  it('finds a part and too much likely where the number is whole', () => {
    expect(grades(line({ numbers: [named(1)], remainingCents: 100_00 }), [document(1)])).toEqual([
      [1, 'likely'],
    ])
    const more = line({ numbers: [named(1)], remainingCents: 200_00 })
    expect(grades(more, [document(1)])).toEqual([[1, 'likely']])
    const bare = { ...more, numbers: [named(1, 'bare')] }
    expect(grades(bare, [document(1)])).toEqual([[1, 'possible']])
    expect(grades({ ...bare, ibanCards: new Set([1]) }, [document(1)])).toEqual([[1, 'likely']])
  })

  it('does not trust another currency', () => {
    const facts = line({ numbers: [named(1)] })
    expect(rankCandidates(facts, [document(1, { currency: 'USD' })])).toMatchObject([
      { grade: 'likely', proposedCents: 0 },
    ])
    expect(grades(line({ payers: new Map([[1, 1]]) }), [document(1, { currency: 'USD' })])).toEqual([
      [1, 'possible'],
    ])
  })

  it('knows a name through case, marks and signs', () => {
    const facts = line({ counterpartyName: 'CAFE MÜLLER B.V.' })
    const found = rankCandidates(facts, [document(1, { customerName: 'Café Müller BV' })])
    expect(found).toMatchObject([{ grade: 'likely' }])
  })

  it('lets an announced payment decide between documents of a payer, and is certain of none by it', () => {
    const promises = new Map([[2, { promisedDay: '2026-11-18', amountCents: 145_20 }]])
    const twins = [document(1), document(2, { customerN: 1 })]
    const paying = line({ promises, nameCards: new Set([1]) })
    expect(grades(paying, twins)).toEqual([
      [2, 'likely'],
      [1, 'possible'],
    ])
    expect(rankCandidates(paying, twins)[0]?.evidence).toContainEqual({
      code: 'promised',
      weight: 'for',
      params: { promisedDay: '2026-11-18', amountCents: 145_20 },
    })
    const part = document(2, { openCents: cents(500_00) })
    expect(grades(line({ promises }), [part])).toEqual([[2, 'possible']])
    expect(grades(line({ promises, payers: new Map([[2, 1]]) }), [part])).toEqual([[2, 'likely']])
    expect(grades(line(), [part])).toEqual([])
  })

  it('never proposes more than is open or came, is never certain against evidence, and does not depend on order', () => {
    const documents = fc.uniqueArray(
      fc.record({
        n: fc.integer({ min: 1, max: 6 }),
        openCents: fc.constantFrom(0, 50_00, 100_00),
        customerN: fc.integer({ min: 1, max: 3 }),
        state: fc.constantFrom(
          'open' as const,
          'part-paid' as const,
          'settled' as const,
          'cancelled' as const,
        ),
      }),
      { selector: (one) => one.n, maxLength: 6 },
    )
    const facts = fc.record({
      remainingCents: fc.constantFrom(50_00, 100_00, 150_00),
      named: fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 3 }),
      how: fc.constantFrom('exact' as const, 'noisy' as const, 'bare' as const),
      payer: fc.option(fc.integer({ min: 1, max: 3 })),
    })
    fc.assert(
      fc.property(documents, facts, (found, known) => {
        const all = found.map(({ n, openCents, ...rest }) =>
          document(n, { ...rest, openCents: cents(openCents) }),
        )
        const own = line({
          remainingCents: known.remainingCents,
          numbers: known.named.map((n) => named(n, known.how)),
          payers: known.payer === null ? new Map() : new Map([[known.payer, 1]]),
        })
        const ranked = rankCandidates(own, all)
        for (const one of ranked) {
          expect(one.proposedCents).toBeLessThanOrEqual(
            Math.min(one.document.openCents, known.remainingCents),
          )
          if (one.grade !== 'certain') continue
          expect(one.evidence.some(({ weight }) => weight === 'against')).toBe(false)
          expect(['open', 'part-paid']).toContain(one.document.state)
          expect(one.document.openCents).toBe(one.proposedCents)
          expect(known.named).toContain(one.document.n)
        }
        const certain = ranked.filter((one) => one.grade === 'certain')
        const sum = certain.reduce((total, one) => total + one.proposedCents, 0)
        expect([0, known.remainingCents]).toContain(sum)
        expect(new Set(certain.map((one) => one.document.customerN)).size).toBeLessThanOrEqual(1)
        const turned = rankCandidates(own, [...all].reverse())
        expect(turned.map((one) => [one.document.n, one.grade])).toEqual(
          ranked.map((one) => [one.document.n, one.grade]),
        )
      }),
      { numRuns: 500 },
    )
  })
})
