import type { verifyChecks } from '../../../shared/contract/audit.ts'
import { api, onJob } from '../api/implementer.ts'
import type { JobContext } from '../api/context.ts'
import type { ReadTx } from '../store/store.ts'
import { checkChain, type CheckResult } from '../rooms/audit/index.ts'
import { checkDocumentIndex, checkNumbering, checkPdfHashes, pendingPdfs } from '../rooms/billing/index.ts'
import { checkChanges } from '../rooms/changes/index.ts'
import { checkCardHistory } from '../rooms/customers/index.ts'
import { checkEvidence, closedVault } from '../rooms/evidence/index.ts'
import { accountBalances, checkLedger } from '../rooms/ledger/index.ts'
import { checkMigrations } from '../rooms/migrations/index.ts'
import {
  checkBankBalance,
  checkCreditIndex,
  checkLineIndex,
  checkReceipts,
  checkRefunds,
} from '../rooms/payments/index.ts'

type Check = (typeof verifyChecks)[number]

const inTransaction: Partial<Record<Check, (tx: ReadTx) => Promise<CheckResult>>> = {
  chain: checkChain,
  numbering: checkNumbering,
  'ledger-balance': checkBalance,
  'bank-balance': checkBankBalance,
  'document-index': checkDocumentIndex,
  'bank-line-index': checkLineIndex,
  'credit-index': checkCreditIndex,
  receipts: checkReceipts,
  refunds: checkRefunds,
  'card-history': checkCardHistory,
  migrations: checkMigrations,
  changes: checkChanges,
  'pdf-pending': pendingPdfs,
}

async function checkBalance(tx: ReadTx): Promise<CheckResult> {
  const entries = await checkLedger(tx)
  const accounts = await accountBalances(tx, null)
  const difference = accounts.reduce((sum, account) => sum + account.balanceCents, 0)
  if (difference === 0) return entries
  return {
    ...entries,
    problems: [...entries.problems, { code: 'ledger-unbalanced', params: { cents: difference } }],
  }
}

/** What waits is named but is no fault: the PDF is made when the queue comes to it. */
const harmless: readonly Check[] = ['pdf-pending']

/** Proves the books, one check after the other; each on a snapshot of its own, so that work goes on meanwhile. */
export async function* verifyBooks(job: Pick<JobContext, 'core' | 'read'>) {
  for (const [check, examine] of Object.entries(inTransaction)) {
    const result = await job.read((query) => examine(query.tx))
    const name = check as Check
    yield { check: name, ok: result.problems.length === 0 || harmless.includes(name), ...limited(result) }
  }
  const { store } = job.core
  const files = await checkPdfHashes({ read: (work) => store.read(work), files: store.files })
  yield { check: 'pdf-hashes' as const, ok: files.problems.length === 0, ...limited(files) }
  const evidence = await checkEvidence(job.core)
  const isWhole = evidence.problems.every(({ code }) => code === closedVault)
  yield { check: 'evidence' as const, ok: isWhole, ...limited(evidence) }
}

function limited(result: CheckResult): CheckResult {
  return { examined: result.examined, problems: result.problems.slice(0, 50) }
}

export const verify = api.audit.verify.handler(onJob((job) => verifyBooks(job)))
