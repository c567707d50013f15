import { sql } from 'kysely'
import type { DocumentKind, DocumentState } from '../../../../shared/contract/billing.ts'
import type { Day } from '../../../../shared/values/day.ts'
import type { Cents } from '../../../../shared/values/money.ts'
import { insertInto, preparedRead, type Slots } from '../../store/prepared.ts'
import type { ReadTx, WriteTx } from '../../store/store.ts'
import type { PriceMode, VatGroup } from './amount-rules.ts'
import type { NewLine } from './document-store.ts'
import type { Recipient } from './facts.ts'
import type { VatTreatment } from './vat-rules.ts'

export interface SeriesPlace {
  n: number
  pattern: string
  firstNumber: number
  firstYear: number
  /** The last number of the year in this series. */
  lastNumber: number | null
  /** Issue day of the last document of the series, of whatever year. */
  lastDay: string | null
  /** The last key of any document. */
  lastDocumentN: number
}

const seriesPlace = preparedRead((db, { key }: Slots<{ kind: string; year: number }>) =>
  db
    .selectFrom('number_series as s')
    .select([
      's.n',
      's.pattern',
      's.first_number',
      's.first_year',
      sql<
        number | null
      >`(select max(number_in_series) from document where series_n = s.n and year = ${key('year', 'integer')})`.as(
        'last_number',
      ),
      sql<string | null>`(select max(issue_day) from document where series_n = s.n)`.as('last_day'),
      sql<number>`coalesce((select max(n) from document), 0)`.as('last_n'),
    ])
    .where('s.kind', '=', key('kind', 'text')),
)

/** The series of a kind and where it stands, in one statement. */
export async function readSeriesPlace(tx: ReadTx, kind: string, year: number): Promise<SeriesPlace | null> {
  const [row] = await seriesPlace(tx, { kind, year })
  if (row === undefined) return null
  return {
    n: row.n,
    pattern: row.pattern,
    firstNumber: row.first_number,
    firstYear: row.first_year,
    lastNumber: row.last_number,
    lastDay: row.last_day,
    lastDocumentN: row.last_n,
  }
}

export interface NewDocument {
  n: number
  id: string
  kind: DocumentKind
  seriesN: number
  year: number
  numberInSeries: number
  number: string
  customerN: number
  customerName: string
  customerKey: string
  issueDay: Day
  dueDay: Day
  vatDay: Day | null
  currency: string
  priceMode: PriceMode
  language: string
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
  frozenFormat: number
  frozenJson: string
  frozenSha256: string
  searchText: string
  operatorN: number | null
  operatorName: string
  issuedAt: string
  state: DocumentState
  openCents: Cents
  lines: readonly NewLine[]
  vatGroups: readonly VatGroup[]
}

/** Lines and VAT first: the header's guards count them and seal the document. */
export async function insertDocument(tx: WriteTx, document: NewDocument): Promise<void> {
  const { n } = document
  await insertInto(
    tx,
    'document_line',
    document.lines.map((line, index) => ({
      document_n: n,
      position: index + 1,
      description: line.description,
      detail: line.detail,
      quantity: line.quantity,
      unit_price: line.unitPrice,
      vat_category: line.vatCategory,
      vat_code: line.vatCode,
      rate_permyriad: line.ratePermyriad,
      amount_cents: line.amountCents,
      service_n: line.serviceN,
      period_from: line.periodFrom,
      period_to: line.periodTo,
      credits_position: line.creditsPosition,
    })),
  )
  await insertInto(
    tx,
    'document_vat',
    document.vatGroups.map((group) => ({
      document_n: n,
      vat_code: group.vatCode,
      country: group.country,
      rate_permyriad: group.ratePermyriad,
      net_cents: group.netCents,
      vat_cents: group.vatCents,
    })),
  )
  await insertInto(tx, 'document', [headerRow(document)])
  await insertInto(tx, 'document_state', [
    {
      document_n: n,
      version: 1,
      kind: document.kind,
      state: document.state,
      open_cents: document.openCents,
      due_day: document.dueDay,
      check_json: null,
      pdf_state: 'pending',
      pdf_attempts: 0,
      pdf_error: null,
      changed_at: document.issuedAt,
    },
  ])
}

function headerRow(document: NewDocument) {
  return {
    n: document.n,
    id: document.id,
    kind: document.kind,
    series_n: document.seriesN,
    year: document.year,
    number_in_series: document.numberInSeries,
    number: document.number,
    customer_n: document.customerN,
    customer_name: document.customerName,
    customer_key: document.customerKey,
    issue_day: document.issueDay,
    due_day: document.dueDay,
    vat_day: document.vatDay,
    currency: document.currency,
    price_mode: document.priceMode,
    language: document.language,
    treatment: document.treatment,
    net_cents: document.netCents,
    vat_cents: document.vatCents,
    gross_cents: document.grossCents,
    reference: document.reference,
    purchase_reference: document.purchaseReference,
    note: document.note,
    recipient_json: JSON.stringify(document.recipient),
    origin_n: document.originN,
    replaces_n: document.replacesN,
    frozen_format: document.frozenFormat,
    frozen_json: document.frozenJson,
    frozen_sha256: document.frozenSha256,
    search_text: document.searchText,
    operator_n: document.operatorN,
    operator_name: document.operatorName,
    issued_at: document.issuedAt,
  }
}
