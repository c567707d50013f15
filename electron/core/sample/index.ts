export {
  type CamtFile,
  type CamtLine,
  camtPieces,
  type CamtStatement,
  camtText,
  totalsOf,
} from './camt-writer.ts'
export { sampleBankAccount, sampleClerk, sampleCompany } from './company.ts'
export { generateSample, type Sample, type SampleOptions } from './generate.ts'
export { setUpSample } from './procedure.ts'
