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
  zCurrency,
  zDay,
  zInstant,
  zUuid,
  zVersion,
} from './base.ts'

/** to-approve: another IBAN, waits for a second operator; ordered: may go into a file; in-file: waits for its bank line. */
export const refundStates = ['to-approve', 'ordered', 'in-file', 'paid', 'cancelled'] as const
export type RefundState = (typeof refundStates)[number]
/** paid-from: money of this card came from that IBAN; other: it did not. */
export const refundBases = ['paid-from', 'other'] as const
/** withdrawn: was not sent to the bank; its refunds wait for another file, or were cancelled. */
export const refundFileStates = ['made', 'withdrawn'] as const

export const refundListFields = [
  'requestedAt',
  'state',
  'customerName',
  'customerId',
  'holderName',
  'amountCents',
  'iban',
  'endToEndId',
  'fileId',
] as const
export const zRefund = z.object({
  id: zUuid,
  version: zVersion,
  /** What the bank carries with the money, and prints on its statement. */
  endToEndId: z.string(),
  state: z.enum(refundStates),
  basis: z.enum(refundBases),
  customerId: zUuid,
  customerName: z.string(),
  cardNumber: z.string(),
  amountCents: zCents,
  currency: zCurrency,
  iban: z.string(),
  holderName: z.string(),
  remittance: z.string(),
  reason: z.string(),
  requestedAt: zInstant,
  requestedBy: z.string(),
  /** Requested by who reads it: never approved by the same. */
  isOwn: z.boolean(),
  approvedAt: zInstant.nullable(),
  approvedBy: z.string().nullable(),
  fileId: zUuid.nullable(),
  fileName: z.string().nullable(),
  closedAt: zInstant.nullable(),
  closedBy: z.string().nullable(),
  closeReason: z.string(),
})

export const zRefundIban = z.object({
  iban: z.string(),
  basis: z.enum(refundBases),
  /** The payer's name on the last bank line of this IBAN; of a card that never paid from it, its legal name. */
  holderName: z.string(),
  lastDay: zDay.nullable(),
  /** What came from it and still stands, in minor units. */
  amountCents: zCents,
  count: z.int(),
})

export const zRefundFile = z.object({
  id: zUuid,
  fileName: z.string(),
  messageId: z.string(),
  bankAccountName: z.string(),
  bankAccountIban: z.string(),
  executionDay: zDay,
  count: z.int(),
  totalCents: zCents,
  currency: zCurrency,
  sha256: z.string(),
  state: z.enum(refundFileStates),
  createdAt: zInstant,
  operatorName: z.string(),
  paidCount: z.int(),
})

const figures = z.object({ count: z.int(), totalCents: zCents })
const changed = z.object({ version: zVersion, state: z.enum(refundStates) })

export const refunds = {
  /** Where this card's money came from, newest first, and the card's own IBAN where it never paid from it. */
  refundIbans: query('refunds.read')
    .input(z.object({ customerId: zUuid }))
    .output(z.array(zRefundIban)),
  listRefunds: query('refunds.read').input(listInput(refundListFields)).output(listOutput(zRefund)),
  refundCounts: query('refunds.read').output(z.record(z.enum(refundStates), figures)),
  getRefund: query('refunds.read')
    .input(z.object({ id: zUuid }))
    /** With the bank line that paid it, to be seen and taken back there. */
    .output(zRefund.extend({ bankLineId: zUuid.nullable() })),
  /**
   * Takes customer credit and holds it for a transfer. Asks confirmation where the name differs from the payer's last
   * seen (`payments.refund-name-differs`) and for the same amount within 30 days (`payments.refund-repeated`).
   */
  orderRefund: command('payments.refund', ['refunds', 'customers', 'ledger'])
    .input(
      commandInput({
        customerId: zUuid,
        amountCents: zCents,
        iban: requiredText(60),
        holderName: requiredText(140),
        remittance: requiredText(280),
        reason: text(300).default(''),
        confirm: zConfirm,
      }),
    )
    .output(z.object({ id: zUuid, endToEndId: z.string(), state: z.enum(refundStates) })),
  /** By another operator than the one who requested it. */
  approveRefund: command('refunds.decide', ['refunds'])
    .input(commandInput({ id: zUuid, version: zVersion }))
    .output(changed),
  /** Says no to a refund that waits for approval; the credit is the customer's again. */
  rejectRefund: command('refunds.decide', ['refunds', 'customers', 'ledger'])
    .input(commandInput({ id: zUuid, version: zVersion, reason: requiredText(300) }))
    .output(changed),
  /**
   * Gives the credit back. Of a refund in a file it asks whether the file was not sent (`payments.refund-file-unsent`);
   * the file is withdrawn then, and its other refunds wait for a new one. Where others of it are paid it asks whether
   * the bank rejected this one (`payments.refund-bank-rejected`), which is then cancelled alone.
   */
  cancelRefund: command('payments.refund', ['refunds', 'customers', 'ledger'])
    .input(commandInput({ id: zUuid, version: zVersion, reason: requiredText(300), confirm: zConfirm }))
    .output(changed),
  /** Writes pain.001.001.09 for refunds that are ordered. Asks about a day far ahead (`payments.refund-execution-far`). */
  createRefundFile: command('payments.refund', ['refunds'])
    .input(
      commandInput({
        refundIds: z.array(zUuid).min(1).max(1000),
        bankAccountId: zUuid,
        executionDay: zDay,
        confirm: zConfirm,
      }),
    )
    .output(z.object({ id: zUuid, fileName: z.string(), count: z.int(), totalCents: zCents })),
  /** A file that was not sent: its refunds wait for another. Asks for confirmation as cancelling does. */
  withdrawRefundFile: command('payments.refund', ['refunds'])
    .input(commandInput({ id: zUuid, confirm: zConfirm }))
    .output(z.object({ count: z.int() })),
  listRefundFiles: query('payments.read')
    .input(listInput(['createdAt', 'fileName', 'state']))
    .output(listOutput(zRefundFile)),
  /** The stored bytes, to be sent to the bank. */
  getRefundFile: query('payments.refund')
    .input(z.object({ id: zUuid }))
    .output(z.file()),
  /** Open bank lines that went out with exactly this refund's amount, or with that of all that waits in its file. */
  refundLines: query('payments.read')
    .input(z.object({ id: zUuid }))
    .output(
      z.array(
        z.object({
          bankLineId: zUuid,
          version: zVersion,
          bookingDay: zDay,
          amountCents: zCents,
          remainingCents: zCents,
          currency: zCurrency,
          counterpartyName: z.string(),
          counterpartyIban: z.string(),
          remittance: z.string(),
          /** The refunds that the line would pay out, with what it takes for each. */
          covers: z.array(z.object({ refundId: zUuid, endToEndId: z.string(), amountCents: zCents })),
        }),
      ),
    ),
}
