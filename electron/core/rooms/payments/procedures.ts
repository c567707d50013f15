import { api, onCommand, onJob, onQuery } from '../../api/implementer.ts'
import { acceptBatch, undoBatch } from './batch.ts'
import { issueBatchInvoices, listBatches } from './batch-invoices.ts'
import { previewBatch } from './batch-preview.ts'
import { csvMappings } from './csv-mapping-procedures.ts'
import { useCredit } from './credit.ts'
import { decideDoubts, listDoubts } from './doubts.ts'
import { commitImport } from './import-commit.ts'
import { listImports } from './import-list-store.ts'
import { previewImport } from './import-preview.ts'
import { readImport } from './import-store.ts'
import { discardImport, undoImport } from './import-undo.ts'
import { counts, getLine, listLines, park } from './lines.ts'
import { match } from './match.ts'
import { suggestOutgoing } from './outgoing.ts'
import { forgetPayer, listPayers } from './payers.ts'
import { listPromises, promiseCounts, recordPromise, withdrawPromise } from './promises.ts'
import { receiptProcedures } from './receipt-procedures.ts'
import { refunds } from './refund-procedures.ts'
import { suggest } from './suggest.ts'
import { unmatch } from './unmatch.ts'

export const payments = {
  ...csvMappings,
  ...refunds,
  ...receiptProcedures,
  previewImport: api.payments.previewImport.handler(
    onJob(async (job, input, signal) => previewImport(job, input, signal)),
  ),
  listDoubts: api.payments.listDoubts.handler(onQuery(listDoubts)),
  decideDoubts: api.payments.decideDoubts.handler(onCommand(decideDoubts)),
  commitImport: api.payments.commitImport.handler(onCommand(commitImport)),
  discardImport: api.payments.discardImport.handler(onCommand(discardImport)),
  undoImport: api.payments.undoImport.handler(onCommand(undoImport)),
  listImports: api.payments.listImports.handler(onQuery((query, input) => listImports(query.tx, input))),
  getImport: api.payments.getImport.handler(onQuery((query, input) => readImport(query.tx, input.id))),
  listLines: api.payments.listLines.handler(onQuery(listLines)),
  counts: api.payments.counts.handler(onQuery(counts)),
  getLine: api.payments.getLine.handler(onQuery(getLine)),
  suggest: api.payments.suggest.handler(onQuery(suggest)),
  suggestOutgoing: api.payments.suggestOutgoing.handler(onQuery(suggestOutgoing)),
  match: api.payments.match.handler(onCommand((command, input) => match(command, input))),
  unmatch: api.payments.unmatch.handler(onCommand(unmatch)),
  useCredit: api.payments.useCredit.handler(onCommand(useCredit)),
  park: api.payments.park.handler(onCommand(park)),
  listPayers: api.payments.listPayers.handler(onQuery(listPayers)),
  forgetPayer: api.payments.forgetPayer.handler(onCommand(forgetPayer)),
  listPromises: api.payments.listPromises.handler(onQuery(listPromises)),
  promiseCounts: api.payments.promiseCounts.handler(onQuery(promiseCounts)),
  recordPromise: api.payments.recordPromise.handler(onCommand(recordPromise)),
  withdrawPromise: api.payments.withdrawPromise.handler(onCommand(withdrawPromise)),
  previewBatch: api.payments.previewBatch.handler(onQuery(previewBatch)),
  acceptBatch: api.payments.acceptBatch.handler(onJob((job, input) => acceptBatch(job, input))),
  undoBatch: api.payments.undoBatch.handler(onCommand(undoBatch)),
  listBatches: api.payments.listBatches.handler(onQuery(listBatches)),
  issueBatchInvoices: api.payments.issueBatchInvoices.handler(
    onJob((job, input, signal) => Promise.resolve(issueBatchInvoices(job, input, signal))),
  ),
}
