import { crc32, deflate, inflate } from 'node:zlib'
import { promisify } from 'node:util'
import { type Checked, maximumPixels, maximumSide, refused } from './file-problem.ts'
import type { CleanImage } from './jpeg.ts'

const deflateBytes = promisify<Uint8Array, { level: number }, Buffer>(deflate)
const inflateBytes = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(inflate)

export const pngSignature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)

export interface PngHead {
  width: number
  height: number
  bitDepth: number
  colourType: number
  isInterlaced: boolean
}

export interface CleanPng extends CleanImage {
  head: PngHead
  /** The scan lines as they stand in the file: each a filter byte and its filtered bytes. */
  scanLines: Uint8Array
}

/** Depths that go with a colour type, and samples a pixel has (PNG specification, 11.2.1). */
const colourTypes: Readonly<Record<number, { depths: readonly number[]; samples: number }>> = {
  0: { depths: [1, 2, 4, 8, 16], samples: 1 },
  2: { depths: [8, 16], samples: 3 },
  3: { depths: [1, 2, 4, 8], samples: 1 },
  4: { depths: [8, 16], samples: 2 },
  6: { depths: [8, 16], samples: 4 },
}

const broken = () => refused('evidence.file-damaged', { kind: 'PNG' })

/**
 * Reads a PNG wholly, with its checksums and its picture, and writes it anew: text, time, place, animation and
 * everything behind its end stay out, and the picture is packed again, so that nothing hides in the packing.
 */
export async function cleanPng(bytes: Uint8Array): Promise<Checked<CleanPng>> {
  const chunks = readChunks(bytes)
  const head = chunks === null ? null : headOf(chunks[0])
  if (chunks === null || head === null) return broken()
  const { width, height } = head
  if (width > maximumSide || height > maximumSide || width * height > maximumPixels)
    return refused('evidence.image-too-large', { width, height })
  const packed = chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)
  const expected = scanLineBytes(head)
  const scanLines = await inflateBytes(Buffer.concat(packed), { maxOutputLength: expected + 1 }).catch(
    () => null,
  )
  if (scanLines?.length !== expected) return broken()
  const palette = chunks.filter(({ type }) => type === 'PLTE' || type === 'tRNS')
  if (head.colourType === 3 && !palette.some(({ type }) => type === 'PLTE')) return broken()
  if (palette.some(({ data }) => data.length > 768) || palette.length > 2) return broken()
  const written = [
    pngSignature,
    chunk('IHDR', chunks[0]?.data ?? new Uint8Array()),
    ...palette.map(({ type, data }) => chunk(type, data)),
    chunk('IDAT', await deflateBytes(scanLines, { level: 6 })),
    chunk('IEND', new Uint8Array()),
  ]
  return { ok: true, value: { bytes: Buffer.concat(written), width, height, head, scanLines } }
}

interface Chunk {
  type: string
  data: Uint8Array
}

/** The chunks up to the end of the image, or null where one is cut off or its checksum is wrong. */
function readChunks(bytes: Uint8Array): Chunk[] | null {
  if (!pngSignature.every((byte, index) => bytes[index] === byte)) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const chunks: Chunk[] = []
  let at = pngSignature.length
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at)
    const end = at + 12 + length
    if (end > bytes.length) return null
    if (crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) return null
    const type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1')
    if (!/^[A-Za-z]{4}$/u.test(type)) return null
    if (type === 'IEND') return chunks
    chunks.push({ type, data: bytes.subarray(at + 8, end - 4) })
    at = end
  }
  return null
}

function headOf(first: Chunk | undefined): PngHead | null {
  if (first?.type !== 'IHDR' || first.data.length !== 13) return null
  const view = new DataView(first.data.buffer, first.data.byteOffset, 13)
  const [width, height] = [view.getUint32(0), view.getUint32(4)]
  const [bitDepth, colourType, packing, filter, interlace] = first.data.subarray(8)
  const isKnown = colourTypes[colourType ?? -1]?.depths.includes(bitDepth ?? 0) === true
  if (!isKnown || packing !== 0 || filter !== 0 || (interlace !== 0 && interlace !== 1)) return null
  if (width === 0 || height === 0) return null
  return {
    width,
    height,
    bitDepth: bitDepth ?? 0,
    colourType: colourType ?? 0,
    isInterlaced: interlace === 1,
  }
}

/** Start and step of the seven passes of an interlaced picture (PNG specification, 8.2). */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

function scanLineBytes(head: PngHead): number {
  const bitsPerPixel = (colourTypes[head.colourType]?.samples ?? 0) * head.bitDepth
  const bytesOf = (width: number, height: number) =>
    width === 0 ? 0 : height * (1 + Math.ceil((width * bitsPerPixel) / 8))
  if (!head.isInterlaced) return bytesOf(head.width, head.height)
  const sizes = passes.map(([x, y, stepX, stepY]) =>
    bytesOf(
      Math.max(0, Math.ceil((head.width - x) / stepX)),
      Math.max(0, Math.ceil((head.height - y) / stepY)),
    ),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** One chunk as it is written: length, type, data, checksum. */
export function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(12 + data.length)
  bytes.writeUInt32BE(data.length, 0)
  bytes.write(type, 4, 'latin1')
  bytes.set(data, 8)
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length)
  return bytes
}
