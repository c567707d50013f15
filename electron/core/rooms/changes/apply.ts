import type { PrintedWords } from '../../../../shared/contract/changes-asked.ts'
import { zeroCents } from '../../../../shared/values/money.ts'
import { type CommandContext, refuse } from '../../api/context.ts'
import { type Correction, creditAndReinvoice, issueCorrective } from '../billing/index.ts'
import { applyAuthorisedContact, applyAuthorisedFields, readCard } from '../customers/index.ts'
import { endPurpose } from '../evidence/index.ts'
import { migrationsOfCard } from '../migrations/index.ts'
import { refuseOutdatedSigner, staleFields } from './decision.ts'
import { cardFieldsOf, correctionOf, differingFields } from './facts.ts'
import { inBrief, requestAt, tell, workOn } from './requests.ts'
import { isSameIdentity } from './rules.ts'
import { type ChangeRequest, type Result, takeStep } from './store.ts'

const nothing: Result = {
  cardVersion: null,
  contactId: null,
  documents: [],
  creditLeftCents: zeroCents,
  migration: null,
}

/**
 * Does what a second operator approved, in one transaction: the card's next version, the contact person, the
 * corrective document, or the credit note with the new invoice. For a new tax identity it takes in the migration that
 * was done since.
 *
 * @throws Refusal changes.stale where card or document say something else than what was signed,
 *   changes.migration-missing, changes.card-says-otherwise, as `refuseOutdatedSigner`, and what the room that does it refuses; Stale
 */
export async function applyChange(command: CommandContext, input: { id: string; version: number }) {
  const request = await requestAt(command, input, ['approved'])
  if (request.verdict !== 'new-card') {
    await refuseOutdatedSigner(command.tx, request)
    const stale = await staleFields(command, request)
    if (stale.length > 0) refuse('changes.stale', { fields: stale.join(' ') })
  }
  const result = await resultOf(command, request)
  const version = await takeStep(command.tx, request, {
    state: 'applied',
    applied: { at: command.now, result },
  })
  await workOn(command, request.n)
  await endPurpose(command, request.n)
  await tell(command, request, 'applied', {
    verdict: request.verdict,
    documents: result.documents.map(({ number }) => number),
    ...(result.migration === null ? {} : { newCard: result.migration.newCard.cardNumber }),
    ...(request.checkerName === null ? {} : { checkerName: request.checkerName }),
  })
  return { version, state: 'applied' as const }
}

function resultOf(command: CommandContext, request: ChangeRequest): Promise<Result> {
  switch (request.verdict) {
    case 'edit-card':
      return editCard(command, request)
    case 'edit-contact':
      return editContact(command, request)
    case 'corrective':
      return correct(command, request)
    case 'credit-and-invoice':
      return creditAndInvoice(command, request)
    case 'new-card':
      return takeMigration(command, request)
  }
}

function authorised(request: ChangeRequest) {
  const { number, signedBy, signer } = request
  const by = signedBy ?? signer
  return { number, requesterName: by.name, access: by.access, contactId: by.contactId }
}

async function editCard(command: CommandContext, request: ChangeRequest): Promise<Result> {
  const { asked, customerN } = request
  if (asked.kind === 'lost-access') throw new Error('lost access changes a contact person')
  const card = await readCard(command.tx, { n: customerN })
  const { version } = await applyAuthorisedFields(command, {
    customerN,
    fields: cardFieldsOf(card, asked.fields),
    request: authorised(request),
  })
  return { ...nothing, cardVersion: version }
}

async function editContact(command: CommandContext, request: ChangeRequest): Promise<Result> {
  const { asked, customerN } = request
  if (asked.kind !== 'lost-access') throw new Error('only lost access changes a contact person')
  const { id } = await applyAuthorisedContact(command, {
    customerN,
    contactId: asked.contactId,
    fields: asked.contact,
    request: authorised(request),
  })
  return { ...nothing, contactId: id }
}

/** Why a document was made, on the document itself. */
const reasonOf = (request: ChangeRequest) => request.number

async function correct(command: CommandContext, request: ChangeRequest): Promise<Result> {
  const { asked, documentN } = request
  if (asked.kind !== 'invoice' || asked.words === null || documentN === null)
    throw new Error('a corrective document puts words right')
  const { id, number } = await issueCorrective(command, {
    documentN,
    correction: correctionOf(asked.words),
    reason: reasonOf(request),
  })
  return { ...nothing, documents: [{ id, kind: 'corrective', number }] }
}

/** What of the words no card says. */
function reworded(words: PrintedWords): Omit<Correction, 'recipient'> {
  const { purchaseReference, note, lines } = words
  return { purchaseReference, note, lines }
}

async function creditAndInvoice(command: CommandContext, request: ChangeRequest): Promise<Result> {
  const { asked, documentN, rightCustomerN } = request
  if (documentN === null || rightCustomerN === null) throw new Error('an invoice is credited for a card')
  const made = await creditAndReinvoice(command, {
    documentN,
    customerN: rightCustomerN,
    ...(asked.kind === 'invoice' && asked.matter === 'words' && asked.words !== null
      ? { words: reworded(asked.words) }
      : {}),
    reason: reasonOf(request),
  })
  return {
    ...nothing,
    documents: [
      { ...made.creditNote, kind: 'credit-note' },
      { ...made.invoice, kind: 'invoice' },
    ],
    creditLeftCents: made.creditLeftCents,
  }
}

/** The migration to the card with the tax identity that was asked for, done since the request was recorded. */
async function takeMigration(command: CommandContext, request: ChangeRequest): Promise<Result> {
  const { asked, customerN, customer } = request
  if (asked.kind !== 'card' || asked.taxIdentity === null) throw new Error('a new card has a new identity')
  const { movedTo } = await migrationsOfCard(command.tx, customerN)
  if (movedTo === null || movedTo.createdAt < request.createdAt)
    refuse('changes.migration-missing', { cardNumber: customer.cardNumber })
  const newCard = await readCard(command.tx, { id: movedTo.newCard.id })
  if (!isSameIdentity(newCard.taxIdentity, asked.taxIdentity)) {
    refuse('changes.other-identity', {
      cardNumber: newCard.cardNumber,
      before: asked.taxIdentity.value,
      after: newCard.taxIdentity.value,
    })
  }
  const differing = differingFields(newCard, asked.fields)
  if (differing.length > 0)
    refuse('changes.card-says-otherwise', { cardNumber: newCard.cardNumber, fields: differing.join(' ') })
  return { ...nothing, migration: { id: movedTo.id, newCard: inBrief(newCard) } }
}
