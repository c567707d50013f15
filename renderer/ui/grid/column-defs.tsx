import type { ColDef, ICellRendererParams, ValueFormatterParams } from 'ag-grid-community'
import { Amount } from '../amount.tsx'
import type { Format } from '../format.ts'
import { rawValue, writtenValue } from './cell-values.ts'
import type { DataGridProps, GridColumn } from './grid-types.ts'

const widthByKind = { text: 150, amount: 120, day: 110, instant: 160, count: 90, choice: 130 } as const

/** The grid's own description of the columns. Cells of plain text are written without React, which is faster. */
export function columnDefs<Row extends object, Field extends string>(
  { columns, fields, defaultSort }: Pick<DataGridProps<Row, Field>, 'columns' | 'fields' | 'defaultSort'>,
  format: Format,
): ColDef<Row>[] {
  const sortable: readonly string[] = fields
  return columns.map((column) => {
    const isNumber = column.kind === 'amount' || column.kind === 'count'
    const isSorted = defaultSort?.field === column.field
    return {
      colId: column.field,
      headerName: column.header,
      sortable: column.sortable !== false && sortable.includes(column.field),
      initialSort: isSorted ? (defaultSort.direction === 'ascending' ? 'asc' : 'desc') : null,
      initialWidth: column.width ?? widthByKind[column.kind ?? 'text'],
      ...(column.grow === undefined ? {} : { initialFlex: column.grow, minWidth: column.width ?? 120 }),
      initialHide: column.hidden === true,
      ...(isNumber ? { cellClass: 'ag-right-aligned-cell', headerClass: 'ag-right-aligned-header' } : {}),
      ...renderer(column, format),
    } satisfies ColDef<Row>
  })
}

function renderer<Row extends object>(column: GridColumn<Row>, format: Format): Partial<ColDef<Row>> {
  const { cell } = column
  if (cell !== undefined) {
    return {
      cellRenderer: ({ data }: ICellRendererParams<Row>) => (data === undefined ? null : cell(data)),
    }
  }
  if (column.kind === 'amount') {
    return {
      cellRenderer: ({ data }: ICellRendererParams<Row>) => {
        const value = data === undefined ? null : rawValue(column, data)
        if (data === undefined || typeof value !== 'number') return null
        return <Amount cents={value} currency={column.currency?.(data)} />
      },
    }
  }
  return {
    valueGetter: ({ data }) => (data === undefined ? '' : writtenValue(column, data, format)),
    valueFormatter: ({ value }: ValueFormatterParams<Row, unknown>) =>
      typeof value === 'string' ? value : '',
  }
}
