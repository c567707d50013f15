import type { ReactNode } from 'react'
import classes from './values.module.css'

export type Tone = 'good' | 'accent' | 'warn' | 'bad' | 'plain'

/** A short word in a tone; the word says it, the colour only helps. */
export function StateBadge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={classes.badge} data-tone={tone}>
      {children}
    </span>
  )
}

/** Tones of the states that documents, lines, imports, services and cards have. */
const tonesByState: Readonly<Record<string, Tone>> = {
  open: 'accent',
  'part-paid': 'warn',
  settled: 'good',
  'to-check': 'warn',
  expired: 'plain',
  cancelled: 'plain',
  replaced: 'plain',
  credited: 'plain',
  active: 'good',
  suspended: 'warn',
  ended: 'plain',
  withdrawn: 'plain',
  moved: 'plain',
  certain: 'good',
  likely: 'accent',
  possible: 'warn',
  done: 'good',
  parked: 'warn',
  outside: 'plain',
  staged: 'warn',
  committed: 'good',
  undone: 'plain',
  discarded: 'plain',
}

/** The tone a state is usually shown in; plain for one that has none. */
export function toneOf(state: string): Tone {
  return tonesByState[state] ?? 'plain'
}
