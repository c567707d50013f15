import { createHash } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import type { Printable } from '../platform/pdf-renderer.ts'
import { renderLetterPdf } from './letter-render.ts'
import { renderReceiptPdf } from './receipt-render.ts'
import { renderPdf } from './render.ts'
import type { RenderReply, RenderRequest, RenderWorkerData } from './render-messages.ts'

/** The worker thread that renders one document after the other; fonts and word layouts stay warm in between. */

const port = parentPort
if (port === null) throw new Error('the render worker runs as a worker thread only')

const { resources } = workerData as RenderWorkerData

function bytesOf(frozen: Printable, resources: string | undefined): Promise<Uint8Array<ArrayBuffer>> {
  if (frozen.kind === 'receipt') return renderReceiptPdf(frozen, resources)
  return frozen.kind === 'letter' ? renderLetterPdf(frozen, resources) : renderPdf(frozen, resources)
}

async function answer({ job, frozen }: RenderRequest): Promise<RenderReply> {
  try {
    const folder = resources ?? undefined
    const bytes = await bytesOf(frozen, folder)
    return { job, ok: true, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
  } catch (error) {
    return { job, ok: false, message: error instanceof Error ? error.message : String(error) }
  }
}

port.on('message', (request: RenderRequest) => {
  void answer(request).then((reply) => port.postMessage(reply, reply.ok ? [reply.bytes.buffer] : []))
})
