import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  randomBytes,
  scrypt,
  timingSafeEqual,
} from 'node:crypto'

/*
 * Keys of the evidence vault. Every file has a random key of its own; that is wrapped by the vault key of the data
 * folder; and the vault key is wrapped twice: by the host it runs on, and by a recovery passphrase that is kept nowhere.
 */

const algorithm = 'aes-256-gcm'
const keyBytes = 32
const ivBytes = 12
const tagBytes = 16

/** Wraps the vault key with what only this machine has, so that the vault opens by itself at the next start. */
export interface KeyWrapper {
  readonly kind: 'os-keychain' | 'key-file'
  wrap(key: Uint8Array): Promise<string>
  /** The key, or null where this machine did not wrap it or cannot any more. */
  unwrap(wrapped: string): Promise<Uint8Array | null>
}

export interface VaultKey {
  /** Rises with every renewal of the vault key. */
  readonly generation: number
  readonly bytes: Uint8Array
}

/** The vault key while the program runs; in memory only. */
export interface VaultKeys {
  /** What can wrap on this machine: each may have wrapped the key, the first does so from now on. */
  wrappers(): Promise<readonly KeyWrapper[]>
  held(): VaultKey | null
  hold(key: VaultKey): void
}

export function createVaultKeys(wrappers: () => Promise<readonly KeyWrapper[]>): VaultKeys {
  let current: VaultKey | null = null
  return {
    wrappers,
    held: () => current,
    hold: (key) => {
      current = key
    },
  }
}

/** A new random key of 256 bits. */
export function newKey(): Uint8Array {
  return randomBytes(keyBytes)
}

export interface Sealed {
  cipher: Uint8Array
  iv: Uint8Array
  tag: Uint8Array
}

/**
 * Encrypts with AES-256-GCM under a fresh random IV.
 *
 * @param bound what the cipher text belongs to; opening it as anything else fails
 */
export function seal(key: Uint8Array, plain: Uint8Array, bound: string): Sealed {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv(algorithm, key, iv, { authTagLength: tagBytes })
  cipher.setAAD(Buffer.from(bound, 'utf8'))
  const bytes = Buffer.concat([cipher.update(plain), cipher.final()])
  return { cipher: bytes, iv, tag: cipher.getAuthTag() }
}

/** The plain bytes, or null where key, cipher text, tag or what it is bound to are not those it was sealed with. */
export function unseal(key: Uint8Array, { cipher, iv, tag }: Sealed, bound: string): Uint8Array | null {
  if (key.length !== keyBytes || iv.length !== ivBytes || tag.length !== tagBytes) return null
  const decipher = createDecipheriv(algorithm, key, iv, { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(bound, 'utf8'))
  decipher.setAuthTag(tag)
  const first = decipher.update(cipher)
  try {
    return Buffer.concat([first, decipher.final()])
  } catch {
    // The only thing final() says no to is the tag.
    return null
  }
}

/** A key sealed under another as one text: IV, tag and cipher text in base64url. */
export function wrapKey(wrapping: Uint8Array, key: Uint8Array, bound: string): string {
  const { iv, tag, cipher } = seal(wrapping, key, bound)
  return Buffer.concat([iv, tag, cipher]).toString('base64url')
}

/** What `wrapKey` wrapped, or null. */
export function unwrapKey(wrapping: Uint8Array, wrapped: string, bound: string): Uint8Array | null {
  const bytes = Buffer.from(wrapped, 'base64url')
  if (bytes.length !== ivBytes + tagBytes + keyBytes) return null
  const [ivEnd, tagEnd] = [ivBytes, ivBytes + tagBytes]
  const parts = {
    iv: bytes.subarray(0, ivEnd),
    tag: bytes.subarray(ivEnd, tagEnd),
    cipher: bytes.subarray(tagEnd),
  }
  return unseal(wrapping, parts, bound)
}

/** Tells the right key from another without saying anything of it. */
export function keyCheckOf(key: Uint8Array): string {
  return createHmac('sha256', key).update('openpost vault key').digest('base64url')
}

export function isKeyOf(key: Uint8Array, keyCheck: string): boolean {
  const [found, wanted] = [Buffer.from(keyCheckOf(key)), Buffer.from(keyCheck)]
  return found.length === wanted.length && timingSafeEqual(found, wanted)
}

const scryptMemory = 256 * 1024 * 1024

/**
 * The wrapping key that a recovery passphrase gives: scrypt with r=8, p=1. Case counts; how it is spaced and which
 * of several Unicode forms the keyboard sends does not.
 *
 * @param cost log2 of scrypt's N; 17 takes 128 MiB and a third of a second
 */
export function keyFromPassphrase(passphrase: string, salt: Uint8Array, cost: number): Promise<Uint8Array> {
  const text = normalPassphrase(passphrase)
  const options = { N: 2 ** cost, r: 8, p: 1, maxmem: scryptMemory }
  return new Promise((resolve, reject) => {
    scrypt(text, salt, keyBytes, options, (error, key) => (error === null ? resolve(key) : reject(error)))
  })
}

export function normalPassphrase(passphrase: string): string {
  return passphrase.normalize('NFKC').trim().replace(/\s+/gu, ' ')
}
