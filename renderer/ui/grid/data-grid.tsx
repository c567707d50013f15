import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { GridApi } from 'ag-grid-community'
import type { ListFilter, ListInput } from '../../../shared/contract/base.ts'
import { onRoomsChanged } from '../../api/refresh.ts'
import { useWords } from '../../app/i18n.ts'
import { useOperator } from '../../app/session.ts'
import { useFormat } from '../format.ts'
import { ProgressDialog } from '../progress-dialog.tsx'
import { useShortcuts } from '../shortcuts.tsx'
import { columnDefs } from './column-defs.tsx'
import { AddFilter, FilterChips } from './grid-filters.tsx'
import { ColumnsMenu, ExportButton, ViewsMenu } from './grid-menus.tsx'
import { GridFrame } from './grid-frame.tsx'
import type { DataGridProps, GridColumn, GridFilters } from './grid-types.ts'
import type { GridView } from './grid-views.ts'
import classes from './grid.module.css'
import { useExport } from './use-export.ts'
import { useRows } from './use-rows.ts'

/**
 * A list of the contract as a table: sorted, filtered, searched and counted by the core, rows loaded as they
 * come into sight. Arrows move, Enter opens, `/` goes to the search box. Views are kept per operator.
 */
export function DataGrid<Row extends object, Field extends string>(props: DataGridProps<Row, Field>) {
  const t = useWords()
  const format = useFormat()
  const operator = useOperator()
  const { columns, fields, fixedFilters, withSearch = true, withExport = true } = props
  const grid = useRef<GridApi<Row> | null>(null)
  const searchBox = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed, 180)
  const [filters, setFilters] = useState<GridFilters<Field>>(props.defaultFilters ?? {})
  const question = useMemo(
    () => ({ search: search.trim(), filters: { ...filters, ...fixedFilters } }),
    [search, filters, fixedFilters],
  )
  const rows = useRows<Row, Field>(props, question, grid)
  const defs = useMemo(
    () => columnDefs({ columns, fields, defaultSort: props.defaultSort }, format),
    [columns, fields, props.defaultSort, format],
  )
  const csv = useExport<Row, Field>(props.list, props.name, format)
  const filterable = useFilterable(columns, fields, fixedFilters)
  const room = props.room
  useEffect(
    () => onRoomsChanged((changed) => changed.has(room) && grid.current?.refreshInfiniteCache()),
    [room],
  )
  useShortcuts([
    ...(withSearch ? [{ key: '/', label: t('keys.searchList'), run: () => searchBox.current?.focus() }] : []),
    { key: 'ArrowDown', label: t('keys.moveRows') },
    ...(props.onOpen === undefined ? [] : [{ key: 'Enter', label: t('keys.openRow') }]),
  ])

  const setFilter = (field: string, filter: ListFilter | undefined) =>
    setFilters((before) => {
      const next: Partial<Record<string, ListFilter>> = { ...before, [field]: filter }
      if (filter === undefined) delete next[field]
      return next as GridFilters<Field>
    })
  const clear = useCallback(() => {
    setTyped('')
    setFilters({})
  }, [])
  const choose = (view: GridView | null) => {
    setTyped(view?.search ?? '')
    setFilters((view?.filters ?? props.defaultFilters ?? {}) as GridFilters<Field>)
    if (view === null) grid.current?.resetColumnState()
    else grid.current?.applyColumnState({ state: view.columns, applyOrder: true })
  }
  const exportRows = () => {
    const shown = columns.filter((column) => grid.current?.getColumn(column.field)?.isVisible() !== false)
    const input: ListInput<Field> = { ...question, offset: 0, limit: 500, sort: rows.currentSort() }
    void csv.run(input, shown)
  }
  const isNarrowed = question.search !== '' || Object.keys(filters).length > 0

  return (
    <div className={classes.frame}>
      <div className={classes.toolbar}>
        {withSearch && (
          <TextInput
            ref={searchBox}
            className={classes.search}
            type="search"
            leftSection={<IconSearch size={15} />}
            placeholder={t('grid.searchHint')}
            aria-label={t('grid.searchHint')}
            value={typed}
            maxLength={200}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'ArrowDown' || event.key === 'Enter') focusFirstRow(grid.current)
            }}
          />
        )}
        {props.toolbar}
        {filterable.length > 0 && <AddFilter columns={filterable} onAdd={setFilter} />}
        <FilterChips
          columns={filterable}
          filters={filters}
          onRemove={(field) => setFilter(field, undefined)}
        />
        <span className={classes.count} role="status">
          {rows.total === null
            ? ''
            : t('grid.rows', { count: rows.total, formatted: format.count(rows.total) })}
        </span>
        <ViewsMenu
          grid={props.name}
          operatorId={operator?.id ?? ''}
          current={() => ({
            search: typed,
            filters: { ...filters } as GridView['filters'],
            columns: columnStateOf(grid.current),
          })}
          onChoose={choose}
        />
        <ColumnsMenu
          columns={columns}
          isShown={(field) => grid.current?.getColumn(field)?.isVisible() !== false}
          onToggle={(field, shown) => grid.current?.setColumnsVisible([field], shown)}
        />
        {withExport && (
          <ExportButton onExport={exportRows} disabled={rows.total === null || rows.total === 0} />
        )}
      </div>
      <GridFrame
        grid={grid}
        defs={defs}
        rows={rows}
        label={props.label}
        rowId={props.rowId}
        onOpen={props.onOpen}
        empty={isNarrowed ? null : props.empty}
        onClear={clear}
      />
      <ProgressDialog
        opened={csv.progress !== null}
        title={t('grid.exporting')}
        done={csv.progress?.done ?? 0}
        total={csv.progress?.total ?? null}
        onStop={csv.stop}
      />
    </div>
  )
}

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

function focusFirstRow<Row>(grid: GridApi<Row> | null): void {
  const column = grid?.getAllDisplayedColumns()[0]
  if (grid === null || column === undefined || grid.getDisplayedRowCount() === 0) return
  grid.setFocusedCell(0, column)
}
