/**
 * The part of pdfmake's document definition that the page parts use, and the marks that `tagging.ts` reads.
 * pdfmake ships no types; what is not listed here is not used.
 */

/** What a piece of the page means, for readers that cannot see it. */
interface Meaning {
  /**
   * Structure type of this node. Text without one is a paragraph, a drawing without one is decoration.
   * `Outside` ends the membership of an enclosing table: what stands in it follows that table. `Artifact` hides
   * decoration that is made of text.
   */
  tag?: 'H1' | 'H2' | 'P' | 'Table' | 'Figure' | 'Div' | 'Sect' | 'Outside' | 'None' | 'Artifact'
  /** Read aloud in place of a figure. */
  alt?: string
}

interface Placement extends Meaning {
  /** Left, top, right, bottom in points. */
  margin?: [number, number, number, number]
  absolutePosition?: { x: number; y: number }
  unbreakable?: boolean
  width?: number | string
  alignment?: 'left' | 'right' | 'center'
}

interface TextStyle {
  fontSize?: number
  bold?: boolean
  color?: string
  lineHeight?: number
  characterSpacing?: number
  noWrap?: boolean
}

export interface TextContent extends Placement, TextStyle {
  text: string | TextContent[]
}

export interface StackContent extends Placement, TextStyle {
  stack: Content[]
}

export interface ColumnsContent extends Placement, TextStyle {
  columns: Content[]
  columnGap?: number
}

export type Vector = { color?: string; lineColor?: string; lineWidth?: number; fillOpacity?: number } & (
  | { type: 'rect'; x: number; y: number; w: number; h: number; r?: number; drawing?: ScaledDrawing }
  | { type: 'line'; x1: number; y1: number; x2: number; y2: number }
)

/** PDF path operators that fill the rectangle they are given to; `scale` is points per unit. */
export interface ScaledDrawing {
  operators: string
  scale: number
}

export interface CanvasContent extends Placement {
  canvas: Vector[]
}

/** Cells may span columns and be filled; a spanned place is an empty object. */
export type Cell = (Content & { colSpan?: number; fillColor?: string }) | Record<string, never>

export interface TableLayout {
  hLineWidth: (line: number, node: { table: { body: Cell[][] } }) => number
  vLineWidth: (line: number) => number
  hLineColor: (line: number, node: { table: { body: Cell[][] } }) => string
  vLineColor?: (line: number) => string
  paddingLeft: (column: number) => number
  paddingRight: (column: number, node: { table: { widths: unknown[] } }) => number
  paddingTop: (row: number, node: { table: { body: Cell[][] } }) => number
  paddingBottom: (row: number, node: { table: { body: Cell[][] } }) => number
}

export interface TableContent extends Placement, TextStyle {
  table: {
    body: Cell[][]
    widths: (number | string)[]
    headerRows?: number
    keepWithHeaderRows?: number
    dontBreakRows?: boolean
    /** The first cell of a row names the row, as in a table of labels and values. */
    rowHeadings?: boolean
    /** The rows belong to the table that encloses this one. */
    continues?: boolean
  }
  layout: TableLayout
}

export type Content = TextContent | StackContent | ColumnsContent | CanvasContent | TableContent
