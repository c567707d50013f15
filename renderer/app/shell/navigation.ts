import type { Permission } from '../../../shared/contract/permissions.ts'

export interface NavigationItem {
  /** The room's name under `shell:room`. */
  room:
    | 'overview'
    | 'match'
    | 'statements'
    | 'refunds'
    | 'promises'
    | 'receipts'
    | 'declined'
    | 'mail'
    | 'customers'
    | 'changes'
    | 'services'
    | 'proformas'
    | 'invoices'
    | 'ledger'
    | 'audit'
    | 'settings'
    | 'operators'
  to:
    | '/overview'
    | '/match'
    | '/statements'
    | '/refunds'
    | '/promises'
    | '/receipts'
    | '/declined'
    | '/mail'
    | '/customers'
    | '/changes'
    | '/services'
    | '/proformas'
    | '/invoices'
    | '/ledger'
    | '/audit'
    | '/settings'
    | '/operators'
  permission: Permission | null
}

export interface NavigationGroup {
  group: 'money' | 'sales' | 'books' | null
  items: readonly NavigationItem[]
}

/** The rooms on the left, as groups; the palette offers the same. */
export const navigation: readonly NavigationGroup[] = [
  { group: null, items: [{ room: 'overview', to: '/overview', permission: 'reports.read' }] },
  {
    group: 'money',
    items: [
      { room: 'match', to: '/match', permission: 'payments.read' },
      { room: 'statements', to: '/statements', permission: 'payments.read' },
      { room: 'refunds', to: '/refunds', permission: 'refunds.read' },
      { room: 'promises', to: '/promises', permission: 'payments.read' },
      { room: 'receipts', to: '/receipts', permission: 'payments.read' },
      { room: 'declined', to: '/declined', permission: 'payments.read' },
    ],
  },
  {
    group: 'sales',
    items: [
      { room: 'customers', to: '/customers', permission: 'customers.read' },
      { room: 'changes', to: '/changes', permission: 'changes.read' },
      { room: 'services', to: '/services', permission: 'services.read' },
      { room: 'proformas', to: '/proformas', permission: 'billing.read' },
      { room: 'invoices', to: '/invoices', permission: 'billing.read' },
      { room: 'mail', to: '/mail', permission: 'mail.read' },
    ],
  },
  {
    group: 'books',
    items: [
      { room: 'ledger', to: '/ledger', permission: 'ledger.read' },
      { room: 'audit', to: '/audit', permission: 'audit.read' },
    ],
  },
  {
    group: null,
    items: [
      { room: 'settings', to: '/settings', permission: 'settings.read' },
      { room: 'operators', to: '/operators', permission: 'operators.read' },
    ],
  },
]
