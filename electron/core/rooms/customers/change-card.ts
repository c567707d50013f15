import type { ChangeRequestRecord, Identification } from '../../../../shared/contract/customers-access.ts'
import type { CardFields } from '../../../../shared/contract/customers.ts'
import type { Day } from '../../../../shared/values/day.ts'
import { assertVersion, type CommandContext, type JobContext, refuse } from '../../api/context.ts'
import type { ReadTx } from '../../store/store.ts'
import { verifyOwnPassword } from '../operators/index.ts'
import { refuseInactive } from './active-card.ts'
import { judgeRequest, uncoveredFields } from './access-rules.ts'
import type { Card, CardState, TaxIdentity, VatConfirmation } from './card.ts'
import { fieldsOfCard } from './card-mapping.ts'
import { beforeAndAfter, changedFields, confirmationAfter, sensitiveChanges } from './change-rules.ts'
import { listContacts } from './contact-store.ts'
import { acceptFields, acceptTaxIdentity } from './create-card.ts'
import { countHistory, readAffected } from './related-store.ts'
import { insertVersion, readCard, updateFields, updateStanding, type VersionRequest } from './store.ts'

interface CardUpdate {
  requestId: string
  id: string
  version: number
  card: CardFields
  requestedBy: string
  identifiedBy: Identification
  password?: string | undefined
}

/**
 * Writes a card's editable fields. A sensitive change asks the operator's password; it is verified outside the
 * transaction, and whether it was needed is decided again inside.
 *
 * @throws Refusal `customers.password-needed` (naming the fields), `operators.password-wrong`, or where the access of
 *   whoever asks does not cover the change `customers.access-not-enough` (naming who could); Stale
 */
export async function updateCard(job: JobContext, input: CardUpdate): Promise<{ version: number }> {
  const needed = await job.read(async (query) => {
    const card = await readCard(query.tx, { id: input.id })
    await acceptRequest(query.tx, card, input)
    return sensitiveChanges(fieldsOfCard(card), acceptFields(input.card))
  })
  const passwordGiven = input.password !== undefined && input.password !== ''
  if (needed.length > 0 && !passwordGiven) refusePasswordless(needed)
  if (needed.length > 0) await verifyOwnPassword(job.core, job.session, input.password ?? '')
  return job.command(input.requestId, (command) => writeFields(command, input, needed.length > 0))
}

function refusePasswordless(fields: readonly string[]): never {
  refuse('customers.password-needed', { fields: fields.join(' ') })
}

/** Who asked for the change, as it is kept, or the refusal. */
async function acceptRequest(
  tx: ReadTx,
  card: Card,
  input: Pick<CardUpdate, 'card' | 'requestedBy' | 'identifiedBy'>,
): Promise<ChangeRequestRecord> {
  const judged = judgeRequest({
    requestedBy: input.requestedBy,
    identifiedBy: input.identifiedBy,
    cardKind: card.kind,
    changed: changedFields(fieldsOfCard(card), acceptFields(input.card)),
    contacts: await listContacts(tx, card.n),
  })
  return judged.ok ? judged.record : refuse(judged.code, judged.params)
}

async function writeFields(
  command: CommandContext,
  input: CardUpdate,
  passwordVerified: boolean,
): Promise<{ version: number }> {
  const card = await readCard(command.tx, { id: input.id })
  assertVersion('customer', card.version, input.version)
  const sensitive = sensitiveChanges(fieldsOfCard(card), acceptFields(input.card))
  if (sensitive.length > 0 && !passwordVerified) refusePasswordless(sensitive)
  const requested = await acceptRequest(command.tx, card, input)
  return changeFields(command, card, { fields: input.card, requested })
}

/**
 * Writes a card's editable fields as its next version, with who asked for it.
 *
 * @throws Refusal for an inactive card, a field that is wrong or a kind that the tax identity does not allow
 */
export async function changeFields(
  command: CommandContext,
  card: Card,
  { fields, requested }: { fields: CardFields; requested: ChangeRequestRecord },
): Promise<{ version: number }> {
  await refuseInactive(command.tx, card)
  const before = fieldsOfCard(card)
  const after = acceptFields(fields)
  if (after.kind !== before.kind) acceptTaxIdentity(card.taxIdentity, after.kind)
  const vatConfirmation = confirmationAfter(card.vatConfirmation, after.vatNumber)
  const contacts = await listContacts(command.tx, card.n)
  await updateFields(command.tx, card, { fields: after, vatConfirmation, contacts, at: command.now })
  const version = await keepVersion(command, card, {
    fields: after,
    state: card.state,
    vatConfirmation,
    request: { requested },
  })
  await command.audit({
    action: 'customers.card-changed',
    recordKind: 'customer',
    recordId: card.id,
    recordLabel: card.cardNumber,
    public: {
      version,
      fields: changedFields(before, after),
      vatConfirmationDropped: card.vatConfirmation !== null && vatConfirmation === null,
      requestedBy: requested.by,
      identifiedBy: requested.identifiedBy,
      ...(requested.changeRequest === '' ? {} : { changeRequest: requested.changeRequest }),
      ...(requested.contactId === null ? {} : { requesterId: requested.contactId }),
    },
    private: {
      ...beforeAndAfter(before, after),
      ...(requested.name === '' ? {} : { requester: requested.name, access: requested.access }),
    },
  })
  return { version }
}

interface AfterChange {
  fields: CardFields
  state: CardState
  vatConfirmation: VatConfirmation | null
  taxIdentity?: TaxIdentity
  request?: VersionRequest
}

/** Keeps what the card is from now on as its next version, and answers that. */
export async function keepVersion(
  command: CommandContext,
  card: Card,
  { request, ...after }: AfterChange,
): Promise<number> {
  const version = card.version + 1
  await insertVersion(command.tx, {
    customerN: card.n,
    version,
    at: command.now,
    operatorName: command.actor.name,
    snapshot: { taxIdentity: card.taxIdentity, ...after },
    request,
  })
  return version
}

/** What a change would touch, before it is saved. */
export async function previewChange(tx: ReadTx, input: { id: string; card: CardFields }) {
  const card = await readCard(tx, { id: input.id })
  const affected = await readAffected(tx, card.n)
  const before = fieldsOfCard(card)
  const after = acceptFields(input.card)
  const changed = changedFields(before, after)
  const contacts = await listContacts(tx, card.n)
  return {
    ...affected,
    sensitiveFields: sensitiveChanges(before, after),
    changedFields: changed,
    contacts: contacts.map(({ id, name, access }) => ({
      id,
      name,
      access,
      uncoveredFields: uncoveredFields(access, card.kind, changed),
    })),
  }
}

/** Takes a card made by mistake out of use. Nothing may hang on it: no service, no document, no money. */
export async function withdrawCard(
  command: CommandContext,
  input: { id: string; version: number; reason: string },
): Promise<{ version: number }> {
  const card = await readCard(command.tx, { id: input.id })
  assertVersion('customer', card.version, input.version)
  await refuseInactive(command.tx, card)
  const { serviceCount, documentCount } = await countHistory(command.tx, card.n)
  if (serviceCount + documentCount > 0 || card.creditCents !== 0 || card.openCents !== 0) {
    refuse('customers.has-documents', { documentCount, serviceCount, creditCents: card.creditCents })
  }
  const standing = { state: 'withdrawn' as const, vatConfirmation: card.vatConfirmation }
  await updateStanding(command.tx, card, { ...standing, at: command.now })
  const version = await keepVersion(command, card, { fields: fieldsOfCard(card), ...standing })
  await command.audit({
    action: 'customers.card-withdrawn',
    recordKind: 'customer',
    recordId: card.id,
    recordLabel: card.cardNumber,
    public: { version },
    private: { reason: input.reason },
  })
  return { version }
}

/**
 * Stores the answer of VIES or the authority on the card's VAT number. Reverse charge rests on it (Directive
 * 2006/112/EC art. 138 and 196), so the day and the consultation number are kept with it.
 */
export async function confirmVatNumber(
  command: CommandContext,
  input: { id: string; version: number; day: Day; valid: boolean; consultationNumber: string },
): Promise<{ version: number }> {
  const card = await readCard(command.tx, { id: input.id })
  assertVersion('customer', card.version, input.version)
  await refuseInactive(command.tx, card)
  if (card.vatNumber === '') refuse('customers.vat-number-invalid', { vatNumber: '', reason: 'empty' })
  const today = await command.today()
  if (input.day > today) refuse('customers.confirmation-in-future', { day: input.day, today })
  const vatConfirmation: VatConfirmation = {
    vatNumber: card.vatNumber,
    day: input.day,
    valid: input.valid,
    consultationNumber: input.consultationNumber,
  }
  await updateStanding(command.tx, card, { state: card.state, vatConfirmation, at: command.now })
  const version = await keepVersion(command, card, {
    fields: fieldsOfCard(card),
    state: card.state,
    vatConfirmation,
  })
  await command.audit({
    action: 'customers.vat-confirmed',
    recordKind: 'customer',
    recordId: card.id,
    recordLabel: card.cardNumber,
    public: { version, day: input.day, valid: input.valid, consultationNumber: input.consultationNumber },
    private: { vatNumber: card.vatNumber },
  })
  return { version }
}
