import type {
  ContentStream,
  Inline,
  LaidOutNode,
  LaidOutPage,
  PdfDocument,
  PlacedLine,
  PlacedVector,
  RowToProcess,
  StructureContent,
  StructureElement,
} from './engine.ts'
import { LayoutBuilder, Renderer } from './engine.ts'

/**
 * pdfmake's `tagged` option writes an empty structure tree. This extension of its layout builder and renderer fills
 * it: while nodes are laid out a tree of elements grows in reading order and every line of text and every vector of
 * a figure remembers its element; while pages are written, what belongs to an element is marked with it, and all
 * else (letterhead band, rules, headers, footers, repeated table heads) is marked as an artifact.
 * Source of the structure types: ISO 32000-1, 14.8.4.
 */

class TagElement {
  readonly children: (TagElement | StructureContent)[] = []
  readonly type: string
  readonly parent: TagElement | null
  alt: string | undefined
  scope: string | undefined
  inHead: boolean
  /** Page of the first mark of an element of a table head; what follows on later pages is a repetition. */
  headPage: number | null = null

  constructor(type: string, parent: TagElement | null) {
    this.type = type
    this.parent = parent
    this.inHead = parent?.inHead ?? false
    parent?.children.push(this)
  }
}

/** Set on lines and vectors; pdfmake copies it along when it moves them. */
interface Marked {
  tagElement?: TagElement | null
}

function enclosing(start: TagElement, type: string): TagElement {
  for (let at: TagElement | null = start; at !== null; at = at.parent) if (at.type === type) return at
  return start
}

export class TaggingLayoutBuilder extends LayoutBuilder {
  readonly root: TagElement = new TagElement('Document', null)
  private current: TagElement = this.root
  private rowCells: Map<LaidOutNode, 'TH' | 'TD'> | null = null
  private artifact = false

  override processNode(node: LaidOutNode, verticalAlignmentAllowed?: boolean): void {
    if (node.tag === 'Artifact' && !this.artifact) {
      this.asArtifact(() => super.processNode(node, verticalAlignmentAllowed))
      return
    }
    const before = this.current
    const cells = this.rowCells
    const cell = cells?.get(node)
    if (cell !== undefined) {
      this.current = new TagElement(cell, this.current)
      if (cell === 'TH') this.current.scope = this.current.inHead ? 'Column' : 'Row'
    }
    this.rowCells = null
    this.open(node)
    super.processNode(node, verticalAlignmentAllowed)
    this.rowCells = cells
    this.current = before
  }

  private open(node: LaidOutNode): void {
    if (this.artifact || node._span === true) return
    if (node.tag === 'Outside') this.current = enclosing(this.current, 'Table').parent ?? this.root
    const type = this.typeOf(node)
    if (type === null) return
    this.current = new TagElement(type, this.current)
    this.current.alt = node.alt
  }

  private typeOf(node: LaidOutNode): string | null {
    if (node.tag === 'None' || node.tag === 'Outside' || node.tag === 'Artifact') return null
    if (node.tag !== undefined) return node.tag
    const inCell = this.current.type === 'TD' || this.current.type === 'TH'
    return 'text' in node && !inCell ? 'P' : null
  }

  override processRow(row: RowToProcess): unknown {
    const table = row.tableNode
    if (this.artifact || table === undefined || !('table' in table)) return super.processRow(row)
    const continues = table.table.continues === true
    if (table.tag !== 'Table' && !continues) return super.processRow(row)
    if (row.cells[0]?.tag === 'None') return super.processRow(row)

    const before = this.current
    this.current = new TagElement('TR', continues ? enclosing(before, 'Table') : before)
    const head = (row.rowIndex ?? 0) < (table.table.headerRows ?? 0)
    this.current.inHead = head
    this.rowCells = new Map(
      row.cells
        .filter((cell) => cell._span !== true)
        .map((cell, index) => [
          cell,
          head || (index === 0 && table.table.rowHeadings === true) ? 'TH' : 'TD',
        ]),
    )
    const result = super.processRow(row)
    this.rowCells = null
    this.current = before
    return result
  }

  override buildNextLine(node: LaidOutNode): object | null {
    const line: (object & Marked) | null = super.buildNextLine(node)
    if (line !== null) line.tagElement = this.artifact ? null : this.current
    return line
  }

  override processCanvas(node: LaidOutNode): void {
    if (!this.artifact && this.current.type === 'Figure') {
      for (const vector of node.canvas ?? [])
        Object.assign(vector, { tagElement: this.current } satisfies Marked)
    }
    super.processCanvas(node)
  }

  override addBackground(background: unknown): void {
    this.asArtifact(() => super.addBackground(background))
  }

  override addHeadersAndFooters(header: unknown, footer: unknown): void {
    this.asArtifact(() => super.addHeadersAndFooters(header, footer))
  }

  private asArtifact(work: () => void): void {
    const before = this.artifact
    this.artifact = true
    work()
    this.artifact = before
  }
}

export class TaggingRenderer extends Renderer {
  private readonly target: PdfDocument

  constructor(document: PdfDocument) {
    super(document)
    this.target = document
  }

  /** Writes the pages and then the structure tree that `layout` collected. */
  writePages(pages: LaidOutPage[], root: TagElement): void {
    pages.forEach((page, pageIndex) => {
      this.target.addPage({ size: [page.pageSize.width, page.pageSize.height] })
      gatherWrites(this.target.page.content)
      this.writeItems(page, pageIndex)
      if (page.watermark !== undefined) {
        this.target.markContent('Artifact', { type: 'Background' })
        this.renderWatermark(page)
        this.target.endMarkedContent()
      }
    })
    this.target.addStructure(this.structure(root))
  }

  /** Words of one style are written as one text: shorter, faster, and copied without gaps. */
  override renderLine(line: PlacedLine, x: number, y: number): void {
    const [first, ...rest] = line.inlines
    if (first !== undefined && rest.length > 0 && rest.every((inline) => sameStyle(inline, first))) {
      line.inlines = [
        {
          ...first,
          text: line.inlines.map((inline) => inline.text).join(''),
          width: line.inlines.reduce((sum, inline) => sum + inline.width, 0),
        },
      ]
    }
    super.renderLine(line, x, y)
  }

  override renderVector(vector: PlacedVector): void {
    if (vector.drawing === undefined) {
      super.renderVector(vector)
      return
    }
    const { operators, scale } = vector.drawing
    this.target.save()
    this.target.transform(scale, 0, 0, scale, vector.x, vector.y)
    this.target.fillColor(vector.color ?? '#000000')
    this.target.addContent(operators)
    this.target.fill()
    this.target.restore()
  }

  private writeItems(page: LaidOutPage, pageIndex: number): void {
    let open: TagElement | null | undefined
    for (const placed of page.items) {
      const owner = ownerOn(placed.item, pageIndex)
      if (owner !== open) {
        if (open !== undefined) this.target.endMarkedContent()
        if (owner === null) this.target.markContent('Artifact', { type: 'Layout' })
        else owner.children.push(this.target.markStructureContent(owner.type))
        open = owner
      }
      if (placed.type === 'line') this.renderLine(placed.item, placed.item.x, placed.item.y)
      else if (placed.type === 'vector') this.renderVector(placed.item)
      else throw new Error('Only text and vectors are placed on the pages of a document')
    }
    if (open !== undefined) this.target.endMarkedContent()
  }

  private structure(tag: TagElement): StructureElement {
    const children = tag.children
      .filter((child) => 'refs' in child || !isEmpty(child))
      .map((child) => ('refs' in child ? child : this.structure(child)))
    return this.target.struct(
      tag.type,
      {
        ...(tag.alt === undefined ? {} : { alt: tag.alt }),
        ...(tag.scope === undefined ? {} : { scope: tag.scope }),
      },
      children,
    )
  }
}

function sameStyle(one: Inline, other: Inline): boolean {
  return one.font === other.font && one.fontSize === other.fontSize && one.color === other.color
}

/** The writer makes a byte array of every operator; a page has thousands. They are joined and written once. */
function gatherWrites(content: ContentStream): void {
  const operators: string[] = []
  const { write, end } = content
  content.write = (chunk) => {
    operators.push(chunk)
  }
  content.end = () => {
    write.call(content, operators.join('\n'))
    end.call(content)
  }
}

/** Empty cells keep their place in a row; any other element that nothing was printed for says nothing. */
function isEmpty(tag: TagElement): boolean {
  if (tag.type === 'TD' || tag.type === 'TH') return false
  return tag.children.every((child) => !('refs' in child) && isEmpty(child))
}

function ownerOn(item: PlacedLine | PlacedVector, pageIndex: number): TagElement | null {
  const owner = item.tagElement
  if (!(owner instanceof TagElement)) return null
  if (!owner.inHead) return owner
  owner.headPage ??= pageIndex
  return owner.headPage === pageIndex ? owner : null
}

export type { TagElement }
