import type { DocumentKind } from '../../../../shared/contract/billing.ts'
import type { ReadTx } from '../../store/store.ts'
import type { StoredDocument } from './document-store.ts'

export type Relation =
  | 'proforma-of'
  | 'invoice-of'
  | 'credits'
  | 'credited-by'
  | 'replaces'
  | 'replaced-by'
  | 'corrects'
  | 'corrected-by'

export interface RelatedDocument {
  n: number
  id: string
  kind: DocumentKind
  number: string
  /** What the asked document is to this one. */
  relation: Relation
}

/** Documents that a document came from, and those that came from it, oldest first. */
export async function readRelated(
  tx: ReadTx,
  document: Pick<StoredDocument, 'n' | 'kind' | 'originN' | 'replacesN'>,
): Promise<RelatedDocument[]> {
  const parents = [document.originN, document.replacesN].filter((n) => n !== null)
  const rows = await tx.db
    .selectFrom('document')
    .select(['n', 'id', 'kind', 'number', 'origin_n', 'replaces_n'])
    .where((where) =>
      where.or([
        where('origin_n', '=', document.n),
        where('replaces_n', '=', document.n),
        ...(parents.length === 0 ? [] : [where('n', 'in', parents)]),
      ]),
    )
    .orderBy('n')
    .execute()
  return rows.flatMap((row) => {
    const kind = row.kind as DocumentKind
    const relation = relationOf(document, { ...row, kind })
    return relation === null ? [] : { n: row.n, id: row.id, kind, number: row.number, relation }
  })
}

function relationOf(
  document: Pick<StoredDocument, 'n' | 'kind' | 'originN' | 'replacesN'>,
  other: { n: number; kind: DocumentKind; origin_n: number | null; replaces_n: number | null },
): Relation | null {
  if (other.n === document.replacesN) return 'replaces'
  if (other.replaces_n === document.n) return 'replaced-by'
  if (other.n === document.originN) return upwards[document.kind]
  return other.origin_n === document.n ? downwards[other.kind] : null
}

const upwards: Record<DocumentKind, Relation | null> = {
  proforma: null,
  invoice: 'invoice-of',
  'credit-note': 'credits',
  corrective: 'corrects',
}
const downwards: Record<DocumentKind, Relation | null> = {
  proforma: null,
  invoice: 'proforma-of',
  'credit-note': 'credited-by',
  corrective: 'corrected-by',
}

/** Public keys of services by their inner ones. */
export async function serviceIdsOf(tx: ReadTx, ns: readonly number[]): Promise<Map<number, string>> {
  if (ns.length === 0) return new Map()
  const rows = await tx.db
    .selectFrom('service')
    .select(['n', 'id'])
    .where('n', 'in', [...ns])
    .execute()
  return new Map(rows.map((row) => [row.n, row.id]))
}
