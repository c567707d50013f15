import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Cents } from '../../../shared/values/money.ts'
import { api } from '../../api/client.ts'
import { useWords } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { Amount, useFormat } from '../../ui/index.ts'
import classes from './overview.module.css'

export interface PaymentsWaiting {
  key: 'refundsToApprove' | 'refundsToSend' | 'promisesLate'
  to: '/refunds' | '/promises'
  tab: string
  count: number
  cents: Cents
}

/** Refunds and announced payments that ask for somebody; empty where there are none, or none may be seen. */
export function usePaymentsWaiting(): readonly PaymentsWaiting[] {
  const enabled = useMay('payments.read')
  const refunds = useQuery({ ...api.payments.refundCounts.queryOptions({ input: undefined }), enabled }).data
  const promises = useQuery({ ...api.payments.promiseCounts.queryOptions(), enabled }).data
  const waiting: PaymentsWaiting[] = []
  if (refunds !== undefined) {
    const { 'to-approve': toApprove, ordered } = refunds
    waiting.push(
      {
        key: 'refundsToApprove',
        to: '/refunds',
        tab: 'to-approve',
        count: toApprove.count,
        cents: toApprove.totalCents,
      },
      {
        key: 'refundsToSend',
        to: '/refunds',
        tab: 'ordered',
        count: ordered.count,
        cents: ordered.totalCents,
      },
    )
  }
  if (promises !== undefined) {
    const { late: count, lateCents: cents } = promises
    waiting.push({ key: 'promisesLate', to: '/promises', tab: 'late', count, cents })
  }
  return waiting.filter(({ count }) => count > 0)
}

/** One of them with its count and amount, as a link to the list behind it. */
export function PaymentsWaitingItem({ item: { key, to, tab, count, cents } }: { item: PaymentsWaiting }) {
  const t = useWords()
  const format = useFormat()
  return (
    <li>
      <Link to={to} search={{ tab }} className={classes.item}>
        <span>{t(`overview:card.${key}`)}</span>
        <span className={classes.count}>{format.count(count)}</span>
        <span className={classes.amount}>
          <Amount cents={cents} />
        </span>
      </Link>
    </li>
  )
}
