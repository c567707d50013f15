import { fold } from '../../../../shared/values/fold.ts'
import { isCurrency } from '../../../../shared/values/currencies.ts'
import { isIban } from '../../../../shared/values/iban.ts'
import { compactCode } from '../field-values.ts'
import { noColumns } from './csv-mapping.ts'
import type { CsvColumns, CsvMapping } from './csv-mapping.ts'
import type { CsvDialect } from './csv-records.ts'
import { dayOfText } from './csv-values.ts'
import type { DayStyle, DecimalSign } from './csv-values.ts'

/** A mapping as far as it can be guessed; what is missing (null day or amount) the operator fills in. */
export type GuessedMapping = Omit<CsvMapping, 'columns'> & {
  columns: Omit<CsvColumns, 'bookingDay'> & { bookingDay: number | null }
}

/** What headers are called, folded, in Dutch, English, German, Spanish and French. */
const names = {
  valueDay:
    'valutadatum|rentedatum|value date|valuta|wertstellung|wert|valutastellung|fecha valor|f. valor|f.valor|date de valeur|interest date',
  bookingDay:
    'boekdatum|boekingsdatum|transactiedatum|datum|date|booking date|transaction date|buchungstag|buchungsdatum|fecha|fecha operacion|f. operacion|fecha contable|fecha de operacion|date operation|date de comptabilisation',
  amount:
    'bedrag|amount|betrag|umsatz|importe|montant|bedrag (eur)|amount (eur)|betrag (eur)|importe (eur)|importe eur',
  debit:
    'af|debet|debit|uit|paid out|money out|withdrawal|withdrawals|soll|belastung|cargo|cargos|debe|gasto',
  credit: 'bij|credit|in|paid in|money in|deposit|deposits|haben|gutschrift|abono|abonos|haber|ingreso',
  sign: 'af bij|af/bij|debet/credit|debit/credit|creditdebet|c/d|d/c|soll/haben|s/h|debe/haber|sign|type',
  balanceAfter:
    'saldo|balance|saldo na|saldo na mutatie|saldo na boeking|resulting balance|running balance|kontostand|saldo nach buchung|solde',
  currency: 'valuta|munt|muntsoort|valutacode|currency|wahrung|waehrung|divisa|moneda|devise',
  ownAccount:
    'rekening|rekeningnummer|eigen rekening|account|account number|konto|auftragskonto|iban auftragskonto|cuenta|mi cuenta|iban/bban|compte',
  counterpartyAccount:
    'tegenrekening|tegenrekeningnummer|tegenrekening iban|counterparty account|counterparty iban|iban tegenpartij|kontonummer/iban|iban/kontonummer|iban|iban zahlungsbeteiligter|gegenkonto|cuenta contraria|cuenta ordenante|cuenta beneficiario',
  counterpartyName:
    'naam|wie|van wie|wer|quien|who|naam tegenpartij|tegenpartij|naam tegenrekening|name|counterparty|counterparty name|payee|payer|auftraggeber/empfanger|begunstigter/zahlungspflichtiger|name zahlungsbeteiligter|begunstigter/auftraggeber|empfanger/auftraggeber|name des partners|empfanger|auftraggeber|beneficiario|ordenante|nombre|titular',
  counterpartyBic: 'bic|bic tegenpartij|swift|bic zahlungsbeteiligter',
  descriptions:
    'omschrijving|waarom|waarvoor|kenmerk omschrijving|zweck|motivo|omschrijving-1|omschrijving-2|omschrijving-3|mededelingen|mededeling|description|details|memo|narrative|notes|verwendungszweck|buchungstext|concepto|concepto ampliado|descripcion|observaciones|libelle',
  bankReference:
    'referentie|transactiereferentie|reference|transaction id|id|bankreferenz|referenz|referencia|numero de movimiento',
  endToEndId:
    'end-to-end id|endtoendid|end to end id|end-to-end-referenz|kenmerk|betalingskenmerk|kundenreferenz|kundenreferenz (end-to-end)|referencia del cliente',
} as const

const debitWords = ['Af', 'D', 'Debet', 'Debit', 'DBIT', 'S', 'Soll', 'Debe', 'Cargo', '-']
const creditWords = ['Bij', 'C', 'Credit', 'CRDT', 'H', 'Haben', 'Haber', 'Abono', '+']

const dayStyles: readonly DayStyle[] = ['year-first', 'day-first', 'month-first']
const amountPattern = /^[+\-−]?\s*(?:[€£$]\s*)?\d[\d.,'’ \u00a0\u202f]*(?:[€£$])?[+\-−]?$/u

/** Cells of one column of the sample rows that hold anything. */
function cellsOf(rows: readonly (readonly string[])[], index: number): string[] {
  return rows.map((row) => (row[index] ?? '').trim()).filter((cell) => cell !== '')
}

/** A line or two that the bank wrote otherwise must not hide what a column holds: they are told when they are read. */
function areMostly(cells: readonly string[], fits: (cell: string) => boolean): boolean {
  return cells.length > 0 && cells.filter(fits).length * 4 >= cells.length * 3
}

function isDays(cells: readonly string[]): boolean {
  return dayStyles.some((style) => areMostly(cells, (cell) => dayOfText(cell, style) !== undefined))
}

function isAmounts(cells: readonly string[]): boolean {
  return areMostly(cells, (cell) => amountPattern.test(cell)) && !isDays(cells)
}

/**
 * The record, from 0, that names the columns: the first one without a day or an amount in it whose successor has a
 * day; -1 where the transactions begin at once.
 */
export function headerIndexOf(records: readonly (readonly string[])[], columnCount: number): number {
  const hasDay = (record: readonly string[]): boolean => record.some((cell) => isDays([cell.trim()]))
  for (let index = 0; index < records.length; index += 1) {
    const record = records[index] ?? []
    if (record.length !== columnCount) continue
    return hasDay(record) ? -1 : index
  }
  return -1
}

/** Guesses the roles of columns by the names in the header and, where these say nothing, by what is in them. */
export function guessMapping(
  dialect: CsvDialect,
  table: {
    header: readonly string[] | null
    rows: readonly (readonly string[])[]
    recordsToSkip: number
    columnCount: number
  },
): GuessedMapping {
  const { header, rows, recordsToSkip, columnCount } = table
  const taken = new Set<number>()
  const byName = nameFinder(header ?? [], taken)
  const byContent = (fits: (cells: readonly string[]) => boolean): number | null => {
    for (let index = 0; index < columnCount; index += 1) {
      if (!taken.has(index) && fits(cellsOf(rows, index))) {
        taken.add(index)
        return index
      }
    }
    return null
  }
  const bookingDay = byName('bookingDay', (index) => isDays(cellsOf(rows, index))) ?? byContent(isDays)
  const valueDay = byName('valueDay', (index) => isDays(cellsOf(rows, index)))
  const { balanceAfter, debit, credit, amount, sign } = guessAmounts(rows, byName, byContent)
  const currency =
    byName('currency', (index) => isCurrencies(cellsOf(rows, index))) ??
    byContent((cells) => isCurrencies(cells))
  const ownAccount = byName('ownAccount', (index) => new Set(cellsOf(rows, index)).size === 1)
  const counterpartyAccount = byName('counterpartyAccount') ?? byContent(isIbans)
  const columns: GuessedMapping['columns'] = {
    ...noColumns,
    bookingDay,
    valueDay,
    amount,
    sign,
    debit,
    credit,
    currency,
    ownAccount,
    balanceAfter,
    counterpartyAccount,
    counterpartyName: byName('counterpartyName'),
    counterpartyBic: byName('counterpartyBic'),
    bankReference: byName('bankReference'),
    endToEndId: byName('endToEndId'),
    descriptions: descriptionsOf(byName),
  }
  return {
    encoding: null,
    ...dialect,
    recordsToSkip,
    columnCount,
    columns,
    dayStyle: dayStyleOf(bookingDay === null ? [] : cellsOf(rows, bookingDay)),
    decimalSign: decimalSignOf(
      [amount, debit, credit, balanceAfter].flatMap((index) => (index === null ? [] : cellsOf(rows, index))),
    ),
    debitWords,
    creditWords,
    currency: currency === null ? 'EUR' : null,
    ownAccount: null,
  }
}

/** One amount, perhaps with a sign beside it, or a column for each direction. */
function guessAmounts(
  rows: readonly (readonly string[])[],
  byName: ByName,
  byContent: (fits: (cells: readonly string[]) => boolean) => number | null,
): Pick<CsvColumns, 'balanceAfter' | 'debit' | 'credit' | 'amount' | 'sign'> {
  const isAmountColumn = (index: number): boolean => isAmounts(cellsOf(rows, index))
  const balanceAfter = byName('balanceAfter', isAmountColumn)
  const isSide = (index: number): boolean => {
    const cells = cellsOf(rows, index)
    return cells.length === 0 || areMostly(cells, (cell) => amountPattern.test(cell))
  }
  const debit = byName('debit', isSide)
  const credit = byName('credit', isSide)
  if (debit !== null && credit !== null) return { balanceAfter, debit, credit, amount: null, sign: null }
  const amount = byName('amount', isAmountColumn) ?? byContent(isAmounts)
  const sign = amount === null ? null : byName('sign', (index) => isSigns(cellsOf(rows, index)))
  return { balanceAfter, debit: null, credit: null, amount, sign }
}

type ByName = (role: keyof typeof names, fits?: (index: number) => boolean) => number | null

function nameFinder(header: readonly string[], taken: Set<number>): ByName {
  const folded = header.map((name) => fold(name).replace(/\s*\/\s*/gu, '/'))
  return (role, fits = () => true) => {
    for (const name of names[role].split('|')) {
      const index = folded.indexOf(name)
      if (index < 0 || taken.has(index) || !fits(index)) continue
      taken.add(index)
      return index
    }
    return null
  }
}

function descriptionsOf(byName: ByName): number[] {
  const found: number[] = []
  for (let index = byName('descriptions'); index !== null; index = byName('descriptions')) found.push(index)
  return found.sort((one, other) => one - other)
}

function isSigns(cells: readonly string[]): boolean {
  const words = new Set([...debitWords, ...creditWords].map((word) => word.toLowerCase()))
  return cells.length > 0 && cells.every((cell) => words.has(cell.toLowerCase()))
}

function isCurrencies(cells: readonly string[]): boolean {
  return cells.length > 0 && cells.every((cell) => isCurrency(cell))
}

function isIbans(cells: readonly string[]): boolean {
  return cells.length > 0 && cells.every((cell) => isIban(compactCode(cell)))
}

/** The style in which most days are one; day before month where both would do, as in Europe. */
function dayStyleOf(cells: readonly string[]): DayStyle {
  const fitting = (style: DayStyle): number =>
    cells.filter((cell) => dayOfText(cell, style) !== undefined).length
  return dayStyles.reduce((best, style) => (fitting(style) > fitting(best) ? style : best), 'year-first')
}

/** The sign before the last one or two digits; a comma where no amount has decimals. */
function decimalSignOf(cells: readonly string[]): DecimalSign {
  const counts = { ',': 0, '.': 0 }
  for (const cell of cells) {
    const sign = /(?<sign>[.,])\d{1,2}\D*$/u.exec(cell)?.groups?.sign
    if (sign === ',' || sign === '.') counts[sign] += 1
  }
  return counts['.'] > counts[','] ? '.' : ','
}
