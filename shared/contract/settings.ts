import { z } from 'zod'
import {
  command,
  commandInput,
  query,
  requiredText,
  text,
  zCountry,
  zCurrency,
  zDay,
  zLanguage,
  zUuid,
  zVersion,
} from './base.ts'

export const zCompanyFields = z.object({
  legalName: requiredText(120),
  tradeName: text(120).default(''),
  tagline: text(120).default(''),
  addressLine: requiredText(120),
  addressExtra: text(120).default(''),
  postcode: text(12).default(''),
  city: requiredText(80),
  country: zCountry,
  vatNumber: text(20).default(''),
  /** KvK, HRB, Registro Mercantil: number of the trade register, as printed. */
  registrationNumber: text(40).default(''),
  email: text(254).default(''),
  phone: text(40).default(''),
  website: text(120).default(''),
  accentColour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/)
    .default('#0b7261'),
  language: zLanguage,
  currency: zCurrency,
  timeZone: requiredText(60),
  /** Days until a proforma is due. */
  proformaTermDays: z.int().min(0).max(365).default(14),
  /** Whether the final invoice goes out with the payment, or waits for a clerk. */
  invoiceOnPayment: z.enum(['at-once', 'by-clerk']).default('at-once'),
  /** Differences up to this many minor units may be booked to rounding (BOOKS.md, Allocation). */
  toleranceCents: z.int().min(0).max(10_000).default(5),
  /** As `toleranceCents`, for supervisors and administrators. */
  supervisorToleranceCents: z.int().min(0).max(100_000).default(500),
  /** The largest bank fee, in minor units, that a clerk may book as kept back from a transfer; supervisors have no limit. */
  feeLimitCents: z.int().min(0).max(100_000).default(2500),
  /** Minutes until the invoices of a batch of matches go out by themselves; null waits for a clerk. */
  batchUndoMinutes: z.int().min(1).max(10_080).nullable().default(null),
  priceMode: z.enum(['net', 'gross']).default('net'),
  /** Minutes without a key or a movement until the screen locks; null leaves locking to the operator. */
  autoLockMinutes: z.int().min(1).max(480).nullable().default(15),
})
export type CompanyFields = z.infer<typeof zCompanyFields>

/** An account at a bank, or what a payment service holds until it pays out. */
export const bankAccountKinds = ['bank', 'payment-service'] as const

export const zBankAccount = z.object({
  id: zUuid,
  version: zVersion,
  kind: z.enum(bankAccountKinds),
  name: z.string(),
  iban: z.string(),
  bic: z.string(),
  currency: zCurrency,
  isDefault: z.boolean(),
  balanceCents: z.int(),
  lastStatementDay: zDay.nullable(),
})

export const seriesKinds = ['customer', 'proforma', 'invoice', 'credit-note', 'corrective'] as const
export const zSeries = z.object({
  id: zUuid,
  version: zVersion,
  kind: z.enum(seriesKinds),
  /** `{year}`, `{yy}` and `{number:5}` stand for year and padded number, e.g. `PF-{year}-{number:5}`. */
  pattern: z.string(),
  nextNumber: z.string(),
  issuedCount: z.int(),
})

export const vatCategories = ['standard', 'reduced', 'zero', 'exempt'] as const
export const zVatRate = z.object({
  id: zUuid,
  country: zCountry,
  category: z.enum(vatCategories),
  /** Hundredths of a percent: 2100 is 21 %. */
  ratePermyriad: z.int().min(0).max(10_000),
  validFrom: zDay,
  source: z.string(),
})

export const settings = {
  /** Readable by every operator: what the shell and forms need. */
  get: query('session').output(
    z.object({
      company: zCompanyFields.extend({ version: zVersion }),
      bankAccounts: z.array(zBankAccount),
      series: z.array(zSeries),
      vatRates: z.array(zVatRate),
      today: zDay,
      isSample: z.boolean(),
    }),
  ),
  updateCompany: command('settings.write', ['settings'])
    .input(commandInput({ version: zVersion, company: zCompanyFields }))
    .output(z.object({ version: zVersion })),
  addBankAccount: command('settings.write', ['settings'])
    .input(
      commandInput({
        kind: z.enum(bankAccountKinds).default('bank'),
        name: requiredText(80),
        /** Of a payment service: the name under which its files stand, such as MOLLIE. */
        iban: requiredText(42),
        bic: text(11).default(''),
        currency: zCurrency,
        isDefault: z.boolean().default(false),
        openingBalanceCents: z.int().default(0),
      }),
    )
    .output(z.object({ id: zUuid })),
  updateBankAccount: command('settings.write', ['settings'])
    .input(
      commandInput({
        id: zUuid,
        version: zVersion,
        name: requiredText(80),
        bic: text(11).default(''),
        isDefault: z.boolean(),
      }),
    )
    .output(z.object({ version: zVersion })),
  /** The pattern of a series; the number may only go up, and only before the first issue of the year. */
  updateSeries: command('settings.write', ['settings'])
    .input(
      commandInput({
        id: zUuid,
        version: zVersion,
        pattern: requiredText(40),
        nextNumber: z.int().positive().max(99_999_999).optional(),
      }),
    )
    .output(z.object({ version: zVersion })),
  addVatRate: command('settings.write', ['settings'])
    .input(
      commandInput({
        country: zCountry,
        category: z.enum(vatCategories),
        ratePermyriad: z.int().min(0).max(10_000),
        validFrom: zDay,
        source: requiredText(200),
      }),
    )
    .output(z.object({ id: zUuid })),
}
