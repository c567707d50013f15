import { z } from 'zod'
import { listInput, listOutput, query, zCents, zDay, zInstant, zUuid } from './base.ts'

/** The chart of accounts (BOOKS.md, Postings). Debit balances are positive. */
export const accounts = [
  'bank',
  'suspense',
  'receivable',
  'prepayments',
  'customer-credit',
  'revenue',
  'vat',
  'in-transit',
  'refunds-in-transit',
  'rounding',
  'fees',
  'bad-debt',
  'card-clearing',
  'cash',
  'exchange-difference',
  'dunning-income',
  'statement-difference',
  'opening-balance',
  'outside',
] as const
export type Account = (typeof accounts)[number]

export const entryKinds = [
  'statement',
  'statement-withdrawn',
  'match',
  'unmatch',
  'credit-kept',
  'credit-used',
  'credit-moved',
  'invoice',
  'invoice-settled',
  'credit-note',
  'rounding',
  'fee',
  'outside',
  'transfer',
  'returned',
  'receipt',
  'receipt-reversed',
  'takings',
  'refund-ordered',
  'refund-cancelled',
  'refund-paid',
  'opening',
] as const
export type EntryKind = (typeof entryKinds)[number]

export const zEntry = z.object({
  id: zUuid,
  day: zDay,
  kind: z.enum(entryKinds),
  at: zInstant,
  operatorName: z.string(),
  documentNumber: z.string().nullable(),
  reversesId: zUuid.nullable(),
  lines: z.array(
    z.object({
      account: z.enum(accounts),
      debitCents: zCents,
      creditCents: zCents,
      customerName: z.string().nullable(),
      documentNumber: z.string().nullable(),
    }),
  ),
})

export const ledger = {
  list: query('ledger.read')
    .input(listInput(['day', 'kind', 'account', 'documentId', 'bankLineId', 'customerId']))
    .output(listOutput(zEntry)),
  /** Balance per account on a day (now when null), and that debits equal credits. */
  balances: query('ledger.read')
    .input(z.object({ day: zDay.nullable().default(null) }))
    .output(
      z.object({
        accounts: z.array(
          z.object({
            account: z.enum(accounts),
            debitCents: zCents,
            creditCents: zCents,
            balanceCents: zCents,
          }),
        ),
        balanced: z.boolean(),
      }),
    ),
}
export const zLedgerAccount = z.enum(accounts)
export const zEntryId = zUuid
