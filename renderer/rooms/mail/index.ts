export { MailPage } from './mail-page.tsx'
export { MessagePage } from './message-page.tsx'
