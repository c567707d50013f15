import type { Language } from '../../../../shared/values/languages.ts'
import { type JobContext, refuse } from '../../api/context.ts'
import type { ReadTx } from '../../store/store.ts'
import { requireCompany } from '../billing/index.ts'
import { listContacts, readCard } from '../customers/index.ts'
import { composeMessage, keepAttachment } from '../mail/index.ts'
import { formMail } from './form-mail-texts.ts'
import { formFile } from './papers.ts'
import { type ChangeRequest, readRequest } from './store.ts'

/**
 * Puts a message with the form to sign into the outbox: to the new address of who lost access, to whoever has to sign,
 * or to the card's own. Without any the draft waits for one.
 *
 * @throws Missing change-request; Refusal changes.state once the form came back
 */
export async function sendForm(
  job: JobContext,
  input: { requestId: string; id: string; language: Language },
): Promise<{ messageId: string }> {
  const { request, to, companyName } = await job.read(async ({ tx }) => {
    const found = await readOpen(tx, input.id)
    const company = await requireCompany(tx)
    return {
      request: found,
      to: await addressOf(tx, found),
      companyName: company.tradeName === '' ? company.legalName : company.tradeName,
    }
  })
  const attachment = await keepAttachment(job, await formFile(job, input))
  const { number } = request
  const { subject, body } = formMail(input.language, { companyName, number })
  return job.command(input.requestId, async (command) => {
    const { id: recordId, customerN } = await readOpen(command.tx, input.id)
    const { id } = await composeMessage(command, {
      kind: 'change-form',
      customerN,
      record: { kind: 'change-request', id: recordId, label: number },
      language: input.language,
      to,
      subject,
      bodyText: body,
      attachments: [attachment],
    })
    return { messageId: id }
  })
}

async function readOpen(tx: ReadTx, id: string): Promise<ChangeRequest> {
  const request = await readRequest(tx, id)
  const { number, state } = request
  if (state !== 'open') refuse('changes.state', { number, state })
  return request
}

async function addressOf(tx: ReadTx, { asked, signer, customerN }: ChangeRequest): Promise<string> {
  if (asked.kind === 'lost-access' && asked.contact.email !== '') return asked.contact.email
  const contact = (await listContacts(tx, customerN)).find(({ id }) => id === signer.contactId)
  if (contact !== undefined && contact.email !== '') return contact.email
  return (await readCard(tx, { n: customerN })).email
}
