import type {
  RefusalCode,
  StatementRefusal,
  StatementWarning,
  WarningCode,
} from '../core/statements/index.ts'

const refusals: Readonly<Record<RefusalCode, string>> = {
  'file-empty': 'the file is empty',
  'file-is-pdf': 'this is a PDF; ask the bank for the electronic statement',
  'file-is-zip': 'this is a ZIP archive; unpack it first',
  'file-is-html': 'this is a web page, not a statement; the download probably failed',
  'file-is-binary': 'this is no text file',
  'format-unknown': 'the format is not known',
  'encoding-unknown': 'the character encoding is not known',
  'encoding-broken': 'the bytes are not valid in the encoding the file states',
  'xml-malformed': 'the XML is malformed',
  'xml-truncated': 'the file ends before its end: it was cut off',
  'xml-doctype-forbidden': 'the file holds a document type definition, which no bank sends',
  'xml-too-deep': 'the XML is nested too deeply',
  'xml-not-a-statement': 'the XML is not a bank statement',
  'xml-other-message': 'this is another kind of bank message, not a statement',
  'no-statement': 'there is no statement in the file',
  'account-missing': 'a statement names no account',
  'amount-missing': 'an entry has no amount',
  'amount-malformed': 'an amount is malformed',
  'amount-negative': 'an amount is negative; its sign stands beside it',
  'amount-too-precise': 'an amount has more decimals than its currency',
  'amount-out-of-range': 'an amount is out of range',
  'currency-missing': 'an amount has no currency',
  'currency-unknown': 'a currency is unknown',
  'currency-not-of-account': 'an entry is not in the currency of the account',
  'direction-missing': 'an entry says neither credit nor debit',
  'booking-day-missing': 'an entry has no booking day',
  'day-malformed': 'a day is malformed',
  'text-too-long': 'a text is longer than any bank sends',
  'too-many-details': 'an entry has too many details',
  'too-many-statements': 'the file has too many statements',
  'too-many-balances': 'a statement has too many balances',
  'line-malformed': 'a line is malformed',
  'file-truncated': 'the file ends before its end: it was cut off',
}

const warnings: Readonly<Record<WarningCode, string>> = {
  'does-not-balance': 'opening balance and lines do not give the closing balance',
  'balance-missing': 'a balance is missing',
  'balance-in-other-currency': 'a balance is in another currency',
  'stated-count-differs': 'the number of entries is not the one stated',
  'stated-sum-differs': 'the sum is not the one stated',
  'details-do-not-add-up': 'the details of an entry do not add up to it',
  'details-without-amounts': 'the details of an entry have no amounts',
  'batch-without-details': 'a batch comes without its details',
  'duplicate-statement': 'a statement stands in the file twice',
  'page-missing': 'a page of the statement is missing',
  'no-lines': 'the statement has no lines',
  'booking-day-assumed': 'an entry has no booking day; its value day was taken',
  'status-assumed': 'an entry does not say whether it is booked; booked was taken',
  'status-unknown': 'an entry has an unknown status',
  'encoding-mended': 'some characters were mended',
  'more-warnings': 'there are more warnings of this kind',
}

type Coded = Pick<StatementRefusal | StatementWarning, 'params' | 'position'>

function worded(text: string, { params, position }: Coded): string {
  const values = Object.entries(params).map(([name, value]) => `${name} ${value}`)
  const details = values.length === 0 ? '' : ` (${values.join(', ')})`
  return `${text}${details}${position === null ? '' : `, at line ${position.line}, column ${position.column}`}`
}

/** Why a statement file is not read, in one English sentence. */
export function wordStatementRefusal(refusal: StatementRefusal): string {
  return worded(refusals[refusal.code] ?? refusal.code, refusal)
}

/** What to know about a file that is read all the same. */
export function wordStatementWarning(warning: StatementWarning): string {
  return worded(warnings[warning.code] ?? warning.code, warning)
}
