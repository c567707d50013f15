import { isIban } from '../../../../shared/values/iban.ts'
import { cents } from '../../../../shared/values/money.ts'
import type { Cents } from '../../../../shared/values/money.ts'
import type { Day } from '../../../../shared/values/day.ts'
import { limits } from '../limits.ts'
import type { BankLine, InstructedAmount, MessageParams, WarningCode } from '../types.ts'
import type {
  CurrencyAmount,
  DetailFields,
  EntryFields,
  PartyFields,
  StatementFields,
} from './camt-fields.ts'
import { mergeDetails } from './camt-merge.ts'

/** What an entry needs of its surroundings to become lines. */
export interface EntryContext {
  statement: StatementFields
  entryIndex: number
  /** The entry's amount, signed by its own direction. */
  amountCents: Cents
  currency: string
  bookingDay: Day
  status: 'booked' | 'pending'
  warn: (code: WarningCode, params: MessageParams) => void
}

const noDetail: DetailFields | null = null

/**
 * The bank lines of one entry. Each `TxDtls` becomes a line where their amounts, in the currency of the account, add
 * up to the entry; otherwise the entry is one line, because only its amount is booked. A single `TxDtls` only
 * describes the entry: the entry's amount holds.
 *
 * The sign is the entry's `CdtDbtInd` alone. A reversal (`RvslInd`) carries the direction of the reversal itself:
 * with CRDT and a reversal indicator the original was a debit (ISO 20022, camt.053, definition of
 * ReversalIndicator), so it is not turned again.
 */
export function linesOfEntry(entry: EntryFields, context: EntryContext): BankLine[] {
  const { details } = entry
  const only = details[0]
  if (only === undefined) {
    warnOfMissingDetails(entry, context)
    return [makeLine(entry, noDetail, context, context.amountCents, 0, 1)]
  }
  if (details.length === 1) {
    warnOfMissingDetails(entry, context)
    warnOfOtherAmount(only, context)
    return [makeLine(entry, only, context, context.amountCents, 0, 1)]
  }
  const amounts = amountsThatAddUp(details, context)
  if (amounts === null) {
    warnOfSplit(details, context)
    return [makeLine(entry, mergeDetails(details), context, context.amountCents, 0, 1)]
  }
  const lines: BankLine[] = []
  for (let index = 0; index < details.length; index += 1) {
    const detail = details[index]
    const amount = amounts[index]
    if (detail === undefined || amount === undefined) continue
    lines.push(makeLine(entry, detail, context, cents(amount), index, details.length))
  }
  return lines
}

function warnOfMissingDetails(entry: EntryFields, context: EntryContext): void {
  if (entry.batchCount !== null && entry.batchCount > 1) {
    context.warn('batch-without-details', { count: entry.batchCount })
  }
}

function warnOfOtherAmount(detail: DetailFields, context: EntryContext): void {
  const { amount } = detail
  if (amount === null || amount.currency !== context.currency) return
  if (amount.amountCents === Math.abs(context.amountCents)) return
  context.warn('details-do-not-add-up', {
    entryCents: context.amountCents,
    detailsCents: amount.amountCents,
    count: 1,
    currency: context.currency,
  })
}

function warnOfSplit(details: readonly DetailFields[], context: EntryContext): void {
  const count = details.length
  const amounts = signedAmounts(details, (detail) => detail.amount ?? detail.transactionAmount, context)
  if (amounts === null) {
    context.warn('details-without-amounts', { count })
    return
  }
  const detailsCents = amounts.reduce((sum, amount) => sum + amount, 0)
  const { amountCents: entryCents, currency } = context
  context.warn('details-do-not-add-up', { entryCents, detailsCents, count, currency })
}

type AmountChoice = (detail: DetailFields) => CurrencyAmount | null

const amountChoices: readonly AmountChoice[] = [
  (detail) => detail.amount,
  (detail) => detail.transactionAmount,
  (detail) => detail.counterValueAmount,
  (detail) => detail.instructedAmount,
]

/** The signed amounts of the details by the first element in which they sum to the entry; null where none does. */
function amountsThatAddUp(details: readonly DetailFields[], context: EntryContext): number[] | null {
  for (const choice of amountChoices) {
    const amounts = signedAmounts(details, choice, context)
    if (amounts === null) continue
    if (amounts.reduce((sum, amount) => sum + amount, 0) === context.amountCents) return amounts
    // Some banks write every detail with the payer's direction: the entry's direction is what was booked.
    const turned = amounts.map((amount) => -amount)
    const oneWay = amounts.every((amount) => amount >= 0) || amounts.every((amount) => amount <= 0)
    if (oneWay && turned.reduce((sum, amount) => sum + amount, 0) === context.amountCents) return turned
  }
  return null
}

function signedAmounts(
  details: readonly DetailFields[],
  choice: AmountChoice,
  context: EntryContext,
): number[] | null {
  const amounts: number[] = []
  for (const detail of details) {
    const amount = choice(detail)
    if (amount === null || amount.currency !== context.currency) return null
    const isCredit = detail.isCredit ?? context.amountCents >= 0
    amounts.push(isCredit ? amount.amountCents : -amount.amountCents)
  }
  return amounts
}

function makeLine(
  entry: EntryFields,
  detail: DetailFields | null,
  context: EntryContext,
  amountCents: Cents,
  detailIndex: number,
  detailCount: number,
): BankLine {
  const other = detail === null ? null : counterpartyOf(entry, detail, context, amountCents)
  const pieces = detail?.remittancePieces ?? []
  return {
    statementIndex: context.statement.index,
    entryIndex: context.entryIndex,
    detailIndex,
    detailCount,
    status: context.status,
    bookingDay: context.bookingDay,
    valueDay: entry.valueDay,
    amountCents,
    currency: context.currency,
    isReversal: entry.isReversal,
    bankReference: orNull(detail?.bankReference) ?? orNull(entry.bankReference),
    entryReference: orNull(entry.entryReference),
    endToEndId: provided(detail?.endToEndId),
    instructionId: provided(detail?.instructionId),
    transactionId: provided(detail?.transactionId) ?? provided(detail?.uniqueReference),
    mandateId: provided(detail?.mandateId),
    creditorId: orNull(detail?.creditorId),
    creditorReference: joined(detail?.creditorReferences ?? []),
    remittanceText: joined(pieces.filter((piece) => piece !== 'NOTPROVIDED')),
    remittancePieces: pieces,
    counterpartyName: orNull(other?.name),
    counterpartyIban: ibanOf(other),
    counterpartyAccount: other === null || ibanOf(other) !== null ? null : orNull(other.otherAccount),
    counterpartyBic: orNull(other?.bic),
    counterpartyAddress: other === null ? null : addressOf(other),
    ultimateName: orNull(other?.ultimateName),
    transactionCode: codeOf(detail) ?? codeOf(entry),
    purpose: orNull(detail?.purpose),
    returnReason: returnReasonOf(detail),
    instructedAmount: instructedOf(entry, detail, context),
    additionalInfo: joined([detail?.additionalInfo ?? '', entry.additionalInfo]),
    batch: batchOf(entry, detail),
    position: entry.position,
  }
}

/**
 * The other side of the booking. Where one of the two accounts is our own it is the other one; else money in comes
 * from the debtor and money out goes to the creditor, the other way round for a reversal or return, which keeps the
 * roles of the transaction it takes back. Banks that fill one side only often fill it with the other party.
 */
function counterpartyOf(
  entry: EntryFields,
  detail: DetailFields,
  context: EntryContext,
  amountCents: Cents,
): PartyFields | null {
  const { debtor, creditor } = detail
  const debtorIsOwn = isOwnAccount(debtor, context.statement)
  const creditorIsOwn = isOwnAccount(creditor, context.statement)
  if (debtorIsOwn !== creditorIsOwn) return debtorIsOwn ? creditor : debtor
  const takesBack = entry.isReversal || detail.hasReturn
  const isDebtor = amountCents >= 0 !== takesBack
  const expected = isDebtor ? debtor : creditor
  if (!isEmpty(expected)) return expected
  const opposite = isDebtor ? creditor : debtor
  const { ownerName } = context.statement
  const isSomeoneElse =
    opposite.iban !== '' || opposite.otherAccount !== '' || (ownerName !== '' && opposite.name !== ownerName)
  if (isEmpty(opposite) || creditorIsOwn || !isSomeoneElse) return expected
  return opposite
}

function isOwnAccount(party: PartyFields, statement: StatementFields): boolean {
  const account = party.iban === '' ? party.otherAccount : party.iban
  return account !== '' && (account === statement.iban || account === statement.otherAccount)
}

function isEmpty(party: PartyFields): boolean {
  return party.name === '' && party.iban === '' && party.otherAccount === '' && party.ultimateName === ''
}

function ibanOf(party: PartyFields | null): string | null {
  if (party === null) return null
  if (party.iban !== '') return party.iban
  return party.otherAccount !== '' && isIban(party.otherAccount) ? party.otherAccount : null
}

function addressOf(party: PartyFields): string | null {
  if (party.addressLines.length === 0 && party.town === '' && party.street === '' && party.country === '')
    return null
  const street = `${party.street} ${party.building}`.trim()
  const town = `${party.postCode} ${party.town}`.trim()
  const parts = [...party.addressLines, street, town, party.country].filter((part) => part !== '')
  return parts.join(', ')
}

function codeOf(
  source: Pick<DetailFields, 'codeDomain' | 'codeFamily' | 'codeSubFamily' | 'codeProprietary'> | null,
): string | null {
  if (source === null) return null
  if (source.codeDomain !== '') return `${source.codeDomain}/${source.codeFamily}/${source.codeSubFamily}`
  return source.codeProprietary === '' ? null : `proprietary:${source.codeProprietary}`
}

function returnReasonOf(detail: DetailFields | null): BankLine['returnReason'] {
  if (detail === null || !detail.hasReturn) return null
  return { code: orNull(detail.returnCode), text: joined(detail.returnTexts) }
}

function instructedOf(
  entry: EntryFields,
  detail: DetailFields | null,
  context: EntryContext,
): InstructedAmount | null {
  const sources = [
    detail?.instructedAmount,
    detail?.transactionAmount,
    detail?.amount,
    entry.instructedAmount,
    entry.transactionAmount,
  ]
  for (const source of sources) {
    if (source === null || source === undefined) continue
    if (source.currency === context.currency || source.amountCents === 0) continue
    const rate = orNull(detail?.exchangeRate) ?? orNull(entry.exchangeRate)
    return { amountCents: source.amountCents, currency: source.currency, exchangeRate: rate }
  }
  return null
}

function batchOf(entry: EntryFields, detail: DetailFields | null): BankLine['batch'] {
  const messageId = orNull(entry.batchMessageId) ?? orNull(detail?.messageId)
  const paymentInfoId = orNull(entry.batchPaymentInfoId) ?? orNull(detail?.paymentInfoId)
  if (messageId === null && paymentInfoId === null && entry.batchCount === null) return null
  return { messageId, paymentInfoId, count: entry.batchCount }
}

function orNull(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text
}

/** The schemes fill a mandatory reference that was not given with `NOTPROVIDED` (EPC implementation guidelines). */
function provided(text: string | undefined): string | null {
  return text === undefined || text === '' || text === 'NOTPROVIDED' ? null : text
}

function joined(parts: readonly string[]): string | null {
  if (parts.length === 1) return orNull(parts[0])
  const text = parts.filter((part) => part !== '').join(' ')
  return text === '' ? null : text.slice(0, limits.lineCharacters)
}
