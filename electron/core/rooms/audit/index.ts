export { appendEvent, type NewAuditEvent } from './store.ts'
export { chainHead, checkChain, type CheckResult } from './read-store.ts'
