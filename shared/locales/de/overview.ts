import type { overview as reference } from '../en/overview.ts'
import type { Words } from '../words.ts'

export const overview = {} satisfies Words<typeof reference>
