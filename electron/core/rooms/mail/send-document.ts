import { formatDay } from '../../../../shared/values/day.ts'
import { type JobContext, Missing } from '../../api/context.ts'
import { readPayable, storedFile } from '../billing/index.ts'
import { readCard } from '../customers/index.ts'
import { readCompany } from '../settings/index.ts'
import { keepAttachment } from './attachments.ts'
import { documentMail } from './document-mail-texts.ts'
import { composeMessage } from './messages.ts'

/**
 * Puts a message with an issued document into the outbox, to the address of its card. A card without an address gives
 * a draft that waits for one.
 *
 * @throws Missing document; Refusal billing.pdf-pending, billing.pdf-failed while its file is not made
 */
export async function sendDocument(
  job: JobContext,
  input: { requestId: string; documentId: string },
): Promise<{ messageId: string }> {
  const { document, card, companyName } = await job.read(async ({ tx }) => {
    const found = await readPayable(tx, { id: input.documentId })
    if (found === null) throw new Missing('document')
    const company = await readCompany(tx)
    if (company === null) throw new Missing('company')
    const name = company.tradeName === '' ? company.legalName : company.tradeName
    return { document: found, card: await readCard(tx, { n: found.customerN }), companyName: name }
  })
  const attachment = await keepAttachment(job, await storedFile(job, document.id))
  const { subject, body } = documentMail(card.language, {
    number: document.number,
    companyName,
    issueDay: formatDay(document.issueDay, card.language),
    corrects: document.kind === 'corrective' ? (document.invoice?.number ?? null) : null,
  })
  return job.command(input.requestId, async (command) => {
    const { id } = await composeMessage(command, {
      kind: 'document',
      customerN: card.n,
      record: { kind: 'document', id: document.id, label: document.number },
      language: card.language,
      to: card.email,
      subject,
      bodyText: body,
      attachments: [attachment],
    })
    return { messageId: id }
  })
}
