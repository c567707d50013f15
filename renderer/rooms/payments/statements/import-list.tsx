import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { ReactNode } from 'react'
import { client } from '../../../api/client.ts'
import type { Outputs } from '../../../api/types.ts'
import { useWords } from '../../../app/i18n.ts'
import { DataGrid, StateBadge, toneOf } from '../../../ui/index.ts'
import type { GridColumn } from '../../../ui/index.ts'

type Row = Outputs['payments']['listImports']['rows'][number]
const fields = ['importedAt', 'fileName', 'state'] as const
type Field = (typeof fields)[number]

/** Every import, newest first. */
export function ImportList({ chooser }: { chooser: ReactNode }) {
  const t = useWords()
  const navigate = useNavigate()
  const columns = useMemo((): GridColumn<Row, Field>[] => {
    const states = {
      staged: t('payments:imports.state.staged'),
      committed: t('payments:imports.state.committed'),
      undone: t('payments:imports.state.undone'),
      discarded: t('payments:imports.state.discarded'),
    }
    return [
      { field: 'importedAt', header: t('payments:imports.imported'), kind: 'instant', width: 160 },
      { field: 'fileName', header: t('payments:imports.file'), grow: 1, width: 200 },
      { field: 'format', header: t('payments:imports.format'), width: 135 },
      { field: 'lineCount', header: t('payments:imports.lines'), kind: 'count', width: 95 },
      { field: 'newCount', header: t('payments:imports.new'), kind: 'count', width: 75 },
      { field: 'knownCount', header: t('payments:imports.known'), kind: 'count', width: 120 },
      { field: 'matchedCount', header: t('payments:imports.matched'), kind: 'count', width: 95 },
      {
        field: 'state',
        header: t('state'),
        kind: 'choice',
        choices: states,
        width: 115,
        cell: (row) => <StateBadge tone={toneOf(row.state)}>{states[row.state]}</StateBadge>,
      },
      { field: 'operatorName', header: t('payments:imports.by'), width: 125 },
    ]
  }, [t])
  return (
    <DataGrid<Row, Field>
      name="imports"
      label={t('payments:imports.list')}
      room="payments"
      list={client.payments.listImports}
      fields={fields}
      columns={columns}
      onOpen={(row) => void navigate({ to: '/statements/$id', params: { id: row.id } })}
      empty={{
        title: t('payments:imports.empty'),
        hint: t('payments:imports.emptyHint'),
        ...(chooser === undefined ? {} : { action: chooser }),
      }}
    />
  )
}
