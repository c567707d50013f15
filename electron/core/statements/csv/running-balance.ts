import type { Day } from '../../../../shared/values/day.ts'
import type { Cents } from '../../../../shared/values/money.ts'
import type { FilePosition } from '../types.ts'

interface Step {
  amountCents: number
  beforeCents: number
  afterCents: number
  day: Day
  position: FilePosition
}

/** A line whose stated balance does not follow from the one before it. */
export interface BrokenStep {
  entryIndex: number
  position: FilePosition
  openingCents: number
  bookedCents: number
  closingCents: number
  differenceCents: number
}

export interface BalanceRun {
  openingCents: number
  openingDay: Day
  closingCents: number
  closingDay: Day
  broken: BrokenStep[]
}

/**
 * Follows the balance that a bank writes beside each line. Whether the oldest or the newest line stands first is
 * found out from the balances themselves, because banks do either.
 */
export class RunningBalance {
  private readonly steps: Step[] = []
  private isComplete = true

  /** One of the two balances is enough; a line without any ends the checking. */
  add(line: {
    amountCents: Cents
    day: Day
    position: FilePosition
    before: Cents | null
    after: Cents | null
  }): void {
    const { amountCents, day, position, before, after } = line
    if (before === null && after === null) {
      this.isComplete = false
      return
    }
    const beforeCents = before ?? Number(after) - amountCents
    const afterCents = after ?? Number(before) + amountCents
    this.steps.push({ amountCents, beforeCents, afterCents, day, position })
  }

  /** Null where not every line had a balance. */
  finish(): BalanceRun | null {
    const { steps } = this
    if (!this.isComplete || steps.length === 0) return null
    const upwards = brokenSteps(steps, false)
    const downwards = brokenSteps(steps, true)
    const isNewestFirst =
      downwards.length < upwards.length || (downwards.length === upwards.length && isFalling(steps))
    const first = isNewestFirst ? steps.at(-1) : steps[0]
    const last = isNewestFirst ? steps[0] : steps.at(-1)
    if (first === undefined || last === undefined) return null
    return {
      openingCents: first.beforeCents,
      openingDay: first.day,
      closingCents: last.afterCents,
      closingDay: last.day,
      broken: isNewestFirst ? downwards : upwards,
    }
  }
}

function isFalling(steps: readonly Step[]): boolean {
  const [first] = steps
  const last = steps.at(-1)
  return first !== undefined && last !== undefined && first.day > last.day
}

/** Each line against its own two balances and against the line before it in time. */
function brokenSteps(steps: readonly Step[], isNewestFirst: boolean): BrokenStep[] {
  const broken: BrokenStep[] = []
  for (let index = 0; index < steps.length; index += 1) {
    const step = steps[index]
    if (step === undefined) continue
    const earlier = steps[isNewestFirst ? index + 1 : index - 1]
    const openingCents = earlier?.afterCents ?? step.beforeCents
    const { amountCents: bookedCents, afterCents: closingCents, position } = step
    const ownDifference = closingCents - step.beforeCents - bookedCents
    const differenceCents = closingCents - openingCents - bookedCents
    if (ownDifference === 0 && differenceCents === 0) continue
    broken.push({
      entryIndex: index,
      position,
      openingCents,
      bookedCents,
      closingCents,
      differenceCents: differenceCents === 0 ? ownDifference : differenceCents,
    })
  }
  return broken
}
