import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { lineTabs } from '../../../../shared/contract/payments.ts'
import { api } from '../../../api/client.ts'
import { queryClient } from '../../../api/query-client.ts'
import { useLines } from './use-lines.ts'
import type { Lines, LineRow, Tab } from './use-lines.ts'

export interface Selection {
  tab: Tab
  showTab(tab: Tab): void
  /** To the tab on the right, or on the left. */
  stepTab(step: 1 | -1): void
  search: string
  setSearch(text: string): void
  lines: Lines
  /** The line that is worked on; null where the tab is empty. */
  lineId: string | null
  row: LineRow | undefined
  index: number
  select(lineId: string | null): void
  /** Goes so many lines down, or up. */
  move(step: number): void
  /** The line that comes next, or, at the end, the one before. */
  neighbour(): LineRow | undefined
}

function isTab(text: string | undefined): text is Tab {
  return lineTabs.some((tab) => tab === text)
}

/** The tab in which a line stands. */
export function tabOf(line: Pick<LineRow, 'state' | 'grade'>): Tab {
  if (line.state === 'parked') return 'to-check'
  if (line.state === 'open') return line.grade === null ? 'open' : 'suggested'
  return 'done'
}

/** An address with a line but without its tab is completed once the line is known. */
function useLinkedLine(select: (lineId: string) => void): { linked: string | undefined; tab: Tab } {
  const { line: linked, tab } = useSearch({ from: '/match' })
  const navigate = useNavigate()
  const query = useQuery({
    ...api.payments.getLine.queryOptions({ input: { id: linked ?? '' } }),
    enabled: linked !== undefined && tab === undefined,
  })
  const found = query.data
  useEffect(() => {
    if (linked === undefined) return
    select(linked)
  }, [linked, select])
  useEffect(() => {
    if (found === undefined || linked !== found.id || tab !== undefined) return
    void navigate({ to: '/match', search: { line: found.id, tab: tabOf(found) }, replace: true })
  }, [found, linked, tab, navigate])
  return { linked, tab: isTab(tab) ? tab : 'suggested' }
}

/** Which tab, which search, which line. */
export function useSelection(): Selection {
  const [chosen, setChosen] = useState<string | null>(null)
  const { tab } = useLinkedLine(setChosen)
  const navigate = useNavigate()
  const [search, setSearch] = useState('')
  const [settled] = useDebouncedValue(search.trim(), 180)
  const lines = useLines(tab, settled)
  const lineId = chosen ?? lines.rowAt(0)?.id ?? null
  const index = lineId === null ? -1 : lines.indexOf(lineId)
  const next = lines.rowAt(index + 1)
  usePrefetch(next?.id)
  const showTab = (shown: Tab) => {
    setChosen(null)
    void navigate({ to: '/match', search: { tab: shown }, replace: true })
  }
  return {
    tab,
    showTab,
    stepTab: (step) => {
      const at = lineTabs.indexOf(tab) + step + lineTabs.length
      showTab(lineTabs[at % lineTabs.length] ?? 'suggested')
    },
    search,
    setSearch: (text) => {
      setSearch(text)
      setChosen(null)
    },
    lines,
    lineId,
    row: index < 0 ? undefined : lines.rowAt(index),
    index,
    select: setChosen,
    move: (step) => {
      const row = lines.rowAt(Math.max(0, index + step))
      if (row !== undefined) setChosen(row.id)
    },
    neighbour: () => (index < 0 ? lines.rowAt(0) : (next ?? lines.rowAt(index - 1))),
  }
}

/** Asks for the next line and its suggestions before they are needed. */
function usePrefetch(lineId: string | undefined): void {
  useEffect(() => {
    if (lineId === undefined) return
    void queryClient.prefetchQuery(api.payments.getLine.queryOptions({ input: { id: lineId } }))
    void queryClient.prefetchQuery(
      api.payments.suggest.queryOptions({ input: { bankLineId: lineId, search: '' } }),
    )
  }, [lineId])
}
