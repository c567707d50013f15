import type { Draft } from '../../../../shared/contract/billing.ts'
import { type JobContext, refuse } from '../../api/context.ts'
import { freezeDocument, readFrozenDocument } from '../../documents/index.ts'
import { decideDraft, proformaOf } from './proforma.ts'
import { documentFacts, requireDefaultAccount } from './issue.ts'
import { readDocument } from './document-store.ts'
import { readFrozen, readPdf } from './pdf-store.ts'

/** Only what is safe in a file name on every system. */
const unsafe = /[^\p{L}\p{N}._ -]+/gu

function pdfFile(bytes: Uint8Array, name: string): File {
  return new File([new Uint8Array(bytes)], `${name.replace(unsafe, '-')}.pdf`, { type: 'application/pdf' })
}

/** The PDF of a draft, marked as such; nothing is stored and no number is taken. */
export async function previewFile(job: JobContext, draft: Draft): Promise<File> {
  const facts = await job.read(async ({ tx }) => {
    const decided = await decideDraft(tx, draft, job.core.clock)
    if (decided.computed.lines.length === 0) refuse('billing.no-lines')
    const account = await requireDefaultAccount(tx)
    return documentFacts(proformaOf(decided, null), account, null, job.core.clock.now())
  })
  const { bytes } = await job.core.pdf.render(freezeDocument(facts))
  return pdfFile(bytes, 'draft')
}

/**
 * The stored bytes of an issued document. Bytes that are missing are made again when that gives the very same ones.
 *
 * @throws Refusal billing.pdf-pending, billing.pdf-failed; Missing document
 */
export async function storedFile(job: JobContext, id: string): Promise<File> {
  const { store, pdf, clock } = job.core
  const found = await job.read(async ({ tx }) => {
    const document = await readDocument(tx, { id })
    const frozen = await readFrozen(tx, document.n)
    return { document, ...frozen, stored: await readPdf(tx, document.n) }
  })
  const { number } = found.document
  if (found.stored === null) {
    if (found.document.pdfState === 'failed') refuse('billing.pdf-failed', { number, reason: found.pdfError })
    refuse('billing.pdf-pending', { number })
  }
  const bytes = await store.files.get(found.stored.sha256)
  if (bytes !== null) return pdfFile(bytes, number)
  const again = await pdf.render(readFrozenDocument(JSON.parse(found.frozenJson)))
  if (again.sha256 !== found.stored.sha256) refuse('billing.pdf-failed', { number, reason: 'missing' })
  await store.files.put(again.bytes, clock.now())
  return pdfFile(again.bytes, number)
}
