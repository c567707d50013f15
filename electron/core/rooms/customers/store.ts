import { sql } from 'kysely'
import type { CardFields } from '../../../../shared/contract/customers.ts'
import type { ChangeRequestRecord, IdentityEvidence } from '../../../../shared/contract/customers-access.ts'
import { cents } from '../../../../shared/values/money.ts'
import { Missing } from '../../api/context.ts'
import { preparedRead, preparedWrite, type Slots } from '../../store/prepared.ts'
import type { ReadTx, WriteTx } from '../../store/store.ts'
import type { Card, CardKey, CardSnapshot, CardState, TaxIdentity, VatConfirmation } from './card.ts'
import { cardOfRow, columnsOfFields } from './card-mapping.ts'
import { type SearchedContact, searchTextOf } from './rules.ts'

const cardByN = preparedRead((db, { key }: Slots<{ n: number }>) =>
  db.selectFrom('customer').selectAll().where('n', '=', key('n', 'integer')),
)
const cardById = preparedRead((db, { key }: Slots<{ id: string }>) =>
  db.selectFrom('customer').selectAll().where('id', '=', key('id', 'text')),
)

/**
 * One card.
 *
 * @throws Missing when there is no such card
 */
export async function readCard(tx: ReadTx, key: CardKey): Promise<Card> {
  const [row] = 'n' in key ? await cardByN(tx, { n: key.n }) : await cardById(tx, { id: key.id })
  if (row === undefined) throw new Missing('customer')
  return cardOfRow(row)
}

/** The cards of these keys that exist, by their inner key. At most 500 at a time. */
export async function readCards(tx: ReadTx, ns: readonly number[]): Promise<Map<number, Card>> {
  if (ns.length === 0) return new Map()
  const rows = await tx.db
    .selectFrom('customer')
    .selectAll()
    .where('n', 'in', [...ns])
    .execute()
  return new Map(rows.map((row) => [row.n, cardOfRow(row)]))
}

const addOpen = preparedWrite((db, { key, value }: Slots<{ n: number; deltaCents: number }>) =>
  db
    .updateTable('customer')
    .set({ open_cents: sql`open_cents + ${value('deltaCents')}` })
    .where('n', '=', key('n', 'integer')),
)
const addCredit = preparedWrite((db, { key, value }: Slots<{ n: number; deltaCents: number }>) =>
  db
    .updateTable('customer')
    .set({ credit_cents: sql`credit_cents + ${value('deltaCents')}` })
    .where('n', '=', key('n', 'integer')),
)

/** Adds to what is open on a card's documents, in minor units; negative when something is settled. */
export async function addToOpen(tx: WriteTx, n: number, deltaCents: number): Promise<void> {
  if (deltaCents === 0) return
  await addOpen(tx, { n, deltaCents: cents(deltaCents) })
}

/** Adds to a card's credit, in minor units. The database refuses a credit below zero; the caller looks first. */
export async function addToCredit(tx: WriteTx, n: number, deltaCents: number): Promise<void> {
  if (deltaCents === 0) return
  await addCredit(tx, { n, deltaCents: cents(deltaCents) })
}

/** The number after the last card's; null before the first card. */
export async function lastCardSequence(tx: ReadTx): Promise<number | null> {
  const row = await tx.db
    .selectFrom('customer')
    .select('card_sequence')
    .orderBy('card_sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.card_sequence ?? null
}

export async function cardNumberTaken(tx: ReadTx, cardNumber: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom('customer')
    .select('n')
    .where('card_number', '=', cardNumber)
    .executeTakeFirst()
  return row !== undefined
}

export async function insertCard(
  tx: WriteTx,
  card: {
    id: string
    cardNumber: string
    cardSequence: number
    taxIdentity: TaxIdentity
    fields: CardFields
    at: string
  },
): Promise<number> {
  const row = await tx.db
    .insertInto('customer')
    .values({
      id: card.id,
      version: 1,
      card_number: card.cardNumber,
      card_sequence: card.cardSequence,
      tax_id_kind: card.taxIdentity.kind,
      tax_id_country: card.taxIdentity.country,
      tax_id_value: card.taxIdentity.value,
      state: 'active',
      successor_n: null,
      vat_confirmation_json: null,
      credit_cents: 0,
      open_cents: 0,
      created_at: card.at,
      updated_at: card.at,
      ...columnsOfFields(card.fields, {
        cardNumber: card.cardNumber,
        taxIdentity: card.taxIdentity,
        contacts: [],
      }),
    })
    .returning('n')
    .executeTakeFirstOrThrow()
  return row.n
}

/** Writes the editable fields anew. The tax identity is no part of this statement, nor of any other. */
export async function updateFields(
  tx: WriteTx,
  card: Card,
  change: {
    fields: CardFields
    vatConfirmation: VatConfirmation | null
    contacts: readonly SearchedContact[]
    at: string
  },
): Promise<void> {
  await tx.db
    .updateTable('customer')
    .set({
      version: card.version + 1,
      updated_at: change.at,
      vat_confirmation_json: confirmationJson(change.vatConfirmation),
      ...columnsOfFields(change.fields, {
        cardNumber: card.cardNumber,
        taxIdentity: card.taxIdentity,
        contacts: change.contacts,
      }),
    })
    .where('n', '=', card.n)
    .execute()
}

export async function updateStanding(
  tx: WriteTx,
  card: Card,
  change: {
    state: CardState
    vatConfirmation: VatConfirmation | null
    at: string
    /** The card that takes over; as it is where nothing is said. */
    successorN?: number | null
  },
): Promise<void> {
  await tx.db
    .updateTable('customer')
    .set({
      version: card.version + 1,
      updated_at: change.at,
      state: change.state,
      successor_n: change.successorN === undefined ? card.successorN : change.successorN,
      vat_confirmation_json: confirmationJson(change.vatConfirmation),
    })
    .where('n', '=', card.n)
    .execute()
}

/** Gives a card its tax identity. Where it has one already, the database refuses (guard:tax-id-locked). */
export async function updateTaxIdentity(
  tx: WriteTx,
  card: Card,
  change: { taxIdentity: TaxIdentity; contacts: readonly SearchedContact[]; at: string },
): Promise<void> {
  await tx.db
    .updateTable('customer')
    .set({
      version: card.version + 1,
      updated_at: change.at,
      tax_id_kind: change.taxIdentity.kind,
      tax_id_country: change.taxIdentity.country,
      tax_id_value: change.taxIdentity.value,
      search_text: searchTextOf({
        fields: card,
        cardNumber: card.cardNumber,
        taxIdentity: change.taxIdentity,
        contacts: change.contacts,
      }),
    })
    .where('n', '=', card.n)
    .execute()
}

/** Points a card at the one that took over. */
export async function updateSuccessor(
  tx: WriteTx,
  card: Card,
  change: { successorN: number; at: string },
): Promise<void> {
  await tx.db
    .updateTable('customer')
    .set({
      version: card.version + 1,
      updated_at: change.at,
      state: 'moved',
      successor_n: change.successorN,
    })
    .where('n', '=', card.n)
    .execute()
}

function confirmationJson(confirmation: VatConfirmation | null): string | null {
  return confirmation === null ? null : JSON.stringify(confirmation)
}

/** The cards that a card took over from, the last first; each of them moved to the one before. */
export async function cardsBefore(tx: ReadTx, n: number): Promise<Card[]> {
  const before: Card[] = []
  const known = new Set([n])
  for (let asked = [n]; asked.length > 0;) {
    const rows = await tx.db
      .selectFrom('customer')
      .selectAll()
      .where('successor_n', 'in', asked)
      .orderBy('n')
      .execute()
    const found = rows.filter((row) => !known.has(row.n)).map(cardOfRow)
    for (const card of found) known.add(card.n)
    before.push(...found)
    asked = found.map((card) => card.n)
  }
  return before
}

export async function updateSearchText(tx: WriteTx, n: number, searchText: string): Promise<void> {
  await tx.db.updateTable('customer').set({ search_text: searchText }).where('n', '=', n).execute()
}

/** Keeps the card as it is now under its version; such a row never changes again. */
export async function insertVersion(
  tx: WriteTx,
  version: {
    customerN: number
    version: number
    at: string
    operatorName: string
    snapshot: CardSnapshot
    request?: VersionRequest | undefined
  },
): Promise<void> {
  await tx.db
    .insertInto('customer_version')
    .values({
      customer_n: version.customerN,
      version: version.version,
      at: version.at,
      operator_name: version.operatorName,
      card_json: JSON.stringify(version.snapshot),
      request_json: version.request === undefined ? null : JSON.stringify(version.request),
    })
    .execute()
}

export interface KeptVersion {
  version: number
  at: string
  operatorName: string
  snapshot: CardSnapshot
  requested: ChangeRequestRecord | null
  evidence: IdentityEvidence | null
}

/** What is kept beside a version of why it was made. */
export interface VersionRequest {
  requested?: ChangeRequestRecord
  evidence?: IdentityEvidence
}

/** Every version of a card, oldest first. */
export async function listVersions(tx: ReadTx, customerN: number): Promise<KeptVersion[]> {
  const rows = await tx.db
    .selectFrom('customer_version')
    .selectAll()
    .where('customer_n', '=', customerN)
    .orderBy('version')
    .execute()
  return rows.map((row) => {
    const snapshot: CardSnapshot = JSON.parse(row.card_json)
    const request: VersionRequest = row.request_json === null ? {} : JSON.parse(row.request_json)
    return {
      version: row.version,
      at: row.at,
      operatorName: row.operator_name,
      snapshot,
      requested: request.requested ?? null,
      evidence: request.evidence ?? null,
    }
  })
}
