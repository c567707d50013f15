import { Button } from '@mantine/core'
import { AgGridReact } from 'ag-grid-react'
import {
  CellApiModule,
  CellStyleModule,
  ColumnApiModule,
  InfiniteRowModelModule,
  LocaleModule,
  ModuleRegistry,
  RenderApiModule,
  RowApiModule,
  ScrollApiModule,
} from 'ag-grid-community'
import type {
  CellKeyDownEvent,
  ColDef,
  FullWidthCellKeyDownEvent,
  GridApi,
  GridOptions,
  RowClickedEvent,
} from 'ag-grid-community'
import { useCallback } from 'react'
import type { ReactNode, RefObject } from 'react'
import { styleNonce } from '../../app/nonce.ts'
import { useWords } from '../../app/i18n.ts'
import { useFailureWords } from '../failure-notice.tsx'
import { EmptyState } from '../page.tsx'
import { gridTheme } from './grid-theme.ts'
import type { DataGridProps } from './grid-types.ts'
import classes from './grid.module.css'
import type { Rows } from './use-rows.ts'

ModuleRegistry.registerModules([
  CellApiModule,
  CellStyleModule,
  ColumnApiModule,
  InfiniteRowModelModule,
  LocaleModule,
  RenderApiModule,
  RowApiModule,
  ScrollApiModule,
])

const sameInEveryGrid = {
  theme: gridTheme,
  styleNonce,
  rowModelType: 'infinite',
  cacheBlockSize: 100,
  maxBlocksInCache: 20,
  maxConcurrentDatasourceRequests: 2,
  blockLoadDebounceMillis: 20,
  defaultColDef: { resizable: true, suppressMovable: false, suppressHeaderMenuButton: true },
  enableCellTextSelection: true,
  ensureDomOrder: true,
  suppressDragLeaveHidesColumns: true,
  suppressOverlays: ['loading', 'noRows'],
  animateRows: false,
  // Widths are shared out before rows arrive, and bars that lie over the content would cover the last column.
  alwaysShowVerticalScroll: true,
  // As wide as grid.module.css draws the bars.
  scrollbarWidth: 11,
  multiSortKey: 'ctrl',
} satisfies GridOptions

function idOf(row: object): string {
  const id: unknown = Reflect.get(row, 'id')
  return String(id)
}

/** The table itself, with what stands over it when there are no rows. */
export function GridFrame<Row extends object, Field extends string>({
  grid,
  defs,
  rows,
  label,
  rowId,
  onOpen,
  empty,
  onClear,
}: {
  grid: RefObject<GridApi<Row> | null>
  defs: ColDef<Row>[]
  rows: Rows<Field>
  label: string
  rowId: ((row: Row) => string) | undefined
  onOpen: ((row: Row) => void) | undefined
  /** Null when a search or filter narrows the list. */
  empty: DataGridProps<Row, Field>['empty'] | null
  onClear(): void
}) {
  const open = useCallback(
    (event: RowClickedEvent<Row>) => {
      const isSelectingText = (window.getSelection()?.toString() ?? '') !== ''
      if (event.data !== undefined && !isSelectingText) onOpen?.(event.data)
    },
    [onOpen],
  )
  const press = useCallback(
    (event: CellKeyDownEvent<Row> | FullWidthCellKeyDownEvent<Row>) => {
      const isEnter = event.event instanceof KeyboardEvent && event.event.key === 'Enter'
      if (isEnter && event.data !== undefined) onOpen?.(event.data)
    },
    [onOpen],
  )
  return (
    <div className={classes.grid} data-opens={onOpen !== undefined || undefined}>
      <AgGridReact<Row>
        {...sameInEveryGrid}
        datasource={rows.datasource}
        columnDefs={defs}
        getRowId={({ data }) => (rowId ?? idOf)(data)}
        onGridReady={({ api }) => {
          grid.current = api
          api.setGridAriaProperty('label', label)
        }}
        onGridPreDestroyed={() => {
          grid.current = null
        }}
        onRowClicked={open}
        onCellKeyDown={press}
      />
      <GridOverlay rows={rows} empty={empty} onClear={onClear} />
    </div>
  )
}

function GridOverlay<Field extends string>({
  rows,
  empty,
  onClear,
}: {
  rows: Rows<Field>
  empty: { title: string; hint?: ReactNode; action?: ReactNode } | null
  onClear(): void
}) {
  const t = useWords()
  const words = useFailureWords()
  if (rows.failure !== null) {
    return (
      <div className={classes.overlay}>
        <EmptyState
          title={t('grid.failed')}
          hint={words(rows.failure)}
          action={<Button onClick={rows.retry}>{t('retry')}</Button>}
        />
      </div>
    )
  }
  if (rows.total !== 0) return null
  return (
    <div className={classes.overlay}>
      {empty === null ? (
        <EmptyState
          title={t('grid.noMatches')}
          hint={t('grid.noMatchesHint')}
          action={<Button onClick={onClear}>{t('grid.clearFilters')}</Button>}
        />
      ) : (
        <EmptyState {...empty} />
      )}
    </div>
  )
}
