import { limits } from '../limits.ts'
import { StatementSink } from '../statement-sink.ts'
import type { TextReader } from '../text-reader.ts'
import { StatementRefusal } from '../types.ts'
import type { FilePosition, StatementEvent } from '../types.ts'
import { OfxState } from './ofx-state.ts'
import { OfxTokens } from './ofx-tokens.ts'
import type { OfxToken } from './ofx-tokens.ts'

/** Elements that hold others; in SGML every other element ends where the next tag begins. */
const aggregates = new Set([
  'OFX',
  'BANKMSGSRSV1',
  'CREDITCARDMSGSRSV1',
  'STMTTRNRS',
  'CCSTMTTRNRS',
  'STMTRS',
  'CCSTMTRS',
  'BANKACCTFROM',
  'CCACCTFROM',
  'BANKTRANLIST',
  'BANKTRANLISTP',
  'STMTTRN',
  'STMTTRNP',
  'BANKACCTTO',
  'CCACCTTO',
  'PAYEE',
  'CURRENCY',
  'ORIGCURRENCY',
  'LEDGERBAL',
  'AVAILBAL',
  'BALLIST',
  'BAL',
])

/**
 * Reads OFX 1 (SGML) and 2 (XML) while the text comes in: bank and card statements, one per `STMTRS` or `CCSTMTRS`.
 * Elements that are not known are passed over with what they hold. Source: OFX 1.6 and 2.2, chapter 11.
 */
export class OfxReader implements TextReader {
  private readonly tokens = new OfxTokens()
  private readonly sink: StatementSink
  private readonly state: OfxState
  private readonly open: string[] = []
  private leaf: { name: string; text: string; position: FilePosition } | null = null
  private hasEnded = false
  private isXml: boolean | null = null
  private at: FilePosition = { line: 1, column: 1 }

  constructor() {
    this.sink = new StatementSink('ofx', (code, params = {}) => new StatementRefusal(code, params, this.at))
    this.state = new OfxState(this.sink)
  }

  write(text: string): StatementEvent[] {
    if (text !== '') this.isXml ??= text.startsWith('<')
    for (const token of this.tokens.write(text)) this.take(token)
    return this.sink.take()
  }

  close(): StatementEvent[] {
    for (const token of this.tokens.close()) this.take(token)
    if (!this.hasEnded) throw new StatementRefusal('file-truncated', {}, this.tokens.position())
    this.sink.finish()
    return this.sink.take()
  }

  /** SGML names a code page that is not UTF-8 (`CHARSET:1252`), and its bytes are read as that one. */
  warnOfEncoding(): void {
    if (this.isXml === true) this.sink.warn('encoding-mended')
  }

  private take(token: OfxToken): void {
    this.at = token.position
    if (token.type === 'text') this.addText(token.text)
    else if (token.type === 'open') this.openTag(token.name, token.position)
    else this.closeTag(token.name, token.position)
  }

  private openTag(name: string, position: FilePosition): void {
    this.endLeaf()
    if (!aggregates.has(name)) {
      this.leaf = { name, text: '', position }
      return
    }
    if (this.hasEnded || (this.open.length === 0 && name !== 'OFX')) {
      throw new StatementRefusal('xml-malformed', { reason: name }, position)
    }
    if (this.open.length >= limits.elementDepth) {
      throw new StatementRefusal('xml-too-deep', { limit: limits.elementDepth }, position)
    }
    this.open.push(name)
    this.state.begin(name, this.open, position)
  }

  private closeTag(name: string, position: FilePosition): void {
    if (this.leaf?.name === name) {
      this.endLeaf()
      return
    }
    this.endLeaf()
    if (!aggregates.has(name)) return
    // An aggregate that is not closed would give its values to the one around it.
    if (this.open.at(-1) !== name) throw new StatementRefusal('xml-malformed', { reason: name }, position)
    this.state.end(name, this.open)
    this.open.pop()
    if (this.open.length === 0) this.hasEnded = true
  }

  private addText(text: string): void {
    const { leaf } = this
    if (leaf === null) return
    if (leaf.text.length + text.length > limits.textCharacters) {
      throw new StatementRefusal('text-too-long', { limit: limits.textCharacters }, leaf.position)
    }
    leaf.text = leaf.text === '' ? text : `${leaf.text} ${text}`
  }

  private endLeaf(): void {
    const { leaf } = this
    if (leaf === null) return
    this.leaf = null
    if (this.open.length > 0 && leaf.text !== '')
      this.state.value(leaf.name, leaf.text, this.open, leaf.position)
  }
}
