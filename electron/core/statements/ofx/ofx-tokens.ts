import { limits } from '../limits.ts'
import { StatementRefusal } from '../types.ts'
import type { FilePosition } from '../types.ts'

/** A tag of OFX, or the text that stood behind one. Names are upper case; attributes are passed over. */
export type OfxToken =
  | { type: 'open'; name: string; position: FilePosition }
  | { type: 'close'; name: string; position: FilePosition }
  | { type: 'text'; text: string; position: FilePosition }

const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
])

/**
 * Divides OFX of both kinds, SGML without closing tags and XML, into tags and texts while it comes in. A document
 * type is refused; no entity but the basic ones and numbers is replaced, others stay as they are written.
 */
export class OfxTokens {
  private rest = ''
  private line = 1
  private column = 1

  write(text: string): OfxToken[] {
    this.rest += text
    const tokens = this.tokens(false)
    if (this.rest.length > limits.lineCharacters) throw this.refuse('text-too-long', limits.lineCharacters)
    return tokens
  }

  close(): OfxToken[] {
    return this.tokens(true)
  }

  position(): FilePosition {
    return { line: this.line, column: this.column }
  }

  private tokens(isEnd: boolean): OfxToken[] {
    const found: OfxToken[] = []
    const { rest } = this
    let at = 0
    while (at < rest.length) {
      const next = rest.charAt(at) === '<' ? this.markup(rest, at, found) : this.text(rest, at, isEnd, found)
      if (next === null) break
      this.advance(rest, at, next)
      at = next
    }
    this.rest = rest.slice(at)
    if (isEnd && this.rest !== '') throw new StatementRefusal('file-truncated', {}, this.position())
    return found
  }

  /** The end of the tag, comment or section that begins here; null where it is not complete yet. */
  private markup(rest: string, at: number, found: OfxToken[]): number | null {
    if (rest.startsWith('<!--', at)) return endOf(rest, '-->', at)
    if (rest.startsWith('<![CDATA[', at)) {
      const end = endOf(rest, ']]>', at)
      if (end !== null) this.addText(rest.slice(at + 9, end - 3), found)
      return end
    }
    if (/^<!(?:D|$)/iu.test(rest.slice(at, at + 3)) && rest.length - at >= 3) {
      throw new StatementRefusal('xml-doctype-forbidden', {}, this.position())
    }
    if ('<![CDATA['.startsWith(rest.slice(at)) || '<!--'.startsWith(rest.slice(at))) return null
    const end = endOf(rest, '>', at)
    if (end === null) return null
    const tag = rest.slice(at + 1, end - 1).trim()
    if (tag.startsWith('?')) return end
    const match = /^(?<slash>\/?)(?<name>[A-Za-z][A-Za-z0-9._]*)(?:\s[^<]*|\/)?$/u.exec(tag)
    const name = match?.groups?.name?.toUpperCase()
    if (name === undefined) throw new StatementRefusal('xml-malformed', { reason: 'tag' }, this.position())
    const isClosing = match?.groups?.slash === '/'
    const position = this.position()
    found.push({ type: isClosing ? 'close' : 'open', name, position })
    if (!isClosing && tag.endsWith('/')) found.push({ type: 'close', name, position })
    return end
  }

  private text(rest: string, at: number, isEnd: boolean, found: OfxToken[]): number | null {
    const end = rest.indexOf('<', at)
    if (end < 0 && !isEnd) return null
    const until = end < 0 ? rest.length : end
    this.addText(unescaped(rest.slice(at, until)), found)
    return until
  }

  private addText(text: string, found: OfxToken[]): void {
    if (text.includes('\0')) throw new StatementRefusal('file-is-binary', {}, this.position())
    if (text.length > limits.textCharacters) throw this.refuse('text-too-long', limits.textCharacters)
    if (text.trim() !== '') found.push({ type: 'text', text: text.trim(), position: this.position() })
  }

  private advance(rest: string, from: number, to: number): void {
    for (let index = from; index < to; index += 1) {
      if (rest.charCodeAt(index) === 10) {
        this.line += 1
        this.column = 1
      } else this.column += 1
    }
  }

  private refuse(code: 'text-too-long', limit: number): StatementRefusal {
    return new StatementRefusal(code, { limit }, this.position())
  }
}

function endOf(rest: string, mark: string, from: number): number | null {
  const at = rest.indexOf(mark, from)
  return at < 0 ? null : at + mark.length
}

function unescaped(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,5}));/giu,
    (whole, decimal, hexadecimal, name) => {
      if (typeof name === 'string') return entities.get(name.toLowerCase()) ?? whole
      const code = typeof decimal === 'string' ? Number(decimal) : parseInt(String(hexadecimal), 16)
      return code >= 32 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
        ? String.fromCodePoint(code)
        : whole
    },
  )
}
