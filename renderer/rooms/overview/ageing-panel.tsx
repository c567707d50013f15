import type { Outputs } from '../../api/types.ts'
import { useWords } from '../../app/i18n.ts'
import { Amount, useFormat } from '../../ui/index.ts'
import classes from './overview.module.css'
import { Panel } from './panel.tsx'

/** Open invoices by days overdue: a bar for the eye, a table for the figures. */
export function AgeingPanel({ buckets }: { buckets: Outputs['reports']['overview']['ageing'] }) {
  const t = useWords()
  const format = useFormat()
  const total = buckets.reduce((sum, { openCents }) => sum + openCents, 0)
  const share = (openCents: number) => (total === 0 ? 0 : Math.max(0, openCents / total))
  return (
    <Panel title={t('overview:ageing')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t('overview:ageing')}</span>
            </th>
            <th scope="col" data-number>
              {t('overview:documents')}
            </th>
            <th scope="col" data-number>
              {t('overview:share')}
            </th>
            <th scope="col" data-number>
              {t('amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {buckets.map(({ bucket, count, openCents }) => (
            <tr key={bucket}>
              <td>
                <span className={classes.dot} data-bucket={bucket} aria-hidden />
                {t(`overview:bucket.${bucket}`)}
              </td>
              <td data-number>{format.count(count)}</td>
              <td data-number className="dim">
                {format.count(Math.round(share(openCents) * 100))} %
              </td>
              <td data-number>
                <Amount cents={openCents} />
              </td>
            </tr>
          ))}
          <tr>
            <td>{t('overview:total')}</td>
            <td data-number>{format.count(buckets.reduce((sum, { count }) => sum + count, 0))}</td>
            <td />
            <td data-number>
              <Amount cents={total} strong />
            </td>
          </tr>
        </tbody>
      </table>
      {total > 0 && (
        <div className={classes.bar} aria-hidden>
          {buckets.map(({ bucket, openCents }) =>
            openCents <= 0 ? null : (
              <span
                key={bucket}
                className={classes.part}
                data-bucket={bucket}
                style={{ flexGrow: share(openCents) }}
              />
            ),
          )}
        </div>
      )}
    </Panel>
  )
}
