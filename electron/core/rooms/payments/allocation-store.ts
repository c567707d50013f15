import { sql } from 'kysely'
import type { zAllocation } from '../../../../shared/contract/payments.ts'
import { type Cents, cents } from '../../../../shared/values/money.ts'
import type { z } from 'zod'
import { type CommandContext, Missing } from '../../api/context.ts'
import { insertInto, preparedWrite, type Slots } from '../../store/prepared.ts'
import type { ReadTx, WriteTx } from '../../store/store.ts'
import { stillKnown } from './payers-store.ts'

export type AllocationKind = z.output<typeof zAllocation>['kind']

export interface NewAllocation {
  kind: AllocationKind
  bankLineN: number | null
  documentN: number | null
  customerN: number | null
  amountCents: number
  entryN: number
  undoesN?: number
  /** The receipt by hand that it spends. */
  receiptN?: number
  /** Its line as money of a payer, who is then known again; not for a counter-row. */
  payer?: { counterpartyIban: string; counterpartyKey: string }
  /** The batch of matches that it was made in. */
  batchN?: number | null
  refundN?: number | null
  reason?: string
}

/** Appends an allocation, or the counter-row that takes one back (negative, naming it). Answers its public id. */
export async function insertAllocation(command: CommandContext, allocation: NewAllocation): Promise<string> {
  const id = command.newId()
  await insertInto(command.tx, 'allocation', [
    {
      id,
      kind: allocation.kind,
      bank_line_n: allocation.bankLineN,
      document_n: allocation.documentN,
      customer_n: allocation.customerN,
      amount_cents: allocation.amountCents,
      entry_n: allocation.entryN,
      undoes_n: allocation.undoesN ?? null,
      payer_iban: allocation.payer?.counterpartyIban ?? '',
      payer_key: allocation.payer?.counterpartyKey ?? '',
      batch_n: allocation.batchN ?? null,
      receipt_n: allocation.receiptN ?? null,
      refund_n: allocation.refundN ?? null,
      reason: allocation.reason ?? '',
      operator_n: command.actor.n,
      operator_name: command.actor.name,
      created_at: command.now,
    },
  ])
  return id
}

export interface Allocation {
  n: number
  id: string
  kind: AllocationKind
  bankLineN: number | null
  documentN: number | null
  customerN: number | null
  amountCents: Cents
  entryN: number
  refundN: number | null
  /** It is itself the counter-row of another. */
  undoesN: number | null
  undone: boolean
}

const allocationColumns = (alias: string) =>
  sql.raw(`${alias}.n, ${alias}.id, ${alias}.kind, ${alias}.bank_line_n as "bankLineN",
    ${alias}.document_n as "documentN", ${alias}.customer_n as "customerN", ${alias}.amount_cents as "amountCents",
    ${alias}.entry_n as "entryN", ${alias}.refund_n as "refundN", ${alias}.undoes_n as "undoesN",
    case when exists (select 1 from allocation u where u.undoes_n = ${alias}.n) then 1 else 0 end as undone`)

type AllocationRow = Omit<Allocation, 'undone'> & { undone: number }

/** @throws Missing when there is no such allocation */
export async function readAllocation(tx: ReadTx, id: string): Promise<Allocation> {
  const { rows } = await sql<AllocationRow>`
    select ${allocationColumns('a')} from allocation a where a.id = ${id}`.execute(tx.db)
  const row = rows[0]
  if (row === undefined) throw new Missing('allocation')
  return allocationOf(row)
}

/**
 * The differences and fees that were booked with a line's payment of a document and still stand: what one match books
 * bears one instant, and a line may pay a document in several.
 */
export async function liveBeside(
  tx: ReadTx,
  payment: { n: number; bankLineN: number; documentN: number },
): Promise<Allocation[]> {
  const { rows } = await sql<AllocationRow>`
    select ${allocationColumns('a')} from allocation a
    where a.bank_line_n = ${payment.bankLineN} and a.document_n = ${payment.documentN}
      and a.kind in ('rounding', 'fee')
      and a.created_at = (select p.created_at from allocation p where p.n = ${payment.n})
      and a.undoes_n is null and not exists (select 1 from allocation u where u.undoes_n = a.n)`.execute(
    tx.db,
  )
  return rows.map(allocationOf)
}

/** What stands of the rounding, or of the fees, of a document and its proforma or invoices; of one line, if named. */
export async function bookedBeside(
  tx: ReadTx,
  of: { kind: 'rounding' | 'fee'; documentN: number; bankLineN?: number },
): Promise<number> {
  const rootN = await documentRoot(tx, of.documentN)
  const ofLine = of.bankLineN === undefined ? sql`1 = 1` : sql`bank_line_n = ${of.bankLineN}`
  const { rows } = await sql<{ booked: number }>`
    select cast(coalesce(sum(amount_cents), 0) as bigint) as booked from allocation
    where kind = ${of.kind} and ${ofLine} and document_n in (${familyOf(rootN)})`.execute(tx.db)
  return Number(rows[0]?.booked ?? 0)
}

/** Both sides of a transfer, by the entry that they share, as far as they stand. */
export async function liveOfEntry(tx: ReadTx, entryN: number): Promise<Allocation[]> {
  const { rows } = await sql<AllocationRow>`
    select ${allocationColumns('a')} from allocation a
    where a.entry_n = ${entryN} and a.undoes_n is null
      and not exists (select 1 from allocation u where u.undoes_n = a.n) order by a.n`.execute(tx.db)
  return rows.map(allocationOf)
}

/** The proforma that a document is, or is the final invoice of; the document itself where there is none. */
export async function documentRoot(tx: ReadTx, documentN: number): Promise<number> {
  const { rows } = await sql<{ root: number }>`
    select case when kind = 'invoice' then coalesce(origin_n, n) else n end as root
    from document where n = ${documentN}`.execute(tx.db)
  const [row] = rows
  if (row === undefined) throw new Missing('document')
  return row.root
}

const familyOf = (rootN: number) =>
  sql`select n from document where n = ${rootN} or (origin_n = ${rootN} and kind = 'invoice')`

/** What payers put on a proforma and its final invoices and still stands, less what went back to them. */
export async function heldByFamily(tx: ReadTx, documentN: number): Promise<Cents> {
  const rootN = await documentRoot(tx, documentN)
  const { rows } = await sql<{ held: number }>`
    select cast(coalesce(sum(amount_cents), 0) as bigint) as held from allocation where document_n in (${familyOf(rootN)})`.execute(
    tx.db,
  )
  return cents(Number(rows[0]?.held ?? 0))
}

function allocationOf(row: AllocationRow): Allocation {
  return { ...row, amountCents: cents(row.amountCents), undone: row.undone === 1 }
}

/** The allocations of a line as its page shows them; counter-rows show as `undone` on what they take back. */
export interface ShownAllocation extends Allocation {
  bankLineId: string | null
  documentNumber: string | null
  documentId: string | null
  customerId: string | null
  customerName: string | null
  /** Of a transfer: the other own account. */
  otherAccount: string | null
  createdAt: string
  operatorName: string
}

export async function allocationsOfLine(tx: ReadTx, bankLineN: number): Promise<ShownAllocation[]> {
  const { rows } = await sql<AllocationRow & Omit<ShownAllocation, 'undone'>>`
    select ${allocationColumns('a')}, b.id as "bankLineId", d.number as "documentNumber", d.id as "documentId", c.id as "customerId",
      c.legal_name as "customerName", a.created_at as "createdAt", a.operator_name as "operatorName",
      case when a.kind = 'transfer' then (
        select k.name from allocation s join bank_line o on o.n = s.bank_line_n join bank_account k on k.n = o.bank_account_n
        where s.entry_n = a.entry_n and s.n <> a.n limit 1) end as "otherAccount"
    from allocation a left join bank_line b on b.n = a.bank_line_n left join document d on d.n = a.document_n left join customer c on c.n = a.customer_n
    where a.bank_line_n = ${bankLineN} and a.undoes_n is null order by a.n`.execute(tx.db)
  return rows.map((row) => ({ ...row, ...allocationOf(row) }))
}

/** Whose documents an IBAN has paid before and how often: live allocations of lines from it. */
export async function payersByIban(
  tx: ReadTx,
  ibans: readonly string[],
): Promise<{ iban: string; customerN: number; count: number }[]> {
  if (ibans.length === 0) return []
  const { rows } = await sql<{ iban: string; customerN: number; count: number }>`
    select a.payer_iban as iban, a.customer_n as "customerN", count(*) as count from allocation a
    where a.payer_iban in (${sql.join(ibans)}) and a.payer_iban <> '' and a.customer_n is not null
      and a.kind in ('document', 'credit') and a.undoes_n is null
      and not exists (select 1 from allocation u where u.undoes_n = a.n)
      and ${stillKnown}
    group by a.payer_iban, a.customer_n`.execute(tx.db)
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}

/** As `payersByIban`, by the folded name of the payer. */
export async function payersByName(
  tx: ReadTx,
  keys: readonly string[],
): Promise<{ key: string; customerN: number; count: number }[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<{ key: string; customerN: number; count: number }>`
    select a.payer_key as key, a.customer_n as "customerN", count(*) as count from allocation a
    where a.payer_key in (${sql.join(keys)}) and a.payer_key <> '' and a.customer_n is not null
      and a.kind in ('document', 'credit') and a.undoes_n is null
      and not exists (select 1 from allocation u where u.undoes_n = a.n)
      and ${stillKnown}
    group by a.payer_key, a.customer_n`.execute(tx.db)
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}

/** How many allocations were made since an instant and still stand. */
export async function countMadeSince(tx: ReadTx, instant: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct a.bank_line_n) as count from allocation a
    where a.created_at >= ${instant} and a.undoes_n is null and a.bank_line_n is not null
      and not exists (select 1 from allocation u where u.undoes_n = a.n)`.execute(tx.db)
  return Number(rows[0]?.count ?? 0)
}

interface LineChange {
  n: number
  remainingCents: number
  state: string
  now: string
  gradeDue: number
}

const changeState = preparedWrite((db, { key, value }: Slots<LineChange>) =>
  db
    .updateTable('bank_line_state')
    .set({
      version: sql`version + 1`,
      remaining_cents: value('remainingCents'),
      state: value('state'),
      changed_at: value('now'),
      grade_due: value('gradeDue'),
    })
    .where('bank_line_n', '=', key('n', 'integer')),
)

/**
 * Notes what an allocation, or its taking back, did to a line. It keeps its grade, so that a line that is taken back
 * stands where it stood until it is graded anew.
 */
export async function changeLine(
  tx: WriteTx,
  n: number,
  change: { remainingCents: number; state: string; now: string },
): Promise<void> {
  await changeState(tx, { n, ...change, gradeDue: change.state === 'done' ? 0 : 1 })
}

const markGrades = preparedWrite((db, { key }: Slots<{ documentN: number }>) =>
  db
    .updateTable('bank_line_state')
    .set({ grade_due: sql.lit(1) })
    .where('best_document_n', '=', key('documentN', 'integer'))
    .where('state', 'in', [sql.lit('open'), sql.lit('parked')]),
)

/** Has the lines that wait graded again whose best candidate is one of these documents. */
export async function markGradesOf(tx: WriteTx, documentNs: readonly number[]): Promise<void> {
  for (const documentN of documentNs) await markGrades(tx, { documentN })
}
