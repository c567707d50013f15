import { dayStyleOf, decimalSignOf, mappingOf } from '../banks.ts'
import type { CsvHead } from '../banks.ts'
import { layoutOf } from '../csv-layout.ts'
import type { CsvLayout } from '../csv-layout.ts'
import { noColumns } from '../csv-mapping.ts'
import type { CsvMapping } from '../csv-mapping.ts'
import type { SettlementService } from '../settlement-service.ts'

/** The layout of a service's file: its style is told by the columns of the day and of an amount. */
export function serviceLayout(
  formatVersion: string,
  head: CsvHead,
  columns: { bookingDay: number; amount: number },
  service: SettlementService,
  special: Partial<CsvMapping> & { isGrouped?: boolean } = {},
): CsvLayout {
  const { isGrouped = false, ...style } = special
  const mapping = mappingOf(
    head,
    { ...noColumns, ...columns },
    {
      dayStyle: dayStyleOf(head, columns.bookingDay),
      decimalSign: decimalSignOf(head, columns.amount),
      ...style,
    },
  )
  return layoutOf(formatVersion, mapping, { isGrouped, service })
}

/** Texts that hold something, each once: services repeat the same words in several columns. */
export function wordsOf(...texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text) => text !== ''))]
}
