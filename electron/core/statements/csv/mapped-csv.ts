import { isCurrency } from '../../../../shared/values/currencies.ts'
import { StatementRefusal } from '../types.ts'
import { layoutOf } from './csv-layout.ts'
import type { CsvLayout } from './csv-layout.ts'
import type { CsvColumns, CsvMapping } from './csv-mapping.ts'

/**
 * The layout of an operator's own mapping. Throws a refusal `csv-mapping-wrong` that names what cannot be (`part`).
 */
export function layoutOfMapping(mapping: CsvMapping): CsvLayout {
  const { columns, columnCount, currency, ownAccount } = mapping
  const isRight = mappedColumns(columns).every(
    (index) => Number.isInteger(index) && index >= 0 && index < columnCount,
  )
  if (!isRight) throw wrong('columns')
  const hasAmount = columns.amount !== null
  const hasSides = columns.debit !== null || columns.credit !== null
  if (hasAmount === hasSides) throw wrong('amount')
  if (columns.sign !== null && (!hasAmount || mapping.debitWords.length === 0)) throw wrong('sign')
  if (columns.currency === null && (currency === null || !isCurrency(currency))) throw wrong('currency')
  if (columns.ownAccount === null && (ownAccount ?? '').trim() === '') throw wrong('ownAccount')
  if (!Number.isInteger(mapping.recordsToSkip) || mapping.recordsToSkip < 0) throw wrong('recordsToSkip')
  return layoutOf('csv', mapping, { hasSeveralAccounts: columns.ownAccount !== null, isGrouped: true })
}

function mappedColumns(columns: CsvColumns): number[] {
  return Object.values(columns)
    .flat()
    .filter((index): index is number => index !== null)
}

function wrong(part: string): StatementRefusal {
  return new StatementRefusal('csv-mapping-wrong', { part })
}
