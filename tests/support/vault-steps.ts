import { type KeyWrapper, newKey, unwrapKey, wrapKey } from '../../electron/core/platform/secret-vault.ts'
import { password } from './names.ts'
import { type Client, requestId } from './test-core.ts'

export const passphrase = 'teal harbour seventeen window crane'

export const fileOf = (bytes: Uint8Array, name = 'scan.pdf') => new File([new Uint8Array(bytes)], name)

/** Stands for a keychain: its key goes with the process. */
export function memoryWrapper(): KeyWrapper {
  const key = newKey()
  return {
    kind: 'os-keychain',
    wrap: async (vaultKey) => wrapKey(key, vaultKey, 'test'),
    unwrap: async (wrapped) => unwrapKey(key, wrapped, 'test'),
  }
}

export async function setUpVault(client: Client, renewKey = false): Promise<number> {
  const input = { requestId: requestId(), password, passphrase, renewKey }
  return (await client.evidence.setRecoveryPassphrase(input)).generation
}
