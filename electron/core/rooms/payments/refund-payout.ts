import { day } from '../../../../shared/values/day.ts'
import { cents, zeroCents } from '../../../../shared/values/money.ts'
import { type CommandContext, type QueryContext, refuse } from '../../api/context.ts'
import { post } from '../ledger/index.ts'
import type { Line } from './line-store.ts'
import { requireState, tell } from './refund-decisions.ts'
import { type OutgoingLine, outgoingLinesOf } from './refund-line-store.ts'
import { changeRefund, readRefund, type Refund, refundsOfFile } from './refund-store.ts'

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
 * Notes that a refund left the bank with this line, or with its part of a line that pays several. A refund that was
 * ordered may be paid without a file, as by a clerk at the bank's own screen; one that waits for approval may not.
 *
 * @param amountCents signed as the line: negative minor units; the whole refund
 * @throws Missing refund
 * @throws Refusal payments.refund-state, payments.refund-amount-differs, payments.refund-currency
 */
export async function payOutRefund(
  command: CommandContext,
  line: Line,
  refundId: string,
  amountCents: number,
): Promise<PaidOutRefund> {
  const refund = await readRefund(command.tx, { id: refundId })
  const { n: refundN, customerN, endToEndId: label } = refund
  requireState(refund, ['ordered', 'in-file'])
  if (line.currency !== refund.currency) refuse('payments.refund-currency', { currency: line.currency })
  if (amountCents !== -refund.amountCents) {
    const params = { reference: label, amountCents: refund.amountCents, foundCents: -amountCents }
    refuse('payments.refund-amount-differs', params)
  }
  const entryN = await post(command, {
    kind: 'refund-paid',
    day: day(line.bookingDay),
    bankLineN: line.n,
    customerN,
    lines: [
      { account: 'refunds-in-transit', debitCents: refund.amountCents, customerN },
      { account: 'suspense', creditCents: refund.amountCents },
    ],
  })
  const closed = { name: command.actor.name, at: command.now, reason: '' }
  await changeRefund(command.tx, refundN, { state: 'paid', closed })
  await tell(command, refund, 'payments.refund-paid', { day: line.bookingDay })
  return { refundN, customerN, entryN, label }
}

/**
 * The refund is on its way again, since its line was taken back: in its file, or ordered where it was paid without
 * one. The caller posts the counter-entry.
 *
 * @throws Missing refund
 */
export async function takeBackPayOut(command: CommandContext, refundN: number): Promise<void> {
  const refund = await readRefund(command.tx, { n: refundN })
  requireState(refund, ['paid'])
  const state = refund.fileN === null ? 'ordered' : 'in-file'
  await changeRefund(command.tx, refund.n, { state, closed: null })
  await tell(command, refund, 'payments.refund-pay-out-undone', {})
}

/** Open outgoing lines of exactly this refund's amount, or of that of all that waits in its file. */
export async function refundLines(query: QueryContext, input: { id: string }) {
  const { tx } = query
  const refund = await readRefund(tx, { id: input.id })
  if (refund.state !== 'ordered' && refund.state !== 'in-file') return []
  const single = await outgoingLinesOf(tx, refund.amountCents, refund.currency)
  const named = single.sort((one, other) => rank(refund, one) - rank(refund, other))
  const shown = named.map((line) => ({ ...shownLine(line), covers: [coverOf(refund)] }))
  if (refund.fileN === null) return shown
  const waiting = (await refundsOfFile(tx, refund.fileN)).filter(({ state }) => state === 'in-file')
  if (waiting.length < 2) return shown
  const totalCents = waiting.reduce((sum, one) => sum + one.amountCents, 0)
  const batch = await outgoingLinesOf(tx, totalCents, refund.currency)
  return [...shown, ...batch.map((line) => ({ ...shownLine(line), covers: waiting.map(coverOf) }))]
}

function coverOf(refund: Refund) {
  const { id: refundId, endToEndId, amountCents } = refund
  return { refundId, endToEndId, amountCents: cents(zeroCents - amountCents) }
}

/** A line that names the refund comes first, then one to its IBAN, then one that says less. */
function rank(refund: Refund, line: OutgoingLine): number {
  if (line.endToEndId === refund.endToEndId || line.remittance.includes(refund.endToEndId)) return 0
  return line.counterpartyIban === refund.iban ? 1 : 2
}

function shownLine(line: OutgoingLine) {
  const { endToEndId: _, ...shown } = line
  return {
    ...shown,
    bookingDay: day(line.bookingDay),
    amountCents: cents(line.amountCents),
    remainingCents: cents(line.remainingCents),
  }
}
