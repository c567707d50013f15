import { z } from 'zod'
import {
  command,
  commandInput,
  job,
  listInput,
  listOutput,
  query,
  requiredText,
  text,
  zCents,
  zConfirm,
  zCurrency,
  zDay,
  zDecimal,
  zInstant,
  zUuid,
  zVersion,
} from './base.ts'
import { zeroCents } from '../values/money.ts'
import { documentStates, vatTreatments } from './billing.ts'
import { accessLevels, zCardFields, zTaxIdentity } from './customers.ts'
import { refusalCodes } from './refusals.ts'
import { serviceKinds, serviceStates, zRegistrant } from './services.ts'

export const migrationStates = ['done', 'taken-back'] as const
/** Issued anew on the new card with VAT of today, or still payable on the old card. */
export const proformaWays = ['reissue', 'leave'] as const

/** The old holder's signed consent that credit goes to another legal person (BOOKS.md, Cards). */
export const zConsent = z.object({ by: requiredText(120), day: zDay, note: text(300).default('') })

const zVatAnswer = z.object({ day: zDay, valid: z.boolean(), consultationNumber: text(40).default('') })

const wanted = {
  customerId: zUuid,
  taxIdentity: zTaxIdentity,
  /** The new card as it shall be. A card that pays by direct debit gets `transfer`: a mandate is signed by its debtor. */
  card: zCardFields,
  /** What VIES or the authority answered on the new card's VAT number; reissued proformas rest on it. */
  vatConfirmation: zVatAnswer.nullable().default(null),
  /** Null moves every service that has not ended. */
  serviceIds: z.array(zUuid).max(5000).nullable().default(null),
  /** Proformas that are not named are reissued where they can be, and left payable otherwise. */
  proformas: z
    .array(z.object({ id: zUuid, way: z.enum(proformaWays) }))
    .max(1000)
    .default([]),
  creditCents: zCents.refine((value) => value >= 0, 'below zero').default(zeroCents),
  consent: zConsent.nullable().default(null),
  contacts: z.enum(['copy', 'none']).default('copy'),
  /** From this day on the services are the new card's. */
  day: zDay,
  /** Why the tax identity changed, for the file. */
  reason: text(300).default(''),
}
export const zMigrationWish = z.object(wanted)

const coded = z.object({
  code: z.enum(refusalCodes),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})
const cardInBrief = z.object({ id: zUuid, cardNumber: z.string(), legalName: z.string() })

export const zPlannedService = z.object({
  id: zUuid,
  kind: z.enum(serviceKinds),
  label: z.string(),
  description: z.string(),
  state: z.enum(serviceStates),
  quantity: zDecimal,
  unitPrice: zDecimal,
  currency: zCurrency,
  periodMonths: z.int(),
  nextBillingDay: zDay.nullable(),
  moves: z.boolean(),
  /** Of a domain; it stays as it is. */
  registrant: zRegistrant.nullable(),
})

const totals = z.object({
  netCents: zCents,
  vatCents: zCents,
  grossCents: zCents,
  treatment: z.enum(vatTreatments),
})

export const zPlannedProforma = z.object({
  id: zUuid,
  number: z.string(),
  state: z.enum(documentStates),
  issueDay: zDay,
  dueDay: zDay,
  summary: z.string(),
  now: totals,
  openCents: zCents,
  /** Null where neither way is open. */
  way: z.enum(proformaWays).nullable(),
  /** What it would come to on the new card; null where it cannot be computed. */
  reissued: totals.nullable(),
  /** Why it cannot be reissued or left; null where it can. */
  reissueRefusal: coded.nullable(),
  leaveRefusal: coded.nullable(),
})

export const zMigrationPlan = z.object({
  /** Of the old card, for the command. */
  version: zVersion,
  day: zDay,
  today: zDay,
  reason: z.string(),
  currency: zCurrency,
  oldCard: cardInBrief.extend({ taxIdentity: zTaxIdentity }),
  newCard: z.object({ taxIdentity: zTaxIdentity, fields: zCardFields }),
  /** What stands in the way, and what has to be confirmed: codes under `refusals`. */
  problems: z.array(coded),
  warnings: z.array(coded),
  services: z.array(zPlannedService),
  proformas: z.array(zPlannedProforma),
  /** Unpaid ones; they stay with the old card's holder. */
  invoices: z.array(
    z.object({
      id: zUuid,
      number: z.string(),
      issueDay: zDay,
      dueDay: zDay,
      grossCents: zCents,
      openCents: zCents,
    }),
  ),
  invoiceOpenCents: zCents,
  credit: z.object({ availableCents: zCents, movedCents: zCents, stayingCents: zCents }),
  consent: zConsent.nullable(),
  mandate: z.enum(['none', 'new-signature-needed']),
  contacts: z.array(z.object({ name: z.string(), email: z.string(), access: z.enum(accessLevels) })),
  contactsWay: z.enum(['copy', 'none']),
})

export const migrationListFields = ['createdAt', 'day', 'oldName', 'newName', 'state', 'customerId'] as const
export const zMigrationRow = z.object({
  id: zUuid,
  version: zVersion,
  state: z.enum(migrationStates),
  day: zDay,
  oldCard: cardInBrief,
  newCard: cardInBrief,
  operatorName: z.string(),
  createdAt: zInstant,
})

export const zMigration = zMigrationRow.extend({
  reason: z.string(),
  /** As it was when it was done. */
  plan: zMigrationPlan,
  reissued: z.array(
    z.object({
      old: z.object({ id: zUuid, number: z.string() }),
      new: z.object({ id: zUuid, number: z.string() }),
    }),
  ),
  takenBackAt: zInstant.nullable(),
  takenBackByName: z.string().nullable(),
  takeBackReason: z.string(),
  /** What stands in the way of taking it back; empty while it can be. */
  takeBackObstacles: z.array(coded),
})

/** Moving services to a new card because the tax identity changed: the old one never changes. */
export const migrations = {
  /** The filter `customerId` equals either card. */
  list: query('customers.read').input(listInput(migrationListFields)).output(listOutput(zMigrationRow)),
  get: query('customers.read')
    .input(z.object({ id: zUuid }))
    .output(zMigration),
  /** The migration that closed a card, and the one that made it; those taken back are not among them. */
  ofCard: query('customers.read')
    .input(z.object({ customerId: zUuid }))
    .output(z.object({ movedTo: zMigrationRow.nullable(), cameFrom: zMigrationRow.nullable() })),
  previewMigration: query('customers.read').input(zMigrationWish).output(zMigrationPlan),
  /**
   * Does it all or nothing. Every open proforma must be named.
   *
   * Refuses what `previewMigration` calls a problem; asks confirmation for its warnings.
   */
  migrate: command('customers.write', [
    'customers',
    'services',
    'documents',
    'bank-lines',
    'ledger',
    'migrations',
  ])
    .input(commandInput({ ...wanted, version: zVersion, confirm: zConfirm }))
    .output(z.object({ id: zUuid, newCustomerId: zUuid, newCardNumber: z.string() })),
  /** While nothing was billed or paid on the new card. */
  takeBackMigration: command('customers.write', [
    'customers',
    'services',
    'documents',
    'bank-lines',
    'ledger',
    'migrations',
  ])
    .input(commandInput({ id: zUuid, version: zVersion, reason: requiredText(300) }))
    .output(z.object({ version: zVersion })),
  /** The report for the file; marked across the page once the migration was taken back. */
  getReportPdf: job('customers.read')
    .input(z.object({ id: zUuid }))
    .output(z.file()),
  /** The letter to the customer, in the new card's language. */
  getLetterPdf: job('customers.read')
    .input(z.object({ id: zUuid }))
    .output(z.file()),
  /** Puts a message with the letter into the outbox; refused once the migration was taken back. */
  sendLetter: job('mail.write', ['mail'])
    .input(commandInput({ id: zUuid }))
    .output(z.object({ messageId: zUuid })),
}
