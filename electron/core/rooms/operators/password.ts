import { randomBytes, scrypt, type ScryptOptions, timingSafeEqual } from 'node:crypto'

/** OWASP's cost for scrypt: 128 MiB a hash. `maxmem` must leave room above N·r·128, or Node refuses. */
const cost: ScryptOptions = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 }
const keyLength = 32

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyLength, cost, (error, key) =>
      error === null ? resolve(key) : reject(error),
    )
  })
}

/** A salted scrypt hash as text, `scrypt$salt$key` in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt)
  return `scrypt$${salt.toString('base64url')}$${key.toString('base64url')}`
}

/** True when the password is the one that was hashed. Takes the same time either way. */
export async function passwordMatches(password: string, stored: string): Promise<boolean> {
  const [, salt, key] = stored.split('$')
  if (salt === undefined || key === undefined) return false
  const found = await derive(password, Buffer.from(salt, 'base64url'))
  const wanted = Buffer.from(key, 'base64url')
  return found.length === wanted.length && timingSafeEqual(found, wanted)
}
