import { decodeQRBatch } from 'qr/decode.js'
import { type FormCode, formCodeFromQr } from '../../../shared/values/form-code.ts'

/** Pixels as a canvas gives them: red, green, blue and opacity, row by row from the top. */
export interface Picture {
  width: number
  height: number
  data: Uint8ClampedArray
}

/** Brightness alone: the decoder needs no more, and it is a quarter of the work. */
interface Grey {
  width: number
  height: number
  data: Uint8Array
}

interface Area {
  x: number
  y: number
  width: number
  height: number
}

/** Milliseconds for what the decoder may try again within one look; a whole page takes about fifty. */
const lookMilliseconds = 250
/** A page at 300 dots an inch has nine million; more than these are halved before anything is looked at. */
const mostPixels = 16_000_000
/** Crops of fewer pixels are doubled: the decoder wants three or four pixels a module. */
const doubledPixels = 1_500_000
/** The parts overlap, so that a code on their border is whole in one of them. */
const partShare = 0.56

/**
 * The form code in a picture of a page, or null where none is found before `deadline` (as `performance.now` counts).
 * Looks at the whole picture, then closer at its quarters, then at a smaller picture, which hides grain and creases.
 * Turned and tilted pages need no turning: the finder patterns of a QR code are found at any angle. Other QR codes in
 * the picture are passed over. Never rejects.
 */
export async function findFormCode(picture: Picture, deadline: number): Promise<FormCode | null> {
  const grey = greyOf(picture)
  const whole = grey.data.length > mostPixels ? halved(grey) : grey
  for (const look of looksAt(whole)) {
    if (performance.now() >= deadline) return null
    const code = await codeIn(look(), deadline)
    if (code !== null) return code
    // The window stays alive between two looks.
    await new Promise((resolve) => setTimeout(resolve, 0))
  }
  return null
}

function* looksAt(whole: Grey): Generator<() => Grey> {
  yield () => whole
  for (const area of quarters(whole)) {
    yield () => {
      const part = cut(whole, area)
      return part.data.length < doubledPixels ? doubled(part) : part
    }
  }
  yield () => halved(whole)
  yield () => halved(halved(whole))
}

/** The codes stand in the upper right corner of the form, wherever that is on a turned scan: it comes first. */
function quarters({ width, height }: Grey): Area[] {
  const part = { width: Math.ceil(width * partShare), height: Math.ceil(height * partShare) }
  const right = width - part.width
  const bottom = height - part.height
  return [
    { x: right, y: 0, ...part },
    { x: 0, y: bottom, ...part },
    { x: right, y: bottom, ...part },
    { x: 0, y: 0, ...part },
  ]
}

async function codeIn(picture: Grey, deadline: number): Promise<FormCode | null> {
  const timeLimit = Math.max(1, Math.min(lookMilliseconds, deadline - performance.now()))
  try {
    const [found = []] = await decodeQRBatch([picture], { format: 'I420', timeLimit })
    for (const text of found) {
      const code = typeof text === 'string' ? formCodeFromQr(text) : null
      if (code !== null) return code
    }
  } catch {
    // The decoder throws for what holds no code, and for pictures that are too small to hold one.
  }
  return null
}

/** Brightness as the eye weighs the colours (ITU-R BT.601); what shines through is paper. */
function greyOf({ width, height, data }: Picture): Grey {
  const grey = new Uint8Array(width * height)
  for (let at = 0, from = 0; at < grey.length; at += 1, from += 4) {
    const light = ((data[from] ?? 0) * 77 + (data[from + 1] ?? 0) * 150 + (data[from + 2] ?? 0) * 29) >> 8
    const opacity = data[from + 3] ?? 0
    grey[at] = opacity === 255 ? light : 255 - (((255 - light) * opacity) >> 8)
  }
  return { width, height, data: grey }
}

function cut(picture: Grey, { x, y, width, height }: Area): Grey {
  const data = new Uint8Array(width * height)
  for (let row = 0; row < height; row += 1) {
    const from = (y + row) * picture.width + x
    data.set(picture.data.subarray(from, from + width), row * width)
  }
  return { width, height, data }
}

/** Half as wide and high: each pixel is the mean of four. */
function halved({ width: stride, height: rows, data: from }: Grey): Grey {
  const width = stride >> 1
  const height = rows >> 1
  const data = new Uint8Array(width * height)
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0, source = 2 * y * stride; x < width; x += 1, source += 2, at += 1) {
      const below = source + stride
      const sum = (from[source] ?? 0) + (from[source + 1] ?? 0) + (from[below] ?? 0) + (from[below + 1] ?? 0)
      data[at] = sum >> 2
    }
  }
  return { width, height, data }
}

/** Twice as wide and high, each pixel mixed of the four that are nearest to it. */
function doubled({ width: stride, height: rows, data: from }: Grey): Grey {
  const width = stride * 2
  const data = new Uint8Array(width * rows * 2)
  for (let y = 0, at = 0; y < rows * 2; y += 1) {
    const row = (y >> 1) * stride
    const besideRow = Math.min(rows - 1, Math.max(0, (y >> 1) + (y & 1 ? 1 : -1))) * stride
    for (let x = 0; x < width; x += 1, at += 1) {
      const here = x >> 1
      const beside = Math.min(stride - 1, Math.max(0, here + (x & 1 ? 1 : -1)))
      const near = 9 * (from[row + here] ?? 0) + 3 * (from[row + beside] ?? 0)
      data[at] = (near + 3 * (from[besideRow + here] ?? 0) + (from[besideRow + beside] ?? 0)) >> 4
    }
  }
  return { width, height: rows * 2, data }
}
