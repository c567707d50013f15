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
        {' · '}
        {t('payments:card.documents', { count: card.documentCount })}
      </div>
      <div>
        {t('payments:card.open', { amount: format.amount(card.openCents) })}
        {card.overdueCents > 0 && (
          <span className={classes.bad}>
            , {t('payments:card.overdue', { amount: format.amount(card.overdueCents) })}
          </span>
        )}
        {' · '}
        {t('payments:card.credit', { amount: format.amount(card.creditCents) })}
      </div>
    </aside>
  )
}
