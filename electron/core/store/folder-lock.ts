import path from 'node:path'
import { openConnection } from './dialects/sqlite.ts'
import { StoreRefusal } from './store.ts'

/**
 * Holds a data folder for this process: an exclusive transaction on a database file of its own, which the
 * operating system releases with the process, however it ends.
 */
export function lockFolder(folder: string): () => void {
  const connection = openConnection(path.join(folder, 'lock.db'), 'lock')
  try {
    connection.exec('begin exclusive')
  } catch {
    connection.close()
    throw new StoreRefusal(
      'folder-in-use',
      `Another Openpost has the data folder ${folder} open. Close it, or use it through that one.`,
    )
  }
  return () => connection.close()
}
