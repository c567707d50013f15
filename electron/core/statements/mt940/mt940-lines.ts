import { cents, isCents } from '../../../../shared/values/money.ts'
import { compactCode, readDecimal } from '../field-values.ts'
import { currencyMinorUnits, isCurrency } from '../../../../shared/values/currencies.ts'
import type { BankLine, FilePosition, InstructedAmount } from '../types.ts'
import type { TransactionLine } from './fields.ts'
import { readInformation } from './information.ts'
import type { TransactionInformation } from './information.ts'

/** One `:61:` with the lines that follow it and every `:86:` up to the next field. */
export interface TransactionFields {
  transaction: TransactionLine
  /** Subfield 9, the line under `:61:`: other account, name or the bank's own number, by bank. */
  supplementary: string
  information: string[][]
  position: FilePosition
}

/** What the transaction needs of its statement to be a bank line. */
export interface TransactionContext {
  statementIndex: number
  entryIndex: number
  currency: string
  /** A report of the running day: nothing in it is final. */
  isInterim: boolean
}

/** Words that fill the mandatory reference where there is none, or that point to `:86:`. */
const fillers = new Set(['NONREF', 'EREF', 'PREF', 'MARF', 'KREF+', 'EREF+', 'NOTPROVIDED', 'NOREF'])

/** The bank line of one transaction. */
export function lineOfTransaction(fields: TransactionFields, context: TransactionContext): BankLine {
  const { transaction, supplementary } = fields
  const information = readInformation(fields.information)
  addSupplementary(information, fields)
  const pieces = information.remittancePieces
  const extra = supplementary === information.iban || supplementary === information.name ? '' : supplementary
  const code = information.businessCode === '' ? '' : `/${information.businessCode}`
  return {
    statementIndex: context.statementIndex,
    entryIndex: context.entryIndex,
    detailIndex: 0,
    detailCount: 1,
    status: transaction.isPending || context.isInterim ? 'pending' : 'booked',
    bookingDay: transaction.bookingDay,
    valueDay: transaction.valueDay,
    amountCents: transaction.isCredit ? transaction.amountCents : cents(-transaction.amountCents),
    currency: context.currency,
    isReversal: transaction.isReversal,
    bankReference: reference(transaction.bankReference) ?? longNumber(extra),
    entryReference: reference(transaction.ownerReference),
    endToEndId: reference(information.endToEndId),
    instructionId: reference(information.instructionId),
    transactionId: null,
    mandateId: reference(information.mandateId),
    creditorId: orNull(information.creditorId),
    creditorReference: orNull(information.creditorReference),
    remittanceText: orNull(pieces.join(' ')),
    remittancePieces: pieces,
    counterpartyName: orNull(information.name),
    counterpartyIban: orNull(information.iban),
    counterpartyAccount: information.iban === '' ? orNull(information.account) : null,
    counterpartyBic: orNull(information.bic),
    counterpartyAddress: orNull(information.address),
    ultimateName: orNull(information.ultimateName),
    transactionCode: `proprietary:${transaction.typeCode}${code}`,
    purpose: orNull(information.purpose),
    returnReason: information.returnCode === '' ? null : { code: information.returnCode, text: null },
    instructedAmount: instructedOf(supplementary, context.currency),
    additionalInfo: orNull([information.bookingText, extra].filter((part) => part !== '').join(' ')),
    batch: null,
    position: fields.position,
  }
}

/**
 * What banks keep beside the fixed fields: Rabobank and SNS the other IBAN or number in the line under `:61:` or in
 * the reference, with the name behind or under it.
 */
function addSupplementary(information: TransactionInformation, fields: TransactionFields): void {
  const { transaction, supplementary } = fields
  const code = compactCode(supplementary)
  const isIban = /^[A-Z]{2}\d{2}[A-Z]{4}[A-Z0-9]{6,26}$/u.test(code)
  const isNumber = /^P?\d{7,10}$/u.test(code)
  if (isIban && information.iban === '') information.iban = code
  if (isNumber && information.account === '') information.account = code
  const name =
    transaction.trailingName === '' && !isIban && !isNumber ? supplementary : transaction.trailingName
  const isOfNumber = /^P?\d{7,10}$/u.test(transaction.ownerReference)
  if (information.name === '' && name !== '' && /^[^/\d]/u.test(name)) {
    if (isOfNumber || transaction.trailingName !== '') information.name = name
  }
  if (isOfNumber && information.name === name && information.account === '') {
    information.account = transaction.ownerReference
  }
}

function reference(text: string): string | null {
  return text === '' || fillers.has(text) ? null : text
}

/** PostFinance numbers its bookings in the line under `:61:`. */
function longNumber(text: string): string | null {
  return /^\d{16,34}$/u.test(text) ? text : null
}

/** `/OCMT/USD100,00/`: the amount before exchange; one that cannot be read is left out. */
function instructedOf(text: string, currency: string): InstructedAmount | null {
  const match = /\/OCMT\/([A-Z]{3})(\d+(?:,\d*)?)\//u.exec(text)
  const ordered = match?.[1] ?? ''
  if (!isCurrency(ordered) || ordered === currency) return null
  const value = readDecimal(match?.[2] ?? '', currencyMinorUnits(ordered), 44)
  if (typeof value === 'string' || !isCents(value)) return null
  const exchangeRate = /\/EXCH\/([\d,.]+)/u.exec(text)?.[1] ?? null
  return { amountCents: value, currency: ordered, exchangeRate }
}

function orNull(text: string): string | null {
  return text === '' ? null : text
}
