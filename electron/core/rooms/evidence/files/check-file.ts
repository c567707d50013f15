import type { EvidenceKind } from '../../../../../shared/contract/evidence.ts'
import { type Checked, refused } from './file-problem.ts'
import { cleanJpeg } from './jpeg.ts'
import { checkMasks, type Mask } from './masks.ts'
import { checkPdf } from './pdf.ts'
import { cleanPng, pngSignature } from './png.ts'

export const maximumFileBytes = 10 * 1024 * 1024

export const contentTypes = ['application/pdf', 'image/jpeg', 'image/png'] as const

export interface CleanFile {
  bytes: Uint8Array
  contentType: (typeof contentTypes)[number]
  pageCount: number
}

const at = (bytes: Uint8Array, from: number, to: number) =>
  Buffer.from(bytes.subarray(from, to)).toString('latin1')

/** What people take for a picture or a document and that is none of the three, by its first bytes. */
function otherKind(bytes: Uint8Array): string {
  const head = at(bytes, 0, 4)
  if (at(bytes, 0, 3) === 'GIF') return 'GIF'
  if (head === 'RIFF' && at(bytes, 8, 12) === 'WEBP') return 'WebP'
  if (head === 'II*\0' || head === 'MM\0*') return 'TIFF'
  if (head.startsWith('BM')) return 'BMP'
  if (head === 'PK\u0003\u0004') return 'ZIP, Word, Excel'
  if (head === '\u00d0\u00cf\u0011\u00e0') return 'Word, Excel'
  if (head.startsWith('MZ')) return 'EXE'
  if (/^\s*<(\?xml|svg|!doctype|html)/iu.test(at(bytes, 0, 64))) return 'HTML, SVG'
  return '?'
}

const highEfficiency = [
  'heic',
  'heix',
  'hevc',
  'hevx',
  'heim',
  'heis',
  'mif1',
  'msf1',
  'heif',
  'avif',
  'avis',
]

/**
 * Tells what a file is by its first bytes, never by its name, and answers it as it may be kept: pictures without
 * anything that is not the picture, a PDF as it came when nothing in it acts. A copy of an identity document must
 * be a picture that was masked.
 */
export async function checkFile(
  bytes: Uint8Array,
  kind: EvidenceKind,
  masks: readonly Mask[],
): Promise<Checked<CleanFile>> {
  if (bytes.length === 0) return refused('evidence.file-empty')
  if (bytes.length > maximumFileBytes) return refused('evidence.file-too-large', { megabytes: 10 })
  if (at(bytes, 4, 8) === 'ftyp' && highEfficiency.includes(at(bytes, 8, 12)))
    return refused('evidence.file-heic')
  if (at(bytes, 0, 5) === '%PDF-') {
    if (kind === 'identity-copy') return refused('evidence.identity-copy-pdf')
    const pdf = await checkPdf(bytes)
    return pdf.ok
      ? { ok: true, value: { bytes, contentType: 'application/pdf', pageCount: pdf.value.pageCount } }
      : pdf
  }
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) {
    if (kind === 'identity-copy') return refused('evidence.mask-unreadable')
    const jpeg = cleanJpeg(bytes)
    return jpeg.ok
      ? { ok: true, value: { bytes: jpeg.value.bytes, contentType: 'image/jpeg', pageCount: 1 } }
      : jpeg
  }
  if (!pngSignature.every((byte, index) => bytes[index] === byte))
    return refused('evidence.file-kind', { found: otherKind(bytes) })
  const png = await cleanPng(bytes)
  if (!png.ok) return png
  const masked = kind === 'identity-copy' || masks.length > 0 ? checkMasks(png.value, masks) : null
  if (masked !== null && !masked.ok) return masked
  return { ok: true, value: { bytes: png.value.bytes, contentType: 'image/png', pageCount: 1 } }
}
