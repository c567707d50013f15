import { useMemo } from 'react'
import { useWords } from '../../app/i18n.ts'
import { useFormat } from '../format.ts'
import { ProgressDialog } from '../progress-dialog.tsx'
import { columnDefs } from './column-defs.tsx'
import { GridFrame } from './grid-frame.tsx'
import { GridToolbar } from './grid-toolbar.tsx'
import type { DataGridProps } from './grid-types.ts'
import classes from './grid.module.css'
import { useGrid } from './use-grid.ts'

/**
 * A list of the contract as a table: sorted, filtered, searched and counted by the core, rows loaded as they
 * come into sight. Arrows move, Enter opens, `/` goes to the search box. Views are kept per operator.
 */
export function DataGrid<Row extends object, Field extends string>(props: DataGridProps<Row, Field>) {
  const t = useWords()
  const format = useFormat()
  const state = useGrid(props)
  const { columns, fields, defaultSort } = props
  const defs = useMemo(
    () => columnDefs({ columns, fields, defaultSort }, format),
    [columns, fields, defaultSort, format],
  )
  const { csv } = state
  return (
    <div className={classes.frame}>
      <GridToolbar props={props} state={state} />
      <GridFrame
        grid={state.grid}
        defs={defs}
        rows={state.rows}
        label={props.label}
        rowId={props.rowId}
        onOpen={props.onOpen}
        empty={state.isNarrowed ? null : props.empty}
        onClear={state.clear}
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
