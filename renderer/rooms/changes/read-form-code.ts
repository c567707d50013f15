import type { FormCode } from '../../../shared/values/form-code.ts'
import { findFormCode, type Picture } from './find-form-code.ts'

/** Nobody waits longer for a code that can be typed in twelve characters. */
const mostMilliseconds = 3000
/** Kept back for what cannot be stopped half way: drawing a page, one look of the decoder. */
const reservedMilliseconds = 300
/** A signed form has two pages at most; a cover sheet may lie on top. */
const mostPages = 3
const dotsPerPoint = 200 / 72
/** Photographs are larger, and show no more of a page. */
const longestSide = 4000

/**
 * The form code on a returned scan: a PDF (its first three pages) or a picture that the browser can open (JPEG, PNG,
 * WebP; no HEIC). Null where there is none that can be read within three seconds, and for any other or damaged file.
 * Never rejects. The file stays where it is: nothing is stored or sent.
 */
export async function readFormCode(file: File): Promise<FormCode | null> {
  const stop = new AbortController()
  const deadline = performance.now() + mostMilliseconds - reservedMilliseconds
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), mostMilliseconds)
  })
  try {
    const isPdf = (await file.slice(0, 1024).text()).includes('%PDF-')
    const reading = isPdf ? readPdf(file, deadline, stop.signal) : readPicture(file, deadline)
    return await Promise.race([reading, late])
  } catch {
    // Damaged files and formats that the browser does not know hold no code that anybody could read here.
    return null
  } finally {
    clearTimeout(timer)
    stop.abort()
  }
}

async function readPicture(file: File, deadline: number): Promise<FormCode | null> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(bitmap.width * scale))
  canvas.height = Math.max(1, Math.round(bitmap.height * scale))
  penOf(canvas).drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  return findFormCode(pixelsOf(canvas), deadline)
}

async function readPdf(file: File, deadline: number, signal: AbortSignal): Promise<FormCode | null> {
  // The reader of PDF files is large, and is loaded where one is dropped.
  const { drawPage, openPdf } = await import('../../ui/pdf/load-pdf.ts')
  const pdf = await openPdf(await file.arrayBuffer())
  try {
    const count = Math.min(mostPages, pdf.numPages)
    for (let number = 1; number <= count && !signal.aborted; number += 1) {
      const now = performance.now()
      const page = await pdf.getPage(number)
      const { width, height } = page.getViewport({ scale: 1 })
      const scale = Math.min(dotsPerPoint, longestSide / Math.max(width, height))
      const canvas = document.createElement('canvas')
      penOf(canvas)
      await drawPage(page, canvas, scale, 1, signal)
      // Every page gets its share of the time, so that a blank back does not take that of the form behind it.
      const share = (deadline - now) / (count - number + 1)
      const code = await findFormCode(pixelsOf(canvas), now + share)
      if (code !== null) return code
    }
    return null
  } finally {
    void pdf.loadingTask.destroy()
  }
}

function pixelsOf(canvas: HTMLCanvasElement): Picture {
  return penOf(canvas).getImageData(0, 0, canvas.width, canvas.height)
}

/** A canvas whose pixels are read back is kept in memory rather than on the graphics card. */
function penOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (pen === null) throw new DOMException('no canvas', 'NotSupportedError')
  return pen
}
