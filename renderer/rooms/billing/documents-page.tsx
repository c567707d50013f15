import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { documentListFields } from '../../../shared/contract/billing.ts'
import { api, client } from '../../api/client.ts'
import { useToday } from '../../app/company.ts'
import { useWords } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { PageTabs } from '../../ui/form-layout.tsx'
import { DataGrid, Kbd, Page, useFormat, useShortcuts } from '../../ui/index.ts'
import { ButtonLink } from '../../ui/links.tsx'
import { BillingRunDialog } from './billing-run-dialog.tsx'
import { useDocumentColumns } from './document-columns.tsx'
import type { DocumentField, DocumentRow } from './document-columns.tsx'
import { countOf, filtersOf, sumsOf, tabsOf } from './document-tabs.ts'
import type { DocumentTab, ListedKind } from './document-tabs.ts'

const newestFirst = { field: 'issueDay', direction: 'descending' } as const

/** Proformas, or invoices with the credit notes and corrections of them, by state. */
export function DocumentsPage({ kind }: { kind: ListedKind }) {
  const t = useWords()
  const format = useFormat()
  const today = useToday()
  const navigate = useNavigate()
  const search = useSearch({ strict: false })
  const tabs = tabsOf(kind)
  const shown = tabs.find((tab) => tab === search.tab) ?? 'open'
  const counts = useQuery(api.billing.counts.queryOptions({ input: {} })).data
  const columns = useDocumentColumns(kind)
  const fixed = useMemo(() => filtersOf(kind, shown, today), [kind, shown, today])
  const open = useCallback(
    (row: DocumentRow) => void navigate({ to: '/documents/$id', params: { id: row.id } }),
    [navigate],
  )
  const hasSome = counts !== undefined && countOf(kind, 'all', counts) > 0
  const empty = useEmpty(kind, hasSome)
  const show = (tab: DocumentTab) =>
    void navigate({ to: kind === 'proforma' ? '/proformas' : '/invoices', search: { tab }, replace: true })
  const title = t(kind === 'proforma' ? 'billing:list.proformas' : 'billing:list.invoices')
  return (
    <Page
      title={title}
      subtitle={counts === undefined ? undefined : <Sums sums={sumsOf(kind, counts)} />}
      actions={kind === 'proforma' ? <ProformaActions /> : undefined}
      flush
    >
      <PageTabs
        label={t('billing:list.tabsLabel')}
        tabs={tabs.map((tab) => ({
          tab,
          label: t(`billing:tab.${tab}`),
          count: counts === undefined ? undefined : format.count(countOf(kind, tab, counts)),
        }))}
        shown={shown}
        onShow={show}
      >
        <DataGrid<DocumentRow, DocumentField>
          name={kind === 'proforma' ? 'proformas' : 'invoices'}
          label={title}
          room="billing"
          list={client.billing.list}
          fields={documentListFields}
          columns={columns}
          fixedFilters={fixed}
          defaultSort={newestFirst}
          onOpen={open}
          empty={empty}
        />
      </PageTabs>
    </Page>
  )
}

function useEmpty(kind: ListedKind, hasSome: boolean) {
  const t = useWords()
  const mayWrite = useMay('billing.write')
  if (hasSome) {
    return { title: t('billing:list.emptyTab'), hint: t('billing:list.emptyTabHint') }
  }
  const action = mayWrite ? (
    <ButtonLink to="/proformas/new">{t('billing:list.newProforma')}</ButtonLink>
  ) : undefined
  return kind === 'proforma'
    ? { title: t('billing:list.emptyProformas'), hint: t('billing:list.emptyProformasHint'), action }
    : { title: t('billing:list.emptyInvoices'), hint: t('billing:list.emptyInvoicesHint'), action }
}

function Sums({ sums }: { sums: { openCents: number; overdueCents: number } }) {
  const t = useWords()
  const format = useFormat()
  return (
    <>
      {t('billing:list.openSum', { amount: format.amountWithCurrency(sums.openCents) })}
      {sums.overdueCents > 0 && (
        <> · {t('billing:list.overdueSum', { amount: format.amountWithCurrency(sums.overdueCents) })}</>
      )}
    </>
  )
}

function ProformaActions() {
  const t = useWords()
  const navigate = useNavigate()
  const mayWrite = useMay('billing.write')
  const [isRunning, setRunning] = useState(false)
  useShortcuts(
    mayWrite
      ? [
          { key: 'n', label: t('billing:keys.new'), run: () => void navigate({ to: '/proformas/new' }) },
          { key: 'b', label: t('billing:keys.run'), run: () => setRunning(true) },
        ]
      : [],
  )
  if (!mayWrite) return null
  return (
    <>
      <Button onClick={() => setRunning(true)} rightSection={<Kbd name="B" />}>
        {t('billing:list.run')}
      </Button>
      <ButtonLink to="/proformas/new" variant="filled" rightSection={<Kbd name="N" />}>
        {t('billing:list.newProforma')}
      </ButtonLink>
      {isRunning && <BillingRunDialog onClose={() => setRunning(false)} />}
    </>
  )
}
