import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { roleAllows } from '../../../shared/contract/permissions.ts'
import { api } from '../../api/client.ts'
import { useFormat } from '../../ui/format.ts'
import { useWords } from '../i18n.ts'
import { useMay, useOperator } from '../session.ts'
import { navigation } from './navigation.ts'
import type { NavigationItem } from './navigation.ts'
import classes from './shell.module.css'

/** What waits, per room, for the numbers beside the names. */
function useWaiting(): Partial<Record<NavigationItem['room'], number>> {
  const overview = useQuery({
    ...api.reports.overview.queryOptions({ input: undefined, staleTime: 30_000 }),
    enabled: useMay('reports.read'),
  }).data
  const refunds = useQuery({
    ...api.payments.refundCounts.queryOptions({ input: undefined, staleTime: 30_000 }),
    enabled: useMay('refunds.read'),
  }).data
  const promises = useQuery({
    ...api.payments.promiseCounts.queryOptions({ staleTime: 30_000 }),
    enabled: useMay('payments.read'),
  }).data
  const changes = useQuery({
    ...api.changes.counts.queryOptions({ input: undefined, staleTime: 30_000 }),
    enabled: useMay('changes.decide'),
  }).data
  return {
    ...(changes !== undefined && { changes: changes['to-decide-by-me'] }),
    ...(overview !== undefined && { match: overview.openLines, proformas: overview.proformasOpen }),
    // Whoever may approve or send a refund learns of it nowhere else.
    ...(refunds !== undefined && { refunds: refunds['to-approve'].count + refunds.ordered.count }),
    ...(promises !== undefined && { promises: promises.late }),
  }
}

export function NavigationBar() {
  const t = useWords()
  const role = useOperator()?.role
  const waiting = useWaiting()
  return (
    <nav className={classes.navigation} aria-label={t('shell:navigation')}>
      {navigation.map(({ group, items }, index) => {
        const allowed = items.filter(
          ({ permission }) => permission === null || (role !== undefined && roleAllows(role, permission)),
        )
        if (allowed.length === 0) return null
        return (
          <div key={index}>
            {group !== null && <h2 id={`rooms-${group}`}>{t(`shell:group.${group}`)}</h2>}
            {group === null && index > 0 && <div className={classes.gap} />}
            <ul aria-labelledby={group === null ? undefined : `rooms-${group}`}>
              {allowed.map((item) => (
                <li key={item.room}>
                  <NavigationLink item={item} waiting={waiting[item.room]} />
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </nav>
  )
}

function NavigationLink({ item, waiting }: { item: NavigationItem; waiting: number | undefined }) {
  const t = useWords()
  const format = useFormat()
  return (
    <Link to={item.to} className={classes.link}>
      {t(`shell:room.${item.room}`)}
      {waiting !== undefined && waiting > 0 && (
        <span className={classes.waiting}>
          <span aria-hidden>{format.count(waiting)}</span>
          <span className="visually-hidden">{t('shell:waiting', { count: waiting })}</span>
        </span>
      )}
    </Link>
  )
}
