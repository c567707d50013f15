import { sql } from 'kysely'
import type { Day } from '../../../../shared/values/day.ts'
import { escapeLike } from '../../store/list.ts'
import type { ReadTx, WriteTx } from '../../store/store.ts'
import type { KeptContact } from './contact-store.ts'
import type { ChangeRequestRecord } from '../../../../shared/contract/customers-access.ts'

/** A note of the call sheet that is about a person, or names them. */
export interface NamingNote {
  id: string
  text: string
  createdAt: string
  operatorName: string
}

/** A migration whose kept plan names a person. */
export interface NamingMigration {
  id: string
  label: string
  day: Day
}

/** Everything beside the person's own row in which the name stands and need not stay. */
export interface ErasableParts {
  notes: NamingNote[]
  /** Versions of the card that this person asked for. */
  versions: number[]
  migrations: NamingMigration[]
}

/** Texts by which a person is found: what they are now called and reached at. */
export function signsOf({ name, email, phone }: KeptContact): string[] {
  return [name, email, phone].filter((sign) => sign.trim() !== '')
}

/** True where one of these texts stands in a column; `asJson` where the column holds JSON. */
export function holdsSign(column: string, signs: readonly string[], asJson: boolean) {
  const written = asJson ? signs.map((sign) => JSON.stringify(sign).slice(1, -1)) : signs
  if (written.length === 0) return sql<boolean>`1 = 0`
  return sql<boolean>`(${sql.join(
    written.map((sign) => sql`${sql.ref(column)} like ${`%${escapeLike(sign)}%`} escape '\\'`),
    sql` or `,
  )})`
}

export async function partsOf(tx: ReadTx, contact: KeptContact): Promise<ErasableParts> {
  const signs = signsOf(contact)
  const notes = await tx.db
    .selectFrom('card_note')
    .select(['id', 'text', 'created_at', 'operator_name'])
    .where('customer_n', '=', contact.customerN)
    .where(({ eb, or }) =>
      or([
        eb('contact_n', '=', contact.n),
        holdsSign('text', signs, false),
        holdsSign('outcome', signs, false),
      ]),
    )
    .where(sql<boolean>`(text <> '' or outcome <> '')`)
    .orderBy('n', 'desc')
    .execute()
  const versions = await tx.db
    .selectFrom('customer_version')
    .select(['version', 'request_json'])
    .where('customer_n', '=', contact.customerN)
    .where('request_json', 'like', `%"contactId":"${contact.id}"%`)
    .orderBy('version')
    .execute()
  return {
    notes: notes.map((row) => ({
      id: row.id,
      text: row.text,
      createdAt: row.created_at,
      operatorName: row.operator_name,
    })),
    versions: versions.filter((row) => isNamed(row.request_json)).map(({ version }) => version),
    migrations: (await plansNaming(tx, contact)).map(({ id, label, day }) => ({ id, label, day })),
  }
}

function isNamed(requestJson: string | null): boolean {
  const request: { requested?: ChangeRequestRecord } = JSON.parse(requestJson ?? '{}')
  return request.requested !== undefined && request.requested.name !== ''
}

interface PlannedContacts {
  contacts: { name: string; email: string }[]
}

/** Migrations to or from the card in whose plan the person stands, with the plan as it is without them. */
async function plansNaming(
  tx: ReadTx,
  contact: KeptContact,
): Promise<(NamingMigration & { n: number; planJson: string })[]> {
  const rows = await tx.db
    .selectFrom('card_migration as m')
    .innerJoin('customer as o', 'o.n', 'm.old_customer_n')
    .innerJoin('customer as c', 'c.n', 'm.new_customer_n')
    .select([
      'm.n',
      'm.id',
      'm.day',
      'm.plan_json',
      'o.card_number as old_number',
      'c.card_number as new_number',
    ])
    .where(({ eb, or }) =>
      or([eb('m.old_customer_n', '=', contact.customerN), eb('m.new_customer_n', '=', contact.customerN)]),
    )
    .orderBy('m.n')
    .execute()
  return rows.flatMap((row) => {
    const plan: PlannedContacts = JSON.parse(row.plan_json)
    const contacts = plan.contacts.map((one) =>
      isSame(one, contact) ? { ...one, name: '', email: '' } : one,
    )
    const planJson = JSON.stringify({ ...plan, contacts })
    if (planJson === row.plan_json) return []
    const label = `${row.old_number} → ${row.new_number}`
    return [{ n: row.n, id: row.id, label, day: row.day as Day, planJson }]
  })
}

function isSame(one: { name: string; email: string }, contact: KeptContact): boolean {
  const { name, email } = contact
  return (name !== '' && one.name === name) || (email !== '' && one.email === email)
}

/** Empties these notes, blanks the person in versions and plans. The record of the erasure stands already. */
export async function clearParts(tx: WriteTx, contact: KeptContact, parts: ErasableParts): Promise<void> {
  const noteIds = parts.notes.map(({ id }) => id)
  if (noteIds.length > 0) {
    await tx.db
      .updateTable('card_note')
      .set({ text: '', outcome: '', version: sql<number>`version + 1` })
      .where('id', 'in', noteIds)
      .execute()
  }
  if (parts.versions.length > 0) {
    const blanked =
      tx.flavour === 'sqlite'
        ? sql<string>`json_set(request_json, '$.requested.name', '')`
        : sql<string>`jsonb_set(request_json::jsonb, '{requested,name}', '""')::text`
    await tx.db
      .updateTable('customer_version')
      .set({ request_json: blanked })
      .where('customer_n', '=', contact.customerN)
      .where('version', 'in', parts.versions)
      .execute()
  }
  for (const { n, planJson } of await plansNaming(tx, contact)) {
    await tx.db.updateTable('card_migration').set({ plan_json: planJson }).where('n', '=', n).execute()
  }
}
