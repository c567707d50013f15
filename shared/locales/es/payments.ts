import type { payments as reference } from '../en/payments.ts'
import type { Words } from '../words.ts'

export const payments = {} satisfies Words<typeof reference>
