import type { JobContext } from '../../api/context.ts'
import type { StoredAttachment } from './store.ts'

/** Puts a PDF into the vault, where a message finds it for as long as the message is kept. Not inside a transaction. */
export async function keepAttachment(job: JobContext, file: File): Promise<StoredAttachment> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const sha256 = await job.core.store.files.put(bytes, job.core.clock.now())
  return { fileName: file.name, mediaType: 'application/pdf', size: bytes.byteLength, sha256 }
}
