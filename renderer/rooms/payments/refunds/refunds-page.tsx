import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { refundListFields } from '../../../../shared/contract/payments-refunds.ts'
import { api, client } from '../../../api/client.ts'
import type { Outputs } from '../../../api/types.ts'
import { useWords } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { PageTabs } from '../../../ui/form-layout.tsx'
import { ButtonLink, DataGrid, Kbd, Page, useFormat, useShortcuts } from '../../../ui/index.ts'
import { MakeFileDialog } from './make-file-dialog.tsx'
import { OrderRefundDialog } from './order-refund-dialog.tsx'
import { useRefundColumns } from './refund-columns.tsx'
import type { RefundField } from './refund-columns.tsx'
import { RefundDialog } from './refund-dialog.tsx'
import { RefundFiles } from './refund-files.tsx'
import { refundTabs } from './refund-states.tsx'
import type { RefundRow, RefundTab } from './refund-states.tsx'

type Counts = Outputs['payments']['refundCounts']

/** The first tab in which somebody has to act. */
function firstTab(counts: Counts | undefined): RefundTab {
  const waiting = (['to-approve', 'ordered', 'in-file'] as const).find(
    (state) => (counts?.[state].count ?? 0) > 0,
  )
  return waiting ?? 'ordered'
}

/** Money on its way back to customers, by how far it has come. */
export function RefundsPage() {
  const t = useWords()
  const format = useFormat()
  const navigate = useNavigate()
  const search = useSearch({ from: '/refunds' })
  const counts = useQuery(api.payments.refundCounts.queryOptions({ input: undefined })).data
  const mayPayments = useMay('payments.read')
  const tabs = mayPayments ? refundTabs : refundTabs.filter((tab) => tab !== 'files')
  const shown = tabs.find((tab) => tab === search.tab) ?? firstTab(counts)
  const show = (tab: RefundTab) => void navigate({ to: '/refunds', search: { tab }, replace: true })
  const open = useCallback(
    (refund: string | undefined) =>
      void navigate({ to: '/refunds', search: { tab: shown, ...(refund === undefined ? {} : { refund }) } }),
    [navigate, shown],
  )
  return (
    <Page
      title={t('refunds:title')}
      subtitle={counts === undefined ? undefined : <Held counts={counts} />}
      actions={<RefundActions counts={counts} onFile={() => show('in-file')} />}
      flush
    >
      <PageTabs
        label={t('refunds:tabsLabel')}
        tabs={tabs.map((tab) => ({
          tab,
          label: t(`refunds:tab.${tab}`),
          count: counts === undefined || tab === 'files' ? undefined : format.count(counts[tab].count),
        }))}
        shown={shown}
        onShow={show}
      >
        {shown === 'files' ? <RefundFiles /> : <RefundList tab={shown} onOpen={open} />}
      </PageTabs>
      {search.order !== undefined && (
        <OrderRefundDialog customerId={search.order} onClose={() => open(undefined)} />
      )}
      {search.refund !== undefined && <RefundDialog id={search.refund} onClose={() => open(undefined)} />}
    </Page>
  )
}

function Held({ counts }: { counts: Counts }) {
  const t = useWords()
  const format = useFormat()
  const cents = counts['to-approve'].totalCents + counts.ordered.totalCents + counts['in-file'].totalCents
  return <>{t('refunds:held', { amount: format.amountWithCurrency(cents) })}</>
}

function RefundActions({ counts, onFile }: { counts: Counts | undefined; onFile(): void }) {
  const t = useWords()
  const mayRefund = useMay('payments.refund')
  const [dialog, setDialog] = useState<'order' | 'file' | null>(null)
  const hasOrdered = (counts?.ordered.count ?? 0) > 0
  useShortcuts(
    mayRefund
      ? [
          { key: 'n', label: t('refunds:keys.new'), run: () => setDialog('order') },
          ...(hasOrdered ? [{ key: 'f', label: t('refunds:keys.file'), run: () => setDialog('file') }] : []),
        ]
      : [],
  )
  if (!mayRefund) return null
  return (
    <>
      <Button onClick={() => setDialog('order')} rightSection={<Kbd name="N" />}>
        {t('refunds:order.button')}
      </Button>
      <Button
        variant="filled"
        disabled={!hasOrdered}
        onClick={() => setDialog('file')}
        rightSection={<Kbd name="F" />}
      >
        {t('refunds:file.button')}
      </Button>
      {dialog === 'order' && <OrderRefundDialog onClose={() => setDialog(null)} />}
      {dialog === 'file' && <MakeFileDialog onClose={() => setDialog(null)} onMade={onFile} />}
    </>
  )
}

function RefundList({ tab, onOpen }: { tab: Exclude<RefundTab, 'files'>; onOpen(id: string): void }) {
  const t = useWords()
  const mayPayments = useMay('payments.read')
  const columns = useRefundColumns(tab)
  const fixedFilters = useMemo(() => ({ state: { operator: 'equals' as const, value: tab } }), [tab])
  const empty = {
    title: t(`refunds:empty.${tab}`),
    hint: t(`refunds:emptyHint.${tab}`),
    ...(!mayPayments
      ? {}
      : tab === 'in-file' || tab === 'paid'
        ? { action: <ButtonLink to="/match">{t('refunds:empty.toDesk')}</ButtonLink> }
        : { action: <ButtonLink to="/customers">{t('refunds:empty.toCustomers')}</ButtonLink> }),
  }
  return (
    <DataGrid<RefundRow, RefundField>
      key={tab}
      name={`refunds-${tab}`}
      label={t(`refunds:tab.${tab}`)}
      room="payments"
      list={client.payments.listRefunds}
      fields={refundListFields}
      columns={columns}
      fixedFilters={fixedFilters}
      onOpen={(row) => onOpen(row.id)}
      empty={empty}
    />
  )
}
