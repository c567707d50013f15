import { useQueries } from '@tanstack/react-query'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { lineTabs } from '../../../../shared/contract/payments.ts'
import { api } from '../../../api/client.ts'
import { failureOf } from '../../../api/failures.ts'
import type { Failure } from '../../../api/failures.ts'
import { queryClient } from '../../../api/query-client.ts'
import type { Outputs } from '../../../api/types.ts'

export type Tab = (typeof lineTabs)[number]
export type LineRow = Outputs['payments']['listLines']['rows'][number]

const pageRows = 100

/** Which lines: of a tab, found by words, and all or only those that are the reader's to look at. */
export interface LineChoice {
  tab: Tab
  search: string
  mine: boolean
}

function pageOptions({ tab, search, mine }: LineChoice, page: number) {
  return api.payments.listLines.queryOptions({
    input: { tab, search, mine, offset: page * pageRows, limit: pageRows },
  })
}

/** The bank lines of a tab, loaded page by page wherever the reader looks: 100,000 of them cost no more than 100. */
export interface Lines {
  /** Null until the first page is there. */
  total: number | null
  failure: Failure | null
  rowAt(index: number): LineRow | undefined
  /** The same for a row that may not be loaded yet; undefined where there is none or it cannot be had. */
  load(index: number): Promise<LineRow | undefined>
  /** −1 where it is not among what is loaded. */
  indexOf(id: string): number
  /** Tells which rows are in sight, so that their pages are loaded. */
  look(first: number, last: number): void
  /** Takes a row away before the core has answered, so that the next one is there at once. */
  forget(id: string): void
  retry(): void
}

export function useLines({ tab, search, mine }: LineChoice): Lines {
  const choice = useMemo(() => ({ tab, search, mine }), [tab, search, mine])
  const [range, setRange] = useState({ from: 0, to: 0 })
  const pages = Array.from({ length: range.to - range.from + 1 }, (_, index) => range.from + index)
  const results = useQueries({ queries: pages.map((page) => pageOptions(choice, page)) })
  const list = `${tab} ${mine} ${search}`
  const known = useRef<{ list: string; total: number | null }>({ list, total: null })
  if (known.current.list !== list) known.current = { list, total: null }
  const total = results.find((result) => result.data !== undefined)?.data?.total
  if (total !== undefined) known.current.total = total
  const error = results.find((result) => result.error !== null && result.data === undefined)?.error ?? null

  const look = useCallback((first: number, last: number) => {
    const from = Math.max(0, Math.floor(first / pageRows))
    const to = Math.max(from, Math.floor(last / pageRows))
    setRange((before) => (before.from === from && before.to === to ? before : { from, to }))
  }, [])
  const rowAt = useCallback(
    (index: number) => {
      if (index < 0) return undefined
      const page = queryClient.getQueryData(pageOptions(choice, Math.floor(index / pageRows)).queryKey)
      return page?.rows[index % pageRows]
    },
    [choice],
  )
  const load = useCallback(
    async (index: number) => {
      try {
        const page = await queryClient.fetchQuery(pageOptions(choice, Math.floor(index / pageRows)))
        return page.rows[index % pageRows]
      } catch {
        return undefined
      }
    },
    [choice],
  )
  const indexOf = (id: string): number => {
    for (const [index, result] of results.entries()) {
      const found = result.data?.rows.findIndex((row) => row.id === id) ?? -1
      if (found >= 0) return (range.from + index) * pageRows + found
    }
    return -1
  }
  const forget = useCallback((id: string) => forgetRow(choice, id), [choice])
  const failure = useMemo(() => (error === null ? null : failureOf(error)), [error])
  const retry = () => {
    for (const result of results) void result.refetch()
  }
  return { total: known.current.total, failure, rowAt, load, indexOf, look, forget, retry }
}

/** Closes the gap that the row leaves, over all pages that are loaded. */
function forgetRow(choice: LineChoice, id: string): void {
  void queryClient.cancelQueries({ queryKey: api.payments.listLines.key() })
  const total = queryClient.getQueryData(pageOptions(choice, 0).queryKey)?.total ?? 0
  const lastPage = Math.ceil(total / pageRows)
  let isGone = false
  for (let page = 0; page <= lastPage; page += 1) {
    const { queryKey } = pageOptions(choice, page)
    const data = queryClient.getQueryData(queryKey)
    if (data === undefined) continue
    const rows: LineRow[] = isGone ? data.rows.slice(1) : data.rows.filter((row) => row.id !== id)
    isGone ||= rows.length < data.rows.length
    const next = queryClient.getQueryData(pageOptions(choice, page + 1).queryKey)?.rows[0]
    if (!isGone) continue
    if (next !== undefined) rows.push(next)
    queryClient.setQueryData(queryKey, { rows, total: data.total - 1 })
  }
}
