import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useRef } from 'react'
import type { GridApi } from 'ag-grid-community'
import { useWords } from '../../app/i18n.ts'
import { useOperator } from '../../app/session.ts'
import { useFormat } from '../format.ts'
import { useShortcuts } from '../shortcuts.tsx'
import { AddFilter, FilterChips } from './grid-filters.tsx'
import { ColumnsMenu, ExportButton, ViewsMenu } from './grid-menus.tsx'
import type { DataGridProps } from './grid-types.ts'
import classes from './grid.module.css'
import type { GridState } from './use-grid.ts'

/** What stands over the rows: search, the page's own controls, filters, count, views, columns, export. */
export function GridToolbar<Row extends object, Field extends string>({
  props,
  state,
}: {
  props: DataGridProps<Row, Field>
  state: GridState<Row, Field>
}) {
  const t = useWords()
  const format = useFormat()
  const operator = useOperator()
  const { grid, rows, filterable } = state
  return (
    <div className={classes.toolbar}>
      <SearchBox
        isShown={props.withSearch !== false}
        opensRows={props.onOpen !== undefined}
        value={state.typed}
        onChange={state.setTyped}
        onLeave={() => focusFirstRow(grid.current)}
      />
      {props.toolbar}
      {filterable.length > 0 && <AddFilter columns={filterable} onAdd={state.setFilter} />}
      <FilterChips
        columns={filterable}
        filters={state.filters}
        onRemove={(field) => state.setFilter(field, undefined)}
      />
      <span className={classes.count} role="status">
        {rows.total === null
          ? ''
          : t('grid.rows', { count: rows.total, formatted: format.count(rows.total) })}
      </span>
      <ViewsMenu
        grid={props.name}
        operatorId={operator?.id ?? ''}
        current={state.currentView}
        onChoose={state.choose}
      />
      <ColumnsMenu
        columns={props.columns}
        isShown={(field) => grid.current?.getColumn(field)?.isVisible() !== false}
        onToggle={(field, shown) => grid.current?.setColumnsVisible([field], shown)}
      />
      {props.withExport !== false && (
        <ExportButton onExport={state.exportRows} disabled={rows.total === null || rows.total === 0} />
      )}
    </div>
  )
}

function SearchBox({
  isShown,
  opensRows,
  value,
  onChange,
  onLeave,
}: {
  isShown: boolean
  opensRows: boolean
  value: string
  onChange(text: string): void
  /** Down or Enter leads from the box into the rows. */
  onLeave(): void
}) {
  const t = useWords()
  const box = useRef<HTMLInputElement>(null)
  useShortcuts([
    ...(isShown ? [{ key: '/', label: t('keys.searchList'), run: () => box.current?.focus() }] : []),
    { key: 'ArrowDown', label: t('keys.moveRows') },
    ...(opensRows ? [{ key: 'Enter', label: t('keys.openRow') }] : []),
  ])
  if (!isShown) return null
  return (
    <TextInput
      ref={box}
      className={classes.search}
      type="search"
      leftSection={<IconSearch size={15} />}
      placeholder={t('grid.searchHint')}
      aria-label={t('grid.searchHint')}
      value={value}
      maxLength={200}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'ArrowDown' || event.key === 'Enter') onLeave()
      }}
    />
  )
}

function focusFirstRow<Row>(grid: GridApi<Row> | null): void {
  const column = grid?.getAllDisplayedColumns()[0]
  if (grid === null || column === undefined || grid.getDisplayedRowCount() === 0) return
  grid.setFocusedCell(0, column)
}
