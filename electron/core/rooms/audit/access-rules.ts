import { type Permission, type Role, roleAllows } from '../../../../shared/contract/permissions.ts'

/** What lets an operator read a record, and with it the record's story. Kinds that are not listed are the trail's own. */
const readPermissions: Readonly<Record<string, Permission>> = {
  customer: 'customers.read',
  contact: 'customers.read',
  service: 'services.read',
  document: 'billing.read',
  'bank-line': 'payments.read',
  'csv-mapping': 'payments.read',
  import: 'payments.read',
  allocation: 'payments.read',
  'match-batch': 'payments.read',
  receipt: 'payments.read',
  decline: 'payments.read',
  refund: 'refunds.read',
  'refund-file': 'payments.read',
  migration: 'customers.read',
  'change-request': 'changes.read',
  message: 'mail.read',
  operator: 'operators.read',
  session: 'operators.read',
  company: 'settings.read',
  'bank-account': 'settings.read',
  series: 'settings.read',
  'vat-rate': 'settings.read',
}

/** The permission that opens a kind of record. */
export function readPermission(recordKind: string): Permission {
  return readPermissions[recordKind] ?? 'audit.read'
}

/** Whether the personal part of an event may be shown to a role: to whoever may read the record itself. */
export function mayReadPersonal(role: Role, recordKind: string): boolean {
  return roleAllows(role, readPermission(recordKind))
}
