import type { ReadTx } from '../../store/store.ts'
import type { Proof } from '../billing/index.ts'
import {
  countAllRequests,
  decidedByOwnHand,
  documentsOfRequests,
  existingDocuments,
  unauthorisedCorrectives,
} from './proof-store.ts'
import type { Result } from './store.ts'

/**
 * Proves that nobody decided a change request they had worked on, that the documents of applied requests are there,
 * and that every corrective document has its request.
 */
export async function checkChanges(tx: ReadTx): Promise<Proof> {
  const problems: Proof['problems'] = []
  for (const number of await decidedByOwnHand(tx))
    problems.push({ code: 'changes.decided-by-own-hand', params: { number } })
  for (const { number, resultJson } of await documentsOfRequests(tx)) {
    const result: Result = JSON.parse(resultJson)
    const ids = result.documents.map(({ id }) => id)
    const there = await existingDocuments(tx, ids)
    if (ids.length === 0 || ids.some((id) => !there.has(id)))
      problems.push({ code: 'changes.document-missing', params: { number } })
  }
  for (const number of await unauthorisedCorrectives(tx))
    problems.push({ code: 'changes.corrective-unauthorised', params: { number } })
  return { examined: await countAllRequests(tx), problems }
}
