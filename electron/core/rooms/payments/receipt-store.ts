import { sql } from 'kysely'
import type { z } from 'zod'
import type { ListInput } from '../../../../shared/contract/base.ts'
import type { receiptListFields, zReceiptRow } from '../../../../shared/contract/payments-receipts.ts'
import { type Day, day } from '../../../../shared/values/day.ts'
import { fold } from '../../../../shared/values/fold.ts'
import { type Cents, cents } from '../../../../shared/values/money.ts'
import { type CommandContext, Missing } from '../../api/context.ts'
import { escapeLike, type ListColumns, listCondition, listOrder, searchCondition } from '../../store/list.ts'
import type { ReadTx, WriteTx } from '../../store/store.ts'
import { placeOf, type ReceiptMethod } from './receipt-rules.ts'

type Field = (typeof receiptListFields)[number]
type Row = z.output<typeof zReceiptRow>

export interface Receipt extends Row {
  n: number
  version: number
  customerN: number
  note: string
  frozenJson: string
  reversedAt: string | null
  reversedByName: string | null
  reverseReason: string
}

const columns: ListColumns<Field> = {
  // Receipts are numbered in the order they are recorded.
  number: { sql: sql.ref('r.number'), type: 'text', sortSql: sql.ref('r.n') },
  day: { sql: sql.ref('r.day'), type: 'day' },
  customerName: { sql: sql.ref('c.sort_key'), type: 'folded' },
  customerId: { sql: sql.ref('c.id'), type: 'text' },
  method: { sql: sql.ref('r.method'), type: 'text' },
  amountCents: { sql: sql.ref('r.amount_cents'), type: 'number' },
  state: { sql: sql.ref('r.state'), type: 'text' },
}

const receiptRows = (db: ReadTx['db']) =>
  db
    .selectFrom('receipt as r')
    .innerJoin('customer as c', 'c.n', 'r.customer_n')
    .selectAll('r')
    .select(['c.id as customer_id', 'c.legal_name', 'c.card_number'])

type StoredRow = Awaited<ReturnType<ReturnType<typeof receiptRows>['executeTakeFirstOrThrow']>>

function receiptOf(row: StoredRow): Receipt {
  return {
    n: row.n,
    id: row.id,
    version: row.version,
    number: row.number,
    day: day(row.day),
    method: row.method === 'cash' ? 'cash' : 'card',
    customerN: row.customer_n,
    customerId: row.customer_id,
    customerName: row.legal_name,
    cardNumber: row.card_number,
    amountCents: cents(row.amount_cents),
    currency: row.currency,
    reference: row.reference,
    note: row.note,
    state: row.state === 'reversed' ? 'reversed' : 'recorded',
    frozenJson: row.frozen_json,
    operatorName: row.operator_name,
    createdAt: row.created_at,
    reversedAt: row.reversed_at,
    reversedByName: row.reversed_by_name,
    reverseReason: row.reverse_reason,
  }
}

/** @throws Missing receipt */
export async function readReceipt(tx: ReadTx, id: string): Promise<Receipt> {
  const row = await receiptRows(tx.db).where('r.id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Missing('receipt')
  return receiptOf(row)
}

/** One page of the receipts, newest first unless sorted. */
export async function listReceipts(
  tx: ReadTx,
  input: ListInput<Field>,
): Promise<{ rows: Row[]; total: number }> {
  const search = input.search.trim()
  const found =
    fold(search) === ''
      ? sql`1 = 1`
      : sql`(r.number like ${`%${escapeLike(search.toUpperCase())}%`} escape '\\'
          or ${searchCondition(tx.flavour, 'customer', search, 'c')})`
  const where = sql<boolean>`${listCondition(columns, input)} and ${found}`
  const from = asksCard(input)
    ? sql`receipt as r join customer as c on c.n = r.customer_n`
    : sql`receipt as r`
  const counted = await sql<{ total: number }>`select count(*) as total from ${from} where ${where}`.execute(
    tx.db,
  )
  const newest = sql`r.n desc`
  const keys = await sql<{ n: number }>`select r.n as n from ${from} where ${where}
    order by ${listOrder(columns, input, newest, sql.ref('r.n'))} limit ${input.limit} offset ${input.offset}`.execute(
    tx.db,
  )
  const ns = keys.rows.map((row) => Number(row.n))
  const rows = ns.length === 0 ? [] : await receiptRows(tx.db).where('r.n', 'in', ns).execute()
  const byKey = new Map(rows.map((row) => [row.n, receiptOf(row)]))
  return {
    rows: ns.flatMap((n) => byKey.get(n) ?? []),
    total: Number(counted.rows[0]?.total ?? 0),
  }
}

/** Whether a list filters, sorts or searches by something of the card; else receipts alone answer it. */
function asksCard({ search, filters, sort }: ListInput<Field>): boolean {
  const fields: readonly Field[] = ['customerName', 'customerId']
  const isFiltered = fields.some((field) => filters[field] !== undefined)
  return fold(search) !== '' || isFiltered || sort.some(({ field }) => fields.includes(field))
}

/** The place of the next receipt in a year; to be asked in the transaction that takes it. */
export async function nextPlace(tx: ReadTx, year: number): Promise<number> {
  const last = await tx.db
    .selectFrom('receipt')
    .select('number')
    .where('number', '>=', `R-${year}-`)
    .where('number', '<', `R-${year}.`)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last === undefined ? 1 : placeOf(last.number) + 1
}

/** Numbers of standing receipts of a card with the same day, method and amount. */
export async function sameReceipts(
  tx: ReadTx,
  like: { customerN: number; day: Day; method: ReceiptMethod; amountCents: number },
): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('receipt')
    .select('number')
    .where('customer_n', '=', like.customerN)
    .where('day', '=', like.day)
    .where('method', '=', like.method)
    .where('amount_cents', '=', like.amountCents)
    .where('state', '=', 'recorded')
    .orderBy('n')
    .execute()
  return rows.map((row) => row.number)
}

export interface NewReceipt {
  number: string
  method: ReceiptMethod
  customerN: number
  day: Day
  amountCents: number
  currency: string
  reference: string
  note: string
}

/** Answers its keys; its frozen words follow with `freezeInto`, since they name invoices that rest on it. */
export async function insertReceipt(
  command: CommandContext,
  receipt: NewReceipt,
): Promise<{ n: number; id: string }> {
  const id = command.newId()
  const { n } = await command.tx.db
    .insertInto('receipt')
    .values({
      id,
      version: 1,
      number: receipt.number,
      method: receipt.method,
      customer_n: receipt.customerN,
      day: receipt.day,
      amount_cents: receipt.amountCents,
      currency: receipt.currency,
      reference: receipt.reference,
      note: receipt.note,
      state: 'recorded',
      frozen_json: '',
      operator_n: command.actor.n,
      operator_name: command.actor.name,
      created_at: command.now,
      reversed_at: null,
      reversed_day: null,
      reversed_by_name: null,
      reverse_reason: '',
    })
    .returning('n')
    .executeTakeFirstOrThrow()
  return { n, id }
}

export async function freezeInto(tx: WriteTx, n: number, frozenJson: string): Promise<void> {
  await tx.db.updateTable('receipt').set({ frozen_json: frozenJson }).where('n', '=', n).execute()
}

export async function markReversed(
  command: CommandContext,
  receipt: Receipt,
  reversal: { day: Day; reason: string },
): Promise<void> {
  await command.tx.db
    .updateTable('receipt')
    .set({
      version: receipt.version + 1,
      state: 'reversed',
      reversed_at: command.now,
      reversed_day: reversal.day,
      reversed_by_name: command.actor.name,
      reverse_reason: reversal.reason,
    })
    .where('n', '=', receipt.n)
    .execute()
}

/** What a receipt was spent on. */
export interface ReceiptPart {
  n: number
  kind: 'receipt' | 'credit' | 'rounding'
  documentN: number | null
  documentId: string | null
  documentNumber: string | null
  customerN: number | null
  amountCents: Cents
  entryN: number
}

export async function partsOf(tx: ReadTx, receiptN: number): Promise<ReceiptPart[]> {
  const rows = await tx.db
    .selectFrom('allocation as a')
    .leftJoin('document as d', 'd.n', 'a.document_n')
    .select([
      'a.n',
      'a.kind',
      'a.document_n',
      'd.id as document_id',
      'd.number',
      'a.customer_n',
      'a.amount_cents',
      'a.entry_n',
    ])
    .where('a.receipt_n', '=', receiptN)
    .where('a.undoes_n', 'is', null)
    .orderBy('a.n')
    .execute()
  return rows.map((row) => ({
    n: row.n,
    kind: row.kind === 'credit' || row.kind === 'rounding' ? row.kind : 'receipt',
    documentN: row.document_n,
    documentId: row.document_id,
    documentNumber: row.number,
    customerN: row.customer_n,
    amountCents: cents(row.amount_cents),
    entryN: row.entry_n,
  }))
}

/** The number of the receipt that an allocation belongs to, or null. */
export async function receiptOfAllocation(tx: ReadTx, allocationN: number): Promise<string | null> {
  const row = await tx.db
    .selectFrom('allocation as a')
    .innerJoin('receipt as r', 'r.n', 'a.receipt_n')
    .select('r.number')
    .where('a.n', '=', allocationN)
    .executeTakeFirst()
  return row?.number ?? null
}

interface DaySum {
  method: string
  count: number
  cents: number
}

/** What came in on a day and what was given back on it, per method. */
export async function sumsOfDay(tx: ReadTx, on: Day): Promise<{ received: DaySum[]; givenBack: DaySum[] }> {
  const sums = async (column: 'day' | 'reversed_day') => {
    const { rows } = await sql<DaySum>`
      select method, count(*) as count, cast(sum(amount_cents) as bigint) as cents from receipt
      where ${sql.ref(column)} = ${on} group by method`.execute(tx.db)
    return rows.map((row) => ({ method: row.method, count: Number(row.count), cents: Number(row.cents) }))
  }
  return { received: await sums('day'), givenBack: await sums('reversed_day') }
}
