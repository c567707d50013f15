import { safeStorage } from 'electron'
import type { KeychainTask } from './core-messages.ts'

/**
 * Answers the core what only the main process can: the keychain of the system. Null where there is none, or where
 * it did not encrypt this. Linux without a keyring "encrypts" with a password that is known; that does not count.
 */
export async function askKeychain(task: KeychainTask): Promise<string | null> {
  try {
    if (
      process.platform === 'linux' &&
      ['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())
    )
      return null
    if (!(await safeStorage.isAsyncEncryptionAvailable())) return null
    if (task.task === 'available') return 'yes'
    if (task.task === 'encrypt') return (await safeStorage.encryptStringAsync(task.plain)).toString('base64')
    return (await safeStorage.decryptStringAsync(Buffer.from(task.encrypted, 'base64'))).result
  } catch {
    // A locked or replaced keychain says so by throwing; the vault then asks for its passphrase.
    return null
  }
}
