import { type Checked, maximumPixels, maximumSide, refused } from './file-problem.ts'

export interface CleanImage {
  bytes: Uint8Array
  width: number
  height: number
}

const startOfImage = 0xd8
const endOfImage = 0xd9
const startOfScan = 0xda
const comment = 0xfe

const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
const isApplication = (marker: number) => marker >= 0xe0 && marker <= 0xef
const isRestart = (marker: number) => marker >= 0xd0 && marker <= 0xd7

const broken = () => refused('evidence.file-damaged', { kind: 'JPEG' })

/**
 * Reads a JPEG segment by segment and writes it anew without what is no picture: EXIF with place and camera,
 * thumbnails (which may show what was blackened), comments, and everything behind its end.
 */
export function cleanJpeg(bytes: Uint8Array): Checked<CleanImage> {
  if (bytes[0] !== 0xff || bytes[1] !== startOfImage) return broken()
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let size: { width: number; height: number } | null = null
  let hasScan = false
  let at = 2
  for (;;) {
    const marker = markerAt(bytes, at)
    if (marker === null) return broken()
    at = marker.end
    if (marker.code === endOfImage) break
    const end = segmentEnd(bytes, at)
    if (end === null) return broken()
    const body = bytes.subarray(at + 2, end)
    if (isFrame(marker.code)) {
      if (size !== null || body.length < 6) return broken()
      size = { height: word(body, 1), width: word(body, 3) }
    }
    if (!isDropped(marker.code, body)) kept.push(Uint8Array.of(0xff, marker.code), bytes.subarray(at, end))
    at = end
    if (marker.code !== startOfScan) continue
    if (size === null) return broken()
    hasScan = true
    const scanEnd = endOfScan(bytes, at)
    if (scanEnd === null || scanEnd === at) return broken()
    kept.push(bytes.subarray(at, scanEnd))
    at = scanEnd
  }
  if (size === null || !hasScan || size.width === 0 || size.height === 0) return broken()
  if (size.width > maximumSide || size.height > maximumSide || size.width * size.height > maximumPixels)
    return refused('evidence.image-too-large', { ...size })
  kept.push(Uint8Array.of(0xff, endOfImage))
  return { ok: true, value: { bytes: Buffer.concat(kept), ...size } }
}

function markerAt(bytes: Uint8Array, at: number): { code: number; end: number } | null {
  if (bytes[at] !== 0xff) return null
  // A marker may be preceded by any number of fill bytes.
  let end = at + 1
  while (bytes[end] === 0xff) end += 1
  const code = bytes[end]
  if (code === undefined || code === 0 || code === startOfImage || code === 0x01 || isRestart(code))
    return null
  return { code, end: end + 1 }
}

function segmentEnd(bytes: Uint8Array, at: number): number | null {
  if (at + 2 > bytes.length) return null
  const length = word(bytes, at)
  return length < 2 || at + length > bytes.length ? null : at + length
}

const word = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)

/** Kept of the application segments: the plain JFIF head, and Adobe's, without which colours turn. */
function isDropped(code: number, body: Uint8Array): boolean {
  if (code === comment) return true
  if (!isApplication(code)) return false
  const name = Buffer.from(body.subarray(0, 5)).toString('latin1')
  if (code === 0xe0 && name === 'JFIF\0' && body.length === 14) return false
  return !(code === 0xee && name === 'Adobe' && body.length === 12)
}

/** Where the coded data of a scan ends: at the next marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number | null {
  let at = from
  for (;;) {
    at = bytes.indexOf(0xff, at)
    if (at === -1) return null
    const next = bytes[at + 1]
    if (next === undefined) return null
    if (next !== 0 && next !== 0xff && !isRestart(next)) return at
    at += next === 0xff ? 1 : 2
  }
}
