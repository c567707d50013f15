import type { DocumentKind, DocumentState } from '../../../../shared/contract/billing.ts'
import { type Day, yearOf } from '../../../../shared/values/day.ts'
import { fold } from '../../../../shared/values/fold.ts'
import type { Cents } from '../../../../shared/values/money.ts'
import { formatSeriesNumber } from '../../../../shared/values/series.ts'
import { type CommandContext, refuse } from '../../api/context.ts'
import {
  type DocumentFacts,
  freezeDocument,
  type FrozenDocument,
  type PaymentFacts,
  type RecipientFacts,
  unsupportedCharactersOf,
} from '../../documents/index.ts'
import { sha256Hex } from '../../platform/file-vault.ts'
import type { ReadTx } from '../../store/store.ts'
import type { Card, TaxIdentity } from '../customers/index.ts'
import { type BankAccount, type Company, listBankAccounts } from '../settings/index.ts'
import type { PriceMode, Totals } from './amount-rules.ts'
import type { NewLine } from './document-store.ts'
import { companyFacts, referenceOf, vatCodeOf } from './facts.ts'
import { insertDocument, readSeriesPlace, type SeriesPlace } from './issue-store.ts'
import type { VatTreatment } from './vat-rules.ts'

/** Everything a document says, decided; what is left is its number and its words. */
export interface Decided {
  kind: DocumentKind
  company: Company
  customer: Pick<Card, 'n' | 'cardNumber'>
  recipient: { facts: RecipientFacts; taxIdentity: TaxIdentity }
  language: DocumentFacts['language']
  issueDay: Day
  dueDay: Day
  vatDay: Day | null
  priceMode: PriceMode
  treatment: VatTreatment
  lines: readonly NewLine[]
  totals: Totals
  payments: readonly PaymentFacts[]
  openCents: Cents
  state: DocumentState
  purchaseReference: string
  note: string
  refersTo: NonNullable<DocumentFacts['refersTo']> | null
  originN: number | null
  replacesN: number | null
  /** What is printed otherwise than it is kept. */
  printed?: PrintedOtherwise
}

interface PrintedOtherwise {
  /** What is still to be paid on the document that this one restates, and by which reference (empty: by number). */
  openCents?: Cents
  reference?: string
  /** The day of supply, where VAT counts on another one. */
  vatDay?: Day | null
  corrections?: DocumentFacts['corrections']
  takesPlaceOf?: DocumentFacts['takesPlaceOf']
}

export interface IssuedDocument {
  n: number
  id: string
  number: string
}

/**
 * Issues a document: takes the next number of its series, freezes every printed word, and stores it sealed, with its
 * PDF pending. Posts nothing; the caller does, in the same transaction.
 *
 * @throws Refusal billing.series-missing, billing.clock-behind-series, billing.no-bank-account,
 *   billing.characters-unsupported
 */
export async function issueDocument(command: CommandContext, decided: Decided): Promise<IssuedDocument> {
  const { tx } = command
  const account = await requireDefaultAccount(tx)
  const place = await readSeriesPlace(tx, decided.kind, yearOf(decided.issueDay))
  if (place === null) refuse('billing.series-missing', { kind: decided.kind })
  if (place.lastDay !== null && decided.issueDay < place.lastDay)
    refuse('billing.clock-behind-series', { today: decided.issueDay, lastDay: place.lastDay })
  const issued = { n: place.lastDocumentN + 1, id: command.newId(), ...nextNumber(place, decided.issueDay) }
  const frozen = freezeChecked(documentFacts(decided, account, issued.number, command.now))
  const frozenJson = JSON.stringify(frozen)
  const { customer, recipient, totals } = decided
  // A corrective document is paid by nobody: its invoice is, whose reference it shows.
  const reference = decided.kind === 'corrective' ? '' : referenceOf(issued.number)
  await insertDocument(tx, {
    ...decided,
    ...issued,
    seriesN: place.n,
    year: yearOf(decided.issueDay),
    customerN: customer.n,
    customerName: recipient.facts.name,
    customerKey: fold(recipient.facts.name),
    currency: decided.company.currency,
    netCents: totals.netCents,
    vatCents: totals.vatCents,
    grossCents: totals.grossCents,
    vatGroups: totals.vatGroups,
    reference,
    recipient: { ...recipient, lines: frozen.recipient.lines },
    frozenFormat: frozen.format,
    frozenJson,
    frozenSha256: sha256Hex(frozenJson),
    searchText: searchTextOf(decided, issued.number, reference),
    operatorN: command.actor.n,
    operatorName: command.actor.name,
    issuedAt: command.now,
  })
  await command.audit({
    action: `billing.${decided.kind}-issued`,
    recordKind: 'document',
    recordId: issued.id,
    recordLabel: issued.number,
    public: {
      cardNumber: customer.cardNumber,
      issueDay: decided.issueDay,
      vatDay: decided.vatDay,
      treatment: decided.treatment,
      currency: decided.company.currency,
      netCents: totals.netCents,
      vatCents: totals.vatCents,
      grossCents: totals.grossCents,
      ...(decided.refersTo === null ? {} : { refersTo: decided.refersTo.number }),
    },
  })
  return { n: issued.n, id: issued.id, number: issued.number }
}

/** The next number of a series, and where it stands in its year (BOOKS.md: the year of a number is that of its issue day). */
function nextNumber(place: SeriesPlace, issueDay: Day): { number: string; numberInSeries: number } {
  const year = yearOf(issueDay)
  const first = place.firstYear === year ? place.firstNumber : 1
  const numberInSeries = place.lastNumber === null ? first : place.lastNumber + 1
  return { number: formatSeriesNumber(place.pattern, { year, number: numberInSeries }), numberInSeries }
}

/** The account printed on documents. */
export async function requireDefaultAccount(tx: ReadTx): Promise<BankAccount> {
  const account = (await listBankAccounts(tx)).find((candidate) => candidate.isDefault)
  if (account === undefined) refuse('billing.no-bank-account')
  return account
}

/** What the document says, for freezing; `number` null for the preview of a draft. */
export function documentFacts(
  decided: Decided,
  account: BankAccount,
  number: string | null,
  issuedAt: string,
): DocumentFacts {
  const { totals, recipient, printed = {} } = decided
  const reference = printed.reference ?? (number === null ? '' : referenceOf(number))
  return {
    kind: decided.kind,
    number,
    language: decided.language,
    issueDay: decided.issueDay,
    dueDay: decided.dueDay,
    vatDay: printed.vatDay === undefined ? decided.vatDay : printed.vatDay,
    currency: decided.company.currency,
    company: companyFacts(decided.company, account),
    recipient: recipient.facts,
    lines: decided.lines.map((line) => ({
      description: line.description,
      detail: line.detail,
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      vatRatePermyriad: line.ratePermyriad,
      vatCode: vatCodeOf(line.vatCode),
      amountCents: line.amountCents,
      periodFrom: line.periodFrom,
      periodTo: line.periodTo,
    })),
    priceMode: decided.priceMode,
    vatGroups: totals.vatGroups.map((group) => ({
      vatCode: vatCodeOf(group.vatCode),
      ratePermyriad: group.ratePermyriad,
      netCents: group.netCents,
      vatCents: group.vatCents,
    })),
    totals: { netCents: totals.netCents, vatCents: totals.vatCents, grossCents: totals.grossCents },
    payments: [...decided.payments],
    openCents: printed.openCents ?? decided.openCents,
    paymentReference: reference === '' ? null : reference,
    refersTo: decided.refersTo,
    purchaseReference: decided.purchaseReference,
    notes: decided.note,
    ...(printed.corrections === undefined ? {} : { corrections: printed.corrections }),
    ...(printed.takesPlaceOf === undefined ? {} : { takesPlaceOf: printed.takesPlaceOf }),
    issuedAt,
  }
}

/** The frozen words, each of whose characters prints. */
function freezeChecked(facts: DocumentFacts): FrozenDocument {
  const frozen = freezeDocument(facts)
  const missing = unsupportedCharactersOf(frozen)
  const [first] = missing
  if (first !== undefined) {
    const characters = missing.slice(0, 10).map(({ character }) => character)
    refuse('billing.characters-unsupported', {
      characters: characters.join(' '),
      text: first.text.slice(0, 200),
    })
  }
  return frozen
}

/** Lines of a long document beyond these are not searched for: the index would outgrow the books. */
const searchedLines = 20

function searchTextOf(decided: Decided, number: string, reference: string): string {
  const descriptions = decided.lines.slice(0, searchedLines).map((line) => line.description)
  const { facts } = decided.recipient
  return fold(
    [number, facts.name, facts.cardNumber, reference, decided.purchaseReference, ...descriptions].join(' '),
  )
}
