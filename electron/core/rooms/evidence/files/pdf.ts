import { inflate } from 'node:zlib'
import { promisify } from 'node:util'
import { type Checked, refused } from './file-problem.ts'

const inflateBytes = promisify<Uint8Array, { maxOutputLength: number; finishFlush: number }, Buffer>(inflate)

export const maximumPages = 20
/** What the packed objects of a file may unpack to, all together. */
const maximumUnpackedBytes = 32 * 1024 * 1024

/** What a scan of a signed form has no use for, by the reason it is refused for (ISO 32000-1, 7.6, 7.11, 12.6). */
const forbidden: Readonly<Record<string, string>> = {
  Encrypt: 'encrypted',
  JavaScript: 'script',
  JS: 'script',
  XFA: 'script',
  AA: 'action',
  Launch: 'action',
  SubmitForm: 'action',
  ImportData: 'action',
  GoToR: 'action',
  GoToE: 'action',
  RichMedia: 'attachment',
  EmbeddedFile: 'attachment',
  EmbeddedFiles: 'attachment',
  Filespec: 'attachment',
}

const broken = () => refused('evidence.file-damaged', { kind: 'PDF' })

/**
 * Checks a PDF by its names, also those written with #xx and those in packed objects: refused are encryption,
 * scripts, attachments and actions that reach outside. The viewer runs no script either way.
 *
 * @returns the number of pages
 */
export async function checkPdf(bytes: Uint8Array): Promise<Checked<{ pageCount: number }>> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  if (!/^%PDF-[12]\.\d/u.test(text)) return broken()
  if (!text.slice(-1024).includes('%%EOF')) return broken()
  const { outside, packed, streams } = split(text)
  // Objects packed within what only looks like a stream would not be seen.
  if (/\/ObjStm(?![A-Za-z0-9])/u.test(withoutEscapes(streams))) return broken()
  const unpacked = await unpack(packed)
  if (unpacked === null) return broken()
  const objects = [outside, ...unpacked].map(withoutEscapes)
  const reasons = new Set(objects.flatMap((part) => reasonsIn(part, 1)))
  // In the bytes of pictures short names occur by chance; long ones do not.
  for (const reason of reasonsIn(withoutEscapes(streams), 5)) reasons.add(reason)
  const [reason] = reasons
  if (reason !== undefined) return refused(`evidence.pdf-${reasonOf(reason)}`)
  const pageCount = objects.reduce((sum, part) => sum + countPages(part), 0)
  if (pageCount === 0) return broken()
  if (pageCount > maximumPages) return refused('evidence.pdf-pages', { pages: pageCount, maximumPages })
  return { ok: true, value: { pageCount } }
}

function reasonOf(reason: string): 'encrypted' | 'script' | 'action' | 'attachment' {
  if (reason === 'encrypted' || reason === 'script' || reason === 'action') return reason
  return 'attachment'
}

interface Parts {
  /** Everything that is not within a stream. */
  outside: string
  /** The streams that hold objects. */
  packed: { isDeflated: boolean; bytes: string }[]
  streams: string
}

/** Parts the file at its streams, by their words: `/Length` may lie, and may be written elsewhere. */
function split(text: string): Parts {
  const outside: string[] = []
  const streams: string[] = []
  const packed: Parts['packed'] = []
  let at = 0
  for (;;) {
    const opening = /stream\r?\n/gu
    opening.lastIndex = at
    const start = opening.exec(text)
    if (start === null) break
    const from = start.index + start[0].length
    const end = text.indexOf('endstream', from)
    const before = text.slice(at, start.index)
    outside.push(before)
    const body = text.slice(from, end === -1 ? text.length : end)
    streams.push(body)
    const dictionary = withoutEscapes(before.slice(Math.max(0, before.lastIndexOf('endobj'))))
    if (/\/ObjStm\b/u.test(dictionary)) packed.push({ isDeflated: isOnlyDeflated(dictionary), bytes: body })
    if (end === -1) return { outside: outside.join('\n'), packed, streams: streams.join('\n') }
    at = end + 'endstream'.length
  }
  outside.push(text.slice(at))
  return { outside: outside.join('\n'), packed, streams: streams.join('\n') }
}

function isOnlyDeflated(dictionary: string): boolean {
  return /\/Filter\s*(\/FlateDecode\b|\[\s*\/FlateDecode\s*\])/u.test(dictionary)
}

/** The packed objects as text; null where one cannot be unpacked, since then nobody knows what is in it. */
async function unpack(packed: Parts['packed']): Promise<string[] | null> {
  let left = maximumUnpackedBytes
  const texts: string[] = []
  for (const { isDeflated, bytes } of packed) {
    if (!isDeflated || left <= 0) return null
    const options = { maxOutputLength: left, finishFlush: 2 }
    const unpacked = await inflateBytes(Buffer.from(bytes, 'latin1'), options).catch(() => null)
    if (unpacked === null || unpacked.length === 0) return null
    left -= unpacked.length
    texts.push(unpacked.toString('latin1'))
  }
  return texts
}

/** `/J#61vaScript` is `/JavaScript`. */
function withoutEscapes(text: string): string {
  return text.replace(/#([0-9A-Fa-f]{2})/gu, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
}

function reasonsIn(text: string, leastLength: number): string[] {
  const found: string[] = []
  for (const [name, reason] of Object.entries(forbidden)) {
    if (name.length < leastLength) continue
    if (new RegExp(`/${name}(?![A-Za-z0-9_.-])`, 'u').test(text)) found.push(reason)
  }
  return found
}

function countPages(text: string): number {
  return text.match(/\/Type\s*\/Page(?![A-Za-z])/gu)?.length ?? 0
}
