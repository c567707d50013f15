import type { OutgoingCandidate } from '../../../../shared/contract/payments-outgoing.ts'
import type { Cents } from '../../../../shared/values/money.ts'
import { restCents, type Tray } from './tray.ts'
import { keyOf, otherOf, type TrayOther } from './tray-others.ts'

/**
 * Puts what the line may be into the tray, or takes it out. Where nothing of the line is left, it takes the place of
 * what is there: a line is seldom two things.
 */
export function toggledOther(tray: Tray, candidate: OutgoingCandidate, remainingCents: Cents): Tray {
  const key = `${candidate.kind} ${candidate.id}`
  if (tray.others.some((one) => keyOf(one) === key)) return withoutOther(tray, key)
  const rest = restCents(tray, remainingCents)
  const isFull = tray.isSuggested || rest === 0
  const before: Tray = isFull ? { ...tray, documents: [], credit: null, others: [] } : tray
  return withOther(before, otherOf(candidate, isFull ? remainingCents : rest))
}

/** What is left of the line is no business of receivables, or costs of the bank. */
export function withRestAs(tray: Tray, kind: 'outside' | 'costs', remainingCents: Cents): Tray {
  const others = tray.others.filter((one) => one.kind !== kind)
  const amountCents = restCents({ ...tray, others }, remainingCents)
  return amountCents === 0 ? tray : withOther({ ...tray, others }, { kind, amountCents })
}

function withOther(tray: Tray, other: TrayOther): Tray {
  return { ...tray, isSuggested: false, others: [...tray.others, other] }
}

export function withoutOther(tray: Tray, key: string): Tray {
  return { ...tray, isSuggested: false, others: tray.others.filter((one) => keyOf(one) !== key) }
}

/** The same part with another amount or decision. */
export function changedOther(tray: Tray, changed: TrayOther): Tray {
  const key = keyOf(changed)
  return {
    ...tray,
    isSuggested: false,
    others: tray.others.map((one) => (keyOf(one) === key ? changed : one)),
  }
}
