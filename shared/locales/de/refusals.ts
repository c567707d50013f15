import type { refusals as reference } from '../en/refusals.ts'
import type { Words } from '../words.ts'

export const refusals = {} satisfies Words<typeof reference>
