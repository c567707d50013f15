import fc from 'fast-check'
import { decodeQR } from 'qr/decode.js'
import { describe, expect, it } from 'vitest'
import { millimetres } from '../../electron/core/documents/layout/metrics.ts'
import { contrast, paletteOf } from '../../electron/core/documents/layout/palette.ts'
import { drawQr } from '../../electron/core/documents/qr-path.ts'

/** Paints the operators of the page as a bitmap, eight dots a module, as a printer would. */
function paint(text: string): { width: number; height: number; data: Uint8Array; side: number } {
  const side = millimetres(27)
  const { operators, scale } = drawQr(text, side)
  const modules = Math.round(side / scale)
  const dots = 8
  const width = (modules + 8) * dots
  const data = new Uint8Array(width * width * 4).fill(255)
  for (const run of operators.split('\n')) {
    const [x = 0, y = 0, length = 0] = run.split(' ').map(Number)
    for (let row = (y + 4) * dots; row < (y + 5) * dots; row += 1) {
      for (let column = (x + 4) * dots; column < (x + 4 + length) * dots; column += 1) {
        data.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3)
      }
    }
  }
  return { width, height: width, data, side: modules * scale }
}

describe('the payment code', () => {
  it('is exactly 27 mm wide and reads back as what was put in', () => {
    const text =
      'BCD\n002\n1\nSCT\nABNANL2A\nVan den Bergh & Żak Techniek B.V.\nNL91ABNA0417164300\nEUR60.50\n\nRF712348231'
    const picture = paint(text)
    expect(picture.side).toBeCloseTo(millimetres(27), 6)
    expect(decodeQR(picture)).toBe(text)
  })

  it('has error correction level M, as the scheme asks', () => {
    // ISO/IEC 18004, 7.9: the first two format bits stand at the left of row 8; M is 00, masked with 10.
    const rowEight = drawQr('BCD', 100)
      .operators.split('\n')
      .filter((run) => run.split(' ')[1] === '8')
    expect(rowEight[0]).toMatch(/^0 8 1 1 re$/u)
  })
})

describe('the colours of a document', () => {
  it('stay readable whatever accent the company chooses', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (value) => {
        const palette = paletteOf(`#${value.toString(16).padStart(6, '0')}`)
        expect(contrast(palette.accentText, palette.tint)).toBeGreaterThanOrEqual(4.5)
        expect(contrast(palette.onAccent, palette.accent)).toBeGreaterThanOrEqual(3)
        expect(contrast(palette.muted, '#ffffff')).toBeGreaterThanOrEqual(4.5)
      }),
    )
  })
})
