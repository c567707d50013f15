import type { Day } from '../../../../shared/values/day.ts'
import type { Cents } from '../../../../shared/values/money.ts'
import type { BankLine } from '../types.ts'
import type { CsvCells } from './csv-cells.ts'

/** What a record of a payment service is; stands on its line as `proprietary:<kind>`, whatever the service calls it. */
export type SettlementKind = 'payment' | 'refund' | 'chargeback' | 'fee' | 'payout' | 'exchange' | 'other'

/** One record of a payment service. Amounts are signed minor units of `currency`: what goes out is negative. */
export interface SettlementEntry {
  kind: SettlementKind
  /** False for what is only announced, denied or never settled: told as pending, never kept. */
  isBooked: boolean
  /** Which payout it is part of; '' where the file does not say. */
  payout: string
  /** When that payout reached the bank, where the file says. */
  payoutDay: Day | null
  bookingDay: Day
  currency: string
  /** What it moved on the account. */
  netCents: Cents
  /** What the service kept of it; negative where it gave a fee back. */
  feeCents: Cents
  /** The gross amount as it is stated, to be held against net and fee; null where it is in another currency. */
  grossCents: Cents | null
  balanceAfterCents: Cents | null
  parts: Partial<BankLine>
}

/** How the file of one payment service is read. */
export interface SettlementService {
  /** Stands as account number, because the files name no account of the company: `MOLLIE`, `STRIPE`, … */
  accountText: string
  /** For people, as the other side of its fees and payouts. */
  name: string
  /** Payouts begin and end with nothing; elsewhere the file tells its balance or none. */
  arePayoutsWhole: boolean
  /** The file leaves the payout itself out, which is then what its lines come to. */
  isPayoutLeftOut: boolean
  read(cells: CsvCells): SettlementEntry
}
