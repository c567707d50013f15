import type { Identification } from '../../../../shared/contract/customers-access.ts'
import { assertVersion, type CommandContext, Missing, refuse } from '../../api/context.ts'
import { judgeRequest } from './access-rules.ts'
import { refuseInactive, requireActiveCard } from './active-card.ts'
import type { Card, ContactPerson } from './card.ts'
import {
  findContact,
  insertContact,
  type KeptContact,
  listContacts,
  markContactRemoved,
  updateContact,
} from './contact-store.ts'
import { emailKept, looksLikeEmail, searchTextOf } from './rules.ts'
import { readCard, updateSearchText } from './store.ts'

/** What is kept of a contact person. */
export type ContactFields = Omit<ContactPerson, 'id' | 'version'>

interface ContactInput extends ContactFields {
  customerId: string
  contactId: string | null
  version: number | null
  requestedBy: string
  identifiedBy: Identification
}

/** Adds a contact person to a card, or changes one. Events stand in the card's own story. */
export async function saveContact(
  command: CommandContext,
  input: ContactInput,
): Promise<{ id: string; version: number }> {
  const fields = acceptContactFields(input)
  const card = await requireActiveCard(command.tx, { id: input.customerId })
  const requested = await acceptRequest(command, card, input)
  await refuseOwnGrant(command, card, input)
  if (input.contactId === null) return addContact(command, card, fields, requested)
  const contact = await presentContact(command, card, input.contactId)
  assertVersion('contact', contact.version, input.version ?? 0)
  return changeContact(command, card, { contact, fields, requested })
}

/**
 * Full access is given by who has it, by the customer in writing or by an authorised request: our own correction gives
 * it only while nobody on the card has it, else one operator alone could hand a card to anybody.
 */
async function refuseOwnGrant(command: CommandContext, card: Card, input: ContactInput): Promise<void> {
  if (input.requestedBy !== 'own' || input.access !== 'full') return
  const able = (await listContacts(command.tx, card.n)).filter(({ access }) => access === 'full')
  if (able.length === 0 || able.some(({ id }) => id === input.contactId)) return
  refuse('customers.own-grant', { name: input.name, people: able.map(({ name }) => name).join(', ') })
}

/** The fields of a contact person as they are kept. @throws Refusal customers.email-invalid */
export function acceptContactFields(typed: ContactFields): ContactFields {
  const { name, email, phone, jobTitle, access } = typed
  if (email !== '' && !looksLikeEmail(email)) refuse('customers.email-invalid', { email })
  return { name, email: emailKept(email), phone, jobTitle, access }
}

/** Writes other fields of a contact person. */
export async function changeContact(
  command: CommandContext,
  card: Card,
  { contact, fields, requested }: { contact: KeptContact; fields: ContactFields; requested: Requested },
): Promise<{ id: string; version: number }> {
  await updateContact(command.tx, contact, fields)
  await refreshSearchText(command, card)
  await tellStory(
    command,
    card,
    'customers.contact-changed',
    contact,
    {
      before: fieldsOfContact(contact),
      after: fields,
      ...requested.personal,
    },
    requested.open,
  )
  return { id: contact.id, version: contact.version + 1 }
}

/** Who asked, for the open part of an event and for the part that can be erased. */
export interface Requested {
  open: Record<string, string>
  personal: Record<string, string>
}

/** Who asked for the contact person, as both parts of the event keep it, or the refusal. */
async function acceptRequest(
  command: CommandContext,
  card: Card,
  { requestedBy, identifiedBy }: Pick<ContactInput, 'requestedBy' | 'identifiedBy'>,
  changed: readonly string[] = ['contacts'],
): Promise<Requested> {
  const contacts = await listContacts(command.tx, card.n)
  const judged = judgeRequest({ requestedBy, identifiedBy, cardKind: card.kind, changed, contacts })
  if (!judged.ok) refuse(judged.code, judged.params)
  const { by, name, access, contactId } = judged.record
  return {
    open: {
      requestedBy: by,
      identifiedBy: judged.record.identifiedBy,
      ...(contactId === null ? {} : { requesterId: contactId }),
    },
    personal: by === 'contact' ? { requester: name, requesterAccess: access } : {},
  }
}

export async function addContact(
  command: CommandContext,
  card: Card,
  fields: ContactFields,
  requested: Requested,
): Promise<{ id: string; version: number }> {
  const contact = { ...fields, id: command.newId(), version: 1 }
  await insertContact(command.tx, { ...contact, customerN: card.n })
  await refreshSearchText(command, card)
  await tellStory(
    command,
    card,
    'customers.contact-added',
    contact,
    { after: fields, ...requested.personal },
    requested.open,
  )
  return { id: contact.id, version: contact.version }
}

/**
 * Removes a contact person from the card; the row is kept for its story until it is erased. Whoever asks needs the
 * access for it, but to be removed oneself everybody may ask.
 */
export async function removeContact(
  command: CommandContext,
  input: { contactId: string; version: number; requestedBy: string; identifiedBy: Identification },
): Promise<Record<never, never>> {
  const contact = await findContact(command.tx, input.contactId)
  if (contact === null || contact.removed) throw new Missing('contact')
  const card = await readCard(command.tx, { n: contact.customerN })
  await refuseInactive(command.tx, card)
  assertVersion('contact', contact.version, input.version)
  const changed = input.requestedBy === contact.id ? [] : ['contacts']
  const requested = await acceptRequest(command, card, input, changed)
  await markContactRemoved(command.tx, contact, command.now)
  await refreshSearchText(command, card)
  const personal = { before: fieldsOfContact(contact), ...requested.personal }
  await tellStory(command, card, 'customers.contact-removed', contact, personal, requested.open)
  return {}
}

/** A contact person of this card who was not removed. @throws Missing contact */
export async function presentContact(command: CommandContext, card: Card, id: string): Promise<KeptContact> {
  const contact = await findContact(command.tx, id)
  if (contact === null || contact.removed || contact.customerN !== card.n) throw new Missing('contact')
  return contact
}

function fieldsOfContact(contact: ContactPerson): ContactFields {
  const { name, email, phone, jobTitle, access } = contact
  return { name, email, phone, jobTitle, access }
}

/** Writes what a card is found by anew, after one of its persons came, changed or went. */
export async function refreshSearchText(command: CommandContext, card: Card): Promise<void> {
  const contacts = await listContacts(command.tx, card.n)
  const { cardNumber, taxIdentity } = card
  const searchText = searchTextOf({ fields: card, cardNumber, taxIdentity, contacts })
  await updateSearchText(command.tx, card.n, searchText)
}

async function tellStory(
  command: CommandContext,
  card: Card,
  action: string,
  contact: { id: string; access: ContactPerson['access'] },
  personal: Record<string, unknown>,
  open: Record<string, string> = {},
): Promise<void> {
  await command.audit({
    action,
    recordKind: 'customer',
    recordId: card.id,
    recordLabel: card.cardNumber,
    public: { contactId: contact.id, access: contact.access, ...open },
    private: personal,
  })
}
