import { z } from 'zod'
import {
  command,
  commandInput,
  multilineText,
  query,
  text,
  zCents,
  zCurrency,
  zDay,
  zInstant,
  zUuid,
  zVersion,
} from './base.ts'
import { identifications } from './customers-access.ts'

export const noteKinds = ['call', 'mail', 'visit', 'note'] as const

/** One dated note on the call sheet of a card. Its text never changes; only its follow-up does. */
export const zCardNote = z.object({
  id: zUuid,
  version: zVersion,
  customerId: zUuid,
  cardNumber: z.string(),
  legalName: z.string(),
  kind: z.enum(noteKinds),
  text: z.string(),
  /** Who it was about or with; null without a person. A removed person keeps their name here. */
  contactName: z.string().nullable(),
  identifiedBy: z.enum(identifications),
  followUpDay: zDay.nullable(),
  assigneeId: zUuid.nullable(),
  assigneeName: z.string().nullable(),
  doneAt: zInstant.nullable(),
  doneByName: z.string().nullable(),
  outcome: z.string(),
  operatorName: z.string(),
  createdAt: zInstant,
})

export const zCardPayment = z.object({
  id: zUuid,
  at: zInstant,
  kind: z.string(),
  amountCents: zCents,
  currency: zCurrency,
  documentId: zUuid.nullable(),
  documentNumber: z.string().nullable(),
})

const version = z.object({ version: zVersion })

export const notes = {
  /** The notes of a card, newest first, at most 200. */
  listNotes: query('customers.read')
    .input(z.object({ customerId: zUuid }))
    .output(z.array(zCardNote)),
  addNote: command('customers.write', ['customers'])
    .input(
      commandInput({
        customerId: zUuid,
        kind: z.enum(noteKinds),
        text: multilineText(4000).pipe(z.string().min(1)),
        contactId: zUuid.nullable().default(null),
        identifiedBy: z.enum(identifications).default('not-needed'),
        followUpDay: zDay.nullable().default(null),
        assigneeId: zUuid.nullable().default(null),
      }),
    )
    .output(z.object({ id: zUuid, version: zVersion })),
  /** Moves a follow-up to another day or operator; a null day takes it away. */
  changeFollowUp: command('customers.write', ['customers'])
    .input(
      commandInput({
        id: zUuid,
        version: zVersion,
        followUpDay: zDay.nullable(),
        assigneeId: zUuid.nullable(),
      }),
    )
    .output(version),
  closeFollowUp: command('customers.write', ['customers'])
    .input(commandInput({ id: zUuid, version: zVersion, outcome: text(500).default('') }))
    .output(version),
  /** Follow-ups that wait, the earliest day first, up to and with a day of the next year; at most 200. */
  listFollowUps: query('customers.read')
    .input(z.object({ whose: z.enum(['mine', 'all']), untilDay: zDay.nullable().default(null) }))
    .output(z.array(zCardNote)),
  /** Operators who may be given a follow-up. */
  listAssignees: query('customers.read').output(z.array(z.object({ id: zUuid, name: z.string() }))),
  /** The last payments that were received on a card's documents or kept as its credit, newest first. */
  lastPayments: query('customers.read')
    .input(z.object({ customerId: zUuid }))
    .output(z.array(zCardPayment)),
}
