import { type CommandContext, Missing } from '../../api/context.ts'
import type { Line } from './line-store.ts'

/** What a refund's outgoing line is allocated by: `match` inserts the row, `unmatch` mirrors the entry. */
export interface PaidOutRefund {
  refundN: number
  customerN: number
  /** Dr refunds in transit / Cr suspense. */
  entryN: number
  /** What people know the refund by. */
  label: string
}

/**
 * Notes that a refund left the bank with this line: posts the entry and moves the refund on.
 *
 * @param amountCents signed as the line: negative minor units
 * @throws Missing refund
 */
export async function payOutRefund(
  _command: CommandContext,
  _line: Line,
  _refundId: string,
  _amountCents: number,
): Promise<PaidOutRefund> {
  throw new Missing('refund')
}

/**
 * The refund is on its way again, since its line was taken back. The caller posts the counter-entry.
 *
 * @throws Missing refund
 */
export async function takeBackPayOut(_command: CommandContext, _refundN: number): Promise<void> {
  throw new Missing('refund')
}
