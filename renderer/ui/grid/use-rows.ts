import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { RefObject } from 'react'
import type { GridApi, IDatasource, SortModelItem } from 'ag-grid-community'
import type { ListInput } from '../../../shared/contract/base.ts'
import { failureOf } from '../../api/failures.ts'
import type { Failure } from '../../api/failures.ts'
import { announceSessionEnd } from '../../api/query-client.ts'
import type { DataGridProps, GridFilters } from './grid-types.ts'

export interface Rows<Field extends string> {
  datasource: IDatasource
  total: number | null
  failure: Failure | null
  retry(): void
  currentSort(): ListInput<Field>['sort']
}

interface Question<Field extends string> {
  search: string
  filters: GridFilters<Field>
}

/** Feeds the grid from the list of the contract, and loads it anew when the question changes. */
export function useRows<Row extends object, Field extends string>(
  { list, fields, listKey }: Pick<DataGridProps<Row, Field>, 'list' | 'fields' | 'listKey'>,
  question: Question<Field>,
  grid: RefObject<GridApi<Row> | null>,
): Rows<Field> {
  const [total, setTotal] = useState<number | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const latest = useRef({ list, fields, question })
  latest.current = { list, fields, question }

  const sortOf = useCallback((model: readonly SortModelItem[]): ListInput<Field>['sort'] => {
    return model.slice(0, 3).flatMap(({ colId, sort }) => {
      const field = latest.current.fields.find((one) => one === colId)
      if (field === undefined) return []
      return [{ field, direction: sort === 'asc' ? ('ascending' as const) : ('descending' as const) }]
    })
  }, [])

  const datasource = useMemo<IDatasource>(
    () => ({
      getRows: ({ startRow, endRow, sortModel, successCallback, failCallback }) => {
        const asked = latest.current.question
        const input = { ...asked, offset: startRow, limit: endRow - startRow, sort: sortOf(sortModel) }
        const answer = async () => {
          const page = await latest.current.list(input)
          // An answer to an older question would put wrong rows under the new one.
          if (asked !== latest.current.question) return
          successCallback(page.rows, page.total)
          setTotal(page.total)
          setFailure(null)
        }
        answer().catch((error: unknown) => {
          failCallback()
          const reason = failureOf(error)
          if (reason.kind === 'unauthenticated') announceSessionEnd()
          setFailure(reason)
        })
      },
    }),
    [sortOf],
  )

  const isFirst = useRef(true)
  useEffect(() => {
    // The grid asks by itself when it appears.
    if (isFirst.current) isFirst.current = false
    else grid.current?.purgeInfiniteCache()
  }, [question, listKey, grid])

  const retry = useCallback(() => {
    setFailure(null)
    grid.current?.purgeInfiniteCache()
  }, [grid])
  const currentSort = useCallback(() => {
    const state = grid.current?.getColumnState() ?? []
    const sorted = state
      .filter((column) => column.sort === 'asc' || column.sort === 'desc')
      .sort((one, other) => (one.sortIndex ?? 0) - (other.sortIndex ?? 0))
    return sortOf(
      sorted.map(({ colId, sort }) => ({ colId, sort: sort === 'asc' ? 'asc' : 'desc' }) as SortModelItem),
    )
  }, [grid, sortOf])
  return { datasource, total, failure, retry, currentSort }
}
