import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { mailListFields } from '../../../shared/contract/mail.ts'
import { api, client } from '../../api/client.ts'
import type { Outputs } from '../../api/types.ts'
import { useWords } from '../../app/i18n.ts'
import { PageTabs } from '../../ui/form-layout.tsx'
import { DataGrid, Page, StateBadge, useFormat } from '../../ui/index.ts'
import type { GridColumn, GridFilters } from '../../ui/index.ts'
import classes from './mail.module.css'
import { mailTones } from './mail-tones.ts'

type Row = Outputs['mail']['list']['rows'][number]
type Field = (typeof mailListFields)[number]

const tabs = ['draft', 'exported', 'sent', 'cancelled', 'all'] as const
type Tab = (typeof tabs)[number]
const newestFirst = { field: 'createdAt', direction: 'descending' } as const

/** The outbox: what waits to be sent, and what became of the rest. */
export function MailPage() {
  const t = useWords()
  const format = useFormat()
  const navigate = useNavigate()
  const search = useSearch({ from: '/mail' })
  const shown: Tab = tabs.find((tab) => tab === search.tab) ?? 'draft'
  const counts = useQuery(api.mail.counts.queryOptions()).data
  const columns = useColumns()
  const fixed = useMemo<GridFilters<Field>>(
    () => (shown === 'all' ? {} : { state: { operator: 'equals', value: shown } }),
    [shown],
  )
  const open = useCallback(
    (row: Row) => void navigate({ to: '/mail/$id', params: { id: row.id } }),
    [navigate],
  )
  const countOf = (tab: Tab): string | undefined => {
    const count = tab === 'draft' ? counts?.draft : tab === 'exported' ? counts?.exported : undefined
    return count === undefined ? undefined : format.count(count)
  }
  return (
    <Page title={t('mail:title')} flush>
      <div className={classes.notice} role="note">
        {t('mail:noServer')}
      </div>
      <PageTabs
        label={t('mail:tabs.label')}
        tabs={tabs.map((tab) => ({ tab, label: t(`mail:tabs.${tab}`), count: countOf(tab) }))}
        shown={shown}
        onShow={(tab) => void navigate({ to: '/mail', search: { tab }, replace: true })}
      >
        <DataGrid<Row, Field>
          name="mail"
          label={t('mail:list')}
          room="mail"
          list={client.mail.list}
          fields={mailListFields}
          columns={columns}
          fixedFilters={fixed}
          defaultSort={newestFirst}
          onOpen={open}
          empty={
            shown === 'draft' || shown === 'all'
              ? { title: t('mail:empty'), hint: t('mail:emptyHint') }
              : { title: t('mail:emptyTab'), hint: t('mail:emptyTabHint') }
          }
        />
      </PageTabs>
    </Page>
  )
}

function useColumns(): readonly GridColumn<Row, Field>[] {
  const t = useWords()
  return useMemo(() => {
    const kinds = {
      receipt: t('mail:kind.receipt'),
      document: t('mail:kind.document'),
      migration: t('mail:kind.migration'),
    }
    const states = {
      draft: t('mail:state.draft'),
      exported: t('mail:state.exported'),
      sent: t('mail:state.sent'),
      cancelled: t('mail:state.cancelled'),
    }
    return [
      { field: 'createdAt', header: t('mail:column.createdAt'), kind: 'instant', width: 160 },
      { field: 'toAddress', header: t('mail:column.toAddress'), grow: 1, width: 200 },
      { field: 'subject', header: t('mail:column.subject'), grow: 2, width: 220 },
      { field: 'customerName', header: t('mail:column.customerName'), grow: 1, width: 160 },
      { field: 'kind', header: t('mail:column.kind'), kind: 'choice', choices: kinds, width: 110 },
      {
        field: 'state',
        header: t('mail:column.state'),
        kind: 'choice',
        choices: states,
        width: 170,
        cell: (row) => <StateBadge tone={mailTones[row.state]}>{states[row.state]}</StateBadge>,
      },
      { field: 'operatorName', header: t('mail:column.operatorName'), width: 130 },
    ]
  }, [t])
}
