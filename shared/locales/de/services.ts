import type { services as reference } from '../en/services.ts'
import type { Words } from '../words.ts'

export const services = {} satisfies Words<typeof reference>
