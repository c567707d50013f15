import { audit } from '../rooms/audit/procedures.ts'
import { billing } from '../rooms/billing/procedures.ts'
import { changes } from '../rooms/changes/procedures.ts'
import { customers } from '../rooms/customers/procedures.ts'
import { evidence } from '../rooms/evidence/procedures.ts'
import { ledger } from '../rooms/ledger/procedures.ts'
import { mail } from '../rooms/mail/procedures.ts'
import { migrations } from '../rooms/migrations/procedures.ts'
import { operators } from '../rooms/operators/procedures.ts'
import { payments } from '../rooms/payments/procedures.ts'
import { reports } from '../rooms/reports/procedures.ts'
import { services } from '../rooms/services/procedures.ts'
import { settings } from '../rooms/settings/procedures.ts'
import { sampleStatement, setUpSample } from '../sample/index.ts'
import { verify } from '../verify/procedure.ts'
import { api } from './implementer.ts'

/** Every procedure of the contract with its handler; a missing one does not compile. */
export const router = api.router({
  settings,
  operators: { ...operators, sampleStatement, setUpSample },
  customers,
  evidence,
  services,
  billing,
  mail,
  payments,
  migrations,
  changes,
  ledger,
  audit: { ...audit, verify },
  reports,
})
