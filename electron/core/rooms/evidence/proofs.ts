import type { Core } from '../../api/context.ts'
import { sha256Hex } from '../../platform/file-vault.ts'
import type { CheckResult } from '../audit/index.ts'
import { fileKeyOf } from './evidence.ts'
import { evidenceAfter, type StoredEvidence } from './store.ts'
import { openVault } from './vault.ts'

const perPage = 200

/**
 * Proves that every standing piece of evidence has its cipher text, as it was stored, and a key that unwraps; and
 * that nothing is left of what was removed. While the vault is closed the keys are not tried, which is said.
 */
export async function checkEvidence(core: Core): Promise<CheckResult> {
  const opened = await openVault(core)
  const problems: CheckResult['problems'] = []
  let examined = 0
  let last = 0
  for (;;) {
    const page = await core.store.read((tx) => evidenceAfter(tx, last, perPage))
    for (const stored of page) {
      last = stored.n
      examined += 1
      const problem = await problemOf(core, stored)
      const isUnwrapped =
        stored.secret === null || opened.state !== 'open' || fileKeyOf(stored, opened.key) !== null
      const code = problem ?? (isUnwrapped ? null : 'evidence.key-wrong')
      if (code !== null) problems.push({ code, params: { id: stored.id } })
    }
    if (page.length < perPage) break
  }
  if (opened.state === 'closed' && problems.length === 0)
    problems.push({ code: closedVault, params: { count: examined } })
  return { examined, problems }
}

/** No fault, but less than the whole proof. */
export const closedVault = 'evidence.vault-closed'

async function problemOf(core: Core, stored: StoredEvidence): Promise<string | null> {
  const cipher = await core.store.files.get(stored.fileSha256)
  if (stored.secret === null) return cipher === null ? null : 'evidence.file-left'
  if (cipher === null) return 'evidence.file-missing'
  return sha256Hex(cipher) === stored.fileSha256 ? null : 'evidence.file-changed'
}
