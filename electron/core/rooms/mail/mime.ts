/** A message as RFC 5322 and MIME (RFC 2045 to 2047, 2231, 2183) write it down. */

export interface Attachment {
  fileName: string
  mediaType: string
  bytes: Uint8Array
}

export interface Letter {
  /** Unique for ever; becomes the Message-ID with the sender's domain, and the boundary. */
  id: string
  from: { name: string; address: string }
  to: readonly string[]
  subject: string
  bodyText: string
  /** BCP 47. */
  language: string
  /** UTC instant, ISO 8601. */
  at: string
  attachments: readonly Attachment[]
}

const lineLength = 76
const breaks = /[\r\n\0]/u

/**
 * The bytes of a message: all of them ASCII, lines of at most 78 characters ending in CR LF. It carries `X-Unsent: 1`,
 * by which mail programs open the file as a draft that can be sent.
 *
 * @throws Error when a header holds a line break; the rooms refuse such text long before
 */
export function writeMessage(letter: Letter): Uint8Array {
  const boundary = `=_openpost_${letter.id.replaceAll('-', '')}`
  const domain = letter.from.address.slice(letter.from.address.lastIndexOf('@') + 1)
  const headers = [
    header('From', `${displayName(letter.from.name)} <${letter.from.address}>`.trim()),
    header('To', letter.to.join(', ')),
    header('Subject', encodedText(letter.subject)),
    header('Date', dateText(letter.at)),
    header('Message-ID', `<${letter.id}@${domain}>`),
    header('MIME-Version', '1.0'),
    header('Content-Language', letter.language),
    header('X-Unsent', '1'),
  ]
  const body = textPart(letter.bodyText)
  const lines =
    letter.attachments.length === 0
      ? [...headers, ...body]
      : [
          ...headers,
          header('Content-Type', `multipart/mixed; boundary="${boundary}"`),
          '',
          `--${boundary}`,
          ...body,
          ...letter.attachments.flatMap((attachment) => [`--${boundary}`, ...attachmentPart(attachment)]),
          `--${boundary}--`,
        ]
  return new TextEncoder().encode(`${lines.join('\r\n')}\r\n`)
}

/** `Name: value`, folded at blanks so that a line keeps within 76 characters wherever it has a blank. */
function header(name: string, value: string): string {
  if (breaks.test(value)) throw new Error(`the header ${name} holds a line break`)
  const lines: string[] = []
  let line = `${name}:`
  for (const word of value.split(' ')) {
    if (line.length + 1 + word.length > lineLength && line !== `${name}:` && line.trim() !== '') {
      lines.push(line)
      line = ''
    }
    line += ` ${word}`
  }
  return [...lines, line].join('\r\n')
}

function textPart(text: string): string[] {
  const canonical = text.replace(/\r\n?|\n/gu, '\r\n')
  return [
    header('Content-Type', 'text/plain; charset=utf-8'),
    header('Content-Transfer-Encoding', 'base64'),
    '',
    ...base64Lines(new TextEncoder().encode(`${canonical}\r\n`)),
  ]
}

function attachmentPart({ fileName, mediaType, bytes }: Attachment): string[] {
  if (!/^[a-z]+\/[a-z0-9.+-]+$/u.test(mediaType)) throw new Error(`${mediaType} is no media type`)
  return [
    header('Content-Type', mediaType),
    header('Content-Transfer-Encoding', 'base64'),
    header('Content-Disposition', `attachment; ${fileNameParameter(fileName)}`),
    '',
    ...base64Lines(bytes),
  ]
}

/** A plain name as it is, quoted; any other by RFC 2231 after an ASCII stand-in for old readers. */
function fileNameParameter(fileName: string): string {
  if (breaks.test(fileName)) throw new Error('a file name holds a line break')
  const plain = fileName.replace(/[^A-Za-z0-9._-]/gu, '_')
  if (plain === fileName) return `filename="${fileName}"`
  const octets = [...new TextEncoder().encode(fileName)].map((octet) => {
    const character = String.fromCharCode(octet)
    return /[A-Za-z0-9._-]/u.test(character)
      ? character
      : `%${octet.toString(16).toUpperCase().padStart(2, '0')}`
  })
  return `filename="${plain}"; filename*=UTF-8''${octets.join('')}`
}

function base64Lines(bytes: Uint8Array): string[] {
  return (
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,76}/gu) ?? ['']
  )
}

const plainText = /^[\x20-\x7e]*$/u

function displayName(name: string): string {
  if (name === '') return ''
  if (!plainText.test(name)) return encodedText(name)
  return `"${name.replace(/["\\]/gu, '\\$&')}"`
}

/** Encoded words (RFC 2047, base64, UTF-8) of at most 75 characters each, never cut within a character. */
function encodedText(text: string): string {
  if (breaks.test(text)) throw new Error('a header holds a line break')
  if (plainText.test(text) && !text.includes('=?') && longestWord(text) < 60) return text
  const words: string[] = []
  let part = ''
  for (const character of text) {
    // 39 octets are 52 characters of base64; with the frame of 12 and `Subject: ` the line keeps within 76.
    if (Buffer.byteLength(part + character) > 39) {
      words.push(part)
      part = ''
    }
    part += character
  }
  words.push(part)
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join(' ')
}

function longestWord(text: string): number {
  return Math.max(...text.split(' ').map((word) => word.length))
}

const weekDays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** RFC 5322, section 3.3, in UTC. */
function dateText(at: string): string {
  const date = new Date(at)
  const two = (value: number): string => String(value).padStart(2, '0')
  const time = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(':')
  return `${weekDays[date.getUTCDay()]}, ${two(date.getUTCDate())} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()} ${time} +0000`
}
