import type { ReadTx, WriteTx } from '../../store/store.ts'
import type { ContactPerson } from './card.ts'

/** A contact person with the inner keys, and whether it is still there. */
export interface KeptContact extends ContactPerson {
  n: number
  customerN: number
  removed: boolean
}

/** The contact persons of a card who have not been removed, in the order they were added. */
export async function listContacts(tx: ReadTx, customerN: number): Promise<ContactPerson[]> {
  const rows = await tx.db
    .selectFrom('contact_person')
    .selectAll()
    .where('customer_n', '=', customerN)
    .where('removed_at', 'is', null)
    .orderBy('n')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    name: row.name,
    email: row.email,
    phone: row.phone,
    jobTitle: row.job_title,
    access: row.access as ContactPerson['access'],
  }))
}

export async function findContact(tx: ReadTx, id: string): Promise<KeptContact | null> {
  const row = await tx.db.selectFrom('contact_person').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return null
  return {
    n: row.n,
    customerN: row.customer_n,
    removed: row.removed_at !== null,
    id: row.id,
    version: row.version,
    name: row.name,
    email: row.email,
    phone: row.phone,
    jobTitle: row.job_title,
    access: row.access as ContactPerson['access'],
  }
}

type ContactFields = Omit<ContactPerson, 'id' | 'version'>

export async function insertContact(
  tx: WriteTx,
  contact: ContactFields & { id: string; customerN: number },
): Promise<void> {
  await tx.db
    .insertInto('contact_person')
    .values({
      id: contact.id,
      version: 1,
      customer_n: contact.customerN,
      name: contact.name,
      email: contact.email,
      phone: contact.phone,
      job_title: contact.jobTitle,
      access: contact.access,
      removed_at: null,
    })
    .execute()
}

export async function updateContact(tx: WriteTx, contact: KeptContact, fields: ContactFields): Promise<void> {
  await tx.db
    .updateTable('contact_person')
    .set({
      version: contact.version + 1,
      name: fields.name,
      email: fields.email,
      phone: fields.phone,
      job_title: fields.jobTitle,
      access: fields.access,
    })
    .where('n', '=', contact.n)
    .execute()
}

/** Marks a contact person as removed; the row stays for the card's story. */
export async function markContactRemoved(tx: WriteTx, contact: KeptContact, at: string): Promise<void> {
  await tx.db
    .updateTable('contact_person')
    .set({ version: contact.version + 1, removed_at: at })
    .where('n', '=', contact.n)
    .execute()
}
