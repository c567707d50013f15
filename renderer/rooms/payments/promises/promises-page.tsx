import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { promiseListFields } from '../../../../shared/contract/payments-promises.ts'
import { api, client } from '../../../api/client.ts'
import { useFormat } from '../../../ui/index.ts'
import { useWords } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { PageTabs } from '../../../ui/form-layout.tsx'
import { DataGrid, Page, StateBadge } from '../../../ui/index.ts'
import type { GridColumn, GridFilters } from '../../../ui/index.ts'
import { type AnnouncedPayment, promiseTones, useWithdrawPromise } from './use-withdraw-promise.ts'

type Field = (typeof promiseListFields)[number]

const tabs = ['late', 'waiting', 'kept', 'all'] as const
type Tab = (typeof tabs)[number]

/** Payments that payers announced; what did not come stands first. */
export function PromisesPage() {
  const t = useWords()
  const format = useFormat()
  const navigate = useNavigate()
  const search = useSearch({ from: '/promises' })
  const counts = useQuery(api.payments.promiseCounts.queryOptions()).data
  const shown: Tab = tabs.find((tab) => tab === search.tab) ?? 'late'
  const columns = useColumns()
  const fixed = useMemo<GridFilters<Field>>(
    () => (shown === 'all' ? {} : { state: { operator: 'equals', value: shown } }),
    [shown],
  )
  const open = useCallback(
    (row: AnnouncedPayment) => void navigate({ to: '/documents/$id', params: { id: row.documentId } }),
    [navigate],
  )
  const countOf = (tab: Tab): string | undefined => {
    const count = tab === 'late' ? counts?.late : tab === 'waiting' ? counts?.waiting : undefined
    return count === undefined ? undefined : format.count(count)
  }
  const isFirst = shown === 'all' || (counts?.late === 0 && counts.waiting === 0)
  return (
    <Page title={t('promises:title')} flush>
      <PageTabs
        label={t('promises:tabs.label')}
        tabs={tabs.map((tab) => ({ tab, label: t(`promises:tabs.${tab}`), count: countOf(tab) }))}
        shown={shown}
        onShow={(tab) => void navigate({ to: '/promises', search: { tab }, replace: true })}
      >
        <DataGrid<AnnouncedPayment, Field>
          name="promises"
          label={t('promises:list')}
          room="payments"
          list={client.payments.listPromises}
          fields={promiseListFields}
          columns={columns}
          fixedFilters={fixed}
          onOpen={open}
          empty={
            isFirst
              ? { title: t('promises:empty'), hint: t('promises:emptyHint') }
              : { title: t('promises:emptyTab'), hint: t('promises:emptyTabHint') }
          }
        />
      </PageTabs>
    </Page>
  )
}

function useColumns(): readonly GridColumn<AnnouncedPayment, Field>[] {
  const t = useWords()
  const mayWrite = useMay('payments.write')
  const withdraw = useWithdrawPromise()
  return useMemo(() => {
    const states = {
      waiting: t('promises:state.waiting'),
      late: t('promises:state.late'),
      kept: t('promises:state.kept'),
      replaced: t('promises:state.replaced'),
      withdrawn: t('promises:state.withdrawn'),
    }
    const columns: GridColumn<AnnouncedPayment, Field>[] = [
      { field: 'documentNumber', header: t('promises:column.documentNumber'), width: 130 },
      { field: 'customerName', header: t('promises:column.customerName'), grow: 2, width: 160 },
      {
        field: 'amountCents',
        header: t('promises:column.amountCents'),
        kind: 'amount',
        width: 105,
        currency: (row) => row.currency,
      },
      { field: 'promisedDay', header: t('promises:column.promisedDay'), kind: 'day', width: 115 },
      { field: 'holdUntilDay', header: t('promises:column.holdUntilDay'), kind: 'day', width: 115 },
      {
        field: 'state',
        header: t('promises:column.state'),
        kind: 'choice',
        choices: states,
        width: 125,
        cell: (row) => <StateBadge tone={promiseTones[row.state]}>{states[row.state]}</StateBadge>,
      },
      {
        field: 'channel',
        header: t('promises:column.channel'),
        width: 100,
        value: (row) => t(`promises:channel.${row.channel}`),
      },
      { field: 'note', header: t('promises:column.note'), grow: 1, width: 120 },
      { field: 'operatorName', header: t('promises:column.operatorName'), width: 130, hidden: true },
    ]
    if (!mayWrite) return columns
    const action: GridColumn<AnnouncedPayment, Field> = {
      field: 'id',
      header: t('actions'),
      width: 125,
      filterable: false,
      value: () => '',
      cell: (row) =>
        row.state === 'waiting' || row.state === 'late' ? (
          <Button size="compact-xs" h={24} onClick={() => void withdraw(row)}>
            {t('promises:withdraw')}
          </Button>
        ) : null,
    }
    return [...columns, action]
  }, [t, mayWrite, withdraw])
}
