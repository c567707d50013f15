import { useMemo, useState } from 'react'
import { client } from '../../../api/client.ts'
import type { Outputs } from '../../../api/types.ts'
import { useWords } from '../../../app/i18n.ts'
import { DataGrid, StateBadge } from '../../../ui/index.ts'
import type { GridColumn } from '../../../ui/index.ts'
import { FileDialog } from './file-dialog.tsx'

export type FileRow = Outputs['payments']['listRefundFiles']['rows'][number]
const fields = ['createdAt', 'fileName', 'state'] as const
type Field = (typeof fields)[number]

/** Every file that was made for the bank; a row opens it. */
export function RefundFiles() {
  const t = useWords()
  const [opened, setOpened] = useState<FileRow | null>(null)
  const columns = useMemo((): GridColumn<FileRow, Field>[] => {
    const states = { made: t('refunds:fileState.made'), withdrawn: t('refunds:fileState.withdrawn') }
    return [
      { field: 'fileName', header: t('refunds:column.file'), grow: 1, width: 212 },
      { field: 'createdAt', header: t('refunds:column.made'), kind: 'instant', width: 155 },
      { field: 'operatorName', header: t('refunds:column.by'), width: 130 },
      { field: 'bankAccountName', header: t('refunds:file.account'), width: 150 },
      { field: 'executionDay', header: t('refunds:file.day'), kind: 'day', width: 130 },
      { field: 'count', header: t('refunds:column.count'), kind: 'count', width: 95 },
      { field: 'paidCount', header: t('refunds:column.paid'), kind: 'count', width: 85 },
      {
        field: 'totalCents',
        header: t('refunds:column.total'),
        kind: 'amount',
        width: 110,
        currency: (row) => row.currency,
      },
      {
        field: 'state',
        header: t('state'),
        kind: 'choice',
        choices: states,
        width: 115,
        cell: (row) => (
          <StateBadge tone={row.state === 'made' ? 'good' : 'plain'}>{states[row.state]}</StateBadge>
        ),
      },
      { field: 'sha256', header: 'SHA-256', width: 160, hidden: true },
    ]
  }, [t])
  return (
    <>
      <DataGrid<FileRow, Field>
        name="refund-files"
        label={t('refunds:tab.files')}
        room="payments"
        list={client.payments.listRefundFiles}
        fields={fields}
        columns={columns}
        onOpen={setOpened}
        empty={{ title: t('refunds:empty.files'), hint: t('refunds:emptyHint.files') }}
      />
      {opened !== null && <FileDialog file={opened} onClose={() => setOpened(null)} />}
    </>
  )
}
