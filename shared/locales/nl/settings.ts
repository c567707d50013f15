import type { settings as reference } from '../en/settings.ts'
import type { Words } from '../words.ts'

export const settings = {} satisfies Words<typeof reference>
