import type { Outputs } from '../../api/types.ts'
import type { Tone } from '../../ui/index.ts'

export const mailTones: Record<Outputs['mail']['get']['state'], Tone> = {
  draft: 'warn',
  exported: 'accent',
  sent: 'good',
  cancelled: 'plain',
}
