import { sql } from 'kysely'
import type { z } from 'zod'
import type { ListInput } from '../../../../shared/contract/base.ts'
import {
  type declineListFields,
  declineMethods,
  declineNextSteps,
  declineReasons,
  type zDecline,
} from '../../../../shared/contract/payments-declined.ts'
import { day } from '../../../../shared/values/day.ts'
import { fold } from '../../../../shared/values/fold.ts'
import { cents } from '../../../../shared/values/money.ts'
import { type CommandContext, Missing } from '../../api/context.ts'
import { escapeLike, type ListColumns, listCondition, listOrder, searchCondition } from '../../store/list.ts'
import type { ReadTx } from '../../store/store.ts'

type Field = (typeof declineListFields)[number]
export type Decline = z.output<typeof zDecline>

const columns: ListColumns<Field> = {
  day: { sql: sql.ref('p.day'), type: 'day' },
  customerName: { sql: sql.ref('c.sort_key'), type: 'folded' },
  customerId: { sql: sql.ref('c.id'), type: 'text' },
  documentId: { sql: sql`coalesce(d.id, '')`, type: 'text' },
  documentNumber: { sql: sql`coalesce(d.number, '')`, type: 'text' },
  method: { sql: sql.ref('p.method'), type: 'text' },
  amountCents: { sql: sql.ref('p.amount_cents'), type: 'number' },
  reasonCode: { sql: sql.ref('p.reason_code'), type: 'text' },
  nextStep: { sql: sql.ref('p.next_step'), type: 'text' },
  state: { sql: sql.ref('p.state'), type: 'text' },
}

const declineRows = (db: ReadTx['db']) =>
  db
    .selectFrom('declined_payment as p')
    .innerJoin('customer as c', 'c.n', 'p.customer_n')
    .leftJoin('document as d', 'd.n', 'p.document_n')
    .selectAll('p')
    .select(['c.id as customer_id', 'c.legal_name', 'c.card_number', 'd.id as document_id', 'd.number'])

type StoredRow = Awaited<ReturnType<ReturnType<typeof declineRows>['executeTakeFirstOrThrow']>>

/** A stored code, or the error that the books hold one which no release wrote. */
function known<Code extends string>(codes: readonly Code[], text: string): Code {
  const code = codes.find((one) => one === text)
  if (code === undefined) throw new Error(`${text} is no code of a declined payment`)
  return code
}

function declineOf(row: StoredRow): Decline {
  return {
    id: row.id,
    version: row.version,
    customerId: row.customer_id,
    customerName: row.legal_name,
    cardNumber: row.card_number,
    documentId: row.document_id,
    documentNumber: row.number,
    day: day(row.day),
    method: known(declineMethods, row.method),
    amountCents: cents(row.amount_cents),
    currency: row.currency,
    reasonCode: known(declineReasons, row.reason_code),
    note: row.note,
    nextStep: known(declineNextSteps, row.next_step),
    state: row.state === 'closed' ? 'closed' : 'open',
    outcome: row.outcome,
    closedAt: row.closed_at,
    closedByName: row.closed_by_name,
    operatorName: row.operator_name,
    createdAt: row.created_at,
  }
}

/** @throws Missing decline */
export async function readDecline(tx: ReadTx, id: string): Promise<Decline> {
  const row = await declineRows(tx.db).where('p.id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Missing('decline')
  return declineOf(row)
}

/** One page of the declined payments, newest first unless sorted. */
export async function listDeclines(
  tx: ReadTx,
  input: ListInput<Field>,
): Promise<{ rows: Decline[]; total: number }> {
  const search = input.search.trim()
  const found =
    fold(search) === ''
      ? sql`1 = 1`
      : sql`(coalesce(d.number, '') like ${`%${escapeLike(search.toUpperCase())}%`} escape '\\'
          or ${searchCondition(tx.flavour, 'customer', search, 'c')})`
  const from = sql`declined_payment as p join customer as c on c.n = p.customer_n
    left join document as d on d.n = p.document_n where ${listCondition(columns, input)} and ${found}`
  const counted = await sql<{ total: number }>`select count(*) as total from ${from}`.execute(tx.db)
  const keys = await sql<{ n: number }>`select p.n as n from ${from}
    order by ${listOrder(columns, input, sql`p.n desc`, sql.ref('p.n'))} limit ${input.limit} offset ${input.offset}`.execute(
    tx.db,
  )
  const ns = keys.rows.map((row) => Number(row.n))
  const rows = ns.length === 0 ? [] : await declineRows(tx.db).where('p.n', 'in', ns).execute()
  const byKey = new Map(rows.map((row) => [row.n, declineOf(row)]))
  return { rows: ns.flatMap((n) => byKey.get(n) ?? []), total: Number(counted.rows[0]?.total ?? 0) }
}

export interface NewDecline extends Pick<
  Decline,
  'day' | 'method' | 'amountCents' | 'currency' | 'reasonCode' | 'note' | 'nextStep'
> {
  customerN: number
  documentN: number | null
}

export async function insertDecline(command: CommandContext, decline: NewDecline): Promise<string> {
  const id = command.newId()
  await command.tx.db
    .insertInto('declined_payment')
    .values({
      id,
      version: 1,
      customer_n: decline.customerN,
      document_n: decline.documentN,
      day: decline.day,
      method: decline.method,
      amount_cents: decline.amountCents,
      currency: decline.currency,
      reason_code: decline.reasonCode,
      note: decline.note,
      next_step: decline.nextStep,
      state: 'open',
      closed_at: null,
      closed_by_name: null,
      outcome: '',
      operator_n: command.actor.n,
      operator_name: command.actor.name,
      created_at: command.now,
    })
    .execute()
  return id
}

export async function markClosed(command: CommandContext, decline: Decline, outcome: string): Promise<void> {
  await command.tx.db
    .updateTable('declined_payment')
    .set({
      version: decline.version + 1,
      state: 'closed',
      closed_at: command.now,
      closed_by_name: command.actor.name,
      outcome,
    })
    .where('id', '=', decline.id)
    .execute()
}
