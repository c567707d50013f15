import { type RawBuilder, sql } from 'kysely'
import type { DocumentKind, DocumentState } from '../../../../shared/contract/billing.ts'
import { fold } from '../../../../shared/values/fold.ts'
import type { Cents } from '../../../../shared/values/money.ts'
import type { Day } from '../../../../shared/values/day.ts'
import { searchCondition } from '../../store/list.ts'
import { preparedRead, type Slots } from '../../store/prepared.ts'
import type { ReadTx } from '../../store/store.ts'
import type { PayableDocument, PayableSearch } from './types.ts'

/** Keys of what a search finds, oldest due day first. Each trait is looked up by its own index. */
export async function findPayableKeys(tx: ReadTx, search: PayableSearch): Promise<number[]> {
  const found = new Map<number, string>()
  for (const condition of conditionsOf(tx, search)) {
    const rows = await tx.db
      .selectFrom('document_state as s')
      .innerJoin('document as d', 'd.n', 's.document_n')
      .select(['d.n', 's.due_day'])
      .where(sql<boolean>`${condition}`)
      .orderBy('s.due_day')
      .orderBy('d.n')
      .limit(search.limit)
      .execute()
    for (const row of rows) found.set(row.n, row.due_day)
  }
  return [...found]
    .sort(([n, due], [otherN, otherDue]) => (due < otherDue ? -1 : due > otherDue ? 1 : n - otherN))
    .slice(0, search.limit)
    .map(([n]) => n)
}

/**
 * That the document of state `s` can be paid. Kind and state are wrapped, so that SQLite looks amounts and cards up by
 * their own, smaller indexes.
 */
export const payableNow = sql`s.open_cents > 0 and coalesce(s.kind, '') in ('proforma', 'invoice')
  and coalesce(s.state, '') in ('open', 'part-paid')`

function conditionsOf(tx: ReadTx, search: PayableSearch): RawBuilder<unknown>[] {
  const amounts = [
    ...(search.amounts ?? []),
    ...(search.amountCents === undefined ? [] : [search.amountCents]),
  ]
  const lists: [readonly unknown[], (values: readonly unknown[]) => RawBuilder<unknown>][] = [
    [search.ns ?? [], (values) => sql`d.n in (${sql.join(values)})`],
    [search.numbers ?? [], (values) => sql`d.number in (${sql.join(values)})`],
    [search.references ?? [], (values) => sql`d.reference <> '' and d.reference in (${sql.join(values)})`],
    [amounts, (values) => sql`s.open_cents in (${sql.join(values)}) and ${payableNow}`],
    [search.customerNs ?? [], (values) => sql`d.customer_n in (${sql.join(values)}) and ${payableNow}`],
  ]
  const conditions = lists.filter(([values]) => values.length > 0).map(([values, write]) => write(values))
  if (search.search !== undefined && fold(search.search) !== '') {
    conditions.push(sql`${searchCondition(tx.flavour, 'document', search.search, 'd')} and ${payableNow}`)
  }
  return conditions
}

const payableRows = (db: ReadTx['db']) =>
  db
    .selectFrom('document as d')
    .innerJoin('document_state as s', 's.document_n', 'd.n')
    .innerJoin('customer as c', 'c.n', 'd.customer_n')
    .innerJoin('document_line as l', (join) =>
      join.onRef('l.document_n', '=', 'd.n').on('l.position', '=', sql.lit(1)),
    )
    .select([
      'd.n',
      'd.id',
      'd.number',
      'd.kind',
      's.state',
      's.version',
      'd.customer_n',
      'c.id as customer_id',
      'd.customer_name',
      'c.card_number',
      's.open_cents',
      'd.gross_cents',
      'd.currency',
      'd.issue_day',
      's.due_day',
      'd.reference',
      'l.description',
      sql<number>`(select count(*) from document_line where document_n = d.n)`.as('line_count'),
    ])
const payableById = preparedRead((db, { key }: Slots<{ id: string }>) =>
  payableRows(db).where('d.id', '=', key('id', 'text')),
)

/** Documents by key, in the order of due day. */
export async function readPayables(
  tx: ReadTx,
  keys: { ns: readonly number[] } | { ids: readonly string[] },
): Promise<PayableDocument[]> {
  const rows = await rowsOf(tx, keys)
  const keysOf = (kind: string) =>
    rows.filter((row) => row.kind === kind && row.state === 'settled').map((row) => row.n)
  const invoices = new Map([
    ...(await invoicesOf(tx, keysOf('proforma'))),
    ...(await correctedBy(tx, keysOf('corrective'))),
  ])
  return rows.map((row) => ({
    n: row.n,
    id: row.id,
    number: row.number,
    kind: row.kind as DocumentKind,
    state: row.state as DocumentState,
    version: row.version,
    customerN: row.customer_n,
    customerId: row.customer_id,
    customerName: row.customer_name,
    cardNumber: row.card_number,
    openCents: row.open_cents as Cents,
    grossCents: row.gross_cents as Cents,
    currency: row.currency,
    issueDay: row.issue_day as Day,
    dueDay: row.due_day as Day,
    reference: row.reference,
    summary: row.line_count === 1 ? row.description : `${row.description} (+${row.line_count - 1})`,
    invoice: invoices.get(row.n) ?? null,
  }))
}

function rowsOf(tx: ReadTx, keys: { ns: readonly number[] } | { ids: readonly string[] }) {
  if ('ids' in keys && keys.ids.length === 1) return payableById(tx, { id: keys.ids[0] ?? '' })
  const condition =
    'ns' in keys ? sql<boolean>`d.n in (${sql.join(keys.ns)})` : sql<boolean>`d.id in (${sql.join(keys.ids)})`
  return payableRows(tx.db).where(condition).orderBy('s.due_day').orderBy('d.n').execute()
}

/** The last final invoice of each proforma: an earlier one was credited when the proforma was opened again. */
async function invoicesOf(tx: ReadTx, proformaNs: number[]) {
  const invoices = new Map<number, { n: number; id: string; number: string }>()
  if (proformaNs.length === 0) return invoices
  const rows = await tx.db
    .selectFrom('document')
    .select(['n', 'id', 'number', 'kind', 'origin_n'])
    .where('origin_n', 'in', proformaNs)
    .execute()
  // Asked by kind and in order, SQLite walks all invoices instead of the index of origins.
  const issued = rows.filter(({ kind }) => kind === 'invoice').sort((one, other) => one.n - other.n)
  for (const { origin_n: proformaN, n, id, number } of issued)
    if (proformaN !== null) invoices.set(proformaN, { n, id, number })
  return invoices
}

/** The invoice that each corrective document restates: a payer who names the one means the other. */
async function correctedBy(tx: ReadTx, correctiveNs: number[]) {
  const invoices = new Map<number, { n: number; id: string; number: string }>()
  if (correctiveNs.length === 0) return invoices
  const rows = await tx.db
    .selectFrom('document as c')
    .innerJoin('document as d', 'd.n', 'c.origin_n')
    .select(['c.n as corrective_n', 'd.n', 'd.id', 'd.number'])
    .where('c.n', 'in', correctiveNs)
    .execute()
  for (const { corrective_n: correctiveN, ...invoice } of rows) invoices.set(correctiveN, invoice)
  return invoices
}

/** Open documents with one of these services on a line. */
export async function findByServices(
  tx: ReadTx,
  serviceNs: readonly number[],
  limit: number,
): Promise<{ documentN: number; serviceN: number }[]> {
  if (serviceNs.length === 0) return []
  const { rows } = await sql<{ documentN: number; serviceN: number }>`
    select l.document_n as "documentN", l.service_n as "serviceN"
    from document_line l join document_state s on s.document_n = l.document_n
    where l.service_n in (${sql.join(serviceNs)}) and ${payableNow}
    order by l.document_n, l.position limit ${limit}`.execute(tx.db)
  return rows
}

/** A card may be moved again and again; so many replacements are followed. */
const longestReplacement = 30

/**
 * The documents that stand for these now, by the key of the earlier one: what replaced it last, or the one that it
 * replaced itself, where that was taken back.
 */
export async function findReplacements(tx: ReadTx, ns: readonly number[]): Promise<Map<number, number>> {
  const standing = new Map<number, number>()
  let asked = new Map(ns.map((n) => [n, [n]]))
  for (let step = 0; step < longestReplacement && asked.size > 0; step += 1) {
    const next = new Map<number, number[]>()
    for (const { fromN, toN, state } of await stepsFrom(tx, [...asked.keys()])) {
      const origins = asked.get(fromN) ?? []
      for (const origin of origins) if (origin !== toN) standing.set(origin, toN)
      if (state === 'replaced' || state === 'cancelled' || state === 'credited')
        next.set(toN, [...(next.get(toN) ?? []), ...origins])
    }
    asked = next
  }
  return standing
}

/** One step on: to what replaced a document, or back from a cancelled one to what it had replaced. */
async function stepsFrom(tx: ReadTx, ns: readonly number[]) {
  const { rows } = await sql<{ fromN: number; toN: number; state: string }>`
    select d.replaces_n as "fromN", d.n as "toN", s.state as state
    from document d join document_state s on s.document_n = d.n
      join document_state f on f.document_n = d.replaces_n
    where d.replaces_n in (${sql.join(ns)}) and f.state in ('replaced', 'credited')
    union all
    select c.n as "fromN", d.n as "toN", s.state as state
    from document c join document_state x on x.document_n = c.n
      join document d on d.n = c.replaces_n join document_state s on s.document_n = d.n
    where c.n in (${sql.join(ns)}) and x.state = 'cancelled' and s.state not in ('replaced', 'cancelled')
    order by 1, 2`.execute(tx.db)
  return rows
}
