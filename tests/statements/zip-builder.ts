import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipPart {
  name: string
  content: Uint8Array
  isStored?: boolean
  /** Bit 0 says that the entry is encrypted, bit 11 that its name is UTF-8. */
  flags?: number
  method?: number
  /** What the archive says instead of the truth. */
  statedBytes?: number
  statedCrc?: number
  /** Sizes and place stand in the 64-bit extra field. */
  isWide?: boolean
}

interface Written {
  central: Buffer
  local: Buffer
}

/** A zip written by hand, so that a test can make each of its fields wrong. */
export function zipOf(parts: readonly ZipPart[], comment = ''): Buffer {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const { central, local } = write(part, offset)
    locals.push(local)
    centrals.push(central)
    offset += local.byteLength
  }
  const directory = Buffer.concat(centrals)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.byteLength, 12)
  end.writeUInt32LE(offset, 16)
  end.writeUInt16LE(comment.length, 20)
  return Buffer.concat([...locals, directory, end, Buffer.from(comment)])
}

function write(part: ZipPart, offset: number): Written {
  const name = Buffer.from(part.name, 'utf8')
  const packed = part.isStored === true ? Buffer.from(part.content) : deflateRawSync(part.content)
  const bytes = part.statedBytes ?? part.content.byteLength
  const isWide = part.isWide === true
  const extra = isWide ? wideExtra(bytes, packed.byteLength, offset) : Buffer.alloc(0)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(part.flags ?? 0x800, 8)
  central.writeUInt16LE(part.method ?? (part.isStored === true ? 0 : 8), 10)
  central.writeUInt32LE(part.statedCrc ?? crc32(part.content), 16)
  central.writeUInt32LE(isWide ? 0xffffffff : packed.byteLength, 20)
  central.writeUInt32LE(isWide ? 0xffffffff : bytes, 24)
  central.writeUInt16LE(name.byteLength, 28)
  central.writeUInt16LE(extra.byteLength, 30)
  central.writeUInt32LE(isWide ? 0xffffffff : offset, 42)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(name.byteLength, 26)
  return { central: Buffer.concat([central, name, extra]), local: Buffer.concat([local, name, packed]) }
}

function wideExtra(bytes: number, packedBytes: number, offset: number): Buffer {
  const extra = Buffer.alloc(28)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(24, 2)
  extra.writeBigUInt64LE(BigInt(bytes), 4)
  extra.writeBigUInt64LE(BigInt(packedBytes), 12)
  extra.writeBigUInt64LE(BigInt(offset), 20)
  return extra
}
