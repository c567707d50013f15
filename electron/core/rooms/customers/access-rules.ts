import type { ChangeRequestRecord, Identification } from '../../../../shared/contract/customers-access.ts'
import type { CardFields } from '../../../../shared/contract/customers.ts'
import type { RefusalCode } from '../../../../shared/contract/refusals.ts'
import type { ContactPerson } from './card.ts'

type FieldName = keyof CardFields
type Kind = CardFields['kind']

/** For colleagues only: no customer has to ask for them, so that every access covers them. */
const ownFields: ReadonlySet<string> = new Set<FieldName>(['note', 'formerNames'])

/** Where documents go and how they are paid. */
const billingFields: ReadonlySet<string> = new Set<FieldName>([
  'addressLine',
  'addressExtra',
  'postcode',
  'city',
  'country',
  'email',
  'phone',
  'language',
  'termDays',
  'paymentMethod',
  'iban',
  'purchaseReference',
  'useCreditAutomatically',
])

/** Where a person is reached; of a company's card not even that. */
const contactFields: ReadonlySet<string> = new Set<FieldName>(['email', 'phone', 'language'])

const inWriting: ReadonlySet<Identification> = new Set<Identification>(['mail-on-file', 'letter', 'document'])

/**
 * The changed fields that a contact person of this access may not have changed: `full` covers everything, `billing`
 * where documents go and how they are paid, `contact-only` nothing of a company's card (DESIGN.md, access).
 */
export function uncoveredFields<Field extends string>(
  access: ContactPerson['access'],
  cardKind: Kind,
  changed: readonly Field[],
): Field[] {
  if (access === 'full') return []
  const covered = access === 'billing' ? billingFields : cardKind === 'person' ? contactFields : null
  return changed.filter((field) => !ownFields.has(field) && covered?.has(field) !== true)
}

export interface AskedChange {
  requestedBy: string
  identifiedBy: Identification
  cardKind: Kind
  changed: readonly string[]
  contacts: readonly ContactPerson[]
}

export type Answer =
  { ok: true; record: ChangeRequestRecord } | { ok: false; code: RefusalCode; params: Record<string, string> }

/**
 * Whether whoever asks may have these fields changed, and what is kept of it. A refusal for want of access names the
 * contact persons who could.
 */
export function judgeRequest(asked: AskedChange): Answer {
  const { requestedBy, identifiedBy } = asked
  const standing = { contactId: null, name: '', access: '', identifiedBy, changeRequest: '' }
  if (requestedBy === 'own') {
    return { ok: true, record: { ...standing, by: 'own', identifiedBy: 'not-needed' } }
  }
  if (identifiedBy === 'not-needed') return refused('customers.identification-missing', {})
  if (requestedBy === 'company') {
    // A voice on the phone is not the company; a consumer is the customer in person.
    if (asked.cardKind === 'company' && !inWriting.has(identifiedBy)) {
      return refused('customers.not-in-writing', {})
    }
    return { ok: true, record: { ...standing, by: 'company' } }
  }
  const contact = asked.contacts.find(({ id }) => id === requestedBy)
  if (contact === undefined) return refused('customers.requester-unknown', {})
  const uncovered = uncoveredFields(contact.access, asked.cardKind, asked.changed)
  if (uncovered.length > 0) return refuseAccess(asked, contact, uncovered)
  const { id, name, access } = contact
  return { ok: true, record: { ...standing, by: 'contact', contactId: id, name, access } }
}

/** The refusal for want of access, which names the contact persons who could. */
export function refuseAccess(
  asked: Pick<AskedChange, 'cardKind' | 'changed' | 'contacts'>,
  contact: ContactPerson,
  uncovered: readonly string[],
): Extract<Answer, { ok: false }> {
  const able = asked.contacts
    .filter(({ access }) => uncoveredFields(access, asked.cardKind, asked.changed).length === 0)
    .map(({ name }) => name)
  const params = { name: contact.name, access: contact.access, fields: uncovered.join(' ') }
  return able.length === 0
    ? refused('customers.access-nobody', params)
    : refused('customers.access-not-enough', { ...params, people: able.join(', ') })
}

function refused(code: RefusalCode, params: Record<string, string>): Extract<Answer, { ok: false }> {
  return { ok: false, code, params }
}
