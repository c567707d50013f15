import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { bankLineListFields } from '../../../../shared/contract/payments.ts'
import { client } from '../../../api/client.ts'
import type { Outputs } from '../../../api/types.ts'
import { useWords } from '../../../app/i18n.ts'
import { DataGrid, EmptyState, StateBadge, toneOf } from '../../../ui/index.ts'
import type { GridColumn } from '../../../ui/index.ts'
import type { Import } from './use-import-queue.ts'

type Row = Outputs['payments']['listLines']['rows'][number]
type Field = (typeof bankLineListFields)[number]

/** The bank lines that an import has seen; a line opens on the match desk. */
export function ImportLines({ shown }: { shown: Import }) {
  const t = useWords()
  const navigate = useNavigate()
  const columns = useMemo((): GridColumn<Row, Field>[] => {
    const states = {
      open: t('payments:lineState.open'),
      parked: t('payments:lineState.parked'),
      done: t('payments:lineState.done'),
      outside: t('payments:lineState.outside'),
      withdrawn: t('payments:lineState.withdrawn'),
    }
    return [
      { field: 'bookingDay', header: t('payments:import.column.bookingDay'), kind: 'day', width: 120 },
      { field: 'counterpartyName', header: t('payments:import.column.counterpartyName'), width: 210 },
      { field: 'counterpartyIban', header: t('payments:import.column.counterpartyIban'), width: 225 },
      { field: 'remittance', header: t('payments:import.column.remittance'), grow: 1, width: 200 },
      {
        field: 'amountCents',
        header: t('payments:import.column.amountCents'),
        kind: 'amount',
        currency: (row) => row.currency,
      },
      {
        field: 'remainingCents',
        header: t('payments:import.column.remainingCents'),
        kind: 'amount',
        currency: (row) => row.currency,
      },
      {
        field: 'state',
        header: t('payments:import.column.state'),
        kind: 'choice',
        choices: states,
        cell: (row) => <StateBadge tone={toneOf(row.state)}>{states[row.state]}</StateBadge>,
      },
    ]
  }, [t])
  const { id, state } = shown
  const fixedFilters = useMemo(() => ({ importId: { operator: 'equals' as const, value: id } }), [id])
  if (state === 'staged' || state === 'discarded')
    return <EmptyState title={t('payments:import.linesLater')} />
  return (
    <DataGrid<Row, Field>
      name="import-lines"
      label={t('payments:import.lines')}
      room="payments"
      list={client.payments.listLines}
      fields={bankLineListFields}
      columns={columns}
      fixedFilters={fixedFilters}
      defaultSort={{ field: 'bookingDay', direction: 'ascending' }}
      onOpen={(row) => void navigate({ to: '/match', search: { line: row.id } })}
      empty={{ title: t('payments:import.noLines'), hint: t('payments:import.noLinesHint') }}
    />
  )
}
