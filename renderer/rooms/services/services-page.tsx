import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { serviceListFields } from '../../../shared/contract/services.ts'
import type { Day } from '../../../shared/values/day.ts'
import { client } from '../../api/client.ts'
import type { Outputs } from '../../api/types.ts'
import { useToday } from '../../app/company.ts'
import { useLanguage, useWords } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { writeDecimal } from '../../ui/decimal-input.tsx'
import { PageTabs } from '../../ui/form-layout.tsx'
import { DataGrid, Kbd, Page, StateBadge, toneOf, useShortcuts } from '../../ui/index.ts'
import type { GridColumn, GridFilters } from '../../ui/index.ts'
import { ButtonLink } from '../../ui/links.tsx'
import { usePeriodWords } from './period-words.ts'

type Row = Outputs['services']['list']['rows'][number]
type Field = (typeof serviceListFields)[number]

const tabs = ['active', 'due', 'suspended', 'ended', 'all'] as const
type Tab = (typeof tabs)[number]

function filtersOf(tab: Tab, today: Day): GridFilters<Field> {
  switch (tab) {
    case 'all':
      return {}
    case 'due':
      return {
        state: { operator: 'equals', value: 'active' },
        nextBillingDay: { operator: 'less-or-equal', value: today },
      }
    default:
      return { state: { operator: 'equals', value: tab } }
  }
}

function useColumns(): readonly GridColumn<Row, Field>[] {
  const t = useWords()
  const language = useLanguage()
  const periodWords = usePeriodWords()
  return useMemo<readonly GridColumn<Row, Field>[]>(() => {
    const kinds = {
      domain: t('services:kind.domain'),
      hosting: t('services:kind.hosting'),
      mailbox: t('services:kind.mailbox'),
      certificate: t('services:kind.certificate'),
      other: t('services:kind.other'),
    }
    const states = {
      active: t('services:state.active'),
      suspended: t('services:state.suspended'),
      ended: t('services:state.ended'),
    }
    return [
      { field: 'label', header: t('services:column.label'), grow: 2, width: 200 },
      { field: 'kind', header: t('services:column.kind'), kind: 'choice', choices: kinds, width: 110 },
      {
        field: 'state',
        header: t('services:column.state'),
        kind: 'choice',
        choices: states,
        width: 110,
        cell: (row) => <StateBadge tone={toneOf(row.state)}>{states[row.state]}</StateBadge>,
      },
      { field: 'ownerName', header: t('services:column.ownerName'), grow: 2, width: 180 },
      {
        field: 'unitPrice',
        header: t('services:column.unitPrice'),
        kind: 'count',
        width: 120,
        filterable: false,
        value: (row) => `${row.currency} ${writeDecimal(row.unitPrice, language, 2)}`,
      },
      {
        field: 'periodMonths',
        header: t('services:column.periodMonths'),
        width: 130,
        filterable: false,
        value: (row) => periodWords(row.periodMonths),
      },
      { field: 'nextBillingDay', header: t('services:column.nextBillingDay'), kind: 'day', width: 160 },
    ]
  }, [t, language, periodWords])
}

/** Every service, by state; *due* is what the billing run would take today. */
export function ServicesPage() {
  const t = useWords()
  const today = useToday()
  const navigate = useNavigate()
  const mayWrite = useMay('services.write')
  const search = useSearch({ from: '/services' })
  const shown = tabs.find((tab) => tab === search.tab) ?? 'active'
  const columns = useColumns()
  const fixed = useMemo(() => filtersOf(shown, today), [shown, today])
  const open = useCallback(
    (row: Row) => void navigate({ to: '/services/$id', params: { id: row.id } }),
    [navigate],
  )
  useShortcuts(
    mayWrite
      ? [{ key: 'n', label: t('services:new'), run: () => void navigate({ to: '/services/new' }) }]
      : [],
  )
  const add = mayWrite ? (
    <ButtonLink to="/services/new" variant="filled" rightSection={<Kbd name="N" />}>
      {t('services:new')}
    </ButtonLink>
  ) : undefined
  const isFirst = shown === 'all'
  return (
    <Page title={t('services:title')} actions={add} flush>
      <PageTabs
        label={t('services:tabs.label')}
        tabs={tabs.map((tab) => ({ tab, label: t(`services:tabs.${tab}`) }))}
        shown={shown}
        onShow={(tab) => void navigate({ to: '/services', search: { tab }, replace: true })}
      >
        <DataGrid<Row, Field>
          name="services"
          label={t('services:title')}
          room="services"
          list={client.services.list}
          fields={serviceListFields}
          columns={columns}
          fixedFilters={fixed}
          onOpen={open}
          empty={
            isFirst
              ? { title: t('services:empty.title'), hint: t('services:empty.hint'), action: add }
              : {
                  title: t('services:emptyTab.title'),
                  hint: t('services:emptyTab.hint'),
                  action: shown === 'active' ? add : undefined,
                }
          }
        />
      </PageTabs>
    </Page>
  )
}
