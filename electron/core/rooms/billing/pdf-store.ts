import { sql } from 'kysely'
import type { ReadTx, WriteTx } from '../../store/store.ts'

export interface PdfJob {
  documentN: number
  id: string
  number: string
  frozenJson: string
}

/** Documents whose PDF is to be made, oldest first. */
export async function findPending(
  tx: ReadTx,
  { limit, withFailed }: { limit: number; withFailed: boolean },
): Promise<PdfJob[]> {
  const rows = await tx.db
    .selectFrom('document_state as s')
    .innerJoin('document as d', 'd.n', 's.document_n')
    .select(['d.n', 'd.id', 'd.number', 'd.frozen_json'])
    .where('s.pdf_state', '<>', 'stored')
    .where('s.pdf_state', 'in', withFailed ? ['pending', 'failed'] : ['pending'])
    // Newest first: it is what somebody waits for, also behind a run of thousands.
    .orderBy('s.document_n', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    documentN: row.n,
    id: row.id,
    number: row.number,
    frozenJson: row.frozen_json,
  }))
}

export async function countPending(tx: ReadTx): Promise<number> {
  const row = await tx.db
    .selectFrom('document_state')
    .select(sql<number>`count(*)`.as('count'))
    .where('pdf_state', '<>', 'stored')
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Notes the stored bytes. False when another host was faster. */
export async function insertPdf(
  tx: WriteTx,
  pdf: { documentN: number; sha256: string; size: number; at: string },
): Promise<boolean> {
  const waiting = await tx.db
    .selectFrom('document_state')
    .select('document_n')
    .where('document_n', '=', pdf.documentN)
    .where('pdf_state', '<>', 'stored')
    .executeTakeFirst()
  if (waiting === undefined) return false
  await tx.db
    .insertInto('document_pdf')
    .values({ document_n: pdf.documentN, sha256: pdf.sha256, size: pdf.size, stored_at: pdf.at })
    .execute()
  await tx.db
    .updateTable('document_state')
    .set({ pdf_state: 'stored', pdf_error: null })
    .where('document_n', '=', pdf.documentN)
    .execute()
  return true
}

/** Counts a failed attempt. Answers how many there were and whether it was the last one. */
export async function noteFailure(
  tx: WriteTx,
  failure: { documentN: number; reason: string; maximumAttempts: number },
): Promise<{ attempts: number; final: boolean } | null> {
  const row = await tx.db
    .updateTable('document_state')
    .set({
      pdf_attempts: sql`pdf_attempts + 1`,
      pdf_error: failure.reason,
      pdf_state: sql`case when pdf_attempts + 1 >= ${failure.maximumAttempts} then 'failed' else pdf_state end`,
    })
    .where('document_n', '=', failure.documentN)
    .where('pdf_state', '<>', 'stored')
    .returning(['pdf_attempts', 'pdf_state'])
    .executeTakeFirst()
  return row === undefined ? null : { attempts: row.pdf_attempts, final: row.pdf_state === 'failed' }
}

export interface StoredPdf {
  sha256: string
  size: number
}

export async function readPdf(tx: ReadTx, documentN: number): Promise<StoredPdf | null> {
  const row = await tx.db
    .selectFrom('document_pdf')
    .select(['sha256', 'size'])
    .where('document_n', '=', documentN)
    .executeTakeFirst()
  return row ?? null
}

/** The frozen words of a document, and why its PDF failed if it did. */
export async function readFrozen(
  tx: ReadTx,
  documentN: number,
): Promise<{ frozenJson: string; pdfError: string | null }> {
  const row = await tx.db
    .selectFrom('document as d')
    .innerJoin('document_state as s', 's.document_n', 'd.n')
    .select(['d.frozen_json', 's.pdf_error'])
    .where('d.n', '=', documentN)
    .executeTakeFirstOrThrow()
  return { frozenJson: row.frozen_json, pdfError: row.pdf_error }
}
