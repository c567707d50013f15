import type { verify as reference } from '../en/verify.ts'
import type { Words } from '../words.ts'

export const verify = {} satisfies Words<typeof reference>
