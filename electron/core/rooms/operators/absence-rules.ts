interface Away {
  operatorN: number
  deputyN: number
  fromDay: string
  toDay: string
}

/** Whether two spans of days, both ends included, share a day. */
export function sharesDay(
  one: { fromDay: string; toDay: string },
  other: { fromDay: string; toDay: string },
): boolean {
  return one.fromDay <= other.toDay && other.fromDay <= one.toDay
}

/**
 * Whose queues an operator looks after on a day: their own, those of absent colleagues whose deputy they are, and
 * those that such a colleague would have looked after.
 *
 * @param absences of any days
 * @returns keys of operators, the operator's own first
 */
export function queuesOf(operatorN: number, absences: readonly Away[], today: string): number[] {
  const away = absences.filter((absence) => absence.fromDay <= today && today <= absence.toDay)
  const found = [operatorN]
  for (const queue of found) {
    for (const { operatorN: absent, deputyN } of away)
      if (deputyN === queue && !found.includes(absent)) found.push(absent)
  }
  return found
}
