/**
 * Who may do what: the one table. A procedure names one permission; what is not listed here is denied.
 * `open` procedures run without a session (first start, login), `session` ones for every signed-in operator.
 *
 * A `checker` is the second pair of eyes of a one-person office (its owner, its bookkeeper): reads what waits for a
 * decision and decides it, and nothing else.
 */
export const roles = ['clerk', 'supervisor', 'administrator', 'auditor', 'checker'] as const
export type Role = (typeof roles)[number]

export const permissionTable = {
  'customers.read': ['clerk', 'supervisor', 'administrator', 'auditor'],
  'customers.write': ['clerk', 'supervisor', 'administrator'],
  'customers.erase': ['supervisor', 'administrator'],
  'services.read': ['clerk', 'supervisor', 'administrator', 'auditor'],
  'services.write': ['clerk', 'supervisor', 'administrator'],
  'billing.read': ['clerk', 'supervisor', 'administrator', 'auditor'],
  'billing.write': ['clerk', 'supervisor', 'administrator'],
  'payments.read': ['clerk', 'supervisor', 'administrator', 'auditor'],
  'payments.write': ['clerk', 'supervisor', 'administrator'],
  'payments.refund': ['clerk', 'supervisor', 'administrator'],
  'refunds.read': ['clerk', 'supervisor', 'administrator', 'auditor', 'checker'],
  'refunds.decide': ['clerk', 'supervisor', 'administrator', 'checker'],
  'payments.undo-import': ['supervisor', 'administrator'],
  'evidence.add': ['clerk', 'supervisor', 'administrator'],
  /** To see what was handed in; each look is logged with its purpose. */
  'evidence.read': ['supervisor', 'administrator'],
  'evidence.remove': ['supervisor', 'administrator'],
  'changes.read': ['clerk', 'supervisor', 'administrator', 'auditor', 'checker'],
  'changes.write': ['clerk', 'supervisor', 'administrator'],
  /** To decide needs to see the evidence. */
  'changes.decide': ['supervisor', 'administrator', 'checker'],
  'mail.read': ['clerk', 'supervisor', 'administrator', 'auditor'],
  'mail.write': ['clerk', 'supervisor', 'administrator'],
  'ledger.read': ['clerk', 'supervisor', 'administrator', 'auditor'],
  'reports.read': ['clerk', 'supervisor', 'administrator', 'auditor'],
  'audit.read': ['supervisor', 'administrator', 'auditor'],
  'settings.read': ['clerk', 'supervisor', 'administrator', 'auditor'],
  'settings.write': ['administrator'],
  'operators.read': ['supervisor', 'administrator', 'auditor'],
  'operators.write': ['administrator'],
  'operators.sessions': ['administrator'],
  'operators.absences': ['supervisor', 'administrator'],
  'work.read': ['clerk', 'supervisor', 'administrator', 'auditor'],
  'work.write': ['clerk', 'supervisor', 'administrator'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof permissionTable
export type Access = Permission | 'open' | 'session'

/** True when an operator of this role may use this permission. */
export function roleAllows(role: Role, permission: Permission): boolean {
  const allowed: readonly Role[] = permissionTable[permission]
  return allowed.includes(role)
}
