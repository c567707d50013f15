import { useCallback, useState } from 'react'
import { zeroCents } from '../../../../shared/values/money.ts'
import type { BankLine } from './bank-line.ts'
import { emptyTray, refreshed, suggestedTray } from './tray.ts'
import type { Candidate, Tray } from './tray.ts'
import { useLimits } from './use-limits.ts'
import type { Limits } from './use-limits.ts'

export interface TrayState {
  tray: Tray
  change(next: Tray): void
  /** The tray of a line is put together from its suggestions again. */
  reset(lineId: string): void
  limits: Limits
}

/** What the clerk put together, kept per line, so that going to another line and back loses nothing. */
export function useTray(line: BankLine | undefined, suggested: readonly Candidate[] | undefined): TrayState {
  const [drafts, setDrafts] = useState<ReadonlyMap<string, Tray>>(new Map())
  const limits = useLimits()
  const draft = line === undefined ? undefined : drafts.get(line.id)
  const remainingCents = line?.remainingCents ?? zeroCents
  const candidates = suggested ?? []
  const tray =
    line === undefined
      ? emptyTray
      : draft === undefined
        ? suggestedTray(candidates, remainingCents)
        : refreshed(draft, candidates)
  const lineId = line?.id
  const change = useCallback(
    (next: Tray) => {
      if (lineId !== undefined) setDrafts((before) => new Map(before).set(lineId, next))
    },
    [lineId],
  )
  const reset = useCallback((id: string) => {
    setDrafts((before) => {
      const after = new Map(before)
      after.delete(id)
      return after
    })
  }, [])
  return { tray, change, reset, limits }
}
