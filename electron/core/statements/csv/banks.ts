import { fold } from '../../../../shared/values/fold.ts'
import { parseIban } from '../../../../shared/values/iban.ts'
import { layoutOf } from './csv-layout.ts'
import type { CsvLayout } from './csv-layout.ts'
import { noColumns } from './csv-mapping.ts'
import type { CsvColumns, CsvMapping } from './csv-mapping.ts'
import type { CsvDelimiter, CsvRecord } from './csv-records.ts'
import { accountOfText, dayOfText } from './csv-values.ts'
import type { DayStyle, DecimalSign } from './csv-values.ts'
import { describeKeyedText } from './keyed-text.ts'

/** The header of a file and what follows it, as far as it decides how the file is read. */
export interface CsvHead {
  delimiter: CsvDelimiter
  header: readonly string[]
  /** Records up to and with the header. */
  recordsToSkip: number
  /** The first record with a transaction, where there is one. */
  first: CsvRecord | undefined
  /** Some field begins with a quotation mark; otherwise they are letters inside of texts. */
  isQuoted: boolean
}

export type Find = (...names: string[]) => number | null

/** Finds a column by any of its names, whatever its case and accents. */
export function finder(header: readonly string[]): Find {
  const names = header.map((name) => fold(name))
  return (...wanted) => {
    for (const name of wanted) {
      const index = names.indexOf(name)
      if (index >= 0) return index
    }
    return null
  }
}

/** `yyyymmdd` or `dd-mm-yyyy`: banks have changed it without changing the header. */
export function dayStyleOf(head: CsvHead, index: number): DayStyle {
  return dayOfText(head.first?.fields[index] ?? '', 'year-first') === undefined && head.first !== undefined
    ? 'day-first'
    : 'year-first'
}

export function decimalSignOf(head: CsvHead, index: number): DecimalSign {
  return /[.]\d{2}$/u.test((head.first?.fields[index] ?? '').trim()) ? '.' : ','
}

export function mappingOf(head: CsvHead, columns: CsvColumns, special: Partial<CsvMapping> = {}): CsvMapping {
  return {
    encoding: null,
    delimiter: head.delimiter,
    quote: head.isQuoted ? '"' : null,
    recordsToSkip: head.recordsToSkip,
    columnCount: widthOf(head),
    columns,
    dayStyle: 'year-first',
    decimalSign: ',',
    debitWords: [],
    creditWords: [],
    currency: null,
    ownAccount: null,
    ...special,
  }
}

/** Columns with a name; without header the fields of the first record. */
function widthOf({ header, first }: CsvHead): number {
  let width = header.length === 0 ? (first?.fields.length ?? 0) : header.length
  while (width > 0 && header.length > 0 && header[width - 1]?.trim() === '') width -= 1
  return width
}

/** ING, payment and savings accounts, in Dutch and English; one file may hold all accounts. */
function ing(head: CsvHead): CsvLayout | null {
  const find = finder(head.header)
  const bookingDay = find('datum', 'date')
  const sign = find('af bij', 'debit/credit')
  const amount = find('bedrag (eur)', 'amount (eur)', 'bedrag', 'amount')
  const ownAccount = find('rekening', 'account')
  const words = find('mededelingen', 'notifications')
  if (bookingDay === null || sign === null || amount === null || ownAccount === null || words === null)
    return null
  const columns: CsvColumns = {
    ...noColumns,
    bookingDay,
    amount,
    sign,
    ownAccount,
    currency: find('valuta', 'currency'),
    counterpartyName: find('naam / omschrijving', 'name / description', 'omschrijving', 'description'),
    counterpartyAccount: find('tegenrekening', 'counterparty'),
    transactionCode: find('code'),
    balanceAfter: find('saldo na mutatie', 'resulting balance'),
    descriptions: [words],
  }
  const mapping = mappingOf(head, columns, {
    dayStyle: dayStyleOf(head, bookingDay),
    decimalSign: decimalSignOf(head, amount),
    debitWords: ['Af', 'Debit'],
    creditWords: ['Bij', 'Credit'],
    currency: 'EUR',
  })
  return layoutOf('csv-ing', mapping, { hasSeveralAccounts: true, describe: describeKeyedText })
}

/** Rabobank since 2018: a header, the balance after each line, and all accounts in one file. */
function rabobank(head: CsvHead): CsvLayout | null {
  const find = finder(head.header)
  const bookingDay = find('datum')
  const amount = find('bedrag')
  const ownAccount = find('iban/bban')
  const balanceAfter = find('saldo na trn')
  if (bookingDay === null || amount === null || ownAccount === null || balanceAfter === null) return null
  const descriptions = ['omschrijving-1', 'omschrijving-2', 'omschrijving-3', 'omschrijving']
  const columns: CsvColumns = {
    ...noColumns,
    bookingDay,
    amount,
    ownAccount,
    balanceAfter,
    valueDay: find('rentedatum'),
    currency: find('munt'),
    counterpartyName: find('naam tegenpartij'),
    counterpartyAccount: find('tegenrekening iban/bban'),
    counterpartyBic: find('bic tegenpartij'),
    ultimateName: find('naam uiteindelijke partij'),
    bankReference: find('volgnr'),
    endToEndId: find('transactiereferentie'),
    mandateId: find('machtigingskenmerk'),
    creditorId: find('incassant id'),
    creditorReference: find('betalingskenmerk'),
    transactionCode: find('code'),
    returnReason: find('reden retour'),
    descriptions: descriptions.map((name) => find(name)).filter((index) => index !== null),
  }
  const dayStyle = dayStyleOf(head, bookingDay)
  const mapping = mappingOf(head, columns, { dayStyle, decimalSign: decimalSignOf(head, amount) })
  return layoutOf('csv-rabobank', mapping, { hasSeveralAccounts: true })
}

/** Knab: a line `KNAB EXPORT`, then a header; amounts without decimals where they are whole. */
function knab(head: CsvHead): CsvLayout | null {
  const find = finder(head.header)
  const ownAccount = find('rekeningnummer')
  const sign = find('creditdebet')
  const amount = find('bedrag')
  const bookingDay = find('boekdatum', 'transactiedatum')
  const words = find('omschrijving')
  if (ownAccount === null || sign === null || amount === null || bookingDay === null || words === null)
    return null
  const columns: CsvColumns = {
    ...noColumns,
    bookingDay,
    amount,
    sign,
    ownAccount,
    valueDay: find('valutadatum'),
    currency: find('valutacode'),
    counterpartyName: find('tegenrekeninghouder'),
    counterpartyAccount: find('tegenrekeningnummer'),
    transactionCode: find('betaalwijze'),
    mandateId: find('machtigingsnummer'),
    creditorId: find('incassant id'),
    bankReference: find('referentie'),
    descriptions: [words],
  }
  const mapping = mappingOf(head, columns, {
    dayStyle: dayStyleOf(head, bookingDay),
    debitWords: ['D'],
    creditWords: ['C'],
  })
  return layoutOf('csv-knab', mapping)
}

/** bunq: amounts in the style of the app's language, always with two decimals. */
function bunq(head: CsvHead): CsvLayout | null {
  const find = finder(head.header)
  const bookingDay = find('date')
  const amount = find('amount')
  const ownAccount = find('account')
  const words = find('description')
  const other = find('counterparty')
  const valueDay = find('interest date')
  if (bookingDay === null || amount === null || ownAccount === null || words === null || valueDay === null)
    return null
  const columns: CsvColumns = {
    ...noColumns,
    bookingDay,
    valueDay,
    amount,
    ownAccount,
    currency: find('currency'),
    counterpartyName: find('name'),
    counterpartyAccount: other,
    descriptions: [words],
  }
  const mapping = mappingOf(head, columns, {
    dayStyle: dayStyleOf(head, bookingDay),
    decimalSign: decimalSignOf(head, amount),
    currency: 'EUR',
  })
  return layoutOf('csv-bunq', mapping, { isGrouped: true, hasAllDecimals: true })
}

const withHeader = [ing, rabobank, knab, bunq]

/** The layout of a bank whose header this is, else null. */
export function layoutByHeader(head: CsvHead): CsvLayout | null {
  for (const bank of withHeader) {
    const layout = bank(head)
    if (layout !== null) return layout
  }
  return null
}

/** The layout of a bank that writes no header, by its first record, else null. */
export function layoutWithoutHeader(first: CsvRecord, delimiter: CsvDelimiter): CsvLayout | null {
  if (delimiter === '\t') return abnAmro(first)
  if (delimiter !== ',') return null
  return asn(first) ?? rabobankBefore2018(first)
}

const headless = { header: [], recordsToSkip: 0, isQuoted: true }

/** ABN AMRO `.TAB`: account, currency, day, balance before, balance after, value day, amount, description. */
function abnAmro(first: CsvRecord): CsvLayout | null {
  const [account = '', currency = '', day = '', , , valueDay = '', amount = ''] = first.fields
  const isAbn =
    first.fields.length >= 8 &&
    /^(?:\d{6,10}|NL\d{2}ABNA\d{10})$/u.test(account.trim()) &&
    /^[A-Z]{3}$/u.test(currency) &&
    /^\d{8}$/u.test(day) &&
    /^\d{8}$/u.test(valueDay) &&
    /^[+-]?\d+(?:[.,]\d+)?$/u.test(amount)
  if (!isAbn) return null
  const head: CsvHead = { ...headless, delimiter: '\t', first }
  const columns: CsvColumns = {
    ...noColumns,
    ownAccount: 0,
    currency: 1,
    bookingDay: 2,
    balanceBefore: 3,
    balanceAfter: 4,
    valueDay: 5,
    amount: 6,
    descriptions: [7],
  }
  const mapping = mappingOf(head, columns, {
    quote: null,
    columnCount: 8,
    decimalSign: decimalSignOf(head, 6),
  })
  return layoutOf('csv-abn-amro', mapping, {
    hasSeveralAccounts: true,
    accountOf: abnAccount,
    describe: describeKeyedText,
  })
}

/** An ABN AMRO number is the last ten digits of its IBAN (`NLkk ABNA 0ddd ddd ddd`). */
export function abnAccount(text: string): { iban: string | null; other: string | null } {
  const number = text.trim()
  if (!/^\d{1,10}$/u.test(number)) return accountOfText(number)
  const bban = `ABNA${number.padStart(10, '0')}`
  const parsed = parseIban(`NL${ibanCheckDigits('NL', bban)}${bban}`)
  return parsed.ok ? { iban: parsed.iban, other: null } : { iban: null, other: number }
}

/** The two check digits of an IBAN. Source: ISO 13616, MOD 97-10. */
export function ibanCheckDigits(country: string, bban: string): string {
  let remainder = 0
  for (const sign of `${bban}${country}00`) {
    for (const digit of String(parseInt(sign, 36))) remainder = (remainder * 10 + Number(digit)) % 97
  }
  return String(98 - remainder).padStart(2, '0')
}

/** ASN, SNS and RegioBank: 19 columns with the balance before each line; the description between apostrophes. */
function asn(first: CsvRecord): CsvLayout | null {
  const { fields } = first
  const isAsn =
    fields.length >= 19 &&
    /^\d{2}-\d{2}-\d{4}$/u.test(fields[0] ?? '') &&
    /^[A-Z]{2}\d{2}[A-Z]{4}\d{10}$/u.test(fields[1] ?? '') &&
    /^[A-Z]{3}$/u.test(fields[7] ?? '') &&
    /^[A-Z]{3}$/u.test(fields[9] ?? '')
  if (!isAsn) return null
  const columns: CsvColumns = {
    ...noColumns,
    bookingDay: 0,
    ownAccount: 1,
    counterpartyAccount: 2,
    counterpartyName: 3,
    balanceBefore: 8,
    currency: 9,
    amount: 10,
    valueDay: 12,
    transactionCode: 14,
    bankReference: 15,
    creditorReference: 16,
    descriptions: [17],
  }
  const special: Partial<CsvMapping> = {
    quote: null,
    columnCount: 19,
    dayStyle: 'day-first',
    decimalSign: '.',
  }
  const mapping = mappingOf({ ...headless, delimiter: ',', first }, columns, special)
  return layoutOf('csv-asn', mapping, { mend: joinDescription })
}

/** Commas inside of the apostrophes divided the description; names begin with an apostrophe too (`'t Hoekje`). */
function joinDescription(fields: string[]): string[] {
  if (fields.length < 19) return fields
  const words = fields.slice(17, -1).join(',').trim()
  const isQuoted = words.length > 1 && words.startsWith("'") && words.endsWith("'")
  return [...fields.slice(0, 17), isQuoted ? words.slice(1, -1) : words, fields.at(-1) ?? '']
}

/** Rabobank until 2018: no header, sixteen or nineteen columns. */
function rabobankBefore2018(first: CsvRecord): CsvLayout | null {
  const { fields } = first
  const isOld =
    (fields.length === 19 || fields.length === 16) &&
    /^[A-Z]{2}\d{2}[A-Z]{4}\d{10}$/u.test(fields[0] ?? '') &&
    /^[A-Z]{3}$/u.test(fields[1] ?? '') &&
    /^\d{8}$/u.test(fields[2] ?? '') &&
    /^[CD]$/u.test(fields[3] ?? '')
  if (!isOld) return null
  const isLong = fields.length === 19
  const columns: CsvColumns = {
    ...noColumns,
    ownAccount: 0,
    currency: 1,
    valueDay: 2,
    sign: 3,
    amount: 4,
    counterpartyAccount: 5,
    counterpartyName: 6,
    bookingDay: 7,
    transactionCode: 8,
    descriptions: [10, 11, 12, 13, 14, 15],
    endToEndId: isLong ? 16 : null,
    creditorId: isLong ? 17 : null,
    mandateId: isLong ? 18 : null,
  }
  const special: Partial<CsvMapping> = { decimalSign: '.', debitWords: ['D'], creditWords: ['C'] }
  const mapping = mappingOf({ ...headless, delimiter: ',', first }, columns, special)
  return layoutOf('csv-rabobank-2017', mapping, { hasSeveralAccounts: true })
}
