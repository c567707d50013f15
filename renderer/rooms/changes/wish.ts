import type {
  Asked,
  AskableField,
  invoiceMatters,
  PrintedWords,
} from '../../../shared/contract/changes-asked.ts'
import type { ChangeKind } from '../../../shared/contract/changes.ts'
import type { Identification } from '../../../shared/contract/customers-access.ts'
import type { TaxIdKind } from '../../../shared/values/tax-id.ts'
import { isTaxIdKind, taxIdKinds } from '../../../shared/values/tax-id.ts'
import type { Inputs, Outputs } from '../../api/types.ts'
import type { PickedCustomer } from '../customers/index.ts'

export type Customer = Outputs['customers']['get']
export type Printed = Outputs['changes']['printedWords']
export type Matter = (typeof invoiceMatters)[number]
export type SignerInput = Inputs['changes']['createChange']['signer']
type LostAccess = Extract<Asked, { kind: 'lost-access' }>
export type ContactAsked = LostAccess['contact']

export interface PickedDocument {
  id: string
  number: string
  customerName: string
}

/** Somebody who is no contact person yet. */
export const newPerson = 'new'

/** The form as typed. What was not touched is not in it, so that it follows card and document. */
export interface WishValues {
  kind: ChangeKind
  customer: PickedCustomer | null
  card: Partial<Record<AskableField, string>>
  identityChanged: boolean
  taxCountry: string
  taxKind: TaxIdKind
  taxValue: string
  document: PickedDocument | null
  matter: Matter
  words: PrintedWords | null
  rightCustomer: PickedCustomer | null
  /** A contact person, or `new`; '' until it is chosen. */
  contactId: string
  contact: Partial<ContactAsked>
  askedBy: string
  identifiedBy: Identification | ''
  note: string
  /** `contact:<id>`, `holder` or `representative`; '' until it is chosen. */
  signer: string
  representative: string
}

export const emptyWish: WishValues = {
  kind: 'card',
  customer: null,
  card: {},
  identityChanged: false,
  taxCountry: 'NL',
  taxKind: 'none',
  taxValue: '',
  document: null,
  matter: 'words',
  words: null,
  rightCustomer: null,
  contactId: '',
  contact: {},
  askedBy: '',
  identifiedBy: '',
  note: '',
  signer: '',
  representative: '',
}

/** Kinds of tax ID of a country, of companies and persons alike: the new identity may be of the other kind. */
export function identityKinds(country: string): TaxIdKind[] {
  const kinds = [...taxIdKinds(country, 'company'), ...taxIdKinds(country, 'person')]
  return [...new Set(kinds)].filter((kind) => kind !== 'none')
}

/** A request's data as the start of a new one. */
export function wishOfAsked(asked: Asked): Partial<WishValues> {
  switch (asked.kind) {
    case 'card': {
      const { taxIdentity } = asked
      return {
        kind: 'card',
        card: asked.fields,
        ...(taxIdentity !== null && {
          identityChanged: true,
          taxCountry: taxIdentity.country,
          taxKind: isTaxIdKind(taxIdentity.kind) ? taxIdentity.kind : 'none',
          taxValue: taxIdentity.value,
        }),
      }
    }
    case 'invoice':
      return { kind: 'invoice', matter: asked.matter, words: asked.words, card: asked.fields }
    case 'lost-access':
      return {
        kind: 'lost-access',
        contactId: asked.contactId ?? newPerson,
        contact: asked.contact,
      }
  }
}

/** What is typed and differs from the card. */
export function changedFields(
  typed: WishValues['card'],
  customer: Customer,
): Partial<Record<AskableField, string>> {
  const given = Object.entries(typed) as [AskableField, string][]
  return Object.fromEntries(given.filter(([field, text]) => text.trim() !== customer[field]))
}

/** The contact person as it shall be: what was not typed is as it is now. */
export function contactOf({ contactId, contact }: WishValues, customer: Customer): ContactAsked {
  const known = customer.contacts.find(({ id }) => id === contactId)
  const { name = '', email = '', phone = '', jobTitle = '', access = 'full' as const } = known ?? {}
  return { name, email, phone, jobTitle, access, ...contact }
}

/** Proformas and what only later invoices shall say are asked for as fields of the card. */
export function asksForCard({ matter }: WishValues, printed: Printed): boolean {
  return printed.document.kind === 'proforma' || matter === 'future'
}

/** What is asked for; null while nothing is, or it is not known yet what it is about. */
export function askedOf(
  values: WishValues,
  customer: Customer | undefined,
  printed: Printed | undefined,
): Asked | null {
  if (values.kind === 'invoice')
    return printed === undefined ? null : askedOfInvoice(values, printed, customer)
  if (customer === undefined) return null
  if (values.kind === 'card') return askedOfCard(values, customer)
  const contact = contactOf(values, customer)
  if (values.contactId === '' || contact.name.trim() === '') return null
  return {
    kind: 'lost-access',
    customerId: customer.id,
    contactId: values.contactId === newPerson ? null : values.contactId,
    contact,
  }
}

function askedOfCard(values: WishValues, customer: Customer): Asked | null {
  const fields = changedFields(values.card, customer)
  const taxIdentity =
    values.identityChanged && values.taxValue.trim() !== ''
      ? { kind: values.taxKind, country: values.taxCountry, value: values.taxValue.trim() }
      : null
  if (taxIdentity === null && Object.keys(fields).length === 0) return null
  return { kind: 'card', customerId: customer.id, fields, taxIdentity }
}

function askedOfInvoice(values: WishValues, printed: Printed, customer: Customer | undefined): Asked | null {
  const base = { kind: 'invoice' as const, documentId: printed.document.id, fields: {} }
  if (asksForCard(values, printed)) {
    const fields = customer === undefined ? {} : changedFields(values.card, customer)
    if (Object.keys(fields).length === 0) return null
    return { ...base, matter: 'future', words: null, rightCustomerId: null, fields }
  }
  if (values.matter === 'words') {
    const words = trimmed(values.words ?? printed.words)
    if (JSON.stringify(words) === JSON.stringify(trimmed(printed.words))) return null
    return { ...base, matter: 'words', words, rightCustomerId: null }
  }
  return {
    ...base,
    matter: values.matter,
    words: null,
    rightCustomerId: values.rightCustomer?.id ?? null,
  }
}

/** Without blanks at the ends, and without empty lines in the address. */
function trimmed(words: PrintedWords): PrintedWords {
  return {
    ...words,
    name: words.name.trim(),
    addressLines: words.addressLines.map((line) => line.trim()).filter((line) => line !== ''),
    postcode: words.postcode.trim(),
    city: words.city.trim(),
    purchaseReference: words.purchaseReference.trim(),
    note: words.note.trim(),
  }
}

/** The value that stands for a signer in the form. */
export function signerKey({
  capacity,
  contactId,
}: {
  capacity: 'contact' | 'holder' | 'representative'
  contactId: string | null
}): string {
  return capacity === 'contact' ? `contact:${contactId ?? ''}` : capacity
}

/** Who signs, as the contract takes it; null until it is chosen and named. */
export function signerOf(key: string, representative: string): SignerInput | null {
  if (key === 'holder') return { capacity: 'holder' }
  if (key === 'representative') {
    const name = representative.trim()
    return name === '' ? null : { capacity: 'representative', name }
  }
  const [capacity, contactId = ''] = key.split(':')
  return capacity === 'contact' && contactId !== '' ? { capacity: 'contact', contactId } : null
}
