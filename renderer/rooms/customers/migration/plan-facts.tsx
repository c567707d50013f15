import { Table } from '@mantine/core'
import { useWords } from '../../../app/i18n.ts'
import { Amount, DayText, Facts, useFormat } from '../../../ui/index.ts'
import { TextLink } from '../../../ui/links.tsx'
import classes from './migration.module.css'
import { UnpaidInvoices } from './proformas-step.tsx'
import type { Plan } from './use-migration.ts'

interface Reissued {
  old: { id: string; number: string }
  new: { id: string; number: string }
}

/** A migration in full: before it is done, and as it was done. `reissued` names what proformas became. */
export function PlanFacts({ plan, reissued = [] }: { plan: Plan; reissued?: readonly Reissued[] }) {
  const t = useWords()
  return (
    <>
      <Cards plan={plan} />
      <Services plan={plan} />
      <Proformas plan={plan} reissued={reissued} />
      <UnpaidInvoices plan={plan} />
      <section className={classes.part}>
        <h3>{t('migrations:steps.credit')}</h3>
        <Rest plan={plan} />
      </section>
    </>
  )
}

function Cards({ plan }: { plan: Plan }) {
  const t = useWords()
  const { oldCard, newCard } = plan
  const none = t('customers:tax.kinds.none')
  const taxId = (value: string) => (value === '' ? none : value)
  return (
    <section className={classes.part}>
      <h3>{t('migrations:review.cards')}</h3>
      <Table className={classes.table} verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Td />
            <Table.Th>{t('migrations:review.old')}</Table.Th>
            <Table.Th>{t('migrations:review.new')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <Table.Tr>
            <Table.Th scope="row">{t('migrations:review.name')}</Table.Th>
            <Table.Td>{`${oldCard.legalName} (${oldCard.cardNumber})`}</Table.Td>
            <Table.Td>{newCard.fields.legalName}</Table.Td>
          </Table.Tr>
          <Table.Tr>
            <Table.Th scope="row">{t('migrations:review.taxId')}</Table.Th>
            <Table.Td>{taxId(oldCard.taxIdentity.value)}</Table.Td>
            <Table.Td>{taxId(newCard.taxIdentity.value)}</Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
    </section>
  )
}

function Services({ plan }: { plan: Plan }) {
  const t = useWords()
  if (plan.services.length === 0) return null
  return (
    <section className={classes.part}>
      <h3>{t('migrations:steps.services')}</h3>
      <Table className={classes.table} verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('migrations:services.service')}</Table.Th>
            <Table.Th>{t('migrations:services.next')}</Table.Th>
            <Table.Th>{t('migrations:proformas.way')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {plan.services.map((service) => (
            <Table.Tr key={service.id}>
              <Table.Td>
                <TextLink to="/services/$id" params={{ id: service.id }} target="_blank">
                  {service.label}
                </TextLink>
              </Table.Td>
              <Table.Td className={classes.day}>
                <DayText day={service.nextBillingDay} />
              </Table.Td>
              <Table.Td>{t(service.moves ? 'migrations:review.moves' : 'migrations:review.stays')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {plan.services.some(({ kind, moves }) => kind === 'domain' && moves) && (
        <p className="dim">{t('migrations:review.registrants')}</p>
      )}
    </section>
  )
}

function Proformas({ plan, reissued }: { plan: Plan; reissued: readonly Reissued[] }) {
  const t = useWords()
  const format = useFormat()
  if (plan.proformas.length === 0) return null
  const becomes = new Map(reissued.map((one) => [one.old.id, one.new]))
  return (
    <section className={classes.part}>
      <h3>{t('migrations:steps.proformas')}</h3>
      <Table className={classes.table} verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('migrations:proformas.number')}</Table.Th>
            <Table.Th className={classes.amount}>{t('migrations:proformas.now')}</Table.Th>
            <Table.Th>{t('migrations:proformas.way')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {plan.proformas.map(({ id, number, now, way, reissued: then }) => {
            const next = becomes.get(id)
            return (
              <Table.Tr key={id}>
                <Table.Td>
                  <TextLink to="/documents/$id" params={{ id }} target="_blank">
                    {number}
                  </TextLink>
                </Table.Td>
                <Table.Td className={classes.amount}>
                  <Amount cents={now.grossCents} currency={plan.currency} />
                </Table.Td>
                <Table.Td>
                  {way === 'reissue' && then !== null
                    ? t('migrations:review.becomes', {
                        amount: format.amountWithCurrency(then.grossCents, plan.currency),
                      })
                    : way === 'leave' && t('migrations:review.leftPayable')}{' '}
                  {next !== undefined && (
                    <TextLink underline="always" to="/documents/$id" params={{ id: next.id }}>
                      {next.number}
                    </TextLink>
                  )}
                </Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
    </section>
  )
}

function Rest({ plan }: { plan: Plan }) {
  const t = useWords()
  const format = useFormat()
  const { movedCents, stayingCents } = plan.credit
  const written = (cents: typeof movedCents) => format.amountWithCurrency(cents, plan.currency)
  const credit = [
    ...(movedCents > 0 ? [t('migrations:review.movedCredit', { amount: written(movedCents) })] : []),
    ...(stayingCents > 0 ? [t('migrations:review.stayingCredit', { amount: written(stayingCents) })] : []),
  ]
  const { consent } = plan
  const isNeeded = plan.mandate === 'new-signature-needed'
  return (
    <Facts
      facts={[
        [
          t('customers:head.credit'),
          credit.length === 0 ? t('migrations:review.noCredit') : credit.join(' · '),
        ],
        [
          t('migrations:credit.consent'),
          movedCents === 0 || consent === null
            ? null
            : t('migrations:review.consentBy', { name: consent.by, day: format.day(consent.day) }),
        ],
        [
          t('migrations:review.mandate'),
          t(isNeeded ? 'migrations:review.mandateNeeded' : 'migrations:review.mandateNone'),
        ],
        [
          t('migrations:credit.contacts'),
          plan.contactsWay === 'copy'
            ? t('migrations:review.contactsCopied', { count: plan.contacts.length })
            : t('migrations:review.contactsNot'),
        ],
      ]}
    />
  )
}
