export { appendEvent, type NewAuditEvent } from './store.ts'
