import type { FormCode } from '../../../shared/values/form-code.ts'
import type { CompanyFacts, RecipientFacts } from './facts.ts'
import type { DocumentLanguage } from './frozen.ts'

/** What of a card or an invoice is asked to change; the form words these in its language. */
export const changeFormFields = [
  'legalName',
  'tradeName',
  'taxId',
  'vatNumber',
  'registrationNumber',
  'addressLine',
  'addressExtra',
  'postcode',
  'city',
  'country',
  'email',
  'phone',
  'iban',
  'paymentMethod',
  'purchaseReference',
  'contactName',
  'contactEmail',
  'contactPhone',
  'contactJobTitle',
  'contactAccess',
  'language',
  'note',
  'lineDescription',
  'lineDetail',
] as const
export type ChangeFormField = (typeof changeFormFields)[number]

export const changeFormKinds = ['card', 'invoice', 'lost-access'] as const
export type ChangeFormKind = (typeof changeFormKinds)[number]

export const changeFormVerdicts = [
  'edit-card',
  'edit-contact',
  'corrective',
  'credit-and-invoice',
  'new-card',
] as const
export type ChangeFormVerdict = (typeof changeFormVerdicts)[number]

export const requesterCapacities = ['contact', 'holder', 'representative'] as const
export type RequesterCapacity = (typeof requesterCapacities)[number]

/** What the form to sign of a change request says. Days are `YYYY-MM-DD`. */
export interface ChangeFormFacts {
  language: DocumentLanguage
  company: CompanyFacts
  /** The holder of the card. */
  recipient: RecipientFacts
  cardNumber: string
  /** `CR-2026-0007`. */
  requestNumber: string
  formCode: FormCode
  kind: ChangeFormKind
  verdict: ChangeFormVerdict
  /** The invoice whose data are to change; null where it is about the card. */
  document: { number: string; day: string } | null
  /**
   * `position` is the line of the invoice that a row is about. Values as stored: codes of countries, languages, access
   * and ways of payment are worded by the form; an empty value is printed as a dash.
   */
  rows: { field: ChangeFormField; position: number | null; before: string; after: string }[]
  /** `access` is of a contact person; empty for anybody else. */
  requester: {
    name: string
    capacity: RequesterCapacity
    access: '' | 'full' | 'billing' | 'contact-only'
  }
  /** What has to come back. */
  needs: { signedForm: true; identityCopy: boolean; registerExtract: boolean }
  /** The last day to send it back; null where none is set. */
  dueDay: string | null
  /** The day on which the form is made, which stands across the copy of the identity document. */
  day: string
  /** UTC instant, ISO 8601 with `Z`. */
  createdAt: string
}
