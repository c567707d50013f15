import { api, onCommand, onQuery } from '../../api/implementer.ts'
import { approveRefund, cancelRefund, rejectRefund } from './refund-decisions.ts'
import { listRefundFiles } from './refund-file-store.ts'
import { createRefundFile, getRefundFile, withdrawRefundFile } from './refund-files.ts'
import { refundLines } from './refund-payout.ts'
import { getRefund, listRefunds, orderRefund, refundCounts, refundIbans } from './refunds.ts'

export const refunds = {
  refundIbans: api.payments.refundIbans.handler(onQuery(refundIbans)),
  listRefunds: api.payments.listRefunds.handler(onQuery(listRefunds)),
  refundCounts: api.payments.refundCounts.handler(onQuery(refundCounts)),
  getRefund: api.payments.getRefund.handler(onQuery(getRefund)),
  orderRefund: api.payments.orderRefund.handler(onCommand(orderRefund)),
  approveRefund: api.payments.approveRefund.handler(onCommand(approveRefund)),
  rejectRefund: api.payments.rejectRefund.handler(onCommand(rejectRefund)),
  cancelRefund: api.payments.cancelRefund.handler(onCommand(cancelRefund)),
  createRefundFile: api.payments.createRefundFile.handler(onCommand(createRefundFile)),
  withdrawRefundFile: api.payments.withdrawRefundFile.handler(onCommand(withdrawRefundFile)),
  listRefundFiles: api.payments.listRefundFiles.handler(
    onQuery((query, input) => listRefundFiles(query.tx, input)),
  ),
  getRefundFile: api.payments.getRefundFile.handler(onQuery(getRefundFile)),
  refundLines: api.payments.refundLines.handler(onQuery(refundLines)),
}
