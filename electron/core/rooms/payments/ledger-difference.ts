import type { Core } from '../../api/context.ts'
import type { ReadTx } from '../../store/store.ts'
import { sumOfEntriesAfter } from './proof-store.ts'

/** What was added up so far; entries are only ever appended, so a sum once taken stays right. */
const sums = new WeakMap<Core, { lastN: number; differenceCents: number }>()

/** Debits less credits of the whole ledger: zero, or the books are broken. Reads only what was posted since the last call. */
export async function ledgerDifference(core: Core, tx: ReadTx): Promise<number> {
  const known = sums.get(core) ?? { lastN: 0, differenceCents: 0 }
  const { lastN, differenceCents } = await sumOfEntriesAfter(tx, known.lastN)
  const sum = {
    lastN: Math.max(lastN, known.lastN),
    differenceCents: known.differenceCents + differenceCents,
  }
  sums.set(core, sum)
  return sum.differenceCents
}
