import type { CommandContext } from '../../api/context.ts'
import type { PaymentInput, PaymentResult, TakeBackInput, TakeBackResult } from './types.ts'

/**
 * Takes money on a document: lowers what is open, and issues the final invoice of a proforma that it completes
 * (or has it wait for a clerk). The caller posts Dr where the money was / Cr `paymentAccount(document)` with the
 * document's key, and may do so before or after.
 *
 * @throws Refusal payments.amount-zero, payments.amount-exceeds-document, payments.document-not-payable,
 *   payments.document-expired
 */
export async function recordPayment(_command: CommandContext, _input: PaymentInput): Promise<PaymentResult> {
  throw new Error('documents are not issued yet')
}

/**
 * Takes money away from a document again. The caller posts Dr the answered account / Cr where the money goes.
 *
 * @throws Refusal payments.invoice-decision-needed where a final invoice rests on the money and no decision came
 */
export async function takeBackPayment(
  _command: CommandContext,
  _input: TakeBackInput,
): Promise<TakeBackResult> {
  throw new Error('documents are not issued yet')
}
