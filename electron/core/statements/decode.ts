import { Buffer, isAscii, isUtf8 } from 'node:buffer'
import { TextDecoder } from 'node:util'
import type { FileEncoding } from '../../../shared/values/file-encodings.ts'
import { StatementRefusal } from './types.ts'

export type { FileEncoding }

const encodingByLabel: ReadonlyMap<string, FileEncoding> = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['us-ascii', 'utf-8'],
  ['ascii', 'utf-8'],
  // A file that names UTF-16 and can be read up to that name is not in UTF-16: some tools only forget to correct it.
  ['utf-16', 'utf-8'],
  ['unicode', 'utf-8'],
  ['iso-8859-1', 'windows-1252'],
  ['iso8859-1', 'windows-1252'],
  ['latin1', 'windows-1252'],
  ['windows-1252', 'windows-1252'],
  ['cp1252', 'windows-1252'],
  ['iso-8859-15', 'iso-8859-15'],
  ['iso-8859-2', 'iso-8859-2'],
  ['windows-1250', 'windows-1250'],
])

/**
 * The encoding of a file from its first bytes: byte order mark, then the look of UTF-16, then the XML declaration,
 * else UTF-8. Throws a refusal for a declared encoding that no bank uses.
 */
export function encodingOf(head: Uint8Array): FileEncoding {
  const [first = 1, second = 1, third = 1] = head
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0x3c && second === 0) return 'utf-16le'
  if (first === 0 && second === 0x3c) return 'utf-16be'
  const start = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, 400)).toString('latin1')
  const declared = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([^"']*)["']/u.exec(start)?.[1]
  if (declared === undefined) return 'utf-8'
  const encoding = encodingByLabel.get(declared.trim().toLowerCase())
  if (encoding === undefined) {
    throw new StatementRefusal(
      'encoding-unknown',
      { encoding: declared.slice(0, 40) },
      { line: 1, column: 1 },
    )
  }
  return encoding
}

/** Turns the bytes of a file into text, piece by piece; a character may be split over two pieces. */
export class ByteDecoder {
  /** Bytes that were no UTF-8 were read as windows-1252, which is what banks then mean. */
  isMended = false
  private readonly encoding: FileEncoding
  private readonly decoder: TextDecoder
  private rest: Uint8Array = new Uint8Array(0)
  private isFirst = true

  constructor(encoding: FileEncoding) {
    this.encoding = encoding
    this.decoder = new TextDecoder(encoding, { fatal: true })
  }

  decode(bytes: Uint8Array): string {
    if (this.encoding !== 'utf-8') return this.decodeByTable(bytes, true)
    const joined = this.rest.byteLength === 0 ? bytes : Buffer.concat([this.rest, bytes])
    const end = joined.byteLength - unfinishedBytes(joined)
    this.rest = joined.slice(end)
    return this.decodeUtf8(joined.subarray(0, end))
  }

  /** What was left over at the end of the file. */
  finish(): string {
    if (this.encoding !== 'utf-8') return this.decodeByTable(new Uint8Array(0), false)
    const text = this.decodeUtf8(this.rest)
    this.rest = new Uint8Array(0)
    return text
  }

  private decodeByTable(bytes: Uint8Array, isMoreToCome: boolean): string {
    try {
      return this.decoder.decode(bytes, { stream: isMoreToCome })
    } catch {
      throw new StatementRefusal('encoding-broken', { encoding: this.encoding })
    }
  }

  private decodeUtf8(bytes: Uint8Array): string {
    if (bytes.byteLength === 0) return ''
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const isFirst = this.isFirst
    this.isFirst = false
    if (isAscii(buffer)) return buffer.toString('latin1')
    if (!isUtf8(buffer)) {
      this.isMended = true
      return mendUtf8(buffer)
    }
    const text = buffer.toString('utf8')
    return isFirst && text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  }
}

/** Bytes at the end that begin a UTF-8 character without completing it. */
function unfinishedBytes(bytes: Uint8Array): number {
  const { byteLength } = bytes
  for (let back = 1; back <= Math.min(3, byteLength); back += 1) {
    const byte = bytes[byteLength - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return characterLength(byte) > back ? back : 0
  }
  return 0
}

function characterLength(lead: number): number {
  if (lead < 0xc2 || lead > 0xf4) return 1
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
}

function mendUtf8(buffer: Buffer): string {
  const oneByte = new TextDecoder('windows-1252')
  const parts: string[] = []
  let start = 0
  let index = 0
  while (index < buffer.byteLength) {
    const lead = buffer[index] ?? 0
    const length = characterLength(lead)
    const isGood = lead < 0x80 || (length > 1 && isUtf8(buffer.subarray(index, index + length)))
    if (isGood) {
      index += length
      continue
    }
    parts.push(buffer.toString('utf8', start, index), oneByte.decode(buffer.subarray(index, index + 1)))
    index += 1
    start = index
  }
  parts.push(buffer.toString('utf8', start))
  return parts.join('')
}
