import type { StatementEvent } from './types.ts'

/** A reader of one format: takes decoded text piece by piece and returns what each piece completed. */
export interface TextReader {
  /** Throws a `StatementRefusal` where the text cannot be read. */
  write(text: string): StatementEvent[]
  /** Throws a `StatementRefusal` where the file ends too early or holds no statement. */
  close(): StatementEvent[]
  /** The bytes were not in the encoding the file names, and were read as what they most likely are. */
  warnOfEncoding(): void
}
