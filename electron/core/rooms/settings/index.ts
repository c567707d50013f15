export { acceptIban, createCompany } from './create-company.ts'
export {
  type BankAccount,
  companyTimeZone,
  listBankAccounts,
  listSeries,
  readCompany,
  vatRateOn,
  type Company,
  type Series,
  type SeriesKind,
} from './store.ts'
