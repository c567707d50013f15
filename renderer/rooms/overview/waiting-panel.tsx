import { Link } from '@tanstack/react-router'
import type { Outputs } from '../../api/types.ts'
import { useWords } from '../../app/i18n.ts'
import { Amount, useFormat } from '../../ui/index.ts'
import classes from './overview.module.css'
import { Panel } from './panel.tsx'
import { PaymentsWaitingItem, usePaymentsWaiting } from './payments-waiting.tsx'

type Overview = Outputs['reports']['overview']

interface Item {
  key:
    | 'openLines'
    | 'toCheckLines'
    | 'proformasOpen'
    | 'proformasDue'
    | 'proformasToCheck'
    | 'invoicesOverdue'
    | 'invoicesOpen'
    | 'servicesDue'
    | 'pdfPending'
  to: '/match' | '/proformas' | '/invoices' | '/services'
  tab?: string
  /** Waits for somebody to act, rather than only being so. */
  isWork: boolean
  isUrgent?: boolean
  cents?: (overview: Overview) => number
}

const items: readonly Item[] = [
  { key: 'openLines', to: '/match', isWork: true, cents: (overview) => overview.openLinesCents },
  { key: 'toCheckLines', to: '/match', tab: 'to-check', isWork: true },
  { key: 'proformasToCheck', to: '/proformas', tab: 'to-check', isWork: true, isUrgent: true },
  {
    key: 'invoicesOverdue',
    to: '/invoices',
    tab: 'overdue',
    isWork: true,
    isUrgent: true,
    cents: (overview) => overview.invoicesOverdueCents,
  },
  { key: 'proformasDue', to: '/proformas', tab: 'due', isWork: true },
  { key: 'servicesDue', to: '/services', tab: 'due', isWork: true },
  { key: 'pdfPending', to: '/invoices', isWork: true },
  {
    key: 'proformasOpen',
    to: '/proformas',
    tab: 'open',
    isWork: false,
    cents: (overview) => overview.proformasOpenCents,
  },
  {
    key: 'invoicesOpen',
    to: '/invoices',
    tab: 'open',
    isWork: false,
    cents: (overview) => overview.invoicesOpenCents,
  },
]

/** Every queue with its count and amount; a click leads to the list behind the number. */
export function WaitingPanel({ overview }: { overview: Overview }) {
  const t = useWords()
  const payments = usePaymentsWaiting()
  const nothing = payments.length === 0 && items.every((item) => !item.isWork || overview[item.key] === 0)
  return (
    <Panel title={t('overview:waits')}>
      {nothing && <p className={classes.inner}>{t('overview:allDone')}</p>}
      <ul className={classes.waiting}>
        {payments.map((item) => (
          <PaymentsWaitingItem key={item.key} item={item} />
        ))}
        {items.map((item) => (
          <WaitingItem key={item.key} item={item} overview={overview} />
        ))}
        {overview.customerCreditCents !== 0 && (
          <li>
            <Link to="/customers" className={classes.item}>
              <span>{t('overview:card.customerCredit')}</span>
              <span />
              <span className={classes.amount}>
                <Amount cents={overview.customerCreditCents} />
              </span>
            </Link>
          </li>
        )}
      </ul>
    </Panel>
  )
}

function WaitingItem({ item, overview }: { item: Item; overview: Overview }) {
  const t = useWords()
  const format = useFormat()
  const count = overview[item.key]
  return (
    <li>
      <Link
        to={item.to}
        search={{ tab: item.tab }}
        className={classes.item}
        data-quiet={count === 0 || undefined}
        data-urgent={(item.isUrgent === true && count > 0) || undefined}
      >
        <span>{t(`overview:card.${item.key}`)}</span>
        <span className={classes.count}>{format.count(count)}</span>
        <span className={classes.amount}>
          {item.cents !== undefined && <Amount cents={item.cents(overview)} />}
        </span>
      </Link>
    </li>
  )
}
