import { sql } from 'kysely'
import type { DocumentKind, DocumentState } from '../../../../shared/contract/billing.ts'
import type { Day } from '../../../../shared/values/day.ts'
import type { Language } from '../../../../shared/values/languages.ts'
import { cents, type Cents } from '../../../../shared/values/money.ts'
import { Missing } from '../../api/context.ts'
import { preparedRead, preparedWrite, type Slots } from '../../store/prepared.ts'
import type { ReadTx, WriteTx } from '../../store/store.ts'
import type { PriceMode, VatGroup } from './amount-rules.ts'
import type { Recipient } from './facts.ts'
import type { Difference } from './check-rules.ts'
import { mayBecome } from './state-rules.ts'
import type { VatCategory, VatTreatment } from './vat-rules.ts'

/** A document as it was issued, with its present state. */
export interface StoredDocument {
  n: number
  id: string
  kind: DocumentKind
  number: string
  customerN: number
  customerName: string
  issueDay: Day
  dueDay: Day
  vatDay: Day | null
  currency: string
  priceMode: PriceMode
  language: Language
  treatment: VatTreatment
  netCents: Cents
  vatCents: Cents
  grossCents: Cents
  reference: string
  purchaseReference: string
  note: string
  recipient: Recipient
  originN: number | null
  replacesN: number | null
  operatorName: string
  issuedAt: string
  version: number
  state: DocumentState
  openCents: Cents
  differences: Difference[]
  pdfState: 'pending' | 'stored' | 'failed'
}

export interface StoredLine {
  position: number
  description: string
  detail: string
  quantity: string
  unitPrice: string
  vatCategory: VatCategory
  vatCode: string
  ratePermyriad: number
  amountCents: Cents
  serviceN: number | null
  periodFrom: Day | null
  periodTo: Day | null
  creditsPosition: number | null
}

export type NewLine = Omit<StoredLine, 'position'>

const documentColumns = [
  'd.n',
  'd.id',
  'd.kind',
  'd.number',
  'd.customer_n',
  'd.customer_name',
  'd.issue_day',
  's.due_day',
  'd.vat_day',
  'd.currency',
  'd.price_mode',
  'd.language',
  'd.treatment',
  'd.net_cents',
  'd.vat_cents',
  'd.gross_cents',
  'd.reference',
  'd.purchase_reference',
  'd.note',
  'd.recipient_json',
  'd.origin_n',
  'd.replaces_n',
  'd.operator_name',
  'd.issued_at',
  's.version',
  's.state',
  's.open_cents',
  's.check_json',
  's.pdf_state',
] as const

const documentRow = (db: ReadTx['db']) =>
  db
    .selectFrom('document as d')
    .innerJoin('document_state as s', 's.document_n', 'd.n')
    .select(documentColumns)
const documentByN = preparedRead((db, { key }: Slots<{ n: number }>) =>
  documentRow(db).where('d.n', '=', key('n', 'integer')),
)
const documentById = preparedRead((db, { key }: Slots<{ id: string }>) =>
  documentRow(db).where('d.id', '=', key('id', 'text')),
)

/**
 * One document.
 *
 * @throws Missing when there is none
 */
export async function readDocument(tx: ReadTx, key: { n: number } | { id: string }): Promise<StoredDocument> {
  const [row] = 'n' in key ? await documentByN(tx, { n: key.n }) : await documentById(tx, { id: key.id })
  if (row === undefined) throw new Missing('document')
  const recipient: Recipient = JSON.parse(row.recipient_json)
  const differences: Difference[] = row.check_json === null ? [] : JSON.parse(row.check_json)
  return {
    n: row.n,
    id: row.id,
    kind: row.kind as DocumentKind,
    number: row.number,
    customerN: row.customer_n,
    customerName: row.customer_name,
    issueDay: row.issue_day as Day,
    dueDay: row.due_day as Day,
    vatDay: row.vat_day as Day | null,
    currency: row.currency,
    priceMode: row.price_mode as PriceMode,
    language: row.language as Language,
    treatment: row.treatment as VatTreatment,
    netCents: cents(row.net_cents),
    vatCents: cents(row.vat_cents),
    grossCents: cents(row.gross_cents),
    reference: row.reference,
    purchaseReference: row.purchase_reference,
    note: row.note,
    recipient,
    originN: row.origin_n,
    replacesN: row.replaces_n,
    operatorName: row.operator_name,
    issuedAt: row.issued_at,
    version: row.version,
    state: row.state as DocumentState,
    openCents: cents(row.open_cents),
    differences,
    pdfState: row.pdf_state as StoredDocument['pdfState'],
  }
}

const lineRows = preparedRead((db, { key }: Slots<{ documentN: number }>) =>
  db
    .selectFrom('document_line')
    .selectAll()
    .where('document_n', '=', key('documentN', 'integer'))
    .orderBy('position'),
)

export async function readLines(tx: ReadTx, documentN: number): Promise<StoredLine[]> {
  const rows = await lineRows(tx, { documentN })
  return rows.map((row) => ({
    position: row.position,
    description: row.description,
    detail: row.detail,
    quantity: row.quantity,
    unitPrice: row.unit_price,
    vatCategory: row.vat_category as VatCategory,
    vatCode: row.vat_code,
    ratePermyriad: row.rate_permyriad,
    amountCents: cents(row.amount_cents),
    serviceN: row.service_n,
    periodFrom: row.period_from as Day | null,
    periodTo: row.period_to as Day | null,
    creditsPosition: row.credits_position,
  }))
}

const vatRows = preparedRead((db, { key }: Slots<{ documentN: number }>) =>
  db
    .selectFrom('document_vat')
    .selectAll()
    .where('document_n', '=', key('documentN', 'integer'))
    .orderBy('rate_permyriad', 'desc')
    .orderBy('vat_code'),
)

export async function readVatGroups(tx: ReadTx, documentN: number): Promise<VatGroup[]> {
  const rows = await vatRows(tx, { documentN })
  return rows.map((row) => ({
    vatCode: row.vat_code,
    country: row.country,
    ratePermyriad: row.rate_permyriad,
    netCents: cents(row.net_cents),
    vatCents: cents(row.vat_cents),
  }))
}

interface StateChange {
  n: number
  state: string
  openCents: number
  checkJson: string | null
  at: string
}

const changeState = preparedWrite((db, { key, value }: Slots<StateChange>) =>
  db
    .updateTable('document_state')
    .set({
      version: sql`version + 1`,
      state: value('state'),
      open_cents: value('openCents'),
      check_json: value('checkJson'),
      changed_at: value('at'),
    })
    .where('document_n', '=', key('n', 'integer'))
    .returning('version'),
)

/**
 * Writes what may change of a document. Answers its new version.
 *
 * @throws Error for a step that the table of states does not have: a bug of the caller
 */
export async function updateState(
  tx: WriteTx,
  document: Pick<StoredDocument, 'n' | 'kind' | 'state' | 'number'>,
  change: { state: DocumentState; openCents: number; differences: readonly Difference[]; at: string },
): Promise<number> {
  const { kind, state, number } = document
  if (!mayBecome(kind, state, change.state)) throw new Error(`${number}: ${state} to ${change.state}`)
  const [row] = await changeState(tx, {
    n: document.n,
    state: change.state,
    openCents: change.openCents,
    checkJson: change.differences.length === 0 ? null : JSON.stringify(change.differences),
    at: change.at,
  })
  if (row === undefined) throw new Error(`${number} has no state`)
  return row.version
}
