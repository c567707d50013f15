import { readFormCode } from '../../../renderer/rooms/changes/read-form-code.ts'
import { drawPage, openPdf } from '../../../renderer/ui/pdf/load-pdf.ts'

/** How a form was scanned or photographed. */
export interface Scan {
  page: number
  dotsPerInch: number
  degrees: number
  /** Greatest change of a pixel's brightness, of 255. */
  noise: number
  as: 'jpeg' | 'png' | 'jpeg-in-pdf'
}

export interface Reading {
  code: string | null
  milliseconds: number
}

export interface FormCodePage {
  readFile(base64: string, type: string): Promise<Reading>
  readScan(pdfBase64: string, scan: Scan): Promise<Reading>
  /** Brightness of the middle of a page, 0 to 255. */
  middleOf(pdfBase64: string): Promise<number>
}

declare global {
  interface Window {
    formCodePage: FormCodePage
  }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}

function penOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (pen === null) throw new Error('no canvas')
  return pen
}

async function timed(file: File): Promise<Reading> {
  const start = performance.now()
  const code = await readFormCode(file)
  return { code, milliseconds: performance.now() - start }
}

async function drawn(pdfBase64: string, page: number, dotsPerInch: number): Promise<HTMLCanvasElement> {
  const pdf = await openPdf(bytesOf(pdfBase64).buffer)
  const canvas = document.createElement('canvas')
  penOf(canvas)
  await drawPage(await pdf.getPage(page), canvas, dotsPerInch / 72, 1, new AbortController().signal)
  await pdf.loadingTask.destroy()
  return canvas
}

/** The page on the grey glass of a scanner, turned, with grain that is the same in every run. */
function scanned(sheet: HTMLCanvasElement, { degrees, noise }: Scan): HTMLCanvasElement {
  const angle = (degrees * Math.PI) / 180
  const [sine, cosine] = [Math.abs(Math.sin(angle)), Math.abs(Math.cos(angle))]
  const glass = document.createElement('canvas')
  glass.width = Math.ceil(sheet.width * cosine + sheet.height * sine)
  glass.height = Math.ceil(sheet.width * sine + sheet.height * cosine)
  const pen = penOf(glass)
  pen.fillStyle = '#c8c8c4'
  pen.fillRect(0, 0, glass.width, glass.height)
  pen.translate(glass.width / 2, glass.height / 2)
  pen.rotate(angle)
  pen.drawImage(sheet, -sheet.width / 2, -sheet.height / 2)
  const picture = pen.getImageData(0, 0, glass.width, glass.height)
  let seed = 1 + degrees + noise
  for (let at = 0; at < picture.data.length && noise > 0; at += 4) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    const change = ((seed >>> 8) / 2 ** 24 - 0.5) * 2 * noise
    for (let channel = at; channel < at + 3; channel += 1)
      picture.data[channel] = (picture.data[channel] ?? 0) + change
  }
  pen.putImageData(picture, 0, 0)
  return glass
}

async function encoded(canvas: HTMLCanvasElement, type: string): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error(type)) : resolve(blob)), type, 0.6)
  })
}

/** What a scanner makes: one page that is one JPEG. */
function pdfOf(jpeg: Blob, { width, height }: HTMLCanvasElement, dotsPerInch: number): Blob {
  const points = (pixels: number): string => ((pixels * 72) / dotsPerInch).toFixed(2)
  const page = `${points(width)} 0 0 ${points(height)} 0 0 cm /Im Do`
  return new Blob([
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n',
    `3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${points(width)} ${points(height)}]`,
    '/Resources<</XObject<</Im 5 0 R>>>>/Contents 4 0 R>>endobj\n',
    `4 0 obj<</Length ${page.length}>>stream\n${page}\nendstream endobj\n`,
    `5 0 obj<</Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceRGB`,
    `/BitsPerComponent 8/Filter/DCTDecode/Length ${jpeg.size}>>stream\n`,
    jpeg,
    '\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
  ])
}

window.formCodePage = {
  readFile: (base64, type) => timed(new File([bytesOf(base64)], 'file', { type })),
  async readScan(pdfBase64, scan) {
    const glass = scanned(await drawn(pdfBase64, scan.page, scan.dotsPerInch), scan)
    const picture = await encoded(glass, scan.as === 'png' ? 'image/png' : 'image/jpeg')
    const file = scan.as === 'jpeg-in-pdf' ? pdfOf(picture, glass, scan.dotsPerInch) : picture
    return timed(new File([file], 'scan'))
  },
  async middleOf(pdfBase64) {
    const canvas = await drawn(pdfBase64, 1, 72)
    const pixel = penOf(canvas).getImageData(canvas.width >> 1, canvas.height >> 1, 1, 1)
    return pixel.data[0] ?? 0
  },
}
