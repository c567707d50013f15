import type { ReadTx } from '../../store/store.ts'
import type { Proof } from '../billing/index.ts'
import { receiptSums, receiptYears, wrongReceipts } from './receipt-proof-store.ts'
import { placeOf } from './receipt-rules.ts'

/**
 * Proves that standing receipts come to what the ledger moved by receipts on cash and card clearing, that each is
 * spent on exactly what it says, and that numbers have no gaps in a year.
 */
export async function checkReceipts(tx: ReadTx): Promise<Proof> {
  const problems: Proof['problems'] = []
  for (const sum of await receiptSums(tx))
    if (sum.ledgerCents !== sum.receiptCents)
      problems.push({ code: 'payments.receipts-differ', params: { ...sum } })
  for (const wrong of await wrongReceipts(tx))
    problems.push({ code: 'payments.receipt-spent-differs', params: { ...wrong } })
  const years = await receiptYears(tx)
  for (const { year, count, first, last } of years)
    if (placeOf(first) !== 1 || placeOf(last) !== count)
      problems.push({ code: 'payments.receipt-number-gap', params: { year, count, first, last } })
  return { examined: years.reduce((sum, { count }) => sum + count, 0), problems }
}
