import { sql } from 'kysely'
import type { cardImportStates } from '../../../../shared/contract/customers-import.ts'
import { Missing } from '../../api/context.ts'
import type { ReadTx, WriteTx } from '../../store/store.ts'
import type { Card } from './card.ts'
import { cardOfRow } from './card-mapping.ts'

export interface CardImport {
  n: number
  id: string
  version: number
  fileName: string
  state: (typeof cardImportStates)[number]
  newCount: number
  knownCount: number
  problemCount: number
  operatorName: string
  createdAt: string
  undoneAt: string | null
  undoneByName: string | null
}

const imports = (tx: ReadTx) => tx.db.selectFrom('card_import').selectAll()
type ImportRow = Awaited<ReturnType<ReturnType<typeof imports>['executeTakeFirstOrThrow']>>

function importOfRow(row: ImportRow): CardImport {
  return {
    n: row.n,
    id: row.id,
    version: row.version,
    fileName: row.file_name,
    state: row.state as CardImport['state'],
    newCount: row.new_count,
    knownCount: row.known_count,
    problemCount: row.problem_count,
    operatorName: row.operator_name,
    createdAt: row.created_at,
    undoneAt: row.undone_at,
    undoneByName: row.undone_by_name,
  }
}

/** The last fifty imports, newest first. */
export async function listCardImports(tx: ReadTx): Promise<CardImport[]> {
  return (await imports(tx).orderBy('n', 'desc').limit(50).execute()).map(importOfRow)
}

/** @throws Missing card-import */
export async function readCardImport(tx: ReadTx, id: string): Promise<CardImport> {
  const row = await imports(tx).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Missing('card-import')
  return importOfRow(row)
}

const slice = 400

/** Card numbers by a column, of the values that are there: of living cards only. */
export async function cardNumbersBy(
  tx: ReadTx,
  column: 'tax_id_value' | 'duplicate_key',
  values: readonly string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (let at = 0; at < values.length; at += slice) {
    const rows = await tx.db
      .selectFrom('customer')
      .select(['card_number', sql.ref<string>(column).as('value')])
      .where(column, 'in', values.slice(at, at + slice))
      .where('state', '<>', 'withdrawn')
      .orderBy('n')
      .execute()
    for (const row of rows) if (!found.has(row.value)) found.set(row.value, row.card_number)
  }
  return found
}

export async function insertCardImport(
  tx: WriteTx,
  made: {
    id: string
    fileName: string
    fileSha256: string
    mapping: readonly (string | null)[]
    rowCount: number
    newCount: number
    knownCount: number
    problemCount: number
    operatorN: number | null
    operatorName: string
    at: string
  },
): Promise<number> {
  const row = await tx.db
    .insertInto('card_import')
    .values({
      id: made.id,
      version: 1,
      file_name: made.fileName,
      file_sha256: made.fileSha256,
      state: 'committed',
      mapping_json: JSON.stringify(made.mapping),
      row_count: made.rowCount,
      new_count: made.newCount,
      known_count: made.knownCount,
      problem_count: made.problemCount,
      operator_n: made.operatorN,
      operator_name: made.operatorName,
      created_at: made.at,
    })
    .returning('n')
    .executeTakeFirstOrThrow()
  return row.n
}

export async function insertImportRow(
  tx: WriteTx,
  row: { importN: number; position: number; customerN: number },
): Promise<void> {
  await tx.db
    .insertInto('card_import_row')
    .values({ import_n: row.importN, position: row.position, customer_n: row.customerN })
    .execute()
}

/** The first card of an import that was changed, or that anything hangs on; null while all are as they were made. */
export async function firstUsedCard(tx: ReadTx, importN: number): Promise<string | null> {
  const { rows } = await sql<{ card_number: string }>`
    select c.card_number from card_import_row as r join customer as c on c.n = r.customer_n
    where r.import_n = ${importN} and (c.version <> 1 or c.credit_cents <> 0 or c.open_cents <> 0
      or exists (select 1 from service_owner as s where s.customer_n = c.n)
      or exists (select 1 from document as d where d.customer_n = c.n)
      or exists (select 1 from contact_person as p where p.customer_n = c.n)
      or exists (select 1 from card_note as m where m.customer_n = c.n)
      or exists (select 1 from customer as o where o.successor_n = c.n))
    order by r.position limit 1`.execute(tx.db)
  return rows[0]?.card_number ?? null
}

/** The cards an import made, in the order of its file. */
export async function cardsOfImport(tx: ReadTx, importN: number): Promise<Card[]> {
  const rows = await tx.db
    .selectFrom('customer as c')
    .innerJoin('card_import_row as r', 'r.customer_n', 'c.n')
    .selectAll('c')
    .where('r.import_n', '=', importN)
    .orderBy('r.position')
    .execute()
  return rows.map(cardOfRow)
}

export async function markUndone(
  tx: WriteTx,
  { n, version }: CardImport,
  by: { at: string; name: string },
): Promise<number> {
  await tx.db
    .updateTable('card_import')
    .set({ version: version + 1, state: 'undone', undone_at: by.at, undone_by_name: by.name })
    .where('n', '=', n)
    .execute()
  return version + 1
}

/** The next cards after a key, by their keys. */
export async function cardsAfter(
  tx: ReadTx,
  asked: { n: number; state: 'active' | 'all'; limit: number },
): Promise<Card[]> {
  let rows = tx.db.selectFrom('customer').selectAll().where('n', '>', asked.n)
  if (asked.state === 'active') rows = rows.where('state', '=', 'active')
  return (await rows.orderBy('n').limit(asked.limit).execute()).map(cardOfRow)
}
