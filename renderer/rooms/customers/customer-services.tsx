import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { serviceListFields } from '../../../shared/contract/services.ts'
import { client } from '../../api/client.ts'
import type { Outputs } from '../../api/types.ts'
import { useLanguage, useWords } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { writeDecimal } from '../../ui/decimal-input.tsx'
import { DataGrid, StateBadge, toneOf } from '../../ui/index.ts'
import type { GridColumn, GridFilters } from '../../ui/index.ts'
import { ButtonLink } from '../../ui/links.tsx'
import type { Customer } from './customer-page.tsx'

type Row = Outputs['services']['list']['rows'][number]
type Field = (typeof serviceListFields)[number]

/** The services of one card. */
export function CustomerServices({ customer }: { customer: Customer }) {
  const t = useWords()
  const language = useLanguage()
  const navigate = useNavigate()
  const mayWrite = useMay('services.write') && customer.state === 'active'
  const fixed = useMemo<GridFilters<Field>>(
    () => ({ customerId: { operator: 'equals', value: customer.id } }),
    [customer.id],
  )
  const columns = useMemo<readonly GridColumn<Row, Field>[]>(() => {
    const states = {
      active: t('services:state.active'),
      suspended: t('services:state.suspended'),
      ended: t('services:state.ended'),
    }
    const kinds = {
      domain: t('services:kind.domain'),
      hosting: t('services:kind.hosting'),
      mailbox: t('services:kind.mailbox'),
      certificate: t('services:kind.certificate'),
      other: t('services:kind.other'),
    }
    return [
      { field: 'label', header: t('services:column.label'), grow: 2, width: 220 },
      { field: 'kind', header: t('services:column.kind'), kind: 'choice', choices: kinds },
      {
        field: 'state',
        header: t('services:column.state'),
        kind: 'choice',
        choices: states,
        cell: (row) => <StateBadge tone={toneOf(row.state)}>{states[row.state]}</StateBadge>,
      },
      {
        field: 'unitPrice',
        header: t('services:column.unitPrice'),
        kind: 'count',
        width: 120,
        filterable: false,
        value: (row) => `${row.currency} ${writeDecimal(row.unitPrice, language, 2)}`,
      },
      { field: 'nextBillingDay', header: t('services:column.nextBillingDay'), kind: 'day', width: 140 },
    ]
  }, [t, language])
  const open = useCallback(
    (row: Row) => void navigate({ to: '/services/$id', params: { id: row.id } }),
    [navigate],
  )
  const add = mayWrite ? (
    <ButtonLink to="/services/new" search={{ customer: customer.id }}>
      {t('services:new')}
    </ButtonLink>
  ) : undefined
  return (
    <DataGrid<Row, Field>
      name="customer-services"
      label={t('services:title')}
      room="services"
      list={client.services.list}
      fields={serviceListFields}
      columns={columns}
      fixedFilters={fixed}
      onOpen={open}
      toolbar={add}
      empty={{ title: t('services:empty.title'), hint: t('services:empty.hint'), action: add }}
    />
  )
}
