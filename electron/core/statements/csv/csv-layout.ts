import type { BankLine, StatementAccount } from '../types.ts'
import type { CsvMapping } from './csv-mapping.ts'
import type { SettlementService } from './settlement-service.ts'

/** A mapping with what only the reader of a known bank knows besides. */
export interface CsvLayout {
  /** `csv-ing`, `csv-rabobank`, …; `csv` for a mapping of the operator's own. */
  formatVersion: string
  mapping: CsvMapping
  /** The bank puts several accounts into one file; elsewhere a second one means that the file was put together. */
  hasSeveralAccounts: boolean
  /** Thousands are grouped. */
  isGrouped: boolean
  /** Every amount has all of its decimals. */
  hasAllDecimals: boolean
  /** Puts a record right whose fields were divided by signs inside of a text. */
  mend: ((fields: string[]) => string[]) | null
  /** The account where the column does not hold an IBAN. */
  accountOf: ((text: string) => Pick<StatementAccount, 'iban' | 'other'>) | null
  /** What stands inside of the description. */
  describe: ((text: string) => Partial<BankLine>) | null
  /** Reads the records of a payment service, which hold several lines each. */
  service: SettlementService | null
}

/** A layout that needs nothing but its mapping. */
export function layoutOf(
  formatVersion: string,
  mapping: CsvMapping,
  special: Partial<CsvLayout> = {},
): CsvLayout {
  return {
    formatVersion,
    mapping,
    hasSeveralAccounts: false,
    isGrouped: false,
    hasAllDecimals: false,
    mend: null,
    accountOf: null,
    describe: null,
    service: null,
    ...special,
  }
}
