import { useMemo } from 'react'
import type { receiptListFields } from '../../../../shared/contract/payments-receipts.ts'
import type { Outputs } from '../../../api/types.ts'
import { useWords } from '../../../app/i18n.ts'
import { StateBadge } from '../../../ui/index.ts'
import type { GridColumn } from '../../../ui/index.ts'

export type ReceiptRow = Outputs['payments']['listReceipts']['rows'][number]
export type ReceiptField = (typeof receiptListFields)[number]

export function useReceiptColumns(): readonly GridColumn<ReceiptRow, ReceiptField>[] {
  const t = useWords()
  return useMemo(() => {
    const methods = { cash: t('receipts:method.cash'), card: t('receipts:method.card') }
    const states = { recorded: t('receipts:state.recorded'), reversed: t('receipts:state.reversed') }
    return [
      { field: 'number', header: t('receipts:column.number'), width: 140 },
      { field: 'day', header: t('receipts:column.day'), kind: 'day', width: 110 },
      { field: 'customerName', header: t('receipts:column.customerName'), grow: 2, width: 180 },
      { field: 'method', header: t('receipts:column.method'), kind: 'choice', choices: methods, width: 120 },
      {
        field: 'amountCents',
        header: t('receipts:column.amountCents'),
        kind: 'amount',
        width: 130,
        currency: (row) => row.currency,
      },
      {
        field: 'state',
        header: t('receipts:column.state'),
        kind: 'choice',
        choices: states,
        width: 130,
        cell: (row) => (
          <StateBadge tone={row.state === 'recorded' ? 'good' : 'plain'}>{states[row.state]}</StateBadge>
        ),
      },
      { field: 'reference', header: t('receipts:column.reference'), grow: 1, width: 120 },
      { field: 'operatorName', header: t('receipts:column.operatorName'), width: 130 },
    ]
  }, [t])
}
