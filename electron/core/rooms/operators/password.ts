import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

const keyLength = 32
const blockSize = 8

/** `maxmem` must leave room above N·r·128 bytes, or Node refuses. */
function derive(password: string, salt: Buffer, costExponent: number): Promise<Buffer> {
  const N = 2 ** costExponent
  const options = { N, r: blockSize, p: 1, maxmem: 2 * N * blockSize * 128 }
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyLength, options, (error, key) =>
      error === null ? resolve(key) : reject(error),
    )
  })
}

/**
 * A salted scrypt hash as text, `scrypt$cost$salt$key`, salt and key in base64url.
 *
 * @param costExponent log2 of scrypt's N; 17 (128 MiB a hash) is OWASP's advice
 */
export async function hashPassword(password: string, costExponent: number): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, costExponent)
  return `scrypt$${costExponent}$${salt.toString('base64url')}$${key.toString('base64url')}`
}

/** True when the password is the one that was hashed. Takes the same time either way. */
export async function passwordMatches(password: string, stored: string): Promise<boolean> {
  const [, cost, salt, key] = stored.split('$')
  if (cost === undefined || salt === undefined || key === undefined) return false
  const found = await derive(password, Buffer.from(salt, 'base64url'), Number(cost))
  const wanted = Buffer.from(key, 'base64url')
  return found.length === wanted.length && timingSafeEqual(found, wanted)
}
