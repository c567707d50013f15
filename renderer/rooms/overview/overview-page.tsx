import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { api } from '../../api/client.ts'
import { useWords } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { ButtonLink, Page, QueryView, useFormat } from '../../ui/index.ts'
import { FollowUpsPanel } from '../customers/index.ts'
import { AccountsPanel } from './accounts-panel.tsx'
import { AgeingPanel } from './ageing-panel.tsx'
import classes from './overview.module.css'
import { ReceivedPanel } from './received-panel.tsx'
import { WaitingPanel } from './waiting-panel.tsx'

/** The first page; whoever only decides finds what waits for a decision instead. */
export function OverviewPage() {
  return useMay('reports.read') ? <Overview /> : <ToDecide />
}

/** Change requests where only they wait for a decision, else the refunds. */
function ToDecide() {
  const refunds = useQuery(api.payments.refundCounts.queryOptions({ input: undefined })).data
  const changes = useQuery(api.changes.counts.queryOptions({ input: undefined })).data
  if (refunds === undefined || changes === undefined) return null
  const onlyChanges = refunds['to-approve'].count === 0 && changes['to-decide-by-me'] > 0
  return <Navigate to={onlyChanges ? '/changes' : '/refunds'} replace />
}

/** What waits for the clerk, and where the money stands. */
function Overview() {
  const t = useWords()
  const format = useFormat()
  const mayImport = useMay('payments.write')
  const query = useQuery(api.reports.overview.queryOptions({ input: undefined }))
  const lastImport = query.data?.lastImportDay
  return (
    <Page
      title={t('shell:room.overview')}
      subtitle={
        lastImport === undefined
          ? undefined
          : lastImport === null
            ? t('overview:noImport')
            : t('overview:lastImport', { day: format.dayLong(lastImport) })
      }
      actions={mayImport && <ButtonLink to="/statements">{t('overview:importStatement')}</ButtonLink>}
    >
      <QueryView query={query}>
        {(overview) => (
          <div className={classes.columns}>
            <div className={classes.stack}>
              <WaitingPanel overview={overview} />
              <FollowUpsPanel />
            </div>
            <div className={classes.stack}>
              <ReceivedPanel weeks={overview.receivedByWeek} />
              <AgeingPanel buckets={overview.ageing} />
              <AccountsPanel accounts={overview.bankAccounts} />
            </div>
          </div>
        )}
      </QueryView>
    </Page>
  )
}
