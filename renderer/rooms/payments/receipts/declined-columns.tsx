import { Button } from '@mantine/core'
import { useMemo } from 'react'
import {
  type declineListFields,
  declineMethods,
  declineNextSteps,
  declineReasons,
} from '../../../../shared/contract/payments-declined.ts'
import { useWords } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { StateBadge } from '../../../ui/index.ts'
import type { GridColumn } from '../../../ui/index.ts'
import { type Decline, useCloseDecline } from './use-close-decline.ts'

export type DeclineField = (typeof declineListFields)[number]

export function useDeclinedColumns(): readonly GridColumn<Decline, DeclineField>[] {
  const t = useWords()
  const mayWrite = useMay('payments.write')
  const close = useCloseDecline()
  return useMemo(() => {
    const methods = Object.fromEntries(
      declineMethods.map((one) => [one, t(`receipts:declined.method.${one}`)]),
    )
    const reasons = Object.fromEntries(
      declineReasons.map((one) => [one, t(`receipts:declined.reason.${one}`)]),
    )
    const steps = Object.fromEntries(declineNextSteps.map((one) => [one, t(`receipts:declined.step.${one}`)]))
    const states = { open: t('receipts:declined.state.open'), closed: t('receipts:declined.state.closed') }
    const columns: GridColumn<Decline, DeclineField>[] = [
      { field: 'day', header: t('receipts:declined.column.day'), kind: 'day', width: 110 },
      { field: 'customerName', header: t('receipts:declined.column.customerName'), grow: 2, width: 170 },
      { field: 'documentNumber', header: t('receipts:declined.column.documentNumber'), width: 130 },
      {
        field: 'method',
        header: t('receipts:declined.column.method'),
        kind: 'choice',
        choices: methods,
        width: 120,
      },
      {
        field: 'amountCents',
        header: t('receipts:declined.column.amountCents'),
        kind: 'amount',
        width: 110,
        currency: (row) => row.currency,
      },
      {
        field: 'reasonCode',
        header: t('receipts:declined.column.reasonCode'),
        kind: 'choice',
        choices: reasons,
        grow: 2,
        width: 180,
      },
      {
        field: 'nextStep',
        header: t('receipts:declined.column.nextStep'),
        kind: 'choice',
        choices: steps,
        grow: 1,
        width: 140,
      },
      {
        field: 'state',
        header: t('receipts:declined.column.state'),
        kind: 'choice',
        choices: states,
        width: 110,
        cell: (row) => (
          <StateBadge tone={row.state === 'open' ? 'bad' : 'plain'}>{states[row.state]}</StateBadge>
        ),
      },
      { field: 'note', header: t('receipts:declined.column.note'), grow: 1, width: 120, hidden: true },
    ]
    if (!mayWrite) return columns
    const action: GridColumn<Decline, DeclineField> = {
      field: 'id',
      header: t('actions'),
      width: 110,
      filterable: false,
      value: () => '',
      cell: (row) =>
        row.state === 'open' ? (
          <Button size="compact-xs" onClick={() => void close(row)}>
            {t('receipts:declined.close')}
          </Button>
        ) : null,
    }
    return [...columns, action]
  }, [t, mayWrite, close])
}
