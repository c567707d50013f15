import type { ReadTx } from '../../store/store.ts'

/** A paid proforma that waits for its final invoice. */
export interface Waiting {
  n: number
  id: string
  number: string
}

const waitingRows = (tx: ReadTx) =>
  tx.db
    .selectFrom('document_state as s')
    .innerJoin('document as d', 'd.n', 's.document_n')
    .where('s.kind', '=', 'proforma')
    .where('s.state', '=', 'to-check')

/**
 * Proformas that wait for nothing but their final invoice, in the order of their keys: of the given ones, or all.
 * Those whose invoice is known to say something else wait for a clerk's eyes and are none of them.
 */
export async function findWaiting(
  tx: ReadTx,
  only: { ns: readonly number[] } | { ids: readonly string[] } | null,
): Promise<Waiting[]> {
  const rows = waitingRows(tx)
    .select(['d.n', 'd.id', 'd.number'])
    .where('s.check_json', 'is', null)
    .orderBy('d.n')
  if (only === null) return rows.execute()
  const found: Waiting[] = []
  const keys = 'ns' in only ? only.ns : only.ids
  for (let from = 0; from < keys.length; from += 500) {
    const part =
      'ns' in only
        ? rows.where('d.n', 'in', only.ns.slice(from, from + 500))
        : rows.where('d.id', 'in', only.ids.slice(from, from + 500))
    found.push(...(await part.execute()))
  }
  return found
}

export async function countWaiting(tx: ReadTx): Promise<number> {
  const row = await tx.db
    .selectFrom('document_state as s')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('s.kind', '=', 'proforma')
    .where('s.state', '=', 'to-check')
    .where('s.check_json', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
