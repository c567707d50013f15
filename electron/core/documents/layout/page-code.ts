import type { Content } from '../content.ts'
import type { PageCode } from '../letter-frozen.ts'
import { drawQr } from '../qr-path.ts'
import { margins, millimetres, pageWidth, sizes } from './metrics.ts'
import type { Palette } from './palette.ts'

const right = pageWidth - margins.right
/** Large enough for a photograph of the whole page from a phone. */
const firstSide = millimetres(27)
const firstTop = millimetres(10)
const firstWidth = millimetres(66)
/** Between the band and the text of the page; a module is 0.6 mm then, which a scan of 150 dots an inch shows. */
const followingSide = millimetres(15)
const followingTop = millimetres(4.4)

/** What the codes take of the width of a page, with the quiet zone of four modules that ISO/IEC 18004 asks for. */
export const codeRoom = {
  firstPage: firstSide + millimetres(5),
  followingPages: followingSide + millimetres(3),
}

function qrOf(code: PageCode, side: number, top: number): Content {
  return {
    canvas: [
      {
        type: 'rect',
        x: 0,
        y: 0,
        w: side,
        h: side,
        color: '#000000',
        drawing: drawQr(code.qrText, side, 'quartile'),
      },
    ],
    absolutePosition: { x: right - side, y: top },
  }
}

/** The code in the corner of the first page, large, and below it in letters; takes no room in the flow. */
export function firstPageCode(code: PageCode, palette: Palette): Content[] {
  const place = { x: right - firstWidth, y: firstTop + firstSide + millimetres(2) }
  return [
    { ...qrOf(code, firstSide, firstTop), tag: 'Figure', alt: code.qrAlternative },
    {
      columns: [
        {
          width: firstWidth,
          stack: [
            { text: code.label, fontSize: 7, color: palette.muted, alignment: 'right' },
            { text: code.text, fontSize: 13, bold: true, color: palette.ink, alignment: 'right' },
          ],
        },
      ],
      absolutePosition: place,
    },
  ]
}

/** The code at the head of a following page, beside the title that ends `width` points from it. */
export function followingPageCode(code: PageCode, width: number, palette: Palette): Content[] {
  return [
    qrOf(code, followingSide, followingTop),
    {
      columns: [
        {
          width,
          text: `${code.label} ${code.text}`,
          fontSize: sizes.small,
          bold: true,
          color: palette.ink,
          alignment: 'right',
        },
      ],
      absolutePosition: { x: right - codeRoom.followingPages - width, y: millimetres(6.5) },
    },
  ]
}
