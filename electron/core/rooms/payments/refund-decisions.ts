import type { RefundState } from '../../../../shared/contract/payments-refunds.ts'
import { askConfirmation, assertVersion, type CommandContext, refuse } from '../../api/context.ts'
import { addToCredit } from '../customers/index.ts'
import { post } from '../ledger/index.ts'
import { setFileWithdrawn } from './refund-file-store.ts'
import { changeRefund, readRefund, type Refund, refundsOfFile } from './refund-store.ts'

interface Changed {
  version: number
  state: RefundState
}

async function currentRefund(
  command: CommandContext,
  input: { id: string; version: number },
): Promise<Refund> {
  const refund = await readRefund(command.tx, { id: input.id })
  assertVersion('refund', refund.version, input.version)
  return refund
}

/** Refuses unless the refund is in one of these states. */
export function requireState(refund: Refund, states: readonly RefundState[]): void {
  if (states.includes(refund.state)) return
  refuse('payments.refund-state', { reference: refund.endToEndId, state: refund.state })
}

/**
 * A second operator agrees to an IBAN that never paid on this card (BOOKS.md, Allocation). The database refuses the
 * same operator too, and any way round the approval.
 *
 * @throws Refusal payments.refund-state, payments.refund-own-request
 */
export async function approveRefund(
  command: CommandContext,
  input: { id: string; version: number },
): Promise<Changed> {
  const refund = await currentRefund(command, input)
  requireState(refund, ['to-approve'])
  const { actor } = command
  if (actor.n === null || actor.n === refund.requestedByN)
    refuse('payments.refund-own-request', { reference: refund.endToEndId })
  const approved = { n: actor.n, name: actor.name, at: command.now }
  const version = await changeRefund(command.tx, refund.n, { state: 'ordered', approved })
  await tell(command, refund, 'payments.refund-approved', { requestedBy: refund.requestedBy })
  return { version, state: 'ordered' }
}

/** @throws Refusal payments.refund-state */
export async function rejectRefund(
  command: CommandContext,
  input: { id: string; version: number; reason: string },
): Promise<Changed> {
  const refund = await currentRefund(command, input)
  requireState(refund, ['to-approve'])
  return close(command, refund, { action: 'payments.refund-rejected', reason: input.reason })
}

/**
 * Gives the credit back by a counter-entry. A refund in a file that the bank does not have is withdrawn with the file,
 * and the other refunds of it wait for a new one. Where the bank has paid others of the file already, this one can only
 * have been rejected by it, and is cancelled alone.
 *
 * @throws Refusal payments.refund-state
 * @throws Unconfirmed payments.refund-file-unsent, payments.refund-bank-rejected
 */
export async function cancelRefund(
  command: CommandContext,
  input: { id: string; version: number; reason: string; confirm: readonly string[] },
): Promise<Changed> {
  const refund = await currentRefund(command, input)
  requireState(refund, ['to-approve', 'ordered', 'in-file'])
  if (refund.state === 'in-file') await leaveFile(command, refund, input.confirm)
  return close(command, refund, { action: 'payments.refund-cancelled', reason: input.reason })
}

async function leaveFile(command: CommandContext, refund: Refund, confirm: readonly string[]): Promise<void> {
  const { fileN, endToEndId } = refund
  const others = fileN === null ? [] : await refundsOfFile(command.tx, fileN)
  if (!others.some(({ state }) => state === 'paid')) {
    await withdrawFileOf(command, refund, confirm)
    return
  }
  const params = { endToEndId, fileName: refund.fileName ?? '' }
  askConfirmation([{ code: 'payments.refund-bank-rejected', params }], confirm)
}

/**
 * Takes back a file that was not sent: its refunds are ordered again. Answers how many.
 *
 * @throws Refusal payments.refund-file-paid when the bank has paid one of them, and so has the file
 * @throws Unconfirmed payments.refund-file-unsent
 */
export async function withdrawFileOf(
  command: CommandContext,
  of: Pick<Refund, 'fileN' | 'fileName' | 'fileId'>,
  confirm: readonly string[],
): Promise<number> {
  const { fileN, fileId } = of
  if (fileN === null || fileId === null) throw new Error('a refund in a file without a file')
  const fileName = of.fileName ?? ''
  const refunds = await refundsOfFile(command.tx, fileN)
  if (refunds.some(({ state }) => state === 'paid')) refuse('payments.refund-file-paid', { fileName })
  // One that the bank rejected was cancelled alone, and stays cancelled.
  const waiting = refunds.filter(({ state }) => state === 'in-file')
  const params = { fileName, count: waiting.length }
  askConfirmation([{ code: 'payments.refund-file-unsent', params }], confirm)
  for (const one of waiting) await changeRefund(command.tx, one.n, { state: 'ordered', fileN: null })
  await setFileWithdrawn(command.tx, fileN)
  await command.audit({
    action: 'payments.refund-file-withdrawn',
    recordKind: 'refund-file',
    recordId: fileId,
    recordLabel: fileName,
    public: { refunds: waiting.map(({ endToEndId }) => endToEndId) },
  })
  return waiting.length
}

async function close(
  command: CommandContext,
  refund: Refund,
  { action, reason }: { action: string; reason: string },
): Promise<Changed> {
  const { customerN, amountCents } = refund
  await post(command, {
    kind: 'refund-cancelled',
    day: await command.today(),
    customerN,
    reversesN: refund.entryN,
    lines: [
      { account: 'refunds-in-transit', debitCents: amountCents, customerN },
      { account: 'customer-credit', creditCents: amountCents, customerN },
    ],
  })
  await addToCredit(command.tx, customerN, amountCents)
  const closed = { name: command.actor.name, at: command.now, reason }
  const version = await changeRefund(command.tx, refund.n, { state: 'cancelled', closed })
  await tell(command, refund, action, {}, { reason })
  return { version, state: 'cancelled' }
}

/** One event in the story of a refund. */
export async function tell(
  command: CommandContext,
  refund: Refund,
  action: string,
  more: Record<string, string | number>,
  personal?: Record<string, string>,
): Promise<void> {
  const { amountCents, currency, cardNumber } = refund
  await command.audit({
    action,
    recordKind: 'refund',
    recordId: refund.id,
    recordLabel: refund.endToEndId,
    public: { cardNumber, amountCents, currency, ...more },
    ...(personal === undefined ? {} : { private: personal }),
  })
}
