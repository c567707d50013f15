export {
  type CamtFile,
  type CamtLine,
  camtPieces,
  type CamtStatement,
  camtText,
  totalsOf,
} from './camt-writer.ts'
export { insertManyDocuments } from './bulk-documents.ts'
export { insertManyCards } from './bulk.ts'
export { enterCompany, sampleBankAccount, sampleClerk, sampleCompany } from './company.ts'
export { generateSample, type Sample, type SampleOptions } from './generate.ts'
export { sampleStatement, setUpSample } from './procedure.ts'
export { openTimeMachine, type TimeMachine } from './time-machine.ts'
