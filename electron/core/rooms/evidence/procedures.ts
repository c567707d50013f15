import { api, onJob, onQuery } from '../../api/implementer.ts'
import { addToCard, listEvidence, readEvidence, removeEvidence } from './evidence.ts'
import { openWithPassphrase, setRecoveryPassphrase, vaultState } from './vault.ts'

export const evidence = {
  listEvidence: api.evidence.listEvidence.handler(
    onQuery(async (query, { customerId }) => listEvidence(query, customerId)),
  ),
  addEvidence: api.evidence.addEvidence.handler(onJob(async (job, input) => addToCard(job, input))),
  readEvidence: api.evidence.readEvidence.handler(onJob(async (job, input) => readEvidence(job, input))),
  removeEvidence: api.evidence.removeEvidence.handler(
    onJob(async (job, input) => removeEvidence(job, input)),
  ),
  vaultState: api.evidence.vaultState.handler(onJob(async (job) => vaultState(job))),
  setRecoveryPassphrase: api.evidence.setRecoveryPassphrase.handler(
    onJob(async (job, input) => setRecoveryPassphrase(job, input)),
  ),
  openWithPassphrase: api.evidence.openWithPassphrase.handler(
    onJob(async (job, input) => openWithPassphrase(job, input)),
  ),
}
