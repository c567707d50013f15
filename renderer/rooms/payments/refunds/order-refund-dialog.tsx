import { Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Outputs } from '../../../api/types.ts'
import { api } from '../../../api/client.ts'
import { useWords, wordsIn } from '../../../app/i18n.ts'
import { EmptyState, QueryView } from '../../../ui/index.ts'
import { CustomerPicker } from '../../customers/index.ts'
import type { PickedCustomer } from '../../customers/index.ts'
import { OrderRefundForm } from './order-refund-form.tsx'

type Customer = Outputs['customers']['get']

/** Orders a refund of a card's credit; asks for the card first where none is given. */
export function OrderRefundDialog({ customerId, onClose }: { customerId?: string; onClose(): void }) {
  const t = useWords()
  const [picked, setPicked] = useState<PickedCustomer | null>(null)
  const id = customerId ?? picked?.id
  return (
    <Modal
      opened
      size={620}
      onClose={onClose}
      title={t('refunds:order.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {customerId === undefined && (
        <CustomerPicker data-autofocus mb="sm" value={picked} onChange={setPicked} />
      )}
      {id === undefined ? (
        <p className="dim">{t('refunds:order.pickHint')}</p>
      ) : (
        <OrderOf key={id} customerId={id} onClose={onClose} />
      )}
    </Modal>
  )
}

function OrderOf({ customerId, onClose }: { customerId: string; onClose(): void }) {
  const customer = useQuery(api.customers.get.queryOptions({ input: { id: customerId } }))
  const ibans = useQuery(api.payments.refundIbans.queryOptions({ input: { customerId } }))
  const text = useStatementText(customer.data)
  return (
    <QueryView query={customer}>
      {(card) => (
        <QueryView query={ibans}>
          {(known) =>
            card.creditCents <= 0 ? (
              <NoCredit customer={card} />
            ) : (
              <QueryView query={text}>
                {(remittance) => (
                  <OrderRefundForm customer={card} known={known} remittance={remittance} onClose={onClose} />
                )}
              </QueryView>
            )
          }
        </QueryView>
      )}
    </QueryView>
  )
}

/** What stands on the customer's statement, in the customer's language and not in that of the clerk. */
function useStatementText(customer: Customer | undefined) {
  return useQuery({
    queryKey: ['refund-text', customer?.language, customer?.cardNumber],
    queryFn: async () => {
      const t = await wordsIn(customer?.language ?? 'en')
      return t('refunds:order.remittanceDefault', { number: customer?.cardNumber })
    },
    enabled: customer !== undefined,
    staleTime: Infinity,
  })
}

function NoCredit({ customer }: { customer: Customer }) {
  const t = useWords()
  return (
    <EmptyState
      title={t('refunds:order.noCredit', { name: customer.legalName })}
      hint={t('refunds:order.noCreditHint')}
    />
  )
}
