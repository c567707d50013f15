import { useMemo } from 'react'
import type { refundListFields } from '../../../../shared/contract/payments-refunds.ts'
import { useWords } from '../../../app/i18n.ts'
import type { GridColumn } from '../../../ui/index.ts'
import { writtenIban } from './refund-states.tsx'
import type { RefundRow, RefundTab } from './refund-states.tsx'

export type RefundField = (typeof refundListFields)[number]

/** The columns of a tab: who asked, what it rests on, and what became of it. */
export function useRefundColumns(tab: RefundTab): readonly GridColumn<RefundRow, RefundField>[] {
  const t = useWords()
  return useMemo(() => {
    const isClosed = tab === 'paid' || tab === 'cancelled'
    const columns: GridColumn<RefundRow, RefundField>[] = [
      { field: 'endToEndId', header: t('refunds:column.reference'), width: 188 },
      { field: 'customerName', header: t('refunds:column.customer'), grow: 1, width: 190 },
      {
        field: 'amountCents',
        header: t('amount'),
        kind: 'amount',
        width: 115,
        currency: (row) => row.currency,
      },
      { field: 'iban', header: 'IBAN', width: 245, value: (row) => writtenIban(row.iban) },
      { field: 'holderName', header: t('refunds:column.holder'), width: 180, hidden: true },
      {
        field: 'requestedAt',
        header: t('refunds:column.requestedAt'),
        kind: 'instant',
        width: 155,
        hidden: isClosed,
      },
      {
        field: 'requestedBy',
        header: t('refunds:column.requestedBy'),
        width: 130,
        hidden: isClosed || tab === 'in-file',
      },
    ]
    if (tab === 'ordered')
      columns.push({ field: 'approvedBy', header: t('refunds:column.approvedBy'), width: 130 })
    if (tab === 'in-file' || tab === 'paid')
      columns.push({ field: 'fileName', header: t('refunds:column.file'), width: 212 })
    if (isClosed)
      columns.push({ field: 'closedAt', header: t('refunds:column.closedAt'), kind: 'instant', width: 155 })
    if (tab === 'cancelled') columns.push({ field: 'closeReason', header: t('reason'), width: 180 })
    return columns
  }, [t, tab])
}
