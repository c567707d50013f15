import type { BankLine } from './types.ts'

/** What every format knows of a line. */
type KnownParts = Pick<
  BankLine,
  'statementIndex' | 'entryIndex' | 'bookingDay' | 'amountCents' | 'currency' | 'position'
>

/** A booked line of one entry with everything absent that is not given; the pieces of its text are joined. */
export function newBankLine(known: KnownParts, parts: Partial<BankLine> = {}): BankLine {
  const pieces = (parts.remittancePieces ?? []).filter((piece) => piece !== '')
  return {
    detailIndex: 0,
    detailCount: 1,
    status: 'booked',
    valueDay: null,
    isReversal: false,
    bankReference: null,
    entryReference: null,
    endToEndId: null,
    instructionId: null,
    transactionId: null,
    mandateId: null,
    creditorId: null,
    creditorReference: null,
    counterpartyName: null,
    counterpartyIban: null,
    counterpartyAccount: null,
    counterpartyBic: null,
    counterpartyAddress: null,
    ultimateName: null,
    transactionCode: null,
    purpose: null,
    returnReason: null,
    instructedAmount: null,
    additionalInfo: null,
    batch: null,
    ...known,
    ...parts,
    remittancePieces: pieces,
    remittanceText: pieces.length === 0 ? null : pieces.join(' '),
  }
}
