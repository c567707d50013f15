import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { documentListFields } from '../../../shared/contract/billing.ts'
import { client } from '../../api/client.ts'
import type { Outputs } from '../../api/types.ts'
import { useWords } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { DataGrid, StateBadge, toneOf } from '../../ui/index.ts'
import type { GridColumn, GridFilters } from '../../ui/index.ts'
import { ButtonLink } from '../../ui/links.tsx'
import type { Customer } from './customer-page.tsx'

type Row = Outputs['billing']['list']['rows'][number]
type Field = (typeof documentListFields)[number]

function useColumns(): readonly GridColumn<Row, Field>[] {
  const t = useWords()
  return useMemo<readonly GridColumn<Row, Field>[]>(() => {
    const kinds = {
      proforma: t('billing:kind.proforma'),
      invoice: t('billing:kind.invoice'),
      'credit-note': t('billing:kind.credit-note'),
      corrective: t('billing:kind.corrective'),
    }
    const states = {
      open: t('billing:state.open'),
      'part-paid': t('billing:state.part-paid'),
      settled: t('billing:state.settled'),
      'to-check': t('billing:state.to-check'),
      expired: t('billing:state.expired'),
      cancelled: t('billing:state.cancelled'),
      replaced: t('billing:state.replaced'),
      credited: t('billing:state.credited'),
    }
    return [
      { field: 'number', header: t('billing:column.number'), grow: 1, width: 150 },
      { field: 'kind', header: t('billing:column.kind'), kind: 'choice', choices: kinds, width: 130 },
      {
        field: 'state',
        header: t('billing:column.state'),
        kind: 'choice',
        choices: states,
        width: 120,
        cell: (row) => <StateBadge tone={toneOf(row.state)}>{states[row.state]}</StateBadge>,
      },
      { field: 'issueDay', header: t('billing:column.issueDay'), kind: 'day', width: 120 },
      { field: 'dueDay', header: t('billing:column.dueDay'), kind: 'day', width: 120 },
      {
        field: 'overdueDays',
        header: t('billing:column.overdue'),
        width: 150,
        value: (row) =>
          row.overdueDays > 0 ? t('billing:list.overdueDays', { count: row.overdueDays }) : null,
        cell: (row) =>
          row.overdueDays > 0 ? (
            <StateBadge tone="bad">{t('billing:list.overdueDays', { count: row.overdueDays })}</StateBadge>
          ) : null,
      },
      {
        field: 'grossCents',
        header: t('billing:column.grossCents'),
        kind: 'amount',
        currency: (row) => row.currency,
      },
      {
        field: 'openCents',
        header: t('billing:column.openCents'),
        kind: 'amount',
        currency: (row) => row.currency,
      },
    ]
  }, [t])
}

/** Every document of one card. */
export function CustomerDocuments({ customer }: { customer: Customer }) {
  const t = useWords()
  const navigate = useNavigate()
  const mayWrite = useMay('billing.write') && customer.state === 'active'
  const columns = useColumns()
  const fixed = useMemo<GridFilters<Field>>(
    () => ({ customerId: { operator: 'equals', value: customer.id } }),
    [customer.id],
  )
  const open = useCallback(
    (row: Row) => void navigate({ to: '/documents/$id', params: { id: row.id } }),
    [navigate],
  )
  const add = mayWrite ? (
    <ButtonLink to="/proformas/new" search={{ customer: customer.id }}>
      {t('customers:overview.newProforma')}
    </ButtonLink>
  ) : undefined
  return (
    <DataGrid<Row, Field>
      name="customer-documents"
      label={t('customers:tabs.documents')}
      room="billing"
      list={client.billing.list}
      fields={documentListFields}
      columns={columns}
      fixedFilters={fixed}
      defaultSort={defaultSort}
      onOpen={open}
      empty={{
        title: t('billing:list.emptyProformas'),
        hint: t('billing:list.emptyProformasHint'),
        action: add,
      }}
    />
  )
}

const defaultSort = { field: 'issueDay', direction: 'descending' } as const
