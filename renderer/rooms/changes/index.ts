export { ChangePage } from './change-page.tsx'
export { ChangesPage } from './changes-page.tsx'
export { CustomerChanges } from './customer-changes.tsx'
export { NewChangePage } from './new-change-page.tsx'
