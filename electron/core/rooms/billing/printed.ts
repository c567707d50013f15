import type { DocumentKind, DocumentState } from '../../../../shared/contract/billing.ts'
import type { Day } from '../../../../shared/values/day.ts'
import type { Language } from '../../../../shared/values/languages.ts'
import type { Cents } from '../../../../shared/values/money.ts'
import { Missing } from '../../api/context.ts'
import type { ReadTx } from '../../store/store.ts'
import { readCard } from '../customers/index.ts'
import type { PrintedWords } from './corrective-rules.ts'
import { readLastCorrectiveN } from './corrective-store.ts'
import { readDocument, readLines, type StoredDocument, type StoredLine } from './document-store.ts'
import type { VatTreatment } from './vat-rules.ts'

/** What an issued document says now, and what it says that no corrective document can change. */
export interface PrintedDocument extends PrintedWords {
  n: number
  id: string
  number: string
  kind: DocumentKind
  state: DocumentState
  issueDay: Day
  language: Language
  treatment: VatTreatment
  currency: string
  netCents: Cents
  vatCents: Cents
  grossCents: Cents
  openCents: Cents
  customerN: number
  customerId: string
  /** As printed. */
  cardNumber: string
  /** As printed; empty where there is none. */
  vatNumber: string
  taxId: string
  /** The last corrective document of it, whose words these are then; null where its own stand. */
  correctedBy: { n: number; id: string; number: string } | null
}

/**
 * What an issued document says. A corrected invoice is read with the words of its last corrective document, and a
 * corrective document as the invoice that it corrects.
 *
 * @throws Missing document
 */
export async function printedOf(tx: ReadTx, key: { n: number } | { id: string }): Promise<PrintedDocument> {
  const document = await readInvoiceOrOther(tx, key)
  const corrective = await readLastCorrective(tx, document)
  const { facts } = document.recipient
  const card = await readCard(tx, { n: document.customerN })
  return {
    ...(await wordsOf(tx, corrective ?? document)),
    n: document.n,
    id: document.id,
    number: document.number,
    kind: document.kind,
    state: document.state,
    issueDay: document.issueDay,
    language: document.language,
    treatment: document.treatment,
    currency: document.currency,
    netCents: document.netCents,
    vatCents: document.vatCents,
    grossCents: document.grossCents,
    openCents: document.openCents,
    customerN: document.customerN,
    customerId: card.id,
    cardNumber: facts.cardNumber,
    vatNumber: facts.vatNumber ?? '',
    taxId: facts.taxId ?? '',
    correctedBy:
      corrective === null ? null : { n: corrective.n, id: corrective.id, number: corrective.number },
  }
}

/** A document; a corrective one gives the invoice that it corrects. */
export async function readInvoiceOrOther(
  tx: ReadTx,
  key: { n: number } | { id: string },
): Promise<StoredDocument> {
  const document = await readDocument(tx, key)
  if (document.kind !== 'corrective') return document
  if (document.originN === null) throw new Missing('document')
  return readDocument(tx, { n: document.originN })
}

/** The corrective document that counts for an invoice, or null. */
export async function readLastCorrective(
  tx: ReadTx,
  document: Pick<StoredDocument, 'n' | 'kind'>,
): Promise<StoredDocument | null> {
  if (document.kind !== 'invoice') return null
  const n = await readLastCorrectiveN(tx, document.n)
  return n === null ? null : readDocument(tx, { n })
}

/** A document's own words. */
export async function wordsOf(tx: ReadTx, document: StoredDocument): Promise<PrintedWords> {
  const { name, addressLines, postcode, city, country } = document.recipient.facts
  return {
    recipient: { name, addressLines: [...addressLines], postcode, city, country },
    purchaseReference: document.purchaseReference,
    note: document.note,
    lines: (await readLines(tx, document.n)).map((line) => ({
      position: line.position,
      description: line.description,
      detail: line.detail,
      periodFrom: line.periodFrom,
      periodTo: line.periodTo,
    })),
  }
}

/** Lines with the words that stand for them. */
export function withWords<Line extends Omit<StoredLine, 'creditsPosition'>>(
  lines: readonly Line[],
  words: PrintedWords,
): Line[] {
  return lines.map((line) => {
    const standing = words.lines.find(({ position }) => position === line.position)
    return standing === undefined ? line : { ...line, ...standing }
  })
}
