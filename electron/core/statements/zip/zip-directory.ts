import type { Buffer } from 'node:buffer'
import { excerpt } from '../field-values.ts'
import { StatementRefusal } from '../types.ts'
import { zipLimits } from './zip-limits.ts'

/** One file of an archive as its directory describes it. */
export interface ZipEntry {
  /** For people only: never a path that anything is written to. */
  name: string
  isDeflated: boolean
  crc32: number
  compressedBytes: number
  bytes: number
  /** Where its local header begins. */
  offset: number
}

const endSignature = 0x06054b50
const endBytes = 22
const locatorSignature = 0x07064b50
const locatorBytes = 20
const endSignature64 = 0x06064b50
const entrySignature = 0x02014b50
const entryBytes = 46
const maximumCommentBytes = 0xffff
const unknown32 = 0xffffffff

/**
 * The files of a zip by its central directory, without folders and the extras that macOS adds.
 * Source: PKWARE APPNOTE 6.3.10, 4.3.12–4.3.16, 4.5.3. Throws a refusal for what is broken, encrypted, packed in an
 * unknown way, or beyond the limits.
 */
export function readZipDirectory(archive: Buffer): ZipEntry[] {
  const { count, offset } = findDirectory(archive)
  if (count > zipLimits.entries)
    throw new StatementRefusal('zip-too-many-entries', { limit: zipLimits.entries })
  const entries: ZipEntry[] = []
  let at = offset
  for (let index = 0; index < count; index += 1) {
    const { entry, next } = readEntry(archive, at)
    at = next
    if (entry !== null) entries.push(entry)
  }
  refuseOverlaps(entries)
  const bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0)
  if (bytes > zipLimits.totalBytes)
    throw new StatementRefusal('zip-too-large', { limit: zipLimits.totalBytes })
  if (entries.length === 0) throw new StatementRefusal('zip-empty')
  return entries
}

function malformed(reason: string): StatementRefusal {
  return new StatementRefusal('zip-malformed', { reason })
}

/** The end record stands behind everything, before a comment of unknown length. */
function findDirectory(archive: Buffer): { count: number; offset: number } {
  const lowest = Math.max(0, archive.byteLength - endBytes - maximumCommentBytes)
  for (let at = archive.byteLength - endBytes; at >= lowest; at -= 1) {
    if (archive.readUInt32LE(at) !== endSignature) continue
    if (at + endBytes + archive.readUInt16LE(at + 20) !== archive.byteLength) continue
    const count = archive.readUInt16LE(at + 10)
    const offset = archive.readUInt32LE(at + 16)
    if (archive.readUInt16LE(at + 4) !== 0) throw malformed('several-volumes')
    if (count !== 0xffff && offset !== unknown32) return { count, offset }
    return findDirectory64(archive, at - locatorBytes)
  }
  throw malformed('end-missing')
}

function findDirectory64(archive: Buffer, locator: number): { count: number; offset: number } {
  if (locator < 0 || archive.readUInt32LE(locator) !== locatorSignature) throw malformed('end-missing')
  const at = wide(archive, locator + 8)
  if (at + 56 > archive.byteLength || archive.readUInt32LE(at) !== endSignature64)
    throw malformed('end-missing')
  return { count: wide(archive, at + 32), offset: wide(archive, at + 48) }
}

/** A 64-bit number; one that no array could have as an index is of no file. */
function wide(archive: Buffer, at: number): number {
  if (at + 8 > archive.byteLength) throw malformed('cut-off')
  const value = archive.readBigUInt64LE(at)
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw malformed('number-out-of-range')
  return Number(value)
}

function readEntry(archive: Buffer, at: number): { entry: ZipEntry | null; next: number } {
  if (at + entryBytes > archive.byteLength || archive.readUInt32LE(at) !== entrySignature) {
    throw malformed('directory-broken')
  }
  const flags = archive.readUInt16LE(at + 8)
  const method = archive.readUInt16LE(at + 10)
  const nameBytes = archive.readUInt16LE(at + 28)
  const extraBytes = archive.readUInt16LE(at + 30)
  const extraAt = at + entryBytes + nameBytes
  const next = extraAt + extraBytes + archive.readUInt16LE(at + 32)
  if (next > archive.byteLength) throw malformed('directory-broken')
  const path = archive.toString((flags & 0x800) === 0 ? 'latin1' : 'utf8', at + entryBytes, extraAt)
  if (isNoFile(path)) return { entry: null, next }
  const name = shownName(path)
  if ((flags & 0x1) !== 0 || (flags & 0x40) !== 0)
    throw new StatementRefusal('zip-encrypted', { entry: name })
  if (method !== 0 && method !== 8) throw new StatementRefusal('zip-method-unknown', { entry: name, method })
  const sizes = sizesOf(archive, at, archive.subarray(extraAt, extraAt + extraBytes))
  if (sizes.offset >= archive.byteLength) throw malformed('directory-broken')
  const isDeflated = method === 8
  if (!isDeflated && sizes.bytes !== sizes.compressedBytes) throw malformed('sizes-differ')
  return { entry: { name, isDeflated, crc32: archive.readUInt32LE(at + 16), ...sizes }, next }
}

/** Sizes and place, from the 64-bit extra field where the short ones are all ones. */
function sizesOf(
  archive: Buffer,
  at: number,
  extra: Buffer,
): { compressedBytes: number; bytes: number; offset: number } {
  let compressedBytes = archive.readUInt32LE(at + 20)
  let bytes = archive.readUInt32LE(at + 24)
  let offset = archive.readUInt32LE(at + 42)
  for (let from = 0; from + 4 <= extra.byteLength;) {
    const end = from + 4 + extra.readUInt16LE(from + 2)
    if (end > extra.byteLength) break
    if (extra.readUInt16LE(from) === 1) {
      const field = extra.subarray(from + 4, end)
      let used = 0
      const take = (): number => wide(field, (used += 8) - 8)
      if (bytes === unknown32) bytes = take()
      if (compressedBytes === unknown32) compressedBytes = take()
      if (offset === unknown32) offset = take()
    }
    from = end
  }
  return { compressedBytes, bytes, offset }
}

/** Folders, and what macOS and Windows put beside the files of people. */
function isNoFile(path: string): boolean {
  const base = path.split(/[/\\]/u).at(-1) ?? ''
  return base === '' || /^__MACOSX[/\\]/u.test(path) || base === '.DS_Store' || base === 'Thumbs.db'
}

/** The last part of the path without anything that could be taken for other text. */
function shownName(path: string): string {
  const base = path.split(/[/\\]/u).at(-1) ?? ''
  return excerpt(base.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').trim())
}

/** Entries that share their bytes are made to unpack to more than the file holds. */
function refuseOverlaps(entries: readonly ZipEntry[]): void {
  const sorted = [...entries].sort((one, other) => one.offset - other.offset)
  let end = 0
  for (const entry of sorted) {
    if (entry.offset < end) throw malformed('entries-overlap')
    end = entry.offset + entry.compressedBytes
  }
}
