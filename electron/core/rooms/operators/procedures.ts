import { absences } from './absences.ts'
import { administration } from './administration.ts'
import { entrance } from './entrance.ts'
import { resets } from './resets.ts'
import { runningSessions } from './running-sessions.ts'
import { unlocking } from './unlocking.ts'

/** All but `setUpSample` and `sampleStatement`, which need every other room and therefore stand beside them. */
export const operators = {
  ...entrance,
  ...unlocking,
  ...administration,
  ...resets,
  ...runningSessions,
  ...absences,
}
