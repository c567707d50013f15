import type { ledger as reference } from '../en/ledger.ts'
import type { Words } from '../words.ts'

export const ledger = {} satisfies Words<typeof reference>
