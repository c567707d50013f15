import { useQuery } from '@tanstack/react-query'
import { api } from '../../../api/client.ts'
import { useWords } from '../../../app/i18n.ts'
import { TextLink, useFormat } from '../../../ui/index.ts'
import classes from './match.module.css'

/** The card behind the tray, in three lines. */
export function CardBox({ customerId }: { customerId: string }) {
  const t = useWords()
  const format = useFormat()
  const card = useQuery(api.customers.get.queryOptions({ input: { id: customerId } })).data
  const open = useOpen(customerId)
  if (card === undefined) return <div className={classes.card} />
  return (
    <aside className={classes.card} aria-label={t('payments:card.label')}>
      <div>
        <TextLink to="/customers/$id" params={{ id: card.id }} className={classes.cardName ?? ''}>
          {card.legalName}
        </TextLink>{' '}
        · {t('payments:card.number', { number: card.cardNumber })}
      </div>
      <div>
        {[card.city, card.country].filter((part) => part !== '').join(', ')}
        {' · '}
        {t('payments:card.services', { count: card.serviceCount })}
      </div>
      <div>
        {t('payments:card.open', { count: open.count, amount: format.amount(open.cents) })}
        {open.overdueCents > 0 && (
          <span className={classes.bad}>
            , {t('payments:card.overdue', { amount: format.amount(open.overdueCents) })}
          </span>
        )}
        {' · '}
        {t('payments:card.credit', { amount: format.amount(card.creditCents) })}
      </div>
    </aside>
  )
}

/** What the card has to pay: proformas, which are no debt yet, and invoices. */
function useOpen(customerId: string): { count: number; cents: number; overdueCents: number } {
  const counts = useQuery(api.billing.counts.queryOptions({ input: { customerId } })).data ?? []
  const open = counts.filter(
    (one) => one.openCents > 0 && (one.kind === 'proforma' || one.kind === 'invoice'),
  )
  return open.reduce(
    (sum, one) => ({
      count: sum.count + one.count,
      cents: sum.cents + one.openCents,
      overdueCents: sum.overdueCents + one.overdueCents,
    }),
    { count: 0, cents: 0, overdueCents: 0 },
  )
}
