import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { GlyphPosition, ParsedFont, ParsedGlyph } from './engine.ts'
import { parseFont } from './engine.ts'
import { findResourcesDirectory } from './resources-directory.ts'

/** Texts are laid out once and kept; beyond this many the memory is emptied, so that it stays bounded. */
const rememberedTexts = 20_000

export type FontWeight = 'regular' | 'semibold'

export interface DocumentFonts {
  regular: ParsedFont
  semibold: ParsedFont
}

const loaded = new Map<string, DocumentFonts>()

/** A laid-out text in thousandths of the font size, shared by every document: never changed once made. */
export interface TextLayout {
  glyphs: ParsedGlyph[]
  positions: (GlyphPosition & { advanceWidth: number })[]
  advanceWidth: number
}

const layouts = new WeakMap<ParsedFont, Map<string, TextLayout>>()

function layoutPiece(font: ParsedFont, text: string): TextLayout {
  const run = font.layout(text)
  const scale = 1000 / font.unitsPerEm
  const positions = run.positions.map(({ xAdvance, yAdvance, xOffset, yOffset }, index) => ({
    xAdvance: xAdvance * scale,
    yAdvance: yAdvance * scale,
    xOffset: xOffset * scale,
    yOffset: yOffset * scale,
    advanceWidth: (run.glyphs[index]?.advanceWidth ?? 0) * scale,
  }))
  return {
    glyphs: run.glyphs,
    positions,
    advanceWidth: positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0),
  }
}

/**
 * Lays out a text in pieces that end at blanks, exactly as the PDF writer does, and remembers both text and pieces
 * for the documents that follow: layout is what a page costs most.
 */
export function layoutText(font: ParsedFont, text: string): TextLayout {
  let known = layouts.get(font)
  if (known === undefined || known.size >= rememberedTexts) {
    known = new Map()
    layouts.set(font, known)
  }
  const found = known.get(text)
  if (found !== undefined) return found
  const pieces = text.match(/[^ \t]*[ \t]|[^ \t]+/gu) ?? []
  const [only] = pieces
  let layout: TextLayout
  if (pieces.length === 1 && only !== undefined) {
    layout = layoutPiece(font, only)
  } else {
    const parts = pieces.map((piece) => layoutText(font, piece))
    layout = {
      glyphs: parts.flatMap((part) => part.glyphs),
      positions: parts.flatMap((part) => part.positions),
      advanceWidth: parts.reduce((sum, part) => sum + part.advanceWidth, 0),
    }
  }
  known.set(text, layout)
  return layout
}

function loadFont(file: string): ParsedFont {
  const font = parseFont(readFileSync(file))
  for (const codePoint of font.characterSet) {
    // A glyph remembers the first character that asked for it, and that is what a reader copies. Asking for all of
    // them in order makes the bytes of a document independent of the documents made before it.
    rememberOutline(font.glyphForCodePoint(codePoint))
  }
  return font
}

/** The outline of a glyph is decoded whenever it is embedded; its bytes never change. */
function rememberOutline(glyph: ParsedGlyph): void {
  const decode = glyph._decode.bind(glyph)
  let outline: unknown
  glyph._decode = () => (outline ??= decode())
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

/** Width in points of one line of text. */
export function textWidth(font: ParsedFont, text: string, fontSize: number): number {
  return (layoutText(font, text).advanceWidth * fontSize) / 1000
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
