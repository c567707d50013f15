import type { Buffer } from 'node:buffer'
import { crc32, createInflateRaw } from 'node:zlib'
import { StatementRefusal } from '../types.ts'
import type { ZipEntry } from './zip-directory.ts'
import { zipLimits } from './zip-limits.ts'

const localSignature = 0x04034b50
const localBytes = 30
const pieceBytes = 65_536

/** Counts what has been unpacked of a whole archive. */
export class UnpackedBytes {
  private total = 0
  private readonly packed: number

  constructor(packedBytes: number) {
    this.packed = packedBytes
  }

  /** Throws a refusal where the archive unpacks to more than it may. */
  add(bytes: number): void {
    this.total += bytes
    if (this.total > zipLimits.totalBytes)
      throw new StatementRefusal('zip-too-large', { limit: zipLimits.totalBytes })
    if (this.total > zipLimits.smallBytes && this.total > this.packed * zipLimits.ratio) {
      throw new StatementRefusal('zip-too-dense', { limit: zipLimits.ratio })
    }
  }
}

/**
 * The content of one entry, unpacked piece by piece and only as fast as it is taken. What the archive says of its
 * size is not believed: the count is kept while unpacking. Throws refusals, at the end one for a wrong checksum.
 */
export async function* contentOf(
  archive: Buffer,
  entry: ZipEntry,
  unpacked: UnpackedBytes,
): AsyncGenerator<Uint8Array, void, undefined> {
  const packed = packedBytesOf(archive, entry)
  let checksum = 0
  let bytes = 0
  const source = entry.isDeflated ? inflate(packed) : piecesOf(packed)
  for await (const piece of source) {
    bytes += piece.byteLength
    unpacked.add(piece.byteLength)
    if (bytes > entry.bytes) throw malformed('size-differs', entry)
    checksum = crc32(piece, checksum)
    yield piece
  }
  if (bytes !== entry.bytes) throw malformed('size-differs', entry)
  if (checksum !== entry.crc32) throw malformed('checksum-differs', entry)
}

function malformed(reason: string, entry: ZipEntry): StatementRefusal {
  return new StatementRefusal('zip-malformed', { reason, entry: entry.name })
}

function packedBytesOf(archive: Buffer, entry: ZipEntry): Buffer {
  const { offset, compressedBytes } = entry
  if (offset + localBytes > archive.byteLength || archive.readUInt32LE(offset) !== localSignature) {
    throw malformed('entry-broken', entry)
  }
  const from = offset + localBytes + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28)
  if (from + compressedBytes > archive.byteLength) throw malformed('cut-off', entry)
  return archive.subarray(from, from + compressedBytes)
}

async function* inflate(packed: Buffer): AsyncGenerator<Uint8Array, void, undefined> {
  const unpacking = createInflateRaw({ chunkSize: pieceBytes })
  unpacking.end(packed)
  try {
    for await (const piece of unpacking) {
      if (piece instanceof Uint8Array) yield piece
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) {
      throw new StatementRefusal('zip-malformed', { reason: 'data-broken' })
    }
    throw error
  } finally {
    unpacking.destroy()
  }
}

function* piecesOf(bytes: Buffer): Generator<Uint8Array, void, undefined> {
  for (let from = 0; from < bytes.byteLength; from += pieceBytes)
    yield bytes.subarray(from, from + pieceBytes)
}
