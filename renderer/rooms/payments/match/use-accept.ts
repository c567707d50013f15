import { useRef } from 'react'
import { client } from '../../../api/client.ts'
import { refreshRooms } from '../../../api/refresh.ts'
import type { Failure } from '../../../api/failures.ts'
import type { Outputs } from '../../../api/types.ts'
import { useCommand } from '../../../api/use-command.ts'
import type { BankLine } from './bank-line.ts'
import { restCents, targetsOf } from './tray.ts'
import type { Tray } from './tray.ts'
import type { SessionMatch } from './session-matches.ts'
import type { Selection } from './use-selection.ts'

/** What an acceptance came to, for the words under the tray. */
export interface Accepted {
  line: BankLine
  tray: Tray
  output: Outputs['payments']['match']
}

interface Outcome {
  onDone(accepted: Accepted): void
  /** The line is on screen again, with the tray as it was. */
  onFailed(lineId: string, failure: Failure): void
  remember(match: SessionMatch): void
}

/**
 * Accepts the tray. The next line is on screen before the core has answered; where it says no, the refused line
 * comes back with its tray and the reason.
 */
export function useAccept(selection: Selection, outcome: Outcome) {
  const latest = useRef({ selection, outcome })
  latest.current = { selection, outcome }
  const inFlight = useRef(new Set<string>())
  const match = useCommand(client.payments.match, {
    showFailure: 'inline',
    onFailure: (failure, input) => {
      if (failure.kind === 'stale') refreshRooms(new Set(['payments', 'billing']))
      latest.current.outcome.onFailed(input.bankLineId, failure)
    },
  })
  return async (line: BankLine, tray: Tray): Promise<void> => {
    if (inFlight.current.has(line.id)) return
    inFlight.current.add(line.id)
    const next = selection.neighbour()
    const isSpent = restCents(tray, line.remainingCents) === 0
    if (isSpent) selection.lines.forget(line.id)
    selection.select(next?.id ?? null)
    const output = await match.run({
      bankLineId: line.id,
      version: line.version,
      targets: targetsOf(tray),
    })
    inFlight.current.delete(line.id)
    const now = latest.current
    if (output === undefined) {
      now.selection.select(line.id)
      refreshRooms(new Set(['payments']))
      return
    }
    now.outcome.remember({ lineId: line.id, allocationIds: output.allocationIds })
    now.outcome.onDone({ line, tray, output })
  }
}
