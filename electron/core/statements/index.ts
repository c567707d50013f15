export type { CsvColumns, CsvMapping } from './csv/csv-mapping.ts'
export type { CsvDelimiter, CsvDialect, CsvQuote } from './csv/csv-records.ts'
export type { DayStyle, DecimalSign } from './csv/csv-values.ts'
export type { GuessedMapping } from './csv/guess-mapping.ts'
export { headerFingerprint, previewCsv } from './csv/preview-csv.ts'
export type { CsvPreview, PreviewStyle } from './csv/preview-csv.ts'
export { readCsvTable } from './csv/read-table.ts'
export type { CsvTable } from './csv/read-table.ts'
export { tryMapping } from './csv/try-mapping.ts'
export type { TriedMapping } from './csv/try-mapping.ts'
export { needsMapping } from './detect.ts'
export { bookingKey, lineFingerprint } from './fingerprint.ts'
export { lineText, lineTextColumns, unpackTexts } from './packed-lines.ts'
export type { PackedEvent, PackedLines } from './packed-lines.ts'
export { prepareWorker, readInWorker, readPackedInWorker } from './read-in-worker.ts'
export type { WorkerSource } from './worker-messages.ts'
export { readMappedCsv, readStatementFile, readWholeFile, StatementReader } from './read-statements.ts'
export type { ReadOptions } from './read-statements.ts'
export { compareLines, similarity } from './similarity.ts'
export type { ComparedLine, Similarity } from './similarity.ts'
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
