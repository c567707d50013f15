import { z } from 'zod'
import {
  command,
  commandInput,
  listInput,
  listOutput,
  query,
  requiredText,
  text,
  zCents,
  zConfirm,
  zCountry,
  zCurrency,
  zDay,
  zDecimal,
  zInstant,
  zUuid,
  zVersion,
} from './base.ts'
import { vatCategories } from './settings.ts'

export const serviceKinds = ['domain', 'hosting', 'mailbox', 'certificate', 'other'] as const
export const serviceStates = ['active', 'suspended', 'ended'] as const

/** The contact registered with a domain. Changing a card never changes it. */
export const zRegistrant = z.object({
  name: text(160).default(''),
  organisation: text(160).default(''),
  addressLine: text(160).default(''),
  postcode: text(12).default(''),
  city: text(80).default(''),
  country: zCountry.or(z.literal('')).default(''),
  email: text(254).default(''),
  phone: text(40).default(''),
})

export const zServiceFields = z.object({
  kind: z.enum(serviceKinds),
  /** A domain name for a domain, otherwise what the customer calls it. */
  label: requiredText(253),
  description: text(200).default(''),
  quantity: zDecimal.default('1'),
  unitPrice: zDecimal,
  vatCategory: z.enum(vatCategories).default('standard'),
  /** Months one billing covers; 0 for once. */
  periodMonths: z.int().min(0).max(120),
  nextBillingDay: zDay.nullable(),
  registrant: zRegistrant.nullable().default(null),
})
export type ServiceFields = z.infer<typeof zServiceFields>

const owner = z.object({ id: zUuid, cardNumber: z.string(), legalName: z.string() })

export const zService = zServiceFields.extend({
  id: zUuid,
  version: zVersion,
  currency: zCurrency,
  state: z.enum(serviceStates),
  startDay: zDay,
  endDay: zDay.nullable(),
  owner,
  ownersOverTime: z.array(owner.extend({ fromDay: zDay, toDay: zDay.nullable() })),
  createdAt: zInstant,
})

export const serviceListFields = [
  'label',
  'kind',
  'state',
  'ownerName',
  'unitPrice',
  'periodMonths',
  'nextBillingDay',
  'customerId',
] as const
export const zServiceRow = z.object({
  id: zUuid,
  kind: z.enum(serviceKinds),
  label: z.string(),
  description: z.string(),
  state: z.enum(serviceStates),
  ownerId: zUuid,
  ownerName: z.string(),
  ownerCardNumber: z.string(),
  quantity: zDecimal,
  unitPrice: zDecimal,
  currency: zCurrency,
  periodMonths: z.int(),
  nextBillingDay: zDay.nullable(),
})

export const services = {
  /** The filter `customerId` equals a card's id for the services of one card. */
  list: query('services.read').input(listInput(serviceListFields)).output(listOutput(zServiceRow)),
  get: query('services.read')
    .input(z.object({ id: zUuid }))
    .output(zService),
  create: command('services.write', ['services', 'customers'])
    .input(commandInput({ customerId: zUuid, startDay: zDay, service: zServiceFields, confirm: zConfirm }))
    .output(z.object({ id: zUuid })),
  update: command('services.write', ['services'])
    .input(commandInput({ id: zUuid, version: zVersion, service: zServiceFields }))
    .output(z.object({ version: zVersion })),
  setState: command('services.write', ['services'])
    .input(
      commandInput({
        id: zUuid,
        version: zVersion,
        state: z.enum(serviceStates),
        endDay: zDay.nullable().default(null),
        reason: text(300).default(''),
      }),
    )
    .output(z.object({ version: zVersion })),
  /** Services whose next billing day is on or before `untilDay`, grouped by card, for the billing run. */
  listDue: query('services.read')
    .input(z.object({ untilDay: zDay, customerId: zUuid.optional() }))
    .output(
      z.object({
        serviceCount: z.int(),
        customerCount: z.int(),
        netCents: zCents,
        customers: z
          .array(z.object({ customer: owner, netCents: zCents, services: z.array(zServiceRow) }))
          .max(200),
      }),
    ),
}
