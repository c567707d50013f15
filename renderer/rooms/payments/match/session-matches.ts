import { useState } from 'react'
import { useOperator } from '../../../app/session.ts'

/** One acceptance, as far as taking it back needs to know it. */
export interface SessionMatch {
  lineId: string
  allocationIds: readonly string[]
}

// Outlives the page, so that U and the counter still know what was matched before a look at a card.
let kept: { operatorId: string; matches: readonly SessionMatch[] } = { operatorId: '', matches: [] }

/** What this operator matched since the window was opened, latest last. */
export function useSessionMatches() {
  const operatorId = useOperator()?.id ?? ''
  const [, show] = useState(0)
  const matches = kept.operatorId === operatorId ? kept.matches : []
  const keep = (next: readonly SessionMatch[]) => {
    kept = { operatorId, matches: next }
    show((count) => count + 1)
  }
  return {
    matches,
    remember: (match: SessionMatch) => {
      const before = kept.operatorId === operatorId ? kept.matches : []
      keep([...before, match])
    },
    forget: (lineId: string) => keep(matches.filter((match) => match.lineId !== lineId)),
  }
}
