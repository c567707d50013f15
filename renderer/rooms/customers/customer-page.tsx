import { Alert } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { api } from '../../api/client.ts'
import type { Outputs } from '../../api/types.ts'
import { useWords } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { PageTabs } from '../../ui/form-layout.tsx'
import { Kbd, Page, QueryView, StateBadge, toneOf, useFormat, useShortcuts } from '../../ui/index.ts'
import { ButtonLink, TextLink } from '../../ui/links.tsx'
import { CustomerChanges } from '../changes/index.ts'
import { EvidencePanel } from '../evidence/index.ts'
import { DeclinedPanel, MoneyActions } from '../payments/index.ts'
import { CallSheet } from './call-sheet.tsx'
import { CustomerContacts } from './customer-contacts.tsx'
import { CustomerCredit } from './customer-credit.tsx'
import { CustomerDocuments } from './customer-documents.tsx'
import { CustomerEdit } from './customer-edit.tsx'
import { CustomerHistory } from './customer-history.tsx'
import { CustomerOverview } from './customer-overview.tsx'
import { CustomerServices } from './customer-services.tsx'
import classes from './customers.module.css'
import { MigrationNote } from './migration/migration-note.tsx'

export type Customer = Outputs['customers']['get']

const tabs = [
  'overview',
  'sheet',
  'edit',
  'services',
  'documents',
  'payments',
  'contacts',
  'changes',
  'evidence',
  'history',
] as const
type Tab = (typeof tabs)[number]

function isTab(text: string | undefined): text is Tab {
  return tabs.some((tab) => tab === text)
}

/** One customer card: its figures above, its parts in tabs that the address names. */
export function CustomerPage() {
  const { id } = useParams({ from: '/customers/$id' })
  const query = useQuery(api.customers.get.queryOptions({ input: { id } }))
  return <QueryView query={query}>{(customer) => <Card key={id} customer={customer} />}</QueryView>
}

function Card({ customer }: { customer: Customer }) {
  const t = useWords()
  const format = useFormat()
  const navigate = useNavigate()
  const search = useSearch({ from: '/customers/$id' })
  const mayWrite = useMay('customers.write')
  const mayBill = useMay('billing.write')
  const isActive = customer.state === 'active'
  const offered = tabs.filter((tab) => tab !== 'edit' || (mayWrite && isActive))
  const asked = isTab(search.tab) ? search.tab : 'overview'
  const shown = offered.includes(asked) ? asked : 'overview'
  const show = (tab: Tab) =>
    void navigate({ to: '/customers/$id', params: { id: customer.id }, search: { tab }, replace: true })
  const newProforma = () => void navigate({ to: '/proformas/new', search: { customer: customer.id } })
  useShortcuts([
    { key: 'c', label: t('cards:notes.keys.sheet'), run: () => show('sheet') },
    ...(mayWrite && isActive ? [{ key: 'e', label: t('customers:keys.edit'), run: () => show('edit') }] : []),
    ...(mayBill && isActive ? [{ key: 'p', label: t('customers:keys.newProforma'), run: newProforma }] : []),
  ])
  const counts: Partial<Record<Tab, number>> = {
    services: customer.serviceCount,
    documents: customer.documentCount,
    contacts: customer.contacts.length,
  }
  return (
    <Page
      title={customer.legalName}
      badge={<StateBadge tone={toneOf(customer.state)}>{t(`customers:state.${customer.state}`)}</StateBadge>}
      subtitle={subtitleOf(customer, t('customers:cardNumber', { number: customer.cardNumber }))}
      actions={
        <>
          <Figures customer={customer} />
          {isActive && <MoneyActions customer={customer} />}
          {mayBill && isActive && (
            <ButtonLink
              to="/proformas/new"
              search={{ customer: customer.id }}
              variant="filled"
              rightSection={<Kbd name="P" />}
            >
              {t('customers:overview.newProforma')}
            </ButtonLink>
          )}
        </>
      }
      flush
    >
      <Standing customer={customer} />
      <MigrationNote customer={customer} />
      <DeclinedPanel of={{ customerId: customer.id }} />
      <PageTabs
        label={t('customers:tabs.label')}
        tabs={offered.map((tab) => {
          const count = counts[tab]
          return {
            tab,
            label: tab === 'sheet' ? t('cards:notes.tab') : t(`customers:tabs.${tab}`),
            count: count === undefined ? undefined : format.count(count),
          }
        })}
        shown={shown}
        onShow={show}
        scrolls={shown !== 'services' && shown !== 'documents' && shown !== 'changes'}
      >
        <TabBody tab={shown} customer={customer} onEdit={() => show('edit')} />
      </PageTabs>
    </Page>
  )
}

function subtitleOf(customer: Customer, card: string): string {
  const place = [customer.postcode, customer.city].filter((part) => part !== '').join(' ')
  return [card, customer.taxIdentity.value, place].filter((part) => part !== '').join(' · ')
}

function TabBody({ tab, customer, onEdit }: { tab: Tab; customer: Customer; onEdit(): void }) {
  switch (tab) {
    case 'overview':
      return <CustomerOverview customer={customer} onEdit={onEdit} />
    case 'sheet':
      return <CallSheet customer={customer} />
    case 'edit':
      return <CustomerEdit customer={customer} />
    case 'services':
      return <CustomerServices customer={customer} />
    case 'documents':
      return <CustomerDocuments customer={customer} />
    case 'payments':
      return <CustomerCredit customer={customer} />
    case 'contacts':
      return <CustomerContacts customer={customer} />
    case 'changes':
      return <CustomerChanges customerId={customer.id} isActive={customer.state === 'active'} />
    case 'evidence':
      return <EvidencePanel customerId={customer.id} isActive={customer.state === 'active'} />
    case 'history':
      return <CustomerHistory customer={customer} />
  }
}

/** What is open, overdue and in credit. */
function Figures({ customer }: { customer: Customer }) {
  const t = useWords()
  const format = useFormat()
  const counts = useQuery(api.billing.counts.queryOptions({ input: { customerId: customer.id } })).data ?? []
  const proformasCents = counts
    .filter(({ kind, state }) => kind === 'proforma' && (state === 'open' || state === 'part-paid'))
    .reduce((sum, { openCents }) => sum + openCents, 0)
  const figures = [
    ['proformas', proformasCents, false],
    ['open', customer.openCents, false],
    ['overdue', customer.overdueCents, customer.overdueCents > 0],
    ['credit', customer.creditCents, false],
  ] as const
  return (
    <dl className={classes.figures}>
      {figures.map(([name, amountCents, isBad]) => (
        <div key={name} data-bad={isBad || undefined}>
          <dt>{t(`customers:head.${name}`)}</dt>
          <dd>{format.amountWithCurrency(amountCents)}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Says that a card was withdrawn, and which one is worked with instead. A card that was moved says so below. */
function Standing({ customer }: { customer: Customer }) {
  const t = useWords()
  if (customer.state !== 'withdrawn') return null
  const { successor } = customer
  return (
    <Alert radius={0} className={classes.standing}>
      {t('customers:withdrawnNote')}{' '}
      {successor !== null && (
        <TextLink underline="always" to="/customers/$id" params={{ id: successor.id }}>
          {t('migrations:note.instead', { number: successor.cardNumber, name: successor.legalName })}
        </TextLink>
      )}
    </Alert>
  )
}
