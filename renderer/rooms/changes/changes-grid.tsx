import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { ReactNode } from 'react'
import { changeKinds, changeListFields, changeStates, verdicts } from '../../../shared/contract/changes.ts'
import { client } from '../../api/client.ts'
import { useWords } from '../../app/i18n.ts'
import { DataGrid } from '../../ui/index.ts'
import type { GridColumn, GridFilters } from '../../ui/index.ts'
import { ChangeBadge } from './change-words.tsx'
import type { ChangeRow } from './change-words.tsx'

export type ChangeField = (typeof changeListFields)[number]

const newestFirst = { field: 'createdAt', direction: 'descending' } as const

function wordsOf<Choice extends string>(
  choices: readonly Choice[],
  word: (choice: Choice) => string,
): Record<string, string> {
  return Object.fromEntries(choices.map((choice) => [choice, word(choice)]))
}

function useColumns({
  withState,
  isOfCard,
  isOpen,
}: {
  withState: boolean
  isOfCard: boolean
  isOpen: boolean
}): readonly GridColumn<ChangeRow, ChangeField>[] {
  const t = useWords()
  return useMemo(() => {
    const states = wordsOf(changeStates, (state) => t(`changes:state.${state}`))
    const kinds = wordsOf(changeKinds, (kind) => t(`changes:kind.${kind}`))
    const ways = wordsOf(verdicts, (verdict) => t(`changes:verdict.${verdict}`))
    const columns: GridColumn<ChangeRow, ChangeField>[] = [
      { field: 'number', header: t('changes:column.number'), width: 132 },
      {
        field: 'state',
        header: t('state'),
        kind: 'choice',
        choices: states,
        width: 118,
        hidden: !withState,
        cell: (row) => <ChangeBadge state={row.state} />,
      },
      {
        field: 'kind',
        header: t('changes:new.kind'),
        kind: 'choice',
        choices: kinds,
        width: 148,
      },
      {
        field: 'verdict',
        header: t('changes:column.verdict'),
        kind: 'choice',
        choices: ways,
        width: 196,
      },
    ]
    if (!isOfCard) {
      columns.push({
        field: 'customerName',
        header: t('changes:column.customer'),
        grow: 1,
        width: 170,
        value: (row) => row.customer.legalName,
      })
    }
    columns.push(
      {
        field: 'documentNumber',
        header: t('changes:column.document'),
        width: 112,
        value: (row) => row.document?.number ?? '',
      },
      { field: 'makerName', header: t('changes:column.maker'), width: 122 },
      { field: 'createdAt', header: t('changes:column.created'), kind: 'instant', width: 150 },
      { field: 'checkerName', header: t('changes:column.checker'), width: 122, hidden: !withState || isOpen },
      { field: 'decidedAt', header: t('changes:column.decided'), kind: 'instant', width: 150, hidden: true },
      { field: 'appliedAt', header: t('changes:column.applied'), kind: 'instant', width: 150, hidden: true },
    )
    return columns
  }, [t, withState, isOfCard, isOpen])
}

/** Requests as rows, each of which opens its page. */
export function ChangesGrid({
  name,
  label,
  filters,
  withState = true,
  isOfCard = false,
  isOpen = false,
  empty,
  toolbar,
}: {
  /** Under this name the reader's view is kept. */
  name: string
  label: string
  /** Memoised by the caller. */
  filters: GridFilters<ChangeField>
  withState?: boolean
  /** All rows are of one card, which then needs no column. */
  isOfCard?: boolean
  /** Nobody has decided any of them yet. */
  isOpen?: boolean
  empty: { title: string; hint?: ReactNode; action?: ReactNode }
  toolbar?: ReactNode
}) {
  const navigate = useNavigate()
  const columns = useColumns({ withState, isOfCard, isOpen })
  const open = useCallback(
    ({ id }: ChangeRow) => void navigate({ to: '/changes/$id', params: { id } }),
    [navigate],
  )
  return (
    <DataGrid<ChangeRow, ChangeField>
      name={name}
      label={label}
      room="changes"
      list={client.changes.list}
      fields={changeListFields}
      columns={columns}
      fixedFilters={filters}
      defaultSort={newestFirst}
      onOpen={open}
      empty={empty}
      toolbar={toolbar}
    />
  )
}
