import type { billing as reference } from '../en/billing.ts'
import type { Words } from '../words.ts'

export const billing = {} satisfies Words<typeof reference>
