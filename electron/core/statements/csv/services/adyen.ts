import { zeroCents } from '../../../../../shared/values/money.ts'
import type { Cents } from '../../../../../shared/values/money.ts'
import { isCurrency } from '../../../../../shared/values/currencies.ts'
import { addUp } from '../../field-values.ts'
import { finder } from '../banks.ts'
import type { CsvHead } from '../banks.ts'
import type { CsvCells } from '../csv-cells.ts'
import type { CsvLayout } from '../csv-layout.ts'
import type { SettlementEntry, SettlementKind } from '../settlement-service.ts'
import { serviceLayout, wordsOf } from './service-layout.ts'

interface AdyenColumns {
  day: number
  type: number
  netCurrency: number
  netDebit: number
  netCredit: number
  grossCurrency: number | null
  grossDebit: number | null
  grossCredit: number | null
  fees: readonly number[]
  exchangeRate: number | null
  pspReference: number | null
  merchantReference: number | null
  modificationReference: number | null
  modificationMerchantReference: number | null
  merchantAccount: number | null
  batch: number | null
}

/**
 * Adyen, settlement details report: one batch with its payout (`MerchantPayout`), amounts in the currency of the
 * payment (GC) and of the settlement (NC). Source: the columns of Adyen's settlement details report,
 * docs.adyen.com/reporting/settlement-reconciliation.
 */
export function adyen(head: CsvHead): CsvLayout | null {
  const find = finder(head.header)
  const day = find('booking date', 'creation date')
  const type = find('type')
  const netCurrency = find('net currency')
  const netDebit = find('net debit (nc)')
  const netCredit = find('net credit (nc)')
  if (day === null || type === null || netCurrency === null || netDebit === null || netCredit === null)
    return null
  const fees = ['commission (nc)', 'markup (nc)', 'scheme fees (nc)', 'interchange (nc)']
  const columns: AdyenColumns = {
    day,
    type,
    netCurrency,
    netDebit,
    netCredit,
    grossCurrency: find('gross currency'),
    grossDebit: find('gross debit (gc)'),
    grossCredit: find('gross credit (gc)'),
    fees: fees.map((name) => find(name)).filter((index) => index !== null),
    exchangeRate: find('exchange rate'),
    pspReference: find('psp reference'),
    merchantReference: find('merchant reference'),
    modificationReference: find('modification reference'),
    modificationMerchantReference: find('modification merchant reference'),
    merchantAccount: find('merchant account'),
    batch: find('batch number'),
  }
  const service = {
    accountText: 'ADYEN',
    name: 'Adyen',
    arePayoutsWhole: true,
    isPayoutLeftOut: false,
    read: (cells: CsvCells) => readAdyen(cells, columns),
  }
  const style = { dayStyle: 'year-first', decimalSign: '.' } as const
  return serviceLayout('csv-adyen', head, { bookingDay: day, amount: netCredit }, service, style)
}

function readAdyen(cells: CsvCells, columns: AdyenColumns): SettlementEntry {
  const currency = cells.text(columns.netCurrency).toUpperCase()
  cells.refuseUnknownCurrency(currency, columns.netCurrency)
  const netCents = sides(cells, columns.netDebit, columns.netCredit, currency) ?? zeroCents
  const refuse = (code: 'amount-out-of-range') => cells.refusal(code)
  const feeCents = columns.fees.reduce(
    (sum: Cents, index) =>
      addUp(sum, cells.signedOrNull(index, currency) ?? 0, () => refuse('amount-out-of-range')),
    zeroCents,
  )
  const grossCurrency = cells.text(columns.grossCurrency).toUpperCase()
  const grossCents = isCurrency(grossCurrency)
    ? sides(cells, columns.grossDebit, columns.grossCredit, grossCurrency)
    : null
  const isForeign = grossCurrency !== currency
  // A row such as a fee or a payout may state its net amount only.
  const isGrossStated = !isForeign && grossCents !== null && grossCents !== 0
  const batch = cells.text(columns.batch)
  return {
    kind: kindOf(cells.text(columns.type).toLowerCase()),
    isBooked: true,
    payout: batch === '' ? '' : wordsOf(cells.text(columns.merchantAccount), batch).join(' '),
    payoutDay: null,
    bookingDay: cells.day(columns.day),
    currency,
    netCents,
    feeCents,
    grossCents: isGrossStated ? grossCents : null,
    balanceAfterCents: null,
    parts: {
      ...partsOf(cells, columns),
      instructedAmount: isForeign ? instructedOf(cells, columns, grossCents, grossCurrency) : null,
    },
  }
}

/** Credit less debit; null where neither says anything. */
function sides(cells: CsvCells, debit: number | null, credit: number | null, currency: string): Cents | null {
  const out = cells.signedOrNull(debit, currency)
  const incoming = cells.signedOrNull(credit, currency)
  if (out === null && incoming === null) return null
  return addUp(incoming ?? 0, -(out ?? 0), (code, params) => cells.refusal(code, params))
}

function instructedOf(cells: CsvCells, columns: AdyenColumns, gross: Cents | null, currency: string) {
  if (gross === null || gross === 0) return null
  const amountCents = addUp(0, Math.abs(gross), (code, params) => cells.refusal(code, params))
  return { amountCents, currency, exchangeRate: cells.text(columns.exchangeRate) || null }
}

function kindOf(type: string): SettlementKind {
  if (type === 'settled' || type === 'settledbulk') return 'payment'
  if (type.startsWith('refund')) return 'refund'
  if (type.includes('chargeback')) return 'chargeback'
  if (type === 'merchantpayout' || type === 'payout') return 'payout'
  if (type === 'fee' || type === 'misccosts' || type === 'invoicededuction' || type === 'paymentcost')
    return 'fee'
  return 'other'
}

function partsOf(cells: CsvCells, columns: AdyenColumns) {
  const psp = cells.reference(columns.pspReference)
  return {
    bankReference: cells.reference(columns.modificationReference) ?? psp,
    endToEndId: psp ?? cells.reference(columns.modificationReference),
    remittancePieces: wordsOf(
      cells.text(columns.merchantReference),
      cells.text(columns.modificationMerchantReference),
    ),
    // `Settled` and `Refunded` are told by the kind already; the words of other types tell what they are.
    additionalInfo: cells.text(columns.type) || null,
  }
}
