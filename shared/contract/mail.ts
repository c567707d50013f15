import { z } from 'zod'
import {
  command,
  commandInput,
  job,
  listInput,
  listOutput,
  multilineText,
  query,
  text,
  zInstant,
  zLanguage,
  zUuid,
  zVersion,
} from './base.ts'

/** draft: may be changed; exported: saved as a file for a mail program; sent: an operator says so; cancelled: not to be sent. */
export const mailStates = ['draft', 'exported', 'sent', 'cancelled'] as const
export const mailKinds = ['receipt', 'document', 'migration', 'change-form'] as const
export const mailListFields = [
  'createdAt',
  'kind',
  'toAddress',
  'subject',
  'customerName',
  'customerId',
  'state',
] as const

export const zMessageRow = z.object({
  id: zUuid,
  version: zVersion,
  kind: z.enum(mailKinds),
  toAddress: z.string(),
  subject: z.string(),
  customerId: zUuid.nullable(),
  customerName: z.string(),
  state: z.enum(mailStates),
  operatorName: z.string(),
  createdAt: zInstant,
})

export const zMessage = zMessageRow.extend({
  /** What it is about: `receipt`, `document`, `migration`, … */
  recordKind: z.string(),
  recordId: z.string(),
  bodyText: z.string(),
  language: zLanguage,
  /** Whose address it goes out under. */
  fromName: z.string(),
  fromAddress: z.string(),
  attachments: z.array(z.object({ fileName: z.string(), mediaType: z.string(), size: z.int() })),
  exportedAt: zInstant.nullable(),
  sentAt: zInstant.nullable(),
  sentByName: z.string().nullable(),
})

const version = z.object({ version: zVersion })

/** The outbox. Openpost sends nothing itself: a message is saved as a file that any mail program opens as a draft. */
export const mail = {
  list: query('mail.read').input(listInput(mailListFields)).output(listOutput(zMessageRow)),
  counts: query('mail.read').output(z.object({ draft: z.int(), exported: z.int() })),
  get: query('mail.read')
    .input(z.object({ id: zUuid }))
    .output(zMessage),
  /** One attachment, by its place in the list. */
  attachment: job('mail.read')
    .input(z.object({ id: zUuid, index: z.int().min(0).max(50) }))
    .output(z.file()),
  updateDraft: command('mail.write', ['mail'])
    .input(
      commandInput({
        id: zUuid,
        version: zVersion,
        /** One or several addresses, separated by commas or semicolons. */
        to: text(500),
        subject: text(200),
        bodyText: multilineText(10_000),
      }),
    )
    .output(version),
  /** The message as an .eml file (RFC 5322) with its attachments; a draft becomes *exported* by it. */
  exportEml: job('mail.write', ['mail'])
    .input(commandInput({ id: zUuid, version: zVersion }))
    .output(z.file()),
  /** Puts a message with a document that was issued before, and its PDF, into the outbox. */
  sendDocument: job('mail.write', ['mail'])
    .input(commandInput({ documentId: zUuid }))
    .output(z.object({ messageId: zUuid })),
  markSent: command('mail.write', ['mail'])
    .input(commandInput({ id: zUuid, version: zVersion }))
    .output(version),
  cancel: command('mail.write', ['mail'])
    .input(commandInput({ id: zUuid, version: zVersion }))
    .output(version),
}
