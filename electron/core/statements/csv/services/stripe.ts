import { zeroCents } from '../../../../../shared/values/money.ts'
import { finder } from '../banks.ts'
import type { CsvHead } from '../banks.ts'
import type { CsvCells } from '../csv-cells.ts'
import type { CsvLayout } from '../csv-layout.ts'
import type { SettlementEntry, SettlementKind } from '../settlement-service.ts'
import { serviceLayout, wordsOf } from './service-layout.ts'

interface StripeColumns {
  day: number
  currency: number
  gross: number
  fee: number
  net: number
  category: number
  payout: number | null
  payoutDay: number | null
  transaction: number | null
  source: number | null
  charge: number | null
  paymentIntent: number | null
  description: number | null
  invoiceNumber: number | null
  customerName: number | null
  customerEmail: number | null
  metadata: readonly number[]
}

/**
 * Stripe, itemized payout reconciliation and itemized balance report. The first names the payout of each line before
 * all else and leaves the payout itself out; a balance report holds payouts as lines of their own, and the lines of
 * one may stand in two reports. Source: docs.stripe.com/reports/payout-reconciliation and /reports/balance.
 */
export function stripe(head: CsvHead): CsvLayout | null {
  const find = finder(head.header)
  const day = find(
    'created',
    'created_utc',
    'effective_at',
    'effective_at_utc',
    'available_on',
    'available_on_utc',
  )
  const currency = find('currency')
  const gross = find('gross')
  const fee = find('fee')
  const net = find('net')
  const category = find('reporting_category')
  if (day === null || currency === null || category === null) return null
  if (gross === null || fee === null || net === null) return null
  const payout = find('automatic_payout_id', 'payout_id')
  const isOfPayouts = payout === 0
  const columns: StripeColumns = {
    day,
    currency,
    gross,
    fee,
    net,
    category,
    payout: isOfPayouts ? payout : null,
    payoutDay: find('automatic_payout_effective_at', 'automatic_payout_effective_at_utc'),
    transaction: find('balance_transaction_id'),
    source: find('source_id'),
    charge: find('charge_id'),
    paymentIntent: find('payment_intent_id'),
    description: find('description'),
    invoiceNumber: find('invoice_number'),
    customerName: find('customer_name', 'customer_description'),
    customerEmail: find('customer_email'),
    metadata: head.header.flatMap((name, index) =>
      /^payment_metadata\[/iu.test(name.trim()) ? [index] : [],
    ),
  }
  const service = {
    accountText: 'STRIPE',
    name: 'Stripe',
    arePayoutsWhole: isOfPayouts,
    isPayoutLeftOut: isOfPayouts,
    read: (cells: CsvCells) => readStripe(cells, columns),
  }
  return serviceLayout('csv-stripe', head, { bookingDay: day, amount: gross }, service)
}

function readStripe(cells: CsvCells, columns: StripeColumns): SettlementEntry {
  const currency = cells.text(columns.currency).toUpperCase()
  cells.refuseUnknownCurrency(currency, columns.currency)
  const hasPayoutDay = columns.payoutDay !== null && cells.text(columns.payoutDay) !== ''
  return {
    kind: kindOf(cells.text(columns.category).toLowerCase()),
    isBooked: true,
    payout: cells.text(columns.payout),
    payoutDay: hasPayoutDay && columns.payoutDay !== null ? cells.day(columns.payoutDay) : null,
    bookingDay: cells.day(columns.day),
    currency,
    netCents: cells.signed(columns.net, currency),
    feeCents: cells.signedOrNull(columns.fee, currency) ?? zeroCents,
    grossCents: cells.signed(columns.gross, currency),
    balanceAfterCents: null,
    parts: partsOf(cells, columns),
  }
}

/** Source: docs.stripe.com/reports/reporting-categories. */
function kindOf(category: string): SettlementKind {
  if (category === 'charge' || category === 'payment') return 'payment'
  if (category === 'refund' || category === 'refund_failure' || category === 'partial_capture_reversal')
    return 'refund'
  if (category === 'dispute' || category === 'dispute_reversal') return 'chargeback'
  if (category === 'payout' || category === 'payout_reversal') return 'payout'
  if (category === 'fee' || category === 'tax' || category.endsWith('_fee')) return 'fee'
  return 'other'
}

function partsOf(cells: CsvCells, columns: StripeColumns) {
  const email = cells.text(columns.customerEmail)
  const words = wordsOf(
    cells.text(columns.invoiceNumber),
    cells.text(columns.description),
    ...columns.metadata.map((index) => cells.text(index)),
  )
  return {
    bankReference: cells.reference(columns.transaction),
    // A refund and a dispute name the charge they take back, or at least its payment.
    endToEndId:
      cells.reference(columns.charge) ??
      cells.reference(columns.paymentIntent) ??
      cells.reference(columns.source),
    remittancePieces: words,
    counterpartyName: cells.text(columns.customerName) || email || null,
    counterpartyAddress: email || null,
  }
}
