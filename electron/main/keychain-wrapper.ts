import type { KeyWrapper } from '../core/platform/secret-vault.ts'
import type { KeychainTask } from './core-messages.ts'

/** Puts a task to the main process and waits for its answer; null where it has none. */
export type AskMain = (task: KeychainTask) => Promise<string | null>

/**
 * The system's keychain as what wraps the vault key, or null where there is none and a key file serves instead.
 */
export async function keychainWrapper(ask: AskMain): Promise<KeyWrapper | null> {
  if ((await ask({ task: 'available' })) === null) return null
  return {
    kind: 'os-keychain',
    wrap: async (key) => {
      const encrypted = await ask({ task: 'encrypt', plain: Buffer.from(key).toString('base64') })
      if (encrypted === null) throw new Error('The keychain of this machine does not answer')
      return encrypted
    },
    unwrap: async (encrypted) => {
      const plain = await ask({ task: 'decrypt', encrypted })
      return plain === null ? null : new Uint8Array(Buffer.from(plain, 'base64'))
    },
  }
}

const patienceMilliseconds = 20_000

/** Numbers the tasks and finds each its answer. Without an answer in time there is none: a keychain may wait for a person. */
export function createKeychainCalls(send: (id: number, task: KeychainTask) => void) {
  const waiting = new Map<number, (text: string | null) => void>()
  let last = 0
  const ask: AskMain = (task) =>
    new Promise((resolve) => {
      last += 1
      const id = last
      const timer = setTimeout(() => answer(id, null), patienceMilliseconds)
      waiting.set(id, (text) => {
        clearTimeout(timer)
        resolve(text)
      })
      send(id, task)
    })
  const answer = (id: number, text: string | null): void => {
    waiting.get(id)?.(text)
    waiting.delete(id)
  }
  return { ask, answer }
}
