import type { Content } from './content.ts'
import type { DocumentFonts } from './fonts.ts'
import { documentFonts } from './fonts.ts'
import type { FrozenDocument } from './frozen.ts'
import { correctionTable } from './layout/corrections.ts'
import { addressAndMeta, heading } from './layout/first-page.ts'
import { lineTable } from './layout/line-table.ts'
import { letterhead } from './layout/page-frame.ts'
import { contentWidth } from './layout/metrics.ts'
import type { Palette } from './layout/palette.ts'
import { paletteOf } from './layout/palette.ts'
import { textIn } from './layout/text.ts'
import { paymentBlock, receivedPayments } from './layout/payment.ts'
import { totals, totalsHeight } from './layout/totals.ts'
import { printDocument } from './print.ts'

function closingTexts(frozen: FrozenDocument, palette: Palette, fonts: DocumentFonts): Content[] {
  return frozen.closing.map((text, index) =>
    textIn(
      contentWidth,
      { text, fontSize: 8.5, color: palette.muted, margin: [0, index === 0 ? 10 : 3, 0, 0] },
      fonts,
    ),
  )
}

/** Closing words stay with the payment block, unless there are so many that both would not fit one page. */
function paymentAndClosing(frozen: FrozenDocument, palette: Palette, fonts: DocumentFonts): Content[] {
  const closing = closingTexts(frozen, palette, fonts)
  if (frozen.paymentBlock === null) return closing
  const block = paymentBlock(frozen.paymentBlock, palette, fonts)
  const words = frozen.closing.join('\n')
  const lines = words.length / 80 + words.split('\n').length
  return lines > 20 ? [block, ...closing] : [{ unbreakable: true, stack: [block, ...closing] }]
}

/**
 * Turns a frozen document into PDF bytes: tagged, PDF/A-3b, text selectable, language and title set. Equal input
 * gives equal bytes, whatever was rendered before. `resources` is the application's resources folder, found by
 * itself when left out. Throws when the fonts are missing or a QR text is too long.
 */
export function renderPdf(frozen: FrozenDocument, resources?: string): Promise<Uint8Array<ArrayBuffer>> {
  return Promise.resolve().then(() => {
    const palette = paletteOf(frozen.sender.accentColour)
    const fonts = documentFonts(resources)
    const frame = { sender: frozen.sender, title: frozen.title, pageLabel: frozen.pageLabel }
    const content: Content[] = [
      ...letterhead(frame, palette, fonts),
      addressAndMeta(
        { addressLine: frozen.sender.addressLine, recipient: frozen.recipient.lines, meta: frozen.meta },
        palette,
        fonts,
      ),
      ...heading(frozen, palette, fonts),
      ...(frozen.corrections === undefined ? [] : correctionTable(frozen.corrections, palette, fonts)),
      ...lineTable(
        frozen,
        { content: [totals(frozen, palette, fonts)], height: totalsHeight(frozen) },
        palette,
        fonts,
      ),
      ...(frozen.payments === null ? [] : receivedPayments(frozen.payments, palette, fonts)),
      ...paymentAndClosing(frozen, palette, fonts),
    ]
    return printDocument({
      content,
      frame,
      palette,
      fonts,
      metadata: frozen.metadata,
      createdAt: frozen.createdAt,
      draftMark: frozen.draftMark,
    })
  })
}
