import { assertVersion, type CommandContext, type JobContext, Missing, refuse } from '../../api/context.ts'
import type { ReadTx } from '../../store/store.ts'
import { verifyOwnPassword } from '../operators/index.ts'
import { findContact, type KeptContact } from './contact-store.ts'
import { refreshSearchText } from './contacts.ts'
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
  return {
    name: contact.name,
    eventCount: await countPersonalEvents(tx, card.id, contact.id),
    kept: await keptForLaw(tx, contact),
  }
}

/**
 * Erases what the console holds of a contact person (GDPR art. 17), but for what the law has to keep (art. 17(3)(b)
 * with AWR art. 52): frozen documents and the letters that went with them. Asks the password, since nothing brings it
 * back.
 *
 * @throws Refusal operators.password-wrong, customers.already-erased; Stale
 */
export async function erasePerson(
  job: JobContext,
  input: { requestId: string; contactId: string; version: number; reason: string; password: string },
): Promise<Erasure> {
  await verifyOwnPassword(job.core, job.session, input.password)
  return job.command(input.requestId, (command) => erase(command, input))
}

async function erase(
  command: CommandContext,
  input: { contactId: string; version: number; reason: string },
): Promise<Erasure> {
  const { tx } = command
  const contact = await presentOrRemoved(tx, input.contactId)
  assertVersion('contact', contact.version, input.version)
  const card = await readCard(tx, { n: contact.customerN })
  const erasure: Erasure = {
    id: command.newId(),
    contactId: contact.id,
    at: command.now,
    operatorName: command.actor.name,
    reason: input.reason,
    eventCount: await countPersonalEvents(tx, card.id, contact.id),
    kept: await keptForLaw(tx, contact),
  }
  await emptyContact(tx, contact, command.now)
  await dropPersonalParts(tx, card.id, contact.id)
  await refreshSearchText(command, card)
  await insertErasure(tx, { ...erasure, customerN: card.n, operatorN: command.actor.n })
  await command.audit({
    action: 'customers.person-erased',
    recordKind: 'customer',
    recordId: card.id,
    recordLabel: card.cardNumber,
    public: {
      contactId: contact.id,
      eventCount: erasure.eventCount,
      kept: erasure.kept.map(({ label }) => label),
    },
    private: { reason: input.reason },
  })
  return erasure
}

export async function formerContacts(tx: ReadTx, customerId: string) {
  const card = await readCard(tx, { id: customerId })
  return { removed: await removedContacts(tx, card.n), erased: await erasuresOf(tx, card.n) }
}
