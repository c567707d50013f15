/** A small reader of messages, written from the RFCs and not from the writer. */

export interface ReadPart {
  headers: Map<string, string>
  bytes: Buffer
}
export interface ReadMessage {
  /** Lower-case names; values unfolded and decoded. */
  headers: Map<string, string>
  parts: ReadPart[]
}

function decodeWords(text: string): string {
  // Blanks between encoded words are no part of the text (RFC 2047, section 6.2).
  return text
    .replace(/(=\?[^?]+\?[BbQq]\?[^?]*\?=)\s+(?==\?)/gu, '$1')
    .replace(/=\?([^?]+)\?[Bb]\?([^?]*)\?=/gu, (_, charset: string, data: string) => {
      if (charset.toLowerCase() !== 'utf-8') throw new Error(`charset ${charset}`)
      return `\ue000${data}\ue000`
    })
    .replace(/(?:\ue000[^\ue000]*\ue000)+/gu, (run) =>
      Buffer.concat(
        run
          .split('\ue000')
          .filter((data) => data !== '')
          .map((data) => Buffer.from(data, 'base64')),
      ).toString('utf8'),
    )
}

function readHeaders(text: string): Map<string, string> {
  const headers = new Map<string, string>()
  for (const line of text.replace(/\r\n[ \t]+/gu, ' ').split('\r\n')) {
    const found = /^([!-9;-~]+): ?(.*)$/u.exec(line)
    if (found === null) throw new Error(`no header: ${line}`)
    const name = (found[1] ?? '').toLowerCase()
    if (headers.has(name)) throw new Error(`${name} twice`)
    headers.set(name, decodeWords(found[2] ?? ''))
  }
  return headers
}

function readPart(text: string): ReadPart {
  const at = text.indexOf('\r\n\r\n')
  const headers = readHeaders(text.slice(0, at))
  if (headers.get('content-transfer-encoding') !== 'base64') throw new Error('not base64')
  return { headers, bytes: Buffer.from(text.slice(at + 4), 'base64') }
}

/** @throws Error for anything that is not a message of lines within the limits */
export function readEml(bytes: Uint8Array): ReadMessage {
  const text = Buffer.from(bytes).toString('latin1')
  if (/[^\r]\n|\r[^\n]|[\u0080-\u00ff]/u.test(text)) throw new Error('a bare line end or a byte beyond ASCII')
  for (const line of text.split('\r\n')) if (line.length > 78) throw new Error(`a line of ${line.length}`)
  const at = text.indexOf('\r\n\r\n')
  const headers = readHeaders(text.slice(0, at))
  const boundary = /^multipart\/mixed; boundary="([^"]+)"$/u.exec(headers.get('content-type') ?? '')?.[1]
  if (boundary === undefined) return { headers, parts: [readPart(text)] }
  const body = text.slice(at + 4)
  const pieces = `\r\n${body}`.split(`\r\n--${boundary}`)
  if (pieces.at(-1) !== '--\r\n' || pieces[0] !== '') throw new Error('the parts are not closed')
  return { headers, parts: pieces.slice(1, -1).map((piece) => readPart(piece.slice(2))) }
}
