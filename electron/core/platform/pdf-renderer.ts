import type { FrozenDocument } from '../documents/frozen.ts'
import type { FrozenLetter } from '../documents/letter-frozen.ts'
import type { FrozenReceipt } from '../documents/receipt-frozen.ts'

export type Printable = FrozenDocument | FrozenReceipt | FrozenLetter

/** Turns frozen documents into PDF bytes, outside the thread that serves calls. */
export interface PdfRenderer {
  render(frozen: Printable): Promise<{ bytes: Uint8Array; sha256: string }>
  close(): Promise<void>
}
