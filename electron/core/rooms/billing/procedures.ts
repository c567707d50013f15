import { assertVersion, type CommandContext, refuse } from '../../api/context.ts'
import { api, onCommand, onJob, onQuery } from '../../api/implementer.ts'
import { billServices } from './billing-run.ts'
import { computedOutput } from './compute.ts'
import { creditInvoice } from './credit.ts'
import { readDocument, type StoredDocument } from './document-store.ts'
import { issueWaitingInvoice } from './invoice.ts'
import type { IssuedDocument } from './issue.ts'
import { countDocuments, customerKeyOf, listDocuments } from './list-store.ts'
import { previewFile, storedFile } from './pdf-files.ts'
import { countPending } from './pdf-store.ts'
import { cancelProforma, createProforma, decideDraft, replaceProforma } from './proforma.ts'
import { copyDraft, documentPage } from './reading.ts'
import { renderBatch } from './render-jobs.ts'
import { issueWaiting } from './waiting.ts'
import { countWaiting } from './waiting-store.ts'

const issuedOutput = ({ id, number }: IssuedDocument) => ({ id, number })

async function currentDocument(
  command: CommandContext,
  id: string,
  version: number,
): Promise<StoredDocument> {
  const document = await readDocument(command.tx, { id })
  assertVersion('document', document.version, version)
  return document
}

const reading = {
  list: api.billing.list.handler(
    onQuery(async (query, input) => listDocuments(query.tx, input, await query.today())),
  ),
  get: api.billing.get.handler(onQuery((query, input) => documentPage(query, input.id))),
  counts: api.billing.counts.handler(
    onQuery(async (query, input) => {
      const customerN =
        input.customerId === undefined ? null : await customerKeyOf(query.tx, input.customerId)
      return countDocuments(query.tx, customerN, await query.today())
    }),
  ),
  computeDraft: api.billing.computeDraft.handler(
    onQuery(async (query, draft) => {
      const { computed, company, card } = await decideDraft(query.tx, draft, query.core.clock)
      return computedOutput(computed, company, card)
    }),
  ),
  copyDraft: api.billing.copyDraft.handler(onQuery((query, input) => copyDraft(query, input.id))),
  previewPdf: api.billing.previewPdf.handler(onJob((job, draft) => previewFile(job, draft))),
  getPdf: api.billing.getPdf.handler(onJob((job, input) => storedFile(job, input.id))),
}

const proformas = {
  createProforma: api.billing.createProforma.handler(
    onCommand(async (command, input) =>
      issuedOutput(await createProforma(command, input.draft, input.confirm)),
    ),
  ),
  cancelProforma: api.billing.cancelProforma.handler(
    onCommand(async (command, input) => {
      const proforma = await currentDocument(command, input.id, input.version)
      return { version: await cancelProforma(command, proforma, input.reason) }
    }),
  ),
  replaceProforma: api.billing.replaceProforma.handler(
    onCommand(async (command, input) => {
      const proforma = await currentDocument(command, input.id, input.version)
      return issuedOutput(await replaceProforma(command, proforma, input.draft, input.confirm))
    }),
  ),
  billServices: api.billing.billServices.handler(
    onJob((job, input, signal) => Promise.resolve(billServices(job, input, signal))),
  ),
}

const invoices = {
  countWaiting: api.billing.countWaiting.handler(
    onQuery(async (query) => ({ count: await countWaiting(query.tx) })),
  ),
  issueWaiting: api.billing.issueWaiting.handler(
    onJob((job, input, signal) => Promise.resolve(issueWaiting(job, input, signal))),
  ),
  issueInvoice: api.billing.issueInvoice.handler(
    onCommand(async (command, input) => {
      const proforma = await currentDocument(command, input.proformaId, input.version)
      return issuedOutput(await issueWaitingInvoice(command, proforma, input.confirm))
    }),
  ),
  creditInvoice: api.billing.creditInvoice.handler(
    onCommand(async (command, input) => {
      const invoice = await currentDocument(command, input.id, input.version)
      if (input.lines?.length === 0) refuse('billing.no-lines')
      return issuedOutput(await creditInvoice(command, invoice, input.reason, input.lines))
    }),
  ),
  renderPending: api.billing.renderPending.handler(
    onJob(async (job, input, signal) => {
      const total = { rendered: 0, failed: 0 }
      let left = input.limit
      while (left > 0 && signal?.aborted !== true) {
        const batch = await renderBatch(job.core, { limit: left, withFailed: total.failed === 0 })
        if (batch === null) break
        total.rendered += batch.rendered
        total.failed += batch.failed
        left -= batch.rendered + batch.failed
        if (batch.rendered + batch.failed === 0) break
      }
      return { ...total, pending: await job.read(({ tx }) => countPending(tx)) }
    }),
  ),
}

export const billing = { ...reading, ...proformas, ...invoices }
