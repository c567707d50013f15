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

type Words = ReturnType<typeof useWords>
type Column = GridColumn<Decline, DeclineField>

/** The codes of a closed list with their words. */
function choicesOf<Code extends string>(codes: readonly Code[], word: (code: Code) => string) {
  return Object.fromEntries(codes.map((code) => [code, word(code)]))
}

function codeColumns(t: Words): Column[] {
  return [
    {
      field: 'reasonCode',
      header: t('receipts:declined.column.reasonCode'),
      kind: 'choice',
      choices: choicesOf(declineReasons, (one) => t(`receipts:declined.reason.${one}`)),
      grow: 2,
      width: 160,
    },
    {
      field: 'nextStep',
      header: t('receipts:declined.column.nextStep'),
      kind: 'choice',
      choices: choicesOf(declineNextSteps, (one) => t(`receipts:declined.step.${one}`)),
      grow: 1,
      width: 130,
    },
  ]
}

function columnsOf(t: Words): Column[] {
  const states = { open: t('receipts:declined.state.open'), closed: t('receipts:declined.state.closed') }
  return [
    { field: 'day', header: t('receipts:declined.column.day'), kind: 'day', width: 130 },
    { field: 'customerName', header: t('receipts:declined.column.customerName'), grow: 2, width: 150 },
    { field: 'documentNumber', header: t('receipts:declined.column.documentNumber'), width: 140 },
    {
      field: 'method',
      header: t('receipts:declined.column.method'),
      kind: 'choice',
      choices: choicesOf(declineMethods, (one) => t(`receipts:declined.method.${one}`)),
      width: 110,
    },
    {
      field: 'amountCents',
      header: t('receipts:declined.column.amountCents'),
      kind: 'amount',
      width: 110,
      currency: (row) => row.currency,
    },
    ...codeColumns(t),
    {
      field: 'state',
      header: t('receipts:declined.column.state'),
      kind: 'choice',
      choices: states,
      width: 95,
      cell: (row) => (
        <StateBadge tone={row.state === 'open' ? 'bad' : 'plain'}>{states[row.state]}</StateBadge>
      ),
    },
    { field: 'note', header: t('receipts:declined.column.note'), grow: 1, width: 120, hidden: true },
  ]
}

export function useDeclinedColumns(): readonly Column[] {
  const t = useWords()
  const mayWrite = useMay('payments.write')
  const close = useCloseDecline()
  return useMemo(() => {
    const columns = columnsOf(t)
    if (!mayWrite) return columns
    const action: Column = {
      field: 'id',
      header: t('actions'),
      width: 135,
      filterable: false,
      value: () => '',
      cell: (row) =>
        row.state === 'open' ? (
          <Button size="compact-xs" h={24} onClick={() => void close(row)}>
            {t('receipts:declined.close')}
          </Button>
        ) : null,
    }
    return [...columns, action]
  }, [t, mayWrite, close])
}
