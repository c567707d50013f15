import type { Words } from '../words.ts'
import { audit } from './audit.ts'
import { batches } from './batches.ts'
import { billing } from './billing.ts'
import { cards } from './cards.ts'
import { changes } from './changes.ts'
import { common } from './common.ts'
import { customers } from './customers.ts'
import { evidence } from './evidence.ts'
import { ledger } from './ledger.ts'
import { mail } from './mail.ts'
import { mapping } from './mapping.ts'
import { migrations } from './migrations.ts'
import { operators } from './operators.ts'
import { overview } from './overview.ts'
import { payments } from './payments.ts'
import { people } from './people.ts'
import { promises } from './promises.ts'
import { refunds } from './refunds.ts'
import { receipts } from './receipts.ts'
import { refusals } from './refusals.ts'
import { services } from './services.ts'
import { settings } from './settings.ts'
import { shell } from './shell.ts'
import { statements } from './statements.ts'
import { vault } from './vault.ts'
import { verify } from './verify.ts'

/** The reference: what every other language must word as well. */
export const en = {
  audit,
  batches,
  billing,
  cards,
  changes,
  common,
  customers,
  evidence,
  ledger,
  mail,
  mapping,
  migrations,
  operators,
  overview,
  payments,
  people,
  promises,
  refunds,
  receipts,
  refusals,
  services,
  settings,
  shell,
  statements,
  vault,
  verify,
}

/** All wording of one language. */
export type Locale = Words<typeof en>
export type Namespace = keyof Locale
