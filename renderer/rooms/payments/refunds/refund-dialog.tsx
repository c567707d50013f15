import { Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../../api/client.ts'
import type { Outputs } from '../../../api/types.ts'
import { useWords } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { Amount, Facts, InstantText, QueryView, Story, TextLink } from '../../../ui/index.ts'
import { BasisBadge, PaidWords } from './iban-choice.tsx'
import { PayLines } from './pay-lines.tsx'
import { RefundDecisions } from './refund-decisions.tsx'
import classes from './refunds.module.css'
import { RefundBadge, writtenIban } from './refund-states.tsx'

export type Refund = Outputs['payments']['getRefund']

/** One refund: what is asked beside what is known, what can be done with it, and what happened. */
export function RefundDialog({ id, onClose }: { id: string; onClose(): void }) {
  const t = useWords()
  const mayPayments = useMay('payments.read')
  const query = useQuery(api.payments.getRefund.queryOptions({ input: { id } }))
  return (
    <Modal
      opened
      size={900}
      onClose={onClose}
      title={query.data?.endToEndId ?? t('refunds:one')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <QueryView query={query}>
        {(refund) => (
          <div className={classes.refund}>
            <div className={classes.sides}>
              <Asked refund={refund} />
              <KnownIbans refund={refund} />
            </div>
            {mayPayments && refund.bankLineId !== null && (
              <p>
                <TextLink to="/match" search={{ line: refund.bankLineId }}>
                  {t('refunds:detail.openLine')}
                </TextLink>
              </p>
            )}
            {mayPayments && (refund.state === 'ordered' || refund.state === 'in-file') && (
              <PayLines refund={refund} />
            )}
            <RefundDecisions refund={refund} onClose={onClose} />
            <section aria-label={t('story.title')}>
              <h3 className={classes.heading}>{t('story.title')}</h3>
              <Story recordKind="refund" recordId={refund.id} />
            </section>
          </div>
        )}
      </QueryView>
    </Modal>
  )
}

function Asked({ refund }: { refund: Refund }) {
  const t = useWords()
  const mayOpenCard = useMay('customers.read')
  return (
    <section className={classes.side} aria-label={t('refunds:detail.asked')}>
      <h3 className={classes.heading}>
        {t('refunds:detail.asked')} <RefundBadge state={refund.state} />
      </h3>
      <Facts
        facts={[
          [
            t('refunds:column.customer'),
            mayOpenCard ? (
              <TextLink
                key="customer"
                to="/customers/$id"
                params={{ id: refund.customerId }}
                search={{ tab: 'payments' }}
              >
                {refund.customerName}
              </TextLink>
            ) : (
              refund.customerName
            ),
          ],
          [
            t('amount'),
            <Amount key="amount" cents={refund.amountCents} currency={refund.currency} withCurrency strong />,
          ],
          [
            'IBAN',
            <span key="iban" className={classes.choice}>
              <span className={classes.iban}>{writtenIban(refund.iban)}</span>
              <BasisBadge basis={refund.basis} />
            </span>,
          ],
          [t('refunds:column.holder'), refund.holderName],
          [t('refunds:order.remittance'), refund.remittance],
          [t('reason'), refund.reason],
          [t('refunds:column.requestedBy'), refund.requestedBy],
          [t('refunds:column.requestedAt'), <InstantText key="at" at={refund.requestedAt} />],
          [t('refunds:column.approvedBy'), refund.approvedBy],
          [t('refunds:column.file'), refund.fileName],
          [t('refunds:detail.closeReason'), refund.closeReason],
        ]}
      />
    </section>
  )
}

/** Where the customer's money came from, to be compared with what is asked. */
function KnownIbans({ refund }: { refund: Refund }) {
  const t = useWords()
  const query = useQuery(api.payments.refundIbans.queryOptions({ input: { customerId: refund.customerId } }))
  return (
    <section className={classes.side} aria-label={t('refunds:detail.known')}>
      <h3 className={classes.heading}>{t('refunds:detail.known')}</h3>
      <QueryView query={query}>
        {(known) =>
          known.length === 0 ? (
            <p className="dim">{t('refunds:detail.knownNone')}</p>
          ) : (
            <ul className={classes.known}>
              {known.map((one) => (
                <li key={one.iban} data-asked={one.iban === refund.iban || undefined}>
                  <span className={classes.choice}>
                    <span className={classes.iban}>{writtenIban(one.iban)}</span>
                    <BasisBadge basis={one.basis} />
                  </span>
                  <div className="dim">
                    <PaidWords known={one} />
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </section>
  )
}
