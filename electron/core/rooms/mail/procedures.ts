import { api, onCommand, onJob, onQuery } from '../../api/implementer.ts'
import { attachmentFile, cancelMessage, exportEml, markSent, messagePage, updateDraft } from './messages.ts'
import { sendDocument } from './send-document.ts'
import { countMessages, listMessages } from './store.ts'

export const mail = {
  list: api.mail.list.handler(onQuery(({ tx }, input) => listMessages(tx, input))),
  counts: api.mail.counts.handler(
    onQuery(async ({ tx }) => {
      const counts = await countMessages(tx)
      return { draft: counts['draft'] ?? 0, exported: counts['exported'] ?? 0 }
    }),
  ),
  get: api.mail.get.handler(onQuery(({ tx }, input) => messagePage(tx, input.id))),
  attachment: api.mail.attachment.handler(onJob((job, input) => attachmentFile(job, input))),
  updateDraft: api.mail.updateDraft.handler(onCommand(updateDraft)),
  exportEml: api.mail.exportEml.handler(onJob((job, input) => exportEml(job, input))),
  sendDocument: api.mail.sendDocument.handler(onJob((job, input) => sendDocument(job, input))),
  markSent: api.mail.markSent.handler(onCommand(markSent)),
  cancel: api.mail.cancel.handler(onCommand(cancelMessage)),
}
