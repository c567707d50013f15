import { sql } from 'kysely'
import type { ListInput } from '../../../../shared/contract/base.ts'
import { type ListColumns, listCondition, listOrder } from '../../store/list.ts'
import type { ReadTx } from '../../store/store.ts'
import { type Import, summariesOf } from './import-store.ts'

type Field = 'importedAt' | 'fileName' | 'state'

const columns: ListColumns<Field> = {
  importedAt: { sql: sql`i.created_at`, type: 'day' },
  fileName: { sql: sql`i.file_name`, type: 'text' },
  state: { sql: sql`i.state`, type: 'text' },
}

/** Imports of one page, newest first unless asked otherwise. A dropped preview is shown only where it is asked for. */
export async function listImports(
  tx: ReadTx,
  input: ListInput<Field>,
): Promise<{ rows: Omit<Import, 'statements'>[]; total: number }> {
  const search = input.search.trim()
  const like = `%${search.replace(/[\\%_]/gu, '\\$&')}%`
  const condition = sql<boolean>`${listCondition(columns, input)}
    and ${input.filters.state === undefined ? sql`i.state <> 'discarded'` : sql`1 = 1`}
    and ${search === '' ? sql`1 = 1` : sql`i.file_name like ${like} escape '\\'`}`
  const order =
    input.sort.length === 0
      ? sql`i.created_at desc, i.n desc`
      : listOrder(columns, input, sql`i.created_at`, sql`i.n`)
  const rows = await tx.db
    .selectFrom('import_batch as i')
    .selectAll()
    .where(condition)
    .orderBy(sql`${order}`)
    .limit(input.limit)
    .offset(input.offset)
    .execute()
  const count = await tx.db
    .selectFrom('import_batch as i')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where(condition)
    .executeTakeFirstOrThrow()
  return { rows: await summariesOf(tx, rows), total: Number(count.count) }
}
