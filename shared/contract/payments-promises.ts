import { z } from 'zod'
import {
  command,
  commandInput,
  listInput,
  listOutput,
  multilineText,
  query,
  zCents,
  zCurrency,
  zDay,
  zInstant,
  zUuid,
  zVersion,
} from './base.ts'

/** How the payer said it. */
export const promiseChannels = ['phone', 'e-mail', 'letter', 'in-person'] as const
/**
 * waiting: within its five bank days, reminders hold; late: those have passed and the money is not there; kept: the
 * document received as much since; replaced: the payer announced anew; withdrawn: a clerk took it back.
 */
export const promiseStates = ['waiting', 'late', 'kept', 'replaced', 'withdrawn'] as const

export const promiseListFields = [
  'documentNumber',
  'customerName',
  'customerId',
  'documentId',
  'amountCents',
  'promisedDay',
  'holdUntilDay',
  'state',
] as const

export const zPromise = z.object({
  id: zUuid,
  version: zVersion,
  documentId: zUuid,
  documentNumber: z.string(),
  customerId: zUuid,
  customerName: z.string(),
  cardNumber: z.string(),
  amountCents: zCents,
  currency: zCurrency,
  announcedDay: zDay,
  /** When the payer sends, or has sent, the money. */
  promisedDay: zDay,
  /** Reminders hold until the end of this day: five bank days after the promised one. */
  holdUntilDay: zDay,
  channel: z.enum(promiseChannels),
  note: z.string(),
  state: z.enum(promiseStates),
  operatorName: z.string(),
  createdAt: zInstant,
})

export const promises = {
  listPromises: query('payments.read').input(listInput(promiseListFields)).output(listOutput(zPromise)),
  promiseCounts: query('payments.read').output(
    z.object({ waiting: z.int(), late: z.int(), lateCents: zCents, waitingCents: zCents }),
  ),
  /**
   * Notes that a payment is under way; one that stands for the document is replaced by it.
   * The promised day lies within five days back and sixty ahead.
   */
  recordPromise: command('payments.write', ['promises', 'documents', 'customers'])
    .input(
      commandInput({
        documentId: zUuid,
        amountCents: zCents,
        promisedDay: zDay,
        channel: z.enum(promiseChannels),
        note: multilineText(500).default(''),
      }),
    )
    .output(z.object({ id: zUuid, holdUntilDay: zDay })),
  withdrawPromise: command('payments.write', ['promises', 'documents', 'customers'])
    .input(commandInput({ id: zUuid, version: zVersion, reason: multilineText(300).default('') }))
    .output(z.object({ version: zVersion })),
}
