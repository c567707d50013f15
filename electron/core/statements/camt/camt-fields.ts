import type { Day } from '../../../../shared/values/day.ts'
import type { Cents } from '../../../../shared/values/money.ts'
import type { FilePosition, StatementBalance, StatementKind } from '../types.ts'

/** An amount with its currency as one element gave it; unsigned. */
export interface CurrencyAmount {
  amountCents: Cents
  currency: string
}

/** One side of a transaction, or its agent, as written. Empty text is absence while reading. */
export class PartyFields {
  name = ''
  iban = ''
  otherAccount = ''
  bic = ''
  ultimateName = ''
  addressLines: string[] = []
  street = ''
  building = ''
  postCode = ''
  town = ''
  country = ''
}

/** `TxDtls`: one transaction of an entry. */
export class DetailFields {
  bankReference = ''
  messageId = ''
  paymentInfoId = ''
  instructionId = ''
  endToEndId = ''
  transactionId = ''
  uniqueReference = ''
  mandateId = ''
  creditorId = ''
  isCredit: boolean | null = null
  amount: CurrencyAmount | null = null
  transactionAmount: CurrencyAmount | null = null
  counterValueAmount: CurrencyAmount | null = null
  instructedAmount: CurrencyAmount | null = null
  exchangeRate = ''
  codeDomain = ''
  codeFamily = ''
  codeSubFamily = ''
  codeProprietary = ''
  debtor = new PartyFields()
  creditor = new PartyFields()
  remittancePieces: string[] = []
  creditorReferences: string[] = []
  purpose = ''
  returnCode = ''
  returnTexts: string[] = []
  hasReturn = false
  additionalInfo = ''
  /** Characters of all its texts, to stop a flood. */
  characters = 0
}

/** `Ntry`: one booking on the account. */
export class EntryFields {
  entryReference = ''
  bankReference = ''
  amount: CurrencyAmount | null = null
  isCredit: boolean | null = null
  isReversal = false
  status = ''
  bookingDay: Day | null = null
  valueDay: Day | null = null
  codeDomain = ''
  codeFamily = ''
  codeSubFamily = ''
  codeProprietary = ''
  additionalInfo = ''
  instructedAmount: CurrencyAmount | null = null
  transactionAmount: CurrencyAmount | null = null
  counterValueAmount: CurrencyAmount | null = null
  exchangeRate = ''
  batchMessageId = ''
  batchPaymentInfoId = ''
  batchCount: number | null = null
  details: DetailFields[] = []
  readonly position: FilePosition

  constructor(startsAt: FilePosition) {
    this.position = startsAt
  }
}

export class BalanceFields {
  code = ''
  amount: CurrencyAmount | null = null
  isCredit: boolean | null = null
  day: Day | null = null
}

/** `Stmt`, `Rpt` or `Ntfctn`, without its entries. */
export class StatementFields {
  readonly kind: StatementKind
  readonly index: number
  readonly position: FilePosition
  identification = ''
  electronicSequence = ''
  legalSequence = ''
  copyOrDuplicate = ''
  createdDay: Day | null = null
  fromDay: Day | null = null
  toDay: Day | null = null
  pageNumber = ''
  lastPage = ''
  iban = ''
  otherAccount = ''
  currency = ''
  accountName = ''
  ownerName = ''
  servicerBic = ''
  balances: StatementBalance[] = []
  balancesWithoutDirection = 0
  entriesCount: number | null = null
  entriesSum = ''
  netSum = ''
  netIsCredit: boolean | null = null
  creditCount: number | null = null
  creditSum = ''
  debitCount: number | null = null
  debitSum = ''

  constructor(kind: StatementKind, index: number, startsAt: FilePosition) {
    this.kind = kind
    this.index = index
    this.position = startsAt
  }
}
