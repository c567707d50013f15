import { decodeQRBatch } from 'qr/decode.js'
import { type FormCode, formCodeFromQr } from '../../../shared/values/form-code.ts'

/** Pixels as a canvas gives them: red, green, blue and opacity, row by row from the top. */
export interface Picture {
  width: number
  height: number
  data: Uint8ClampedArray
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
const doubledPixels = 4_000_000
/** The parts overlap, so that a code on their border is whole in one of them. */
const partShare = 0.56

/**
 * The form code in a picture of a page, or null where none is found before `deadline` (as `performance.now` counts).
 * Looks at the whole picture, then closer at its quarters, then at a smaller picture, which hides grain and creases.
 * Turned and tilted pages need no turning: the finder patterns of a QR code are found at any angle. Other QR codes in
 * the picture are passed over. Never rejects.
 */
export async function findFormCode(picture: Picture, deadline: number): Promise<FormCode | null> {
  const whole = picture.width * picture.height > mostPixels ? halved(picture) : picture
  for (const look of looksAt(whole)) {
    if (performance.now() >= deadline) return null
    const code = await codeIn(look(), deadline)
    if (code !== null) return code
    // The window stays alive between two looks.
    await new Promise((resolve) => setTimeout(resolve, 0))
  }
  return null
}

function* looksAt(whole: Picture): Generator<() => Picture> {
  yield () => whole
  for (const area of quarters(whole)) {
    yield () => {
      const part = cut(whole, area)
      return part.width * part.height < doubledPixels ? doubled(part) : part
    }
  }
  yield () => halved(whole)
  yield () => halved(halved(whole))
}

/** The codes stand in the upper right corner of the form, wherever that is on a turned scan: it comes first. */
function quarters({ width, height }: Picture): Area[] {
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

async function codeIn(picture: Picture, deadline: number): Promise<FormCode | null> {
  const timeLimit = Math.max(1, Math.min(lookMilliseconds, deadline - performance.now()))
  try {
    const [found = []] = await decodeQRBatch([picture], { timeLimit })
    for (const text of found) {
      const code = typeof text === 'string' ? formCodeFromQr(text) : null
      if (code !== null) return code
    }
  } catch {
    // The decoder throws for what holds no code, and for pictures that are too small to hold one.
  }
  return null
}

function cut(picture: Picture, { x, y, width, height }: Area): Picture {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let row = 0; row < height; row += 1) {
    const from = ((y + row) * picture.width + x) * 4
    data.set(picture.data.subarray(from, from + width * 4), row * width * 4)
  }
  return { width, height, data }
}

/** Half as wide and high: each pixel is the mean of four. */
function halved(picture: Picture): Picture {
  const width = picture.width >> 1
  const height = picture.height >> 1
  const data = new Uint8ClampedArray(width * height * 4)
  const stride = picture.width * 4
  const from = picture.data
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0, source = 2 * y * stride; x < width; x += 1, source += 8) {
      for (let channel = source; channel < source + 4; channel += 1, at += 1) {
        const below = channel + stride
        data[at] = ((from[channel] ?? 0) + (from[channel + 4] ?? 0) + (from[below] ?? 0) + (from[below + 4] ?? 0)) / 4
      }
    }
  }
  return { width, height, data }
}

/** Twice as wide and high, with the steps between pixels smoothed. */
function doubled(picture: Picture): Picture {
  const width = picture.width * 2
  const height = picture.height * 2
  const data = new Uint8ClampedArray(width * height * 4)
  const pixel = (x: number, y: number, channel: number): number =>
    picture.data[
      (Math.min(picture.height - 1, Math.max(0, y)) * picture.width +
        Math.min(picture.width - 1, Math.max(0, x))) *
        4 +
        channel
    ] ?? 0
  for (let y = 0, at = 0; y < height; y += 1) {
    const rowHere = y >> 1
    const rowBeside = rowHere + (y & 1 ? 1 : -1)
    for (let x = 0; x < width; x += 1) {
      const here = x >> 1
      const beside = here + (x & 1 ? 1 : -1)
      for (let channel = 0; channel < 4; channel += 1, at += 1) {
        data[at] =
          (9 * pixel(here, rowHere, channel) +
            3 * pixel(beside, rowHere, channel) +
            3 * pixel(here, rowBeside, channel) +
            pixel(beside, rowBeside, channel)) /
          16
      }
    }
  }
  return { width, height, data }
}
