import { useState } from 'react'
import { useOperator } from '../../../app/session.ts'

/** One acceptance, as far as taking it back needs to know it. */
export interface SessionMatch {
  lineId: string
  allocationIds: readonly string[]
}

// Outlives the page, so that U and the counter still know what was matched before a look at a card.
let kept: { operatorId: string; matches: readonly SessionMatch[]; batched: number } = {
  operatorId: '',
  matches: [],
  batched: 0,
}

/** What this operator matched since the window was opened, latest last. */
export function useSessionMatches() {
  const operatorId = useOperator()?.id ?? ''
  const [, show] = useState(0)
  const isOwn = kept.operatorId === operatorId
  const matches = isOwn ? kept.matches : []
  const keep = (next: readonly SessionMatch[], batched = isOwn ? kept.batched : 0) => {
    kept = { operatorId, matches: next, batched }
    show((count) => count + 1)
  }
  return {
    matches,
    /** Lines of single matches and of batches. */
    lineCount: matches.length + (isOwn ? kept.batched : 0),
    /** Lines of a batch were accepted, or (negative) taken back. */
    countBatch: (lines: number) => keep(matches, Math.max(0, (isOwn ? kept.batched : 0) + lines)),
    remember: (match: SessionMatch) => {
      const before = kept.operatorId === operatorId ? kept.matches : []
      keep([...before, match])
    },
    forget: (lineId: string) => keep(matches.filter((match) => match.lineId !== lineId)),
  }
}
