import { getDocument, GlobalWorkerOptions } from 'pdfjs-dist'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'

GlobalWorkerOptions.workerSrc = new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url).href

export type { PDFDocumentProxy, PDFPageProxy }

/** Opens PDF bytes for viewing; nothing of the document is run or fetched. */
export async function openPdf(bytes: ArrayBuffer): Promise<PDFDocumentProxy> {
  return getDocument({
    data: new Uint8Array(bytes),
    useWasm: false,
    // The build puts the decoders for black and white scans and JPEG 2000 there; without them such pages stay white.
    wasmUrl: new URL('pdf-decoders/', document.baseURI).href,
    enableXfa: false,
    disableFontFace: false,
  }).promise
}

/** Draws a page on a canvas of `scale` CSS pixels per point, sharp on screens of `density` device pixels each. */
export async function drawPage(
  page: PDFPageProxy,
  canvas: HTMLCanvasElement,
  scale: number,
  density: number,
  signal: AbortSignal,
): Promise<void> {
  const viewport = page.getViewport({ scale: scale * density })
  canvas.width = Math.floor(viewport.width)
  canvas.height = Math.floor(viewport.height)
  const task = page.render({ canvas, viewport })
  signal.addEventListener('abort', () => task.cancel(), { once: true })
  try {
    await task.promise
  } catch (error) {
    // A drawing that was overtaken by another zoom is no failure.
    if (!signal.aborted) throw error
  }
}
