import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { ListInput } from '../../../../shared/contract/base.ts'
import type {
  documentListFields,
  DocumentKind,
  DocumentState,
  zDocumentRow,
} from '../../../../shared/contract/billing.ts'
import { type Day, daysBetween } from '../../../../shared/values/day.ts'
import { fold } from '../../../../shared/values/fold.ts'
import { cents } from '../../../../shared/values/money.ts'
import { type ListColumns, listCondition, listOrder, searchCondition } from '../../store/list.ts'
import type { ReadTx } from '../../store/store.ts'

export type DocumentRow = z.output<typeof zDocumentRow>
export type DocumentListField = (typeof documentListFields)[number]
type Listing = ListInput<DocumentListField>

/** `s` is the small table of states, which answers most lists alone; `d` the documents themselves. */
const columns: ListColumns<DocumentListField> = {
  number: { sql: sql.ref('d.number'), type: 'text' },
  kind: { sql: sql.ref('s.kind'), type: 'text' },
  state: { sql: sql.ref('s.state'), type: 'text' },
  customerName: { sql: sql.ref('d.customer_key'), type: 'folded' },
  customerId: { sql: sql`(select id from customer where n = d.customer_n)`, type: 'text' },
  // Documents are numbered in the order they are issued, so that no index of its own is needed.
  issueDay: { sql: sql.ref('d.issue_day'), type: 'day', sortSql: sql.ref('s.document_n') },
  dueDay: { sql: sql.ref('s.due_day'), type: 'day' },
  vatDay: { sql: sql`coalesce(d.vat_day, '')`, type: 'day' },
  grossCents: { sql: sql.ref('d.gross_cents'), type: 'number' },
  openCents: { sql: sql.ref('s.open_cents'), type: 'number' },
  currency: { sql: sql.ref('d.currency'), type: 'text' },
}
const stateFields: readonly DocumentListField[] = ['kind', 'state', 'dueDay', 'openCents']
/** Fields that an index of the documents has in order. */
const orderedFields: readonly DocumentListField[] = ['number', 'customerName', 'grossCents', 'vatDay']
/** Fewer rows than this are sorted faster than they are picked from an index that holds all. */
const manyRows = 20_000

/** One page of the documents, newest first unless sorted, and how many there are under the same filters. */
export async function listDocuments(
  tx: ReadTx,
  input: Listing,
  today: Day,
): Promise<{ rows: DocumentRow[]; total: number }> {
  const counting = sourceOf({ ...input, sort: [] })
  const source = sourceOf(input)
  const condition = await conditionOf(tx, input)
  const counted = await sql<{
    total: number
  }>`select count(*) as total from ${counting} where ${condition}`.execute(tx.db)
  const total = Number(counted.rows[0]?.total ?? 0)
  const length = Math.max(0, Math.min(input.limit, total - input.offset))
  if (length === 0) return { rows: [], total }
  // A page in the second half is read from the other end.
  const backwards = input.offset > total / 2
  const offset = backwards ? total - input.offset - length : input.offset
  const wanted: Listing['sort'] =
    input.sort.length === 0 ? [{ field: 'issueDay', direction: 'descending' }] : input.sort
  const sort = backwards ? wanted.map(reversed) : wanted
  const first = sort[0]?.field ?? 'issueDay'
  const inOrder = total > manyRows && orderedFields.includes(first)
  // A cross join keeps SQLite to this order: documents as their index has them, and the state of each looked up.
  const from = inOrder ? sql`document as d cross join document_state as s` : source
  const where = inOrder ? sql`s.document_n = d.n and ${condition}` : condition
  const n = sql.ref(inOrder ? 'd.n' : 's.document_n')
  const keys = await sql<{ n: number }>`select s.document_n as n from ${from} where ${where}
    order by ${listOrder(columns, { sort }, n, n)} limit ${length} offset ${offset}`.execute(tx.db)
  const ns = keys.rows.map((row) => Number(row.n))
  return { rows: await readDocumentRows(tx, backwards ? ns.reverse() : ns, today), total }
}

function reversed(term: Listing['sort'][number]): Listing['sort'][number] {
  return { field: term.field, direction: term.direction === 'ascending' ? 'descending' : 'ascending' }
}

function sourceOf(input: Listing): RawBuilder<unknown> {
  const filtered = Object.keys(input.filters).some((field) => !stateFields.some((own) => own === field))
  const sorted = input.sort.some(({ field }) => field !== 'issueDay' && !stateFields.includes(field))
  return filtered || sorted || fold(input.search) !== ''
    ? sql`document_state as s join document as d on d.n = s.document_n`
    : sql`document_state as s`
}

async function conditionOf(tx: ReadTx, input: Listing): Promise<RawBuilder<boolean>> {
  const { customerId, ...filters } = input.filters
  const parts: RawBuilder<unknown>[] = [listCondition(columns, { filters })]
  if (customerId?.operator === 'equals' && typeof customerId.value === 'string')
    parts.push(sql`d.customer_n = ${await customerKeyOf(tx, customerId.value)}`)
  else if (customerId !== undefined) parts.push(listCondition(columns, { filters: { customerId } }))
  if (fold(input.search) !== '') parts.push(searched(tx, input.search))
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}

/** The inner key, so that the documents of a card come from their index; −1 for a card that is not there. */
export async function customerKeyOf(tx: ReadTx, customerId: string): Promise<number> {
  const row = await tx.db.selectFrom('customer').select('n').where('id', '=', customerId).executeTakeFirst()
  return row?.n ?? -1
}

/** Words under three letters have no trigram: they are looked up as the beginning of a number or a name. */
function searched(tx: ReadTx, search: string): RawBuilder<unknown> {
  const text = fold(search)
  if (text.split(' ').some((word) => [...word].length >= 3))
    return searchCondition(tx.flavour, 'document', search, 'd')
  const upper = search.trim().toUpperCase()
  return sql`d.n in (
    select n from document where number >= ${upper} and number < ${`${upper}\u{10ffff}`}
    union select n from document where customer_key >= ${text} and customer_key < ${`${text}\u{10ffff}`}
  )`
}

/** Rows of a list by key, in the order of the keys. */
export async function readDocumentRows(
  tx: ReadTx,
  ns: readonly number[],
  today: Day,
): Promise<DocumentRow[]> {
  if (ns.length === 0) return []
  const rows = await tx.db
    .selectFrom('document as d')
    .innerJoin('document_state as s', 's.document_n', 'd.n')
    .innerJoin('customer as c', 'c.n', 'd.customer_n')
    .select([
      'd.n',
      'd.id',
      'd.kind',
      'd.number',
      's.state',
      'c.id as customer_id',
      'd.customer_name',
      'c.card_number',
      'd.issue_day',
      's.due_day',
      'd.vat_day',
      'd.currency',
      'd.net_cents',
      'd.vat_cents',
      'd.gross_cents',
      's.open_cents',
      's.pdf_state',
    ])
    .where('d.n', 'in', [...ns])
    .execute()
  const byKey = new Map(rows.map((row) => [row.n, row]))
  return ns.flatMap((n) => {
    const row = byKey.get(n)
    if (row === undefined) return []
    return {
      id: row.id,
      kind: row.kind as DocumentKind,
      number: row.number,
      state: row.state as DocumentState,
      customerId: row.customer_id,
      customerName: row.customer_name,
      cardNumber: row.card_number,
      issueDay: row.issue_day as Day,
      dueDay: row.due_day as Day,
      vatDay: row.vat_day as Day | null,
      currency: row.currency,
      netCents: cents(row.net_cents),
      vatCents: cents(row.vat_cents),
      grossCents: cents(row.gross_cents),
      openCents: cents(row.open_cents),
      overdueDays: row.open_cents > 0 && row.due_day < today ? daysBetween(row.due_day as Day, today) : 0,
      pdfState: row.pdf_state as DocumentRow['pdfState'],
    }
  })
}

/** How many documents there are by kind and state, and what of them is open and overdue. */
export async function countDocuments(tx: ReadTx, customerN: number | null, today: Day) {
  const source =
    customerN === null
      ? sql`document_state as s`
      : sql`document as d join document_state as s on s.document_n = d.n`
  const condition = customerN === null ? sql`1 = 1` : sql`d.customer_n = ${customerN}`
  const overdue = sql`s.open_cents > 0 and s.due_day < ${today}`
  const { rows } = await sql<
    Record<'kind' | 'state', string> & Record<'total' | 'open' | 'late' | 'late_open', number>
  >`
    select s.kind as kind, s.state as state, count(*) as total, cast(sum(s.open_cents) as bigint) as open,
      cast(sum(case when ${overdue} then 1 else 0 end) as bigint) as late,
      cast(sum(case when ${overdue} then s.open_cents else 0 end) as bigint) as late_open
    from ${source} where ${condition} group by s.kind, s.state order by s.kind, s.state`.execute(tx.db)
  return rows.map((row) => ({
    kind: row.kind as DocumentKind,
    state: row.state as DocumentState,
    count: Number(row.total),
    openCents: cents(Number(row.open)),
    overdueCount: Number(row.late),
    overdueCents: cents(Number(row.late_open)),
  }))
}
