import { useCompany } from '../../../app/company.ts'
import { useOperator } from '../../../app/session.ts'

export interface Limits {
  /** The largest difference of a document that this operator may book to rounding. */
  toleranceCents: number
  /** The largest bank fee; null for no limit. */
  feeLimitCents: number | null
}

/** What the operator may book without its having been paid. The core decides again. */
export function useLimits(): Limits {
  const company = useCompany()
  const role = useOperator()?.role
  const clerkCents = company?.toleranceCents ?? 0
  if (role !== 'supervisor' && role !== 'administrator')
    return { toleranceCents: clerkCents, feeLimitCents: company?.feeLimitCents ?? 0 }
  return {
    toleranceCents: Math.max(clerkCents, company?.supervisorToleranceCents ?? 0),
    feeLimitCents: null,
  }
}
