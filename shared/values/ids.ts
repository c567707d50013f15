/** The public name of a record: a UUID in lower case (RFC 9562). */
export type Uuid = string & { readonly brand: 'Uuid' }

const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u

const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/**
 * A version 7 UUID (RFC 9562, 5.7): 48 bits of milliseconds since 1970, then 74 bits taken from ten random bytes.
 * Ids of later milliseconds sort after earlier ones. Throws RangeError for another number of bytes or an instant
 * that does not fit.
 */
export function uuidv7(epochMilliseconds: number, randomBytes: Uint8Array): Uuid {
  if (randomBytes.length !== 10) throw new RangeError('a version 7 UUID takes ten random bytes')
  if (!Number.isInteger(epochMilliseconds) || epochMilliseconds < 0 || epochMilliseconds >= 2 ** 48) {
    throw new RangeError('instant out of range')
  }
  const bytes = Array.from(randomBytes)
  bytes[0] = ((bytes[0] ?? 0) & 0x0f) | 0x70
  bytes[2] = ((bytes[2] ?? 0) & 0x3f) | 0x80
  const time = epochMilliseconds.toString(16).padStart(12, '0')
  const random = bytes.map((byte) => hexOfByte[byte] ?? '').join('')
  const text = `${time.slice(0, 8)}-${time.slice(8)}-${random.slice(0, 4)}-${random.slice(4, 8)}-${random.slice(8)}`
  return text as Uuid
}

/** True for a UUID of RFC 9562 in lower case, of any version. */
export function isUuid(text: string): text is Uuid {
  return uuidShape.test(text)
}
