import type { CommandContext } from '../../api/context.ts'
import type { Card, CardState } from './card.ts'
import { fieldsOfCard } from './card-mapping.ts'
import { keepVersion } from './change-card.ts'
import { listContacts } from './contact-store.ts'
import { saveContact } from './contacts.ts'
import { updateStanding } from './store.ts'

/** Closes a card in favour of the one that takes over; from now on it points there. */
export async function moveCardTo(command: CommandContext, card: Card, successor: Card): Promise<void> {
  await changeStanding(command, card, { state: 'moved', successorN: successor.n })
  await tell(command, card, 'customers.card-moved', { successor: successor.cardNumber })
  await tell(command, successor, 'customers.card-took-over', { from: card.cardNumber })
}

/** Opens a card again that had been moved to another. */
export async function takeCardBack(command: CommandContext, card: Card, from: Card): Promise<void> {
  await changeStanding(command, card, { state: 'active', successorN: null })
  await tell(command, card, 'customers.card-move-taken-back', { successor: from.cardNumber })
}

/** Takes a card out of use that was made for a migration; what was cancelled on it stays to be read. */
export async function withdrawSuccessor(command: CommandContext, card: Card, old: Card): Promise<void> {
  await changeStanding(command, card, { state: 'withdrawn', successorN: old.n })
  await tell(command, card, 'customers.card-withdrawn', { successor: old.cardNumber })
}

async function changeStanding(
  command: CommandContext,
  card: Card,
  to: { state: CardState; successorN: number | null },
): Promise<void> {
  const { vatConfirmation } = card
  await updateStanding(command.tx, card, { ...to, vatConfirmation, at: command.now })
  await keepVersion(command, card, { fields: fieldsOfCard(card), state: to.state, vatConfirmation })
}

async function tell(
  command: CommandContext,
  card: Card,
  action: string,
  what: Record<string, unknown>,
): Promise<void> {
  await command.audit({
    action,
    recordKind: 'customer',
    recordId: card.id,
    recordLabel: card.cardNumber,
    public: what,
  })
}

/** Adds the contact persons of a card to another one, each with the access that it has. */
export async function copyContacts(command: CommandContext, from: Card, to: Card): Promise<number> {
  const contacts = await listContacts(command.tx, from.n)
  for (const { name, email, phone, jobTitle, access } of contacts) {
    const fields = { name, email, phone, jobTitle, access }
    const asked = { requestedBy: 'own', identifiedBy: 'not-needed' } as const
    await saveContact(command, { customerId: to.id, contactId: null, version: null, ...fields, ...asked })
  }
  return contacts.length
}
