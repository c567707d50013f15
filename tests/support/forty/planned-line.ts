import type { CamtLine } from '../../../electron/core/sample/camt-writer.ts'

/** One bank line of the scenario: what the bank writes, and the keys with which a clerk settles it. */
export interface PlannedLine {
  /** Its payer's name, different for every line: so the scenario knows which line stands on screen. */
  name: string
  kind: string
  line: CamtLine
  /** The account of the company that it is on, where that is not the main one. */
  iban?: string
  /** Null where *accept all certain* takes it, or another line settles it too. A text of several letters is typed. */
  keys: readonly string[] | null
}
