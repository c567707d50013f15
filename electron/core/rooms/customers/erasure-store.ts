import { sql } from 'kysely'
import type { z } from 'zod'
import type { zErasure, zKeptForLaw } from '../../../../shared/contract/customers.ts'
import type { ReadTx, WriteTx } from '../../store/store.ts'
import type { KeptContact } from './contact-store.ts'
import { holdsSign, signsOf } from './erasure-parts-store.ts'
import { keepUntil } from './erasure-rules.ts'

export type KeptForLaw = z.output<typeof zKeptForLaw>
export type Erasure = z.output<typeof zErasure>

/** What an erasure did, as its record keeps it; nobody is named. The guards read from it which notes it emptied. */
type What = Pick<Erasure, 'eventCount' | 'kept' | 'cleared'>

/** The story of a card that is about a person: their own, what they asked for, and notes that name them. */
export interface PersonalStory {
  cardId: string
  contactId: string
  noteIds: readonly string[]
}

function aboutPerson({ cardId, contactId, noteIds }: PersonalStory) {
  const marks = [
    `"contactId":"${contactId}"`,
    `"requesterId":"${contactId}"`,
    ...noteIds.map((id) => `"noteId":"${id}"`),
  ]
  const named = sql.join(
    marks.map((mark) => sql`public_json like ${`%${mark}%`}`),
    sql` or `,
  )
  return sql<boolean>`record_kind = 'customer' and record_id = ${cardId} and private_json is not null and (${named})`
}

/** Events of a card that hold values of one of its contact persons. */
export async function countPersonalEvents(tx: ReadTx, story: PersonalStory): Promise<number> {
  const row = await tx.db
    .selectFrom('audit_event')
    .select(sql<number>`count(*)`.as('count'))
    .where(aboutPerson(story))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Drops the personal part of these events with its salt; their hashes stand, so that the chain still verifies. */
export async function dropPersonalParts(tx: WriteTx, story: PersonalStory): Promise<void> {
  await tx.db
    .updateTable('audit_event')
    .set({ private_json: null, salt: null })
    .where(aboutPerson(story))
    .execute()
}

const requestJson = ['asked_json', 'rows_json', 'signer_json', 'signed_by_json', 'refusal_json']
const requestTexts = ['asked_by', 'note', 'sent_back_reason', 'decision_reason']

/** Authorised change requests of a card in which one of these signs of a person stands. */
async function requestsNaming(tx: ReadTx, customerN: number, signs: readonly string[]) {
  return tx.db
    .selectFrom('change_request')
    .select(['id', 'number', 'created_at'])
    .where('customer_n', '=', customerN)
    .where(
      sql<boolean>`(${sql.join(
        [
          ...requestJson.map((column) => holdsSign(column, signs, true)),
          ...requestTexts.map((column) => holdsSign(column, signs, false)),
        ],
        sql` or `,
      )})`,
    )
    .orderBy('n')
    .execute()
}

/** The documents, letters, papers of migrations and authorised change requests of a card in which a person's name or address stands, oldest first. */
export async function keptForLaw(tx: ReadTx, contact: KeptContact): Promise<KeptForLaw[]> {
  const signs = signsOf(contact)
  if (signs.length === 0) return []
  const documents = await tx.db
    .selectFrom('document')
    .select(['id', 'number', 'issue_day'])
    .where('customer_n', '=', contact.customerN)
    .where(holdsSign('frozen_json', signs, true))
    .orderBy('n')
    .execute()
  const messages = await tx.db
    .selectFrom('mail_message')
    .select(['id', 'record_label', 'created_at'])
    .where('customer_n', '=', contact.customerN)
    .where(
      sql<boolean>`(${holdsSign('to_address', signs, false)} or ${holdsSign('body_text', signs, false)})`,
    )
    .orderBy('n')
    .execute()
  const migrations = await tx.db
    .selectFrom('card_migration as m')
    .innerJoin('customer as o', 'o.n', 'm.old_customer_n')
    .innerJoin('customer as c', 'c.n', 'm.new_customer_n')
    .select(['m.id', 'm.created_at', 'o.card_number as old_number', 'c.card_number as new_number'])
    .where(({ eb, or }) =>
      or([eb('m.old_customer_n', '=', contact.customerN), eb('m.new_customer_n', '=', contact.customerN)]),
    )
    .where(
      sql<boolean>`(${holdsSign('m.report_json', signs, true)} or ${holdsSign('m.letter_json', signs, true)})`,
    )
    .orderBy('m.n')
    .execute()
  const requests = await requestsNaming(tx, contact.customerN, signs)
  return [
    ...documents.map((row) => ({
      kind: 'document' as const,
      id: row.id,
      label: row.number,
      keepUntilDay: keepUntil(row.issue_day),
    })),
    ...messages.map((row) => ({
      kind: 'message' as const,
      id: row.id,
      label: row.record_label,
      keepUntilDay: keepUntil(row.created_at),
    })),
    ...migrations.map((row) => ({
      kind: 'migration' as const,
      id: row.id,
      label: `${row.old_number} → ${row.new_number}`,
      keepUntilDay: keepUntil(row.created_at),
    })),
    ...requests.map((row) => ({
      kind: 'change-request' as const,
      id: row.id,
      label: row.number,
      keepUntilDay: keepUntil(row.created_at),
    })),
  ]
}

/** Empties a contact person's row; its key stays, since the story of the card names it. */
export async function emptyContact(tx: WriteTx, contact: KeptContact, at: string): Promise<void> {
  await tx.db
    .updateTable('contact_person')
    .set({ version: contact.version + 1, name: '', email: '', phone: '', job_title: '' })
    .set({ removed_at: sql<string>`coalesce(removed_at, ${at})` })
    .where('n', '=', contact.n)
    .execute()
}

export async function insertErasure(
  tx: WriteTx,
  erasure: Erasure & { customerN: number; operatorN: number | null },
): Promise<void> {
  const { eventCount, kept, cleared } = erasure
  const what: What = { eventCount, kept, cleared }
  await tx.db
    .insertInto('erasure')
    .values({
      id: erasure.id,
      customer_n: erasure.customerN,
      subject_kind: 'contact',
      subject_id: erasure.contactId,
      what_json: JSON.stringify(what),
      reason: erasure.reason,
      operator_n: erasure.operatorN,
      operator_name: erasure.operatorName,
      created_at: erasure.at,
    })
    .execute()
}

export async function isErased(tx: ReadTx, contactId: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom('erasure')
    .select('n')
    .where('subject_id', '=', contactId)
    .executeTakeFirst()
  return row !== undefined
}

/** The erasures of a card's persons, newest first. */
export async function erasuresOf(tx: ReadTx, customerN: number): Promise<Erasure[]> {
  const rows = await tx.db
    .selectFrom('erasure')
    .selectAll()
    .where('customer_n', '=', customerN)
    .orderBy('n', 'desc')
    .execute()
  return rows.map((row) => {
    const what: What = JSON.parse(row.what_json)
    return {
      id: row.id,
      contactId: row.subject_id,
      at: row.created_at,
      operatorName: row.operator_name,
      reason: row.reason,
      ...what,
    }
  })
}

/** Contact persons who were removed from a card and not erased, last removed first. */
export async function removedContacts(
  tx: ReadTx,
  customerN: number,
): Promise<{ contactId: string; version: number; name: string; removedAt: string }[]> {
  const rows = await tx.db
    .selectFrom('contact_person')
    .select(['id', 'version', 'name', 'removed_at'])
    .where('customer_n', '=', customerN)
    .where('removed_at', 'is not', null)
    .where('id', 'not in', tx.db.selectFrom('erasure').select('subject_id'))
    .orderBy('removed_at', 'desc')
    .execute()
  return rows.map((row) => ({
    contactId: row.id,
    version: row.version,
    name: row.name,
    removedAt: row.removed_at ?? '',
  }))
}
