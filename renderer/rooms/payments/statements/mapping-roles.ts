import type { z } from 'zod'
import type { zCsvMapping, zGuessedMapping } from '../../../../shared/contract/payments-csv.ts'

export type Mapping = z.output<typeof zCsvMapping>
/** A mapping as far as it has come: the column of the day may still be missing. */
export type MappingDraft = z.output<typeof zGuessedMapping>
type Columns = MappingDraft['columns']

/** What a column may hold, in the order in which it is offered. */
export const columnRoles = [
  'bookingDay',
  'valueDay',
  'amount',
  'sign',
  'debit',
  'credit',
  'currency',
  'counterpartyName',
  'counterpartyAccount',
  'counterpartyBic',
  'descriptions',
  'endToEndId',
  'bankReference',
  'creditorReference',
  'mandateId',
  'balanceAfter',
  'balanceBefore',
  'transactionCode',
  'ownAccount',
] as const satisfies readonly (keyof Columns)[]
export type ColumnRole = (typeof columnRoles)[number]

/** What a column holds as it stands; null where it is passed over. */
export function roleOf(columns: Columns, index: number): ColumnRole | null {
  return (
    columnRoles.find((role) =>
      role === 'descriptions' ? columns.descriptions.includes(index) : columns[role] === index,
    ) ?? null
  )
}

/**
 * Gives a column a role, or none: every role but the description is of one column, and one amount column and two
 * for money in and out exclude each other.
 */
export function withRole(columns: Columns, index: number, role: ColumnRole | null): Columns {
  const next: Columns = { ...columns, descriptions: columns.descriptions.filter((one) => one !== index) }
  for (const one of columnRoles) if (one !== 'descriptions' && next[one] === index) next[one] = null
  if (role === null) return next
  if (role === 'descriptions') {
    return { ...next, descriptions: [...next.descriptions, index].sort((one, other) => one - other) }
  }
  if (role === 'amount' || role === 'sign') Object.assign(next, { debit: null, credit: null })
  if (role === 'debit' || role === 'credit') Object.assign(next, { amount: null, sign: null })
  return { ...next, [role]: index }
}

export type MissingPart = 'bookingDay' | 'amount' | 'account'

/** What an operator still has to say before anything can be read. */
export function missingParts({ columns }: MappingDraft, accountText: string): MissingPart[] {
  const missing: MissingPart[] = []
  if (columns.bookingDay === null) missing.push('bookingDay')
  if (columns.amount === null && columns.debit === null && columns.credit === null) missing.push('amount')
  if (columns.ownAccount === null && accountText === '') missing.push('account')
  return missing
}

/** The mapping that is tried and kept; null while its day is missing. An account in a column needs none beside it. */
export function completeMapping(draft: MappingDraft, currency: string): Mapping | null {
  const { bookingDay } = draft.columns
  if (bookingDay === null) return null
  return {
    ...draft,
    columns: { ...draft.columns, bookingDay },
    currency: draft.columns.currency === null ? currency : null,
    ownAccount: null,
  }
}
