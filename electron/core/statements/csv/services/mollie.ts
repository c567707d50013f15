import { cents, zeroCents } from '../../../../../shared/values/money.ts'
import type { Cents } from '../../../../../shared/values/money.ts'
import { isCurrency } from '../../../../../shared/values/currencies.ts'
import { finder } from '../banks.ts'
import type { CsvHead } from '../banks.ts'
import type { CsvCells } from '../csv-cells.ts'
import type { CsvLayout } from '../csv-layout.ts'
import { accountOfText } from '../csv-values.ts'
import type { SettlementEntry, SettlementKind } from '../settlement-service.ts'
import { serviceLayout } from './service-layout.ts'

interface MollieColumns {
  day: number
  id: number
  description: number
  settlementAmount: number
  settlementCurrency: number
  settlementReference: number
  method: number | null
  amount: number | null
  currency: number | null
  consumerName: number | null
  consumerAccount: number | null
  consumerBic: number | null
}

/**
 * Mollie, settlement report: payments, refunds, chargebacks and withheld fees of one or more settlements, each with
 * its settlement reference; the payout itself is left out. An export of payments has the same columns: what has no
 * settlement yet is pending. Source: the columns of Mollie's settlement export, docs.mollie.com/docs/settlement-report.
 */
export function mollie(head: CsvHead): CsvLayout | null {
  const find = finder(head.header)
  const day = find('date')
  const id = find('id')
  const description = find('description')
  const settlementAmount = find('settlement amount')
  const settlementCurrency = find('settlement currency')
  const settlementReference = find('settlement reference')
  if (day === null || id === null || description === null) return null
  if (settlementAmount === null || settlementCurrency === null || settlementReference === null) return null
  const columns: MollieColumns = {
    day,
    id,
    description,
    settlementAmount,
    settlementCurrency,
    settlementReference,
    method: find('payment method'),
    amount: find('amount'),
    currency: find('currency'),
    consumerName: find('consumer name'),
    consumerAccount: find('consumer bank account'),
    consumerBic: find('consumer bic'),
  }
  const service = {
    accountText: 'MOLLIE',
    name: 'Mollie',
    arePayoutsWhole: true,
    isPayoutLeftOut: true,
    read: (cells: CsvCells) => readMollie(cells, columns),
  }
  return serviceLayout('csv-mollie', head, { bookingDay: day, amount: settlementAmount }, service)
}

function readMollie(cells: CsvCells, columns: MollieColumns): SettlementEntry {
  const payout = cells.text(columns.settlementReference)
  const isSettled = payout !== '' && cells.text(columns.settlementAmount) !== ''
  const paidCurrency = cells.text(columns.currency).toUpperCase()
  const currency = cells.text(columns.settlementCurrency).toUpperCase() || paidCurrency
  cells.refuseUnknownCurrency(currency, columns.settlementCurrency)
  const netCents: Cents = isSettled
    ? cells.signed(columns.settlementAmount, currency)
    : (cells.signedOrNull(columns.amount, currency) ?? zeroCents)
  return {
    kind: kindOf(cells.text(columns.method), cells.text(columns.id), netCents),
    isBooked: isSettled,
    payout,
    payoutDay: null,
    bookingDay: cells.day(columns.day),
    currency,
    netCents,
    feeCents: zeroCents,
    grossCents: null,
    balanceAfterCents: null,
    parts: partsOf(cells, columns, paidCurrency === currency ? null : paidCurrency),
  }
}

function kindOf(method: string, id: string, netCents: Cents): SettlementKind {
  if (method === 'refund' || id.startsWith('re_')) return 'refund'
  if (method === 'chargeback' || id.startsWith('chb_')) return 'chargeback'
  // What Mollie withholds has neither a method nor an id.
  if (id === '' && method === '') return netCents < 0 ? 'fee' : 'other'
  return netCents < 0 ? 'other' : 'payment'
}

function partsOf(cells: CsvCells, columns: MollieColumns, paidCurrency: string | null) {
  const id = cells.reference(columns.id)
  const description = cells.text(columns.description)
  const other = accountOfText(cells.text(columns.consumerAccount))
  const original = /\btr_[A-Za-z0-9]+/u.exec(description)?.[0]
  const instructed = paidCurrency !== null && isCurrency(paidCurrency) ? paidCurrency : null
  const paidCents = instructed === null ? null : cells.signedOrNull(columns.amount, instructed)
  return {
    bankReference: id,
    endToEndId: original ?? id,
    remittancePieces: [description],
    counterpartyName: cells.text(columns.consumerName) || null,
    counterpartyIban: other.iban,
    counterpartyAccount: other.other,
    counterpartyBic: cells.text(columns.consumerBic) || null,
    instructedAmount: instructedOf(paidCents, instructed),
  }
}

function instructedOf(paidCents: Cents | null, currency: string | null) {
  if (paidCents === null || currency === null) return null
  return { amountCents: cents(Math.abs(paidCents)), currency, exchangeRate: null }
}
