import type { evidence as reference } from '../en/evidence.ts'
import type { Words } from '../words.ts'

export const evidence = {} satisfies Words<typeof reference>
