import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
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
  /** Of the tab to check: only the lines that are the reader's own to look at. */
  mine: boolean
  setMine(mine: boolean): void
  lines: Lines
  /** The line that is worked on; null where the tab is empty. */
  lineId: string | null
  row: LineRow | undefined
  index: number
  select(lineId: string | null): void
  /** Goes so many lines down, or up. */
  move(step: number): void
  moveTo(index: number): void
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
  const [wantsMine, setMine] = useState(false)
  const mine = wantsMine && tab === 'to-check'
  const lines = useLines({ tab, search: settled, mine })
  const lineId = chosen ?? lines.rowAt(0)?.id ?? null
  const { index, place } = usePlace(lines, lineId)
  const next = lines.rowAt(index + 1)
  usePrefetch(next?.id)
  const showTab = (shown: Tab) => {
    setChosen(null)
    place.current = 0
    void navigate({ to: '/match', search: { tab: shown }, replace: true })
  }
  const moveTo = async (wanted: number) => {
    const target = Math.max(0, Math.min(wanted, (lines.total ?? 1) - 1))
    const row = lines.rowAt(target) ?? (await lines.load(target))
    if (row === undefined) return
    place.current = target
    setChosen(row.id)
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
      place.current = 0
    },
    mine,
    setMine: (wanted) => {
      setMine(wanted)
      setChosen(null)
      place.current = 0
    },
    lines,
    lineId,
    row: index < 0 ? undefined : lines.rowAt(index),
    index,
    select: setChosen,
    // A line that left the list gave its place to the one after it.
    move: (step) => void moveTo(place.current + (index < 0 && step > 0 ? step - 1 : step)),
    moveTo: (target) => void moveTo(target),
    neighbour: () => {
      if (index < 0) return lines.rowAt(place.current) ?? lines.rowAt(place.current - 1)
      return next ?? lines.rowAt(index - 1)
    },
  }
}

/** Where the chosen line stands, also while another part of the list is in sight; −1 when it left the list. */
function usePlace(lines: Lines, lineId: string | null) {
  const place = useRef(0)
  const found = lineId === null ? -1 : lines.indexOf(lineId)
  const isThere = lineId !== null && lines.rowAt(place.current)?.id === lineId
  const index = found >= 0 ? found : isThere ? place.current : -1
  if (index >= 0) place.current = index
  return { index, place }
}

/** Asks for the next line and its suggestions before they are needed. */
function usePrefetch(lineId: string | undefined): void {
  useEffect(() => {
    if (lineId === undefined) return
    void queryClient.prefetchQuery(api.payments.getLine.queryOptions({ input: { id: lineId } }))
    void queryClient.prefetchQuery(
      api.payments.suggestOutgoing.queryOptions({ input: { bankLineId: lineId } }),
    )
    void queryClient.prefetchQuery(
      api.payments.suggest.queryOptions({ input: { bankLineId: lineId, search: '' } }),
    )
  }, [lineId])
}
