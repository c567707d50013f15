import { sql } from 'kysely'
import type { z } from 'zod'
import type { EvidenceKind, zEvidence } from '../../../../shared/contract/evidence.ts'
import { evidenceKinds } from '../../../../shared/contract/evidence.ts'
import { day, type Day } from '../../../../shared/values/day.ts'
import { Missing } from '../../api/context.ts'
import type { ReadTx, WriteTx } from '../../store/store.ts'
import type { EvidenceTable } from '../../store/tables-evidence.ts'
import { contentTypes } from './files/check-file.ts'

/** A piece of evidence with what opens it; without, when it was removed. */
export interface StoredEvidence extends Omit<z.output<typeof zEvidence>, 'removedAt'> {
  n: number
  customerN: number
  changeRequestN: number | null
  fileSha256: string
  keyGeneration: number
  /** Wrapped key, IV and tag in base64url. */
  secret: { wrappedKey: string; iv: string; tag: string } | null
  removedAt: string | null
  fileGoneAt: string | null
}

interface Row extends Omit<EvidenceTable, 'n'> {
  n: number
}

const kindOf = (text: string): EvidenceKind => evidenceKinds.find((kind) => kind === text) ?? 'signed-form'

function evidenceOf(row: Row): StoredEvidence {
  const { wrapped_key: wrappedKey, iv, tag } = row
  return {
    n: row.n,
    id: row.id,
    version: row.version,
    kind: kindOf(row.kind),
    customerN: row.customer_n,
    changeRequestN: row.change_request_n,
    fileSha256: row.file_sha256,
    keyGeneration: row.key_generation,
    secret: wrappedKey === null || iv === null || tag === null ? null : { wrappedKey, iv, tag },
    contentType: contentTypes.find((type) => type === row.content_type) ?? 'application/pdf',
    size: row.size,
    pageCount: row.page_count,
    isMasked: row.is_masked === 1,
    operatorName: row.operator_name,
    createdAt: row.created_at,
    keepUntilDay: day(row.keep_until_day),
    removedAt: row.removed_at,
    removedByName: row.removed_by_name,
    removedReason: row.removed_reason,
    fileGoneAt: row.file_gone_at,
  }
}

/** @throws Missing */
export async function readEvidence(tx: ReadTx, id: string): Promise<StoredEvidence> {
  const row = await tx.db.selectFrom('evidence').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Missing('evidence')
  return evidenceOf(row)
}

/** What hangs on a card, newest first. */
export async function evidenceOfCard(tx: ReadTx, customerN: number): Promise<StoredEvidence[]> {
  const rows = await tx.db
    .selectFrom('evidence')
    .selectAll()
    .where('customer_n', '=', customerN)
    .orderBy('n', 'desc')
    .limit(500)
    .execute()
  return rows.map(evidenceOf)
}

/** What was handed in for a change request, in the order it came. */
export async function evidenceOfRequest(tx: ReadTx, changeRequestN: number): Promise<StoredEvidence[]> {
  const rows = await tx.db
    .selectFrom('evidence')
    .selectAll()
    .where('change_request_n', '=', changeRequestN)
    .orderBy('n')
    .execute()
  return rows.map(evidenceOf)
}

/** Brings the last day of these kinds nearer, where it is later. */
export async function shortenTerms(
  tx: WriteTx,
  { changeRequestN, kinds, day: last }: { changeRequestN: number; kinds: readonly EvidenceKind[]; day: Day },
): Promise<void> {
  await tx.db
    .updateTable('evidence')
    .set({ version: sql`version + 1`, keep_until_day: last })
    .where('change_request_n', '=', changeRequestN)
    .where('kind', 'in', kinds)
    .where('removed_at', 'is', null)
    .where('keep_until_day', '>', last)
    .execute()
}

export interface NewEvidence {
  id: string
  kind: EvidenceKind
  customerN: number
  /** The authorised change request it was handed in for. */
  changeRequestN: number | null
  fileSha256: string
  keyGeneration: number
  wrappedKey: string
  iv: string
  tag: string
  contentType: string
  size: number
  pageCount: number
  isMasked: boolean
  keepUntilDay: Day
  operatorN: number | null
  operatorName: string
  createdAt: string
}

export async function insertEvidence(tx: WriteTx, added: NewEvidence): Promise<void> {
  await tx.db
    .insertInto('evidence')
    .values({
      id: added.id,
      version: 1,
      kind: added.kind,
      customer_n: added.customerN,
      change_request_n: added.changeRequestN,
      file_sha256: added.fileSha256,
      key_generation: added.keyGeneration,
      wrapped_key: added.wrappedKey,
      iv: added.iv,
      tag: added.tag,
      content_type: added.contentType,
      size: added.size,
      page_count: added.pageCount,
      is_masked: added.isMasked ? 1 : 0,
      keep_until_day: added.keepUntilDay,
      removed_reason: '',
      operator_n: added.operatorN,
      operator_name: added.operatorName,
      created_at: added.createdAt,
    })
    .execute()
}

/** Destroys the key; the file itself is removed after the transaction. */
export async function markRemoved(
  tx: WriteTx,
  n: number,
  removal: { at: string; byName: string; reason: string },
): Promise<void> {
  await tx.db
    .updateTable('evidence')
    .set({
      version: sql`version + 1`,
      wrapped_key: null,
      iv: null,
      tag: null,
      removed_at: removal.at,
      removed_by_name: removal.byName,
      removed_reason: removal.reason,
    })
    .where('n', '=', n)
    .execute()
}

export async function markFileGone(tx: WriteTx, n: number, at: string): Promise<void> {
  await tx.db.updateTable('evidence').set({ file_gone_at: at }).where('n', '=', n).execute()
}

/** The key of one file, wrapped anew by another vault key. */
export async function rewrapKey(
  tx: WriteTx,
  n: number,
  key: { wrappedKey: string; generation: number },
): Promise<void> {
  await tx.db
    .updateTable('evidence')
    .set({ wrapped_key: key.wrappedKey, key_generation: key.generation })
    .where('n', '=', n)
    .execute()
}

/** Evidence whose last day has passed, oldest first. */
export async function endedEvidence(tx: ReadTx, today: Day, limit: number): Promise<StoredEvidence[]> {
  const rows = await tx.db
    .selectFrom('evidence')
    .selectAll()
    .where('removed_at', 'is', null)
    .where('keep_until_day', '<', today)
    .orderBy('keep_until_day')
    .orderBy('n')
    .limit(limit)
    .execute()
  return rows.map(evidenceOf)
}

/** Removed evidence whose file is still there: the program ended between the two. */
export async function filesLeft(tx: ReadTx, limit: number): Promise<StoredEvidence[]> {
  const rows = await tx.db
    .selectFrom('evidence')
    .selectAll()
    .where('removed_at', 'is not', null)
    .where('file_gone_at', 'is', null)
    .orderBy('n')
    .limit(limit)
    .execute()
  return rows.map(evidenceOf)
}

/** Every piece in the order it came, page by page. */
export async function evidenceAfter(tx: ReadTx, n: number, limit: number): Promise<StoredEvidence[]> {
  const rows = await tx.db
    .selectFrom('evidence')
    .selectAll()
    .where('n', '>', n)
    .orderBy('n')
    .limit(limit)
    .execute()
  return rows.map(evidenceOf)
}

export async function countStanding(tx: ReadTx): Promise<number> {
  const row = await tx.db
    .selectFrom('evidence')
    .select(sql<number>`count(*)`.as('count'))
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
