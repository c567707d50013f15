import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cents } from '../../shared/values/money.ts'
import { spreadOf, targetsOf } from '../../renderer/rooms/payments/receipts/receipt-values.ts'

const none = { credit: false, rounding: false }

describe('what a clerk chooses for a receipt', () => {
  it('is paid in full where no amount is typed', () => {
    const chosen = { a: cents(50_00), b: cents(30_00) }
    const spread = spreadOf(null, chosen)
    expect(spread).toEqual({ amountCents: 80_00, chosenCents: 80_00, restCents: 0 })
    expect(targetsOf(spread, chosen, none)).toHaveLength(2)
  })

  it('waits until the rest has a place that the clerk wants', () => {
    const chosen = { a: cents(50_00) }
    const more = spreadOf(cents(60_00), chosen)
    expect(targetsOf(more, chosen, none)).toBeNull()
    expect(targetsOf(more, chosen, { ...none, credit: true })).toContainEqual({
      kind: 'credit',
      amountCents: 10_00,
    })
    const less = spreadOf(cents(49_98), chosen)
    expect(targetsOf(less, chosen, none)).toBeNull()
    expect(targetsOf(less, chosen, { ...none, rounding: true })).toEqual([
      { kind: 'document', documentId: 'a', amountCents: 49_98 },
      { kind: 'rounding', documentId: 'a', amountCents: 2 },
    ])
    expect(targetsOf(spreadOf(null, { a: null }), { a: null }, none)).toBeNull()
  })

  it('always spends exactly what came in', () => {
    const amount = fc.integer({ min: 1, max: 100_00 }).map(cents)
    fc.assert(
      fc.property(fc.dictionary(fc.uuid(), amount, { maxKeys: 4 }), amount, (chosen, typed) => {
        const spread = spreadOf(typed, chosen)
        const targets = targetsOf(spread, chosen, { credit: true, rounding: true })
        if (targets === null) return
        const spent = targets.reduce((sum, one) => sum + (one.kind === 'rounding' ? 0 : one.amountCents), 0)
        expect(spent).toBe(typed)
      }),
    )
  })
})
