import type { Identification } from '../../../../shared/contract/customers-access.ts'
import type { noteKinds } from '../../../../shared/contract/customers-notes.ts'
import type { Day } from '../../../../shared/values/day.ts'
import { assertVersion, type CommandContext, Missing, type QueryContext, refuse } from '../../api/context.ts'
import type { ReadTx } from '../../store/store.ts'
import { readCompany } from '../settings/index.ts'
import { findContact } from './contact-store.ts'
import {
  type CardNote,
  insertNote,
  type KeptNote,
  lastPayments,
  listAssignees,
  listNotes,
  listWaiting,
  readNote,
  updateNote,
} from './note-store.ts'
import { readCard } from './store.ts'

interface NewNote {
  customerId: string
  kind: (typeof noteKinds)[number]
  text: string
  contactId: string | null
  identifiedBy: Identification
  followUpDay: Day | null
  assigneeId: string | null
}

/**
 * Writes a note on the call sheet of a card, of any state: also the holder of a moved card calls.
 *
 * @throws Refusal `customers.follow-up-past`, `customers.assignee-inactive`; Missing customer or contact
 */
export async function addNote(
  command: CommandContext,
  input: NewNote,
): Promise<{ id: string; version: number }> {
  const { tx } = command
  const card = await readCard(tx, { id: input.customerId })
  const contact = input.contactId === null ? null : await findContact(tx, input.contactId)
  if (input.contactId !== null && (contact === null || contact.customerN !== card.n))
    throw new Missing('contact')
  await acceptFollowUpDay(command, input.followUpDay)
  const id = command.newId()
  await insertNote(tx, {
    id,
    customerN: card.n,
    kind: input.kind,
    text: input.text,
    contactN: contact?.n ?? null,
    identifiedBy: input.identifiedBy,
    followUpDay: input.followUpDay,
    assigneeN: await assigneeN(tx, input.assigneeId),
    operatorN: command.actor.n,
    operatorName: command.actor.name,
    at: command.now,
  })
  await tell(command, 'customers.note-added', await readNote(tx, id), { text: input.text })
  return { id, version: 1 }
}

/** @throws Refusal `customers.follow-up-past`, `customers.follow-up-done`, `customers.assignee-inactive`; Stale */
export async function changeFollowUp(
  command: CommandContext,
  input: { id: string; version: number; followUpDay: Day | null; assigneeId: string | null },
): Promise<{ version: number }> {
  const note = await waitingNote(command, input)
  await acceptFollowUpDay(command, input.followUpDay)
  const version = await updateNote(command.tx, note, {
    follow_up_day: input.followUpDay,
    assignee_n: await assigneeN(command.tx, input.assigneeId),
  })
  await tell(command, 'customers.follow-up-changed', await readNote(command.tx, note.id), {})
  return { version }
}

/** @throws Refusal `customers.follow-up-done`; Stale */
export async function closeFollowUp(
  command: CommandContext,
  input: { id: string; version: number; outcome: string },
): Promise<{ version: number }> {
  const note = await waitingNote(command, input)
  const version = await updateNote(command.tx, note, {
    done_at: command.now,
    done_by_name: command.actor.name,
    outcome: input.outcome,
  })
  await tell(command, 'customers.follow-up-done', note, { outcome: input.outcome })
  return { version }
}

async function waitingNote(
  command: CommandContext,
  input: { id: string; version: number },
): Promise<KeptNote> {
  const note = await readNote(command.tx, input.id)
  assertVersion('card-note', note.version, input.version)
  if (note.doneAt !== null) refuse('customers.follow-up-done')
  return note
}

async function acceptFollowUpDay(command: CommandContext, day: Day | null): Promise<void> {
  if (day === null) return
  const today = await command.today()
  if (day < today) refuse('customers.follow-up-past', { day, today })
}

async function assigneeN(tx: ReadTx, id: string | null): Promise<number | null> {
  if (id === null) return null
  const assignee = (await listAssignees(tx)).find((one) => one.id === id)
  if (assignee === undefined) refuse('customers.assignee-inactive')
  return assignee.n
}

async function tell(
  command: CommandContext,
  action: string,
  note: KeptNote,
  personal: Record<string, unknown>,
): Promise<void> {
  await command.audit({
    action,
    recordKind: 'customer',
    recordId: note.customerId,
    recordLabel: note.cardNumber,
    public: {
      noteId: note.id,
      ...(note.contactId === null ? {} : { contactId: note.contactId }),
      kind: note.kind,
      identifiedBy: note.identifiedBy,
      followUpDay: note.followUpDay,
    },
    private: { ...personal, contact: note.contactName, assignee: note.assigneeName },
  })
}

export async function notesOfCard(tx: ReadTx, customerId: string): Promise<CardNote[]> {
  const card = await readCard(tx, { id: customerId })
  return listNotes(tx, card.n)
}

export async function paymentsOfCard(tx: ReadTx, customerId: string) {
  const card = await readCard(tx, { id: customerId })
  const company = await readCompany(tx)
  if (company === null) throw new Missing('company')
  return lastPayments(tx, card.n, company.currency)
}

/** Follow-ups that wait; of the operator who asks those that were given to nobody too, so that none is forgotten. */
export async function followUps(
  query: QueryContext,
  input: { whose: 'mine' | 'all'; untilDay: Day | null },
): Promise<CardNote[]> {
  const operatorN = input.whose === 'mine' ? (query.session?.operatorN ?? null) : null
  return listWaiting(query.tx, { operatorN, untilDay: input.untilDay })
}
