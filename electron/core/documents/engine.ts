import { createRequire } from 'node:module'
import type { Content, ScaledDrawing } from './content.ts'

/**
 * The only door to pdfmake's and fontkit's modules. Both come without types, and pdfmake's parts are reached one by
 * one because its front object holds global state, fetches URLs and does not let the layout builder be extended.
 */
// Not named `require`: the bundler declares that itself where it sees a call of it.
const requireModule = createRequire(import.meta.url)

export interface ParsedGlyph {
  id: number
  advanceWidth: number
  /** fontkit's own: the outline as it stands in the font. */
  _decode: () => unknown
}

export interface GlyphPosition {
  xAdvance: number
  yAdvance: number
  xOffset: number
  yOffset: number
}

export interface GlyphRun {
  glyphs: ParsedGlyph[]
  positions: GlyphPosition[]
}

export interface ParsedFont {
  unitsPerEm: number
  characterSet: number[]
  glyphForCodePoint: (codePoint: number) => ParsedGlyph
  layout: (text: string) => GlyphRun
}

export interface PdfReference {
  data: Record<string, unknown>
}

export interface StructureContent {
  refs: { pageRef: PdfReference; mcid: number }[]
}

export interface StructureElement {
  end: () => void
}

/** A font as one document uses it. */
export interface EmbeddedFont {
  layout: (text: string) => object
}

/** What a page's operators are written to. */
export interface ContentStream {
  write: (operators: string) => void
  end: () => void
}

export interface PdfDocument {
  page: { content: ContentStream }
  info: Record<string, unknown>
  _addInfo: () => void
  /** Bytes written so far; the cross-reference table is made of it. */
  _offset: number
  _write: (data: string | Uint8Array) => void
  provideFont: (family: string, bold: boolean, italics: boolean) => EmbeddedFont
  addPage: (options: { size: [number, number] }) => void
  markContent: (tag: string, options?: Record<string, unknown>) => void
  markStructureContent: (tag: string) => StructureContent
  endMarkedContent: () => void
  struct: (
    type: string,
    options: { alt?: string; scope?: string; lang?: string },
    children: (StructureElement | StructureContent)[],
  ) => StructureElement
  addStructure: (element: StructureElement) => void
  addContent: (operators: string) => void
  save: () => void
  restore: () => void
  transform: (a: number, b: number, c: number, d: number, x: number, y: number) => void
  fillColor: (colour: string) => void
  fill: () => void
  end: () => void
  read: () => Buffer | null
}

interface FontFiles {
  existsSync: (name: string) => boolean
  readFileSync: (name: string) => unknown
}

export type PdfDocumentConstructor = new (
  fonts: Record<string, Record<'normal' | 'bold', string>>,
  images: Record<string, never>,
  patterns: Record<string, never>,
  attachments: Record<string, never>,
  options: Record<string, unknown>,
  virtualFiles: FontFiles,
  localAccessPolicy: (path: string) => boolean,
) => PdfDocument

/** A node while pdfmake works on it: what the page parts wrote, plus pdfmake's own marks. */
export type LaidOutNode = Content & { _span?: boolean; canvas?: object[]; positions?: unknown[] }

/** A run of text in one style; a word where pdfmake had to look for line breaks. */
export interface Inline {
  text: string
  width: number
  font: object
  fontSize: number
  color: string
}

/** A line of text where it stands on the page; `tagElement` is set and read by the tagging extension. */
export interface PlacedLine {
  x: number
  y: number
  inlines: Inline[]
  tagElement?: object | null
}

export interface PlacedVector {
  x: number
  y: number
  color?: string
  drawing?: ScaledDrawing
  tagElement?: object | null
}

export type PageItem = { type: 'line'; item: PlacedLine } | { type: 'vector'; item: PlacedVector }

export interface LaidOutPage {
  pageSize: { width: number; height: number }
  items: PageItem[]
  watermark?: unknown
}

export interface RowToProcess {
  cells: LaidOutNode[]
  tableNode?: LaidOutNode
  rowIndex?: number
}

export interface LayoutBuilderInstance {
  processNode(node: LaidOutNode, verticalAlignmentAllowed?: boolean): void
  processRow(row: RowToProcess): unknown
  processCanvas(node: LaidOutNode): void
  buildNextLine(node: LaidOutNode): object | null
  addBackground(background: unknown): void
  addHeadersAndFooters(header: unknown, footer: unknown): void
  layoutDocument(
    content: Content,
    document: PdfDocument,
    styles: Record<string, never>,
    defaultStyle: Record<string, unknown>,
    background: unknown,
    header: unknown,
    footer: unknown,
    watermark: unknown,
  ): LaidOutPage[]
}

export interface RendererInstance {
  renderLine(line: PlacedLine, x: number, y: number): void
  renderVector(vector: PlacedVector): void
  renderWatermark(page: LaidOutPage): void
}

type LayoutBuilderConstructor = new (
  pageSize: { width: number; height: number; orientation: 'portrait' },
  pageMargins: { left: number; top: number; right: number; bottom: number },
  svgMeasure: null,
) => LayoutBuilderInstance

type RendererConstructor = new (document: PdfDocument) => RendererInstance

function load<T>(name: string): T {
  return (requireModule(name) as { default: T }).default
}

export const PdfmakeDocument = load<PdfDocumentConstructor>('pdfmake/js/PDFDocument.js')
export const LayoutBuilder = load<LayoutBuilderConstructor>('pdfmake/js/LayoutBuilder.js')
export const Renderer = load<RendererConstructor>('pdfmake/js/Renderer.js')

/** Parses a TrueType font. Throws when the bytes are not a font. */
export function parseFont(bytes: Uint8Array): ParsedFont {
  return (requireModule('fontkit') as { create: (bytes: Uint8Array) => ParsedFont }).create(bytes)
}
