import { assertVersion, type CommandContext, type JobContext, Missing, refuse } from '../../api/context.ts'
import type { ReadTx } from '../../store/store.ts'
import { verifyOwnPassword } from '../operators/index.ts'
import { findContact, type KeptContact } from './contact-store.ts'
import { refreshSearchText } from './contacts.ts'
import { clearParts, partsOf } from './erasure-parts-store.ts'
import {
  countPersonalEvents,
  dropPersonalParts,
  emptyContact,
  type Erasure,
  erasuresOf,
  insertErasure,
  isErased,
  keptForLaw,
  removedContacts,
} from './erasure-store.ts'
import { readCard } from './store.ts'

/** @throws Refusal customers.already-erased; Missing when there never was such a person */
async function presentOrRemoved(tx: ReadTx, contactId: string): Promise<KeptContact> {
  const contact = await findContact(tx, contactId)
  if (contact === null) throw new Missing('contact')
  if (await isErased(tx, contactId)) refuse('customers.already-erased')
  return contact
}

export async function previewErasure(tx: ReadTx, contactId: string) {
  const contact = await presentOrRemoved(tx, contactId)
  const card = await readCard(tx, { n: contact.customerN })
  const parts = await partsOf(tx, contact)
  const noteIds = parts.notes.map(({ id }) => id)
  return {
    name: contact.name,
    eventCount: await countPersonalEvents(tx, { cardId: card.id, contactId: contact.id, noteIds }),
    requestCount: parts.versions.length,
    notes: parts.notes,
    migrations: parts.migrations,
    kept: await keptForLaw(tx, contact),
  }
}

interface ErasureOrder {
  contactId: string
  version: number
  reason: string
  /** Notes that name the person and stay all the same, as the operator saw them. */
  keepNoteIds: readonly string[]
}

/**
 * Erases what the console holds of a contact person (GDPR art. 17): their row, the personal part of the audit trail,
 * their name beside the changes they asked for, notes that name them, and their entry in the plans of migrations. What
 * the law has to keep stays (art. 17(3)(b) with AWR art. 52): frozen documents, letters and papers of migrations, and
 * the names in payments, which are the bank's own lines. Asks the password, since nothing brings it back.
 *
 * @throws Refusal operators.password-wrong, customers.already-erased; Stale
 */
export async function erasePerson(
  job: JobContext,
  input: ErasureOrder & { requestId: string; password: string },
): Promise<Erasure> {
  await verifyOwnPassword(job.core, job.session, input.password)
  return job.command(input.requestId, (command) => erase(command, input))
}

async function erase(command: CommandContext, order: ErasureOrder): Promise<Erasure> {
  const { tx } = command
  const contact = await presentOrRemoved(tx, order.contactId)
  assertVersion('contact', contact.version, order.version)
  const card = await readCard(tx, { n: contact.customerN })
  const found = await partsOf(tx, contact)
  const parts = { ...found, notes: found.notes.filter(({ id }) => !order.keepNoteIds.includes(id)) }
  const noteIds = parts.notes.map(({ id }) => id)
  const story = { cardId: card.id, contactId: contact.id, noteIds }
  const erasure: Erasure = {
    id: command.newId(),
    contactId: contact.id,
    at: command.now,
    operatorName: command.actor.name,
    reason: order.reason,
    eventCount: await countPersonalEvents(tx, story),
    kept: await keptForLaw(tx, contact),
    cleared: { noteIds, versions: parts.versions, migrationIds: parts.migrations.map(({ id }) => id) },
  }
  // The record comes first: only with it the guards let what was written be emptied.
  await insertErasure(tx, { ...erasure, customerN: card.n, operatorN: command.actor.n })
  await clearParts(tx, contact, parts)
  await emptyContact(tx, contact, command.now)
  await dropPersonalParts(tx, story)
  await refreshSearchText(command, card)
  await command.audit({
    action: 'customers.person-erased',
    recordKind: 'customer',
    recordId: card.id,
    recordLabel: card.cardNumber,
    public: {
      contactId: contact.id,
      eventCount: erasure.eventCount,
      noteCount: noteIds.length,
      kept: erasure.kept.map(({ label }) => label),
    },
    private: { reason: order.reason },
  })
  return erasure
}

export async function formerContacts(tx: ReadTx, customerId: string) {
  const card = await readCard(tx, { id: customerId })
  return { removed: await removedContacts(tx, card.n), erased: await erasuresOf(tx, card.n) }
}
