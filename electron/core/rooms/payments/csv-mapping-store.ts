import { sql } from 'kysely'
import type { z } from 'zod'
import { type zSavedMapping, zCsvMapping } from '../../../../shared/contract/payments-csv.ts'
import { Missing } from '../../api/context.ts'
import type { ReadTx, WriteTx } from '../../store/store.ts'

export type SavedMapping = z.output<typeof zSavedMapping>

function mappingRows(tx: ReadTx) {
  return tx.db
    .selectFrom('csv_mapping')
    .select([
      'id',
      'version',
      'name',
      'header_fingerprint',
      'account_text',
      'mapping_json',
      'operator_name',
      'changed_at',
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof mappingRows>['executeTakeFirstOrThrow']>>

function savedOf(row: Row): SavedMapping {
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    headerFingerprint: row.header_fingerprint,
    accountText: row.account_text,
    mapping: zCsvMapping.parse(JSON.parse(row.mapping_json)),
    operatorName: row.operator_name,
    changedAt: row.changed_at,
  }
}

/** Every remembered layout, by name. */
export async function listSavedMappings(tx: ReadTx): Promise<SavedMapping[]> {
  return (await mappingRows(tx).orderBy('name').orderBy('n').execute()).map(savedOf)
}

/** The layout that is remembered for files with these columns. */
export async function findMapping(tx: ReadTx, headerFingerprint: string): Promise<SavedMapping | null> {
  const row = await mappingRows(tx).where('header_fingerprint', '=', headerFingerprint).executeTakeFirst()
  return row === undefined ? null : savedOf(row)
}

/** @throws Missing when there is no such layout */
export async function readMapping(tx: ReadTx, id: string): Promise<SavedMapping> {
  const row = await mappingRows(tx).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Missing('csv-mapping')
  return savedOf(row)
}

export interface MappingRow {
  name: string
  headerFingerprint: string
  accountText: string
  mapping: z.output<typeof zCsvMapping>
  operatorN: number | null
  operatorName: string
  at: string
}

function columnsOf(row: MappingRow) {
  return {
    name: row.name,
    account_text: row.accountText,
    mapping_json: JSON.stringify(row.mapping),
    operator_n: row.operatorN,
    operator_name: row.operatorName,
    changed_at: row.at,
  }
}

export async function insertMapping(tx: WriteTx, id: string, row: MappingRow): Promise<void> {
  await tx.db
    .insertInto('csv_mapping')
    .values({ id, version: 1, header_fingerprint: row.headerFingerprint, ...columnsOf(row) })
    .execute()
}

export async function updateMapping(tx: WriteTx, id: string, row: MappingRow): Promise<void> {
  await tx.db
    .updateTable('csv_mapping')
    .set({ version: sql`version + 1`, ...columnsOf(row) })
    .where('id', '=', id)
    .execute()
}

export async function deleteMapping(tx: WriteTx, id: string): Promise<void> {
  await tx.db.deleteFrom('csv_mapping').where('id', '=', id).execute()
}
