import { sql } from 'kysely'
import type { z } from 'zod'
import type { Identification } from '../../../../shared/contract/customers-access.ts'
import type { noteKinds, zCardNote, zCardPayment } from '../../../../shared/contract/customers-notes.ts'
import type { Day } from '../../../../shared/values/day.ts'
import { cents } from '../../../../shared/values/money.ts'
import { Missing } from '../../api/context.ts'
import type { ReadTx, WriteTx } from '../../store/store.ts'

export type CardNote = z.output<typeof zCardNote>
type NoteKind = (typeof noteKinds)[number]
type Payment = z.output<typeof zCardPayment>

const mostNotes = 200
const mostPayments = 6

/** A note with the inner keys. */
export interface KeptNote extends CardNote {
  n: number
  contactId: string | null
}

const noteRows = (tx: ReadTx) =>
  tx.db
    .selectFrom('card_note as m')
    .innerJoin('customer as c', 'c.n', 'm.customer_n')
    .leftJoin('contact_person as p', 'p.n', 'm.contact_n')
    .leftJoin('operator as o', 'o.n', 'm.assignee_n')
    .selectAll('m')
    .select([
      'c.id as customer_id',
      'c.card_number',
      'c.legal_name',
      'p.name as contact_name',
      'p.id as contact_id',
      'o.id as assignee_id',
      'o.name as assignee_name',
    ])

type NoteRow = Awaited<ReturnType<ReturnType<typeof noteRows>['executeTakeFirstOrThrow']>>

function noteOfRow(row: NoteRow): KeptNote {
  return {
    n: row.n,
    id: row.id,
    version: row.version,
    customerId: row.customer_id,
    cardNumber: row.card_number,
    legalName: row.legal_name,
    kind: row.kind as NoteKind,
    text: row.text,
    contactId: row.contact_id,
    contactName: row.contact_name,
    identifiedBy: row.identified_by as Identification,
    followUpDay: row.follow_up_day as Day | null,
    assigneeId: row.assignee_id,
    assigneeName: row.assignee_name,
    doneAt: row.done_at,
    doneByName: row.done_by_name,
    outcome: row.outcome,
    operatorName: row.operator_name,
    createdAt: row.created_at,
  }
}

/** The notes of a card, newest first. */
export async function listNotes(tx: ReadTx, customerN: number): Promise<CardNote[]> {
  const rows = await noteRows(tx)
    .where('m.customer_n', '=', customerN)
    .orderBy('m.n', 'desc')
    .limit(mostNotes)
    .execute()
  return rows.map(noteOfRow)
}

/** @throws Missing card-note */
export async function readNote(tx: ReadTx, id: string): Promise<KeptNote> {
  const row = await noteRows(tx).where('m.id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Missing('card-note')
  return noteOfRow(row)
}

/** Follow-ups that wait, the earliest first; of one operator also those that were given to nobody. */
export async function listWaiting(
  tx: ReadTx,
  asked: { operatorN: number | null; untilDay: Day | null },
): Promise<CardNote[]> {
  let rows = noteRows(tx).where('m.follow_up_day', 'is not', null).where('m.done_at', 'is', null)
  const { operatorN, untilDay } = asked
  if (untilDay !== null) rows = rows.where('m.follow_up_day', '<=', untilDay)
  if (operatorN !== null) {
    rows = rows.where((where) =>
      where.or([where('m.assignee_n', '=', operatorN), where('m.assignee_n', 'is', null)]),
    )
  }
  const found = await rows.orderBy('m.follow_up_day').orderBy('m.n').limit(mostNotes).execute()
  return found.map(noteOfRow)
}

export async function insertNote(
  tx: WriteTx,
  note: {
    id: string
    customerN: number
    kind: NoteKind
    text: string
    contactN: number | null
    identifiedBy: Identification
    followUpDay: Day | null
    assigneeN: number | null
    operatorN: number | null
    operatorName: string
    at: string
  },
): Promise<void> {
  await tx.db
    .insertInto('card_note')
    .values({
      id: note.id,
      version: 1,
      customer_n: note.customerN,
      kind: note.kind,
      text: note.text,
      contact_n: note.contactN,
      identified_by: note.identifiedBy,
      follow_up_day: note.followUpDay,
      assignee_n: note.assigneeN,
      outcome: '',
      operator_n: note.operatorN,
      operator_name: note.operatorName,
      created_at: note.at,
    })
    .execute()
}

/** Writes the follow-up of a note, which is the only part of it that changes. */
export async function updateNote(
  tx: WriteTx,
  note: KeptNote,
  change: {
    follow_up_day?: Day | null
    assignee_n?: number | null
    done_at?: string
    done_by_name?: string
    outcome?: string
  },
): Promise<number> {
  const version = note.version + 1
  await tx.db
    .updateTable('card_note')
    .set({ ...change, version })
    .where('n', '=', note.n)
    .execute()
  return version
}

/** Operators who work: a reader only looks, and a blocked one is not there. */
export async function listAssignees(tx: ReadTx): Promise<{ n: number; id: string; name: string }[]> {
  return tx.db
    .selectFrom('operator')
    .select(['n', 'id', 'name'])
    .where('active', '=', 1)
    .where('role', '<>', 'auditor')
    .orderBy('name')
    .execute()
}

/** The last money that came for a card: on its documents, and kept as its credit. Newest first. */
export async function lastPayments(
  tx: ReadTx,
  customerN: number,
  companyCurrency: string,
): Promise<Payment[]> {
  const rows = await tx.db
    .selectFrom('allocation as a')
    .leftJoin('document as d', 'd.n', 'a.document_n')
    .select([
      'a.id',
      'a.created_at',
      'a.kind',
      'a.amount_cents',
      'd.id as document_id',
      'd.number',
      'd.currency',
    ])
    .select(
      sql<string>`coalesce(d.currency, (select l.currency from bank_line l where l.n = a.bank_line_n), '')`.as(
        'money',
      ),
    )
    .where(
      sql<boolean>`(a.customer_n = ${customerN} or a.document_n in (select n from document where customer_n = ${customerN}))`,
    )
    .where('a.kind', 'in', ['document', 'credit', 'receipt', 'refund', 'return'])
    .orderBy('a.n', 'desc')
    .limit(mostPayments)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    at: row.created_at,
    kind: row.kind,
    amountCents: cents(row.amount_cents),
    currency: row.money === '' ? companyCurrency : row.money,
    documentId: row.document_id,
    documentNumber: row.number,
  }))
}
