import { zeroCents } from '../../../../../shared/values/money.ts'
import type { Cents } from '../../../../../shared/values/money.ts'
import { addUp } from '../../field-values.ts'
import { finder } from '../banks.ts'
import type { CsvHead } from '../banks.ts'
import type { CsvCells } from '../csv-cells.ts'
import type { CsvLayout } from '../csv-layout.ts'
import { firstRecords } from '../csv-records.ts'
import { dayOfText } from '../csv-values.ts'
import type { DayStyle, DecimalSign } from '../csv-values.ts'
import type { SettlementEntry, SettlementKind } from '../settlement-service.ts'
import { serviceLayout, wordsOf } from './service-layout.ts'

interface PayPalColumns {
  day: number
  type: number
  currency: number
  gross: number
  fee: number
  net: number
  transaction: number
  status: number | null
  name: number | null
  from: number | null
  reference: number | null
  words: readonly number[]
  balance: number | null
  impact: number | null
}

const recordsForStyle = 40

/**
 * PayPal, activity download (and the statement that a private account gives), in English, Dutch, German or Spanish.
 * Not of one payout: withdrawals to the bank are lines among others, and the balance stands beside each line where
 * that column was chosen. Days and amounts are written as the account's language does, so both are told from the
 * first lines; where a day could be read in two ways, the file is not taken for one of PayPal.
 */
export function paypal(head: CsvHead, text: string): CsvLayout | null {
  const find = finder(head.header)
  const day = find('date', 'datum', 'fecha')
  const type = find('type', 'typ', 'tipo', 'description', 'beschreibung', 'omschrijving')
  const currency = find('currency', 'wahrung', 'waehrung', 'valuta', 'divisa')
  const gross = find('gross', 'brutto', 'bruto')
  const fee = find('fee', 'entgelt', 'gebuhr', 'gebuehr', 'kosten', 'vergoeding', 'comision', 'tarifa')
  const net = find('net', 'netto', 'neto')
  const transaction = find('transaction id', 'transaktionscode', 'transactiereferentie', 'id. de transaccion')
  if (day === null || type === null || currency === null || transaction === null) return null
  if (gross === null || fee === null || net === null) return null
  const rows = firstRecords(text, { delimiter: head.delimiter, quote: '"' }, recordsForStyle)
    .slice(head.recordsToSkip)
    .map((record) => record.fields)
  const decimalSign = decimalSignOf(rows.flatMap((row) => [row[gross] ?? '', row[net] ?? '']))
  const dayStyle = dayStyleOf(rows.map((row) => row[day] ?? ''))
  if (decimalSign === null || dayStyle === null) return null
  const columns: PayPalColumns = {
    day,
    type,
    currency,
    gross,
    fee,
    net,
    transaction,
    status: find('status', 'estado'),
    name: find('name', 'naam', 'nombre'),
    from: find('from email address', 'absender e-mail-adresse', 'van e-mailadres'),
    reference: find('reference txn id', 'zugehoriger transaktionscode', 'gerelateerde transactiereferentie'),
    words: [
      'invoice number',
      'invoice id',
      'rechnungsnummer',
      'factuurnummer',
      'item title',
      'subject',
      'custom number',
      'note',
    ]
      .map((name) => find(name))
      .filter((index) => index !== null),
    balance: find('balance', 'guthaben', 'saldo'),
    impact: find('balance impact', 'auswirkung auf guthaben', 'effect op saldo'),
  }
  const service = {
    accountText: 'PAYPAL',
    name: 'PayPal',
    arePayoutsWhole: false,
    isPayoutLeftOut: false,
    read: (cells: CsvCells) => readPayPal(cells, columns),
  }
  const style = { dayStyle, decimalSign, isGrouped: true }
  return serviceLayout('csv-paypal', head, { bookingDay: day, amount: gross }, service, style)
}

function decimalSignOf(amounts: readonly string[]): DecimalSign | null {
  const signs = new Set(amounts.map((amount) => /(?<sign>[.,])\d{2}$/u.exec(amount.trim())?.groups?.sign))
  signs.delete(undefined)
  if (signs.size !== 1) return null
  return signs.has(',') ? ',' : '.'
}

/**
 * The order of day and month: the one in which every day is one and, where both would do, the lines lie closer
 * together, because an activity report is of a few weeks; null where even that does not tell.
 */
function dayStyleOf(texts: readonly string[]): DayStyle | null {
  const filled = texts.filter((text) => text.trim() !== '')
  if (filled.length === 0) return null
  const spans = (['year-first', 'day-first', 'month-first'] as const).flatMap((style) => {
    const days = filled.map((text) => dayOfText(text, style))
    const times = days.flatMap((day) => (day === undefined ? [] : [Date.parse(day)]))
    return times.length < filled.length ? [] : [{ style, span: Math.max(...times) - Math.min(...times) }]
  })
  const [best, other] = spans.sort((one, next) => one.span - next.span)
  if (best === undefined || other?.span === best.span) return null
  return best.style
}

function readPayPal(cells: CsvCells, columns: PayPalColumns): SettlementEntry {
  const currency = cells.text(columns.currency).toUpperCase()
  cells.refuseUnknownCurrency(currency, columns.currency)
  const net = cells.signed(columns.net, currency)
  const fee = cells.signedOrNull(columns.fee, currency) ?? zeroCents
  const status = cells.text(columns.status).toLowerCase()
  const isMemo = cells.text(columns.impact).toLowerCase() === 'memo'
  const isDone = status === '' || /^(?:completed|abgeschlossen|voltooid|completad[oa])$/u.test(status)
  const isBooked = isDone && !isMemo
  return {
    kind: kindOf(cells.text(columns.type).toLowerCase()),
    isBooked,
    payout: '',
    payoutDay: null,
    bookingDay: cells.day(columns.day),
    currency,
    netCents: net,
    feeCents: turned(fee, cells),
    grossCents: cells.signed(columns.gross, currency),
    balanceAfterCents: isBooked ? cells.signedOrNull(columns.balance, currency) : null,
    parts: partsOf(cells, columns),
  }
}

/** PayPal writes what it keeps as a negative amount. */
function turned(fee: Cents, cells: CsvCells): Cents {
  return addUp(0, -fee, (code, params) => cells.refusal(code, params))
}

function kindOf(type: string): SettlementKind {
  if (/refund|ruckzahlung|rückzahlung|terugbetaling|reembolso/u.test(type)) return 'refund'
  if (/chargeback|dispute|payment reversal|ruckbuchung|rückbuchung|contracargo/u.test(type))
    return 'chargeback'
  if (/conversion|umrechnung|omrekening|conversi/u.test(type)) return 'exchange'
  if (/withdrawal|transfer to bank|abbuchung|opname|retirada|auszahlung/u.test(type)) return 'payout'
  if (/\bfee\b|gebühr|entgelt|kosten|comisi/u.test(type)) return 'fee'
  if (/payment|checkout|sale|zahlung|betaling|pago/u.test(type)) return 'payment'
  return 'other'
}

function partsOf(cells: CsvCells, columns: PayPalColumns) {
  const email = cells.text(columns.from)
  const transaction = cells.reference(columns.transaction)
  return {
    bankReference: transaction,
    endToEndId: cells.reference(columns.reference) ?? transaction,
    remittancePieces: wordsOf(...columns.words.map((index) => cells.text(index))),
    counterpartyName: cells.text(columns.name) || email || null,
    counterpartyAddress: email || null,
    additionalInfo: cells.text(columns.type) || null,
  }
}
