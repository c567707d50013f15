import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { receiptListFields } from '../../../../shared/contract/payments-receipts.ts'
import { client } from '../../../api/client.ts'
import { useWords } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { DataGrid, Kbd, Page, useShortcuts } from '../../../ui/index.ts'
import { type ReceiptField, type ReceiptRow, useReceiptColumns } from './receipt-columns.tsx'
import { RecordReceiptDialog } from './record-receipt-dialog.tsx'
import { TillTotals } from './till-totals.tsx'

const newestFirst = { field: 'number', direction: 'descending' } as const

/** Money taken by hand, and what the till of a day has to hold. */
export function ReceiptsPage() {
  const t = useWords()
  const navigate = useNavigate()
  const mayWrite = useMay('payments.write')
  const [isRecording, setRecording] = useState(false)
  const columns = useReceiptColumns()
  const open = useCallback(
    (row: ReceiptRow) => void navigate({ to: '/receipts/$id', params: { id: row.id } }),
    [navigate],
  )
  const start = () => setRecording(true)
  useShortcuts(mayWrite ? [{ key: 'n', label: t('receipts:keys.new'), run: start }] : [])
  const action = mayWrite ? (
    <Button variant="filled" onClick={start} rightSection={<Kbd name="N" />}>
      {t('receipts:new')}
    </Button>
  ) : undefined
  return (
    <Page title={t('receipts:title')} actions={action} flush>
      <TillTotals />
      <DataGrid<ReceiptRow, ReceiptField>
        name="receipts"
        label={t('receipts:list')}
        room="payments"
        list={client.payments.listReceipts}
        fields={receiptListFields}
        columns={columns}
        defaultSort={newestFirst}
        onOpen={open}
        empty={{ title: t('receipts:empty'), hint: t('receipts:emptyHint'), action }}
      />
      {isRecording && <RecordReceiptDialog onClose={() => setRecording(false)} />}
    </Page>
  )
}
