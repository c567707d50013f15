import { api, onCommand, onJob, onQuery } from '../../api/implementer.ts'
import { closeDecline, recordDecline } from './declined.ts'
import { listDeclines } from './declined-store.ts'
import { mailReceipt, receiptFile } from './receipt-paper.ts'
import { receiptPage, receiptTotals, reviewReceipt } from './receipt-reading.ts'
import { reverseReceipt } from './receipt-reverse.ts'
import { listReceipts } from './receipt-store.ts'
import { recordReceipt } from './receipts.ts'

export const receiptProcedures = {
  listReceipts: api.payments.listReceipts.handler(onQuery(({ tx }, input) => listReceipts(tx, input))),
  receiptTotals: api.payments.receiptTotals.handler(onQuery(({ tx }, input) => receiptTotals(tx, input.day))),
  getReceipt: api.payments.getReceipt.handler(onQuery((query, input) => receiptPage(query, input.id))),
  reviewReceipt: api.payments.reviewReceipt.handler(onQuery(reviewReceipt)),
  recordReceipt: api.payments.recordReceipt.handler(onCommand(recordReceipt)),
  reverseReceipt: api.payments.reverseReceipt.handler(onCommand(reverseReceipt)),
  getReceiptPdf: api.payments.getReceiptPdf.handler(onJob((job, input) => receiptFile(job, input.id))),
  mailReceipt: api.payments.mailReceipt.handler(onJob((job, input) => mailReceipt(job, input))),
  listDeclines: api.payments.listDeclines.handler(onQuery(({ tx }, input) => listDeclines(tx, input))),
  recordDecline: api.payments.recordDecline.handler(onCommand(recordDecline)),
  closeDecline: api.payments.closeDecline.handler(onCommand(closeDecline)),
}
