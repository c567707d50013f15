import { type FileVault, sha256Hex } from '../platform/file-vault.ts'
import type { Store } from './store.ts'

/** A vault in a table, for an office on PostgreSQL whose hosts share no folder. */
export function openTableVault(store: () => Store): FileVault {
  return {
    async put(bytes, at) {
      const sha256 = sha256Hex(bytes)
      await store().write(async (tx) => {
        const row = { sha256, size: bytes.byteLength, bytes, stored_at: at }
        await tx.db
          .insertInto('stored_file')
          .values(row)
          .onConflict((conflict) => conflict.doNothing())
          .execute()
      })
      return sha256
    },
    async get(sha256) {
      const row = await store().read((tx) =>
        tx.db.selectFrom('stored_file').select('bytes').where('sha256', '=', sha256).executeTakeFirst(),
      )
      return row === undefined || row.bytes === null ? null : new Uint8Array(row.bytes)
    },
    async remove(sha256) {
      await store().write(async (tx) => {
        await tx.db
          .updateTable('stored_file')
          .set({ bytes: null })
          .where('sha256', '=', sha256)
          .where('bytes', 'is not', null)
          .execute()
      })
    },
  }
}
