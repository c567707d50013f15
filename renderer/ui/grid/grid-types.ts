import type { ReactNode } from 'react'
import type { ListFilter, ListInput } from '../../../shared/contract/base.ts'
import type { Room } from '../../api/refresh.ts'

/** How a column is written, sorted under, filtered by and exported. `choice` needs `choices`. */
export type ColumnKind = 'text' | 'amount' | 'day' | 'instant' | 'count' | 'choice'

export interface GridColumn<Row, Field extends string = string> {
  /** A property of the row or a field of the list. It sorts and filters where it is one of the grid's `fields`. */
  field: Field | (keyof Row & string)
  header: string
  kind?: ColumnKind
  /** Value → word, of a `choice` column. */
  choices?: Readonly<Record<string, string>>
  width?: number
  /** Takes a share of the width that is left. */
  grow?: number
  /** What stands in the cell, where it is more than the written value. */
  cell?(row: Row): ReactNode
  /** The value, where it is not the row's property of this name. */
  value?(row: Row): string | number | null
  /** The currency of an amount; the company's unless given. */
  currency?(row: Row): string
  /** Not shown until the reader wants it. */
  hidden?: boolean
  sortable?: boolean
  filterable?: boolean
}

export type GridFilters<Field extends string = string> = Partial<Record<Field, ListFilter>>

export interface DataGridProps<Row extends object, Field extends string> {
  /** Under this name the reader's views are kept; also the grid's accessible label with `label`. */
  name: string
  label: string
  /** The room whose commands make the rows old. */
  room: Room
  /** The list of the contract: `client.customers.list`. */
  list(
    input: ListInput<Field>,
    options?: { signal?: AbortSignal },
  ): PromiseLike<{ rows: Row[]; total: number }>
  /** The contract's tuple of fields that may be sorted and filtered: `customerListFields`. */
  fields: readonly Field[]
  columns: readonly GridColumn<Row, Field>[]
  /** Filters that the page sets and the reader cannot take away; also what makes the rows others when it changes. */
  fixedFilters?: GridFilters<Field>
  /** Sort at first. */
  defaultSort?: { field: Field; direction: 'ascending' | 'descending' }
  /** Filters at first, which the reader may take away. */
  defaultFilters?: GridFilters<Field>
  /** Changes when `list` asks something else (a tab), so that the rows are loaded anew. */
  listKey?: string
  rowId?(row: Row): string
  onOpen?(row: Row): void
  /** What the list says when it holds nothing at all. */
  empty: { title: string; hint?: ReactNode; action?: ReactNode }
  /** Beside the search box: tabs, buttons. */
  toolbar?: ReactNode
  withSearch?: boolean
  withExport?: boolean
}
