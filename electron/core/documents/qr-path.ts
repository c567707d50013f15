import { encodeQR } from 'qr'
import type { ScaledDrawing } from './content.ts'

/**
 * Draws a QR code exactly `side` points wide, without the quiet zone, error correction level M as EPC069-12 asks
 * unless told otherwise: one rectangle per horizontal run of dark modules, in whole modules, filled as one path. pdfmake's own code rounds
 * modules down until it is hard to read. Throws when the text is too long for any version.
 */
export function drawQr(
  text: string,
  side: number,
  correction: 'medium' | 'quartile' = 'medium',
): ScaledDrawing {
  // The encoder insists on a border of at least one module; the page supplies the quiet zone.
  const bordered = encodeQR(text, 'raw', { ecc: correction, border: 1 })
  const rows = bordered.slice(1, -1).map((row) => row.slice(1, -1))
  const runs: string[] = []
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; x += 1) {
      if (row[x] !== true) continue
      const start = x
      while (row[x + 1] === true) x += 1
      runs.push(`${start} ${y} ${x + 1 - start} 1 re`)
    }
  })
  return { operators: runs.join('\n'), scale: side / rows.length }
}
