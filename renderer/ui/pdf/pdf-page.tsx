import { TextLayer } from 'pdfjs-dist'
import { useEffect, useRef } from 'react'
import { drawPage } from './load-pdf.ts'
import type { PDFPageProxy } from './load-pdf.ts'
import classes from './pdf.module.css'

/** One page: the picture, and its text above it so that it can be selected and read aloud. */
export function PdfPage({ page, scale, label }: { page: PDFPageProxy; scale: number; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const text = useRef<HTMLDivElement>(null)
  const viewport = page.getViewport({ scale })
  useEffect(() => {
    const controller = new AbortController()
    const layer = text.current
    if (canvas.current === null || layer === null) return
    void drawPage(page, canvas.current, scale, devicePixelRatio, controller.signal)
    layer.replaceChildren()
    layer.style.setProperty('--total-scale-factor', String(scale))
    const textLayer = new TextLayer({
      textContentSource: page.streamTextContent(),
      container: layer,
      viewport: page.getViewport({ scale }),
    })
    textLayer.render().catch(() => {
      // Cancelled by the next zoom; the picture stands without its text until then.
    })
    return () => {
      controller.abort()
      textLayer.cancel()
    }
  }, [page, scale])
  return (
    <div
      className={classes.page}
      style={{ width: viewport.width, height: viewport.height }}
      role="region"
      aria-label={label}
    >
      <canvas ref={canvas} aria-hidden />
      <div ref={text} className={classes.text} />
    </div>
  )
}
