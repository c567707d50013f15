import type { FrozenDocument } from '../documents/frozen.ts'

/** Turns frozen documents into PDF bytes, outside the thread that serves calls. */
export interface PdfRenderer {
  render(frozen: FrozenDocument): Promise<{ bytes: Uint8Array; sha256: string }>
  close(): Promise<void>
}
