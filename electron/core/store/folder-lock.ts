import path from 'node:path'
import { openConnection, type SqliteConnection } from './dialects/sqlite.ts'
import { StoreRefusal } from './store.ts'

/**
 * Holds a data folder for this process: an exclusive transaction on a database file of its own, which the
 * operating system releases with the process, however it ends.
 *
 * @throws StoreRefusal when another process holds it, or the file cannot be opened at all
 */
export function lockFolder(folder: string): () => void {
  let connection: SqliteConnection | null = null
  try {
    // Already setting the connection up fails while another process holds the lock.
    connection = openConnection(path.join(folder, 'lock.db'), 'lock')
    connection.exec('begin exclusive')
  } catch (error) {
    connection?.close()
    throw refusalOf(error, folder)
  }
  const held = connection
  return () => held.close()
}

function refusalOf(error: unknown, folder: string): StoreRefusal {
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')) {
    return new StoreRefusal(
      'folder-in-use',
      `Another Openpost has the data folder ${folder} open. Close it, or use it through that one.`,
    )
  }
  const reason = error instanceof Error ? error.message : String(error)
  return new StoreRefusal('not-a-database', `The data folder ${folder} cannot be opened: ${reason}.`)
}
