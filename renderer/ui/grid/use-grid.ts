import { useDebouncedValue } from '@mantine/hooks'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { GridApi } from 'ag-grid-community'
import type { ListFilter, ListInput } from '../../../shared/contract/base.ts'
import { onRoomsChanged } from '../../api/refresh.ts'
import { useFormat } from '../format.ts'
import type { DataGridProps, GridColumn, GridFilters } from './grid-types.ts'
import type { GridView } from './grid-views.ts'
import { useExport } from './use-export.ts'
import { useRows } from './use-rows.ts'

/** Everything a list holds and does besides drawing itself. */
export function useGrid<Row extends object, Field extends string>(props: DataGridProps<Row, Field>) {
  const { columns, fields, fixedFilters, defaultFilters, room } = props
  const grid = useRef<GridApi<Row> | null>(null)
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed, 180)
  const [filters, setFilters] = useState<GridFilters<Field>>(defaultFilters ?? {})
  const question = useMemo(
    () => ({ search: search.trim(), filters: { ...filters, ...fixedFilters } }),
    [search, filters, fixedFilters],
  )
  const rows = useRows<Row, Field>(props, question, grid)
  const csv = useExport<Row, Field>(props.list, props.name, useFormat())
  useEffect(
    () => onRoomsChanged((changed) => changed.has(room) && grid.current?.refreshInfiniteCache()),
    [room],
  )
  const setFilter = useCallback((field: string, filter: ListFilter | undefined) => {
    setFilters((before) => {
      const next: Partial<Record<string, ListFilter>> = { ...before, [field]: filter }
      if (filter === undefined) delete next[field]
      return next as GridFilters<Field>
    })
  }, [])
  const clear = useCallback(() => {
    setTyped('')
    setFilters({})
  }, [])
  const choose = (view: GridView | null) => {
    setTyped(view?.search ?? '')
    setFilters((view?.filters ?? defaultFilters ?? {}) as GridFilters<Field>)
    if (view === null) grid.current?.resetColumnState()
    else grid.current?.applyColumnState({ state: view.columns, applyOrder: true })
  }
  const currentView = (): Omit<GridView, 'name'> => ({
    search: typed,
    filters: { ...filters } as GridView['filters'],
    columns: columnStateOf(grid.current),
  })
  const exportRows = () => {
    const shown = columns.filter((column) => grid.current?.getColumn(column.field)?.isVisible() !== false)
    const input: ListInput<Field> = { ...question, offset: 0, limit: 500, sort: rows.currentSort() }
    void csv.run(input, shown)
  }
  return {
    grid,
    rows,
    csv,
    typed,
    setTyped,
    filters,
    setFilter,
    clear,
    choose,
    currentView,
    exportRows,
    filterable: useFilterable(columns, fields, fixedFilters),
    isNarrowed: question.search !== '' || Object.keys(filters).length > 0,
  }
}

export type GridState<Row extends object, Field extends string> = ReturnType<typeof useGrid<Row, Field>>

function useFilterable<Row, Field extends string>(
  columns: readonly GridColumn<Row, Field>[],
  fields: readonly Field[],
  fixed: GridFilters<Field> | undefined,
): readonly GridColumn<never>[] {
  return useMemo(() => {
    const known: readonly string[] = fields
    return columns
      .filter((column) => column.filterable !== false && known.includes(column.field))
      .filter((column) => !(column.field in (fixed ?? {})))
      .map(({ field, header, kind, choices }) => ({ field, header, kind, choices }) as GridColumn<never>)
  }, [columns, fields, fixed])
}

function columnStateOf<Row>(grid: GridApi<Row> | null): GridView['columns'] {
  return (grid?.getColumnState() ?? []).map(({ colId, hide, width, sort, sortIndex }) => ({
    colId,
    hide,
    width: width ?? undefined,
    sort: sort === 'asc' || sort === 'desc' ? sort : null,
    sortIndex,
  }))
}
