import { mkdir, open, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { type KeyWrapper, newKey, unwrapKey, wrapKey } from './secret-vault.ts'

const bound = 'openpost vault key, wrapped by a key file 1'

/**
 * Wraps the vault key by a key in a file that only this user may read: for hosts without a keychain. Whoever copies
 * the data folder together with this file can open the vault.
 *
 * @param log told when the file is there and cannot be used
 */
export function keyFileWrapper(file: string, log: (message: string) => void): KeyWrapper {
  return {
    kind: 'key-file',
    wrap: async (key) => wrapKey((await readKey(file, log)) ?? (await makeKey(file)), key, bound),
    unwrap: async (wrapped) => {
      const wrapping = await readKey(file, log)
      return wrapping === null ? null : unwrapKey(wrapping, wrapped, bound)
    },
  }
}

async function readKey(file: string, log: (message: string) => void): Promise<Uint8Array | null> {
  const found = await stat(file).catch(() => null)
  if (found === null) return null
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0) {
    log(`${file} can be read by others and is not used; give it to this user alone: chmod 600`)
    return null
  }
  const key = Buffer.from((await readFile(file, 'utf8')).trim(), 'base64url')
  if (key.length === 32) return key
  log(`${file} is not a key file`)
  return null
}

/** @throws Error where a file that cannot be used is there already: it is never written over */
async function makeKey(file: string): Promise<Uint8Array> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  const key = newKey()
  const handle = await open(file, 'wx', 0o600)
  try {
    await handle.writeFile(`${Buffer.from(key).toString('base64url')}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
  return key
}
