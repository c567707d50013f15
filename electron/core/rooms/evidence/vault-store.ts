import { sql } from 'kysely'
import type { ReadTx, WriteTx } from '../../store/store.ts'

export type Wrapper = 'os-keychain' | 'key-file' | 'passphrase'

/** The vault key of one generation as one wrapper wrapped it. */
export interface WrappedVaultKey {
  generation: number
  wrapper: string
  wrapped: string
  salt: string | null
  /** log2 of scrypt's N, of a passphrase only. */
  cost: number | null
  keyCheck: string
  createdAt: string
  createdByName: string
}

/** Every wrapping of the vault key that counts; empty before a passphrase was first set. */
export async function standingKeys(tx: ReadTx): Promise<WrappedVaultKey[]> {
  const rows = await tx.db
    .selectFrom('vault_key')
    .selectAll()
    .where('ended_at', 'is', null)
    .orderBy('n')
    .execute()
  return rows.map((row) => ({
    generation: row.generation,
    wrapper: row.wrapper,
    wrapped: row.wrapped,
    salt: row.salt,
    cost: row.cost,
    keyCheck: row.key_check,
    createdAt: row.created_at,
    createdByName: row.created_by_name,
  }))
}

/** The generation of the vault key that counts, 0 before there is one. */
export async function currentGeneration(tx: ReadTx): Promise<number> {
  const row = await tx.db
    .selectFrom('vault_key')
    .select(sql<number>`coalesce(max(generation), 0)`.as('generation'))
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.generation)
}

/** Ends wrappings: of one wrapper, or all. What they wrapped is written over: an ended one opens nothing. */
export async function endKeys(tx: WriteTx, wrapper: Wrapper | null, at: string): Promise<void> {
  let update = tx.db
    .updateTable('vault_key')
    .set({ ended_at: at, wrapped: '', salt: null })
    .where('ended_at', 'is', null)
  if (wrapper !== null) update = update.where('wrapper', '=', wrapper)
  await update.execute()
}

export async function insertKey(tx: WriteTx, key: WrappedVaultKey): Promise<void> {
  await tx.db
    .insertInto('vault_key')
    .values({
      generation: key.generation,
      wrapper: key.wrapper,
      wrapped: key.wrapped,
      salt: key.salt,
      cost: key.cost,
      key_check: key.keyCheck,
      created_at: key.createdAt,
      created_by_name: key.createdByName,
    })
    .execute()
}
