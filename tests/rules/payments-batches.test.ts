import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planBatch, planText, totalOf } from '../../electron/core/rooms/payments/batch-rules.ts'
import type { Suggestion } from '../../electron/core/rooms/payments/suggestion-rules.ts'
import type { PayableDocument } from '../../electron/core/rooms/billing/index.ts'
import { cents } from '../../shared/values/money.ts'
import { day } from '../../shared/values/day.ts'

function document(n: number, openCents: number, change: Partial<PayableDocument> = {}): PayableDocument {
  return {
    n,
    id: `document-${n}`,
    number: `PF-${n}`,
    kind: 'proforma',
    state: 'open',
    version: 1,
    customerN: 1,
    customerId: 'customer-1',
    customerName: 'Bakkerij Pastoor V.O.F.',
    cardNumber: '10482',
    openCents: cents(openCents),
    grossCents: cents(openCents),
    currency: 'EUR',
    issueDay: day('2026-11-03'),
    dueDay: day('2026-11-17'),
    reference: '',
    summary: 'Hosting',
    invoice: null,
    ...change,
  }
}

function suggestion(
  of: PayableDocument,
  grade: Suggestion['grade'] = 'certain',
  codes: string[] = [],
): Suggestion {
  const evidence = codes.map((code) => ({ code, weight: 'for' as const, params: {} }))
  return { document: of, grade, proposedCents: of.openCents, evidence }
}

const line = (n: number, remainingCents: number, currency = 'EUR') => ({
  id: `line-${n}`,
  version: 1,
  remainingCents,
  currency,
})

const reasonsOf = (ranked: Parameters<typeof planBatch>[0]) => planBatch(ranked, 'EUR').leftOut

describe('what a batch takes', () => {
  it('is a line that pays one certain document, or a certain set, whole', () => {
    const together = ['sum-equal']
    const plan = planBatch(
      [
        {
          line: line(1, 100),
          suggestions: [suggestion(document(1, 100)), suggestion(document(9, 100), 'likely')],
        },
        {
          line: line(2, 300),
          suggestions: [
            suggestion(document(2, 100), 'certain', together),
            suggestion(document(3, 200), 'certain', together),
            suggestion(document(4, 300), 'possible'),
          ],
        },
      ],
      'EUR',
    )
    expect(plan.lines.map(({ parts }) => parts.map(({ document: { n } }) => n))).toEqual([[1], [2, 3]])
    expect(plan.leftOut).toEqual([])
  })

  it('is no set of which one document is only likely', () => {
    const together = ['sum-equal']
    const suggestions = [
      suggestion(document(1, 100), 'certain', together),
      suggestion(document(2, 200), 'likely', together),
    ]
    expect(reasonsOf([{ line: line(1, 300), suggestions }])).toEqual([{ reason: 'not-certain', count: 1 }])
  })

  it('is nothing likely, paid, or of another currency, and leaves no rest on either side', () => {
    const of = (change: Partial<PayableDocument>, amountCents = 100) => [
      { line: line(1, amountCents), suggestions: [suggestion(document(1, 100, change))] },
    ]
    expect(reasonsOf([{ line: line(1, 100), suggestions: [] }])).toEqual([
      { reason: 'not-certain', count: 1 },
    ])
    expect(reasonsOf(of({ state: 'settled' }))).toEqual([{ reason: 'not-certain', count: 1 }])
    expect(reasonsOf(of({ currency: 'CHF' }))).toEqual([{ reason: 'other-currency', count: 1 }])
    expect(reasonsOf(of({}, 101))).toEqual([{ reason: 'rest-stays', count: 1 }])
    expect(reasonsOf(of({}, 99))).toEqual([{ reason: 'rest-stays', count: 1 }])
    const foreign = [{ line: line(1, 100, 'CHF'), suggestions: [suggestion(document(1, 100))] }]
    expect(reasonsOf(foreign)).toEqual([{ reason: 'other-currency', count: 1 }])
  })

  it('never pays a document twice or more than is open, and spends each line to the cent', () => {
    const grades = fc.constantFrom('certain', 'certain', 'certain', 'likely', 'possible')
    const candidate = fc.record({ n: fc.integer({ min: 1, max: 12 }), grade: grades, isInSum: fc.boolean() })
    const lines = fc.array(
      fc.record({ of: fc.array(candidate, { maxLength: 4 }), extraCents: fc.constantFrom(0, 0, 0, 1, -1) }),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(lines, (drawn) => {
        const ranked = drawn.map(({ of, extraCents }, index) => {
          const suggestions = [...new Map(of.map((one) => [one.n, one])).values()].map(
            ({ n, grade, isInSum }) =>
              suggestion(document(n, n * 100), grade as Suggestion['grade'], isInSum ? ['sum-equal'] : []),
          )
          const sum = suggestions.reduce((total, one) => total + one.document.openCents, 0)
          return { line: line(index, sum + extraCents), suggestions }
        })
        const plan = planBatch(ranked, 'EUR')
        const parts = plan.lines.flatMap((planned) => planned.parts)
        expect(new Set(parts.map(({ document: { n } }) => n)).size).toBe(parts.length)
        expect(parts.every((part) => part.amountCents === part.document.openCents)).toBe(true)
        expect(plan.lines.every((one) => totalOf(one.parts) === one.line.remainingCents)).toBe(true)
        const leftOut = plan.leftOut.reduce((sum, { count }) => sum + count, 0)
        expect(plan.lines.length + leftOut).toBe(ranked.length)
      }),
    )
  })

  it('is told apart by every version that it was seen with', () => {
    const textOf = (version: number, documentVersion: number) =>
      planText(
        planBatch(
          [
            {
              line: { ...line(1, 100), version },
              suggestions: [suggestion(document(1, 100, { version: documentVersion }))],
            },
          ],
          'EUR',
        ),
      )
    expect(new Set([textOf(1, 1), textOf(2, 1), textOf(1, 2)]).size).toBe(3)
  })
})
