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

/** How the payer tried to pay. */
export const declineMethods = ['credit-card', 'debit-card', 'direct-debit', 'transfer', 'other'] as const
/** Why it was declined, as its bank, card company or terminal says it; *other* needs a note. */
export const declineReasons = [
  'insufficient-funds',
  'card-expired',
  'card-blocked',
  'limit-exceeded',
  'authentication-failed',
  'account-closed',
  'disputed',
  'technical',
  'other',
] as const
/** The way out that is agreed with the payer. */
export const declineNextSteps = ['ask-transfer', 'try-again', 'other-card', 'call'] as const
export const declineStates = ['open', 'closed'] as const
export const declineListFields = [
  'day',
  'customerName',
  'customerId',
  'documentId',
  'documentNumber',
  'method',
  'amountCents',
  'reasonCode',
  'nextStep',
  'state',
] as const

export const zDecline = z.object({
  id: zUuid,
  version: zVersion,
  customerId: zUuid,
  customerName: z.string(),
  cardNumber: z.string(),
  documentId: zUuid.nullable(),
  documentNumber: z.string().nullable(),
  day: zDay,
  method: z.enum(declineMethods),
  amountCents: zCents,
  currency: zCurrency,
  reasonCode: z.enum(declineReasons),
  note: z.string(),
  nextStep: z.enum(declineNextSteps),
  state: z.enum(declineStates),
  /** What came of it, once it is closed. */
  outcome: z.string(),
  closedAt: zInstant.nullable(),
  closedByName: z.string().nullable(),
  operatorName: z.string(),
  createdAt: zInstant,
})

export const declines = {
  listDeclines: query('payments.read').input(listInput(declineListFields)).output(listOutput(zDecline)),
  /** A payment that did not go through. Nothing is booked: the document stays as open as it was. */
  recordDecline: command('payments.write', ['declines'])
    .input(
      commandInput({
        customerId: zUuid,
        documentId: zUuid.nullable().default(null),
        day: zDay,
        method: z.enum(declineMethods),
        amountCents: zCents,
        reasonCode: z.enum(declineReasons),
        note: multilineText(500).default(''),
        nextStep: z.enum(declineNextSteps),
      }),
    )
    .output(z.object({ id: zUuid })),
  closeDecline: command('payments.write', ['declines'])
    .input(commandInput({ id: zUuid, version: zVersion, outcome: multilineText(300).default('') }))
    .output(z.object({ version: zVersion })),
}
