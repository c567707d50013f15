import { z } from 'zod'
import { multilineText, requiredText, text, zCountry, zUuid } from './base.ts'
import { accessLevels, zTaxIdentity } from './customers.ts'

/** A contact person of the card, the person whose card it is, or who represents the company by law or register. */
export const zSigner = z.discriminatedUnion('capacity', [
  z.object({ capacity: z.literal('contact'), contactId: zUuid }),
  z.object({ capacity: z.literal('holder') }),
  z.object({ capacity: z.literal('representative'), name: requiredText(120) }),
])
export type SignerInput = z.infer<typeof zSigner>
export const zKeptSigner = z.object({
  capacity: z.enum(['contact', 'holder', 'representative']),
  contactId: zUuid.nullable(),
  name: z.string(),
  /** Of a contact person on that day; '' for the others. */
  access: z.union([z.enum(accessLevels), z.literal('')]),
})

/** Fields of a card that a request may ask to change; the tax identity is asked for beside them. */
export const askableFields = [
  'legalName',
  'tradeName',
  'addressLine',
  'addressExtra',
  'postcode',
  'city',
  'country',
  'email',
  'phone',
  'vatNumber',
  'registrationNumber',
  'language',
  'paymentMethod',
  'iban',
  'purchaseReference',
] as const
export type AskableField = (typeof askableFields)[number]

/** What an issued document says that can be wrong without being another supply. */
export const zPrintedWords = z.object({
  name: requiredText(160),
  addressLines: z.array(requiredText(160)).max(4),
  postcode: text(12),
  city: requiredText(80),
  country: zCountry,
  purchaseReference: text(60),
  note: multilineText(1000),
  lines: z
    .array(
      z.object({ position: z.int().positive(), description: requiredText(300), detail: multilineText(1000) }),
    )
    .max(1000),
})
export type PrintedWords = z.infer<typeof zPrintedWords>

/**
 * words: data of the same recipient is wrong on it; recipient: it went to the wrong one; tax-id: the tax or VAT number
 * on it is not the recipient's; future: only invoices to come shall say it otherwise.
 */
export const invoiceMatters = ['words', 'recipient', 'tax-id', 'future'] as const

const zContactAsked = z.object({
  name: requiredText(120),
  email: text(254),
  phone: text(40),
  jobTitle: text(80),
  access: z.enum(accessLevels),
})

/** What is asked for, by kind. It never changes once it is recorded: what is signed is what is applied. */
export const zAsked = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('card'),
    customerId: zUuid,
    fields: z.partialRecord(z.enum(askableFields), text(160)),
    /** The new tax identity, where that is what changed. */
    taxIdentity: zTaxIdentity.nullable(),
  }),
  z.object({
    kind: z.literal('invoice'),
    documentId: zUuid,
    matter: z.enum(invoiceMatters),
    /** How it shall read, in full; for `words` only. */
    words: zPrintedWords.nullable(),
    /** The card it should have gone to; for `recipient` and `tax-id`. Null: there is none yet. */
    rightCustomerId: zUuid.nullable(),
    /** For `future`: what the card shall say. */
    fields: z.partialRecord(z.enum(askableFields), text(160)),
  }),
  z.object({
    kind: z.literal('lost-access'),
    customerId: zUuid,
    /** Whose data are out of reach; null adds a contact person. */
    contactId: zUuid.nullable(),
    contact: zContactAsked,
  }),
])
export type Asked = z.infer<typeof zAsked>
