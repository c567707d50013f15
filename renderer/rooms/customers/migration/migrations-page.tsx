import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { migrationListFields } from '../../../../shared/contract/migrations.ts'
import { client } from '../../../api/client.ts'
import type { Outputs } from '../../../api/types.ts'
import { useWords } from '../../../app/i18n.ts'
import { ButtonLink, DataGrid, Page, StateBadge, toneOf } from '../../../ui/index.ts'
import type { GridColumn } from '../../../ui/index.ts'

type Row = Outputs['migrations']['list']['rows'][number]
type Field = (typeof migrationListFields)[number]

const newestFirst = { field: 'createdAt', direction: 'descending' } as const

/** Every move to a new card, the last first. */
export function MigrationsPage() {
  const t = useWords()
  const navigate = useNavigate()
  const columns = useColumns()
  const open = useCallback(
    (row: Row) => void navigate({ to: '/migrations/$id', params: { id: row.id } }),
    [navigate],
  )
  return (
    <Page
      title={t('migrations:list.title')}
      actions={<ButtonLink to="/customers">{t('customers:title')}</ButtonLink>}
      flush
    >
      <DataGrid<Row, Field>
        name="migrations"
        label={t('migrations:list.title')}
        room="migrations"
        list={client.migrations.list}
        fields={migrationListFields}
        columns={columns}
        defaultSort={newestFirst}
        onOpen={open}
        empty={{ title: t('migrations:list.empty'), hint: t('migrations:list.emptyHint') }}
      />
    </Page>
  )
}

function useColumns(): readonly GridColumn<Row, Field>[] {
  const t = useWords()
  return useMemo(() => {
    const states = {
      done: t('migrations:page.state.done'),
      'taken-back': t('migrations:page.state.taken-back'),
    }
    const named = ({ cardNumber, legalName }: Row['oldCard']) => `${cardNumber} · ${legalName}`
    return [
      { field: 'createdAt', header: t('migrations:list.column.createdAt'), kind: 'instant', width: 160 },
      { field: 'day', header: t('migrations:list.column.day'), kind: 'day', width: 120 },
      {
        field: 'oldName',
        header: t('migrations:list.column.oldName'),
        grow: 2,
        width: 220,
        value: (row) => named(row.oldCard),
      },
      {
        field: 'newName',
        header: t('migrations:list.column.newName'),
        grow: 2,
        width: 220,
        value: (row) => named(row.newCard),
      },
      {
        field: 'state',
        header: t('migrations:list.column.state'),
        kind: 'choice',
        choices: states,
        width: 140,
        cell: (row) => <StateBadge tone={toneOf(row.state)}>{states[row.state]}</StateBadge>,
      },
      { field: 'operatorName', header: t('migrations:list.column.operatorName'), width: 150 },
    ]
  }, [t])
}
