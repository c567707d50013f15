export { lineFingerprint } from './fingerprint.ts'
export { readInWorker } from './read-in-worker.ts'
export { readStatementFile, readWholeFile, StatementReader } from './read-statements.ts'
export { LINES_PER_BATCH, StatementRefusal } from './types.ts'
export type {
  BankLine,
  FilePosition,
  InstructedAmount,
  MessageParams,
  RefusalCode,
  StatedTotal,
  StatedTotals,
  StatementAccount,
  StatementBalance,
  StatementEvent,
  StatementFile,
  StatementFormat,
  StatementHeader,
  StatementKind,
  StatementSummary,
  StatementWarning,
  WarningCode,
} from './types.ts'
