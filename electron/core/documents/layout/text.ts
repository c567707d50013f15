import type { TextContent } from '../content.ts'
import type { DocumentFonts } from '../fonts.ts'
import { fitsOneLine } from '../fonts.ts'

type SizedText = TextContent & { text: string; fontSize: number }

/**
 * Marks text that stands on one line of `width` points. pdfmake then measures and writes it in one piece instead of
 * word by word, which is most of what a page costs.
 */
export function textIn(width: number, node: SizedText, fonts: DocumentFonts): TextContent {
  const font = node.bold === true ? fonts.semibold : fonts.regular
  return fitsOneLine(font, node.text, node.fontSize, width) ? { ...node, noWrap: true } : node
}
