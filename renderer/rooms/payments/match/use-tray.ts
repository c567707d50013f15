import { useCallback, useState } from 'react'
import { zeroCents } from '../../../../shared/values/money.ts'
import { useCompany } from '../../../app/company.ts'
import type { BankLine } from './bank-line.ts'
import { emptyTray, refreshed, suggestedTray } from './tray.ts'
import type { Candidate, Tray } from './tray.ts'

export interface TrayState {
  tray: Tray
  change(next: Tray): void
  /** The tray of a line is put together from its suggestions again. */
  reset(lineId: string): void
  toleranceCents: number
}

/** What the clerk put together, kept per line, so that going to another line and back loses nothing. */
export function useTray(line: BankLine | undefined, suggested: readonly Candidate[] | undefined): TrayState {
  const [drafts, setDrafts] = useState<ReadonlyMap<string, Tray>>(new Map())
  const toleranceCents = useCompany()?.toleranceCents ?? 0
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
  return { tray, change, reset, toleranceCents }
}
