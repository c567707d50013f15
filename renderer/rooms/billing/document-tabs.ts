import type { documentListFields, DocumentKind, DocumentState } from '../../../shared/contract/billing.ts'
import type { Day } from '../../../shared/values/day.ts'
import { addDays } from '../../../shared/values/day.ts'
import type { Outputs } from '../../api/types.ts'
import type { GridFilters } from '../../ui/index.ts'

export type ListedKind = 'proforma' | 'invoice'
type Field = (typeof documentListFields)[number]
type Counts = Outputs['billing']['counts']

const proformaTabs = ['open', 'overdue', 'to-check', 'settled', 'expired', 'closed', 'all'] as const
const invoiceTabs = ['open', 'overdue', 'settled', 'credited', 'credit-notes', 'all'] as const
export type DocumentTab = (typeof proformaTabs)[number] | (typeof invoiceTabs)[number]

export function tabsOf(kind: ListedKind): readonly DocumentTab[] {
  return kind === 'proforma' ? proformaTabs : invoiceTabs
}

const unpaid: readonly DocumentState[] = ['open', 'part-paid']
const statesByTab: Partial<Record<DocumentTab, readonly DocumentState[]>> = {
  open: unpaid,
  overdue: unpaid,
  'to-check': ['to-check'],
  settled: ['settled'],
  expired: ['expired'],
  closed: ['cancelled', 'replaced'],
  credited: ['credited'],
}

function kindsOf(kind: ListedKind, tab: DocumentTab): readonly DocumentKind[] {
  if (kind === 'proforma') return ['proforma']
  if (tab === 'credit-notes') return ['credit-note', 'corrective']
  return tab === 'all' ? ['invoice', 'credit-note', 'corrective'] : ['invoice']
}

/** What a tab shows, as filters of the list. */
export function filtersOf(kind: ListedKind, tab: DocumentTab, today: Day): GridFilters<Field> {
  const states = statesByTab[tab]
  return {
    kind: { operator: 'in', value: [...kindsOf(kind, tab)] },
    ...(states === undefined ? {} : { state: { operator: 'in', value: [...states] } }),
    ...(tab === 'overdue' ? { dueDay: { operator: 'less-or-equal', value: addDays(today, -1) } } : {}),
  }
}

function counted(kind: ListedKind, tab: DocumentTab, counts: Counts): Counts {
  const kinds = kindsOf(kind, tab)
  const states = statesByTab[tab]
  return counts.filter((row) => kinds.includes(row.kind) && (states?.includes(row.state) ?? true))
}

/** How many documents a tab holds. */
export function countOf(kind: ListedKind, tab: DocumentTab, counts: Counts): number {
  return counted(kind, tab, counts).reduce(
    (sum, row) => sum + (tab === 'overdue' ? row.overdueCount : row.count),
    0,
  )
}

/** What is open and overdue in all, in the company's currency. */
export function sumsOf(kind: ListedKind, counts: Counts): { openCents: number; overdueCents: number } {
  const rows = counted(kind, 'open', counts)
  return {
    openCents: rows.reduce((sum, row) => sum + row.openCents, 0),
    overdueCents: rows.reduce((sum, row) => sum + row.overdueCents, 0),
  }
}
