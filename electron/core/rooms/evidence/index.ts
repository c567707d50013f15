export { startEvidenceJobs } from './remove-ended.ts'
export { checkEvidence, closedVault } from './proofs.ts'
