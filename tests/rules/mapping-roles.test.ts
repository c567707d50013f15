import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { previewCsv } from '../../electron/core/statements/index.ts'
import {
  columnRoles,
  completeMapping,
  missingParts,
  roleOf,
  withRole,
} from '../../renderer/rooms/payments/statements/mapping-roles.ts'

const { guess } = previewCsv(Buffer.from('Datum;Omschrijving;Bedrag\n2026-03-01;x;1,00\n2026-03-02;y;2,00\n'))
const draft = {
  ...guess,
  columns: { ...guess.columns, descriptions: [...guess.columns.descriptions] },
  debitWords: [...guess.debitWords],
  creditWords: [...guess.creditWords],
}

describe('the roles of columns', () => {
  it('are given to one column each, but for the description, and amount and two sides exclude each other', () => {
    const step = fc.tuple(fc.nat(7), fc.option(fc.constantFrom(...columnRoles)))
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let columns = draft.columns
        for (const [index, role] of steps) {
          columns = withRole(columns, index, role)
          expect(roleOf(columns, index)).toBe(role)
        }
        const roles = Array.from({ length: 8 }, (_, index) => roleOf(columns, index))
        const single = roles.filter((role) => role !== null && role !== 'descriptions')
        expect(new Set(single).size).toBe(single.length)
        const hasAmount = columns.amount !== null || columns.sign !== null
        expect(hasAmount && (columns.debit !== null || columns.credit !== null)).toBe(false)
        expect(columns.descriptions).toEqual([...columns.descriptions].sort((one, other) => one - other))
      }),
    )
  })

  it('tell what is still missing before anything can be read', () => {
    expect(missingParts(draft, 'NL91ABNA0417164300')).toEqual([])
    const bare = { ...draft, columns: withRole(withRole(draft.columns, 0, null), 2, null) }
    expect(missingParts(bare, '')).toEqual(['bookingDay', 'amount', 'account'])
    expect(completeMapping(bare, 'EUR')).toBeNull()
    const named = { ...draft, columns: withRole(draft.columns, 1, 'ownAccount') }
    expect(missingParts(named, '')).toEqual([])
  })

  it('leave the currency to a column where there is one', () => {
    expect(completeMapping(draft, 'USD')?.currency).toBe('USD')
    const named = { ...draft, columns: withRole(draft.columns, 1, 'currency') }
    expect(completeMapping(named, 'USD')?.currency).toBeNull()
  })
})
