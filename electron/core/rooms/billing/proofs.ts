import { type FileVault, sha256Hex } from '../../platform/file-vault.ts'
import type { ReadTx, Store } from '../../store/store.ts'
import {
  countAll,
  findCardMismatches,
  findGaps,
  findMisdated,
  findMisplacedLines,
  findOpenMismatches,
  findStrayCorrectives,
  findWithoutPdf,
  readHashes,
} from './proof-store.ts'
import type { Proof } from './types.ts'

/**
 * Proves that what is kept as open on documents and cards is what the ledger says: receivable lines of an invoice
 * come to what is open, prepayments of a proforma to what was paid on it until its invoice took them. A corrective
 * document is owed nothing, and states the amounts of its invoice.
 */
export async function checkDocumentIndex(tx: ReadTx): Promise<Proof> {
  const problems: Proof['problems'] = []
  for (const mismatch of await findOpenMismatches(tx))
    problems.push({ code: 'document-open-wrong', params: mismatch })
  for (const line of await findMisplacedLines(tx))
    problems.push({ code: 'document-account-wrong', params: line })
  for (const number of await findStrayCorrectives(tx))
    problems.push({ code: 'corrective-differs', params: { number } })
  for (const mismatch of await findCardMismatches(tx))
    problems.push({ code: 'card-open-wrong', params: mismatch })
  return { examined: await countAll(tx), problems }
}

/** Proves that every series runs without a gap from its first number, and is dated in order. */
export async function checkNumbering(tx: ReadTx): Promise<Proof> {
  const problems: Proof['problems'] = []
  for (const gap of await findGaps(tx)) problems.push({ code: 'series-gap', params: gap })
  for (const number of await findMisdated(tx))
    problems.push({ code: 'series-date-order', params: { number } })
  return { examined: await countAll(tx), problems }
}

/** Names issued documents whose PDF is not stored; `examined` counts all documents. */
export async function pendingPdfs(tx: ReadTx): Promise<Proof> {
  const waiting = await findWithoutPdf(tx)
  const problems = waiting.map(({ number, failed }) => ({
    code: failed ? 'pdf-failed' : 'pdf-pending',
    params: { number },
  }))
  return { examined: await countAll(tx), problems }
}

const pageSize = 200

/**
 * Hashes the frozen words and the stored PDF bytes of every document anew. Reads page by page, each on a snapshot of
 * its own, and waits for files between them.
 */
export async function checkPdfHashes(store: Pick<Store, 'read'> & { files: FileVault }): Promise<Proof> {
  const problems: Proof['problems'] = []
  let examined = 0
  let last = 0
  for (;;) {
    const page = await store.read((tx) => readHashes(tx, last, pageSize))
    for (const document of page) {
      const { number, pdfSha256 } = document
      last = document.n
      examined += 1
      if (sha256Hex(document.frozenJson) !== document.frozenSha256)
        problems.push({ code: 'frozen-text-changed', params: { number } })
      if (pdfSha256 === null) continue
      const bytes = await store.files.get(pdfSha256)
      if (bytes === null) problems.push({ code: 'pdf-missing', params: { number } })
      else if (sha256Hex(bytes) !== pdfSha256) problems.push({ code: 'pdf-changed', params: { number } })
    }
    if (page.length < pageSize) return { examined, problems }
  }
}
