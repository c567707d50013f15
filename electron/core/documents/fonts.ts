import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { GlyphPosition, GlyphRun, ParsedFont, ParsedGlyph } from './engine.ts'
import { parseFont } from './engine.ts'
import { findResourcesDirectory } from './resources-directory.ts'

/** Words are laid out once and kept; beyond this many the memory is emptied, so that it stays bounded. */
const rememberedRuns = 20_000

export type FontWeight = 'regular' | 'semibold'

export interface DocumentFonts {
  regular: ParsedFont
  semibold: ParsedFont
}

const loaded = new Map<string, DocumentFonts>()

class RememberedRun implements GlyphRun {
  readonly glyphs: ParsedGlyph[]
  readonly positions: GlyphPosition[]

  constructor(run: GlyphRun) {
    // The PDF writer scales positions in place: every caller gets its own.
    this.glyphs = run.glyphs
    this.positions = run.positions.map(({ xAdvance, yAdvance, xOffset, yOffset }) => ({
      xAdvance,
      yAdvance,
      xOffset,
      yOffset,
    }))
  }

  get advanceWidth(): number {
    let width = 0
    for (const position of this.positions) width += position.xAdvance
    return width
  }
}

function rememberLayout(font: ParsedFont): void {
  const layout = font.layout.bind(font)
  const runs = new Map<string, GlyphRun>()
  font.layout = (text, features) => {
    if (features !== undefined && features !== null) return layout(text, features)
    let run = runs.get(text)
    if (run === undefined) {
      if (runs.size >= rememberedRuns) runs.clear()
      run = layout(text)
      runs.set(text, run)
    }
    return new RememberedRun(run)
  }
}

function loadFont(file: string): ParsedFont {
  const font = parseFont(readFileSync(file))
  // A glyph remembers the first character that asked for it, and that is what a reader copies. Asking for all of
  // them in order makes the bytes of a document independent of the documents made before it.
  for (const codePoint of font.characterSet) font.glyphForCodePoint(codePoint)
  rememberLayout(font)
  return font
}

/** The two weights of the document font, parsed once per thread. `resources` is the application's folder. */
export function documentFonts(resources: string = findResourcesDirectory()): DocumentFonts {
  let fonts = loaded.get(resources)
  if (fonts === undefined) {
    fonts = {
      regular: loadFont(join(resources, 'fonts', 'inter-regular.ttf')),
      semibold: loadFont(join(resources, 'fonts', 'inter-semibold.ttf')),
    }
    loaded.set(resources, fonts)
  }
  return fonts
}

let supported: Set<number> | undefined

/** The characters that both weights can print. */
export function supportedCodePoints(resources?: string): ReadonlySet<number> {
  if (supported === undefined) {
    const { regular, semibold } = documentFonts(resources)
    const bold = new Set(semibold.characterSet)
    supported = new Set(regular.characterSet.filter((codePoint) => bold.has(codePoint)))
  }
  return supported
}

const pieceWidths = new WeakMap<ParsedFont, Map<string, number>>()

/**
 * Width in points of one line of text. Measured word by word with the blank that follows, as the PDF writer does:
 * so both ask the font for the same pieces, once.
 */
export function textWidth(font: ParsedFont, text: string, fontSize: number): number {
  let widths = pieceWidths.get(font)
  if (widths === undefined || widths.size >= rememberedRuns) {
    widths = new Map()
    pieceWidths.set(font, widths)
  }
  let units = 0
  for (const piece of text.match(/[^ ]* |[^ ]+/gu) ?? []) {
    let width = widths.get(piece)
    if (width === undefined) {
      width = font.layout(piece).advanceWidth
      widths.set(piece, width)
    }
    units += width
  }
  return (units * fontSize) / font.unitsPerEm
}

/** True for text that stands on one line of that width, and so need not be broken into words. */
export function fitsOneLine(font: ParsedFont, text: string, fontSize: number, width: number): boolean {
  return !text.includes('\n') && textWidth(font, text, fontSize) <= width
}

/** Breaks text into lines no wider than `width` points, at blanks where it can, inside a word where it must. */
export function wrapText(font: ParsedFont, text: string, fontSize: number, width: number): string[] {
  const blank = textWidth(font, ' ', fontSize)
  const lines: string[] = []
  for (const paragraph of text.split('\n')) {
    let line = ''
    let lineWidth = 0
    for (const word of paragraph.split(' ').flatMap((part) => fitWord(font, part, fontSize, width))) {
      const wordWidth = textWidth(font, word, fontSize)
      if (line !== '' && lineWidth + blank + wordWidth > width) {
        lines.push(line)
        line = ''
      }
      lineWidth = line === '' ? wordWidth : lineWidth + blank + wordWidth
      line = line === '' ? word : `${line} ${word}`
    }
    lines.push(line)
  }
  return lines
}

function fitWord(font: ParsedFont, word: string, fontSize: number, width: number): string[] {
  if (textWidth(font, word, fontSize) <= width) return [word]
  const parts: string[] = []
  let part = ''
  let partWidth = 0
  for (const character of word) {
    const characterWidth = textWidth(font, character, fontSize)
    if (part !== '' && partWidth + characterWidth > width) {
      parts.push(part)
      part = ''
      partWidth = 0
    }
    part += character
    partWidth += characterWidth
  }
  parts.push(part)
  return parts
}

/** The largest size up to `wanted` at which the text fits on one line, but not below `least`. */
export function fittingSize(
  font: ParsedFont,
  text: string,
  wanted: number,
  least: number,
  width: number,
): number {
  const natural = textWidth(font, text, wanted)
  return natural <= width ? wanted : Math.max(least, (wanted * width) / natural)
}
