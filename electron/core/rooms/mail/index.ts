export { keepAttachment } from './attachments.ts'
export { composeMessage } from './messages.ts'
export type { NewMessage, StoredAttachment } from './store.ts'
