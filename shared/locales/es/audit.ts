import type { audit as reference } from '../en/audit.ts'
import type { Words } from '../words.ts'

export const audit = {} satisfies Words<typeof reference>
