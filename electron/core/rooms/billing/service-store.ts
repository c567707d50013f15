import type { Day } from '../../../../shared/values/day.ts'
import type { ReadTx } from '../../store/store.ts'

/** Whether a period of a service stands on another document that still holds. */
export async function isPeriodBilledElsewhere(
  tx: ReadTx,
  serviceN: number,
  periodFrom: Day,
  exceptDocumentN: number,
): Promise<boolean> {
  const row = await tx.db
    .selectFrom('document_line as l')
    .innerJoin('document_state as s', 's.document_n', 'l.document_n')
    .select('l.document_n')
    .where('l.service_n', '=', serviceN)
    .where('l.period_from', '=', periodFrom)
    .where('l.document_n', '<>', exceptDocumentN)
    .where('s.kind', '=', 'proforma')
    .where('s.state', 'not in', ['cancelled', 'replaced'])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
