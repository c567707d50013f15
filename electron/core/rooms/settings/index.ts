export { companyTimeZone, readCompany, type Company } from './store.ts'
