import type { Content } from './content.ts'
import { documentFonts } from './fonts.ts'
import type { FrozenDocument } from './frozen.ts'
import { addressAndMeta, heading } from './layout/first-page.ts'
import { lineTable } from './layout/line-table.ts'
import { letterhead } from './layout/page-frame.ts'
import { sizes } from './layout/metrics.ts'
import type { Palette } from './layout/palette.ts'
import { paletteOf } from './layout/palette.ts'
import { paymentBlock, receivedPayments } from './layout/payment.ts'
import { totals } from './layout/totals.ts'
import { printDocument } from './print.ts'

function closingTexts(frozen: FrozenDocument, palette: Palette): Content[] {
  return [
    ...frozen.legalNotes.map((text, index): Content => ({
      text,
      fontSize: 8.5,
      color: palette.ink,
      margin: [0, index === 0 ? 12 : 3, 0, 0],
    })),
    ...frozen.closing.map((text, index): Content => ({
      text,
      fontSize: sizes.small,
      color: palette.muted,
      lineHeight: 1.12,
      margin: [0, index === 0 ? 10 : 3, 0, 0],
    })),
  ]
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
      ...heading(frozen, palette),
      lineTable(frozen, [totals(frozen, palette)], palette, fonts),
      ...(frozen.payments === null ? [] : receivedPayments(frozen.payments, palette)),
      ...(frozen.paymentBlock === null ? [] : [paymentBlock(frozen.paymentBlock, palette)]),
      ...closingTexts(frozen, palette),
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
