import { SaxesParser } from 'saxes'
import type { SaxesTagPlain } from 'saxes'
import { cleanText, excerpt } from '../field-values.ts'
import { limits } from '../limits.ts'
import type { TextReader } from '../text-reader.ts'
import { StatementSink } from '../statement-sink.ts'
import { StatementRefusal } from '../types.ts'
import type { FilePosition, MessageParams, RefusalCode, StatementEvent, StatementKind } from '../types.ts'
import { statementTree } from './camt-paths.ts'
import { CamtState } from './camt-state.ts'
import type { PathNode } from './path-tree.ts'

/** The elements that hold one statement each, at their place in the three messages. */
const containers = new Map<string, { parent: string; kind: StatementKind; message: string }>([
  ['Stmt', { parent: 'BkToCstmrStmt', kind: 'statement', message: 'camt.053' }],
  ['Rpt', { parent: 'BkToCstmrAcctRpt', kind: 'report', message: 'camt.052' }],
  ['Ntfctn', { parent: 'BkToCstmrDbtCdtNtfctn', kind: 'notification', message: 'camt.054' }],
])

const messageNames = new Set([...containers.values()].map((container) => container.parent))

const tree = statementTree()

/**
 * Reads camt.052, .053 and .054 of every version while the text comes in. Follows the path of known elements and
 * skips all others with what they hold; namespaces and prefixes do not matter, envelopes around the document are
 * passed through. A document type declaration is refused, so no entity of the file's own is ever expanded.
 */
export class CamtReader implements TextReader {
  private readonly parser = new SaxesParser()
  private readonly sink: StatementSink
  private readonly state: CamtState
  /** Names of the elements outside of statements that are open. */
  private outside: string[] = []
  private stack: PathNode<CamtState>[] = []
  private node: PathNode<CamtState> | null = null
  private skipped = 0
  private text = ''
  private rootName = ''
  private sawMessage = false
  private unbroken = 0
  private isClosing = false
  private endedAt: FilePosition | null = null

  constructor() {
    const refuse = (code: RefusalCode, params: MessageParams = {}): StatementRefusal =>
      new StatementRefusal(code, params, this.position())
    this.sink = new StatementSink('camt', refuse)
    this.state = new CamtState(this.sink, () => this.position(), refuse)
    const { parser } = this
    parser.on('doctype', () => {
      throw refuse('xml-doctype-forbidden')
    })
    parser.on('opentag', (tag) => this.openTag(tag))
    parser.on('closetag', () => this.closeTag())
    parser.on('text', (text) => this.addText(text))
    parser.on('cdata', (text) => this.addText(text))
  }

  /** Takes the next piece of the document. Throws a refusal where it cannot be read. */
  write(text: string): StatementEvent[] {
    this.unbroken += text.length
    this.guarded(() => this.parser.write(text))
    if (this.unbroken > limits.unbrokenCharacters + text.length) {
      throw this.state.refuse('text-too-long', { limit: limits.unbrokenCharacters })
    }
    return this.sink.take()
  }

  /** The document has ended. Throws a refusal where it is cut off or held no statement. */
  close(): StatementEvent[] {
    this.isClosing = true
    this.endedAt = this.position()
    this.guarded(() => this.parser.close())
    if (!this.sawMessage) throw this.notAStatement()
    this.sink.finish()
    return this.sink.take()
  }

  warnOfEncoding(): void {
    this.sink.warn('encoding-mended')
  }

  private position(): FilePosition {
    // Closing sets the parser back to its first line.
    return this.endedAt ?? { line: this.parser.line, column: Math.max(this.parser.column, 1) }
  }

  private guarded(work: () => void): void {
    try {
      work()
    } catch (error) {
      if (error instanceof StatementRefusal) throw error
      if (!(error instanceof Error)) throw error
      // The parser's only other errors are its own, worded `line:column: reason.`
      const reason = error.message.replace(/^\d+:\d+: /u, '')
      const isCut = this.isClosing && this.rootName !== ''
      const code = isCut ? 'xml-truncated' : 'xml-malformed'
      throw new StatementRefusal(code, { reason: excerpt(reason) }, this.position())
    }
  }

  private openTag(tag: SaxesTagPlain): void {
    this.unbroken = 0
    if (this.skipped > 0) {
      this.skipped += 1
      if (this.skipped > limits.elementDepth) throw this.tooDeep()
      return
    }
    const name = localName(tag.name)
    const { node } = this
    if (node === null) {
      this.openOutside(name, tag)
      return
    }
    const child = node.children.get(name)
    if (child === undefined) {
      this.skipped = 1
      return
    }
    this.stack.push(node)
    this.node = child
    this.text = ''
    if (child.hasCurrency) this.state.amountCurrency = tag.attributes.Ccy?.trim() ?? ''
    if (child.open !== null) child.open(this.state)
  }

  private openOutside(name: string, tag: SaxesTagPlain): void {
    const { outside } = this
    if (outside.length >= limits.elementDepth) throw this.tooDeep()
    const parent = outside[outside.length - 1] ?? ''
    if (this.rootName === '') this.rootName = name
    if (messageNames.has(name) || name.startsWith('BkToCstmr')) this.sawMessage = true
    this.readVersion(tag, name)
    outside.push(name)
    const container = containers.get(name)
    if (container === undefined || !parent.startsWith(container.parent)) return
    if (this.state.formatVersion === '') this.state.formatVersion = container.message
    this.state.beginStatement(container.kind)
    this.node = tree
  }

  /** The version is only told, never decided on. */
  private readVersion(tag: SaxesTagPlain, name: string): void {
    if (name !== 'Document' && !messageNames.has(name)) return
    for (const [attribute, value] of Object.entries(tag.attributes)) {
      if (!attribute.startsWith('xmlns')) continue
      const version = /camt\.05[234]\.\d{3}\.\d{2}/u.exec(value)
      if (version !== null) this.state.formatVersion = version[0]
    }
  }

  private closeTag(): void {
    this.unbroken = 0
    if (this.skipped > 0) {
      this.skipped -= 1
      return
    }
    const { node } = this
    if (node === null) {
      this.outside.pop()
      return
    }
    if (node.read !== null) node.read(this.state, cleanText(this.text))
    if (node.close !== null) node.close(this.state)
    this.text = ''
    const parent = this.stack.pop()
    if (parent !== undefined) {
      this.node = parent
      return
    }
    this.node = null
    this.outside.pop()
    this.state.endStatement()
  }

  private addText(text: string): void {
    if (this.skipped > 0 || this.node === null || this.node.read === null) return
    if (text.length + this.text.length > limits.textCharacters) {
      throw this.state.refuse('text-too-long', { limit: limits.textCharacters })
    }
    this.text = this.text === '' ? text : this.text + text
  }

  private tooDeep(): StatementRefusal {
    return this.state.refuse('xml-too-deep', { limit: limits.elementDepth })
  }

  private notAStatement(): StatementRefusal {
    return new StatementRefusal(
      'xml-not-a-statement',
      { root: excerpt(this.rootName) },
      { line: 1, column: 1 },
    )
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}
