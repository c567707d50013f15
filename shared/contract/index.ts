import { audit } from './audit.ts'
import { billing } from './billing.ts'
import { changes } from './changes.ts'
import { customers } from './customers.ts'
import { evidence } from './evidence.ts'
import { ledger } from './ledger.ts'
import { mail } from './mail.ts'
import { migrations } from './migrations.ts'
import { operators } from './operators.ts'
import { payments } from './payments.ts'
import { reports } from './reports.ts'
import { services } from './services.ts'
import { settings } from './settings.ts'

/** Raised with every change that an older client could not follow. */
export const CONTRACT_VERSION = 1

/** The API: what every host serves and every client calls. */
export const contract = {
  settings,
  operators,
  customers,
  evidence,
  services,
  billing,
  mail,
  payments,
  migrations,
  changes,
  ledger,
  audit,
  reports,
}
export type Contract = typeof contract
