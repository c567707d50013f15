import type { Service } from './service.ts'

/** What the audit chain calls a service. Its label stays out: a domain may be a person's name, and the chain is kept. */
export function auditLabel(service: Pick<Service, 'kind' | 'n'>): string {
  return `${service.kind} ${service.n}`
}
