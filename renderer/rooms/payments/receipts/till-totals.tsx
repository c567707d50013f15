import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Day } from '../../../../shared/values/day.ts'
import { cents } from '../../../../shared/values/money.ts'
import { api } from '../../../api/client.ts'
import { useToday } from '../../../app/company.ts'
import { useWords } from '../../../app/i18n.ts'
import { DayInput, useFormat } from '../../../ui/index.ts'
import classes from './receipts.module.css'

/** What the till and the terminal took on a day, to be counted against. */
export function TillTotals() {
  const t = useWords()
  const format = useFormat()
  const today = useToday()
  const [day, setDay] = useState<Day | null>(null)
  const shown = day ?? today
  const sums = useQuery(api.payments.receiptTotals.queryOptions({ input: { day: shown } })).data
  return (
    <section className={classes.till} aria-label={t('receipts:till.label')}>
      <span className={classes.tillDay}>
        <span className="dim">{t('receipts:till.day')}</span>
        <DayInput aria-label={t('receipts:till.day')} value={shown} onChange={setDay} />
      </span>
      {sums?.map((sum) => (
        <span key={sum.method} className={classes.tillSum}>
          {t(`receipts:method.${sum.method}`)}{' '}
          <strong>{format.amountWithCurrency(cents(sum.receivedCents - sum.givenBackCents))}</strong>{' '}
          <span className="dim">
            {t('receipts:till.receipts', { count: sum.receivedCount })}
            {sum.givenBackCents > 0 &&
              ` · ${t('receipts:till.givenBack', { amount: format.amount(sum.givenBackCents) })}`}
          </span>
        </span>
      ))}
    </section>
  )
}
