import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { declineListFields } from '../../../../shared/contract/payments-declined.ts'
import { client } from '../../../api/client.ts'
import { useWords } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { DataGrid, Kbd, Page, useShortcuts } from '../../../ui/index.ts'
import type { GridFilters } from '../../../ui/index.ts'
import { PageTabs } from '../../../ui/form-layout.tsx'
import { DeclineDialog } from './decline-dialog.tsx'
import { type DeclineField, useDeclinedColumns } from './declined-columns.tsx'
import type { Decline } from './use-close-decline.ts'

const tabs = ['open', 'closed', 'all'] as const
const newestFirst = { field: 'day', direction: 'descending' } as const

/** Payments that did not go through, and what is done about them. */
export function DeclinedPage() {
  const t = useWords()
  const navigate = useNavigate()
  const mayWrite = useMay('payments.write')
  const search = useSearch({ from: '/declined' })
  const [isNoting, setNoting] = useState(false)
  const shown = tabs.find((tab) => tab === search.tab) ?? 'open'
  const columns = useDeclinedColumns()
  const fixed = useMemo<GridFilters<DeclineField>>(
    () => (shown === 'all' ? {} : { state: { operator: 'equals', value: shown } }),
    [shown],
  )
  const open = useCallback(
    (row: Decline) =>
      void (row.documentId === null
        ? navigate({ to: '/customers/$id', params: { id: row.customerId }, search: { tab: 'payments' } })
        : navigate({ to: '/documents/$id', params: { id: row.documentId } })),
    [navigate],
  )
  const start = () => setNoting(true)
  useShortcuts(mayWrite ? [{ key: 'n', label: t('receipts:keys.decline'), run: start }] : [])
  const action = mayWrite ? (
    <Button variant="filled" onClick={start} rightSection={<Kbd name="N" />}>
      {t('receipts:declined.new')}
    </Button>
  ) : undefined
  return (
    <Page title={t('receipts:declined.title')} actions={action} flush>
      <PageTabs
        label={t('receipts:declined.tabs.label')}
        tabs={tabs.map((tab) => ({ tab, label: t(`receipts:declined.tabs.${tab}`) }))}
        shown={shown}
        onShow={(tab) => void navigate({ to: '/declined', search: { tab }, replace: true })}
      >
        <DataGrid<Decline, DeclineField>
          name="declined"
          label={t('receipts:declined.title')}
          room="payments"
          list={client.payments.listDeclines}
          fields={declineListFields}
          columns={columns}
          fixedFilters={fixed}
          defaultSort={newestFirst}
          onOpen={open}
          empty={
            shown === 'closed'
              ? { title: t('receipts:declined.emptyTab'), hint: t('receipts:declined.emptyTabHint') }
              : { title: t('receipts:declined.empty'), hint: t('receipts:declined.emptyHint'), action }
          }
        />
      </PageTabs>
      {isNoting && <DeclineDialog onClose={() => setNoting(false)} />}
    </Page>
  )
}
