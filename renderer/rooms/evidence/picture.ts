/** A rectangle in pixels of the picture as it is sent. */
export interface Mask {
  x: number
  y: number
  width: number
  height: number
}

/** Sharp enough to read a document, small enough for 10 MB of PNG. */
const longestSide = 1600

/**
 * Opens a picture file, turned as the camera says and made smaller where it is large. What comes back is pixels on a
 * canvas and nothing else of the file.
 *
 * @throws DOMException when the browser cannot read it
 */
export async function openPicture(file: File): Promise<HTMLCanvasElement> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(bitmap.width * scale))
  canvas.height = Math.max(1, Math.round(bitmap.height * scale))
  const pen = penOf(canvas)
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  return canvas
}

function penOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const pen = canvas.getContext('2d', { alpha: false })
  if (pen === null) throw new DOMException('no canvas', 'NotSupportedError')
  return pen
}

/** The picture with its rectangles black, written anew as PNG: below them nothing of the original is left. */
export async function maskedPng(picture: HTMLCanvasElement, masks: readonly Mask[]): Promise<File> {
  const copy = document.createElement('canvas')
  copy.width = picture.width
  copy.height = picture.height
  const pen = penOf(copy)
  pen.drawImage(picture, 0, 0)
  pen.fillStyle = '#000000'
  for (const { x, y, width, height } of masks) pen.fillRect(x, y, width, height)
  const blob = await new Promise<Blob | null>((resolve) => copy.toBlob(resolve, 'image/png'))
  if (blob === null) throw new DOMException('no picture', 'EncodingError')
  return new File([blob], 'masked.png', { type: 'image/png' })
}

const smallest = 8

/** A rectangle from corner to corner in whole pixels within the picture; null where it is too small to be meant. */
export function maskBetween(
  from: { x: number; y: number },
  to: { x: number; y: number },
  size: { width: number; height: number },
): Mask | null {
  const clamp = (value: number, most: number) => Math.max(0, Math.min(most, Math.round(value)))
  const [left, right] = [clamp(Math.min(from.x, to.x), size.width), clamp(Math.max(from.x, to.x), size.width)]
  const [top, bottom] = [
    clamp(Math.min(from.y, to.y), size.height),
    clamp(Math.max(from.y, to.y), size.height),
  ]
  const mask = { x: left, y: top, width: right - left, height: bottom - top }
  return mask.width < smallest || mask.height < smallest ? null : mask
}

/** The rectangle moved or sized by keys, kept within the picture. */
export function nudged(
  mask: Mask,
  by: { x: number; y: number },
  isSizing: boolean,
  size: { width: number; height: number },
): Mask {
  const within = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value))
  if (isSizing) {
    return {
      ...mask,
      width: within(mask.width + by.x, smallest, size.width - mask.x),
      height: within(mask.height + by.y, smallest, size.height - mask.y),
    }
  }
  return {
    ...mask,
    x: within(mask.x + by.x, 0, size.width - mask.width),
    y: within(mask.y + by.y, 0, size.height - mask.height),
  }
}

/** Where a rectangle goes that was added by key: the middle, a sixth of the picture wide. */
export function newMask(size: { width: number; height: number }): Mask {
  const width = Math.max(smallest, Math.round(size.width / 5))
  const height = Math.max(smallest, Math.round(size.height / 5))
  return { x: Math.round((size.width - width) / 2), y: Math.round((size.height - height) / 2), width, height }
}
