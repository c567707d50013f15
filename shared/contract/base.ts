import { oc } from '@orpc/contract'
import { z } from 'zod'
import { errors } from './errors.ts'
import type { Access } from './permissions.ts'
import { type Cents, maximumCents } from '../values/money.ts'
import { type Day, isDay } from '../values/day.ts'
import { languages } from '../values/languages.ts'

/** The rooms whose lists a command may change; the client refreshes what is named. */
export const topics = [
  'customers',
  'services',
  'documents',
  'bank-lines',
  'imports',
  'refunds',
  'promises',
  'receipts',
  'declines',
  'mail',
  'migrations',
  'evidence',
  'changes',
  'ledger',
  'operators',
  'settings',
  'audit',
] as const
export type Topic = (typeof topics)[number]

export interface ProcedureMeta {
  /** `job`: several reads, transactions and waits of its own (hashing a password, a file, a run). */
  kind: 'query' | 'command' | 'job'
  access: Access | 'denied'
  touches: readonly Topic[]
}

const base = oc.$meta<ProcedureMeta>({ kind: 'query', access: 'denied', touches: [] }).errors(errors)

/** A read: runs on a snapshot, never writes. */
export const query = (access: Access) => base.meta({ kind: 'query', access, touches: [] })

/** A command: one transaction, one audit event at least, safe to repeat with the same `requestId`. */
export const command = (access: Access, touches: readonly Topic[] = []) =>
  base.meta({ kind: 'command', access, touches })

/** A call that does more than one transaction, or waits for something other than the database between them. */
export const job = (access: Access, touches: readonly Topic[] = []) =>
  base.meta({ kind: 'job', access, touches })

export const zUuid = z.uuid()
export const zCents = z
  .int()
  .min(-maximumCents)
  .max(maximumCents)
  .transform((value) => value as Cents)
export const zDay = z
  .string()
  .refine(isDay, 'not a calendar day')
  .transform((value) => value as Day)
/** An instant in UTC, ISO 8601 with milliseconds. */
export const zInstant = z.iso.datetime()
export const zLanguage = z.enum(languages)
export const zCountry = z.string().regex(/^[A-Z]{2}$/)
export const zCurrency = z.string().regex(/^[A-Z]{3}$/)
/** A plain decimal with at most eight decimals, as text. */
export const zDecimal = z.string().regex(/^-?\d{1,12}(\.\d{1,8})?$/)
export const zVersion = z.int().positive()
/** Text of people: trimmed, without control characters other than line breaks. */
export const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\p{Cc}]*$/u)
export const requiredText = (max: number) => text(max).min(1)
export const multilineText = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[\P{Cc}\n\t\r]*$/u)

/** Input of a command: its request id beside its own fields. */
export function commandInput<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.object({ requestId: zUuid, ...shape })
}
/** Warning codes the clerk has seen and overruled. */
export const zConfirm = z.array(z.string().max(60)).max(20).default([])

export const zFilter = z.object({
  operator: z.enum([
    'equals',
    'not-equals',
    'contains',
    'starts-with',
    'less',
    'less-or-equal',
    'greater',
    'greater-or-equal',
    'between',
    'in',
  ]),
  value: z.union([
    z.string().max(200),
    z.number(),
    z.array(z.union([z.string().max(200), z.number()])).max(50),
  ]),
})
export type ListFilter = z.infer<typeof zFilter>

/** Input of a list: one page of a server-side sorted, filtered and searched table. */
export function listInput<const Fields extends readonly [string, ...string[]]>(fields: Fields) {
  return z.object({
    offset: z.int().min(0).max(10_000_000).default(0),
    limit: z.int().min(1).max(500).default(100),
    search: z.string().max(200).default(''),
    sort: z
      .array(z.object({ field: z.enum(fields), direction: z.enum(['ascending', 'descending']) }))
      .max(3)
      .default([]),
    filters: z.partialRecord(z.enum(fields), zFilter).default({}),
  })
}
export type ListInput<Field extends string = string> = {
  offset: number
  limit: number
  search: string
  sort: { field: Field; direction: 'ascending' | 'descending' }[]
  filters: Partial<Record<Field, ListFilter>>
}

/** Output of a list: the page, and how many rows there are in all under the same filters. */
export function listOutput<Row extends z.ZodType>(row: Row) {
  return z.object({ rows: z.array(row), total: z.int() })
}
