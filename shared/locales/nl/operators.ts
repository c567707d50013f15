import type { operators as reference } from '../en/operators.ts'
import type { Words } from '../words.ts'

export const operators = {} satisfies Words<typeof reference>
