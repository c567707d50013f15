import { useMemo } from 'react'
import type { documentListFields } from '../../../shared/contract/billing.ts'
import type { Outputs } from '../../api/types.ts'
import { useWords } from '../../app/i18n.ts'
import { DayText, StateBadge, toneOf } from '../../ui/index.ts'
import type { GridColumn } from '../../ui/index.ts'
import type { ListedKind } from './document-tabs.ts'
import classes from './billing.module.css'

export type DocumentRow = Outputs['billing']['list']['rows'][number]
export type DocumentField = (typeof documentListFields)[number]
type Column = GridColumn<DocumentRow, DocumentField>

function useChoices() {
  const t = useWords()
  return useMemo(
    () => ({
      kinds: {
        proforma: t('billing:kind.proforma'),
        invoice: t('billing:kind.invoice'),
        'credit-note': t('billing:kind.credit-note'),
        corrective: t('billing:kind.corrective'),
      },
      states: {
        open: t('billing:state.open'),
        'part-paid': t('billing:state.part-paid'),
        settled: t('billing:state.settled'),
        'to-check': t('billing:state.to-check'),
        expired: t('billing:state.expired'),
        cancelled: t('billing:state.cancelled'),
        replaced: t('billing:state.replaced'),
        credited: t('billing:state.credited'),
      },
    }),
    [t],
  )
}

/** The columns of a list of documents; the due day carries its mark when it has passed. */
export function useDocumentColumns(kind: ListedKind): readonly Column[] {
  const t = useWords()
  const { kinds, states } = useChoices()
  return useMemo<readonly Column[]>(() => {
    const currency = (row: DocumentRow) => row.currency
    const head: Column[] = [
      { field: 'number', header: t('billing:column.number'), width: kind === 'invoice' ? 130 : 155 },
    ]
    if (kind === 'invoice') {
      head.push({
        field: 'kind',
        header: t('billing:column.kind'),
        kind: 'choice',
        choices: kinds,
        width: 155,
      })
    }
    return [
      ...head,
      { field: 'customerName', header: t('billing:column.customerName'), grow: 1, width: 200 },
      {
        field: 'state',
        header: t('billing:column.state'),
        kind: 'choice',
        choices: states,
        width: 115,
        cell: (row) => <StateBadge tone={toneOf(row.state)}>{states[row.state]}</StateBadge>,
      },
      { field: 'issueDay', header: t('billing:column.issueDay'), kind: 'day', width: 112 },
      {
        field: 'dueDay',
        header: t('billing:column.dueDay'),
        kind: 'day',
        width: 232,
        cell: (row) => <DueDay row={row} />,
      },
      { field: 'vatDay', header: t('billing:column.vatDay'), kind: 'day', width: 112, hidden: true },
      { field: 'grossCents', header: t('billing:column.grossCents'), kind: 'amount', currency, width: 115 },
      { field: 'openCents', header: t('billing:column.openCents'), kind: 'amount', currency, width: 115 },
      { field: 'currency', header: t('billing:column.currency'), width: 90, hidden: true },
    ]
  }, [t, kinds, states, kind])
}

function DueDay({ row }: { row: DocumentRow }) {
  const t = useWords()
  return (
    <span className={classes.due}>
      <DayText day={row.dueDay} />
      {row.overdueDays > 0 && (
        <StateBadge tone="bad">{t('billing:list.overdueDays', { count: row.overdueDays })}</StateBadge>
      )}
    </span>
  )
}
