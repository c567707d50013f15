import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../api/client.ts'
import type { BankLine } from './bank-line.ts'
import type { Candidate } from './tray.ts'

export interface Candidates {
  /** What the rules suggest for the line; undefined while they are asked. */
  suggested: readonly Candidate[] | undefined
  /** What is on screen: the suggestions, or the documents that were found. */
  shown: readonly Candidate[]
  isLoading: boolean
  find: string
  setFind(text: string): void
  isFinding: boolean
  /** Which of those on screen is marked. */
  active: number
  setActive(index: number): void
}

/** Candidates of a line, or whatever open documents were looked for. */
export function useCandidates(lineId: string | null, line: BankLine | undefined): Candidates {
  const [state, setState] = useState({ lineId, find: '', active: 0 })
  const own = state.lineId === lineId ? state : { lineId, find: '', active: 0 }
  const [find] = useDebouncedValue(own.find.trim(), 120)
  const isFinding = own.find.trim() !== ''
  const isPossible = lineId !== null && line?.state !== 'withdrawn'
  const suggestions = useQuery({
    ...api.payments.suggest.queryOptions({ input: { bankLineId: lineId ?? '', search: '' } }),
    enabled: isPossible && line?.state !== 'done',
  })
  const found = useQuery({
    ...api.payments.suggest.queryOptions({ input: { bankLineId: lineId ?? '', search: find } }),
    enabled: isPossible && isFinding && find !== '',
    placeholderData: keepPreviousData,
  })
  const query = isFinding ? found : suggestions
  const shown = (isPossible ? query.data : undefined) ?? []
  return {
    suggested: suggestions.data,
    shown,
    isLoading: query.data === undefined && query.isFetching,
    find: own.find,
    setFind: (text) => setState({ lineId, find: text, active: 0 }),
    isFinding,
    active: Math.min(own.active, Math.max(0, shown.length - 1)),
    setActive: (index) => setState({ ...own, active: index }),
  }
}
