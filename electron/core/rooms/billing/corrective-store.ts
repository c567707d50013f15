import { preparedRead, type Slots } from '../../store/prepared.ts'
import type { ReadTx } from '../../store/store.ts'

const lastCorrective = preparedRead((db, { key }: Slots<{ invoiceN: number }>) =>
  db
    .selectFrom('document')
    .select('n')
    .where('origin_n', '=', key('invoiceN', 'integer'))
    .where('kind', '=', 'corrective')
    .orderBy('n', 'desc')
    .limit(1),
)

/** The last corrective document of an invoice: an invoice may be corrected again and again. */
export async function readLastCorrectiveN(tx: ReadTx, invoiceN: number): Promise<number | null> {
  const [row] = await lastCorrective(tx, { invoiceN })
  return row?.n ?? null
}
