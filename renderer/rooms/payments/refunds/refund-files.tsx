import { Button, Group } from '@mantine/core'
import { useMemo } from 'react'
import { client } from '../../../api/client.ts'
import { failureOf } from '../../../api/failures.ts'
import type { Outputs } from '../../../api/types.ts'
import { useCommand } from '../../../api/use-command.ts'
import { useWords } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { DataGrid, downloadBlob, notifyDone, StateBadge, useFailureNotice } from '../../../ui/index.ts'
import type { GridColumn } from '../../../ui/index.ts'
import classes from './refunds.module.css'

type FileRow = Outputs['payments']['listRefundFiles']['rows'][number]
const fields = ['createdAt', 'fileName', 'state'] as const
type Field = (typeof fields)[number]

/** Saves the stored bytes of a file under its name. */
export async function saveRefundFile(id: string): Promise<void> {
  const file = await client.payments.getRefundFile({ id })
  downloadBlob(file, file.name)
}

/** Every file that was made for the bank. */
export function RefundFiles() {
  const t = useWords()
  const columns = useMemo((): GridColumn<FileRow, Field>[] => {
    const states = { made: t('refunds:fileState.made'), withdrawn: t('refunds:fileState.withdrawn') }
    return [
      { field: 'fileName', header: t('refunds:column.file'), grow: 1, width: 200 },
      { field: 'createdAt', header: t('refunds:column.made'), kind: 'instant', width: 155 },
      { field: 'operatorName', header: t('refunds:column.by'), width: 130 },
      { field: 'bankAccountName', header: t('refunds:file.account'), width: 150 },
      { field: 'executionDay', header: t('refunds:file.day'), kind: 'day', width: 125 },
      { field: 'count', header: t('refunds:column.count'), kind: 'count', width: 105 },
      { field: 'paidCount', header: t('refunds:column.paid'), kind: 'count', width: 90 },
      {
        field: 'totalCents',
        header: t('refunds:column.total'),
        kind: 'amount',
        width: 115,
        currency: (row) => row.currency,
      },
      {
        field: 'state',
        header: t('state'),
        kind: 'choice',
        choices: states,
        width: 110,
        cell: (row) => (
          <StateBadge tone={row.state === 'made' ? 'good' : 'plain'}>{states[row.state]}</StateBadge>
        ),
      },
      { field: 'sha256', header: 'SHA-256', width: 160, hidden: true },
      {
        field: 'id',
        header: t('actions'),
        width: 250,
        cell: (row) => <FileActions file={row} />,
        value: () => '',
      },
    ]
  }, [t])
  return (
    <DataGrid<FileRow, Field>
      name="refund-files"
      label={t('refunds:tab.files')}
      room="payments"
      list={client.payments.listRefundFiles}
      fields={fields}
      columns={columns}
      empty={{ title: t('refunds:empty.files'), hint: t('refunds:emptyHint.files') }}
    />
  )
}

function FileActions({ file }: { file: FileRow }) {
  const t = useWords()
  const mayRefund = useMay('payments.refund')
  const notify = useFailureNotice()
  const withdraw = useCommand(client.payments.withdrawRefundFile, {
    onSuccess: ({ count }) => notifyDone(t('refunds:file.withdrawn', { count })),
  })
  if (!mayRefund || file.state === 'withdrawn') return null
  const save = () => saveRefundFile(file.id).catch((error: unknown) => notify(failureOf(error)))
  return (
    <Group gap={6} wrap="nowrap" className={classes.fileActions}>
      <Button
        size="compact-xs"
        onClick={() => void save()}
        aria-label={`${t('refunds:file.save')} ${file.fileName}`}
      >
        {t('refunds:file.save')}
      </Button>
      {file.paidCount === 0 && (
        <Button
          size="compact-xs"
          loading={withdraw.isRunning}
          onClick={() => void withdraw.run({ id: file.id })}
          aria-label={`${t('refunds:file.withdraw')} ${file.fileName}`}
        >
          {t('refunds:file.withdraw')}
        </Button>
      )}
    </Group>
  )
}
