import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { api } from '../../api/client.ts'
import type { Outputs } from '../../api/types.ts'
import { useWords } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import {
  Amount,
  DayText,
  Facts,
  InstantText,
  QueryView,
  StateBadge,
  Story,
  toneOf,
  useCountryName,
} from '../../ui/index.ts'
import { ButtonLink, TextLink } from '../../ui/links.tsx'
import { writeIban } from './card-fields.tsx'
import { CompleteIdentity } from './complete-identity.tsx'
import type { Customer } from './customer-page.tsx'
import classes from './customers.module.css'
import { useOpenDocuments } from './use-open-documents.ts'
import { MergePanel } from './merge-panel.tsx'
import { VatConfirmation } from './vat-confirmation.tsx'
import { WithdrawCard } from './withdraw-card.tsx'

const shownRows = 6

/** The card at a glance: its data, who speaks for it, what it has and what is open. */
export function CustomerOverview({ customer, onEdit }: { customer: Customer; onEdit(): void }) {
  const t = useWords()
  const mayWrite = useMay('customers.write') && customer.state === 'active'
  return (
    <div className={classes.columns}>
      <div className={classes.column}>
        <Panel
          title={t('customers:overview.card')}
          action={mayWrite && <Button onClick={onEdit}>{t('customers:overview.edit')}</Button>}
        >
          <CardFacts customer={customer} />
        </Panel>
        {mayWrite && customer.taxIdentity.kind === 'none' && <CompleteIdentity customer={customer} />}
        {mayWrite && <MergePanel customer={customer} />}
        <VatConfirmation customer={customer} />
        {mayWrite && customer.documentCount === 0 && customer.serviceCount === 0 && (
          <WithdrawCard customer={customer} />
        )}
      </div>
      <div className={classes.column}>
        <OpenDocuments customer={customer} />
        <ServicesPanel customer={customer} />
        <ContactsPanel customer={customer} />
        <Panel title={t('customers:overview.story')}>
          <Story recordKind="customer" recordId={customer.id} />
        </Panel>
      </div>
    </div>
  )
}

/** A titled part of the page. */
export function Panel({
  title,
  action,
  children,
}: {
  title: string
  action?: ReactNode
  children: ReactNode
}) {
  return (
    <section className={classes.panel} aria-label={title}>
      <div className={classes.panelHead}>
        <h2>{title}</h2>
        {action}
      </div>
      {children}
    </section>
  )
}

function CardFacts({ customer }: { customer: Customer }) {
  const t = useWords()
  const countryName = useCountryName()
  const { taxIdentity } = customer
  const address = [
    customer.addressLine,
    customer.addressExtra,
    `${customer.postcode} ${customer.city}`.trim(),
    countryName(customer.country),
  ].filter((line) => line !== '')
  return (
    <Facts
      facts={[
        [t('customers:field.kind'), t(`customers:kind.${customer.kind}`)],
        [t('customers:field.tradeName'), customer.tradeName],
        [t('customers:field.formerNames'), linesOf(customer.formerNames)],
        [
          t('customers:field.taxId'),
          taxIdentity.value === ''
            ? t('customers:tax.kinds.none')
            : `${taxIdentity.value} · ${countryName(taxIdentity.country)}`,
        ],
        [t('customers:field.vatNumber'), customer.vatNumber],
        [t('customers:field.registrationNumber'), customer.registrationNumber],
        [t('address'), linesOf(address.join('\n'))],
        [t('email'), customer.email],
        [t('phone'), customer.phone],
        [t('customers:field.language'), t(`languages.${customer.language}`)],
        [
          t('customers:field.termDays'),
          customer.termDays === null
            ? t('customers:overview.companyTerm')
            : t('customers:overview.termDays', { count: customer.termDays }),
        ],
        [t('customers:field.paymentMethod'), t(`customers:paymentMethod.${customer.paymentMethod}`)],
        [t('customers:field.iban'), writeIban(customer.iban)],
        [t('customers:field.purchaseReference'), customer.purchaseReference],
        [t('customers:field.priceMode'), t(`customers:priceMode.${customer.priceMode ?? 'company'}`)],
        [t('customers:field.note'), linesOf(customer.note)],
        [t('customers:overview.changedAt'), <InstantText key="changed" at={customer.updatedAt} />],
        [t('customers:overview.madeAt'), <InstantText key="made" at={customer.createdAt} />],
      ]}
    />
  )
}

function linesOf(text: string): ReactNode {
  return text === '' ? null : <span className={classes.lines}>{text}</span>
}

function OpenDocuments({ customer }: { customer: Customer }) {
  const t = useWords()
  const query = useOpenDocuments(customer.id, shownRows)
  return (
    <Panel
      title={t('customers:overview.openDocuments')}
      action={
        <TextLink to="/customers/$id" params={{ id: customer.id }} search={{ tab: 'documents' }}>
          {t('customers:overview.allDocuments')}
        </TextLink>
      }
    >
      <QueryView query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="dim">{t('customers:overview.noOpenDocuments')}</p>
          ) : (
            <ul className={classes.rows}>
              {rows.map((row) => (
                <DocumentRow key={row.id} row={row} />
              ))}
            </ul>
          )
        }
      </QueryView>
    </Panel>
  )
}

function DocumentRow({ row }: { row: Outputs['billing']['list']['rows'][number] }) {
  const t = useWords()
  return (
    <li>
      <span>
        <TextLink to="/documents/$id" params={{ id: row.id }}>
          {row.number}
        </TextLink>{' '}
        <StateBadge tone={toneOf(row.state)}>{t(`billing:state.${row.state}`)}</StateBadge>{' '}
        {row.overdueDays > 0 && (
          <StateBadge tone="bad">{t('billing:list.overdueDays', { count: row.overdueDays })}</StateBadge>
        )}
        <span className="dim">
          {' '}
          {t('billing:column.dueDay')} <DayText day={row.dueDay} />
        </span>
      </span>
      <Amount cents={row.openCents} currency={row.currency} strong />
    </li>
  )
}

function ServicesPanel({ customer }: { customer: Customer }) {
  const t = useWords()
  const mayWrite = useMay('services.write') && customer.state === 'active'
  const query = useQuery(
    api.services.list.queryOptions({
      input: {
        limit: shownRows,
        sort: [{ field: 'nextBillingDay', direction: 'ascending' }],
        filters: {
          customerId: { operator: 'equals', value: customer.id },
          state: { operator: 'in', value: ['active', 'suspended'] },
        },
      },
    }),
  )
  return (
    <Panel
      title={t('customers:overview.services')}
      action={
        <TextLink to="/customers/$id" params={{ id: customer.id }} search={{ tab: 'services' }}>
          {t('customers:overview.allServices')}
        </TextLink>
      }
    >
      <QueryView query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <div className={classes.nothing}>
              <span className="dim">{t('customers:overview.noServices')}</span>
              {mayWrite && (
                <ButtonLink to="/services/new" search={{ customer: customer.id }}>
                  {t('customers:overview.newService')}
                </ButtonLink>
              )}
            </div>
          ) : (
            <ul className={classes.rows}>
              {rows.map((row) => (
                <li key={row.id}>
                  <span>
                    <TextLink to="/services/$id" params={{ id: row.id }}>
                      {row.label}
                    </TextLink>{' '}
                    <span className="dim">{t(`services:kind.${row.kind}`)}</span>
                  </span>
                  <DayText day={row.nextBillingDay} />
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </Panel>
  )
}

function ContactsPanel({ customer }: { customer: Customer }) {
  const t = useWords()
  return (
    <Panel title={t('customers:overview.contacts')}>
      {customer.contacts.length === 0 ? (
        <p className="dim">{t('customers:overview.noContacts')}</p>
      ) : (
        <ul className={classes.rows}>
          {customer.contacts.map((contact) => (
            <li key={contact.id}>
              <span>
                {contact.name} <span className="dim">{contact.email || contact.phone}</span>
              </span>
              <StateBadge tone="plain">{t(`customers:contacts.accessLevel.${contact.access}`)}</StateBadge>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
