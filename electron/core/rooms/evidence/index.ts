export { addEvidence, endPurpose, listRequestEvidence, readEvidence } from './evidence.ts'
export { startEvidenceJobs } from './remove-ended.ts'
export { checkEvidence, closedVault } from './proofs.ts'
