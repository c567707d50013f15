import { z } from 'zod'
import {
  command,
  job,
  commandInput,
  listInput,
  listOutput,
  multilineText,
  query,
  requiredText,
  text,
  zCents,
  zConfirm,
  zCountry,
  zDay,
  zInstant,
  zLanguage,
  zUuid,
  zVersion,
} from './base.ts'
import { identifications, zChangeRequestRecord, zIdentityEvidence, zRequestedBy } from './customers-access.ts'
import { cardImports } from './customers-import.ts'
import { notes } from './customers-notes.ts'

export const customerKinds = ['company', 'person'] as const
export const customerStates = ['active', 'withdrawn', 'moved'] as const
export const paymentMethods = ['transfer', 'direct-debit'] as const
export const accessLevels = ['full', 'billing', 'contact-only'] as const

/** The locked identity: type, issuing country and value. `none` for consumers who have no number that may be asked. */
export const zTaxIdentity = z.object({ kind: z.string().max(20), country: zCountry, value: text(40) })

const cardShape = {
  kind: z.enum(customerKinds),
  legalName: requiredText(160),
  tradeName: text(160),
  /** Former names, one a line; searched, never printed. */
  formerNames: multilineText(500),
  addressLine: requiredText(160),
  addressExtra: text(160),
  postcode: text(12),
  city: requiredText(80),
  country: zCountry,
  email: text(254),
  phone: text(40),
  vatNumber: text(20),
  registrationNumber: text(40),
  language: zLanguage,
  termDays: z.int().min(0).max(365).nullable(),
  paymentMethod: z.enum(paymentMethods),
  iban: text(42),
  /** Purchase reference printed on every document. */
  purchaseReference: text(60),
  priceMode: z.enum(['net', 'gross']).nullable(),
  useCreditAutomatically: z.boolean(),
  note: multilineText(4000),
}

/** Everything of a card that may be edited. The tax identity is not among it. */
export const zCardFields = z.object({
  ...cardShape,
  tradeName: cardShape.tradeName.default(''),
  formerNames: cardShape.formerNames.default(''),
  addressExtra: cardShape.addressExtra.default(''),
  postcode: cardShape.postcode.default(''),
  email: cardShape.email.default(''),
  phone: cardShape.phone.default(''),
  vatNumber: cardShape.vatNumber.default(''),
  registrationNumber: cardShape.registrationNumber.default(''),
  termDays: cardShape.termDays.default(null),
  paymentMethod: cardShape.paymentMethod.default('transfer'),
  iban: cardShape.iban.default(''),
  purchaseReference: cardShape.purchaseReference.default(''),
  priceMode: cardShape.priceMode.default(null),
  useCreditAutomatically: cardShape.useCreditAutomatically.default(false),
  note: cardShape.note.default(''),
})
/** Some fields of a card, the others as they are: no default fills in what was left out. */
export const zSomeCardFields = z.object(cardShape).partial()
export type CardFields = z.infer<typeof zCardFields>

export const zContactPerson = z.object({
  id: zUuid,
  version: zVersion,
  name: z.string(),
  email: z.string(),
  phone: z.string(),
  jobTitle: z.string(),
  access: z.enum(accessLevels),
})

/** Confirmation of a VAT number (VIES or the authority), as entered by hand. Reverse charge rests on it. */
export const zVatConfirmation = z.object({
  vatNumber: z.string(),
  day: zDay,
  valid: z.boolean(),
  consultationNumber: z.string(),
})

export const zCustomer = zCardFields.extend({
  id: zUuid,
  version: zVersion,
  cardNumber: z.string(),
  taxIdentity: zTaxIdentity,
  state: z.enum(customerStates),
  /** The card that took over after a migration, merge or withdrawal. */
  successor: z.object({ id: zUuid, cardNumber: z.string(), legalName: z.string() }).nullable(),
  vatConfirmation: zVatConfirmation.nullable(),
  contacts: z.array(zContactPerson),
  openCents: zCents,
  overdueCents: zCents,
  creditCents: zCents,
  serviceCount: z.int(),
  documentCount: z.int(),
  createdAt: zInstant,
  updatedAt: zInstant,
})

export const customerListFields = [
  'cardNumber',
  'legalName',
  'kind',
  'taxId',
  'city',
  'country',
  'email',
  'state',
  'openCents',
  'creditCents',
  'createdAt',
] as const
export const zCustomerRow = z.object({
  id: zUuid,
  cardNumber: z.string(),
  legalName: z.string(),
  kind: z.enum(customerKinds),
  taxId: z.string(),
  postcode: z.string(),
  city: z.string(),
  country: zCountry,
  email: z.string(),
  state: z.enum(customerStates),
  openCents: zCents,
  creditCents: zCents,
  createdAt: zInstant,
})

/** What a change of the card touches and what it does not (DESIGN.md, customers). */
export const zChangeEffect = z.object({
  openProformas: z.array(z.object({ id: zUuid, number: z.string() })),
  issuedInvoiceCount: z.int(),
  domains: z.array(z.object({ id: zUuid, label: z.string() })),
  sensitiveFields: z.array(z.string()),
  changedFields: z.array(z.string()),
  /** Every contact person of the card, and which changed fields their access does not cover. */
  contacts: z.array(
    z.object({
      id: zUuid,
      name: z.string(),
      access: z.enum(accessLevels),
      uncoveredFields: z.array(z.string()),
    }),
  ),
})

/** A card as one of its versions kept it. */
export const zCardVersion = zCardFields.extend({
  taxIdentity: zTaxIdentity,
  state: z.enum(customerStates),
  version: zVersion,
  at: zInstant,
  operatorName: z.string(),
})

/** A document, a letter, the papers of a migration or a change request that carry a person's data and have to be kept. */
export const zKeptForLaw = z.object({
  kind: z.enum(['document', 'message', 'migration', 'change-request']),
  id: zUuid,
  label: z.string(),
  keepUntilDay: zDay,
})

/** The record that a person was erased; it names nobody. */
export const zErasure = z.object({
  id: zUuid,
  contactId: zUuid,
  at: zInstant,
  operatorName: z.string(),
  reason: z.string(),
  eventCount: z.int(),
  kept: z.array(zKeptForLaw),
  /** What was emptied beside the person's row: notes, the name beside versions they asked for, plans of migrations. */
  cleared: z.object({
    noteIds: z.array(zUuid),
    versions: z.array(zVersion),
    migrationIds: z.array(zUuid),
  }),
})

export const customers = {
  ...notes,
  ...cardImports,
  list: query('customers.read').input(listInput(customerListFields)).output(listOutput(zCustomerRow)),
  /** Search while typing: name, number, tax ID, domain, IBAN, e-mail, phone, former name. At most 20 rows. */
  search: query('customers.read')
    .input(z.object({ text: z.string().max(200) }))
    .output(z.array(zCustomerRow)),
  get: query('customers.read')
    .input(z.object({ id: zUuid }))
    .output(zCustomer),
  /** Cards that may be the same: same tax ID, or name and postcode, IBAN or e-mail equal. */
  findDuplicates: query('customers.read')
    .input(
      z.object({
        taxIdentity: zTaxIdentity,
        legalName: z.string().max(160),
        postcode: z.string().max(12),
        iban: z.string().max(42),
        email: z.string().max(254),
      }),
    )
    .output(
      z.array(
        zCustomerRow.extend({ reasons: z.array(z.enum(['tax-id', 'name-postcode', 'iban', 'email'])) }),
      ),
    ),
  /** Refuses an invalid tax ID or IBAN; asks confirmation (`customers.duplicate`) for a possible duplicate. */
  create: command('customers.write', ['customers'])
    .input(commandInput({ taxIdentity: zTaxIdentity, card: zCardFields, confirm: zConfirm }))
    .output(z.object({ id: zUuid, cardNumber: z.string() })),
  previewChange: query('customers.read')
    .input(z.object({ id: zUuid, card: zCardFields }))
    .output(zChangeEffect),
  /**
   * A sensitive change (name, address, e-mail, IBAN, VAT number) needs the operator's password again. Whoever asked is
   * kept with the version, and refused where their access does not cover it.
   */
  update: job('customers.write', ['customers'])
    .input(
      commandInput({
        id: zUuid,
        version: zVersion,
        card: zCardFields,
        requestedBy: zRequestedBy,
        identifiedBy: z.enum(identifications),
        password: z.string().max(256).optional(),
      }),
    )
    .output(z.object({ version: zVersion })),
  /** Gives a card of the kind `none` its tax identity, once, with evidence; needs the operator's password. */
  completeTaxIdentity: job('customers.write', ['customers'])
    .input(
      commandInput({
        id: zUuid,
        version: zVersion,
        taxIdentity: zTaxIdentity,
        evidence: zIdentityEvidence,
        password: z.string().max(256),
        confirm: zConfirm,
      }),
    )
    .output(z.object({ version: zVersion })),
  /** Points a card at another one of the same tax identity; its documents stay where they are. */
  merge: command('customers.write', ['customers'])
    .input(commandInput({ id: zUuid, version: zVersion, intoId: zUuid, reason: requiredText(300) }))
    .output(z.object({ version: zVersion })),
  /** Active cards of the same tax identity, into which a card can be merged. */
  mergeTargets: query('customers.read')
    .input(z.object({ id: zUuid }))
    .output(z.array(zCustomerRow)),
  /** A card made by mistake, without documents or services; nothing is deleted. */
  withdraw: command('customers.write', ['customers'])
    .input(commandInput({ id: zUuid, version: zVersion, reason: requiredText(300) }))
    .output(z.object({ version: zVersion })),
  confirmVat: command('customers.write', ['customers'])
    .input(
      commandInput({
        id: zUuid,
        version: zVersion,
        day: zDay,
        valid: z.boolean(),
        consultationNumber: text(40).default(''),
      }),
    )
    .output(z.object({ version: zVersion })),
  saveContact: command('customers.write', ['customers'])
    .input(
      commandInput({
        customerId: zUuid,
        contactId: zUuid.nullable(),
        version: zVersion.nullable(),
        name: requiredText(120),
        email: text(254).default(''),
        phone: text(40).default(''),
        jobTitle: text(80).default(''),
        access: z.enum(accessLevels),
        /** Only `full` covers who may act for a card; else a person with less could give themselves more. */
        requestedBy: zRequestedBy.default('own'),
        identifiedBy: z.enum(identifications).default('not-needed'),
      }),
    )
    .output(z.object({ id: zUuid, version: zVersion })),
  removeContact: command('customers.write', ['customers'])
    .input(
      commandInput({
        contactId: zUuid,
        version: zVersion,
        /** Whose access covers `full`, or the person who is to be removed. */
        requestedBy: zRequestedBy.default('own'),
        identifiedBy: z.enum(identifications).default('not-needed'),
      }),
    )
    .output(z.object({})),
  /** Contact persons who were removed but not erased, and the record of those who were; newest first. */
  formerContacts: query('customers.read')
    .input(z.object({ customerId: zUuid }))
    .output(
      z.object({
        removed: z.array(
          z.object({ contactId: zUuid, version: zVersion, name: z.string(), removedAt: zInstant }),
        ),
        erased: z.array(zErasure),
      }),
    ),
  /** What erasing a person would drop, and what the law keeps all the same, and until when. */
  previewErasure: query('customers.erase')
    .input(z.object({ contactId: zUuid }))
    .output(
      z.object({
        name: z.string(),
        /** Events of the audit trail whose personal part goes. */
        eventCount: z.int(),
        /** Versions of the card that they asked for; their name beside them goes. */
        requestCount: z.int(),
        /** Notes that are about them or name them: emptied, but for those the operator keeps. Newest first. */
        notes: z.array(
          z.object({ id: zUuid, text: z.string(), createdAt: zInstant, operatorName: z.string() }),
        ),
        /** Migrations whose plan names them; their entry there is emptied. */
        migrations: z.array(z.object({ id: zUuid, label: z.string(), day: zDay })),
        kept: z.array(zKeptForLaw),
      }),
    ),
  /**
   * Drops name, e-mail, phone and job title of a contact person, present or removed, also from the audit trail, whose
   * chain still verifies. What documents and letters carry stays for the seven years of AWR art. 52; the answer names it.
   */
  erasePerson: job('customers.erase', ['customers'])
    .input(
      commandInput({
        contactId: zUuid,
        version: zVersion,
        reason: requiredText(300),
        keepNoteIds: z.array(zUuid).max(1000).default([]),
        password: z.string().min(1).max(256),
      }),
    )
    .output(zErasure),
  /** Every change, newest first, as fields before and after. */
  history: query('customers.read')
    .input(z.object({ id: zUuid }))
    .output(
      z.array(
        z.object({
          version: zVersion,
          at: zInstant,
          operatorName: z.string(),
          /** Who asked for it; null where nobody had to. */
          requested: zChangeRequestRecord.nullable(),
          evidence: zIdentityEvidence.nullable(),
          changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
        }),
      ),
    ),
  /** The card as it was at the end of a day of the company's calendar; null when it did not exist yet. */
  asOf: query('customers.read')
    .input(z.object({ id: zUuid, day: zDay }))
    .output(zCardVersion.nullable()),
  /** The card as one of its versions kept it. */
  getVersion: query('customers.read')
    .input(z.object({ id: zUuid, version: zVersion }))
    .output(zCardVersion),
}
