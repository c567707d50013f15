import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { job, listInput, listOutput, query, zInstant, zUuid } from './base.ts'

const values = z.record(z.string(), z.unknown())

export const zAuditEvent = z.object({
  seq: z.int(),
  at: zInstant,
  operatorName: z.string(),
  /** `room.verb`, worded by the client as `audit.<action>`. */
  action: z.string(),
  recordKind: z.string(),
  recordId: z.string(),
  recordLabel: z.string(),
  public: values,
  /** Personal part; null when erased or not allowed to this role. */
  private: values.nullable(),
  hash: z.string(),
})

export const verifyChecks = [
  'chain',
  'numbering',
  'ledger-balance',
  'bank-balance',
  'document-index',
  'bank-line-index',
  'credit-index',
  'refunds',
  'receipts',
  'pdf-hashes',
  'pdf-pending',
  'card-history',
  'migrations',
  'changes',
  'evidence',
] as const
export const zCheck = z.object({
  check: z.enum(verifyChecks),
  ok: z.boolean(),
  examined: z.int(),
  problems: z
    .array(z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }))
    .max(50),
})

export const audit = {
  list: query('audit.read')
    .input(listInput(['seq', 'at', 'action', 'operatorName', 'recordKind', 'recordId']))
    .output(listOutput(zAuditEvent)),
  /** The story of one record, newest first; open to whoever may read the record. */
  story: query('session')
    .input(
      z.object({
        recordKind: z.string().max(40),
        /** Empty for the company, of which there is one. */
        recordId: zUuid.or(z.literal('')),
      }),
    )
    .output(z.array(zAuditEvent)),
  /** The names under which anything was ever done, in their order. */
  authors: query('audit.read').output(z.array(z.string())),
  /** Proves chain, numbering, ledger, indexes and PDF hashes; one event per finished check. */
  verify: job('audit.read').output(eventIterator(zCheck)),
  head: query('audit.read').output(z.object({ seq: z.int(), hash: z.string(), at: zInstant.nullable() })),
}
export const zRecordId = zUuid
