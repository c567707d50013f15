export { checkChanges } from './proofs.ts'
