import type { Language } from '../../../shared/values/languages.ts'
import type { Core } from '../api/context.ts'
import { todayIn } from '../platform/clock.ts'
import { enterCompany, sampleCompany } from './company.ts'
import { liveThrough, type OnProgress, type UnreadStatement } from './history.ts'
import { makePlan, type SampleSize } from './plan.ts'
import { recordRequest } from './requests.ts'
import { openTimeMachine } from './time-machine.ts'

export interface SampleOptions extends SampleSize {
  language: Language
  /** Another seed gives another company of the same size. */
  seed?: string
  onProgress?: OnProgress
}

export interface Sample {
  customerCount: number
  documentCount: number
  /** A camt.053 with the last days' lines, for whoever wants to do the main job. */
  statement: UnreadStatement | null
}

/**
 * Fills empty books with the sample company and eighteen months of its life, up to yesterday. Everything is entered
 * through the procedures that clients call, so that ledger, audit and numbers are as real ones.
 *
 * @throws Refusal operators.already-set-up
 */
export async function generateSample(core: Core, options: SampleOptions): Promise<Sample> {
  const today = todayIn(core.clock, sampleCompany.timeZone)
  const plan = makePlan(options, today, options.seed)
  const machine = openTimeMachine(core, plan.firstDay)
  try {
    await enterCompany(machine, core, options.language)
    const { documentCount, unread } = await liveThrough(
      machine,
      plan,
      options.onProgress ?? (() => undefined),
    )
    await recordRequest(machine)
    return { customerCount: plan.cards.length, documentCount, statement: unread }
  } finally {
    machine.close()
  }
}
