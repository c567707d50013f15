import { drawPage } from './load-pdf.ts'
import type { PDFDocumentProxy } from './load-pdf.ts'

/** Points to CSS pixels, and device pixels for 200 dots an inch on paper. */
const cssPixelsPerPoint = 96 / 72
const density = 200 / 96

/**
 * Prints the pages as pictures beside the hidden app. A frame with the file itself would need a wider content
 * security policy.
 */
export async function printPdf(pdf: PDFDocumentProxy): Promise<void> {
  const sheets = document.createElement('div')
  sheets.className = 'print-sheets'
  const signal = new AbortController().signal
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const canvas = document.createElement('canvas')
    await drawPage(await pdf.getPage(number), canvas, cssPixelsPerPoint, density, signal)
    sheets.append(canvas)
  }
  document.body.append(sheets)
  window.addEventListener('afterprint', () => sheets.remove(), { once: true })
  window.print()
}
