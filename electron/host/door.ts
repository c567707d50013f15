import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** Who may come in at all, before anybody signs in: browsers that were opened with a link this process printed. */
export interface Door {
  /** A key for one browser, good for one use within its time. */
  newKey(): string
  /** Answers the secret that the browser keeps, or null for a key that is unknown, used or too old. */
  redeem(key: string): string | null
  isOpenFor(secret: string | null): boolean
}

/** A link is opened at once or asked for again. */
const keyLifeMilliseconds = 10 * 60_000

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest()

/** @param now milliseconds of a clock that only moves forward; the process's own when left out */
export function createDoor(now: () => number = () => performance.now()): Door {
  const secret = randomBytes(32).toString('base64url')
  const secretHash = hashOf(secret)
  const keys = new Map<string, number>()
  return {
    newKey: () => {
      const key = randomBytes(32).toString('base64url')
      keys.set(hashOf(key).toString('hex'), now() + keyLifeMilliseconds)
      return key
    },
    redeem: (key) => {
      const hash = hashOf(key).toString('hex')
      const until = keys.get(hash)
      keys.delete(hash)
      return until !== undefined && now() <= until ? secret : null
    },
    isOpenFor: (candidate) => candidate !== null && timingSafeEqual(hashOf(candidate), secretHash),
  }
}
