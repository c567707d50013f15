export { acceptIban, createCompany } from './create-company.ts'
export { type MoneyAccount, moneyAccount } from './rules.ts'
export {
  autoLockMinutes,
  type BankAccount,
  companyTimeZone,
  keepSampleStatement,
  listBankAccounts,
  listSeries,
  readCompany,
  readSampleStatement,
  vatRateOn,
  type Company,
  type Series,
  type SeriesKind,
} from './store.ts'
