import type { z } from 'zod'
import type { zMessage } from '../../../../shared/contract/mail.ts'
import { assertVersion, type CommandContext, type JobContext, Missing, refuse } from '../../api/context.ts'
import type { ReadTx } from '../../store/store.ts'
import { readCompany } from '../settings/index.ts'
import { type Attachment, writeMessage } from './mime.ts'
import { readAddress, readAddresses } from './rules.ts'
import { changeMessage, insertMessage, type Message, type NewMessage, readMessage } from './store.ts'

const controls = /\p{Cc}/u

/**
 * Puts a message into the outbox as a draft. For rooms that have something to send; the files of its attachments are
 * in the vault before (`core.store.files.put`), since no file is awaited in a transaction.
 *
 * @throws Refusal mail.address-invalid, mail.subject-missing (also for one with control characters)
 */
export async function composeMessage(command: CommandContext, message: NewMessage): Promise<{ id: string }> {
  const to = addressesOf(message.to).join(', ')
  refuseSubject(message.subject)
  const id = await insertMessage(command, { ...message, to })
  await command.audit({
    action: 'mail.message-composed',
    recordKind: 'message',
    recordId: id,
    recordLabel: message.record.label,
    public: { kind: message.kind, fileName: message.attachments.map(({ fileName }) => fileName) },
    private: { to, subject: message.subject },
  })
  return { id }
}

function addressesOf(text: string): string[] {
  const read = readAddresses(text)
  if (!read.ok) refuse('mail.address-invalid', { address: read.wrong.replace(/\p{Cc}/gu, ' ').slice(0, 100) })
  return read.addresses
}

function refuseSubject(subject: string): void {
  if (subject.trim() === '' || controls.test(subject)) refuse('mail.subject-missing')
}

async function senderOf(tx: ReadTx): Promise<{ name: string; address: string }> {
  const company = await readCompany(tx)
  if (company === null) throw new Missing('company')
  const name = company.tradeName === '' ? company.legalName : company.tradeName
  return { name, address: company.email }
}

/** A message with its preview. @throws Missing message */
export async function messagePage(tx: ReadTx, id: string): Promise<z.output<typeof zMessage>> {
  const { n: _, recordLabel: __, ...message } = await readMessage(tx, id)
  const sender = await senderOf(tx)
  return {
    ...message,
    fromName: sender.name,
    fromAddress: sender.address,
    attachments: message.attachments.map(({ fileName, mediaType, size }) => ({ fileName, mediaType, size })),
  }
}

/** @throws Missing message; Refusal mail.attachment-missing */
export async function attachmentFile(job: JobContext, input: { id: string; index: number }): Promise<File> {
  const message = await job.read(({ tx }) => readMessage(tx, input.id))
  const attachment = message.attachments[input.index]
  if (attachment === undefined) throw new Missing('message')
  const { fileName, mediaType, bytes } = await loadAttachment(job, attachment)
  return new File([new Uint8Array(bytes)], fileName, { type: mediaType })
}

async function loadAttachment(
  job: JobContext,
  { fileName, mediaType, sha256 }: Message['attachments'][number],
): Promise<Attachment> {
  const bytes = await job.core.store.files.get(sha256)
  if (bytes === null) refuse('mail.attachment-missing', { fileName })
  return { fileName, mediaType, bytes }
}

/** Only a draft changes. @throws Refusal mail.not-a-draft, mail.address-invalid, mail.subject-missing; Stale */
export async function updateDraft(
  command: CommandContext,
  input: { id: string; version: number; to: string; subject: string; bodyText: string },
): Promise<{ version: number }> {
  const message = await current(command.tx, input)
  if (message.state !== 'draft') refuse('mail.not-a-draft')
  const to = addressesOf(input.to).join(', ')
  refuseSubject(input.subject)
  const version = await changeMessage(command.tx, message, {
    to_address: to,
    subject: input.subject,
    body_text: input.bodyText,
  })
  await record(command, message, 'mail.message-changed', {
    to: { before: message.toAddress, after: to },
    subject: { before: message.subject, after: input.subject },
  })
  return { version }
}

async function current(tx: ReadTx, input: { id: string; version: number }): Promise<Message> {
  const message = await readMessage(tx, input.id)
  assertVersion('message', message.version, input.version)
  return message
}

async function record(
  command: CommandContext,
  message: Message,
  action: string,
  details: Record<string, unknown>,
): Promise<void> {
  await command.audit({
    action,
    recordKind: 'message',
    recordId: message.id,
    recordLabel: message.recordLabel,
    public: { kind: message.kind },
    private: details,
  })
}

/**
 * The message as a file that a mail program opens as a draft. The first time it is *exported* from then on; the same
 * message gives the same bytes again.
 *
 * @throws Refusal mail.address-missing, mail.sender-missing, mail.cancelled, mail.attachment-missing; Stale
 */
export async function exportEml(
  job: JobContext,
  input: { requestId: string; id: string; version: number },
): Promise<File> {
  const { message, sender } = await job.read(async ({ tx }) => ({
    message: await readMessage(tx, input.id),
    sender: await senderOf(tx),
  }))
  if (message.state === 'cancelled') refuse('mail.cancelled')
  if (message.toAddress === '') refuse('mail.address-missing')
  const from = readAddress(sender.address)
  if (from === null) refuse('mail.sender-missing')
  const attachments: Attachment[] = []
  for (const stored of message.attachments) attachments.push(await loadAttachment(job, stored))
  const at = await job.command(input.requestId, (command) => noteExport(command, input))
  const bytes = writeMessage({
    id: message.id,
    from: { name: sender.name, address: from },
    to: addressesOf(message.toAddress),
    subject: message.subject,
    bodyText: message.bodyText,
    language: message.language,
    at,
    attachments,
  })
  const name = message.recordLabel.replace(/[^\p{L}\p{N}._-]+/gu, '-')
  return new File([new Uint8Array(bytes)], `${name}.eml`, { type: 'message/rfc822' })
}

async function noteExport(command: CommandContext, input: { id: string; version: number }): Promise<string> {
  const message = await current(command.tx, input)
  if (message.state === 'cancelled') refuse('mail.cancelled')
  const at = message.exportedAt ?? command.now
  if (message.state === 'draft')
    await changeMessage(command.tx, message, { state: 'exported', exported_at: at })
  await record(command, message, 'mail.message-exported', { to: message.toAddress })
  return at
}

/** An operator says that it went out; nothing here sends. @throws Refusal mail.already-sent, mail.cancelled, mail.address-missing; Stale */
export async function markSent(
  command: CommandContext,
  input: { id: string; version: number },
): Promise<{ version: number }> {
  const message = await current(command.tx, input)
  if (message.state === 'sent') refuse('mail.already-sent')
  if (message.state === 'cancelled') refuse('mail.cancelled')
  if (message.toAddress === '') refuse('mail.address-missing')
  const version = await changeMessage(command.tx, message, {
    state: 'sent',
    sent_at: command.now,
    sent_by_name: command.actor.name,
  })
  await record(command, message, 'mail.message-sent', { to: message.toAddress })
  return { version }
}

/** It is not to be sent; it stays in the list. @throws Refusal mail.already-sent, mail.cancelled; Stale */
export async function cancelMessage(
  command: CommandContext,
  input: { id: string; version: number },
): Promise<{ version: number }> {
  const message = await current(command.tx, input)
  if (message.state === 'sent') refuse('mail.already-sent')
  if (message.state === 'cancelled') refuse('mail.cancelled')
  const version = await changeMessage(command.tx, message, { state: 'cancelled' })
  await record(command, message, 'mail.message-cancelled', { to: message.toAddress })
  return { version }
}
