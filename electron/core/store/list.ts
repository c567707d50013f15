import { type RawBuilder, sql } from 'kysely'
import type { ListFilter, ListInput } from '../../../shared/contract/base.ts'
import { fold } from '../../../shared/values/fold.ts'
import type { Flavour } from './dialects/ddl.ts'

/** How one field of a list is read: the SQL it stands for and what its values are. */
export interface ListColumn {
  sql: RawBuilder<unknown>
  /** `text` columns that hold folded keys compare with the folded value. */
  type: 'text' | 'folded' | 'number' | 'day'
  /** Sort by something else than by what is filtered. */
  sortSql?: RawBuilder<unknown>
}

export type ListColumns<Field extends string> = Record<Field, ListColumn>

/** The WHERE condition of all filters of a list; true when there are none. */
export function listCondition<Field extends string>(
  columns: ListColumns<Field>,
  input: Pick<ListInput<Field>, 'filters'>,
): RawBuilder<boolean> {
  const parts: RawBuilder<unknown>[] = []
  for (const field of Object.keys(columns)) {
    const filter = filterOf(input.filters, field)
    const column = columnOf(columns, field)
    if (filter !== undefined && column !== undefined) parts.push(condition(column, filter))
  }
  return parts.length === 0 ? sql<boolean>`1 = 1` : sql<boolean>`${sql.join(parts, sql` and `)}`
}

/** The ORDER BY terms of a list, ending in the tie-breaker so that pages never overlap. */
export function listOrder<Field extends string>(
  columns: ListColumns<Field>,
  input: Pick<ListInput<Field>, 'sort'>,
  fallback: RawBuilder<unknown>,
  tieBreaker: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const terms = input.sort.map(({ field, direction }) => {
    const column = columns[field]
    const by = column.sortSql ?? column.sql
    return direction === 'ascending' ? sql`${by} asc` : sql`${by} desc`
  })
  const wanted = terms.length === 0 ? [fallback] : terms
  const last = input.sort[0]?.direction === 'descending' ? sql`${tieBreaker} desc` : sql`${tieBreaker} asc`
  return sql.join([...wanted, last], sql`, `)
}

function filterOf(filters: Record<string, ListFilter | undefined>, field: string): ListFilter | undefined {
  return filters[field]
}

function columnOf(columns: Record<string, ListColumn>, field: string): ListColumn | undefined {
  return columns[field]
}

function condition(column: ListColumn, filter: ListFilter): RawBuilder<unknown> {
  const values = (Array.isArray(filter.value) ? filter.value : [filter.value]).map((value) =>
    column.type === 'number' ? Number(value) : column.type === 'folded' ? fold(String(value)) : String(value),
  )
  const first = values[0] ?? (column.type === 'number' ? 0 : '')
  const left = column.sql
  switch (filter.operator) {
    case 'equals':
      return sql`${left} = ${first}`
    case 'not-equals':
      return sql`${left} <> ${first}`
    case 'contains':
      return sql`${left} like ${`%${escapeLike(String(first))}%`} escape '\\'`
    case 'starts-with':
      return sql`${left} like ${`${escapeLike(String(first))}%`} escape '\\'`
    case 'less':
      return sql`${left} < ${first}`
    case 'less-or-equal':
      return sql`${left} <= ${first}`
    case 'greater':
      return sql`${left} > ${first}`
    case 'greater-or-equal':
      return sql`${left} >= ${first}`
    case 'between':
      return sql`${left} between ${first} and ${values[1] ?? first}`
    case 'in':
      return values.length === 0 ? sql`1 = 0` : sql`${left} in (${sql.join(values)})`
  }
}

/** Text as it stands, inside a LIKE pattern with `escape '\\'`. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}

/**
 * The full-text query for rows that hold all trigrams of these words. The index keeps no positions (it would be four
 * times as large), so that a word is asked for by its trigrams and the caller compares the text itself.
 *
 * @param words folded, of three letters and more
 */
export function trigramMatch(words: readonly string[]): string {
  const trigrams = words.flatMap((word) => {
    const letters = [...word]
    return letters.slice(2).map((_, index) => letters.slice(index, index + 3).join(''))
  })
  return [...new Set(trigrams)].map((trigram) => `"${trigram.replaceAll('"', '""')}"`).join(' ')
}

/**
 * The condition that a row's `search_text` holds every word of the query (folded). Words of three letters and more
 * use the trigram index; shorter ones filter what those leave.
 *
 * @param table a table that has `n`, `search_text` and a search index, under the alias it has in the query
 */
export function searchCondition(
  flavour: Flavour,
  table: string,
  query: string,
  alias = table,
): RawBuilder<boolean> {
  const words = fold(query)
    .split(' ')
    .filter((word) => word !== '')
  if (words.length === 0) return sql<boolean>`1 = 1`
  const text = sql.ref(`${alias}.search_text`)
  // A word of three letters is one trigram, so that the index has answered it already.
  const compared = flavour === 'sqlite' ? words.filter((word) => [...word].length !== 3) : words
  const parts = compared.map((word) => sql`${text} like ${`%${escapeLike(word)}%`} escape '\\'`)
  const long = words.filter((word) => [...word].length >= 3)
  if (flavour === 'sqlite' && long.length > 0) {
    const match = trigramMatch(long)
    const indexed = sql`${sql.ref(`${alias}.n`)} in (select rowid from ${sql.table(`${table}_fts`)} where ${sql.table(`${table}_fts`)} match ${match})`
    return sql<boolean>`${sql.join([indexed, ...parts], sql` and `)}`
  }
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}
