import { mkdtempSync, readFileSync, chmodSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keyFileWrapper } from '../../electron/core/platform/key-file.ts'
import { newKey, seal, unseal, unwrapKey, wrapKey } from '../../electron/core/platform/secret-vault.ts'
import { createKeychainCalls, keychainWrapper } from '../../electron/main/keychain-wrapper.ts'

describe('what is sealed', () => {
  it('opens with its own key, tag and owner alone', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (plain, at, flip) => {
          const key = newKey()
          const sealed = seal(key, plain, 'a')
          expect(Buffer.from(unseal(key, sealed, 'a') ?? []).equals(Buffer.from(plain))).toBe(true)
          expect(unseal(key, sealed, 'b')).toBeNull()
          expect(unseal(newKey(), sealed, 'a')).toBeNull()
          for (const part of ['cipher', 'iv', 'tag'] as const) {
            const bytes = Uint8Array.from(sealed[part])
            if (bytes.length === 0) continue
            expect(unseal(key, { ...sealed, [part]: bytes.subarray(1) }, 'a')).toBeNull()
            const place = at % bytes.length
            bytes[place] = (bytes[place] ?? 0) ^ flip
            expect(unseal(key, { ...sealed, [part]: bytes }, 'a')).toBeNull()
          }
        },
      ),
    )
  })

  it('never uses an IV twice for the same text', () => {
    const [key, inner] = [newKey(), newKey()]
    const wrapped = new Set(Array.from({ length: 200 }, () => wrapKey(key, inner, 'x').slice(0, 16)))
    expect(wrapped.size).toBe(200)
    expect(unwrapKey(key, 'AAAA', 'x')).toBeNull()
  })
})

describe('what wraps the vault key', () => {
  it('is a key file for this user alone, which is not used once others may read it', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'openpost-key-'))
    const file = path.join(folder, 'vault.key')
    const said: string[] = []
    const key = newKey()
    const wrapped = await keyFileWrapper(file, (message) => said.push(message)).wrap(key)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(file, 'utf8')).not.toContain(Buffer.from(key).toString('base64url'))
    const again = keyFileWrapper(file, (message) => said.push(message))
    expect(Buffer.from((await again.unwrap(wrapped)) ?? []).equals(Buffer.from(key))).toBe(true)
    expect(said).toEqual([])
    chmodSync(file, 0o644)
    expect(await again.unwrap(wrapped)).toBeNull()
    expect(said.join()).toContain('chmod 600')
    await expect(again.wrap(key)).rejects.toThrow()
    rmSync(folder, { recursive: true })
  })

  it('is the keychain that the main process reaches, or nothing where it has none', async () => {
    const kept = new Map<string, string>()
    const calls = createKeychainCalls((id, task) => {
      if (task.task === 'available') calls.answer(id, 'yes')
      else if (task.task === 'encrypt') {
        kept.set('locked', task.plain)
        calls.answer(id, 'locked')
      } else calls.answer(id, kept.get(task.encrypted) ?? null)
    })
    const wrapper = await keychainWrapper(calls.ask)
    const key = newKey()
    expect(await wrapper?.wrap(key)).toBe('locked')
    expect(Buffer.from((await wrapper?.unwrap('locked')) ?? []).equals(Buffer.from(key))).toBe(true)
    expect(await wrapper?.unwrap('other')).toBeNull()
    expect(await keychainWrapper(async () => null)).toBeNull()
  })
})
