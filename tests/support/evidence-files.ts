import { deflateSync } from 'node:zlib'
import { randomBytes } from 'node:crypto'
import { chunk, pngSignature } from '../../electron/core/rooms/evidence/files/png.ts'

type Paint = (x: number, y: number) => [number, number, number]

/** A picture that does not pack: whatever of it is found somewhere was not packed anew on the way. */
export const noise: Paint = () => {
  const [red = 0, green = 0, blue = 0] = randomBytes(3)
  return [red | 1, green, blue]
}

/** Black within the rectangles, else as painted. */
export function masked(
  masks: readonly { x: number; y: number; width: number; height: number }[],
  paint: Paint = noise,
): Paint {
  return (x, y) =>
    masks.some((mask) => x >= mask.x && x < mask.x + mask.width && y >= mask.y && y < mask.y + mask.height)
      ? [0, 0, 0]
      : paint(x, y)
}

export function makePng(
  width: number,
  height: number,
  paint: Paint,
  options: {
    filter?: (y: number) => number
    extra?: [type: string, data: Uint8Array][]
    behind?: Uint8Array
  } = {},
): Uint8Array {
  const stride = width * 3
  const pixels = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) pixels.set(paint(x, y), y * stride + x * 3)
  const lines = Buffer.alloc((stride + 1) * height)
  for (let y = 0; y < height; y += 1) {
    const filter = options.filter?.(y) ?? 0
    lines[y * (stride + 1)] = filter
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x
      const left = x < 3 ? 0 : (pixels[at - 3] ?? 0)
      const up = y === 0 ? 0 : (pixels[at - stride] ?? 0)
      const corner = x < 3 || y === 0 ? 0 : (pixels[at - stride - 3] ?? 0)
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0
      lines[y * (stride + 1) + 1 + x] = (pixels[at] ?? 0) - guess
    }
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    pngSignature,
    chunk('IHDR', head),
    ...(options.extra ?? []).map(([type, data]) => chunk(type, data)),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', new Uint8Array()),
    options.behind ?? new Uint8Array(),
  ])
}

/** PNG specification, 9.4. */
function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner
  const distances = [left, up, corner].map((value) => Math.abs(estimate - value))
  return [left, up, corner][distances.indexOf(Math.min(...distances))] ?? 0
}

function segment(marker: number, body: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(4 + body.length)
  bytes.set([0xff, marker])
  bytes.writeUInt16BE(body.length + 2, 2)
  bytes.set(body, 4)
  return bytes
}

/** The structure of a JPEG around bytes that stand for the coded picture. */
export function makeJpeg(
  scan: Uint8Array,
  options: { extra?: [marker: number, body: Uint8Array][]; behind?: Uint8Array; width?: number } = {},
): Uint8Array {
  const width = options.width ?? 64
  const frame = Uint8Array.of(8, 0, 48, width >> 8, width & 255, 1, 1, 0x11, 0)
  return Buffer.concat([
    Uint8Array.of(0xff, 0xd8),
    segment(0xe0, Buffer.from('JFIF\0\u0001\u0002\0\0\u0001\0\u0001\0\0', 'latin1')),
    ...(options.extra ?? []).map(([marker, body]) => segment(marker, body)),
    segment(0xdb, new Uint8Array(65)),
    segment(0xc0, frame),
    segment(0xc4, new Uint8Array(20)),
    segment(0xda, Uint8Array.of(1, 1, 0, 0, 63, 0)),
    stuffed(scan),
    Uint8Array.of(0xff, 0xd9),
    options.behind ?? new Uint8Array(),
  ])
}

/** A byte FF of coded data is followed by a zero. */
function stuffed(scan: Uint8Array): Uint8Array {
  return Uint8Array.from([...scan].flatMap((byte) => (byte === 0xff ? [0xff, 0] : [byte])))
}

/** A PDF of one page, with what is put among its objects. */
export function makePdf(extra = '', page = 'hello'): Uint8Array {
  return Buffer.from(
    `%PDF-1.7
1 0 obj
<< /Type /Catalog /Pages 2 0 R >>
endobj
2 0 obj
<< /Type /Pages /Kids [3 0 R] /Count 1 >>
endobj
3 0 obj
<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>
endobj
4 0 obj
<< /Length ${page.length} >>
stream
${page}
endstream
endobj
${extra}
trailer
<< /Root 1 0 R /Size 5 >>
startxref
0
%%EOF
`,
    'latin1',
  )
}
