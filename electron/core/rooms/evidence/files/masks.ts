import { type Checked, refused } from './file-problem.ts'
import type { CleanPng } from './png.ts'

/** A rectangle in pixels of the picture. */
export interface Mask {
  x: number
  y: number
  width: number
  height: number
}

/** The least part of the picture that blackened rectangles cover together: photo and number are not specks. */
const leastPartPerMille = 15

/**
 * Whether a copy of an identity document was masked as it says: two rectangles at least (the photo and the number),
 * inside the picture and black in every pixel. The page blackens before it sends; this proves that it did.
 */
export function checkMasks(png: CleanPng, masks: readonly Mask[]): Checked<null> {
  const { head } = png
  const samples = head.colourType === 6 ? 4 : head.colourType === 2 ? 3 : 0
  if (head.bitDepth !== 8 || samples === 0 || head.isInterlaced) return refused('evidence.mask-unreadable')
  if (masks.length < 2) return refused('evidence.mask-missing')
  const isInside = ({ x, y, width, height }: Mask) => x + width <= head.width && y + height <= head.height
  if (!masks.every(isInside)) return refused('evidence.mask-outside')
  const covered = masks.reduce((sum, { width, height }) => sum + width * height, 0)
  if (covered * 1000 < head.width * head.height * leastPartPerMille) return refused('evidence.mask-small')
  const pixels = unfilter(png.scanLines, head.width * samples, head.height, samples)
  if (pixels === null) return refused('evidence.file-damaged', { kind: 'PNG' })
  const isBlack = masks.every((mask) => blackIn(pixels, head.width, samples, mask))
  return isBlack ? { ok: true, value: null } : refused('evidence.mask-not-black')
}

function blackIn(pixels: Uint8Array, width: number, samples: number, mask: Mask): boolean {
  for (let y = mask.y; y < mask.y + mask.height; y += 1) {
    for (let x = mask.x; x < mask.x + mask.width; x += 1) {
      const at = (y * width + x) * samples
      if (pixels[at] !== 0 || pixels[at + 1] !== 0 || pixels[at + 2] !== 0) return false
      if (samples === 4 && pixels[at + 3] !== 255) return false
    }
  }
  return true
}

/** Undoes the filters of the scan lines (PNG specification, 9.2); null where one names a filter that is none. */
function unfilter(lines: Uint8Array, stride: number, height: number, step: number): Uint8Array | null {
  const pixels = new Uint8Array(stride * height)
  for (let y = 0; y < height; y += 1) {
    const from = y * (stride + 1)
    const filter = lines[from] ?? 0
    if (filter > 4) return null
    const row = y * stride
    for (let x = 0; x < stride; x += 1) {
      const left = x < step ? 0 : (pixels[row + x - step] ?? 0)
      const up = y === 0 ? 0 : (pixels[row + x - stride] ?? 0)
      const corner = x < step || y === 0 ? 0 : (pixels[row + x - stride - step] ?? 0)
      pixels[row + x] = (lines[from + 1 + x] ?? 0) + predicted(filter, left, up, corner)
    }
  }
  return pixels
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 0) return 0
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  const estimate = left + up - corner
  const [toLeft, toUp, toCorner] = [
    Math.abs(estimate - left),
    Math.abs(estimate - up),
    Math.abs(estimate - corner),
  ]
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}
