import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'

/** Files by the SHA-256 of their bytes: written whole before anything refers to them, never changed. */
export interface FileVault {
  /** Stores the bytes durably; storing the same bytes twice keeps one. Answers their SHA-256 in hex. */
  put(bytes: Uint8Array, at: string): Promise<string>
  /** The bytes, or null when there is no such file. */
  get(sha256: string): Promise<Uint8Array | null>
  /** Removes the bytes for good. Only cipher text of evidence is ever removed; one that is gone already is no error. */
  remove(sha256: string): Promise<void>
}

export function sha256Hex(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** A vault in a folder: temporary file, fsync, rename. */
export function openFolderVault(folder: string): FileVault {
  const pathOf = (sha256: string) => path.join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  return {
    async put(bytes) {
      const sha256 = sha256Hex(bytes)
      const target = pathOf(sha256)
      if (existsSync(target)) return sha256
      await mkdir(path.dirname(target), { recursive: true, mode: 0o700 })
      const temporary = `${target}.${randomBytes(6).toString('hex')}.part`
      const file = await open(temporary, 'wx', 0o600)
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(temporary, target)
      return sha256
    },
    async get(sha256) {
      const target = pathOf(sha256)
      return existsSync(target) ? new Uint8Array(await readFile(target)) : null
    },
    async remove(sha256) {
      await rm(pathOf(sha256), { force: true })
    },
  }
}
