import { verifyBooks } from '../../electron/core/verify/procedure.ts'
import { queryContext } from '../../electron/core/api/transaction.ts'
import type { Scenario } from '../support/scenario.ts'
import { type Client, requestId } from '../support/test-core.ts'

export type ReceiptInput = Omit<Parameters<Client['payments']['recordReceipt']>[0], 'requestId'>
export type Target = ReceiptInput['targets'][number]

export const toDocument = (documentId: string, amountCents: number): Target => ({
  kind: 'document',
  documentId,
  amountCents,
})

/** Money of all targets together, in cash and today unless said otherwise. */
export function receiptOf(
  customerId: string,
  targets: Target[],
  change: Partial<ReceiptInput> = {},
): ReceiptInput {
  const amountCents = targets.reduce(
    (sum, target) => sum + (target.kind === 'rounding' ? 0 : target.amountCents),
    0,
  )
  return { customerId, method: 'cash', day: '2026-11-20', amountCents, targets, ...change }
}

export function takeIn(
  client: Client,
  customerId: string,
  targets: Target[],
  change: Partial<ReceiptInput> = {},
) {
  return client.payments.recordReceipt({
    requestId: requestId(),
    ...receiptOf(customerId, targets, change),
  })
}

export async function reverse(
  client: Client,
  id: string,
  invoiceDecision: 'leave-open' | 'credit-and-reopen' | null = null,
) {
  const { version } = await client.payments.getReceipt({ id })
  return client.payments.reverseReceipt({
    requestId: requestId(),
    id,
    version,
    reason: 'Counted twice',
    invoiceDecision,
  })
}

/** Every finding of `openpost verify`; PDFs that wait for the queue are none. */
export async function verifyProblems(scenario: Scenario): Promise<unknown[]> {
  const { core } = scenario.core
  const read = <T>(work: (query: ReturnType<typeof queryContext>) => Promise<T>) =>
    core.store.read((tx) => work(queryContext(core, tx, null)))
  const problems: unknown[] = []
  for await (const check of verifyBooks({ core, read }))
    if (!check.ok) problems.push(...check.problems.map((problem) => ({ check: check.check, ...problem })))
  return problems
}
