import { sql } from 'kysely'
import type { z } from 'zod'
import type { zErasure, zKeptForLaw } from '../../../../shared/contract/customers.ts'
import { escapeLike } from '../../store/list.ts'
import type { ReadTx, WriteTx } from '../../store/store.ts'
import type { KeptContact } from './contact-store.ts'
import { keepUntil } from './erasure-rules.ts'

export type KeptForLaw = z.output<typeof zKeptForLaw>
export type Erasure = z.output<typeof zErasure>

/** What an erasure did, as its record keeps it; nobody is named. */
interface What {
  eventCount: number
  kept: KeptForLaw[]
}

const aboutContact = (cardId: string, contactId: string) => sql<boolean>`record_kind = 'customer'
  and record_id = ${cardId} and private_json is not null and public_json like ${`%"contactId":"${contactId}"%`}`

/** Events of a card that hold values of one of its contact persons. */
export async function countPersonalEvents(tx: ReadTx, cardId: string, contactId: string): Promise<number> {
  const row = await tx.db
    .selectFrom('audit_event')
    .select(sql<number>`count(*)`.as('count'))
    .where(aboutContact(cardId, contactId))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Drops the personal part of these events with its salt; their hashes stand, so that the chain still verifies. */
export async function dropPersonalParts(tx: WriteTx, cardId: string, contactId: string): Promise<void> {
  await tx.db
    .updateTable('audit_event')
    .set({ private_json: null, salt: null })
    .where(aboutContact(cardId, contactId))
    .execute()
}

/** The documents and letters of a card in which a person's name or address stands, oldest first. */
export async function keptForLaw(tx: ReadTx, contact: KeptContact): Promise<KeptForLaw[]> {
  // The frozen text is JSON: what is looked for is written as JSON writes it.
  const signs = [contact.name, contact.email, contact.phone]
    .filter((sign) => sign.trim() !== '')
    .map((sign) => `%${escapeLike(JSON.stringify(sign).slice(1, -1))}%`)
  if (signs.length === 0) return []
  const holds = (column: string) =>
    sql<boolean>`(${sql.join(
      signs.map((sign) => sql`${sql.ref(column)} like ${sign} escape '\\'`),
      sql` or `,
    )})`
  const documents = await tx.db
    .selectFrom('document')
    .select(['id', 'number', 'issue_day'])
    .where('customer_n', '=', contact.customerN)
    .where(holds('frozen_json'))
    .orderBy('n')
    .execute()
  const messages = await tx.db
    .selectFrom('mail_message')
    .select(['id', 'record_label', 'created_at'])
    .where('customer_n', '=', contact.customerN)
    .where(sql<boolean>`(${holds('to_address')} or ${holds('body_text')})`)
    .orderBy('n')
    .execute()
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
  const what: What = { eventCount: erasure.eventCount, kept: erasure.kept }
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
