import type { customers as reference } from '../en/customers.ts'
import type { Words } from '../words.ts'

export const customers = {} satisfies Words<typeof reference>
