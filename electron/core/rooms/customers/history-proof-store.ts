import { sql } from 'kysely'
import type { ReadTx } from '../../store/store.ts'
import type { CheckResult } from '../audit/index.ts'
import type { CardSnapshot } from './card.ts'
import { cardOfRow, snapshotOfCard } from './card-mapping.ts'
import { changesBetween } from './change-rules.ts'

const page = 2_000

/** Proves that every card is what its last version says and that no version is missing, in pages. */
export async function checkCardHistory(tx: ReadTx): Promise<CheckResult> {
  const problems: CheckResult['problems'] = []
  let examined = 0
  let after = 0
  for (;;) {
    const rows = await tx.db
      .selectFrom('customer')
      .selectAll('customer')
      .select([
        sql<string | null>`(select card_json from customer_version as v
          where v.customer_n = customer.n and v.version = customer.version)`.as('card_json'),
        sql<number>`(select count(*) from customer_version as v where v.customer_n = customer.n)`.as('kept'),
      ])
      .where('n', '>', after)
      .orderBy('n')
      .limit(page)
      .execute()
    for (const row of rows) {
      const card = cardOfRow(row)
      const problem = problemOf(snapshotOfCard(card), row.card_json, Number(row.kept) === card.version)
      if (problem !== null) problems.push({ code: problem, params: { cardNumber: card.cardNumber } })
    }
    examined += rows.length
    after = rows.at(-1)?.n ?? after
    if (rows.length < page || problems.length > 50) return { examined, problems: problems.slice(0, 50) }
    // A long proof lets other calls through between its pages.
    await new Promise((resolve) => setImmediate(resolve))
  }
}

function problemOf(now: CardSnapshot, keptJson: string | null, allKept: boolean): string | null {
  if (keptJson === null || !allKept) return 'card-version-missing'
  const kept: CardSnapshot = JSON.parse(keptJson)
  const sameIdentity = JSON.stringify(kept.taxIdentity) === JSON.stringify(now.taxIdentity)
  if (!sameIdentity) return 'card-tax-identity-differs'
  return changesBetween(kept, now).length === 0 ? null : 'card-differs-from-history'
}
