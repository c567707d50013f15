import type { ChangeRequestRecord } from '../../../../shared/contract/customers-access.ts'
import type { CardFields } from '../../../../shared/contract/customers.ts'
import type { CommandContext } from '../../api/context.ts'
import { requireActiveCard } from './active-card.ts'
import { fieldsOfCard } from './card-mapping.ts'
import { changeFields } from './change-card.ts'
import {
  acceptContactFields,
  addContact,
  changeContact,
  type ContactFields,
  presentContact,
} from './contacts.ts'

export type { ContactFields } from './contacts.ts'

/** The authorised change request that was signed by the customer and approved by a second operator. */
export interface ApprovedRequest {
  /** As people write it: CR-2026-0007. */
  number: string
  requesterName: string
  /** The access of a contact person who signed; '' for a holder or a representative. */
  access: string
  /** The contact person who signed; their name goes when that person is erased. */
  contactId?: string | null
}

/**
 * Writes some fields of a card as its next version. No password is asked: a second operator approved the request.
 *
 * @throws Missing customer; Refusal for an inactive card, a field that is wrong or a kind that the tax identity does
 *   not allow
 */
export async function applyAuthorisedFields(
  command: CommandContext,
  asked: { customerN: number; fields: Partial<CardFields>; request: ApprovedRequest },
): Promise<{ version: number }> {
  const card = await requireActiveCard(command.tx, { n: asked.customerN })
  const fields = { ...fieldsOfCard(card), ...asked.fields }
  return changeFields(command, card, { fields, requested: recordOf(asked.request) })
}

/**
 * Adds a contact person to a card, or changes one, with any access: that is how access that was lost comes back.
 *
 * @throws Missing customer or contact; Refusal for an inactive card or `customers.email-invalid`
 */
export async function applyAuthorisedContact(
  command: CommandContext,
  asked: { customerN: number; contactId: string | null; fields: ContactFields; request: ApprovedRequest },
): Promise<{ id: string }> {
  const fields = acceptContactFields(asked.fields)
  const card = await requireActiveCard(command.tx, { n: asked.customerN })
  const { by, identifiedBy, changeRequest, name, access, contactId } = recordOf(asked.request)
  const requested = {
    open: {
      requestedBy: by,
      identifiedBy,
      changeRequest,
      ...(contactId === null ? {} : { requesterId: contactId }),
    },
    personal: { requester: name, requesterAccess: access },
  }
  if (asked.contactId === null) {
    const { id } = await addContact(command, card, fields, requested)
    return { id }
  }
  const contact = await presentContact(command, card, asked.contactId)
  const { id } = await changeContact(command, card, { contact, fields, requested })
  return { id }
}

function recordOf(request: ApprovedRequest): ChangeRequestRecord {
  return {
    by: 'change-request',
    contactId: request.contactId ?? null,
    name: request.requesterName,
    access: request.access,
    identifiedBy: 'document',
    changeRequest: request.number,
  }
}
