import { useState } from 'react'
import type { BankLine } from './bank-line.ts'
import type { SessionMatch } from './session-matches.ts'
import type { Selection } from './use-selection.ts'

/** Asks what takings a line is, and goes on with the next one when that is booked. */
export function useTakings(
  selection: Selection,
  says: { say(text: string): void },
  remember: (match: SessionMatch) => void,
) {
  const [line, setLine] = useState<BankLine | null>(null)
  return {
    line,
    ask: (asked: BankLine | undefined) => {
      if (asked !== undefined && asked.remainingCents !== 0) setLine(asked)
    },
    close: () => setLine(null),
    done: (match: SessionMatch, words: string) => {
      const next = selection.neighbour()
      setLine(null)
      remember(match)
      selection.lines.forget(match.lineId)
      selection.select(next?.id ?? null)
      says.say(words)
    },
  }
}
