import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatSeriesNumber } from '../../../shared/values/series.ts'

describe('numbers of a series', () => {
  it.each([
    ['PF-{year}-{number:5}', 42, 'PF-2026-00042'],
    ['{yy}{number:4}', 7, '260007'],
    ['{number}', 12, '12'],
    ['{number:5}', 1_234_567, '1234567'],
    ['K/{number:3}/x', 5, 'K/005/x'],
  ])('are written by the pattern %s', (pattern, number, written) => {
    expect(formatSeriesNumber(pattern, { year: 2026, number })).toBe(written)
  })

  it('differ whenever the numbers differ', () => {
    const number = fc.integer({ min: 1, max: 99_999_999 })
    fc.assert(
      fc.property(number, number, fc.constantFrom('{number:5}', 'F{yy}-{number}'), (one, other, pattern) => {
        const write = (value: number) => formatSeriesNumber(pattern, { year: 2026, number: value })
        expect(write(one) === write(other)).toBe(one === other)
      }),
    )
  })
})
