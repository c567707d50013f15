import type { Printable } from '../platform/pdf-renderer.ts'

/** What the pool sends to a render worker. */
export interface RenderRequest {
  job: number
  frozen: Printable
}

/** What a worker answers; an error is a document that cannot be printed, not a worker that died. */
export type RenderReply =
  | { job: number; ok: true; bytes: Uint8Array<ArrayBuffer>; sha256: string }
  | { job: number; ok: false; message: string }

export interface RenderWorkerData {
  /** The application's resources folder; null to find it from the running file. */
  resources: string | null
}
