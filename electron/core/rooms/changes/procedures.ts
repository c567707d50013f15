import { api, onCommand, onJob, onQuery } from '../../api/implementer.ts'
import { applyChange } from './apply.ts'
import { decideChange, refuseSigner, submitChange } from './decision.ts'
import { addPaper, formFile, readPaper } from './papers.ts'
import { changeCounts, changePage } from './reading.ts'
import { createChange, findByCode, previewChange, printedWords, withdrawChange } from './requests.ts'
import { sendForm } from './send-form.ts'
import { listRequests } from './store.ts'

export const changes = {
  list: api.changes.list.handler(onQuery(({ tx }, input) => listRequests(tx, input))),
  counts: api.changes.counts.handler(onQuery((query) => changeCounts(query))),
  get: api.changes.get.handler(onQuery((query, { id }) => changePage(query, id))),
  printedWords: api.changes.printedWords.handler(
    onQuery((query, { documentId }) => printedWords(query, documentId)),
  ),
  previewChange: api.changes.previewChange.handler(
    onQuery((query, { asked }) => previewChange(query, asked)),
  ),
  createChange: api.changes.createChange.handler(onCommand(createChange)),
  getFormPdf: api.changes.getFormPdf.handler(onJob((job, input) => formFile(job, input))),
  sendForm: api.changes.sendForm.handler(onJob(sendForm)),
  findByCode: api.changes.findByCode.handler(onQuery((query, { code }) => findByCode(query, code))),
  addEvidence: api.changes.addEvidence.handler(onJob((job, input) => addPaper(job, input))),
  readEvidence: api.changes.readEvidence.handler(onJob((job, input) => readPaper(job, input))),
  submitChange: api.changes.submitChange.handler(onCommand(submitChange)),
  refuseSigner: api.changes.refuseSigner.handler(onCommand(refuseSigner)),
  decideChange: api.changes.decideChange.handler(onCommand(decideChange)),
  applyChange: api.changes.applyChange.handler(onCommand(applyChange)),
  withdrawChange: api.changes.withdrawChange.handler(onCommand(withdrawChange)),
}
