import { useQuery } from '@tanstack/react-query'
import { api } from '../../../api/client.ts'
import { useWords } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { TextLink, useFormat } from '../../../ui/index.ts'
import { RefundBadge } from './refund-states.tsx'

/** Refunds of a card that the bank has not paid yet: they explain where its credit went. */
export function RefundsUnderWay({ customerId }: { customerId: string }) {
  const t = useWords()
  const format = useFormat()
  const enabled = useMay('payments.read')
  const query = useQuery({
    ...api.payments.listRefunds.queryOptions({
      input: {
        limit: 20,
        filters: {
          customerId: { operator: 'equals', value: customerId },
          state: { operator: 'in', value: ['to-approve', 'ordered', 'in-file'] },
        },
      },
    }),
    enabled,
  })
  return (query.data?.rows ?? []).map(({ id, endToEndId, state, amountCents, currency }) => (
    <p key={id}>
      <TextLink underline="always" to="/refunds" search={{ tab: state, refund: id }}>
        {endToEndId}
      </TextLink>{' '}
      {t('refunds:underWay', { amount: format.amountWithCurrency(amountCents, currency) })}{' '}
      <RefundBadge state={state} />
    </p>
  ))
}
