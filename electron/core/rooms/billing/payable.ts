import type { ReadTx } from '../../store/store.ts'
import { findPayableKeys, readPayables } from './payable-store.ts'
import type { PayableDocument, PayableSearch } from './types.ts'

/** One document by its public or its inner key, or null. */
export async function readPayable(
  tx: ReadTx,
  key: { id: string } | { n: number },
): Promise<PayableDocument | null> {
  const found = await readPayables(tx, 'id' in key ? { ids: [key.id] } : { ns: [key.n] })
  return found[0] ?? null
}

/**
 * Documents that money may belong to: open ones by any of the given traits and, for numbers, references and keys,
 * also those that cannot be paid any more. Oldest due day first, at most `limit`.
 */
export async function findPayables(tx: ReadTx, search: PayableSearch): Promise<PayableDocument[]> {
  const ns = await findPayableKeys(tx, search)
  return ns.length === 0 ? [] : readPayables(tx, { ns })
}

/** Where money for a document goes: a proforma is no debt, so what is paid on it is received in advance. */
export function paymentAccount(document: Pick<PayableDocument, 'kind'>): 'prepayments' | 'receivable' {
  return document.kind === 'proforma' ? 'prepayments' : 'receivable'
}
