import type { ReadTx, WriteTx } from '../../store/store.ts'

export interface LiveReset {
  n: number
  codeHash: string
  expiresAt: string
}

/** The code an operator may sign in with, if there is one; it may have expired. */
export async function findReset(tx: ReadTx, operatorN: number): Promise<LiveReset | null> {
  const row = await tx.db
    .selectFrom('operator_reset')
    .select(['n', 'code_hash', 'expires_at'])
    .where('operator_n', '=', operatorN)
    .where('ended_at', 'is', null)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : { n: row.n, codeHash: row.code_hash, expiresAt: row.expires_at }
}

export async function insertReset(
  tx: WriteTx,
  reset: { id: string; operatorN: number; codeHash: string; madeByN: number; at: string; expiresAt: string },
): Promise<void> {
  await tx.db
    .insertInto('operator_reset')
    .values({
      id: reset.id,
      operator_n: reset.operatorN,
      code_hash: reset.codeHash,
      made_by_n: reset.madeByN,
      created_at: reset.at,
      expires_at: reset.expiresAt,
      ended_at: null,
    })
    .execute()
}

/** Ends every live code of an operator: it was used, replaced, or is no longer needed. */
export async function endResets(tx: WriteTx, operatorN: number, at: string): Promise<void> {
  await tx.db
    .updateTable('operator_reset')
    .set({ ended_at: at })
    .where('operator_n', '=', operatorN)
    .where('ended_at', 'is', null)
    .execute()
}
